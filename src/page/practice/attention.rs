//! What needs the coach's attention: a line for each engagement, the oldest need first.
//!
//! The order is the same as in `coachgen status`. Must not list what can wait.

use serde::Serialize;

use super::super::findings::HealthItem;
use super::super::parts::When;
use super::{EngagementSummary, PracticeSummaries, findings_anchor};
use crate::diag::Level;
use crate::words::Words;

/// One engagement that needs attention.
#[derive(Serialize)]
pub(super) struct AttentionItem {
    /// The client’s name.
    client: String,
    /// The language of `client`, if it differs from the page's.
    lang: Option<&'static str>,
    /// Its start, if the client has more than one engagement.
    from: Option<String>,
    /// The engagement’s overview; absent if it is not built.
    href: Option<String>,
    /// The reasons, most urgent first.
    reasons: Vec<ReasonText>,
    /// The earliest date among the reasons.
    since: Option<When>,
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

/// Returns everything that needs the coach's attention: first the engagements whose portals cannot be built, then those
/// with the oldest need, and those whose needs have no date last.
pub(super) fn attention(words: &Words, practice: &PracticeSummaries<'_>) -> Vec<AttentionItem> {
    let repeated = practice.repeated_names();
    let summaries = practice.summaries.iter().enumerate();
    let mut needs: Vec<_> = summaries
        .map(|(at, summary)| (summary, reasons(words, practice, summary, at)))
        .filter(|(_, reasons)| !reasons.is_empty())
        .collect();
    needs.sort_by_key(|(summary, _)| {
        let since = summary.oldest_need;
        let name = summary.name.as_str();
        (!summary.stopped, since.is_none(), since, name)
    });
    needs
        .into_iter()
        .map(|(summary, reasons)| AttentionItem {
            client: summary.name.clone(),
            lang: summary.lang(words),
            from: summary.start_label(words, &repeated),
            href: summary.href(),
            reasons,
            since: summary.oldest_need.map(|day| When {
                iso: day.to_string(),
                text: words.date(day),
            }),
        })
        .collect()
}

fn reasons(
    words: &Words,
    practice: &PracticeSummaries<'_>,
    summary: &EngagementSummary,
    at: usize,
) -> Vec<ReasonText> {
    let count = |id, count: usize| words.with(id, &[("count", count.into())]);
    let page = |name: &str| (!summary.stopped).then(|| format!("{}/{name}", summary.portal));
    let health = Some(format!("health.html#{}", findings_anchor(at)));
    let errors = findings(practice, summary)
        .filter(|item| item.level != Level::Warn)
        .count();
    let mut reasons = Vec::new();
    let mut add = |late, text: String, href| {
        reasons.push(ReasonText { text, href, late });
    };
    if summary.stopped {
        add(
            true,
            words.get("attention_stopped").to_owned(),
            health.clone(),
        );
    }
    if summary.overdue > 0 {
        let text = count("attention_overdue", summary.overdue);
        add(true, text, page("actions.html"));
    }
    for meeting in &summary.unrecorded {
        let name = meeting.name(words);
        let text = words.with("desk_unrecorded", &[("meeting", name.as_str().into())]);
        add(true, text, page("sessions.html"));
    }
    for (id, late) in [
        ("attention_late_objectives", summary.late_objectives),
        ("attention_late_milestones", summary.late_milestones),
    ] {
        if late > 0 {
            add(true, count(id, late), page("agenda.html"));
        }
    }
    if errors > 0 && !summary.stopped && !summary.is_closed() {
        add(true, count("attention_errors", errors), health);
    }
    if summary.disposal.is_some() {
        let text = words.get("attention_disposal").to_owned();
        add(true, text, page("agreement.html"));
    }
    if summary.awaiting > 0 {
        let text = count("attention_awaiting", summary.awaiting);
        add(false, text, page("awaiting.html"));
    }
    if summary.undated && !summary.stopped {
        let text = words.get("attention_no_date").to_owned();
        add(false, text, summary.href());
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
