//! What needs the coach's attention, by engagement, most urgent first.
//!
//! The order of reasons is the same as in `coachgen status`. Must not list what can wait.

use serde::Serialize;

use super::super::findings::HealthItem;
use super::{EngagementSummary, PracticeSummaries, findings_anchor};
use crate::diag::Level;
use crate::words::Words;

/// The number of engagements that are shown at first; the others are collapsed below them.
const SHOWN: usize = 8;

/// What needs the coach.
#[derive(Serialize)]
pub(super) struct Attention {
    /// The most urgent.
    first: Vec<AttentionItem>,
    /// The others.
    rest: Vec<AttentionItem>,
    /// The number of the others, as text.
    more: String,
}

/// One engagement that needs attention.
#[derive(Serialize)]
struct AttentionItem {
    /// The client’s name.
    client: String,
    /// The language of `client` and `note`, if it differs from the page's.
    lang: Option<&'static str>,
    /// The organisation.
    note: Option<String>,
    /// The engagement’s overview; absent if it is not built.
    href: Option<String>,
    /// The reasons, most urgent first.
    reasons: Vec<ReasonText>,
}

/// A reason.
#[derive(Serialize)]
struct ReasonText {
    /// The reason, as text.
    text: String,
    /// Where the coach can deal with it.
    href: Option<String>,
    /// Whether something is wrong or late, rather than just open.
    late: bool,
}

/// The urgency of a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Stopped,
    Overdue,
    Unrecorded,
    Late,
    Errors,
    Disposal,
    Awaiting,
    Undated,
}

/// Returns everything that needs the coach's attention.
pub(super) fn attention(words: &Words, practice: &PracticeSummaries<'_>) -> Attention {
    let mut ranked: Vec<_> = practice
        .summaries
        .iter()
        .enumerate()
        .filter_map(|(at, summary)| {
            let reasons = reasons(words, practice, summary, at);
            let (rank, _) = reasons.first()?;
            let since = summary.overdue_since;
            let urgency = (*rank, since.is_none(), since, summary.name.as_str());
            Some((urgency, summary, reasons))
        })
        .collect();
    ranked.sort_by_key(|(urgency, ..)| *urgency);
    let mut first: Vec<AttentionItem> = ranked
        .into_iter()
        .map(|(_, summary, reasons)| AttentionItem {
            client: summary.name.clone(),
            lang: summary.lang(words),
            note: summary.organisation.clone(),
            href: summary.href(),
            reasons: reasons.into_iter().map(|(_, reason)| reason).collect(),
        })
        .collect();
    let rest = first.split_off(first.len().min(SHOWN));
    Attention {
        first,
        more: words.with("desk_more_needs", &[("count", rest.len().into())]),
        rest,
    }
}

fn reasons(
    words: &Words,
    practice: &PracticeSummaries<'_>,
    summary: &EngagementSummary,
    at: usize,
) -> Vec<(Rank, ReasonText)> {
    let count = |id, count: usize| words.with(id, &[("count", count.into())]);
    let page = |name: &str| (!summary.stopped).then(|| format!("{}/{name}", summary.portal));
    let health = Some(format!("health.html#{}", findings_anchor(at)));
    let errors = findings(practice, summary)
        .filter(|item| item.level != Level::Warn)
        .count();
    let mut reasons = Vec::new();
    let mut add = |rank, text: String, href| {
        let late = rank < Rank::Awaiting;
        reasons.push((rank, ReasonText { text, href, late }));
    };
    if summary.stopped {
        add(
            Rank::Stopped,
            words.get("attention_stopped").to_owned(),
            health.clone(),
        );
    }
    if summary.overdue > 0 {
        let since = summary.overdue_since.map(|day| {
            let day = words.date(day);
            words.with("desk_oldest_since", &[("date", day.as_str().into())])
        });
        let text = count("attention_overdue", summary.overdue) + &since.unwrap_or_default();
        add(Rank::Overdue, text, page("actions.html"));
    }
    for meeting in &summary.unrecorded {
        let (name, day) = (meeting.name(words), words.date(meeting.date));
        let text = words.with(
            "desk_unrecorded",
            &[
                ("meeting", name.as_str().into()),
                ("date", day.as_str().into()),
            ],
        );
        add(Rank::Unrecorded, text, page("sessions.html"));
    }
    if summary.late > 0 {
        let text = count("attention_late", summary.late);
        add(Rank::Late, text, page("agenda.html"));
    }
    if errors > 0 && !summary.stopped && !summary.is_closed() {
        add(Rank::Errors, count("attention_errors", errors), health);
    }
    if let Some(day) = summary.disposal {
        let day = words.date(day);
        let text = words.with("desk_disposal", &[("date", day.as_str().into())]);
        add(Rank::Disposal, text, page("agreement.html"));
    }
    if summary.awaiting > 0 {
        add(
            Rank::Awaiting,
            count("attention_awaiting", summary.awaiting),
            page("awaiting.html"),
        );
    }
    if summary.undated && !summary.stopped {
        let text = words.get("attention_no_date").to_owned();
        add(Rank::Undated, text, summary.href());
    }
    reasons
}

/// The findings in that engagement's records.
pub(super) fn findings<'a>(
    practice: &'a PracticeSummaries<'_>,
    summary: &'a EngagementSummary,
) -> impl Iterator<Item = &'a HealthItem> {
    practice
        .health
        .iter()
        .filter(|item| summary.contains(&item.path))
}
