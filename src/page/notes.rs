//! The coach's notes, and draft records.
//!
//! Notes have ordinary record pages. Must not be in any portal except the coach's.

use serde::Serialize;

use super::components::EmptyState;
use super::parts::RecordLine;
use super::{Page, PageContext};
use crate::route::NavSection;

/// The `page` value of notes.html.
#[derive(Serialize)]
struct NotesPage {
    /// Shown instead of the list when it is empty.
    empty: EmptyState,
    /// The notes, latest first.
    entries: Vec<RecordLine>,
    /// Draft records, which have no page yet.
    drafts: Vec<DraftItem>,
}

/// A draft: its path and its type.
#[derive(Serialize)]
struct DraftItem {
    /// Its title.
    title: String,
    /// The type, if the title does not already say it.
    kind: Option<String>,
    /// The path of the record; for the coach.
    path: String,
}

/// Adds the list, if this reader has it.
pub fn pages(cx: &PageContext<'_>, out: &mut Vec<Page>) {
    if !cx.route.has(NavSection::Notes) {
        return;
    }
    let drafts = cx.view.drafts.iter().map(|draft| DraftItem {
        title: draft
            .title
            .clone()
            .unwrap_or_else(|| cx.words.kind(draft.kind).to_owned()),
        kind: draft
            .title
            .is_some()
            .then(|| cx.words.kind(draft.kind).to_owned()),
        path: draft.path.clone(),
    });
    let model = NotesPage {
        empty: cx.empty("notes_empty", "notes_empty_text"),
        entries: cx
            .view
            .notes()
            .rev()
            .map(|note| cx.entry(&note.fact))
            .collect(),
        drafts: drafts.collect(),
    };
    out.push(Page::section(cx, NavSection::Notes, "notes.html", &model));
}
