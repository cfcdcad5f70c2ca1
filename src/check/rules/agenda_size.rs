//! CG302: the agenda has fewer or more points than the programme says.

use super::agenda_missing;
use crate::check::{RegisteredRule, RuleContext, RuleFunction};
use crate::derive::AmendmentState;
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG302",
    name: "agenda-size",
    level: Level::Warn,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("agenda_size.md"),
    needs: &[
        (Kind::Agenda, &["points"]),
        (Kind::Session, &["changes"]),
        (Kind::Review, &["changes"]),
    ],
    superseded_by: &[&agenda_missing::RULE],
    run: RuleFunction::Context(check),
};

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(agenda) = &course.agenda else {
        return;
    };
    let Some(record) = course.record_of(&agenda.record) else {
        return;
    };
    let points = agenda
        .points
        .iter()
        .filter(|point| point.standing != AmendmentState::Withdrawn)
        .count();
    let wanted = course.programme().agenda_points;
    let (low, high) = (wanted.low, wanted.high);
    let help = if (points as f64) < low {
        "look again at what the diagnosis found and the sponsor expects; a point that is missing here tends to come up later, unplanned"
    } else if (points as f64) > high {
        "bring together points that would move with one another, and leave for later what can wait"
    } else {
        return;
    };
    let have = match points {
        1 => "1 point".to_owned(),
        points => format!("{points} points"),
    };
    found.push(
        Diagnostic::new(
            &RULE,
            record.place_of("points").unwrap_or(record.kind_span),
            format!("the agenda has {have}; the programme has {}", wanted.written()),
        )
        .help(help),
    );
}
