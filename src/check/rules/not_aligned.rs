//! CG105: reports an agenda that was set before the sponsor's expectations were shared with the client and aligned.

use super::sponsor_conversation_missing;
use crate::check::{DatedRecord, RuleContext};
use crate::diag::Diagnostic;
use crate::kind::Kind;
use crate::record::contracting::SponsorMeeting;
use crate::record::leaf::Opt;

rule! {
    code: "CG105",
    name: "not-aligned",
    level: Warn,
    page: "not_aligned.md",
    needs: &[
        (
            Kind::SponsorMeeting,
            &["date", "expectations", "shared_with_client", "aligned"],
        ),
        (Kind::Agenda, &["date"]),
    ],
    superseded_by: [&sponsor_conversation_missing::RULE],
    run: Context(check),
}

fn check(context: &RuleContext<'_>, findings: &mut Vec<Diagnostic>) {
    if context.is_renewal() || context.ended_without_completion() || context.self_funded() {
        return;
    }
    let Some(agenda) = context.agendas.first() else {
        return;
    };
    let past = |date: &Opt<chrono::NaiveDate>| {
        date.as_ref()
            .is_some_and(|date| date.value <= *context.today())
    };
    let meetings = context.sponsor_meetings.iter();
    let meetings =
        meetings.filter(|m| m.date <= agenda.date && !m.content.expectations.items.is_empty());
    let (shared, unshared): (Vec<_>, Vec<_>) =
        meetings.partition(|m| past(&m.content.shared_with_client));
    let finding = |meeting: &DatedRecord<'_, SponsorMeeting>, message: &str, help: String| {
        let span = meeting.record.place_of("expectations");
        Diagnostic::new(
            &RULE,
            span.unwrap_or(meeting.record.kind_span),
            format!("the agenda was set on {}, but {message}", agenda.date),
        )
        .related(agenda.content.date.span, "the agenda")
        .help(help)
    };
    for meeting in &unshared {
        findings.push(finding(
            meeting,
            "these expectations have not been shared with the client",
            format!(
                "go through them with the client and add `shared_with_client` with the day; if the client was there, that is {}",
                meeting.date
            ),
        ));
    }
    let aligned = context
        .sponsor_meetings
        .iter()
        .any(|m| past(&m.content.aligned));
    if let (true, false, Some(last)) = (unshared.is_empty(), aligned, shared.last()) {
        findings.push(finding(
            last,
            "coach, client and sponsor have not agreed on these expectations",
            "bring the three together, or send both the same page and have them confirm it; then add `aligned` with the day".to_owned(),
        ));
    }
}
