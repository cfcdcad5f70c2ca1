//! `coachgen today`: prints the meetings and due dates of the coming week, and what needs attention.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::Exit;
use super::complete;
use super::status::load_status;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::status::text;

/// `coachgen today`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen today
  coachgen today amara

The output contains names of clients and is meant only for you. `coachgen status` shows the phase of each engagement.")]
pub struct TodayArgs {
    /// A practice, a folder of engagements, or one engagement, by its folder or a part of its name
    #[arg(default_value = ".", value_name = "DIR", add = complete::engagements())]
    pub dir: PathBuf,
}

/// Prints the coming week.
pub fn run(args: &TodayArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, CommandError> {
    let (report, exit) = load_status(&args.dir, today, out)?;
    out.result(&text::today(&report));
    Ok(exit)
}
