//! CG008: something was held before what must come first.

use chrono::NaiveDate;

use super::begun::{self, Begun};
use super::session_sequence;
use crate::check::{RegisteredRule, RuleContext, RuleFunction};
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;
use crate::record::leaf::Leaf;
use crate::record::value::{Part, ReviewType};

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG008",
    name: "phase-order",
    level: Level::Error,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("phase_order.md"),
    needs: &[
        (Kind::Chemistry, &["date", "decision"]),
        (Kind::Interview, &["date", "part"]),
        (Kind::Evidence, &["received"]),
        (Kind::Psychometric, &["received"]),
        (Kind::StakeholderInterview, &["date"]),
        (Kind::Agenda, &["date"]),
        (Kind::Session, &["date", "number"]),
        (Kind::Review, &["date", "type", "after_session"]),
    ],
    superseded_by: &[&session_sequence::RULE],
    run: RuleFunction::Context(check),
};

/// Dates can be mended, what happened cannot.
const SO_IT_WAS: &str = "mend the date that is wrong; if it was so, add `allow: [{rule: phase-order, because: …}]` here and say why";

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    if !course.renewed() {
        found.extend(diagnosis_before_chemistry(course));
        found.extend(agenda_before_interview(course));
    }
    found.extend(session_before_agenda(course));
    found.extend(review_before_session(course));
}

fn diagnosis_before_chemistry(course: &RuleContext<'_>) -> Option<Diagnostic> {
    let chemistry = begun::proceeding(course)?;
    let evidence = course.evidence.iter();
    let received = evidence.filter_map(|m| m.content.received.as_ref());
    let received = received.map(|date| Begun {
        date: date.value,
        span: date.span,
        what: "diagnosis began",
    });
    let first = received.chain(begun::diagnosis(course)).min_by_key(|begun| begun.date)?;
    (first.date < chemistry.date).then(|| {
        Diagnostic::new(
            &RULE,
            first.span,
            format!(
                "diagnosis began on {}, before the chemistry meeting of {}",
                first.date, chemistry.date
            ),
        )
        .related(chemistry.content.date.span, "the chemistry meeting")
        .help(SO_IT_WAS)
    })
}

fn agenda_before_interview(course: &RuleContext<'_>) -> Option<Diagnostic> {
    let agenda = course.agendas.first()?;
    // Each part counts from when it was first held: coming back to it later is no delay.
    let late = [Part::One, Part::Two].into_iter().filter_map(|part| first_of(course, part));
    let late: Vec<_> = late.filter(|date| agenda.date < date.value).collect();
    let last = late.iter().map(|date| date.value).max()?;
    let said = Diagnostic::new(
        &RULE,
        agenda.content.date.span,
        format!("the agenda of {} came before the interview of {last}", agenda.date),
    )
    .help(SO_IT_WAS);
    let mut spans: Vec<_> = late.iter().map(|date| date.span).collect();
    // One interview may hold both parts.
    spans.dedup();
    Some(spans.into_iter().fold(said, |said, span| said.related(span, "the interview")))
}

fn first_of<'c>(course: &RuleContext<'c>, part: Part) -> Option<&'c Leaf<NaiveDate>> {
    let mut held = course.interviews.iter().map(|m| m.content);
    let first = held.find(|c| c.part.value == part || c.part.value == Part::Both)?;
    Some(&first.date)
}

fn session_before_agenda(course: &RuleContext<'_>) -> Option<Diagnostic> {
    let session = course.sessions.first()?;
    let agenda = course.agendas.first()?;
    (session.date < agenda.date).then(|| {
        Diagnostic::new(
            &RULE,
            session.content.date.span,
            format!(
                "session {} was held on {}, before the agenda of {}",
                session.content.number.value, session.date, agenda.date
            ),
        )
        .related(agenda.content.date.span, "the agenda")
        .help(SO_IT_WAS)
    })
}

fn review_before_session(course: &RuleContext<'_>) -> Option<Diagnostic> {
    let reviews = course.reviews.iter();
    let mut finals = reviews.filter(|m| m.content.kind.value == ReviewType::Final);
    finals.find_map(|review| {
        let after = review.content.after_session.value;
        // Held in order of date, so that the last one found is the latest.
        let mut followed = course.sessions.iter().filter(|m| m.content.number.value <= after);
        let session = followed.next_back().filter(|session| review.date < session.date)?;
        let number = session.content.number.value;
        Some(
            Diagnostic::new(
                &RULE,
                review.content.date.span,
                format!(
                    "the final review of {} came before session {number} of {}",
                    review.date, session.date
                ),
            )
            .related(session.content.date.span, format!("session {number}"))
            .help(format!(
                "mend the date that is wrong; if sessions went on after the review, `after_session` is less than {number}"
            )),
        )
    })
}
