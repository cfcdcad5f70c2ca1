//! A year of the practice as data, for the coach: hours, engagements, outcomes, scores of the coach, disposals, fees.
//!
//! Made from the coach's views, one engagement at a time. It contains folders of engagements and the criteria of scores,
//! and no other text of a record. Must not read the model, the disk or the clock.

mod collect;
mod scores;
pub mod text;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::hours::CoachingTime;
use crate::text::same_name;

pub use collect::{EngagementYear, FeeEntry, engagement, unreadable};
pub use scores::{CriterionScores, ScoreEntry, YearScore};

/// Increased when a field changes its meaning or is removed; not for a new field.
pub const VERSION: u32 = 1;

/// The year.
#[derive(Debug, Clone, Serialize)]
pub struct YearReport {
    /// [`VERSION`].
    pub version: u32,
    /// The date used as today; what is later is not included.
    pub today: NaiveDate,
    pub year: i32,
    /// The coach whose year this is.
    pub coach: Option<String>,
    pub hours: YearHours,
    pub engagements: EngagementCounts,
    pub outcomes: Outcomes,
    /// Scores of the coach in all years up to this one, by criterion.
    pub scores: Vec<CriterionScores>,
    /// Engagements whose records must be disposed of by the end of the year, the earliest first.
    pub disposals: Vec<Disposal>,
    /// Fees of the engagements that began in the year.
    pub fees: Vec<FeeTotal>,
    /// Engagements of another coach, which are left out.
    pub other_coach: usize,
    /// Paths in the practice of records that cannot be read, and of sessions with an error in their fields.
    pub unreadable: Vec<String>,
}

/// The coaching of the year.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct YearHours {
    pub all: CoachingTime,
    pub individual: PaidHours,
    pub group: PaidHours,
    /// Sessions that were held at least in part in the year.
    pub sessions: usize,
    /// Paths in the practice of sessions of the year without a length; no number of hours includes them.
    pub without_minutes: Vec<String>,
}

/// Paid and unpaid time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct PaidHours {
    pub paid: CoachingTime,
    pub pro_bono: CoachingTime,
}

/// How many engagements began and ended in the year. Prospective and declined ones never began.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct EngagementCounts {
    pub begun: usize,
    pub ended: usize,
    /// Those of them that were completed.
    pub completed: usize,
    /// Those of them that ended early.
    pub ended_early: usize,
    /// Engagements that have neither a start nor a session, in any year.
    pub without_start: usize,
    /// Engagements that are over without a date on which they ended, in any year.
    pub without_end: usize,
}

/// The outcomes of the objectives in the final reviews of the year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Outcomes {
    pub final_reviews: usize,
    pub achieved: usize,
    pub partly: usize,
    pub not_achieved: usize,
    pub withdrawn: usize,
    /// Objectives to which the final review gives none of these.
    pub no_outcome: usize,
}

/// Records that must be disposed of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Disposal {
    pub on: NaiveDate,
    /// The engagement's folder in the practice; `.` if it is the practice itself.
    pub folder: String,
    /// Whether the day has passed.
    pub overdue: bool,
}

/// The fees of one payer in one currency.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FeeTotal {
    /// `organisation` or `client`; `None` if the records do not say.
    pub payer: Option<&'static str>,
    pub currency: Option<String>,
    /// The sum of the amounts that are numbers.
    pub amount: f64,
    pub engagements: usize,
    /// Those of them whose amount is in words or has a unit, and is not in the sum.
    pub not_summed: usize,
}

impl YearReport {
    /// Makes the report of a year; engagements of another coach are left out.
    pub fn new(
        year: i32,
        today: NaiveDate,
        coach: Option<String>,
        engagements: &[EngagementYear],
    ) -> YearReport {
        let other = |one: &&EngagementYear| match (&one.coach, &coach) {
            (Some(name), Some(own)) => !same_name(name, own),
            _ => false,
        };
        let (others, mine): (Vec<&EngagementYear>, Vec<&EngagementYear>) =
            engagements.iter().partition(other);
        let scores = mine.iter().flat_map(|one| &one.scores);
        let mut unreadable: Vec<String> = mine
            .iter()
            .flat_map(|one| &one.unreadable)
            .cloned()
            .collect();
        unreadable.sort();
        YearReport {
            version: VERSION,
            today,
            year,
            hours: hours(year, &mine),
            engagements: counts(year, &mine),
            outcomes: outcomes(year, &mine),
            scores: scores::by_criterion(scores.filter(|score| score.on.year() <= year)),
            disposals: disposals(year, today, &mine),
            fees: fees(year, &mine),
            coach,
            other_coach: others.len(),
            unreadable,
        }
    }
}

