//! The list of the coach's notes and of all drafts.
//!
//! Notes have ordinary record pages, drafts their own. Must not be in any portal except the coach's.

use serde::Serialize;

use super::parts::RecordLine;
use super::{Page, PageContext};
use crate::route::NavSection;

/// The `page` value of notes.html.
#[derive(Serialize)]
struct NotesPage {
    /// The notes, latest first.
    entries: Vec<RecordLine>,
    /// The drafts, each with a link to its page.
    drafts: Vec<DraftItem>,
}

/// A draft: its name, its page and its file.
#[derive(Serialize)]
struct DraftItem {
    /// Its name.
    title: String,
    /// Its page.
    href: Option<String>,
    /// The type, if the name does not already say it.
    kind: Option<String>,
    /// The path of the record; for the coach.
    path: String,
}

/// Adds the list, if this reader has it.
pub fn pages(cx: &PageContext<'_>, out: &mut Vec<Page>) {
    if !cx.route.has(NavSection::Notes) {
        return;
    }
    let drafts = cx.view.drafts.iter().map(|draft| {
        let fact = &draft.fact;
        let (title, kind) = (cx.words.record_name(fact), cx.words.kind(fact.kind));
        DraftItem {
            kind: (fact.title.as_ref() == Some(&title)).then(|| kind.to_owned()),
            title,
            href: cx.route.record(&fact.slug),
            path: fact.path.clone().unwrap_or_default(),
        }
    });
    let model = NotesPage {
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
