//! The text of a message to the client after a session: what was agreed, and when the next one is.
//!
//! Made from the client's own view, so it cannot contain anything else. The coach reads and sends it; coachgen sends
//! nothing.

use super::PageContext;
use super::report::lines_under_headings;
use crate::bidi;
use crate::derive::{LedgerAction, ReaderView};
use crate::record::value::Owner;
use crate::route::Route;
use crate::view::types::{RecordView, SessionView};
use crate::words::Words;

/// The message after the session with this number; `None` if this reader does not have the content of the session.
pub fn follow_up(reader: &ReaderView, words: &'static Words, number: u32) -> Option<String> {
    let route = Route::new(reader);
    let cx = PageContext::of_document(reader, words, &route);
    let mut sessions = reader.view.sessions();
    let seen = sessions.find(|seen| seen.fact.number == Some(number))?;
    let session = seen.content()?;
    let mut parts = vec![greeting(&cx, seen)];
    parts.extend(actions(&cx, seen));
    let body = seen.shared.as_ref().map(|shared| shared.body.as_slice());
    let prose = lines_under_headings(&cx, body.unwrap_or_default());
    if !prose.is_empty() {
        parts.push(prose.join("\n"));
    }
    parts.extend(session.next.map(|date| {
        let date = words.weekday_date(date);
        words.with("follow_up_next", &[("date", date.as_str().into())])
    }));
    parts.extend(cx.coach().map(str::to_owned));
    Some(parts.join("\n\n"))
}

/// `Dear Amara Okafor, thank you for our session on 27 May 2026.`
fn greeting(cx: &PageContext<'_>, seen: &RecordView<SessionView>) -> String {
    let words = cx.words;
    let hello = words.with("follow_up_hello", &[("client", cx.client().into())]);
    let thanks = match seen.fact.date.map(|date| words.date(date)) {
        Some(date) => words.with("follow_up_thanks", &[("date", date.as_str().into())]),
        None => words.get("follow_up_thanks_undated").to_owned(),
    };
    format!("{hello}\n\n{thanks}")
}

/// The actions that were agreed in the session: the client's, then the coach's.
fn actions(cx: &PageContext<'_>, seen: &RecordView<SessionView>) -> Vec<String> {
    let all = cx.derived.actions.actions.iter();
    let agreed: Vec<&LedgerAction> = all
        .filter(|action| action.set_in.slug == seen.fact.slug)
        .collect();
    let group = |title: &str, is_in: fn(Option<Owner>) -> bool| {
        let lines: Vec<String> = agreed
            .iter()
            .filter(|action| is_in(action.owner))
            .map(|action| line(cx, action))
            .collect();
        (!lines.is_empty()).then(|| format!("{}\n{}", cx.words.get(title), lines.join("\n")))
    };
    let groups = [
        group("follow_up_yours", |owner| owner != Some(Owner::Coach)),
        group("follow_up_mine", |owner| owner == Some(Owner::Coach)),
    ];
    groups.into_iter().flatten().collect()
}

/// `- Ask Ida about the paper (by 12 June 2026)`
fn line(cx: &PageContext<'_>, action: &LedgerAction) -> String {
    let due = action.due.map(|due| {
        let date = cx.words.date(due);
        cx.words
            .with("follow_up_due", &[("date", date.as_str().into())])
    });
    match due {
        Some(due) => format!("- {} ({due})", bidi::isolate(&action.what)),
        None => format!("- {}", action.what),
    }
}
