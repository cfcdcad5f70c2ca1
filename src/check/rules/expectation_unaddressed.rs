//! CG309: reports an expectation of the sponsor, named before the agenda was set, that no point in force draws on.

use super::in_force;
use crate::check::RuleContext;
use crate::derive::EffectiveAgenda;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::model::RecordId;

rule! {
    code: "CG309",
    name: "expectation-unaddressed",
    level: Warn,
    page: "expectation_unaddressed.md",
    needs: &[
        (Kind::Engagement, &["sponsors"]),
        (Kind::SponsorMeeting, &["expectations"]),
        (Kind::Agenda, &["points"]),
        (Kind::Session, &["changes"]),
        (Kind::Review, &["changes"]),
    ],
    superseded_by: [],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(agenda) = in_force::agenda(context).filter(|_| !context.self_funded()) else {
        return;
    };
    let Some(record) = context.record_of(&agenda.record) else {
        return;
    };
    if has_unknown_source(context, agenda) {
        // The unknown reference, which is already reported, may mean this expectation.
        return;
    }
    let points = record.place_of("points").unwrap_or(record.kind_span);
    for meeting in &context.sponsor_meetings {
        if Some(meeting.date) > agenda.record.date {
            continue;
        }
        for expectation in meeting.content.expectations.values() {
            let id = &expectation.id.value.0;
            if is_drawn_on(context, meeting.id, id) {
                continue;
            }
            let name = meeting.record.stem();
            let help = if in_force::has_agreed_digest(context) {
                format!(
                    "if the three of you left it out on purpose, say so in an `allow` in {name}.md, with the reason; otherwise take it up at the next review"
                )
            } else {
                format!(
                    "write `{name}#{id}` under `draws_on` of the point that serves it; if the three of you left it out on purpose, say so in an `allow` in {name}.md, with the reason"
                )
            };
            findings.push(
                Diagnostic::new(
                    &RULE,
                    expectation.id.span,
                    format!("no point of the agenda draws on the expectation `{id}`"),
                )
                .related(points, "the agenda's points")
                .help(help),
            );
        }
    }
}

/// Whether a point in force draws on the expectation, or on its whole meeting.
fn is_drawn_on(context: &RuleContext<'_>, meeting: RecordId, id: &str) -> bool {
    in_force::points(context)
        .flat_map(|point| &point.now.draws_on)
        .filter(|source| source.record.id == Some(meeting))
        .any(|source| source.finding.as_ref().is_none_or(|(of, _)| of == id))
}

/// Whether a point names a source that could not be found.
fn has_unknown_source(context: &RuleContext<'_>, agenda: &EffectiveAgenda) -> bool {
    agenda.points.iter().any(|point| {
        let written = context.model().point(&point.now.id);
        written.is_some_and(|(_, _, written)| written.draws_on.len() > point.now.draws_on.len())
    })
}
