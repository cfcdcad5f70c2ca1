//! What to read before a meeting: the last session, the open actions of others, and what was said and noted since.
//!
//! Must not be made for a sponsor, who does not see planned meetings.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::super::PageContext;
use super::super::actions::action_item;
use super::super::components::ActionItem;
use super::super::parts::{RecordLine, TextPiece};
use crate::derive::LedgerAction;
use crate::view::types::ContactView;

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
    let sessions = cx.view.sessions().map(|seen| &seen.fact);
    let held = sessions.filter(|fact| !fact.cancelled && fact.date.is_some_and(|on| on <= *today));
    let last = held.max_by_key(|fact| (fact.date, fact.number))?;
    let since = last.date?;
    let preparation = Preparation {
        last: vec![cx.entry(last)],
        others: others(cx),
        contacts: contacts(cx, since),
        notes: notes(cx, since),
    };
    Some(preparation)
}

fn others(cx: &PageContext<'_>) -> Vec<ActionItem> {
    let actions = cx.derived.actions.actions.iter();
    let mut open: Vec<&LedgerAction> = actions
        .filter(|action| action.state.is_open() && !action.is_of(&cx.view.reader))
        .collect();
    open.sort_by_key(|action| (action.due.is_none(), action.due));
    let open = open.into_iter().take(MOST);
    open.map(|action| with_owner(cx, action)).collect()
}

/// An action with its owner first: in this list it can be anybody's.
fn with_owner(cx: &PageContext<'_>, action: &LedgerAction) -> ActionItem {
    let mut item = action_item(cx, action);
    if let Some(owner) = action.owner {
        let mut meta = vec![TextPiece::text(cx.owner(owner, action.name.as_ref()))];
        if !item.meta.is_empty() {
            cx.comma(&mut meta);
        }
        meta.append(&mut item.meta);
        item.meta = meta;
    }
    item
}

fn contacts(cx: &PageContext<'_>, since: NaiveDate) -> Vec<Vec<TextPiece>> {
    let logs = cx.view.contacts().filter_map(|seen| seen.content());
    let mut contacts: Vec<&ContactView> = logs
        .flat_map(|log| &log.contacts)
        .filter(|contact| contact.date > since && contact.date <= cx.view.today)
        .collect();
    contacts.sort_by_key(|contact| std::cmp::Reverse(contact.date));
    let contacts = contacts.into_iter().take(MOST);
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
    let notes = cx.view.notes().map(|seen| &seen.fact);
    let recent = notes.filter(|fact| {
        fact.date
            .is_some_and(|on| on >= since && on <= cx.view.today)
    });
    recent.take(MOST).map(|fact| cx.entry(fact)).collect()
}
