//! The commands. They connect the other modules and contain no rules about coaching.

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

/// The result of a command, as an exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Success: no findings at or above the fail level.
    Clean,
    /// Findings at or above the fail level, or something that was not built.
    Findings,
    /// An error: the command could not run.
    Failed,
    /// No engagement was found.
    NoRecords,
}

impl Exit {
    /// The exit code of the process.
    pub fn code(self) -> u8 {
        match self {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Failed => 2,
            Exit::NoRecords => 3,
        }
    }
}

/// Runs one command. `clock` returns today's date; only `watch` calls it more than once.
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

/// Panic hook: prints where the program panicked, but not the panic's message, which could contain text of a record.
pub fn report_panic(info: &std::panic::PanicHookInfo<'_>) {
    if crate::report::is_guarded() {
        return;
    }
    let place = info
        .location()
        .map_or_else(String::new, |at| format!(" at {}:{}", at.file(), at.line()));
    eprintln!(
        "error: internal error in coachgen{place}; the portals are unchanged. \
         Please report this line: it contains nothing from your records."
    );
}
