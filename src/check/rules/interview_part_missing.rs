//! CG201: reports that a part of the structured interview is missing, or that part 2 is dated before part 1.

use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::value::Part;
use crate::span::Span;

rule! {
    code: "CG201",
    name: "interview-part-missing",
    level: Error,
    page: "interview_part_missing.md",
    needs: &[
        (Kind::Engagement, &["renews", "status"]),
        (Kind::Interview, &["part", "date"]),
        (Kind::Agenda, &[]),
        (Kind::Session, &[]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    if context.is_renewal() {
        return;
    }
    findings.extend(reversed(context));
    if !context.ended_without_completion() {
        findings.extend(missing(context));
    }
}

/// Reports a part without a record, if an agenda was set or a session was held.
fn missing(context: &RuleContext<'_>) -> Option<Diagnostic> {
    let (later_step, what) = later_step(context)?;
    // A record with a future date counts; `not-yet-held` reports its date.
    let on_record = |part: Part| {
        let mut interviews = context.model().interviews();
        interviews.any(|(_, _, c)| c.part.value == part || c.part.value == Part::Both)
    };
    let (message, help) = match (on_record(Part::One), on_record(Part::Two)) {
        (true, true) => return None,
        (true, false) => (
            "there is no record of part 2 of the structured interview",
            "write `2-diagnosis/interview-part-2.md` with `part: 2`; if one meeting covered both parts, write `part: both` in its record",
        ),
        (false, true) => (
            "there is no record of part 1 of the structured interview",
            "write `2-diagnosis/interview-part-1.md` with `part: 1`; if one meeting covered both parts, write `part: both` in its record",
        ),
        (false, false) => (
            "there is no record of either part of the structured interview",
            "write `2-diagnosis/interview-part-1.md` and `2-diagnosis/interview-part-2.md`, or one record with `part: both`; a draft does not count",
        ),
    };
    Some(
        context
            .missing(&RULE, format!("{what}, but {message}"))
            .related(later_step, "must come after both parts")
            .help(help),
    )
}

/// The first agenda, else the first session: its date's span and what happened.
fn later_step(context: &RuleContext<'_>) -> Option<(Span, &'static str)> {
    let agenda = context.agendas.first().map(|a| a.content.date.span);
    let session = context.sessions.first().map(|s| s.content.date.span);
    let agenda = agenda.map(|span| (span, "an agenda was set"));
    agenda.or(session.map(|span| (span, "a session was held")))
}

/// Reports a part 2 that is dated before part 1.
fn reversed(context: &RuleContext<'_>) -> Option<Diagnostic> {
    let first = |part: Part| {
        let mut interviews = context.interviews.iter();
        interviews.find(|interview| interview.content.part.value == part)
    };
    let (one, two) = (first(Part::One)?, first(Part::Two)?);
    if two.date >= one.date {
        return None;
    }
    Some(
        Diagnostic::new(
            &RULE,
            two.content.date.span,
            format!(
                "part 2 of the interview is dated {}, before part 1 of {}",
                two.date, one.date
            ),
        )
        .related(one.content.date.span, "part 1")
        .help("correct the dates, or swap the numbers under `part`"),
    )
}
