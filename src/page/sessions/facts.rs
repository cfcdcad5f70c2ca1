//! The facts about a session that are listed beside it: when, with whom, and what counts.

use super::super::PageContext;
use super::super::parts::{FactRow, Rows};
use crate::bidi;
use crate::view::types::{Fact, MovedView, SessionView};

/// The rows of a session.
pub(super) fn rows(cx: &PageContext<'_>, fact: &Fact, session: &SessionView) -> Vec<FactRow> {
    let words = cx.words;
    let time = session.start.zip(session.end).map(|(start, end)| {
        let (start, end) = (start.to_string(), end.to_string());
        words.with(
            "session_time_range",
            &[
                ("start", start.as_str().into()),
                ("end", end.as_str().into()),
            ],
        )
    });
    let moved: Vec<String> = session.moved.iter().map(|one| moved(cx, one)).collect();
    let debrief = session.debrief.as_ref().map(|debrief| {
        let id = match debrief.counts {
            true => "session_debrief_counted",
            false => "session_debrief_not_counted",
        };
        let minutes = words.minutes(debrief.minutes);
        words.with(id, &[("minutes", minutes.as_str().into())])
    });
    Rows::new(cx)
        .text("session_time", time)
        .list("session_parts", &parts(cx, fact, session))
        .list("session_joined_by", &session.joined_by)
        .text(
            "session_moved",
            (!moved.is_empty()).then(|| bidi::join(&moved, words.get("list_mark"))),
        )
        .text(
            "session_cancelled_by",
            session.cancelled_by.map(|who| cx.party(who)),
        )
        .yes_no("session_paid", session.paid)
        .text(
            "session_participants",
            session.participants.map(|count| count.to_string()),
        )
        .text("session_debrief", debrief)
        .done()
}

/// The date and the minutes of each part, if the session was held in parts.
fn parts(cx: &PageContext<'_>, fact: &Fact, session: &SessionView) -> Vec<String> {
    if session.continued.is_empty() {
        return Vec::new();
    }
    let part = |date, minutes, mode| {
        let words = cx.words;
        let date = Option::map(date, |date| words.date(date));
        let minutes = Option::map(minutes, |minutes| words.minutes(minutes));
        let mode = Option::map(mode, |mode: crate::record::value::Mode| {
            words.choice("mode", mode.word()).to_owned()
        });
        let parts: Vec<String> = [date, minutes, mode].into_iter().flatten().collect();
        bidi::join(&parts, words.get("list_mark"))
    };
    let first = part(fact.date, session.first_minutes, session.mode);
    let later = session.continued.iter();
    let later = later.map(|one| part(Some(one.date), Some(one.minutes), one.mode));
    std::iter::once(first).chain(later).collect()
}

fn moved(cx: &PageContext<'_>, moved: &MovedView) -> String {
    let date = cx.words.date(moved.from);
    match moved.by {
        Some(by) => cx.words.with(
            "moved_from_by",
            &[
                ("date", date.as_str().into()),
                ("by", cx.party(by).as_str().into()),
            ],
        ),
        None => cx
            .words
            .with("moved_from", &[("date", date.as_str().into())]),
    }
}
