//! Objective tracks: from the baseline through every recorded value to the target, and the verdict.

use chrono::NaiveDate;

use std::collections::HashMap;

use super::effective::{AmendmentState, EffectiveAgenda, EffectiveObjective, EffectivePoint};
use super::order::{can_be_overdue, contents, key};
use crate::record::value::{Measure, Verdict, unit_of};
use crate::today::Today;
use crate::view::types::{
    AssessedView, AttainedView, Fact, OpinionView, PointRef, ProgressView, View,
};

/// The progress of one objective, as far as this reader sees it.
#[derive(Debug, Clone)]
pub struct Track {
    /// The objective's id.
    pub objective: String,
    /// Its current `specific`; if it has none, the point's title.
    pub words: String,
    /// Its point, with the current title.
    pub point: PointRef,
    /// The point's number in this view.
    pub number: usize,
    pub amendment_state: AmendmentState,
    pub how: Option<String>,
    pub scale: Option<String>,
    /// The ends of the scale, if `scale` is a range of numbers.
    pub range: Option<(f64, f64)>,
    pub baseline: Option<Measure>,
    /// The agenda's date.
    pub baseline_on: Option<NaiveDate>,
    /// The target in force.
    pub target: Option<Measure>,
    /// Earlier targets, by date, each with the date on which it was replaced.
    pub targets_before: Vec<(Measure, NaiveDate)>,
    /// The due date in force.
    pub due: Option<NaiveDate>,
    /// Progress at sessions and assessments at reviews, by date.
    pub entries: Vec<TrackEntry>,
    /// The last verdict.
    pub verdict: Option<VerdictSeen>,
    /// Whether its due date has passed without a final verdict. A verdict about the future, such as on track, counts
    /// only if it was given on or after that date. Never true for a sponsor.
    pub overdue: bool,
    /// The unit of its values, normalised; empty without one.
    pub unit: String,
    /// The unit as written.
    pub unit_written: Option<String>,
}

/// What one session or review reports about an objective.
#[derive(Debug, Clone)]
pub struct TrackEntry {
    pub source: Fact,
    pub at: Option<Measure>,
    /// The target in force at the review.
    pub target: Option<Measure>,
    pub attained: Option<AttainedView>,
    pub verdict: Option<Verdict>,
    pub evidence: Option<String>,
    pub benefit: Option<String>,
    pub views: Vec<OpinionView>,
    /// Whether it is marked `coach_only`; for the coach.
    pub coach_only: bool,
}

/// A verdict, and the review that gave it.
#[derive(Debug, Clone, PartialEq)]
pub struct VerdictSeen {
    pub verdict: Verdict,
    /// The value on which it was based.
    pub at: Option<Measure>,
    /// The target in force at the review. The reader may not see the amendment that changed it.
    pub target: Option<Measure>,
    pub source: Fact,
}

impl Track {
    /// The last value recorded after the baseline.
    pub fn latest(&self) -> Option<(&Measure, &Fact)> {
        self.entries
            .iter()
            .rev()
            .find_map(|entry| Some((entry.at.as_ref()?, &entry.source)))
    }

    /// The fraction of the way from baseline to target that the last value has reached: 0 at the baseline, 1 at
    /// the target; it may be below 0 or above 1. None unless all three are numbers and baseline and target differ.
    pub fn share_of_way(&self) -> Option<f64> {
        let number = |measure: &Option<Measure>| self.number(measure.as_ref()?);
        let (baseline, target) = (number(&self.baseline)?, number(&self.target)?);
        let (latest, _) = self.latest()?;
        let share = (self.number(latest)? - baseline) / (target - baseline);
        share.is_finite().then_some(share)
    }

    /// Whether it was due before `today` and has no final verdict.
    fn is_undecided(&self, today: &Today) -> bool {
        let Some(due) = self.due.filter(|due| *due < *today) else {
            return false;
        };
        self.amendment_state != AmendmentState::Withdrawn
            && self.verdict.as_ref().is_none_or(|seen| {
                seen.verdict.is_interim() && seen.source.date.is_none_or(|date| date < due)
            })
    }

    /// The number of a value, if it is comparable with the others: in their unit, or without one.
    pub fn number(&self, measure: &Measure) -> Option<f64> {
        measure.number.filter(|_| measure.comparable(&self.unit))
    }
}

/// A track for each objective of the agenda in force, in its order.
pub(super) fn objective_tracks(view: &View, agenda: Option<&EffectiveAgenda>) -> Vec<Track> {
    let Some(agenda) = agenda else {
        return Vec::new();
    };
    let mut entries = entries(view);
    let mut tracks = Vec::new();
    for point in &agenda.points {
        for objective in &point.objectives {
            let entries = entries
                .remove(objective.now.id.as_str())
                .unwrap_or_default();
            let mut track = track(agenda, point, objective, entries);
            track.overdue = can_be_overdue(view) && track.is_undecided(&view.today);
            tracks.push(track);
        }
    }
    tracks
}

