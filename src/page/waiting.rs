//! The approval page: the exact copies that a sponsor would receive once the client approves them.
//!
//! The bodies come from the pages of those records, built from the sponsor's copy, so that both show the
//! same. Must not show what such a copy does not contain.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use tera::Value;

use super::decisions::WaitingDifference;
use super::parts::{FactRow, Rows, TextPiece};
use super::{Page, PageContext, agenda, pulse, review, themes, value};
use crate::reader::Party;
use crate::record::value::Who;
use crate::route::NavSection;
use crate::text::approve_command;
use crate::view::types::{Awaiting, Fact, SponsorCopy};

/// The `page` value of awaiting.html.
#[derive(Serialize)]
struct AwaitingPage {
    /// What this page is for.
    lede: String,
    /// How the coach records the approval.
    how: String,
    /// The copies.
    items: Vec<WaitingCopy>,
}

/// One copy.
#[derive(Serialize)]
struct WaitingCopy {
    /// Its anchor on the page.
    id: String,
    /// Whose copy it is, and that it waits for approval.
    mark: String,
    /// What the sponsor already has, and what would change.
    since: Option<WaitingDifference>,
    /// The copy’s title; with its sponsors if another copy has the same title.
    title: String,
    /// Whose approval is needed, and which sponsors would receive it.
    rows: Vec<FactRow>,
    /// What happens after the approval.
    then: String,
    /// The command that records the approval; for the coach.
    command: Option<String>,
    /// A link to an e-mail to the coach about this copy; for the client.
    reply: Option<TextPiece>,
    /// The page of the record.
    href: Option<String>,
    /// `agenda`, `review`, `pulse` or `themes`: which template shows `body`.
    sort: &'static str,
    /// The copy: the `body` of the matching template.
    body: Value,
}

/// Adds the page, if this reader has it.
pub fn pages(cx: &PageContext<'_>, out: &mut Vec<Page>) {
    if !cx.route.has(NavSection::Awaiting) {
        return;
    }
    let waiting = &cx.view.awaiting;
    let client = cx.view.reader.party() == Party::Client;
    let words = cx.words;
    let mut model = AwaitingPage {
        lede: words
            .get(match client {
                true => "awaiting_lede_client",
                false => "awaiting_lede_coach",
            })
            .to_owned(),
        how: words
            .get(match client {
                true => "awaiting_how_client",
                false => "awaiting_how_coach",
            })
            .to_owned(),
        items: waiting
            .iter()
            .zip(1..)
            .map(|(one, at)| item(cx, one, at))
            .collect(),
    };
    name_sponsors(cx, &mut model.items);
    for item in &mut model.items {
        item.reply = reply(cx, &item.title);
    }
    out.push(Page::section(
        cx,
        NavSection::Awaiting,
        "awaiting.html",
        &model,
    ));
}

fn item(cx: &PageContext<'_>, awaiting: &Awaiting, at: usize) -> WaitingCopy {
    let words = cx.words;
    let prefix = format!("copy-{at}-");
    let (fact, sort, body): (&Fact, _, _) = match &awaiting.copy {
        SponsorCopy::Agenda(seen) => (
            &seen.fact,
            "agenda",
            value(&agenda::body(cx, seen, &prefix)),
        ),
        SponsorCopy::Review(seen) => (
            &seen.fact,
            "review",
            value(&review::body(cx, seen, &prefix)),
        ),
        SponsorCopy::Pulse(seen) => (&seen.fact, "pulse", value(&pulse::body(cx, seen, &prefix))),
        SponsorCopy::Themes(seen) => (
            &seen.fact,
            "themes",
            value(&themes::body(cx, seen, &prefix)),
        ),
    };
    let name = words.record_name(fact);
    let mark = match cx.view.reader.party() {
        Party::Client => words.get("awaiting_mark_client").to_owned(),
        _ => words.with("awaiting_mark", &[("client", cx.client_as_object().into())]),
    };
    // Without a name, the decision applies to the sponsors who have the record already.
    let named = match cx.view.engagement.sponsors.len() {
        0 | 1 => &[][..],
        _ => &awaiting.sponsors,
    };
    WaitingCopy {
        id: format!("awaiting-{at}"),
        mark,
        since: awaiting
            .before
            .as_ref()
            .map(|before| cx.difference_from(before, &awaiting.sponsors)),
        rows: Rows::new(cx)
            .text("awaiting_approver", Some(cx.client()))
            .list("awaiting_for", &awaiting.sponsors)
            .done(),
        then: after_approval(cx, &awaiting.sponsors),
        command: path(cx, &awaiting.slug).map(|path| approve_command(path, named)),
        reply: None,
        title: name,
        href: cx.route.record(&awaiting.slug),
        sort,
        body,
    }
}

/// An e-mail to the coach, with the title of the copy as its subject.
fn reply(cx: &PageContext<'_>, title: &str) -> Option<TextPiece> {
    let email = cx.view.practice.coach_email.as_deref()?;
    if cx.view.reader.party() != Party::Client {
        return None;
    }
    const ADDRESS: &AsciiSet = &NON_ALPHANUMERIC
        .remove(b'@')
        .remove(b'.')
        .remove(b'-')
        .remove(b'_');
    let (email, subject) = (
        utf8_percent_encode(email, ADDRESS),
        utf8_percent_encode(title, NON_ALPHANUMERIC),
    );
    let coach = cx.party(Who::Coach);
    let text = cx
        .words
        .with("awaiting_reply", &[("coach", coach.as_str().into())]);
    Some(TextPiece::link(
        text,
        Some(format!("mailto:{email}?subject={subject}")),
    ))
}

/// Adds the sponsors to titles that several copies share.
fn name_sponsors(cx: &PageContext<'_>, items: &mut [WaitingCopy]) {
    let titles: Vec<String> = items.iter().map(|item| item.title.clone()).collect();
    for (item, waiting) in items.iter_mut().zip(&cx.view.awaiting) {
        if titles.iter().filter(|title| **title == item.title).count() > 1 {
            let names = cx.words.list(&waiting.sponsors);
            let args = [
                ("title", item.title.as_str().into()),
                ("sponsors", names.as_str().into()),
            ];
            item.title = cx.words.with("awaiting_title", &args);
        }
    }
}

/// What happens after the approval, worded for this reader.
fn after_approval(cx: &PageContext<'_>, sponsors: &[String]) -> String {
    let names = cx.words.list(sponsors);
    let id = match cx.view.reader.party() {
        Party::Client => "awaiting_then_client",
        _ => "awaiting_then_coach",
    };
    cx.words.with(id, &[("sponsors", names.as_str().into())])
}

/// The path of a record; for the coach.
fn path<'c>(cx: &'c PageContext<'_>, slug: &str) -> Option<&'c str> {
    cx.view.fact(slug)?.path.as_deref()
}
