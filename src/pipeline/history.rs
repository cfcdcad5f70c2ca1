//! The history of an engagement's records, for the pages of the coach.

use super::BuildContext;
use crate::page::source_file::{EngagementHistory, ListedCommit, RecordHistory};
use crate::source::CommittedRecords;

/// Returns the history in git of the records of the engagement in `dir`; `None` if it is in no commit.
pub(super) fn history(dir: &str, shared: &BuildContext<'_>) -> Option<EngagementHistory> {
    shared.committed.and_then(|known| history_in(known, dir))
}

/// The same, from a state of the records in git.
pub(super) fn history_in(committed: &CommittedRecords, dir: &str) -> Option<EngagementHistory> {
    let changed = &committed.get(dir)?.changed;
    let mut history: EngagementHistory = changed
        .iter()
        .map(|path| {
            let uncommitted = RecordHistory {
                commits: Vec::new(),
                is_changed: true,
            };
            (path.clone(), uncommitted)
        })
        .collect();
    for (path, commits) in committed.history(dir) {
        let commits = commits.iter().map(|commit| ListedCommit {
            commit: commit.commit.clone(),
            day: commit.day,
            subject: commit.subject.clone(),
        });
        history.entry(path).or_default().commits = commits.collect();
    }
    Some(history)
}
