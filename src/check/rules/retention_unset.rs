//! CG701: nobody agreed how long the records are kept.

use super::begun;
use crate::check::{RegisteredRule, RuleContext, RuleFunction};
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG701",
    name: "retention-unset",
    level: Level::Warn,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("retention_unset.md"),
    needs: &[(Kind::Engagement, &["retention"])],
    superseded_by: &[],
    run: RuleFunction::Context(check),
};

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let first = course.sessions.first().map(|session| session.date);
    let Some(since) = [begun::diagnosis(course).map(|begun| begun.date), first].into_iter().flatten().min() else {
        return;
    };
    let retention = course.engagement.retention.as_ref();
    if retention.is_some_and(|r| r.value.keep_years.is_some() || r.value.dispose_on.is_some()) {
        return;
    }
    let place = course.record.place_of("retention");
    found.push(
        Diagnostic::new(
            &RULE,
            place.unwrap_or(course.record.kind_span),
            format!("there are personal records since {since}, and nothing says how long they are kept"),
        )
        .help("agree it with the client and write `retention:` with `keep_years`, counted from the end of the coaching, or `dispose_on`, a day"),
    );
}
