//! Meetings held, cancelled and planned.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::event::{Collector, EventState, EventTime, NewEvent};
use super::key::EventKey;
use crate::derive::Meeting;
use crate::kind::Kind;
use crate::reader::Party;
use crate::record::value::{ClockTime, Language, ReviewType};
use crate::view::types::{Fact, SessionView};
use crate::words::Words;

/// Adds every meeting that the reader sees.
pub(super) fn add(to: &mut Collector<'_>) {
    add_recorded(to);
    add_planned(to);
    add_replaced_plans(to);
    add_drafts(to);
}

/// Adds the meetings that have a record. Each is a later revision of its plan: by one, and by one for each date that it
/// was moved from.
fn add_recorded(to: &mut Collector<'_>) {
    let timeline = to.reader.derived.timeline.as_ref();
    for event in timeline.into_iter().flat_map(|timeline| &timeline.events) {
        let Some(fact) = event.meeting.record.as_ref() else {
            continue;
        };
        // The agenda has a date, but is not a meeting.
        if fact.kind == Kind::Agenda {
            continue;
        }
        let session = session_of(to, fact);
        let details = details(to.words, fact, session);
        let new = NewEvent {
            key: record_key(to, fact),
            sequence: 1 + moves(to, &event.meeting, fact) + u32::from(fact.cancelled),
            state: match fact.cancelled {
                true => EventState::Cancelled,
                false => EventState::Confirmed,
            },
            time: session
                .and_then(|session| span(to, event.meeting.date, fact, session))
                .unwrap_or(EventTime::Day(event.meeting.date)),
            neutral: neutral(to, fact.number.filter(|_| fact.kind == Kind::Session)),
            details,
        };
        to.add(new);
        add_parts(to, fact, session);
    }
}

/// The number of earlier dates of a meeting, as far as the reader sees. For a session these include the date that the
/// session before it names. Other records do not matter, so that they do not change the revision.
fn moves(to: &Collector<'_>, meeting: &Meeting, fact: &Fact) -> u32 {
    let before = fact.number.and_then(|number| number.checked_sub(1));
    let mut sessions = to.reader.view.sessions();
    let before = sessions.find(|seen| fact.kind == Kind::Session && seen.fact.number == before);
    let named = before.and_then(|seen| seen.content()?.next);
    let dates = meeting.moved.iter().map(|moved| moved.from).chain(named);
    let dates: BTreeSet<NaiveDate> = dates.filter(|date| *date != meeting.date).collect();
    u32::try_from(dates.len()).unwrap_or(u32::MAX / 2)
}

/// Adds the parts of a session that were held on later days.
fn add_parts(to: &mut Collector<'_>, fact: &Fact, session: Option<&SessionView>) {
    let (Some(session), Some(number)) = (session, fact.number) else {
        return;
    };
    for (index, part) in session.continued.iter().enumerate() {
        let mode = part.mode.or(session.mode);
        let new = NewEvent {
            key: EventKey::SessionPart(number, index + 2),
            sequence: 1,
            state: EventState::Confirmed,
            time: EventTime::Day(part.date),
            neutral: neutral(to, Some(number)),
            details: (
                titled(to.words, fact),
                lines(to.words, mode.map(|mode| mode.word()), Some(part.minutes)),
            ),
        };
        to.add(new);
    }
}

