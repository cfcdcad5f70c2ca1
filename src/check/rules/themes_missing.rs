//! CG203: reports stakeholder interviews before the agenda whose themes were not summarised.

use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;

rule! {
    code: "CG203",
    name: "themes-missing",
    level: Error,
    page: "themes_missing.md",
    needs: &[
        (Kind::Engagement, &["status"]),
        (Kind::StakeholderInterview, &[]),
        (Kind::StakeholderThemes, &[]),
        (Kind::Agenda, &[]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(agenda) = context.agendas.first() else {
        return;
    };
    if context.ended_without_completion() || context.model().themes().next().is_some() {
        return;
    }
    // Interviews after the agenda was set, for example for a review, could not be used for it.
    let mut before_agenda = context
        .stakeholder_interviews
        .iter()
        .filter(|interview| interview.date <= agenda.date);
    let Some(first) = before_agenda.next() else {
        return;
    };
    let count = 1 + before_agenda.count();
    let interviews = if count == 1 {
        "a stakeholder interview was".to_owned()
    } else {
        format!("{count} stakeholder interviews were")
    };
    findings.push(
        context
            .missing(
                &RULE,
                format!("{interviews} held before the agenda, but there are no stakeholder themes"),
            )
            .related(first.content.date.span, "the first one")
            .related(agenda.content.date.span, "the agenda")
            .help("summarise what was said in `2-diagnosis/stakeholder-themes.md`, in your own words and without names; only you see the interviews"),
    );
}
