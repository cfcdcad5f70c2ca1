//! The command line.

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

    /// Take this day for today (YYYY-MM-DD), instead of the computer's clock
    #[arg(long, global = true, value_name = "DATE", value_parser = day)]
    pub today: Option<NaiveDate>,

    /// Say only what went wrong
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub quiet: bool,

    /// Say more: each engagement and where its time went
    #[arg(long, short, global = true)]
    pub verbose: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the portals: one folder for the coach, one for each client and each sponsor
    Build(BuildArgs),
    /// Check the records and say what is wrong, with file, line and what to write instead
    Check(CheckArgs),
    /// Show the portals while you write: follow the records, check them, and keep the browser in step
    Watch(WatchArgs),
    /// Explain a rule of the checker; without a name, list them all
    Explain(ExplainArgs),
    /// Say where each engagement stands: its phase, what the next one needs, what is due and overdue
    Status(StatusArgs),
    /// Record a client's approval, refusal or withdrawal for a sponsor; seal the words of an agreed agenda
    Approve(ApproveArgs),
    /// Print the JSON Schema of records, of coachgen.yaml or of JSON output, for editors and other programs
    Schema(SchemaArgs),
    /// Make one report as a PDF: the agreement, the agenda, an interim or the final review, as one reader may have it
    Report(ReportArgs),
    /// Copy a built-in template into the practice, to change it; without a name, list them all
    Eject(EjectArgs),
}

/// `coachgen build`
#[derive(Debug, Args)]
#[command(after_help = "\
Without --prune, a build removes no portal. Where an engagement or a sponsor is gone, their portals stay as they were, and the
build names them; while an engagement is missing, it ends with exit code 1. A page that its portal no longer has is removed.")]
pub struct BuildArgs {
    /// A practice, a folder of engagements, or one engagement
    #[arg(default_value = ".", value_name = "DIR")]
    pub dir: PathBuf,

    /// Where to write the portals [default: `output` of coachgen.yaml, else `portal` in the practice]
    #[arg(long, short, value_name = "OUT")]
    pub output: Option<PathBuf>,

    /// How many engagements to work on at once [default: one for each processor]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,

    /// From which level on a finding makes the command fail
    #[arg(long, value_name = "LEVEL", default_value = "forbid")]
    pub fail_on: FailOn,

    /// Leave out the PDFs of the reports; each is still there to print from the browser
    #[arg(long)]
    pub no_pdf: bool,

    /// Remove the portals of engagements and sponsors that are no longer there, and list them
    #[arg(long)]
    pub prune: bool,
}

/// `coachgen watch`
#[derive(Debug, Args)]
#[command(after_help = "\
The preview is for this computer and this run alone: open the address that is printed. It shows every reader’s portal, the
page at hand as each of them sees it, and, while something is broken, the last good state with what to mend.
Nothing is written unless you say --write.")]
pub struct WatchArgs {
    /// A practice, a folder of engagements, or one engagement; the whole practice is followed
    #[arg(default_value = ".", value_name = "DIR")]
    pub dir: PathBuf,

    /// The port on 127.0.0.1 [default: any that is free]
    #[arg(long, short, value_name = "PORT")]
    pub port: Option<u16>,

    /// Open the preview in the browser
    #[arg(long)]
    pub open: bool,

    /// Keep the output folder current, too, as `coachgen build` would leave it
    #[arg(long)]
    pub write: bool,

    /// Where to write [default: `output` of coachgen.yaml, else `portal` in the practice]
    #[arg(long, short, value_name = "OUT", requires = "write")]
    pub output: Option<PathBuf>,
}

/// `coachgen check`
#[derive(Debug, Args)]
#[command(after_help = "\
A record that calls something private without a marker is held back from the client and the sponsors, and named (CG609). Where it
names a reader, as in \u{201c}coach only\u{201d}, the engagement is not built (CG602).")]
pub struct CheckArgs {
    /// A practice, a folder of engagements, or one engagement
    #[arg(default_value = ".", value_name = "DIR")]
    pub dir: PathBuf,

    /// How findings are told: with excerpts, one line each, or as data
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,

    /// From which level on a finding makes the command fail
    #[arg(long, value_name = "LEVEL", default_value = "error")]
    pub fail_on: FailOn,

    /// Tell of this rule alone, by its code or name; may be given more than once
    #[arg(long, value_name = "RULE")]
    pub only: Vec<String>,

    /// Mend what has one obvious mend, then check again
    #[arg(long)]
    pub fix: bool,

    /// Show what --fix would change, and change nothing
    #[arg(long, conflicts_with_all = ["fix", "format"])]
    pub diff: bool,
}