/// Adds the meetings that are only planned. A date that was passed without a record stays, because it may only lack its
/// record.
fn add_planned(to: &mut Collector<'_>) {
    let today = &to.reader.view.today;
    let calendar = &to.reader.derived.calendar;
    let plans = calendar.unrecorded(today).chain(calendar.upcoming(today));
    let mut plans: Vec<&Meeting> = plans.filter(|plan| plan.record.is_none()).collect();
    // A session that its predecessor names comes before a plan in words for the same session.
    plans.sort_by_key(|plan| (plan.session.is_none(), plan.date));
    for plan in plans {
        let key = match (plan.session, &plan.what) {
            (Some(number), _) => EventKey::Session(number),
            (None, Some(what)) => plan_key(to, what, plan.date),
            (None, None) => continue,
        };
        if to.has(&key) {
            continue;
        }
        let session = match &key {
            EventKey::Session(number) => Some(*number),
            _ => None,
        };
        let name = match (&plan.what, session) {
            (Some(what), _) => what.clone(),
            (None, Some(number)) => to
                .words
                .with("session_number", &[("number", number.into())]),
            (None, None) => continue,
        };
        let new = NewEvent {
            key,
            sequence: 0,
            state: EventState::Confirmed,
            time: EventTime::Day(plan.date),
            neutral: neutral(to, session),
            details: (name, String::new()),
        };
        to.add(new);
    }
}

/// Cancels the plans in words that another event has replaced, so that they disappear from a calendar that has them. A
/// session and the final review need no such event: the record has the same key as the plan.
fn add_replaced_plans(to: &mut Collector<'_>) {
    let view = &to.reader.view;
    for plan in &view.engagement.planned {
        let key = plan_key(to, &plan.what, plan.date);
        if !matches!(key, EventKey::Plan(_) | EventKey::Again(..)) || to.has(&key) {
            continue;
        }
        let new = NewEvent {
            key,
            sequence: 1,
            state: EventState::Cancelled,
            time: EventTime::Day(plan.date),
            neutral: neutral(to, None),
            details: (plan.what.clone(), String::new()),
        };
        to.add(new);
    }
}

/// Adds the drafts of coming meetings, which only the coach has.
fn add_drafts(to: &mut Collector<'_>) {
    let view = &to.reader.view;
    for draft in &view.drafts {
        let fact = &draft.fact;
        let Some(date) = fact.date.filter(|date| *date >= view.today) else {
            continue;
        };
        let key = record_key(to, fact);
        // A plan for the same day is most likely the same meeting.
        if !fact.kind.is_meeting() || to.has(&key) || to.has_meeting_on(date) {
            continue;
        }
        let new = NewEvent {
            key,
            sequence: 0,
            state: EventState::Tentative,
            time: EventTime::Day(date),
            neutral: neutral(to, fact.number.filter(|_| fact.kind == Kind::Session)),
            details: (titled(to.words, fact), String::new()),
        };
        to.add(new);
    }
}

/// The key of a meeting's record.
fn record_key(to: &Collector<'_>, fact: &Fact) -> EventKey {
    let view = &to.reader.view;
    let after = || {
        let mut reviews = view.reviews();
        let seen = reviews.find(|seen| seen.fact.slug == fact.slug)?;
        seen.content()?.after_session
    };
    match (fact.kind, fact.number, fact.part, fact.review) {
        (Kind::Session, Some(number), ..) => return EventKey::Session(number),
        (Kind::Interview, _, Some(part), _) => return EventKey::Interview(part.word().to_owned()),
        (Kind::Review, _, _, Some(ReviewType::Final)) => return EventKey::FinalReview,
        (Kind::Review, ..) => {
            if let Some(after) = after() {
                return EventKey::ReviewAfter(after);
            }
        }
        _ => {}
    }
    let folder = view.engagement.path.as_deref();
    let folder = folder.and_then(|path| path.strip_suffix("engagement.md"));
    match (fact.path.as_deref(), fact.date) {
        // Only the coach knows the file, which stays the same when the meeting moves.
        (Some(path), _) => EventKey::Path(
            path.strip_prefix(folder.unwrap_or(""))
                .unwrap_or(path)
                .to_owned(),
        ),
        (None, Some(date)) => EventKey::Dated(fact.kind, date),
        (None, None) => EventKey::Dated(fact.kind, NaiveDate::MIN),
    }
}

