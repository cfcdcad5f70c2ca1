//! The next meeting, and the reader's own open actions.
//!
//! Must not show a plan to a sponsor: sponsors do not see planned meetings.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::super::PageContext;
use super::super::actions::action_item;
use super::super::components::ActionItem;
use super::super::parts::{RecordLine, TextPiece, When, meeting_name};
use crate::derive::{ActionState, LedgerAction, drafted_meeting};
use crate::reader::Party;
use crate::record::value::Status;
use crate::route::NavSection;
use crate::view::types::{AnyRecord, Fact};

/// The next meeting, and what is due before it.
#[derive(Serialize)]
pub(super) struct NextMeeting {
    /// The meeting’s name.
    what: Option<String>,
    /// Its date.
    when: Option<When>,
    /// The same date, for a calendar page.
    leaf: Option<CalendarDay>,
    /// Whether there is no next meeting because the engagement is over.
    over: bool,
    /// Shown instead of a meeting.
    none: Option<String>,
    /// What is due before it.
    actions: Vec<TextPiece>,
}

/// A date for a calendar page.
#[derive(Serialize)]
pub(in crate::page) struct CalendarDay {
    /// The day of the week.
    weekday: String,
    /// The day of the month.
    day: String,
    /// The month and the year: `April 2027`.
    month: String,
}

/// Returns the next meeting.
pub(super) fn next_meeting(cx: &PageContext<'_>) -> NextMeeting {
    let words = cx.words;
    let meeting = cx.derived.calendar.next(&cx.view.today);
    NextMeeting {
        what: meeting.map(|meeting| meeting_name(cx.words, meeting)),
        when: meeting.map(|meeting| cx.weekday(meeting.date)),
        leaf: meeting.map(|meeting| calendar_day(cx, meeting.date)),
        over: meeting.is_none()
            && matches!(
                cx.view.engagement.status,
                Some(Status::Completed | Status::EndedEarly | Status::Declined)
            ),
        none: match cx.view.engagement.status {
            _ if meeting.is_some() => None,
            Some(Status::Completed | Status::EndedEarly) => Some(
                match cx.view.engagement.ended.map(|date| words.date(date)) {
                    Some(date) => words.with("ended_on", &[("date", date.as_str().into())]),
                    None => words.get("has_ended").to_owned(),
                },
            ),
            Some(Status::Declined) => Some(words.get("was_declined").to_owned()),
            // Sponsors do not see planned meetings, so saying that there is none would be wrong.
            _ if cx.is_sponsor() => None,
            _ => Some(match drafted_meeting(cx.view) {
                Some((date, fact)) => {
                    let (name, date) = (words.record_name(fact), words.date(date));
                    let args = [
                        ("record", name.as_str().into()),
                        ("date", date.as_str().into()),
                    ];
                    words.with("next_meeting_in_draft", &args)
                }
                None => words.get("no_next_meeting").to_owned(),
            }),
        },
        actions: if cx.route.has(NavSection::Actions) {
            open_actions(cx)
        } else {
            Vec::new()
        },
    }
}

fn open_actions(cx: &PageContext<'_>) -> Vec<TextPiece> {
    let actions = &cx.derived.actions;
    let overdue = actions.in_state(ActionState::Overdue).count();
    let open = actions.in_state(ActionState::Open).count() + overdue;
    if open == 0 {
        return Vec::new();
    }
    let count = |id, count: usize| cx.words.with(id, &[("count", count.into())]);
    let mut pieces = vec![TextPiece::link(
        count("open_actions", open),
        Some(NavSection::Actions.path().to_owned()),
    )];
    let own = actions.actions.iter();
    let own = own.filter(|action| action.state.is_open() && action.is_of(&cx.view.reader));
    let own = own.count();
    // The reader's own are listed below; the number says that these are not all.
    if own > 0 && own < open {
        pieces.push(TextPiece::text(format!(
            " {}",
            count("of_these_yours", own)
        )));
    }
    if overdue > 0 {
        pieces.push(TextPiece::text(cx.words.get("list_mark")));
        pieces.push(TextPiece {
            class: Some("warn"),
            ..TextPiece::text(count("of_these_overdue", overdue))
        });
    }
    pieces
}

/// The calendar page for `date`.
pub(in crate::page) fn calendar_day(cx: &PageContext<'_>, date: NaiveDate) -> CalendarDay {
    CalendarDay {
        weekday: cx.words.weekday(date).to_owned(),
        day: date.day().to_string(),
        month: cx.words.month_year(date),
    }
}

/// How many of the reader's own actions the overview lists; the actions page lists all of them.
const MINE: usize = 6;

/// The reader's own open actions, by due date.
pub(super) fn own_actions(cx: &PageContext<'_>) -> Vec<ActionItem> {
    let actions = cx.derived.actions.actions.iter();
    let open =
        |action: &LedgerAction| action.state.is_open() || action.state == ActionState::Agreed;
    let mut own: Vec<&LedgerAction> = actions
        .filter(|action| open(action) && action.is_of(&cx.view.reader))
        .collect();
    // Actions without a due date come last; ties keep the order in which the actions were agreed.
    own.sort_by_key(|action| (action.due.is_none(), action.due));
    own.into_iter()
        .take(MINE)
        .map(|action| action_item(cx, action))
        .collect()
}

/// The records given to a sponsor, latest first.
pub(super) fn received_records(cx: &PageContext<'_>) -> Vec<RecordLine> {
    if cx.view.reader.party() != Party::Sponsor {
        return Vec::new();
    }
    let records = cx.view.records.iter();
    let mut given: Vec<&Fact> = records
        .filter(|record| record.is_shared())
        .map(AnyRecord::fact)
        .collect();
    given.sort_by_key(|fact| std::cmp::Reverse(fact.date));
    given.into_iter().map(|fact| cx.entry(fact)).collect()
}
