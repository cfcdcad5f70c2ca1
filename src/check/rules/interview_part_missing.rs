//! CG201: one of the two parts of the structured interview is missing, or they are dated in reverse.

use crate::check::{RegisteredRule, RuleContext, RuleFunction};
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;
use crate::record::value::Part;
use crate::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG201",
    name: "interview-part-missing",
    level: Level::Error,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("interview_part_missing.md"),
    needs: &[
        (Kind::Engagement, &["renews", "status"]),
        (Kind::Interview, &["part", "date"]),
        (Kind::Agenda, &[]),
        (Kind::Session, &[]),
    ],
    superseded_by: &[],
    run: RuleFunction::Context(check),
};

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    if course.renewed() {
        return;
    }
    found.extend(reversed(course));
    if !course.broken_off() {
        found.extend(missing(course));
    }
}

/// A part that no record holds although what follows the interviews has begun.
fn missing(course: &RuleContext<'_>) -> Option<Diagnostic> {
    let (later, what) = later(course)?;
    // A part that is dated ahead is on record; its date is another rule's.
    let on_record = |part: Part| {
        let mut interviews = course.model().interviews();
        interviews.any(|(_, _, c)| c.part.value == part || c.part.value == Part::Both)
    };
    let (message, help) = match (on_record(Part::One), on_record(Part::Two)) {
        (true, true) => return None,
        (true, false) => (
            "part 2 of the structured interview is not on record",
            "write `2-diagnosis/interview-part-2.md` with `part: 2`; where one meeting held both parts, its record says `part: both`",
        ),
        (false, true) => (
            "part 1 of the structured interview is not on record",
            "write `2-diagnosis/interview-part-1.md` with `part: 1`; where one meeting held both parts, its record says `part: both`",
        ),
        (false, false) => (
            "neither part of the structured interview is on record",
            "write `2-diagnosis/interview-part-1.md` and `2-diagnosis/interview-part-2.md`, or one record with `part: both`; a draft does not count",
        ),
    };
    Some(
        course
            .missing(&RULE, format!("{what}, and {message}"))
            .related(later, "comes after both parts")
            .help(help),
    )
}

/// What follows the interviews, where it was held.
fn later(course: &RuleContext<'_>) -> Option<(Span, &'static str)> {
    let agenda = course.agendas.first().map(|a| a.content.date.span);
    let session = course.sessions.first().map(|s| s.content.date.span);
    let agenda = agenda.map(|span| (span, "an agenda was set"));
    agenda.or(session.map(|span| (span, "a session was held")))
}

/// The second part dated before the first.
fn reversed(course: &RuleContext<'_>) -> Option<Diagnostic> {
    let first = |part: Part| {
        let mut interviews = course.interviews.iter();
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
                "part 2 of the interview is dated {}, and part 1 {}",
                two.date, one.date
            ),
        )
        .related(one.content.date.span, "part 1")
        .help("put the dates right, or exchange the numbers under `part`"),
    )
}
