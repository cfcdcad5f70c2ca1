//! CG006: reports a record of something held, received or met with a date after today.

use chrono::NaiveDate;

use super::first_work::days;
use crate::check::RuleInput;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::Content;
use crate::record::leaf::{Leaf, List};
use crate::today::Today;

rule! {
    code: "CG006",
    name: "not-yet-held",
    level: Warn,
    page: "not_yet_held.md",
    needs: &[],
    superseded_by: [],
    run: Records(check),
}

fn check(input: RuleInput<'_>, findings: &mut Vec<Diagnostic>) {
    let today = input.source.today;
    for (_, record, content) in input.source.model.complete_records() {
        let before = findings.len();
        for (what, date) in dates(record.kind, content) {
            let found = in_future(&what, date, today);
            findings.extend(found.map(|diag| diag.help(help(record.kind, content, date.value))));
        }
        if findings.len() > before {
            // Milestones in a record with a future date are not reported separately.
            continue;
        }
        for met in met_dates(content) {
            let diag = in_future("a milestone is recorded as met on", met, today);
            findings.extend(
                diag.map(|diag| {
                    diag.help("correct the date; a target date is the milestone's `by`")
                }),
            );
        }
    }
}

/// The finding about a date, if it is in the future.
fn in_future(what: &str, date: &Leaf<NaiveDate>, today: &Today) -> Option<Diagnostic> {
    (date.value > *today).then(|| {
        let left = days((date.value - today.date()).num_days());
        let message = format!("{what} {}, {left} from today", date.value);
        Diagnostic::new(&RULE, date.span, message)
    })
}

/// The dates on which milestones were met.
fn met_dates(content: &Content) -> impl Iterator<Item = &Leaf<NaiveDate>> {
    let milestones = content.fields().milestones.into_iter();
    milestones
        .flat_map(List::values)
        .map(|milestone| &milestone.met)
}

/// The dates of what a record describes, each with the beginning of the message.
fn dates(kind: Kind, content: &Content) -> Vec<(String, &Leaf<NaiveDate>)> {
    if let Content::Contacts(log) = content {
        let dates = log.contacts.values().map(|contact| &contact.date);
        return dates
            .map(|date| ("the contact is dated".to_owned(), date))
            .collect();
    }
    let parts = match content {
        Content::Session(session) => session.continued.values().map(|part| &part.date).collect(),
        _ => Vec::new(),
    };
    let parts = parts
        .into_iter()
        .map(|date| ("a part of the session is dated".to_owned(), date));
    // The date of a note is the coach's own.
    let Some(date) = content.date().filter(|_| kind != Kind::Note) else {
        return parts.collect();
    };
    let is = match kind {
        Kind::StakeholderThemes => "are",
        _ => "is",
    };
    let own = match content.fields().received {
        None => (format!("the {} {is} dated", kind.noun()), date),
        // The later of the two dates, because nothing can be received before it exists.
        Some(Some(received)) if received.value >= date.value => {
            ("this was received on".to_owned(), received)
        }
        Some(_) => ("this is dated".to_owned(), date),
    };
    std::iter::once(own).chain(parts).collect()
}

/// The help: what to write until that date.
fn help(kind: Kind, content: &Content, date: NaiveDate) -> String {
    let planned = format!("under `planned` in engagement.md, with `date: {date}`");
    if kind == Kind::Contacts {
        return format!("correct the date; write a planned call {planned}");
    }
    if !kind.is_meeting() {
        return "correct the date, or keep the record as `draft: true` until that day".to_owned();
    }
    let next = match content.fields().number.map(|number| number.value) {
        None | Some(0 | 1) => String::new(),
        Some(number) => format!("as `next: {date}` in session {}, or ", number - 1),
    };
    format!("keep it as `draft: true` until it is held; write a planned date {next}{planned}")
}
