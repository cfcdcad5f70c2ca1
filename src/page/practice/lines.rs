//! The engagements as table rows: current ones by next meeting, past ones by year.
//!
//! Must not show anything that the engagement's own pages do not show.

use std::collections::{BTreeMap, HashSet};

use chrono::Datelike;
use serde::Serialize;

use super::super::parts::When;
use super::attention::findings;
use super::{EngagementSummary, PracticeSummaries, findings_anchor};
use crate::kind::Phase;
use crate::record::value::Status;
use crate::words::Words;

/// One engagement.
#[derive(Serialize)]
pub(super) struct EngagementLine {
    /// The client’s name.
    name: String,
    /// The language of `name` and `organisation`, if it differs from the page's.
    lang: Option<&'static str>,
    /// The organisation.
    organisation: Option<String>,
    /// Its start, if the client has more than one engagement.
    from: Option<String>,
    /// Its overview; absent if it is not built.
    href: Option<String>,
    /// The number of phases it has reached, 0 to 5; selects the progress symbol.
    station: usize,
    /// Its phase while it runs, else its status.
    phase: String,
    /// The date of the next meeting; without the year, if it is the current one.
    next: Option<When>,
    /// The name of the next meeting; without a date, why there is none.
    next_what: String,
    /// The language of `next_what`, if it is the coach's own text in another language than the page's.
    next_lang: Option<&'static str>,
    /// Whether a next meeting should be planned.
    next_warns: bool,
    /// Sessions held, and the number agreed.
    held: String,
    /// A sort key by the oldest need; absent if nothing with a date needs attention.
    need: Option<String>,
    /// The number of overdue actions, as text.
    overdue: Option<String>,
    /// The number of findings in its records, as text.
    findings: Option<String>,
    /// Its section of the Checks page.
    health: String,
}

/// Past engagements of one year.
#[derive(Serialize)]
pub(super) struct PastYear {
    /// The year, or why there is none.
    title: String,
    /// The number, as text.
    count: String,
    /// The engagements.
    lines: Vec<EngagementLine>,
}

/// The engagements that are not over, by next meeting; those without one come last.
pub(super) fn current(words: &Words, practice: &PracticeSummaries<'_>) -> Vec<EngagementLine> {
    let repeated = practice.repeated_names();
    let mut lines: Vec<_> = practice
        .summaries
        .iter()
        .enumerate()
        .filter(|(_, summary)| !summary.is_closed())
        .map(|(at, summary)| {
            let next = summary.upcoming.first().map(|meeting| meeting.date);
            let order = (next.is_none(), next, !summary.is_running());
            (order, line(words, practice, &repeated, (at, summary)))
        })
        .collect();
    lines.sort_by_key(|(order, _)| *order);
    lines.into_iter().map(|(_, line)| line).collect()
}

/// The engagements that are over, by the year of their end, latest first; then those without a year,
/// then those that were declined.
pub(super) fn past(words: &Words, practice: &PracticeSummaries<'_>) -> Vec<PastYear> {
    let repeated = practice.repeated_names();
    let mut years: BTreeMap<(u8, i32), Vec<EngagementLine>> = BTreeMap::new();
    for (at, summary) in practice.summaries.iter().enumerate() {
        if summary.is_closed() {
            let key = match (summary.status, summary.ended) {
                (Some(Status::Declined), _) => (2, 0),
                (_, None) => (1, 0),
                (_, Some(ended)) => (0, -ended.year()),
            };
            let line = line(words, practice, &repeated, (at, summary));
            years.entry(key).or_default().push(line);
        }
    }
    years
        .into_iter()
        .map(|((sort, year), lines)| PastYear {
            title: match sort {
                0 => {
                    let year = (-year).to_string();
                    words.with("desk_ended_in", &[("year", year.as_str().into())])
                }
                1 => words.get("desk_ended_unknown").to_owned(),
                _ => words.choice("status", Status::Declined.word()).to_owned(),
            },
            count: words.with("desk_engagements", &[("count", lines.len().into())]),
            lines,
        })
        .collect()
}

fn line(
    words: &Words,
    practice: &PracticeSummaries<'_>,
    repeated: &HashSet<&str>,
    (at, summary): (usize, &EngagementSummary),
) -> EngagementLine {
    let next = summary.upcoming.first();
    let count = |id, count: usize| (count > 0).then(|| words.with(id, &[("count", count.into())]));
    EngagementLine {
        name: summary.name.clone(),
        lang: summary.lang(words),
        organisation: summary.organisation.clone(),
        from: summary.start_label(words, repeated),
        href: summary.href(),
        station: station(summary.phase),
        phase: match summary.status {
            Some(status) if status != Status::Active => {
                words.choice("status", status.word()).to_owned()
            }
            _ => phase(words, summary.phase),
        },
        next: next.map(|next| When {
            iso: next.date.to_string(),
            text: match next.date.year() == practice.today.year() {
                true => words.month_day(next.date),
                false => words.date(next.date),
            },
        }),
        next_what: match next {
            Some(next) => next.name(words),
            None if summary.stopped => words.get("not_built").to_owned(),
            None if summary.undated => words.get("no_date").to_owned(),
            None => words.get("none").to_owned(),
        },
        next_lang: next.and_then(|next| summary.meeting_lang(words, next)),
        next_warns: next.is_none() && (summary.stopped || summary.undated),
        held: words.with(
            "held_of",
            &[
                ("held", summary.held.into()),
                ("contracted", summary.contracted.into()),
            ],
        ),
        need: match summary.stopped {
            true => Some("0".to_owned()),
            false => summary.oldest_need.map(|day| day.to_string()),
        },
        overdue: count("desk_overdue", summary.overdue),
        findings: count("health_found", findings(practice, summary).count()),
        health: findings_anchor(at),
    }
}

fn station(current: Option<Phase>) -> usize {
    let place = Phase::ALL.iter().position(|phase| Some(*phase) == current);
    place.map_or(0, |place| place + 1)
}

fn phase(words: &Words, current: Option<Phase>) -> String {
    match current {
        Some(phase) => words.phase(phase).to_owned(),
        None => words.get("phase_before").to_owned(),
    }
}
