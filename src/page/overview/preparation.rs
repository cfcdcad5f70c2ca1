//! What to read before a meeting: the last session, the open actions of others, and what was said and noted since.
//!
//! Must not be made for a sponsor, who does not see planned meetings.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::super::PageContext;
use super::super::actions::action_item;
use super::super::components::ActionItem;
use super::super::parts::{RecordLine, TextPiece, capital};
use crate::derive::LedgerAction;
use crate::view::types::{ContactView, NoteView, RecordView, SessionView};

/// The overview prepares for a meeting that is at most this number of days ahead.
const DAYS_AHEAD: Days = Days::new(3);

/// The maximum number of items of each list.
const MOST: usize = 8;

/// What to read before the next meeting.
#[derive(Serialize)]
pub(super) struct Preparation {
    /// The last session that was held.
    last: Vec<RecordLine>,
    /// Open actions of the others, by due date.
    others: Vec<ActionItem>,
    /// Contacts since that session, latest first.
    contacts: Vec<Vec<TextPiece>>,
    /// The coach's notes since that session; for the coach.
    notes: Vec<RecordLine>,
}

/// The preparation for a meeting in the next days, if any.
pub(super) fn preparation(cx: &PageContext<'_>) -> Option<Preparation> {
    let today = &cx.view.today;
    let meeting = cx
        .derived
        .calendar
        .next(today)
        .filter(|_| !cx.is_sponsor())?;
    // A comparison with today tells until when the page stays as it is.
    let from = meeting.date.checked_sub_days(DAYS_AHEAD)?;
    if from > *today {
        return None;
    }
    let last = last_session(cx)?;
    let since = last.fact.date?;
    let others = open_actions(cx, |action| !action.is_of(&cx.view.reader));
    let contacts = contact_lines(cx, Some(since)).into_iter();
    let preparation = Preparation {
        last: vec![cx.entry(&last.fact)],
        others: others.into_iter().take(MOST).collect(),
        contacts: contacts.take(MOST).collect(),
        notes: notes(cx, since),
    };
    Some(preparation)
}

/// The last session that was held, if any.
pub(in crate::page) fn last_session<'v>(
    cx: &PageContext<'v>,
) -> Option<&'v RecordView<SessionView>> {
    let today = &cx.view.today;
    let held = cx.view.sessions().filter(|seen| {
        let fact = &seen.fact;
        !fact.cancelled && fact.date.is_some_and(|on| on <= *today)
    });
    held.max_by_key(|seen| (seen.fact.date, seen.fact.number))
}

/// Every open action with its owner, by due date; those without one come last.
pub(in crate::page) fn open_actions_by_due(cx: &PageContext<'_>) -> Vec<ActionItem> {
    open_actions(cx, |_| true)
}

fn open_actions(cx: &PageContext<'_>, matches: impl Fn(&LedgerAction) -> bool) -> Vec<ActionItem> {
    let actions = cx.derived.actions.actions.iter();
    let mut open: Vec<&LedgerAction> = actions
        .filter(|action| action.state.is_open() && matches(action))
        .collect();
    open.sort_by_key(|action| (action.due.is_none(), action.due));
    let open = open.into_iter();
    open.map(|action| with_owner(cx, action)).collect()
}

/// An action with its owner first: in this list it can be anybody's.
fn with_owner(cx: &PageContext<'_>, action: &LedgerAction) -> ActionItem {
    let mut item = action_item(cx, action);
    if let Some(owner) = action.owner {
        let mut meta = vec![TextPiece::text(cx.owner(owner, action.name.as_ref()))];
        if let Some(first) = item.meta.first_mut() {
            cx.comma(&mut meta);
            // The line begins with the owner now.
            let due = cx.words.get("action_due");
            if first.text == capital(due) {
                due.clone_into(&mut first.text);
            }
        }
        meta.append(&mut item.meta);
        item.meta = meta;
    }
    item
}

/// Contacts after a day, latest first; every contact if there is no such day.
pub(in crate::page) fn contact_lines(
    cx: &PageContext<'_>,
    since: Option<NaiveDate>,
) -> Vec<Vec<TextPiece>> {
    let logs = cx.view.contacts().filter_map(|seen| seen.content());
    let is_recent = |contact: &&ContactView| {
        since.is_none_or(|since| contact.date > since) && contact.date <= cx.view.today
    };
    let contacts = logs.flat_map(|log| &log.contacts);
    let mut contacts: Vec<&ContactView> = contacts.filter(is_recent).collect();
    contacts.sort_by_key(|contact| std::cmp::Reverse(contact.date));
    let contacts = contacts.into_iter();
    contacts.map(|contact| contact_line(cx, contact)).collect()
}

fn contact_line(cx: &PageContext<'_>, contact: &ContactView) -> Vec<TextPiece> {
    let mut line = vec![cx.date_piece(contact.date)];
    let channel = cx.words.choice("channel_heads", contact.channel.word());
    for text in [Some(channel), contact.about.as_deref()]
        .into_iter()
        .flatten()
    {
        cx.comma(&mut line);
        line.push(TextPiece::text(text));
    }
    line
}

fn notes(cx: &PageContext<'_>, since: NaiveDate) -> Vec<RecordLine> {
    let recent = notes_since(cx, Some(since));
    recent.take(MOST).map(|seen| cx.entry(&seen.fact)).collect()
}

/// The coach's notes from a day on; every note if there is no such day.
pub(in crate::page) fn notes_since<'v>(
    cx: &PageContext<'v>,
    since: Option<NaiveDate>,
) -> impl Iterator<Item = &'v RecordView<NoteView>> {
    let today = &cx.view.today;
    let is_recent = move |on| since.is_none_or(|since| on >= since) && on <= *today;
    let notes = cx.view.notes();
    notes.filter(move |seen| seen.fact.date.is_some_and(is_recent))
}
