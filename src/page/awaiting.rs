//! What awaits the client's word: the exact copies that the sponsor would get.
//!
//! The bodies are made by the pages of those records from the sponsor's copy, so that nothing is told
//! apart here. Must not show what such a copy lacks.

use serde::Serialize;
use tera::Value;

use super::{Cx, Page, agenda, review, themes, value};
use crate::reader::Party;
use crate::route::Section;
use crate::view::seen::{Awaiting, AwaitingCopy, Fact};

/// What `page` holds in awaiting.html.
#[derive(Serialize)]
struct AwaitingPage {
    /// What this page is for.
    lede: String,
    /// How the coach records the approval.
    how: Option<String>,
    /// The copies.
    items: Vec<Item>,
}

/// One copy.
#[derive(Serialize)]
struct Item {
    /// Its anchor on the page.
    id: String,
    /// Says whose copy it is and that it waits.
    mark: String,
    /// Which record, for whom.
    what: String,
    /// Was approved, and has changed since.
    stale: bool,
    /// The copy’s title.
    title: String,
    /// The record's own page.
    href: Option<String>,
    /// `agenda`, `review` or `themes`: which template shows `body`.
    sort: &'static str,
    /// The copy, as `body` of the template for its sort.
    body: Value,
}

/// Adds the page, where this reader has it.
pub fn pages(cx: &Cx<'_>, out: &mut Vec<Page>) {
    if !cx.route.has(Section::Awaiting) {
        return;
    }
    let waiting = &cx.view.awaiting;
    let client = cx.view.reader.party() == Party::Client;
    let words = cx.words;
    let model = AwaitingPage {
        lede: words
            .get(match (waiting.is_empty(), client) {
                (true, _) => "awaiting_none",
                (false, true) => "awaiting_lede_client",
                (false, false) => "awaiting_lede_coach",
            })
            .to_owned(),
        how: (!waiting.is_empty()).then(|| {
            words
                .get(if client {
                    "awaiting_how_client"
                } else {
                    "awaiting_how_coach"
                })
                .to_owned()
        }),
        items: waiting
            .iter()
            .zip(1..)
            .map(|(one, at)| item(cx, one, at))
            .collect(),
    };
    out.push(Page::section(
        cx,
        Section::Awaiting,
        "awaiting.html",
        &model,
    ));
}

fn item(cx: &Cx<'_>, awaiting: &Awaiting, at: usize) -> Item {
    let words = cx.words;
    let prefix = format!("copy-{at}-");
    let (fact, sort, body): (&Fact, _, _) = match &awaiting.copy {
        AwaitingCopy::Agenda(seen) => (
            &seen.fact,
            "agenda",
            value(&agenda::body(cx, seen, &prefix)),
        ),
        AwaitingCopy::Review(seen) => (
            &seen.fact,
            "review",
            value(&review::body(cx, seen, &prefix)),
        ),
        AwaitingCopy::Themes(seen) => (
            &seen.fact,
            "themes",
            value(&themes::body(cx, seen, &prefix)),
        ),
    };
    let name = words.record_name(fact);
    let mark = match cx.view.reader.party() {
        Party::Client => words.get("awaiting_mark_client").to_owned(),
        _ => words.with("awaiting_mark", &[("client", cx.client().into())]),
    };
    Item {
        id: format!("awaiting-{at}"),
        mark,
        what: words.with(
            "awaiting_what",
            &[
                ("record", name.as_str().into()),
                ("sponsors", words.list(&awaiting.sponsors).as_str().into()),
            ],
        ),
        stale: awaiting.stale,
        title: name,
        href: cx.route.record(&awaiting.slug),
        sort,
        body,
    }
}
