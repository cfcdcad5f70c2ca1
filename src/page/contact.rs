//! Contact between sessions: each call and message, and how the coach can be reached.
//!
//! Must not count a contact that is not in the view.

use std::cmp::Reverse;

use serde::Serialize;

use super::components::EmptyState;
use super::parts::{When, length};
use super::source_file::SourceFile;
use super::{Page, PageContext};
use crate::bidi;
use crate::html::Ids;
use crate::record::value::{ContactBy, Who};
use crate::route::NavSection;
use crate::view::types::{ContactView, ContactsView, RecordView};

/// The `page` value of contact.html.
#[derive(Serialize)]
struct ContactPage {
    /// How the coach can be reached.
    reach: Option<String>,
    /// Text under the title, if any.
    lede: Option<String>,
    /// Shown instead of the list when it is empty.
    empty: EmptyState,
    /// The contact logs.
    logs: Vec<Log>,
}

/// One log.
#[derive(Serialize)]
struct Log {
    /// The record's slug; links lead to it.
    id: String,
    /// The log’s title.
    title: Option<String>,
    /// Its date.
    when: Option<When>,
    /// The contacts, one per line.
    rows: Vec<ContactLine>,
    /// The body of the record: safe HTML.
    prose: Option<String>,
    /// The file of the record, and its history; for the coach.
    source_file: Option<SourceFile>,
}

/// One contact.
#[derive(Serialize)]
struct ContactLine {
    /// Its date.
    when: When,
    /// `Phone`.
    channel: String,
    /// `from Amara Okafor, 25 minutes`.
    how: Option<String>,
    /// What it was about.
    about: Option<String>,
    /// Who can see this, if not every reader of the page can.
    only: Option<String>,
}

/// Adds the page, if this reader has it.
pub fn pages(cx: &PageContext<'_>, out: &mut Vec<Page>) {
    if !cx.route.has(NavSection::Contact) {
        return;
    }
    let mut ids = Ids::new(&["main"]);
    for log in cx.view.contacts() {
        ids.reserve(&log.fact.slug);
    }
    let hours = &cx.derived.calendar.hours;
    let words = cx.words;
    let count = ("count", hours.contacts.into());
    let lede = (hours.contacts > 0).then(|| match hours.contact_minutes {
        0 => words.with("contacts_count", &[count]),
        minutes => {
            let time = length(words, minutes);
            words.with("contacts_lede", &[count, ("time", time.as_str().into())])
        }
    });
    let model = ContactPage {
        reach: contact_rule(cx),
        lede,
        empty: cx.empty("contacts_empty", "contacts_empty_text"),
        logs: cx
            .view
            .contacts()
            .rev()
            .map(|log| self::log(cx, log, &mut ids))
            .collect(),
    };
    out.push(Page::section(
        cx,
        NavSection::Contact,
        "contact.html",
        &model,
    ));
}

/// The programme's rule on contact between sessions.
fn contact_rule(cx: &PageContext<'_>) -> Option<String> {
    let programme = &cx.view.engagement.programme;
    let by: Vec<String> = programme
        .between_by
        .iter()
        .map(|channel| cx.words.choice("channel", channel.word()).to_owned())
        .collect();
    if by.is_empty() {
        return None;
    }
    let coach = cx.party(Who::Coach);
    let by = cx.words.list(&by);
    let (coach, by) = (("coach", coach.as_str().into()), ("by", by.as_str().into()));
    let words = cx.words;
    Some(match programme.between_limit.as_deref() {
        Some("unlimited") => words.with("contact_reach_unlimited", &[coach, by]),
        Some(limit) => words.with(
            "contact_reach_limited",
            &[coach, by, ("limit", limit.into())],
        ),
        None => words.with("contact_reach", &[coach, by]),
    })
}

fn log(cx: &PageContext<'_>, seen: &RecordView<ContactsView>, ids: &mut Ids) -> Log {
    let fact = &seen.fact;
    let rows = seen
        .content()
        .map(|content| content.contacts.as_slice())
        .unwrap_or_default();
    Log {
        id: fact.slug.clone(),
        title: cx.lede(fact),
        when: fact.date.map(|date| cx.when(date)),
        rows: latest_first(rows).map(|one| line(cx, one)).collect(),
        prose: seen
            .shared
            .as_ref()
            .and_then(|shared| cx.prose(&shared.body, 2, ids)),
        source_file: cx.source_file(fact),
    }
}

fn latest_first(contacts: &[ContactView]) -> impl Iterator<Item = &ContactView> {
    let mut contacts: Vec<_> = contacts.iter().collect();
    contacts.sort_by_key(|one| Reverse(one.date));
    contacts.into_iter()
}

fn line(cx: &PageContext<'_>, one: &ContactView) -> ContactLine {
    let words = cx.words;
    let mut how = Vec::new();
    if let Some(by) = one.by {
        let who = match (by, &one.name) {
            (ContactBy::Client, _) => cx.party(Who::Client),
            (ContactBy::Coach, _) => cx.party(Who::Coach),
            (ContactBy::Sponsor, Some(name)) => name.clone(),
            (ContactBy::Sponsor, None) => cx.party(Who::Sponsor),
            (ContactBy::Organisation, Some(name)) => {
                words.with("contact_organisation_name", &[("name", name.into())])
            }
            (ContactBy::Organisation, None) => words.get("contact_organisation").to_owned(),
        };
        how.push(words.with("contact_from", &[("who", who.as_str().into())]));
    }
    how.extend(one.minutes.map(|minutes| words.minutes(minutes)));
    ContactLine {
        when: cx.when(one.date),
        channel: words.choice("channel_heads", one.channel.word()).to_owned(),
        how: (!how.is_empty()).then(|| bidi::join(&how, words.get("list_mark"))),
        about: one.about.clone(),
        // What a sponsor or the organisation said is for the coach only, marked or not.
        only: cx.only_coach(one.coach_only),
    }
}
