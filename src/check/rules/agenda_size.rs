//! CG302: reports an agenda with fewer or more points than the programme allows.

use super::agenda_missing;
use crate::check::RuleContext;
use crate::derive::AmendmentState;
use crate::diag::Diagnostic;
use crate::kind::Kind;

rule! {
    code: "CG302",
    name: "agenda-size",
    level: Warn,
    page: "agenda_size.md",
    needs: &[
        (Kind::Agenda, &["points"]),
        (Kind::Session, &["changes"]),
        (Kind::Review, &["changes"]),
    ],
    superseded_by: [&agenda_missing::RULE],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(agenda) = context.agenda() else {
        return;
    };
    let Some(record) = context.record_of(&agenda.record) else {
        return;
    };
    let points = agenda
        .points
        .iter()
        .filter(|point| point.amendment_state != AmendmentState::Withdrawn)
        .count();
    let wanted = context.programme().agenda_points;
    let (low, high) = (wanted.low, wanted.high);
    let help = if (points as f64) < low {
        "check the diagnosis and the sponsor's expectations again; a point that is missing here tends to come up later, unplanned"
    } else if (points as f64) > high {
        "combine points that would change together, and leave for later what can wait"
    } else {
        return;
    };
    let have = match points {
        1 => "1 point".to_owned(),
        points => format!("{points} points"),
    };
    findings.push(
        Diagnostic::new(
            &RULE,
            record.place_of("points").unwrap_or(record.kind_span),
            format!(
                "the agenda has {have}; the programme allows {}",
                wanted.written()
            ),
        )
        .help(help),
    );
}
