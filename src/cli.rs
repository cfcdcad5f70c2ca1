//! The command-line arguments.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::diag::Level;
use crate::schema::SchemaSubject;

/// Checks coaching engagements kept as Markdown, and renders a private portal for coach, client and
/// sponsor.
#[derive(Debug, Parser)]
#[command(name = "coachgen", version, about, max_term_width = 100)]
pub struct Cli {
    #[allow(missing_docs, reason = "a comment here would be printed as help")]
    #[command(subcommand)]
    pub command: Command,

    /// Use DATE (YYYY-MM-DD) as today's date, instead of the computer's clock
    #[arg(long, global = true, value_name = "DATE", value_parser = parse_date)]
    pub today: Option<NaiveDate>,

    /// Print errors and findings only
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub quiet: bool,

    /// Print details: each engagement and how long each step takes
    #[arg(long, short, global = true)]
    pub verbose: bool,
}

/// The subcommand.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the portals: one folder for the coach, and one for each client and each sponsor
    Build(BuildArgs),
    /// Check the records, and report each problem with its file, its line and how to fix it
    Check(CheckArgs),
    /// Preview the portals while you write: check records when they change, and update the browser
    Watch(WatchArgs),
    /// Explain a rule of the checker; without a name, list all rules
    Explain(ExplainArgs),
    /// Show the status of each engagement: its phase, what the next phase needs, what is due and overdue
    Status(StatusArgs),
    /// Record a client's approval, refusal or withdrawal for a sponsor; seal the wording of an agreed agenda
    Approve(ApproveArgs),
    /// Print the JSON Schema of records, coachgen.yaml or JSON output, for editors and other programs
    Schema(SchemaArgs),
    /// Create a report as a PDF for one reader: the agreement, the agenda, an interim or the final review
    Report(ReportArgs),
    /// Copy a built-in template into the practice so that you can change it; without a name, list all templates
    Eject(EjectArgs),
}

/// `coachgen build`
#[derive(Debug, Args)]
#[command(after_help = "\
Without --prune, a build removes no portals. Portals of engagements and sponsors that no longer
exist stay unchanged, and the build lists them; while an engagement is missing, the exit code is 1.
Pages that are no longer part of a portal are removed.")]
pub struct BuildArgs {
    /// A practice, a folder of engagements, or one engagement
    #[arg(default_value = ".", value_name = "DIR")]
    pub dir: PathBuf,

    /// Write the portals to this folder [default: `output` in coachgen.yaml, else `portal` in the practice]
    #[arg(long, short, value_name = "OUT")]
    pub output: Option<PathBuf>,

    /// Number of engagements to process in parallel [default: the number of processors]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,

    /// Fail if there are findings of this level or higher
    #[arg(long, value_name = "LEVEL", default_value = "forbid")]
    pub fail_on: FailOn,

    /// Do not create PDFs of the reports; you can still print each report from the browser
    #[arg(long)]
    pub no_pdf: bool,

    /// Remove the portals of engagements and sponsors that no longer exist, and list them
    #[arg(long)]
    pub prune: bool,
}

/// `coachgen watch`
#[derive(Debug, Args)]
#[command(after_help = "\
Open the printed address. It works only on this computer and only while the command runs. The
preview shows every reader’s portal, and the current page as each reader sees it. While an engagement
cannot be built, it shows the last good state and how to fix the error.
Nothing is written without --write.")]
pub struct WatchArgs {
    /// A practice, a folder of engagements, or one engagement; the whole practice is watched
    #[arg(default_value = ".", value_name = "DIR")]
    pub dir: PathBuf,

    /// Port on 127.0.0.1 [default: any free port]
    #[arg(long, short, value_name = "PORT")]
    pub port: Option<u16>,

    /// Open the preview in the browser
    #[arg(long)]
    pub open: bool,

    /// Also keep the output folder up to date, as `coachgen build` would write it
    #[arg(long)]
    pub write: bool,

    /// Write the portals to this folder [default: `output` in coachgen.yaml, else `portal` in the practice]
    #[arg(long, short, value_name = "OUT", requires = "write")]
    pub output: Option<PathBuf>,
}

/// `coachgen check`
#[derive(Debug, Args)]
#[command(after_help = "\
A record that calls something private without a marker is held back from the client and the
sponsors, and reported (CG609). If it names a reader, as in \u{201c}coach only\u{201d}, the engagement is
not built (CG602).")]
pub struct CheckArgs {
    /// A practice, a folder of engagements, or one engagement
    #[arg(default_value = ".", value_name = "DIR")]
    pub dir: PathBuf,

    /// Output format of the findings
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,

    /// Fail if there are findings of this level or higher
    #[arg(long, value_name = "LEVEL", default_value = "error")]
    pub fail_on: FailOn,

    /// Report only this rule, given by its code or name; can be repeated
    #[arg(long, value_name = "RULE")]
    pub only: Vec<String>,

    /// Apply safe fixes, then check again
    #[arg(long)]
    pub fix: bool,

    /// Show what --fix would change, without changing anything
    #[arg(long, conflicts_with_all = ["fix", "format"])]
    pub diff: bool,
}

/// `coachgen report`
#[derive(Debug, Args)]
#[command(after_help = "\
A report contains only what its reader may see: the sponsor’s final review differs from the coach’s.
It is the same PDF that `coachgen build` writes to that reader’s portal.")]
pub struct ReportArgs {
    /// Folder of the engagement
    #[arg(value_name = "ENGAGEMENT")]
    pub engagement: PathBuf,

