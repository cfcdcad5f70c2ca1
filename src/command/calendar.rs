//! `coachgen calendar`: writes an iCalendar file, or imports one.

mod apply;
mod export;
mod import;

use chrono::NaiveDate;
use clap::{Args, Subcommand};

use super::Exit;
use super::terminal::Terminal;
use crate::command::CommandError;

pub use export::CalendarExportArgs;
pub use import::CalendarImportArgs;

/// `coachgen calendar`
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    after_help = "\
Examples:
  coachgen calendar
  coachgen calendar amara-okafor --for client -o amara.ics
  coachgen calendar amara-okafor --for \"Catherine Llewellyn\" --details
  coachgen calendar import calendar.ics

Events have neutral titles such as \"Coaching, session 3\", because many calendars are hosted by other companies.
With --details, titles and descriptions contain text from the records, as the reader sees it. An event keeps its
identifier when its date changes, so you can import the file again after a change."
)]
pub struct CalendarArgs {
    #[allow(missing_docs, reason = "a comment here would be printed as help")]
    #[command(subcommand)]
    pub action: Option<CalendarAction>,

    #[allow(missing_docs, reason = "a comment here would be printed as help")]
    #[command(flatten)]
    pub export: CalendarExportArgs,
}

/// What to do instead of writing a file.
#[derive(Debug, Subcommand)]
pub enum CalendarAction {
    /// Propose changes to the records from a calendar file
    Import(CalendarImportArgs),
}

/// Writes or imports a calendar file.
pub fn run(args: &CalendarArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, CommandError> {
    match &args.action {
        Some(CalendarAction::Import(args)) => import::run(args, today, out),
        None => export::run(&args.export, today, out),
    }
}
