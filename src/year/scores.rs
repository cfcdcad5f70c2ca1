//! The scores that clients and sponsors gave the coach, by criterion and year.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::text::same_name;

/// One score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreEntry {
    pub on: NaiveDate,
    /// `client` or `sponsor`.
    pub by: &'static str,
    pub criterion: String,
    /// From 1 to 5.
    pub score: u32,
}

/// The scores of one criterion by clients or by sponsors.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CriterionScores {
    /// As it was first written.
    pub criterion: String,
    pub by: &'static str,
    /// The years with a score.
    pub years: Vec<YearScore>,
}

/// The scores of one year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct YearScore {
    pub year: i32,
    pub count: u32,
    /// Rounded to two decimals.
    pub mean: f64,
}

/// The sum and the number of the scores of each year.
type Sums = BTreeMap<i32, (u32, u32)>;

/// Groups the scores. Criteria are the same if they differ only in capitals, accents and spaces.
pub(super) fn by_criterion<'s>(
    scores: impl Iterator<Item = &'s ScoreEntry>,
) -> Vec<CriterionScores> {
    let mut scores: Vec<&ScoreEntry> = scores.collect();
    scores.sort_by(|a, b| (a.on, a.by, &a.criterion).cmp(&(b.on, b.by, &b.criterion)));
    let mut groups: Vec<(&ScoreEntry, Sums)> = Vec::new();
    for score in scores {
        let is_same = |first: &ScoreEntry| {
            first.by == score.by && same_name(&first.criterion, &score.criterion)
        };
        let known = groups.iter().position(|(first, _)| is_same(first));
        let at = known.unwrap_or(groups.len());
        if known.is_none() {
            groups.push((score, Sums::new()));
        }
        let (sum, count) = groups[at].1.entry(score.on.year()).or_default();
        *sum += score.score;
        *count += 1;
    }
    let mut all: Vec<CriterionScores> = groups
        .into_iter()
        .map(|(first, years)| CriterionScores {
            criterion: first.criterion.clone(),
            by: first.by,
            years: years
                .into_iter()
                .map(|(year, (sum, count))| YearScore {
                    year,
                    count,
                    mean: (f64::from(sum) / f64::from(count) * 100.0).round() / 100.0,
                })
                .collect(),
        })
        .collect();
    all.sort_by(|a, b| {
        let key = |one: &CriterionScores| (one.criterion.to_lowercase(), one.by);
        key(a).cmp(&key(b))
    });
    all
}
