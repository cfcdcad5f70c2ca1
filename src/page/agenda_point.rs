//! One point of the agenda and its objectives.
//!
//! Must not read anything except the given agenda and tracks.

use serde::Serialize;

use super::components::ActionItem;
use super::figure::{ChartForm, Figure, figure, scale};
use super::measures::{MeasureItem, measures};
use super::parts::{FactRow, Rows, TextPiece, When};
use super::revision::{self, RevisedField, Values};
use super::{PageContext, agenda::theme_label};
use crate::derive::{
    Amendment, AmendmentState, EffectiveMilestone, EffectiveObjective, EffectivePoint, Track,
    VerdictSeen,
};
use crate::html::Ids;
use crate::route::NavSection;
use crate::view::types::{MeasurableView, SourceView};

/// A point.
#[derive(Serialize)]
pub struct PointModel {
    /// Its anchor on the page.
    id: String,
    /// Its number in this reader’s agenda.
    number: String,
    /// Its title.
    title: String,
    /// Who can see this, if not every reader of the page can.
    only: Option<String>,
    /// Its theme, with a label.
    theme: Option<String>,
    /// Whether sponsors cannot see it.
    personal: bool,
    /// `Amended`, `Added later`, `Withdrawn`.
    amendment_label: Option<String>,
    /// Whether it is withdrawn.
    withdrawn: bool,
    /// What it draws on, with links.
    sources: Vec<Vec<TextPiece>>,
    /// Success, benefit, support and the like.
    rows: Vec<FactRow>,
    /// The manager’s contributions, as actions.
    support: Vec<ActionItem>,
    /// Amendments since it was agreed.
    amendments: Vec<AmendmentModel>,
    /// The objectives.
    objectives: Vec<ObjectiveModel>,
    /// A link to its entry on the traceability page.
    trace: Option<String>,
}

/// An objective: its SMART fields, its progress, its milestones.
#[derive(Serialize)]
struct ObjectiveModel {
    /// Its anchor on the page.
    id: String,
    /// Its number in this reader’s agenda.
    number: String,
    /// The objective’s text.
    specific: String,
    /// Who can see this, if not every reader of the page can.
    only: Option<String>,
    /// A mark such as “added” or “withdrawn”.
    amendment_label: Option<String>,
    /// How it is measured, and similar facts.
    rows: Vec<FactRow>,
    /// Baseline, now, target, due.
    measures: Vec<MeasureItem>,
    /// The chart and its table.
    figure: Option<Figure>,
    /// A link to all recorded values.
    all_values: Option<String>,
    /// Its status according to the last review.
    verdict: Option<VerdictModel>,
    /// The description of each level of attainment, with its number.
    levels: Vec<LevelModel>,
    /// Says that its due date has passed without a verdict.
    overdue: Option<String>,
    /// The milestones.
    milestones: Vec<MilestoneModel>,
    /// Amendments since it was agreed.
    amendments: Vec<AmendmentModel>,
}

/// A level of goal attainment.
#[derive(Serialize)]
struct LevelModel {
    /// `−2` to `+2`.
    number: String,
    /// Its description.
    words: String,
}

/// A verdict, and the review that gave it.
#[derive(Serialize)]
pub struct VerdictModel {
    /// The suffix of the class `verdict-…`.
    pub(super) class: &'static str,
    /// The verdict, as text.
    pub(super) text: String,
    /// The review that gave it.
    pub(super) source: Option<TextPiece>,
}

#[derive(Serialize)]
struct MilestoneModel {
    /// Its anchor on the page.
    id: String,
    /// The date on which it was met.
    met: Option<When>,
    /// The record that says it was met.
    source: Option<TextPiece>,
    /// Its due date.
    by: Option<When>,
    /// Says that its due date has passed.
    overdue: Option<String>,
    /// Its text.
    what: String,
}

/// One amendment of a point or an objective.
#[derive(Serialize)]
struct AmendmentModel {
    /// A mark such as “overdue”.
    tag: String,
    /// The record that decided it.
    by: TextPiece,
    /// Its date.
    when: Option<When>,
    /// The reason.
    because: String,
    /// Who agreed to it and when, or who has yet to agree.
    agreed: Option<String>,
    /// Old and new values, field by field.
    lines: Vec<RevisedField>,
    /// Who can see this, if not every reader of the page can.
    only: Option<String>,
}

