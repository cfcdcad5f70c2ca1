//! CG205: reports an instrument, a 360, stakeholder themes or a pulse round that were not debriefed before the agenda was
//! set, and a later pulse round that was not debriefed by the next review.

use chrono::NaiveDate;

use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::Record;
use crate::record::leaf::Opt;
use crate::record::value::EvidenceType;
use crate::span::Span;

rule! {
    code: "CG205",
    name: "not-debriefed",
    level: Warn,
    page: "not_debriefed.md",
    needs: &[
        (Kind::Engagement, &["status"]),
        (Kind::Evidence, &["type", "received", "debriefed"]),
        (Kind::Psychometric, &["received", "debriefed"]),
        (Kind::StakeholderThemes, &["debriefed"]),
        (Kind::Pulse, &["date", "debriefed"]),
        (Kind::Agenda, &[]),
        (Kind::Review, &["date"]),
    ],
    superseded_by: [],
    run: Context(check),
}

/// A document that must be debriefed with the client before it is used.
struct DebriefedItem<'c> {
    what: &'static str,
    record: &'c Record,
    /// The date from which it was available.
    since: NaiveDate,
    debriefed: &'c Opt<NaiveDate>,
    /// The record by which it must be debriefed; `None` if it is not due.
    due: Option<Due>,
}

/// The agenda or the review by which something must be debriefed.
#[derive(Clone, Copy)]
struct Due {
    what: &'static str,
    date: NaiveDate,
    span: Span,
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    for item in items_to_debrief(context) {
        let Some(due) = item.due else {
            continue;
        };
        let finding = match item.debriefed {
            Some(day) if day.value <= due.date => continue,
            Some(day) => Diagnostic::new(
                &RULE,
                day.span,
                format!(
                    "the debrief of the {} is dated {}, after the {} of {}",
                    item.what, day.value, due.what, due.date
                ),
            )
            .help("correct the date; if it is right, ask the client whether the agenda or the review still holds in view of these results"),
            None if context.ended_without_completion() => continue,
            None => {
                let span = item.record.place_of("debriefed");
                Diagnostic::new(
                    &RULE,
                    span.unwrap_or(item.record.kind_span),
                    format!(
                        "the {} of {} was not debriefed before the {} of {}",
                        item.what, item.since, due.what, due.date
                    ),
                )
                .help("write `debriefed:` and the day on which you went through it with the client; if there was no debrief yet, hold it at the next meeting")
            }
        };
        findings.push(finding.related(due.span, format!("the {}", due.what)));
    }
}

fn items_to_debrief<'c>(context: &'c RuleContext<'_>) -> Vec<DebriefedItem<'c>> {
    let agenda = context.agendas.first().map(|agenda| Due {
        what: "agenda",
        date: agenda.date,
        span: agenda.content.date.span,
    });
    let by_agenda = |since: NaiveDate| agenda.filter(|agenda| since <= agenda.date);
    let instruments = context.psychometrics.iter().map(|m| DebriefedItem {
        what: "instrument",
        record: m.record,
        since: m.date,
        debriefed: &m.content.debriefed,
        due: by_agenda(m.date),
    });
    let feedback = context
        .evidence
        .iter()
        .filter(|m| m.content.kind.value == EvidenceType::ThreeSixty)
        .map(|m| DebriefedItem {
            what: "360",
            record: m.record,
            since: m.date,
            debriefed: &m.content.debriefed,
            due: by_agenda(m.date),
        });
    let themes = context.themes.iter().map(|m| DebriefedItem {
        what: "summary of themes",
        record: m.record,
        since: m.date,
        debriefed: &m.content.debriefed,
        due: by_agenda(m.date),
    });
    // A round after the agenda shows the progress that a review assesses.
    let by_review = |since: NaiveDate| {
        let mut reviews = context.reviews.iter();
        let review = reviews.find(|review| since <= review.date)?;
        Some(Due {
            what: "review",
            date: review.date,
            span: review.content.date.span,
        })
    };
    let pulses = context.pulses.iter().map(|m| DebriefedItem {
        what: "pulse round",
        record: m.record,
        since: m.date,
        debriefed: &m.content.debriefed,
        due: by_agenda(m.date).or_else(|| by_review(m.date)),
    });
    instruments
        .chain(feedback)
        .chain(themes)
        .chain(pulses)
        .collect()
}
