//! CG103: work began, and the boundaries of confidentiality were not understood, not agreed or without exceptions.

use super::begun::{self, Begun, days};
use crate::check::{RegisteredRule, RuleContext, RuleFunction};
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;
use crate::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG103",
    name: "confidentiality-not-agreed",
    level: Level::Error,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("confidentiality_not_agreed.md"),
    needs: &[
        (Kind::Engagement, &["confidentiality"]),
        (Kind::Chemistry, &["date", "confidentiality_understood"]),
    ],
    superseded_by: &[],
    run: RuleFunction::Context(check),
};

const AGREE: &str = "add `agreed` with the day on which coach and client agreed what stays between whom";
const NAME: &str = "name each exception under `exceptions`: serious harm to anybody, a serious illegality, a court order";

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    if course.renewed() || course.broken_off() {
        return;
    }
    let Some(work) = begun::work(course) else {
        return;
    };
    found.extend(not_understood(course, work));
    found.extend(late(course, work));
    found.extend(unwritten(course, work));
}

fn not_understood(course: &RuleContext<'_>, work: Begun) -> Option<Diagnostic> {
    // Without any meeting, that it is missing says all.
    let last = course.chemistry.last()?;
    let value = |m: &crate::record::contracting::Chemistry| {
        m.confidentiality_understood.as_ref().map(|leaf| leaf.value)
    };
    if course.chemistry.iter().any(|m| value(m.content) == Some(true)) {
        return None;
    }
    let place = last.content.confidentiality_understood.as_ref().map(|leaf| leaf.span);
    let place = place.or_else(|| last.record.place_of("confidentiality_understood"));
    Some(
        Diagnostic::new(
            &RULE,
            place.unwrap_or(last.record.kind_span),
            format!(
                "{} on {}, and no chemistry meeting says that the boundaries of confidentiality were understood",
                work.what, work.date
            ),
        )
        .related(work.span, work.what)
        .help("go through the boundaries with the client again, and write `confidentiality_understood: true` where that is so"),
    )
}

/// Agreed, and only after the work had begun.
fn late(course: &RuleContext<'_>, work: Begun) -> Option<Diagnostic> {
    let terms = course.engagement.confidentiality.as_ref()?;
    let agreed = terms.value.agreed.as_ref()?;
    let late = (agreed.value - work.date).num_days();
    // Agreed at a chemistry meeting that itself came too late: the order of the two says it.
    let met = begun::proceeding(course).is_some_and(|m| agreed.value <= m.date);
    (late > 0 && !met).then(|| {
        Diagnostic::new(
            &RULE,
            agreed.span,
            format!(
                "confidentiality was agreed on {}, {} after {} on {}",
                agreed.value,
                days(late),
                work.what,
                work.date
            ),
        )
        .related(work.span, work.what)
        .help("mend the date, if it was agreed earlier; if not, say so to the client, and ask whether what was told before may stand")
    })
}

/// No date, no exceptions, or neither; what is missing in one place is one finding.
fn unwritten(course: &RuleContext<'_>, work: Begun) -> Option<Diagnostic> {
    let terms = course.engagement.confidentiality.as_ref().map(|terms| &terms.value);
    let place: Span = course
        .record
        .place_of("confidentiality")
        .unwrap_or(course.record.kind_span);
    let dated = terms.is_some_and(|terms| terms.agreed.is_some());
    let named = terms.is_some_and(|terms| !terms.exceptions.is_empty());
    let (lacks, help) = match (dated, named) {
        (true, true) => return None,
        (false, true) => ("does not say when it was agreed", AGREE.to_owned()),
        (true, false) => ("names no exceptions", NAME.to_owned()),
        (false, false) => (
            "has neither the day on which it was agreed nor exceptions",
            format!("{AGREE}; {NAME}"),
        ),
    };
    Some(
        Diagnostic::new(
            &RULE,
            place,
            format!("{} on {}, and `confidentiality` {lacks}", work.what, work.date),
        )
        .related(work.span, work.what)
        .help(help),
    )
}
