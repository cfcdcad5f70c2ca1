//! CG203: stakeholders were interviewed before the agenda, and no themes were gathered from it.

use crate::check::{RegisteredRule, RuleContext, RuleFunction};
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG203",
    name: "themes-missing",
    level: Level::Error,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("themes_missing.md"),
    needs: &[
        (Kind::Engagement, &["status"]),
        (Kind::StakeholderInterview, &[]),
        (Kind::StakeholderThemes, &[]),
        (Kind::Agenda, &[]),
    ],
    superseded_by: &[],
    run: RuleFunction::Context(check),
};

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(agenda) = course.agendas.first() else {
        return;
    };
    if course.broken_off() || course.model().themes().next().is_some() {
        return;
    }
    // Whoever was asked after the agenda was set, for a review perhaps, could not have gone into it.
    let mut asked = course
        .stakeholder_interviews
        .iter()
        .filter(|interview| interview.date <= agenda.date);
    let Some(first) = asked.next() else {
        return;
    };
    let count = 1 + asked.count();
    let interviews = if count == 1 {
        "a stakeholder interview was".to_owned()
    } else {
        format!("{count} stakeholder interviews were")
    };
    found.push(
        course
            .missing(
                &RULE,
                format!("{interviews} held before the agenda, and there are no stakeholder themes"),
            )
            .related(first.content.date.span, "the first of them")
            .related(agenda.content.date.span, "the agenda")
            .help("gather what was said in `2-diagnosis/stakeholder-themes.md`, in your own words and without a name; the interviews stay with you"),
    );
}
