//! CG006: a record of something held is dated after today.

use chrono::NaiveDate;

use super::begun::days;
use crate::check::{Check, Checked, Run};
use crate::diag::{Diagnostic, Level, Rule};
use crate::record::Content;
use crate::record::leaf::{Leaf, Opt};

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG006",
    name: "not-yet-held",
    level: Level::Warn,
};

/// The rule and all that belongs to it.
pub static CHECK: Check = Check {
    rule: &RULE,
    page: include_str!("not_yet_held.md"),
    needs: &[],
    yields: &[],
    run: Run::Records(check),
};

/// What is arranged has its own place.
const PLANNED: &str = "keep it as `draft: true` until it is held; what is only arranged stands under `planned` in engagement.md";
/// A session can also be announced by the one before it.
const NEXT: &str = "keep it as `draft: true` until it is held; what is only arranged stands as `next` in the session before, or under `planned` in engagement.md";
/// What is written or received rather than held.
const DRAFT: &str = "mend the date, or keep the record as `draft: true` until that day";
/// The log of contacts is never a draft as a whole.
const LOG: &str = "mend the date; a call that is only arranged stands under `planned` in engagement.md";

fn check(checked: Checked<'_>, found: &mut Vec<Diagnostic>) {
    let today = checked.source.today;
    for (_, _, content) in checked.source.model.held() {
        for (what, date, help) in dates(content) {
            let ahead = (date.value - today).num_days();
            if ahead <= 0 {
                continue;
            }
            found.push(
                Diagnostic::new(
                    &RULE,
                    date.span,
                    format!("{what} {}, {} from today", date.value, days(ahead)),
                )
                .help(help),
            );
        }
    }
}

type Dated<'c> = (&'static str, &'c Leaf<NaiveDate>, &'static str);

/// The days on which what a record tells of took place.
fn dates(content: &Content) -> Vec<Dated<'_>> {
    let one = match content {
        Content::Chemistry(c) => ("the chemistry meeting is dated", &c.date, PLANNED),
        Content::SponsorMeeting(c) => ("the sponsor meeting is dated", &c.date, PLANNED),
        Content::Interview(c) => ("the interview is dated", &c.date, PLANNED),
        Content::StakeholderInterview(c) => {
            ("the stakeholder interview is dated", &c.date, PLANNED)
        }
        Content::Review(c) => ("the review is dated", &c.date, PLANNED),
        Content::Session(c) => ("the session is dated", &c.date, NEXT),
        Content::StakeholderThemes(c) => ("the stakeholder themes are dated", &c.date, DRAFT),
        Content::Agenda(c) => ("the agenda is dated", &c.date, DRAFT),
        Content::Evidence(c) => on_file(&c.date, &c.received),
        Content::Psychometric(c) => on_file(&c.date, &c.received),
        Content::Contacts(log) => {
            let dates = log.contacts.values().map(|contact| &contact.date);
            return dates.map(|date| ("the contact is dated", date, LOG)).collect();
        }
        Content::Engagement(_) | Content::Note(_) => return Vec::new(),
    };
    vec![one]
}

/// Whichever of the two comes later: nothing is received before it exists.
fn on_file<'c>(date: &'c Leaf<NaiveDate>, received: &'c Opt<NaiveDate>) -> Dated<'c> {
    match received {
        Some(received) if received.value >= date.value => ("this is received on", received, DRAFT),
        _ => ("this is dated", date, DRAFT),
    }
}
