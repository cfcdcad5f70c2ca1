//! CG105: the sponsor's expectations were never shared with the client, or never aligned.

use super::sponsor_conversation_missing;
use crate::check::{RegisteredRule, RuleContext, DatedRecord, RuleFunction};
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::Kind;
use crate::record::contracting::SponsorMeeting;
use crate::record::leaf::Opt;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG105",
    name: "not-aligned",
    level: Level::Warn,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("not_aligned.md"),
    needs: &[
        (
            Kind::SponsorMeeting,
            &["date", "expectations", "shared_with_client", "aligned"],
        ),
        (Kind::Agenda, &["date"]),
    ],
    superseded_by: &[&sponsor_conversation_missing::RULE],
    run: RuleFunction::Context(check),
};

fn check(course: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    if course.renewed() || course.broken_off() || course.self_funded() {
        return;
    }
    let Some(agenda) = course.agendas.first() else {
        return;
    };
    let past = |date: &Opt<chrono::NaiveDate>| {
        date.as_ref().is_some_and(|date| date.value <= course.today())
    };
    let asked = course.sponsor_meetings.iter();
    let asked = asked.filter(|m| m.date <= agenda.date && !m.content.expectations.items.is_empty());
    let (shared, unshared): (Vec<_>, Vec<_>) =
        asked.partition(|m| past(&m.content.shared_with_client));
    let say = |meeting: &DatedRecord<'_, SponsorMeeting>, message: &str, help: String| {
        let place = meeting.record.place_of("expectations");
        Diagnostic::new(
            &RULE,
            place.unwrap_or(meeting.record.kind_span),
            format!("the agenda was set on {}, and {message}", agenda.date),
        )
        .related(agenda.content.date.span, "the agenda")
        .help(help)
    };
    for meeting in &unshared {
        found.push(say(
            meeting,
            "these expectations have not been shared with the client",
            format!(
                "go through them with the client and add `shared_with_client` with the day; if the client was there, that is {}",
                meeting.date
            ),
        ));
    }
    let aligned = course.sponsor_meetings.iter().any(|m| past(&m.content.aligned));
    if let (true, false, Some(last)) = (unshared.is_empty(), aligned, shared.last()) {
        found.push(say(
            last,
            "coach, client and sponsor have not agreed on these expectations",
            "bring the three together, or send one page to both and have it confirmed; then add `aligned` with the day".to_owned(),
        ));
    }
}
