//! What a build changes for clients and sponsors since the last file made for each of them.

use std::io::{BufRead as _, IsTerminal as _, Write as _};

use chrono::NaiveDate;

use super::diff::handed_over::{ChangesSince, EarlierStates, print_readers};
use super::open::OpenedPractice;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::pipeline;
use crate::policy::Policy;
use crate::reader_changes::summary;
use crate::record::safe_path;
use crate::source::EngagementFiles;

/// The changes of each reader of an engagement with a ledger of handovers, and its name.
type Changes = Vec<(String, Vec<ChangesSince>)>;

/// Prints one line for each reader of the included engagements that have a ledger.
///
/// # Errors
/// If a commit in a ledger cannot be read.
pub(super) fn print_summaries(
    opened: &OpenedPractice,
    is_included: impl Fn(&EngagementFiles) -> bool,
    today: NaiveDate,
    out: &Terminal,
) -> Result<(), CommandError> {
    for (name, changes) in changes(opened, is_included, today)? {
        for one in &changes {
            if let (Some(last), Some(changes)) = (&one.last, &one.changes) {
                let line = format!(
                    "{}: {} since {}",
                    safe_path(&name),
                    summary(changes),
                    last.on
                );
                out.message(&line);
            }
        }
    }
    Ok(())
}

/// Shows all changes word by word, and asks whether to write the portals.
///
/// # Errors
/// If there is no terminal, or a commit in a ledger cannot be read.
pub(super) fn confirm(
    opened: &OpenedPractice,
    today: NaiveDate,
    out: &Terminal,
) -> Result<bool, CommandError> {
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return Err(CommandError::new(
            "`--confirm` needs a terminal; nothing was written",
        )
        .hint("run `coachgen diff --since-handover` to see the changes, then build without `--confirm`"));
    }
    let changes = changes(opened, |_| true, today)?;
    if changes.is_empty() {
        out.result_line("No file was made for a client or a sponsor yet.");
    }
    for (name, readers) in &changes {
        out.result_line(&format!("{}:", safe_path(name)));
        print_readers(readers, false, out);
    }
    let mut output = std::io::stdout();
    let _ = write!(output, "Write the portals? [y/N] ");
    let _ = output.flush();
    let mut line = String::new();
    let _ = std::io::stdin().lock().read_line(&mut line);
    Ok(["y", "yes"].contains(&line.trim().to_lowercase().as_str()))
}

fn changes(
    opened: &OpenedPractice,
    is_included: impl Fn(&EngagementFiles) -> bool,
    today: NaiveDate,
) -> Result<Changes, CommandError> {
    let requested = opened.requested();
    let included: Vec<&EngagementFiles> = requested
        .into_iter()
        .filter(|files| {
            let ledger = files.handovers_path();
            files.entries.iter().any(|entry| entry.path == ledger) && is_included(files)
        })
        .collect();
    let policy = Policy::default();
    let shared = opened.practice.build_context(&policy, today);
    let states = EarlierStates::new(opened);
    let changes = pipeline::run_parallel(included.len(), pipeline::worker_count(), |number| {
        let files = included[number];
        let name = opened.name(files);
        let loaded = pipeline::load(&opened.disk, files, &name, &shared);
        let changes = states.changes(files, &loaded, &shared, None)?;
        Ok::<_, CommandError>((name, changes))
    })?;
    states.ensure_readable()?;
    Ok(changes)
}