    /// Report to create
    #[arg(value_name = "REPORT")]
    pub report: ReportKind,

    /// Reader of the report: coach, client, sponsor, or a sponsor’s name
    #[arg(long = "for", value_name = "READER", default_value = "coach")]
    pub reader: String,

    /// Date of the review, if there are several (YYYY-MM-DD) [default: the last]
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub on: Option<NaiveDate>,

    /// Write the PDF to this file; `-` is standard output [default: ENGAGEMENT-REPORT-READER.pdf in this folder]
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Overwrite the file if it exists
    #[arg(long)]
    pub force: bool,
}

/// A kind of report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportKind {
    /// The coaching agreement
    Agreement,
    /// The coaching agenda in force
    Agenda,
    /// An interim review
    Interim,
    /// The final review
    Final,
}

impl ReportKind {
    /// The word that identifies the kind in file names and report models.
    pub fn word(self) -> &'static str {
        match self {
            ReportKind::Agreement => "agreement",
            ReportKind::Agenda => "agenda",
            ReportKind::Interim => "interim",
            ReportKind::Final => "final",
        }
    }
}

/// `coachgen explain`
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// A rule's code or name, for example CG302 or agenda-size
    #[arg(value_name = "RULE")]
    pub rule: Option<String>,
}

/// Output format of `coachgen check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With excerpts of the records
    Human,
    /// One line per finding, without the text of records: for hooks, logs and editors
    Concise,
    /// JSON, without the text of records; `coachgen schema findings` prints its schema
    Json,
}

/// The lowest level of findings at which a command fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Any finding
    Warn,
    /// Errors, including those that block the build
    Error,
    /// Only errors that block the build
    Forbid,
}

impl FailOn {
    /// Whether a finding of `level` makes the command fail.
    pub fn fails(self, level: Level) -> bool {
        let least = match self {
            FailOn::Warn => Level::Warn,
            FailOn::Error => Level::Error,
            FailOn::Forbid => Level::Forbid,
        };
        level >= least
    }
}

/// `coachgen status`
#[derive(Debug, Args)]
#[command(after_help = "\
✓ complete   ◐ in progress, or passed with something missing   ○ not started

Engagements that need your attention are listed first; with --quiet, only these are listed.
A single engagement is shown in full. The output contains names of clients and is meant only for you.")]
pub struct StatusArgs {
    /// A practice, a folder of engagements, or one engagement
    #[arg(default_value = ".", value_name = "DIR")]
    pub dir: PathBuf,

    /// Output format; `coachgen schema status` prints the schema of the JSON
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: StatusFormat,

    /// Also list closed engagements; the JSON always includes them
    #[arg(long)]
    pub all: bool,
}

/// Output format of `coachgen status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StatusFormat {
    /// A few lines per engagement
    Human,
    /// JSON
    Json,
}

/// `coachgen approve`
#[derive(Debug, Args)]
pub struct ApproveArgs {
    /// Records to approve, decline or withdraw
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// Date of the client's decision (YYYY-MM-DD) [default: today]
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub on: Option<NaiveDate>,

    /// Sponsor to whom the decision applies; can be repeated [default: current sponsors who have the record, else all
    /// current sponsors for whom it was not declined or withdrawn; with --withdraw, all sponsors who have it]
    #[arg(long = "for", value_name = "NAME")]
    pub sponsors: Vec<String>,

    /// Show what changed since the last approval, word by word, without changing anything
    #[arg(long, conflicts_with_all = ["on", "withdraw", "decline", "because"])]
    pub diff: bool,

    /// End the approval; the sponsor no longer gets the record
    #[arg(long, group = "refusal")]
    pub withdraw: bool,

    /// Record that the client does not approve this version; an earlier approved version stays
    #[arg(long, group = "refusal")]
    pub decline: bool,

    /// Reason, with --decline or --withdraw; shown only to you
    #[arg(long, value_name = "TEXT", requires = "refusal")]
    pub because: Option<String>,
}

/// `coachgen schema`
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// A kind of record, practice for coachgen.yaml, findings or status for the JSON output of check or status,
    /// approval or ledger for the files in approvals/ [default: a record of any kind]
    #[arg(value_name = "KIND", value_parser = schema_kind())]
    pub kind: Option<SchemaSubject>,
}

/// `coachgen eject`
#[derive(Debug, Args)]
#[command(
    override_usage = "coachgen eject [OPTIONS] [NAME]... [DIR]",
    after_help = "\
A file in the practice’s templates/ replaces the built-in template of the same name; all others stay built in.
Existing files are never overwritten. To go back to a built-in template, remove its file from templates/.
docs/templates.md lists the data that each template receives."
)]
pub struct EjectArgs {
    /// Templates or parts of the style sheet, for example agenda.html or base.css; the last argument can be the folder
    /// of a practice [default: this folder]
    #[arg(value_name = "NAME")]
    pub what: Vec<String>,

    /// Write a page with all interface components to OUT, in the practice’s accent colour: for authors of templates
    #[arg(long, value_name = "OUT", hide_short_help = true)]
    pub gallery: Option<PathBuf>,
}

/// Parses the kind of schema.
fn schema_kind() -> impl TypedValueParser<Value = SchemaSubject> {
    PossibleValuesParser::new(SchemaSubject::with_title().filter_map(SchemaSubject::word))
        .try_map(|word| SchemaSubject::from_word(&word).ok_or("use a value listed in the help"))
}

/// Parses a date in the form that records use.
fn parse_date(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map_err(|_| "use a valid date in the form YYYY-MM-DD, for example 2026-05-12".to_owned())
}
