//! Collects from the coach's view what one engagement contributes to a year.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Outcomes, ScoreEntry};
use crate::derive::{SessionTime, disposal};
use crate::hours::{path_in, session_list};
use crate::record::value::{ReviewType, Status, Verdict, Who};
use crate::view::types::{FeesView, ReviewView, View};

/// What one engagement contributes, in all years.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EngagementYear {
    /// Its folder in the practice; `.` if it is the practice itself.
    pub folder: String,
    /// The engagement's coach: its own, or that of the practice.
    pub coach: Option<String>,
    pub status: Option<Status>,
    /// Its start or, without one, its first session; not later than today.
    pub begun: Option<NaiveDate>,
    /// Its end, not later than today.
    pub ended: Option<NaiveDate>,
    pub sessions: Vec<SessionTime>,
    /// Those held by today, by date.
    pub final_reviews: Vec<FinalReview>,
    pub scores: Vec<ScoreEntry>,
    pub dispose_on: Option<NaiveDate>,
    pub fee: Option<FeeEntry>,
    /// Paths in the practice of records that cannot be read, and of sessions with an error in their fields.
    pub unreadable: Vec<String>,
}

/// A final review, with the verdict on each objective that it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FinalReview {
    pub on: NaiveDate,
    pub verdicts: Vec<(String, Option<Verdict>)>,
}

/// What the engagement costs.
#[derive(Debug, Clone, PartialEq)]
pub struct FeeEntry {
    pub payer: Option<&'static str>,
    /// In capitals.
    pub currency: Option<String>,
    /// `None` if it is in words or has a unit.
    pub amount: Option<f64>,
}

/// Returns what an engagement contributes. `folder` is its folder in the practice, empty for the practice itself, and
/// `errors` are the paths of files with an error in their fields.
pub fn engagement(view: &View, folder: &str, errors: &BTreeSet<String>) -> EngagementYear {
    let Some(list) = session_list(view, folder, errors) else {
        return unreadable(folder);
    };
    let terms = &view.engagement;
    let sessions = list.sessions;
    let first = sessions.iter().map(|session| session.date).min();
    let by_today = |day: &NaiveDate| *day <= view.today;
    let mut reviews: Vec<(NaiveDate, &ReviewView)> = view
        .reviews()
        .filter_map(|seen| Some((seen.fact.date?, seen.content()?)))
        .filter(|(day, _)| by_today(day))
        .collect();
    reviews.sort_by_key(|(day, _)| *day);
    EngagementYear {
        coach: terms.coach.clone(),
        status: terms.status,
        begun: terms.start.or(first).filter(by_today),
        ended: terms.ended.filter(by_today),
        sessions,
        final_reviews: reviews.iter().filter_map(final_review).collect(),
        scores: reviews.iter().flat_map(scores).collect(),
        dispose_on: disposal(view),
        fee: terms.fees.as_ref().map(fee),
        unreadable: {
            let others = view.unreadable.iter();
            let others = others.map(|one| path_in(folder, &one.path));
            let all: BTreeSet<String> = others.chain(list.uncertain).collect();
            all.into_iter().collect()
        },
        folder: shown(folder),
    }
}

/// Returns what is known of an engagement whose engagement.md cannot be read.
pub fn unreadable(folder: &str) -> EngagementYear {
    EngagementYear {
        folder: shown(folder),
        unreadable: vec![path_in(folder, "engagement.md")],
        ..EngagementYear::default()
    }
}

fn final_review((on, review): &(NaiveDate, &ReviewView)) -> Option<FinalReview> {
    let objectives = review.objectives.iter();
    (review.kind == ReviewType::Final).then(|| FinalReview {
        on: *on,
        verdicts: objectives
            .map(|one| (one.objective.id.clone(), one.verdict))
            .collect(),
    })
}

/// The scores that client and sponsors gave.
fn scores<'v>((on, review): &(NaiveDate, &'v ReviewView)) -> impl Iterator<Item = ScoreEntry> + 'v {
    let on = *on;
    let given = review.coach_effectiveness.iter();
    given.filter_map(move |one| {
        let by = Some(one.by).filter(|by| *by != Who::Coach)?;
        Some(ScoreEntry {
            on,
            by: by.word(),
            criterion: one.criterion.clone(),
            score: one.score?,
        })
    })
}

fn fee(fees: &FeesView) -> FeeEntry {
    let amount = fees.amount.as_ref();
    let bare = amount.filter(|amount| amount.notation.unit.is_empty());
    FeeEntry {
        payer: fees.payer.map(|payer| payer.word()),
        currency: fees.currency.as_ref().map(|it| it.trim().to_uppercase()),
        amount: bare.and_then(|amount| amount.number),
    }
}

fn shown(folder: &str) -> String {
    match folder.is_empty() {
        true => ".".to_owned(),
        false => folder.to_owned(),
    }
}

impl EngagementYear {
    /// Whether it is or was an engagement, and not only a prospect.
    pub(super) fn has_begun(&self) -> bool {
        !matches!(self.status, Some(Status::Prospective | Status::Declined))
            // Of an engagement that cannot be read, nothing is known.
            && (self.begun.is_some() || self.status.is_some())
    }

    pub(super) fn is_completed(&self) -> bool {
        self.status == Some(Status::Completed)
    }

    pub(super) fn ended_early(&self) -> bool {
        self.status == Some(Status::EndedEarly)
    }
}

impl Outcomes {
    /// The number for this verdict.
    pub(super) fn count_mut(&mut self, verdict: Option<Verdict>) -> &mut usize {
        match verdict {
            Some(Verdict::Achieved) => &mut self.achieved,
            Some(Verdict::Partly) => &mut self.partly,
            Some(Verdict::NotAchieved) => &mut self.not_achieved,
            Some(Verdict::Withdrawn) => &mut self.withdrawn,
            Some(Verdict::OnTrack | Verdict::AtRisk | Verdict::Behind) | None => {
                &mut self.no_outcome
            }
        }
    }
}
