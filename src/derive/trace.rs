//! Traceability: links expectations and findings to points, objectives, sessions, actions and verdicts.
//!
//! In both directions: from each source to the points that draw on it, and from each session to its points.

use super::actions::{ActionLedger, ActionState};
use super::effective::{AmendmentState, EffectiveAgenda, EffectivePoint};
use super::order::{contents, sessions};
use super::tracks::{Track, VerdictSeen};
use crate::view::types::{Fact, FindingView, PointRef, SessionView, SourceView, View};

/// The traceability data of one view.
#[derive(Debug, Clone)]
pub struct Trace {
    /// Every expectation, finding and theme the reader sees, and every record that a point draws on as a whole.
    pub sources: Vec<SourceThread>,
    /// Every point of the agenda in force, in order.
    pub points: Vec<PointThread>,
    /// Every session whose content the reader sees, in order.
    pub sessions: Vec<SessionThread>,
}

/// A point, with its number in this view and its current title.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberedPoint {
    pub number: usize,
    pub point: PointRef,
}

/// A source, with the points that draw on it.
#[derive(Debug, Clone)]
pub struct SourceThread {
    /// The type of its record says whether it is an expectation, a finding or a theme.
    pub source: SourceView,
    /// Empty if no point draws on it.
    pub points: Vec<NumberedPoint>,
}

/// A point, with its sources and its results.
#[derive(Debug, Clone)]
pub struct PointThread {
    pub point: NumberedPoint,
    pub amendment_state: AmendmentState,
    pub sources: Vec<SourceView>,
    pub objectives: Vec<ObjectiveThread>,
    /// Sessions that worked on it: listed by the session, or by a value of one of its objectives, or by an action.
    pub sessions: Vec<Fact>,
    pub actions: Vec<ActionThread>,
}

/// An objective, with its measurements and its verdict.
#[derive(Debug, Clone)]
pub struct ObjectiveThread {
    pub id: String,
    pub words: String,
    pub amendment_state: AmendmentState,
    /// Sessions and reviews that report its progress, by date.
    pub measured_in: Vec<Fact>,
    pub verdict: Option<VerdictSeen>,
}

/// An action that serves a point.
#[derive(Debug, Clone)]
pub struct ActionThread {
    pub id: String,
    pub what: String,
    pub set_in: Fact,
    pub state: ActionState,
    /// The session that closed it.
    pub closed_in: Option<Fact>,
}

/// A session, with the points it worked on.
#[derive(Debug, Clone)]
pub struct SessionThread {
    pub session: Fact,
    pub points: Vec<NumberedPoint>,
}

/// Builds the traceability data of `view`.
pub(super) fn trace(
    view: &View,
    agenda: Option<&EffectiveAgenda>,
    tracks: &[Track],
    ledger: &ActionLedger,
) -> Trace {
    let points: &[EffectivePoint] = agenda.map_or(&[], |agenda| &agenda.points);
    Trace {
        sources: sources(view, points),
        points: points
            .iter()
            .map(|point| point_thread(view, point, tracks, ledger))
            .collect(),
        sessions: session_threads(view, points),
    }
}

impl Trace {
    /// The points that draw on the record with this slug, or on one of its findings.
    pub fn drawn_by<'t>(
        &'t self,
        slug: &'t str,
        finding: Option<&'t str>,
    ) -> impl Iterator<Item = &'t NumberedPoint> {
        self.sources
            .iter()
            .filter(move |thread| {
                let id = thread.source.finding.as_ref().map(|(id, _)| id.as_str());
                thread.source.record.slug == slug && id == finding
            })
            .flat_map(|thread| &thread.points)
    }
}

impl NumberedPoint {
    fn from_point(point: &EffectivePoint) -> Self {
        NumberedPoint {
            number: point.number,
            point: point.reference(),
        }
    }
}