fn hours(year: i32, engagements: &[&EngagementYear]) -> YearHours {
    let mut hours = YearHours::default();
    for session in engagements.iter().flat_map(|one| &one.sessions) {
        let Some(parts) = &session.parts else {
            if session.date.year() == year {
                hours.sessions += 1;
                hours.without_minutes.extend(session.path.clone());
            }
            continue;
        };
        let parts = parts.iter().filter(|(day, _)| day.year() == year);
        let length: CoachingTime = parts
            .clone()
            .map(|(_, minutes)| CoachingTime(*minutes))
            .sum();
        if session.date.year() == year || parts.count() > 0 {
            hours.sessions += 1;
        }
        let paid = match session.participants {
            1 => &mut hours.individual,
            _ => &mut hours.group,
        };
        match session.paid {
            true => paid.paid += length,
            false => paid.pro_bono += length,
        }
        hours.all += length;
    }
    hours.without_minutes.sort();
    hours
}

fn counts(year: i32, engagements: &[&EngagementYear]) -> EngagementCounts {
    let mut counts = EngagementCounts::default();
    for one in engagements.iter().filter(|one| one.has_begun()) {
        match one.begun {
            Some(day) => counts.begun += usize::from(day.year() == year),
            None => counts.without_start += 1,
        }
        match one.ended {
            Some(day) if day.year() == year => {
                counts.ended += 1;
                counts.completed += usize::from(one.is_completed());
                counts.ended_early += usize::from(one.ended_early());
            }
            Some(_) => {}
            None => counts.without_end += usize::from(one.is_completed() || one.ended_early()),
        }
    }
    counts
}

fn outcomes(year: i32, engagements: &[&EngagementYear]) -> Outcomes {
    let mut outcomes = Outcomes::default();
    for one in engagements {
        let reviews = one.final_reviews.iter();
        let reviews = reviews.filter(|review| review.on.year() == year);
        // A later final review replaces what an earlier one says about an objective.
        let mut last = BTreeMap::new();
        for review in reviews {
            outcomes.final_reviews += 1;
            last.extend(review.verdicts.iter().map(|(id, verdict)| (id, *verdict)));
        }
        for verdict in last.into_values() {
            *outcomes.count_mut(verdict) += 1;
        }
    }
    outcomes
}

fn disposals(year: i32, today: NaiveDate, engagements: &[&EngagementYear]) -> Vec<Disposal> {
    let all = engagements.iter().filter_map(|one| {
        let on = one.dispose_on.filter(|on| on.year() <= year)?;
        Some(Disposal {
            on,
            folder: one.folder.clone(),
            overdue: on < today,
        })
    });
    let mut all: Vec<Disposal> = all.collect();
    all.sort();
    all
}

fn fees(year: i32, engagements: &[&EngagementYear]) -> Vec<FeeTotal> {
    let begun = engagements
        .iter()
        .filter(|one| one.has_begun() && one.begun.is_some_and(|day| day.year() == year));
    let mut totals: BTreeMap<(Option<&'static str>, Option<String>), FeeTotal> = BTreeMap::new();
    for fee in begun.filter_map(|one| one.fee.as_ref()) {
        let key = (fee.payer, fee.currency.clone());
        let total = totals.entry(key).or_insert_with(|| FeeTotal {
            payer: fee.payer,
            currency: fee.currency.clone(),
            amount: 0.0,
            engagements: 0,
            not_summed: 0,
        });
        total.engagements += 1;
        match fee.amount {
            Some(amount) => total.amount += amount,
            None => total.not_summed += 1,
        }
    }
    totals.into_values().collect()
}
