//! CG104: diagnosis or agenda without the sponsor's purpose and expectations.

use chrono::NaiveDate;

use super::begun::{self, Begun};
use crate::check::{RegisteredRule, RuleContext, DatedRecord, RuleFunction};
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;
use crate::record::contracting::SponsorMeeting;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG104",
    name: "sponsor-conversation-missing",
    level: Level::Error,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("sponsor_conversation_missing.md"),
    needs: &[
        (Kind::SponsorMeeting, &["date", "purpose", "expectations"]),
        (Kind::Engagement, &["sponsors"]),
    ],
    superseded_by: &[],
    run: RuleFunction::Context(check),
};

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    if course.renewed() || course.broken_off() || course.self_funded() {
        return;
    }
    let Some(work) = begun::work(course) else {
        return;
    };
    // The diagnosis may go on while the sponsor is asked; agenda and sessions may not.
    let agenda = course.agendas.first().map(|m| ("agenda", &m.content.date));
    let session = course.sessions.first().map(|m| ("first session", &m.content.date));
    let settled = agenda.into_iter().chain(session).min_by_key(|(_, date)| date.value);
    let by = settled.map_or(work.date, |(_, date)| date.value);
    if nobody_yet(course, by) {
        return;
    }
    let Some(last) = course.sponsor_meetings.last() else {
        found.extend(none_held(course, work));
        return;
    };
    let Some(whole) = first_whole(course) else {
        found.push(incomplete(course, last, work));
        return;
    };
    if let Some((what, date)) = settled.filter(|(_, date)| date.value < whole.date) {
        found.push(
            Diagnostic::new(
                &RULE,
                whole.content.date.span,
                format!(
                    "the sponsor was asked about purpose and expectations on {}, after the {what} of {}",
                    whole.date, date.value
                ),
            )
            .related(date.span, format!("the {what}"))
            .help("mend the date, if they were asked earlier; if not, look at the agenda again with what the sponsor said, and write what it changes under `changes` in the next session"),
        );
    }
}

/// Every sponsor came into office after `day`: there was nobody to ask.
fn nobody_yet(course: &RuleContext<'_>, day: NaiveDate) -> bool {
    let mut sponsors = course.engagement.sponsors.values();
    sponsors.all(|sponsor| sponsor.from.as_ref().is_some_and(|from| from.value > day))
}

fn none_held(course: &RuleContext<'_>, work: Begun) -> Option<Diagnostic> {
    // One that is dated ahead is a matter of its date.
    course.model().sponsor_meetings().next().is_none().then(|| {
        course
            .missing(
                &RULE,
                format!("{} on {}, and there is no meeting with the sponsor", work.what, work.date),
            )
            .related(work.span, work.what)
            .help("write `1-contracting/sponsor-meeting.md` with the day, who was `present`, the `purpose` and the `expectations`; a client who pays alone has `sponsors: []`")
    })
}

/// The first meeting by which purpose and expectations were both known.
fn first_whole<'a, 'c>(course: &'a RuleContext<'c>) -> Option<&'a DatedRecord<'c, SponsorMeeting>> {
    let (mut purpose, mut expectations) = (false, false);
    course.sponsor_meetings.iter().find(|meeting| {
        purpose |= meeting.content.purpose.is_some();
        expectations |= !meeting.content.expectations.items.is_empty();
        purpose && expectations
    })
}

fn incomplete(course: &RuleContext<'_>, last: &DatedRecord<'_, SponsorMeeting>, work: Begun) -> Diagnostic {
    let meetings = &course.sponsor_meetings;
    let purpose = meetings.iter().any(|m| m.content.purpose.is_some());
    let expectations = meetings.iter().any(|m| !m.content.expectations.items.is_empty());
    let (field, lacks, help) = match (purpose, expectations) {
        (false, false) => (
            "expectations",
            "neither `purpose` nor `expectations`",
            "add the `purpose` in the sponsor's words, and an `id` and a `text` for each expectation",
        ),
        (false, true) => (
            "purpose",
            "no `purpose`",
            "add `purpose`: what the coaching is for, in the sponsor's words",
        ),
        (true, _) => (
            "expectations",
            "no `expectations`",
            "add `expectations`, each with an `id` and a `text`: what the sponsor wants to see",
        ),
    };
    Diagnostic::new(
        &RULE,
        last.record.place_of(field).unwrap_or(last.record.kind_span),
        format!("{} on {}, and the meeting with the sponsor has {lacks}", work.what, work.date),
    )
    .related(work.span, work.what)
    .help(help)
}