/// Builds the model of one point of `of`.
pub fn point(
    cx: &PageContext<'_>,
    one: &EffectivePoint,
    of: usize,
    tracks: &[Track],
    ids: &mut Ids,
) -> PointModel {
    let words = cx.words;
    let now = &one.now;
    let mut was = one
        .agreed
        .as_ref()
        .map(revision::of_point)
        .unwrap_or_default();
    PointModel {
        id: format!("{}{}", ids.prefix(), now.id),
        number: words.with(
            "point_number",
            &[("number", one.number.into()), ("of", of.into())],
        ),
        title: now.title.clone(),
        only: cx.only_coach(now.coach_only),
        theme: theme_label(cx, now),
        personal: now.personal == Some(true),
        amendment_label: amendment_label(cx, one.amendment_state),
        withdrawn: one.amendment_state == AmendmentState::Withdrawn,
        sources: now
            .draws_on
            .iter()
            .map(|source| drawn_on(cx, source))
            .collect(),
        rows: Rows::new(cx)
            .text("field_success", now.success.as_deref())
            .text("field_business_benefit", now.business_benefit.as_deref())
            .text("field_support", now.support.as_deref())
            .done(),
        support: now.actions.iter().map(|action| cx.action(action)).collect(),
        amendments: amendments(cx, &one.amendments, &mut was),
        objectives: one
            .objectives
            .iter()
            .zip(1..)
            .map(|(objective, at)| self::objective(cx, objective, (one.number, at), tracks, ids))
            .collect(),
        // An agenda shown alone (a copy or an earlier one) is not on the traceability page.
        trace: (!tracks.is_empty())
            .then(|| format!("{}#point-{}", NavSection::Trace.path(), now.id)),
    }
}

/// A finding's text and its record.
pub(super) fn drawn_on(cx: &PageContext<'_>, source: &SourceView) -> Vec<TextPiece> {
    let name = cx.words.record_name(&source.record);
    let slug = &source.record.slug;
    match &source.finding {
        Some((id, text)) => vec![
            TextPiece::text(cx.words.with("quoted", &[("text", text.into())])),
            TextPiece::text(" "),
            TextPiece::link(name, cx.route.anchor(slug, id)),
        ],
        None => vec![TextPiece::link(name, cx.route.record(slug))],
    }
}

fn objective(
    cx: &PageContext<'_>,
    one: &EffectiveObjective,
    number: (usize, usize),
    tracks: &[Track],
    ids: &mut Ids,
) -> ObjectiveModel {
    let words = cx.words;
    let now = &one.now;
    let track = tracks.iter().find(|track| track.objective == now.id);
    let measurable = now.measurable.clone().unwrap_or_default();
    let mut was = one
        .agreed
        .as_ref()
        .map(|it| revision::of_objective(cx, it))
        .unwrap_or_default();
    let number = format!("{}.{}", number.0, number.1);
    ObjectiveModel {
        id: format!("{}{}", ids.prefix(), now.id),
        number: words.with("objective_number", &[("number", number.as_str().into())]),
        specific: match &now.specific {
            Some(specific) => specific.clone(),
            None => words.get("objective_without_words").to_owned(),
        },
        only: cx.only_coach(now.coach_only),
        amendment_label: amendment_label(cx, one.amendment_state),
        rows: Rows::new(cx)
            .text("field_measurable", measurable.how.as_deref())
            .text("field_scale", scale(cx, measurable.scale.as_deref()))
            .text("field_weight", weight(cx, &measurable))
            .text("field_achievable", now.achievable.as_deref())
            .text("field_relevant", now.relevant.as_deref())
            .done(),
        measures: measures(
            cx,
            measurable.baseline.as_ref(),
            measurable.target.as_ref(),
            now.due,
            track,
        ),
        figure: track
            .filter(|track| !track.entries.is_empty())
            .and_then(|track| figure(cx, track, ChartForm::Scale, ids)),
        all_values: track
            .filter(|track| !track.entries.is_empty())
            .map(|track| format!("{}#{}", NavSection::Progress.path(), track.objective)),
        verdict: track.and_then(|track| track_verdict(cx, track)),
        levels: levels(&measurable),
        overdue: track
            .filter(|track| track.overdue)
            .map(|_| words.get("past_its_date").to_owned()),
        milestones: one
            .milestones
            .iter()
            .map(|it| milestone(cx, it, ids))
            .collect(),
        amendments: amendments(cx, &one.amendments, &mut was),
    }
}

