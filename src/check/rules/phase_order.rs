//! CG008: reports something that was held before what must come first.

use chrono::NaiveDate;

use super::first_work::{self, FirstWork};
use super::session_sequence;
use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::leaf::Leaf;
use crate::record::value::{Part, ReviewType};

rule! {
    code: "CG008",
    name: "phase-order",
    level: Error,
    page: "phase_order.md",
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
    superseded_by: [&session_sequence::RULE],
    run: Context(check),
}

/// The help: correct the date, or allow the finding if the dates are right.
const CORRECT_DATE: &str = "correct the date that is wrong; if both are right, add `allow: [{rule: phase-order, because: …}]` here and say why";

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.is_renewal() {
        findings.extend(diagnosis_before_chemistry(context));
        findings.extend(agenda_before_interview(context));
    }
    findings.extend(session_before_agenda(context));
    findings.extend(review_before_session(context));
}

fn diagnosis_before_chemistry(context: &RuleContext<'_>) -> Option<Diagnostic> {
    let chemistry = first_work::proceeding_meeting(context)?;
    let evidence = context.evidence.iter();
    let received = evidence.filter_map(|m| m.content.received.as_ref());
    let received = received.map(|date| FirstWork {
        date: date.value,
        span: date.span,
        what: "diagnosis began",
    });
    let first = received
        .chain(first_work::in_diagnosis(context))
        .min_by_key(|work| work.date)?;
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
        .help(CORRECT_DATE)
    })
}

fn agenda_before_interview(context: &RuleContext<'_>) -> Option<Diagnostic> {
    let agenda = context.agendas.first()?;
    // Each part counts from when it was first held; a later interview on the same part does not matter.
    let late = [Part::One, Part::Two]
        .into_iter()
        .filter_map(|part| first_with_part(context, part));
    let late: Vec<_> = late.filter(|date| agenda.date < date.value).collect();
    let last = late.iter().map(|date| date.value).max()?;
    let finding = Diagnostic::new(
        &RULE,
        agenda.content.date.span,
        format!(
            "the agenda of {} came before the interview of {last}",
            agenda.date
        ),
    )
    .help(CORRECT_DATE);
    let mut spans: Vec<_> = late.iter().map(|date| date.span).collect();
    // One interview may cover both parts.
    spans.dedup();
    Some(spans.into_iter().fold(finding, |finding, span| {
        finding.related(span, "the interview")
    }))
}

fn first_with_part<'c>(context: &RuleContext<'c>, part: Part) -> Option<&'c Leaf<NaiveDate>> {
    let mut held = context.interviews.iter().map(|m| m.content);
    let first = held.find(|c| c.part.value == part || c.part.value == Part::Both)?;
    Some(&first.date)
}

fn session_before_agenda(context: &RuleContext<'_>) -> Option<Diagnostic> {
    let session = context.sessions.first()?;
    let agenda = context.agendas.first()?;
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
        .help(CORRECT_DATE)
    })
}

fn review_before_session(context: &RuleContext<'_>) -> Option<Diagnostic> {
    let reviews = context.reviews.iter();
    let mut finals = reviews.filter(|m| m.content.kind.value == ReviewType::Final);
    finals.find_map(|review| {
        let after = review.content.after_session.value;
        // The sessions are in order of date, so the last match is the latest.
        let mut followed = context.sessions.iter().filter(|m| m.content.number.value <= after);
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
                "correct the date that is wrong; if sessions continued after the review, `after_session` is less than {number}"
            )),
        )
    })
}
