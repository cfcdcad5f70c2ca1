//! The list of contracting records: the chemistry meeting and the conversations with sponsors.
//!
//! Their own pages are elsewhere; here is what took place.

use serde::Serialize;

use super::parts::Entry;
use super::{Cx, Page};
use crate::route::Section;

/// What `page` holds in contracting.html.
#[derive(Serialize)]
struct Contracting {
    /// The records, a line each.
    entries: Vec<Entry>,
}

/// Adds the list.
pub fn pages(cx: &Cx<'_>, out: &mut Vec<Page>) {
    let view = cx.view;
    let words = cx.words;
    let chemistry = view.chemistry.iter().map(|seen| {
        let mut entry = cx.entry(&seen.fact);
        entry.text = seen
            .fact
            .decision
            .map(|decision| words.choice("decision", decision.word()).to_owned());
        (seen.fact.date, entry)
    });
    let sponsors = view.sponsor_meetings.iter().map(|seen| {
        let mut entry = cx.entry(&seen.fact);
        entry.text = seen.content().and_then(|content| content.purpose.clone());
        (seen.fact.date, entry)
    });
    let mut entries: Vec<_> = chemistry.chain(sponsors).collect();
    entries.sort_by_key(|(date, _)| *date);
    let model = Contracting {
        entries: entries.into_iter().map(|(_, entry)| entry).collect(),
    };
    out.push(Page::section(
        cx,
        Section::Contracting,
        "contracting.html",
        &model,
    ));
}
