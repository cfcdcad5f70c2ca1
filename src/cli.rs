//! The command line: the list of commands, and the options of all of them.

use chrono::NaiveDate;
use clap::{CommandFactory, Parser, Subcommand};
use clap_complete::CompleteEnv;

use crate::command::args::parse_date;
use crate::command::terminal::Terminal;
use crate::command::{
    Exit, access, anonymise, approve, as_of, brief, build, calendar, check, complete, completions,
    diff, dispose, eject, explain, export, follow_up, hand_over, hook, hours, import, init, lsp,
    man, merge_status, new, programme, report, retention, schema, status, today, verify, watch,
    year,
};

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

    /// Print errors and findings only; with `watch`, the address and errors only
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
    Build(build::BuildArgs),
    /// Check the records, and report each problem with its file, its line and how to fix it
    Check(check::CheckArgs),
    /// Preview the portals while you write: check records when they change, and update the browser
    Watch(watch::WatchArgs),
    /// Serve an editor: check records while you write, and show who sees each part (language server protocol)
    Lsp(lsp::LspArgs),
    /// Set up a practice in a folder: settings, and optionally editor files and a first engagement
    Init(init::InitArgs),
    /// Create a draft of the next record, with all known values filled in; or a new engagement
    New(new::NewArgs),
    /// Explain a rule of the checker; without a name, list all rules
    Explain(explain::ExplainArgs),
    /// Explain who sees each part of a record, and why
    Access(access::AccessArgs),
    /// Show what each reader would newly see, see differently or no longer see, compared with a commit
    Diff(diff::DiffArgs),
    /// Build the portals of an earlier day or commit, from the git repository
    AsOf(as_of::AsOfArgs),
    /// Make one file of a reader's portal to send, and list it in the engagement's ledger
    HandOver(hand_over::HandOverArgs),
    /// Write a copy of the records for supervision, with names, places and dates replaced
    Anonymise(anonymise::AnonymiseArgs),
    /// Check whether a file was made with `hand-over` and is unchanged
    Verify(verify::VerifyArgs),
    /// List when the records of each engagement are to be deleted
    Retention(retention::RetentionArgs),
    /// Delete the records of an engagement, its portals and all caches, after asking
    Dispose(dispose::DisposeArgs),
    /// Install a git hook that checks the records before each commit
    Hook(hook::HookArgs),
    /// Show the status of each engagement: its phase, what the next phase needs, what is due and overdue
    Status(status::StatusArgs),
    /// Show the status of several practices as one, from the JSON that `status` printed for each
    MergeStatus(merge_status::MergeStatusArgs),
    /// Show the meetings and due dates of the coming week, and what needs attention
    Today(today::TodayArgs),
    /// Show what to read before a meeting: open actions, how the last session ended, objectives, your notes
    Brief(brief::BriefArgs),
    /// Print a message to the client after a session: what was agreed, and when the next session is
    FollowUp(follow_up::FollowUpArgs),
    /// Print your log of coaching hours, for the bodies that accredit coaches, and what each credential still requires
    Hours(hours::HoursArgs),
    /// Summarise one year of your practice: hours, engagements, outcomes, your scores, records to delete, fees
    Year(year::YearArgs),
    /// Report on the coaching of several clients of one organisation: numbers about five or more clients, without names
    Programme(programme::ProgrammeArgs),
    /// Record a client's approval, refusal or withdrawal for a sponsor; write the digest of an agreed agenda
    Approve(approve::ApproveArgs),
    /// Print the JSON Schema of records, coachgen.yaml or JSON output, for editors and other programs
    Schema(schema::SchemaArgs),
    /// Create a report as a PDF for one reader: the agreement, the agenda, an interim or the final review, a session brief, or a sponsor's scorecard
    Report(report::ReportArgs),
    /// Export everything that one reader sees of an engagement, as JSON or as tables
    Export(export::ExportArgs),
    /// Import loose Markdown files or a table of sessions as drafts
    Import(import::ImportArgs),
    /// Write meetings and due dates as an iCalendar file for one reader, or import an iCalendar file
    Calendar(calendar::CalendarArgs),
    /// Copy a built-in template into the practice so that you can change it; without a name, list all templates
    Eject(eject::EjectArgs),
    /// Print the script that lets your shell complete commands, engagements, records and rules
    Completions(completions::CompletionsArgs),
    /// Print a manual page
    Man(man::ManArgs),
}

impl Cli {
    /// Answers a shell that asks for completions, and ends the program; returns at once otherwise.
    pub fn complete() {
        let answers = CompleteEnv::with_factory(Cli::command);
        answers.var(complete::VARIABLE).complete();
    }

    /// Runs the command. `clock` returns today's date; only `watch` calls it more than once.
    pub fn run(&self, clock: &(dyn Fn() -> NaiveDate + Sync)) -> Exit {
        let clock = || self.today.unwrap_or_else(clock);
        let today = clock();
        let out = Terminal::new(self.quiet, self.verbose);
        let done = match &self.command {
            Command::Build(args) => build::run(args, today, &out),
            Command::Watch(args) => watch::run(args, &clock, &out),
            Command::Lsp(args) => lsp::run(args, &clock),
            Command::Check(args) => check::run(args, today, &out),
            Command::Init(args) => init::run(args, &out),
            Command::New(args) => new::run(args, today, &out),
            Command::Explain(args) => explain::run(args, &out),
            Command::Access(args) => access::run(args, today, &out),
            Command::Diff(args) => diff::run(args, today, &out),
            Command::AsOf(args) => as_of::run(args, self.today, &out),
            Command::HandOver(args) => hand_over::run(args, today, &out),
            Command::Anonymise(args) => anonymise::run(args, today, &out),
            Command::Verify(args) => verify::run(args, &out),
            Command::Retention(args) => retention::run(args, today, &out),
            Command::Dispose(args) => dispose::run(args, today, &out),
            Command::Hook(args) => hook::run(args, &out),
            Command::Status(args) => status::run(args, today, &out),
            Command::MergeStatus(args) => merge_status::run(args, &out),
            Command::Today(args) => today::run(args, today, &out),
            Command::Brief(args) => brief::run(args, today, &out),
            Command::FollowUp(args) => follow_up::run(args, today, &out),
            Command::Hours(args) => hours::run(args, today, &out),
            Command::Year(args) => year::run(args, today, &out),
            Command::Programme(args) => programme::run(args, today, &out),
            Command::Approve(args) => approve::run(args, today, &out),
            Command::Schema(args) => schema::run(args, &out),
            Command::Report(args) => report::run(args, today, &out),
            Command::Export(args) => export::run(args, today, &out),
            Command::Import(args) => import::run(args, today, &out),
            Command::Calendar(args) => calendar::run(args, today, &out),
            Command::Eject(args) => eject::run(args, &out),
            Command::Completions(args) => completions::run(args, &Cli::command(), &out),
            Command::Man(args) => man::run(args, Cli::command(), &out),
        };
        match done {
            Ok(exit) => exit,
            Err(error) => {
                let exit = error.kind.exit();
                out.error(error);
                exit
            }
        }
    }
}
