//! What a build changes for clients and sponsors since the last file that each of them received.

use std::io::{BufRead as _, IsTerminal as _, Write as _};

use chrono::NaiveDate;

use super::diff::handed_over::{ChangesSince, States};
use super::open::OpenedPractice;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::pipeline;
use crate::policy::Policy;
use crate::reader_changes::{details, summary};
use crate::record::safe_path;
use crate::source::{EngagementFiles, HANDOVERS};

/// The changes of each reader of an engagement with a ledger of hand-overs, and its name.
type Changes = Vec<(String, Vec<ChangesSince>)>;

/// Prints one line for each reader of the engagements in `folders` that have a ledger.
///
/// # Errors
/// If a commit in a ledger cannot be read.
pub(super) fn print_lines(
    opened: &OpenedPractice,
    is_included: impl Fn(&EngagementFiles) -> bool,
    today: NaiveDate,
    out: &Terminal,
) -> Result<(), CommandError> {
    for (name, changes) in changes(opened, is_included, today)? {
        for (line, on, _) in compared(&changes) {
            out.message(&format!("{}, {line} since {on}", safe_path(&name)));
        }
    }
    Ok(())
}

/// Shows all changes word by word, and asks whether to write the portals.
///
/// # Errors
/// If there is no terminal, or a commit in a ledger cannot be read.
pub(super) fn is_confirmed(
    opened: &OpenedPractice,
    today: NaiveDate,
    out: &Terminal,
) -> Result<bool, CommandError> {
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return Err(CommandError::new(
            "nothing was written: there is no terminal to confirm it on",
        )
        .hint("`coachgen diff --since-handover` shows the changes; leave out `--confirm`"));
    }
    let mut count = 0;
    for (name, changes) in changes(opened, |_| true, today)? {
        for (_, on, text) in compared(&changes) {
            count += 1;
            out.result_line(&format!("{}, since {on}:", safe_path(&name)));
            out.result(&text);
        }
    }
    if count == 0 {
        out.result_line("No client or sponsor received a file yet.");
    }
    let mut output = std::io::stdout();
    let _ = write!(output, "Write the portals? [y/N] ");
    let _ = output.flush();
    let mut line = String::new();
    let _ = std::io::stdin().lock().read_line(&mut line);
    Ok(["y", "yes"].contains(&line.trim().to_lowercase().as_str()))
}

/// One line and all changes of each reader who received a file, with its day.
fn compared(changes: &[ChangesSince]) -> impl Iterator<Item = (String, NaiveDate, String)> {
    changes.iter().filter_map(|one| {
        let changes = one.changes.as_ref()?;
        let last = one.last.as_ref()?;
        Some((summary(changes), last.on, details(changes)))
    })
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
            let mut entries = files.entries.iter();
            let has_ledger = entries.any(|entry| {
                let path = entry.path.strip_prefix(files.dir.as_str());
                path.map(|path| path.trim_start_matches('/')) == Some(HANDOVERS)
            });
            has_ledger && is_included(files)
        })
        .collect();
    let policy = Policy::default();
    let shared = opened.practice.build_context(&policy, today);
    let states = States::new(opened);
    let changes = pipeline::run_parallel(included.len(), pipeline::worker_count(), |number| {
        let files = included[number];
        let name = opened.name(files);
        let loaded = pipeline::load(&opened.disk, files, &name, &shared);
        let changes = states.changes(files, &loaded, &shared, None)?;
        Ok::<_, CommandError>((name, changes))
    })?;
    states.check()?;
    Ok(changes)
}
