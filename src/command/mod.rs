//! The commands: wiring only. Nothing here decides anything about coaching.

mod approve;
mod build;
mod check;
mod open;
mod progress;
mod report;

use chrono::NaiveDate;

use crate::cli::{Cli, Command};

/// What a command ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Nothing at or above the fail level.
    Clean,
    /// Findings.
    Findings,
    /// It could not be done.
    Failed,
    /// No records found.
    NoRecords,
}

impl Exit {
    /// The number that the shell gets.
    pub fn code(self) -> u8 {
        match self {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Failed => 2,
            Exit::NoRecords => 3,
        }
    }
}

/// Runs one command. `today` is the day the clock showed when the program began.
pub fn run(cli: &Cli, today: NaiveDate) -> Exit {
    let today = cli.today.unwrap_or(today);
    let out = report::Out::new(cli.quiet, cli.verbose);
    let done = match &cli.command {
        Command::Build(args) => build::run(args, today, &out),
        Command::Check(args) => check::run(args, today, &out),
        Command::Approve(args) => approve::run(args, today, &out),
    };
    match done {
        Ok(exit) => exit,
        Err(error) => {
            out.error(&error);
            Exit::Failed
        }
    }
}
