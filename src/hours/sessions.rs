//! The sessions of one engagement that can be counted, and the records that may be others.

use std::collections::BTreeSet;

use crate::derive::{SessionTime, session_times};
use crate::kind::Kind;
use crate::view::types::{AnyRecord, View};

/// The sessions, and the records that are not counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionList {
    /// Held by today, and without an error in their fields.
    pub sessions: Vec<SessionTime>,
    /// Paths in the practice of records that may be sessions, but cannot be read or have an error in their fields: it
    /// may be the one that says that a session was cancelled, or not paid.
    pub uncertain: Vec<String>,
}

/// Returns the sessions of an engagement. `folder` is its folder in the practice, empty for the practice itself, and
/// `errors` are the paths of files with an error in their fields. `None` if engagement.md is one of them: then it is
/// unknown whose sessions they are, and who agreed to what.
pub fn session_list(view: &View, folder: &str, errors: &BTreeSet<String>) -> Option<SessionList> {
    if view
        .engagement
        .path
        .as_ref()
        .is_some_and(|path| errors.contains(path))
    {
        return None;
    }
    let unreadable = view
        .unreadable
        .iter()
        .filter(|one| one.may_be(Kind::Session));
    let mut uncertain: BTreeSet<String> =
        unreadable.map(|one| path_in(folder, &one.path)).collect();
    let (wrong, sessions): (Vec<SessionTime>, Vec<SessionTime>) =
        session_times(view).into_iter().partition(|session| {
            session
                .path
                .as_ref()
                .is_some_and(|path| errors.contains(path))
        });
    uncertain.extend(wrong.into_iter().filter_map(|session| session.path));
    // A Markdown file with an error that is no record: what it was meant to be is unknown.
    let records = view.records.iter().map(AnyRecord::fact);
    let drafts = view.drafts.iter().map(|draft| &draft.fact);
    let known: BTreeSet<&str> = records
        .chain(drafts)
        .filter_map(|fact| fact.path.as_deref())
        .collect();
    let other = view
        .unreadable
        .iter()
        .filter(|one| !one.may_be(Kind::Session));
    let other: BTreeSet<String> = other.map(|one| path_in(folder, &one.path)).collect();
    let strays = errors.iter().filter(|path| {
        let markdown = path.to_lowercase().contains(".md");
        markdown && !known.contains(path.as_str()) && !other.contains(*path)
    });
    uncertain.extend(strays.cloned());
    Some(SessionList {
        sessions,
        uncertain: uncertain.into_iter().collect(),
    })
}

/// Returns the path in the practice of a file in an engagement's folder.
pub fn path_in(folder: &str, path: &str) -> String {
    match folder.is_empty() {
        true => path.to_owned(),
        false => format!("{folder}/{path}"),
    }
}
