//! What a deletion does not reach: the history of git, clones, backups, and what was given away.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Plan;
use crate::command::terminal::Terminal;
use crate::record::handovers::Handover;
use crate::record::safe_path;
use crate::source::{may_be_in_repository, prefix_in_repository};
use crate::text::counted;

/// Prints the copies that may still exist.
pub(super) fn print(plan: &Plan, out: &Terminal) {
    out.result_line("Other copies that may still exist:");
    if let Some((count, _)) = &plan.commits {
        let prefix = prefix_in_repository(&plan.root).unwrap_or_default();
        let path = format!("{prefix}{}", plan.dir).replace('\'', "'\\''");
        out.result_line(&format!(
            "  git: {} of this repository changed this folder, so its history still contains the records. Commit the deletion, then \
             rewrite the history, for example with `git filter-repo --invert-paths --path '{}'`, or delete the repository. Add the \
             earlier names of the folder, if it was renamed. `git gc --prune=now` removes what is unreachable.",
            counted(*count, "commit"),
            safe_path(&path)
        ));
    } else if may_be_in_repository(&plan.root) {
        out.result_line("  git: its history could not be read and probably contains the records; `git log` says why.");
    }
    if may_be_in_repository(&plan.root) {
        out.result_line("  clones, forks and hosting services: each has its own history; rewrite or delete each of them.");
    }
    out.result_line(
        "  backups and synchronised folders: delete the folder there, or let them expire.",
    );
    for line in handover_lines(&plan.handovers) {
        out.result_line(&format!("  {line}"));
    }
    out.result_line("  other portals, reports, exports and calendars that you gave away or wrote elsewhere: ask for their deletion, or delete them.");
    out.result_line("  notes on paper, recordings, mail, calendars: destroy or delete them.");
}

/// One line for each reader for whom files were made.
pub(super) fn handover_lines(handovers: &[Handover]) -> Vec<String> {
    let files = handed_over(handovers).into_iter();
    let lines = files.map(|(reader, (count, last))| {
        format!(
            "{} made for {reader}, the last on {last}: if you sent them, ask for their deletion.",
            counted(count, "file")
        )
    });
    lines.collect()
}

/// How many files were made for each reader to be handed over, and the day of the last.
fn handed_over(handovers: &[Handover]) -> BTreeMap<String, (usize, NaiveDate)> {
    let mut files = BTreeMap::new();
    for one in handovers {
        let (count, last) = files.entry(one.reader_label()).or_insert((0, one.on));
        *count += 1;
        *last = one.on.max(*last);
    }
    files
}
