//! The commands. They connect the other modules and contain no rules about coaching.

pub mod access;
pub mod anonymise;
pub mod approve;
pub mod args;
pub mod as_of;
pub mod brief;
pub mod build;
mod build_changes;
pub mod calendar;
pub mod check;
pub mod complete;
pub mod completions;
pub mod diff;
pub mod dispose;
pub mod eject;
pub mod error;
pub mod explain;
pub mod export;
mod find;
mod fix;
pub mod follow_up;
pub mod hand_over;
pub mod hook;
pub mod hours;
pub mod import;
pub mod init;
mod leftovers;
mod load_requested;
pub mod lsp;
pub mod man;
pub mod merge_status;
pub mod new;
mod open;
mod own_coach;
mod practice_pages;
pub mod programme;
mod progress;
mod readers;
mod record_errors;
pub mod report;
pub mod retention;
mod reuse;
pub mod schema;
mod shard;
mod stage_all;
mod staged;
pub mod status;
mod summary;
mod target;
pub mod terminal;
pub mod today;
mod tracked_files;
pub mod verify;
pub mod watch;
pub mod year;

pub use error::{CommandError, ErrorKind};

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