/// The weight of an objective relative to the others, if set.
pub(super) fn weight(cx: &PageContext<'_>, measurable: &MeasurableView) -> Option<String> {
    let weight = measurable.weight?;
    Some(cx.words.number(f64::from(weight)))
}

fn levels(measurable: &MeasurableView) -> Vec<LevelModel> {
    let numbered = measurable.levels.iter().zip(LEVEL_NUMBERS);
    numbered
        .map(|(words, number)| LevelModel {
            number: number.to_owned(),
            words: words.clone(),
        })
        .collect()
}

/// The numbers of the levels of attainment, in order.
pub(in crate::page) const LEVEL_NUMBERS: [&str; 5] = ["−2", "−1", "0", "+1", "+2"];

/// The last verdict on an objective.
pub fn track_verdict(cx: &PageContext<'_>, track: &Track) -> Option<VerdictModel> {
    let verdict = track.verdict.as_ref()?;
    Some(VerdictModel {
        class: verdict.verdict.word(),
        text: verdict_words(cx, track, verdict),
        source: Some(cx.record_link(&verdict.source)),
    })
}

/// The verdict; with its value, and with its target if that differs from the target shown next to it.
pub(super) fn verdict_words(cx: &PageContext<'_>, track: &Track, seen: &VerdictSeen) -> String {
    let verdict = cx.words.choice("verdict", seen.verdict.word());
    let target = seen
        .target
        .as_ref()
        .filter(|target| track.target.as_ref() != Some(target));
    match (&seen.at, target) {
        (Some(at), Some(target)) => cx.words.with(
            "verdict_at_of",
            &[
                ("verdict", verdict.into()),
                ("at", cx.measure(at).as_str().into()),
                ("target", cx.measure(target).as_str().into()),
            ],
        ),
        _ => verdict.to_owned(),
    }
}

fn milestone(cx: &PageContext<'_>, one: &EffectiveMilestone, ids: &Ids) -> MilestoneModel {
    MilestoneModel {
        id: format!("{}{}", ids.prefix(), one.milestone.id),
        met: one.met.map(|date| cx.when(date)),
        source: one.source.as_ref().map(|fact| cx.record_link(fact)),
        by: one.milestone.by.map(|date| cx.when(date)),
        // The client approves a copy: it does not show the current state.
        overdue: (one.overdue && ids.prefix().is_empty())
            .then(|| cx.words.get("milestone_overdue").to_owned()),
        what: one
            .milestone
            .what
            .clone()
            .unwrap_or_else(|| cx.words.get("milestone_without_words").to_owned()),
    }
}

fn amendments(cx: &PageContext<'_>, all: &[Amendment], was: &mut Values) -> Vec<AmendmentModel> {
    all.iter()
        .map(|one| AmendmentModel {
            agreed: cx.agreed_by(&one.not_yet_agreed, (one.agreed_client, one.agreed_sponsor)),
            tag: cx.words.choice("change", one.change.word()).to_owned(),
            by: cx.record_link(&one.by),
            when: one.by.date.map(|date| cx.when(date)),
            because: one.because.clone(),
            lines: revision::of_amendment(cx, one, was),
            only: cx.only_coach(one.coach_only),
        })
        .collect()
}

pub(super) fn amendment_label(cx: &PageContext<'_>, state: AmendmentState) -> Option<String> {
    (state != AmendmentState::AsAgreed)
        .then(|| cx.words.choice("amendment_state", state.word()).to_owned())
}