/// The key of a plan in words: that of the session or review that it names, if it does. Otherwise its words; for all but
/// the first of several plans with the same words, also its date.
fn plan_key(to: &Collector<'_>, what: &str, date: NaiveDate) -> EventKey {
    let what = what.trim();
    if let Some(number) = named_session(what) {
        return EventKey::Session(number);
    }
    if is_final_review(what) {
        return EventKey::FinalReview;
    }
    let key = EventKey::Plan(what.to_owned());
    let planned = &to.reader.view.engagement.planned;
    let first = planned.iter().find(|plan| plan.what.trim() == what);
    match first.is_none_or(|first| first.date == date) {
        true => key,
        false => EventKey::Again(Box::new(key), date, 1),
    }
}

/// The number of the session that a plan names: `Session 4`, in any of the languages.
pub(super) fn named_session(what: &str) -> Option<u32> {
    let (word, number) = what.trim().rsplit_once(char::is_whitespace)?;
    let number: u32 = number.parse().ok()?;
    let is_session = |language: &Language| {
        let known = Words::for_language(*language).kind(Kind::Session);
        known.to_lowercase() == word.trim().to_lowercase()
    };
    Language::ALL.iter().any(is_session).then_some(number)
}

/// Whether a plan is the final review, in any of the languages.
fn is_final_review(what: &str) -> bool {
    let is_named = |language: &Language| {
        let known = Words::for_language(*language).get("review_final");
        known.to_lowercase() == what.to_lowercase()
    };
    Language::ALL.iter().any(is_named)
}

fn session_of<'c>(to: &Collector<'c>, fact: &Fact) -> Option<&'c SessionView> {
    let mut sessions = to.reader.view.sessions();
    sessions.find(|seen| seen.fact.slug == fact.slug)?.content()
}

/// The start and the end of a session with a start. Without an end and minutes, it takes as long as agreed.
fn span(
    to: &Collector<'_>,
    date: NaiveDate,
    fact: &Fact,
    session: &SessionView,
) -> Option<EventTime> {
    let start = session.start?;
    let agreed = to.reader.view.engagement.programme.session_minutes.high as u32;
    let minutes = session
        .end
        .and_then(|end| start.minutes_until(end))
        .or(session.first_minutes)
        .or(fact.minutes)
        .unwrap_or(agreed);
    let from = at(date, start)?;
    let until = from.checked_add_signed(TimeDelta::minutes(i64::from(minutes)))?;
    Some(EventTime::Span(from, until))
}

fn at(date: NaiveDate, time: ClockTime) -> Option<NaiveDateTime> {
    let seconds = u32::from(time.minutes()).checked_mul(60)?;
    let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)?;
    Some(date.and_time(time))
}

/// The title without details: only the coach, who has many sessions, reads the number of a session.
fn neutral(to: &Collector<'_>, session: Option<u32>) -> String {
    let is_coach = to.reader.view.reader.party() == Party::Coach;
    match session.filter(|_| is_coach) {
        Some(number) => to
            .words
            .with("calendar_session", &[("number", number.into())]),
        None => to.words.get("calendar_coaching").to_owned(),
    }
}

/// The name of a record, with its own title if it has one.
fn titled(words: &Words, fact: &Fact) -> String {
    let name = words.record_name(fact);
    match words.record_title(fact) {
        Some(title) => words.with(
            "session_titled",
            &[("session", name.as_str().into()), ("title", title.into())],
        ),
        None => name,
    }
}

/// The title and the lines with details.
fn details(words: &Words, fact: &Fact, session: Option<&SessionView>) -> (String, String) {
    let mode = session.and_then(|session| session.mode);
    let minutes = session.and_then(|session| session.first_minutes);
    (
        titled(words, fact),
        lines(
            words,
            mode.map(|mode| mode.word()),
            minutes.or(fact.minutes),
        ),
    )
}

/// How a meeting is held, and its length.
fn lines(words: &Words, mode: Option<&str>, minutes: Option<u32>) -> String {
    let mode = mode.map(|mode| words.choice("mode", mode).to_owned());
    let minutes = minutes.map(|minutes| words.minutes(minutes));
    let lines: Vec<String> = mode.into_iter().chain(minutes).collect();
    lines.join("\n")
}
