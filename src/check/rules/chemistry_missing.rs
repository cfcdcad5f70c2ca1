//! CG101: later work, and no chemistry meeting that decided to proceed.

use super::begun;
use crate::check::{RegisteredRule, RuleContext, RuleFunction};
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG101",
    name: "chemistry-missing",
    level: Level::Error,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("chemistry_missing.md"),
    needs: &[(Kind::Chemistry, &["date", "decision"])],
    superseded_by: &[],
    run: RuleFunction::Context(check),
};

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    if course.renewed() || course.broken_off() || begun::proceeding(course).is_some() {
        return;
    }
    let Some(work) = begun::work(course) else {
        return;
    };
    let Some(meeting) = course.chemistry.last() else {
        if course.model().chemistry().next().is_none() {
            // One that is dated ahead is a matter of its date.
            found.push(
                course
                    .missing(
                        &RULE,
                        format!("{} on {}, and there is no chemistry meeting", work.what, work.date),
                    )
                    .related(work.span, "the work that followed")
                    .help("write `1-contracting/chemistry-meeting.md` with the day, whether coach and client were comfortable, whether confidentiality was understood, and the `decision`"),
            );
        }
        return;
    };
    let decision = meeting.content.decision.as_ref();
    let (said, help) = match decision {
        Some(decision) => (
            format!("says `decision: {}`", decision.value.word()),
            "if you met again and decided to go on, write that meeting as a further `kind: chemistry` with `decision: proceed`; if the word is out of date, mend it",
        ),
        None => (
            "records no decision".to_owned(),
            "add `decision: proceed`, if that is what coach and client decided",
        ),
    };
    let own = decision.map(|decision| decision.span);
    let place = own.or_else(|| meeting.record.place_of("decision"));
    found.push(
        Diagnostic::new(
            &RULE,
            place.unwrap_or(meeting.record.kind_span),
            format!(
                "the chemistry meeting of {} {said}, and {} on {}",
                meeting.date, work.what, work.date
            ),
        )
        .related(work.span, "the work that followed")
        .help(help),
    );
}
