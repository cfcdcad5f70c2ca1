//! CG006: reports a record of something held, received or met with a date after today.

use chrono::NaiveDate;

use super::first_work::days;
use crate::check::RuleInput;
use crate::diag::Diagnostic;
use crate::record::Content;
use crate::record::leaf::{Leaf, Opt};

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
    for (_, _, content) in input.source.model.complete_records() {
        let before = findings.len();
        for (what, date) in dates(content) {
            findings.extend(
                in_future(what, date, today).map(|diag| diag.help(help(content, date.value))),
            );
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
fn in_future(what: &str, date: &Leaf<NaiveDate>, today: NaiveDate) -> Option<Diagnostic> {
    let left = (date.value - today).num_days();
    (left > 0).then(|| {
        let message = format!("{what} {}, {} from today", date.value, days(left));
        Diagnostic::new(&RULE, date.span, message)
    })
}

/// The dates on which milestones were met.
fn met_dates(content: &Content) -> Vec<&Leaf<NaiveDate>> {
    let milestones = match content {
        Content::Session(session) => &session.milestones,
        Content::Review(review) => &review.milestones,
        _ => return Vec::new(),
    };
    milestones
        .values()
        .map(|milestone| &milestone.met)
        .collect()
}

type Dated<'c> = (&'static str, &'c Leaf<NaiveDate>);

/// The dates of what a record describes, each with the beginning of the message.
fn dates(content: &Content) -> Vec<Dated<'_>> {
    let one = match content {
        Content::Chemistry(c) => ("the chemistry meeting is dated", &c.date),
        Content::SponsorMeeting(c) => ("the sponsor meeting is dated", &c.date),
        Content::Interview(c) => ("the interview is dated", &c.date),
        Content::StakeholderInterview(c) => ("the stakeholder interview is dated", &c.date),
        Content::Review(c) => ("the review is dated", &c.date),
        Content::Session(c) => ("the session is dated", &c.date),
        Content::StakeholderThemes(c) => ("the stakeholder themes are dated", &c.date),
        Content::Agenda(c) => ("the agenda is dated", &c.date),
        Content::Evidence(c) => received_or_dated(&c.date, &c.received),
        Content::Psychometric(c) => received_or_dated(&c.date, &c.received),
        Content::Contacts(log) => {
            let dates = log.contacts.values().map(|contact| &contact.date);
            return dates.map(|date| ("the contact is dated", date)).collect();
        }
        Content::Engagement(_) | Content::Note(_) => return Vec::new(),
    };
    vec![one]
}

/// The later of the two dates, because nothing can be received before it exists.
fn received_or_dated<'c>(date: &'c Leaf<NaiveDate>, received: &'c Opt<NaiveDate>) -> Dated<'c> {
    match received {
        Some(received) if received.value >= date.value => ("this was received on", received),
        _ => ("this is dated", date),
    }
}

/// The help: what to write until that date.
fn help(content: &Content, date: NaiveDate) -> String {
    let planned = format!("under `planned` in engagement.md, with `date: {date}`");
    match content {
        Content::Session(session) => {
            let next = match session.number.value {
                0 | 1 => String::new(),
                number => format!("as `next: {date}` in session {}, or ", number - 1),
            };
            format!(
                "keep it as `draft: true` until it is held; write a planned date {next}{planned}"
            )
        }
        Content::Contacts(_) => {
            format!("correct the date; write a planned call {planned}")
        }
        Content::Chemistry(_)
        | Content::SponsorMeeting(_)
        | Content::Interview(_)
        | Content::StakeholderInterview(_)
        | Content::Review(_) => {
            format!("keep it as `draft: true` until it is held; write a planned date {planned}")
        }
        // These are written or received, not held.
        _ => "correct the date, or keep the record as `draft: true` until that day".to_owned(),
    }
}
