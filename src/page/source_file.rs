//! The file of a record, and the commits that changed it; for the coach.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::PageContext;
use super::parts::When;
use crate::view::types::Fact;

/// The number of commits that a page lists.
const MAX_COMMITS: usize = 20;

/// The history in git of the records of an engagement, by their path in the practice. A record that git does not track, and
/// that is not going to be committed either, is left out.
pub type EngagementHistory = BTreeMap<String, RecordHistory>;

/// The history of a record in git.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordHistory {
    /// The commits that changed it, the latest first.
    pub commits: Vec<ListedCommit>,
    /// Whether it differs from the last commit.
    pub is_changed: bool,
}

/// A commit that changed a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedCommit {
    /// Its hash, as twelve digits.
    pub commit: String,
    /// Its day.
    pub day: NaiveDate,
    /// The first paragraph of its message, as one line.
    pub subject: String,
}

/// The file of a record; only for the coach.
#[derive(Serialize)]
pub(super) struct SourceFile {
    /// `Source file: 4-development/session-3.md`
    text: String,
    /// When it was last changed, according to git; absent without git.
    changed: Option<String>,
    /// The latest commits that changed it, the latest first.
    commits: Vec<CommitLine>,
    /// How many earlier commits are not listed, if any.
    earlier: Option<String>,
}

/// A commit that changed a record.
#[derive(Serialize)]
struct CommitLine {
    /// Its day.
    date: When,
    /// The first paragraph of its message, as one line.
    subject: String,
    /// Its hash, as twelve digits.
    commit: String,
}

impl PageContext<'_> {
    /// The file of a record, for the coach.
    pub(super) fn source_file(&self, fact: &Fact) -> Option<SourceFile> {
        Some(self.source_file_at(fact.path.as_deref()?))
    }

    /// The file at a path in the practice.
    pub(super) fn source_file_at(&self, path: &str) -> SourceFile {
        let history = self.history.and_then(|all| all.get(path));
        let commits = history.map_or(&[][..], |history| &history.commits);
        let earlier = commits.len().saturating_sub(MAX_COMMITS);
        SourceFile {
            text: self.words.with("source_file", &[("path", path.into())]),
            changed: history.map(|history| self.last_change(history)),
            commits: commits
                .iter()
                .take(MAX_COMMITS)
                .map(|commit| CommitLine {
                    date: self.when(commit.day),
                    subject: commit.subject.clone(),
                    commit: commit.commit.clone(),
                })
                .collect(),
            earlier: (earlier > 0).then(|| {
                self.words
                    .with("commits_earlier", &[("count", earlier.into())])
            }),
        }
    }

    /// `Last changed on 3 June 2026`
    fn last_change(&self, history: &RecordHistory) -> String {
        match (history.commits.first(), history.is_changed) {
            (None, _) => self.words.get("not_committed").to_owned(),
            (Some(last), false) => self.dated("last_changed", last.day),
            (Some(last), true) => self.dated("changed_since_commit", last.day),
        }
    }
}
