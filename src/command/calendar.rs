//! `coachgen calendar`: writes an iCalendar file.

mod export;

use chrono::NaiveDate;
use clap::Args;

use super::Exit;
use super::terminal::Terminal;
use crate::command::CommandError;

pub use export::ExportArgs;

/// `coachgen calendar`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen calendar
  coachgen calendar amara-okafor --for client -o amara.ics
  coachgen calendar amara-okafor --for \"Catherine Llewellyn\" --details

Events have neutral titles such as \"Coaching, session 3\", because many calendars are kept by other companies.
With --details, they have the words of the records that the reader sees. An event keeps its identity when it moves,
so import the file again after a change.")]
pub struct CalendarArgs {
    #[allow(missing_docs, reason = "a comment here would be printed as help")]
    #[command(flatten)]
    pub export: ExportArgs,
}

/// Writes a calendar file.
pub fn run(args: &CalendarArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, CommandError> {
    export::run(&args.export, today, out)
}