fn track(
    agenda: &EffectiveAgenda,
    point: &EffectivePoint,
    objective: &EffectiveObjective,
    entries: Vec<TrackEntry>,
) -> Track {
    let measure = objective.now.measurable.clone().unwrap_or_default();
    let verdict = entries.iter().rev().find_map(|entry| {
        Some(VerdictSeen {
            verdict: entry.verdict?,
            at: entry.at.clone(),
            target: entry.target.clone(),
            source: entry.source.clone(),
        })
    });
    let values = entries.iter().filter_map(|entry| entry.at.as_ref());
    let ends = measure.target.iter().chain(&measure.baseline);
    let with_unit = unit_of(ends.chain(values));
    let unit = with_unit.map_or_else(String::new, |one| one.notation.unit.clone());
    let unit_written = with_unit.and_then(Measure::unit_written);
    Track {
        unit,
        unit_written,
        objective: objective.now.id.clone(),
        words: objective.words(point),
        point: point.reference(),
        number: point.number,
        amendment_state: objective.amendment_state,
        range: measure.scale.as_deref().and_then(scale_ends),
        how: measure.how,
        scale: measure.scale,
        baseline: measure.baseline,
        baseline_on: agenda.record.date,
        targets_before: targets_before(objective),
        target: measure.target,
        due: objective.now.due,
        entries,
        verdict,
        overdue: false,
    }
}

/// The targets that amendments replaced.
fn targets_before(objective: &EffectiveObjective) -> Vec<(Measure, NaiveDate)> {
    let agreed = objective.agreed.as_ref();
    let mut aim = agreed.and_then(|agreed| agreed.measurable.as_ref()?.target.clone());
    let mut before = Vec::new();
    for amendment in objective.amendments.iter().filter(|one| one.is_in_force()) {
        let target = amendment
            .now
            .measurable
            .as_ref()
            .map(|it| it.target.clone());
        let Some(target) = target.flatten() else {
            continue;
        };
        if let (Some(was), Some(date)) = (aim.filter(|was| *was != target), amendment.in_force_on) {
            before.push((was, date));
        }
        aim = Some(target);
    }
    before
}

/// What sessions and reviews report, by objective, each by date.
fn entries(view: &View) -> HashMap<&str, Vec<TrackEntry>> {
    let sessions = contents(view.sessions()).flat_map(|(fact, session)| {
        session
            .progress
            .iter()
            .map(move |row| (row.objective.id.as_str(), at_session(fact, row)))
    });
    let reviews = contents(view.reviews()).flat_map(|(fact, review)| {
        review
            .objectives
            .iter()
            .map(move |row| (row.objective.id.as_str(), at_review(fact, row)))
    });
    let mut entries: HashMap<&str, Vec<TrackEntry>> = HashMap::new();
    for (objective, entry) in sessions.chain(reviews) {
        entries.entry(objective).or_default().push(entry);
    }
    for list in entries.values_mut() {
        list.sort_by(|a, b| key(&a.source).cmp(&key(&b.source)));
    }
    entries
}

fn at_session(source: &Fact, row: &ProgressView) -> TrackEntry {
    TrackEntry {
        source: source.clone(),
        at: Some(row.at.clone()),
        target: None,
        attained: None,
        verdict: None,
        evidence: row.evidence.clone(),
        benefit: None,
        views: Vec::new(),
        coach_only: row.coach_only,
    }
}

fn at_review(source: &Fact, row: &AssessedView) -> TrackEntry {
    TrackEntry {
        source: source.clone(),
        at: row.at.clone(),
        target: row.target.clone(),
        attained: row.attained.clone(),
        verdict: row.verdict,
        evidence: row.evidence.clone(),
        benefit: row.benefit.clone(),
        views: row.views.clone(),
        coach_only: row.coach_only,
    }
}

/// The ends of a scale such as `0-10`, `0 to 10` or `0-100 %`. A hyphen at the start is a minus sign, not a separator.
pub fn scale_ends(scale: &str) -> Option<(f64, f64)> {
    let (low, high) = scale_measures(scale)?;
    low.number.zip(high.number)
}

/// The ends of a scale, with their units.
pub fn scale_measures(scale: &str) -> Option<(Measure, Measure)> {
    let scale = scale.trim();
    let (low, high) = BETWEEN.iter().find_map(|sign| {
        let first = scale.chars().next()?.len_utf8();
        let at = scale[first..].find(sign)? + first;
        Some((&scale[..at], &scale[at + sign.len()..]))
    })?;
    let (low, high) = (Measure::parse(low.trim())?, Measure::parse(high.trim())?);
    (low.number? < high.number?).then_some((low, high))
}

/// The separators between the ends of a scale.
const BETWEEN: [&str; 6] = [" to ", " bis ", " à ", "–", "..", "-"];
