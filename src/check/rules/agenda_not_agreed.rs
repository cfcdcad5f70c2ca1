//! CG310: reports sessions that were held before the client had agreed the agenda, or without the sponsor's agreement.

use super::{agenda_missing, people};
use crate::check::{DatedRecord, RuleContext};
use crate::diag::{Diagnostic, Level};
use crate::kind::Kind;
use crate::record::agenda::Agenda;
use crate::record::session::Session;

rule! {
    code: "CG310",
    name: "agenda-not-agreed",
    level: Error,
    page: "agenda_not_agreed.md",
    needs: &[
        (Kind::Engagement, &["sponsors", "status"]),
        (Kind::Agenda, &["agreed"]),
        (Kind::Session, &[]),
    ],
    superseded_by: [&agenda_missing::RULE],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(agenda) = context.agendas.last() else {
        return;
    };
    // Earlier sessions belong to an earlier agenda, or are reported by `phase-order`.
    let mut since = context.sessions.iter().filter(|s| s.date >= agenda.date);
    let Some(first) = since.next() else {
        return;
    };
    let held = match since.count() {
        0 => "a session was held".to_owned(),
        more => format!("{} sessions were held", more + 1),
    };
    let today = context.today();
    let agreed = agenda.content.agreed.as_ref().map(|agreed| &agreed.value);
    let client = agreed.and_then(|agreed| agreed.client.as_ref());
    let sponsor = agreed.and_then(|agreed| agreed.sponsor.as_ref());
    let by_sponsor =
        sponsor.is_some_and(|day| day.value <= *today) || !has_sponsor_to_ask(context, agenda);
    let span = agenda.record.place_of("agreed");
    let span = span.unwrap_or(agenda.record.kind_span);
    let finding = match client {
        Some(day) if day.value <= *today => {
            if day.value > first.date {
                findings.push(agreed_late(first, day.span, day.value));
            }
            if by_sponsor || context.ended_without_completion() {
                return;
            }
            let span = sponsor.map_or(span, |day| day.span);
            let message = format!("{held}, but the sponsor has not agreed the agenda");
            Diagnostic::new(&RULE, span, message)
                .level(Level::Warn)
                .help("ask the sponsor, and write the day as `sponsor` under `agreed`")
        }
        _ if context.ended_without_completion() => return,
        client => {
            let (who, help) = if by_sponsor {
                (
                    "the client has not",
                    "go through the agenda with the client, and write the day as `client` under `agreed`",
                )
            } else {
                (
                    "neither client nor sponsor has",
                    "go through the agenda with each of them, and write the days as `client` and `sponsor` under `agreed`",
                )
            };
            let span = client.map_or(span, |day| day.span);
            let message = match client {
                Some(day) => format!(
                    "{held}, but the client's agreement is dated {}, which is in the future",
                    day.value
                ),
                None => format!("{held}, but {who} agreed the agenda"),
            };
            Diagnostic::new(&RULE, span, message).help(help)
        }
    };
    findings.push(finding.related(first.content.date.span, "the first session on this agenda"));
}

/// Whether there was a sponsor on the date of the agenda, who has to agree it.
fn has_sponsor_to_ask(context: &RuleContext<'_>, agenda: &DatedRecord<'_, Agenda>) -> bool {
    people::sponsors_on(context, agenda.date).next().is_some()
}

fn agreed_late(
    first: &DatedRecord<'_, Session>,
    span: crate::span::Span,
    day: chrono::NaiveDate,
) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!(
            "the client agreed the agenda on {day}, after the session of {}",
            first.date
        ),
    )
    .level(Level::Warn)
    .related(first.content.date.span, "the first session on this agenda")
    .help("correct the date; if it is right, accept this with an `allow` in this record and the reason")
}