/// `coachgen report`
#[derive(Debug, Args)]
#[command(after_help = "\
A report holds what its reader may see, and nothing else: the sponsor’s final review is not the coach’s.
It is the PDF that `coachgen build` puts into that reader’s portal.")]
pub struct ReportArgs {
    /// The engagement’s folder
    #[arg(value_name = "ENGAGEMENT")]
    pub engagement: PathBuf,

    /// Which report
    #[arg(value_name = "REPORT")]
    pub report: ReportKind,

    /// Whose copy: coach, client, sponsor, or a sponsor’s name
    #[arg(long = "for", value_name = "READER", default_value = "coach")]
    pub reader: String,

    /// The day of the review, where there are several (YYYY-MM-DD) [default: the last]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<NaiveDate>,

    /// Where to write it; `-` writes it to standard output [default: ENGAGEMENT-REPORT-READER.pdf here]
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Replace the file where it is there already
    #[arg(long)]
    pub force: bool,
}

/// The reports there are.
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
    /// Its word, as reports have it.
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

/// How findings are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With the lines they stand in
    Human,
    /// One line each, without the text of a record: for hooks, logs and editors
    Concise,
    /// As data, without the text of a record; `coachgen schema findings` says its form
    Json,
}

/// From which level on findings make a command fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// On any finding
    Warn,
    /// On errors, and on what must not be built
    Error,
    /// Only on what must not be built
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
✓ complete   ◐ in progress, or passed with something missing   ○ not begun

Those that need you come first. With --quiet they are all that is listed.
One engagement alone is shown in full. This is for your own screen: it names clients.")]
pub struct StatusArgs {
    /// A practice, a folder of engagements, or one engagement
    #[arg(default_value = ".", value_name = "DIR")]
    pub dir: PathBuf,

    /// For people, or as data; `coachgen schema status` says its form
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: StatusFormat,

    /// List closed engagements too; the data always hold them
    #[arg(long)]
    pub all: bool,
}

/// How the status is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StatusFormat {
    /// A few lines for each engagement
    Human,
    /// As JSON
    Json,
}

/// `coachgen approve`
#[derive(Debug, Args)]
pub struct ApproveArgs {
    /// Records to approve, decline or withdraw
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// The day on which the client decided (YYYY-MM-DD) [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<NaiveDate>,

    /// The sponsor it is for; repeat for more [default: current sponsors who have the record, else all current sponsors
    /// for whom it was not declined or withdrawn; with --withdraw, all who have it]
    #[arg(long = "for", value_name = "NAME")]
    pub sponsors: Vec<String>,

    /// Show word by word what changed since the last approval; change nothing
    #[arg(long, conflicts_with_all = ["on", "withdraw", "decline", "because"])]
    pub diff: bool,

    /// End the approval; the sponsor no longer gets the record
    #[arg(long, group = "refusal")]
    pub withdraw: bool,

    /// Record that the client does not approve this version; an earlier approved version stays
    #[arg(long, group = "refusal")]
    pub decline: bool,

    /// The reason, with --decline or --withdraw; shown only to you
    #[arg(long, value_name = "TEXT", requires = "refusal")]
    pub because: Option<String>,
}

/// `coachgen schema`
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// A kind of record, practice for coachgen.yaml, findings or status for what those commands print as JSON,
    /// approval or ledger for the files in approvals/ [default: a record of any kind]
    #[arg(value_name = "KIND", value_parser = subject())]
    pub kind: Option<SchemaSubject>,
}

/// `coachgen eject`
#[derive(Debug, Args)]
#[command(
    override_usage = "coachgen eject [OPTIONS] [NAME]... [DIR]",
    after_help = "\
A file in the practice’s templates/ replaces the built-in of the same name, one by one; the others stay built in.
What is there already is never overwritten. To go back to the built-in, take the file out of templates/.
docs/templates.md says what each template is given."
)]
pub struct EjectArgs {
    /// Templates or parts of the style sheet, for example agenda.html or base.css; at the end a practice, where it is
    /// not this folder
    #[arg(value_name = "NAME")]
    pub what: Vec<String>,

    /// Write one page with every part of the look into OUT, in the practice’s accent: for whoever works on templates
    #[arg(long, value_name = "OUT", hide_short_help = true)]
    pub gallery: Option<PathBuf>,
}

/// What a schema can be of, by its word.
fn subject() -> impl TypedValueParser<Value = SchemaSubject> {
    PossibleValuesParser::new(SchemaSubject::with_title().filter_map(SchemaSubject::word))
        .try_map(|word| SchemaSubject::from_word(&word).ok_or("write one of the words in the help"))
}

/// A day, as records write it.
fn day(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map_err(|_| "write a day of the calendar as YYYY-MM-DD, for example 2026-05-12".to_owned())
}