/// Everything a point can draw on, in the order of the process, then the records drawn on as a whole.
fn sources(view: &View, points: &[EffectivePoint]) -> Vec<SourceThread> {
    let mut sources: Vec<SourceView> = Vec::new();
    let mut list = |fact: &Fact, findings: &[FindingView]| {
        sources.extend(findings.iter().map(|finding| SourceView {
            record: fact.clone(),
            finding: Some((finding.id.clone(), finding.text.clone())),
        }));
    };
    contents(&view.sponsor_meetings).for_each(|(fact, c)| list(fact, &c.expectations));
    contents(&view.interviews).for_each(|(fact, c)| list(fact, &c.findings));
    contents(&view.evidence).for_each(|(fact, c)| list(fact, &c.findings));
    contents(&view.psychometrics).for_each(|(fact, c)| list(fact, &c.findings));
    for (fact, content) in contents(&view.themes) {
        sources.extend(content.themes.iter().map(|theme| SourceView {
            record: fact.clone(),
            finding: Some((theme.id.clone(), theme.text.clone())),
        }));
    }
    for drawn in points.iter().flat_map(|point| &point.now.draws_on) {
        if !sources.iter().any(|source| is_same_source(source, drawn)) {
            sources.push(drawn.clone());
        }
    }
    sources
        .into_iter()
        .map(|source| SourceThread {
            points: points
                .iter()
                .filter(|point| {
                    point
                        .now
                        .draws_on
                        .iter()
                        .any(|drawn| is_same_source(drawn, &source))
                })
                .map(NumberedPoint::from_point)
                .collect(),
            source,
        })
        .collect()
}

fn is_same_source(one: &SourceView, other: &SourceView) -> bool {
    let id = |source: &SourceView| source.finding.as_ref().map(|(id, _)| id.clone());
    one.record.slug == other.record.slug && id(one) == id(other)
}

fn point_thread(
    view: &View,
    point: &EffectivePoint,
    tracks: &[Track],
    ledger: &ActionLedger,
) -> PointThread {
    let id = point.now.id.as_str();
    let objectives = tracks
        .iter()
        .filter(|track| track.point.id == id)
        .map(|track| ObjectiveThread {
            id: track.objective.clone(),
            words: track.words.clone(),
            amendment_state: track.amendment_state,
            measured_in: track
                .entries
                .iter()
                .map(|entry| entry.source.clone())
                .collect(),
            verdict: track.verdict.clone(),
        })
        .collect();
    let serving = ledger
        .actions
        .iter()
        .filter(|action| action.point.as_ref().is_some_and(|point| point.id == id));
    PointThread {
        point: NumberedPoint::from_point(point),
        amendment_state: point.amendment_state,
        sources: point.now.draws_on.clone(),
        objectives,
        sessions: sessions(view)
            .into_iter()
            .filter(|seen| seen.content().is_some_and(|session| works_on(session, id)))
            .map(|seen| seen.fact.clone())
            .collect(),
        actions: serving
            .map(|action| ActionThread {
                id: action.id.clone(),
                what: action.what.clone(),
                set_in: action.set_in.clone(),
                state: action.state,
                closed_in: action.closed_in().cloned(),
            })
            .collect(),
    }
}

fn session_threads(view: &View, points: &[EffectivePoint]) -> Vec<SessionThread> {
    sessions(view)
        .into_iter()
        .filter_map(|seen| Some((&seen.fact, seen.content()?)))
        .map(|(fact, session)| SessionThread {
            session: fact.clone(),
            points: points
                .iter()
                .filter(|point| works_on(session, &point.now.id))
                .map(NumberedPoint::from_point)
                .collect(),
        })
        .collect()
}

fn works_on(session: &SessionView, point: &str) -> bool {
    let named = session.points.iter();
    let measured = session.progress.iter().map(|row| &row.objective.point);
    let acted = session
        .actions
        .iter()
        .filter_map(|action| action.point.as_ref());
    named.chain(measured).chain(acted).any(|on| on.id == point)
}
