//! CG205: reports an instrument, a 360 or stakeholder themes that were not debriefed before the agenda was set.

use chrono::NaiveDate;

use crate::check::RuleContext;
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::Record;
use crate::record::leaf::Opt;
use crate::record::value::EvidenceType;

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
        (Kind::Agenda, &[]),
    ],
    superseded_by: [],
    run: Context(check),
}

/// A document that must be debriefed with the client before it is used for an agenda.
struct DebriefedItem<'c> {
    what: &'static str,
    record: &'c Record,
    /// The date from which it was available.
    since: NaiveDate,
    debriefed: &'c Opt<NaiveDate>,
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(agenda) = context.agendas.first() else {
        return;
    };
    for item in items_to_debrief(context) {
        if item.since > agenda.date {
            continue;
        }
        let finding = match item.debriefed {
            Some(day) if day.value <= agenda.date => continue,
            Some(day) => Diagnostic::new(
                &RULE,
                day.span,
                format!(
                    "the debrief of the {} is dated {}, after the agenda of {}",
                    item.what, day.value, agenda.date
                ),
            )
            .help("correct the date; if it is right, ask the client whether the agenda still fits what they have now read"),
            None if context.ended_without_completion() => continue,
            None => {
                let span = item.record.place_of("debriefed");
                Diagnostic::new(
                    &RULE,
                    span.unwrap_or(item.record.kind_span),
                    format!(
                        "the {} of {} was not debriefed before the agenda of {}",
                        item.what, item.since, agenda.date
                    ),
                )
                .help("write `debriefed:` and the day on which you went through it with the client; if there was no debrief yet, hold it at the next meeting")
            }
        };
        findings.push(finding.related(agenda.content.date.span, "the agenda"));
    }
}

fn items_to_debrief<'c>(context: &'c RuleContext<'_>) -> Vec<DebriefedItem<'c>> {
    let instruments = context.psychometrics.iter().map(|m| DebriefedItem {
        what: "instrument",
        record: m.record,
        since: m.date,
        debriefed: &m.content.debriefed,
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
        });
    let themes = context.themes.iter().map(|m| DebriefedItem {
        what: "summary of themes",
        record: m.record,
        since: m.date,
        debriefed: &m.content.debriefed,
    });
    instruments.chain(feedback).chain(themes).collect()
}
