//! The commands: wiring only. Nothing here decides anything about coaching.

mod approve;
mod build;
mod check;
mod eject;
mod explain;
mod fix;
mod leftovers;
mod open;
mod practice_pages;
mod progress;
mod report;
mod schema;
mod status;
mod summary;
mod terminal;
mod watch;

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

/// Runs one command. `clock` gives the day; only what goes on for days asks it more than once.
pub fn run(cli: &Cli, clock: &(dyn Fn() -> NaiveDate + Sync)) -> Exit {
    let clock = || cli.today.unwrap_or_else(clock);
    let today = clock();
    let out = terminal::Terminal::new(cli.quiet, cli.verbose);
    let done = match &cli.command {
        Command::Build(args) => build::run(args, today, &out),
        Command::Watch(args) => watch::run(args, &clock, &out),
        Command::Check(args) => check::run(args, today, &out),
        Command::Explain(args) => explain::run(args, &out),
        Command::Status(args) => status::run(args, today, &out),
        Command::Approve(args) => approve::run(args, today, &out),
        Command::Schema(args) => schema::run(args, &out),
        Command::Report(args) => report::run(args, today, &out),
        Command::Eject(args) => eject::run(args, &out),
    };
    match done {
        Ok(exit) => exit,
        Err(error) => {
            out.error(&error);
            Exit::Failed
        }
    }
}

/// What a fault of the program says: where it is, and nothing of what was being read. The usual
/// message of a panic may quote the text at hand, and that can be a record's.
pub fn report_panic(info: &std::panic::PanicHookInfo<'_>) {
    if crate::report::is_guarded() {
        return;
    }
    let place = info
        .location()
        .map_or_else(String::new, |at| format!(" at {}:{}", at.file(), at.line()));
    eprintln!(
        "error: coachgen stopped because of a fault of its own{place}; the portals are as they were. \
         Please report this line: it holds nothing of your records."
    );
}
