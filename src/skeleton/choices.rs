//! What a new record can refer to, each with its words for a comment.

use serde::Serialize;

use super::yaml::comment;
use crate::derive::{AmendmentState, Derived, LedgerAction};
use crate::kind::Kind;
use crate::record::value::{BUILT_IN_QUESTIONS, Measure, Owner, Part, yaml_text};
use crate::view::types::{Fact, FindingView, View};
use crate::words::Words;

/// Something that a record can name by its id.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// The id, as a record names it.
    id: String,
    /// Its words.
    words: String,
}

/// An open action.
#[derive(Debug, Clone, Serialize)]
pub struct ActionChoice {
    /// Its id.
    id: String,
    /// Its words.
    words: String,
    /// Who is responsible: `client`, `coach`, `sponsor`, or the sponsor's name.
    owner: Option<String>,
    /// The date on which it is due.
    due: Option<String>,
    /// Whether only the coach sees it.
    coach_only: bool,
}

/// An objective with its values.
#[derive(Debug, Clone, Serialize)]
pub struct ObjectiveChoice {
    /// Its id.
    id: String,
    /// Its words.
    words: String,
    /// The value before the coaching.
    baseline: Option<String>,
    /// The last value.
    latest: Option<String>,
    /// The target in force.
    target: Option<String>,
    /// Whether it was agreed with levels of attainment.
    has_levels: bool,
}

/// The open actions that a record of this kind can close, by due date. A sponsor's action is closed where the sponsor sees
/// it, and a meeting with the sponsor does not list what was agreed in a session.
pub(super) fn open_actions(derived: &Derived, kind: Kind) -> Vec<ActionChoice> {
    let is_closed_here = |action: &&LedgerAction| {
        let of_sponsor = action.owner == Some(Owner::Sponsor);
        match kind {
            Kind::Session => !of_sponsor,
            Kind::SponsorMeeting => of_sponsor || action.set_in.kind != Kind::Session,
            _ => true,
        }
    };
    let all = derived.actions.actions.iter();
    let open = all.filter(|action| action.state.is_open());
    let mut open: Vec<&LedgerAction> = open.filter(is_closed_here).collect();
    open.sort_by_key(|action| (action.due.is_none(), action.due));
    let choice = |action: &LedgerAction| ActionChoice {
        id: yaml_text(&action.id),
        words: comment(&action.what),
        owner: action
            .name
            .as_deref()
            .map(comment)
            .or_else(|| Some(action.owner?.word().to_owned())),
        due: action.due.map(|due| due.to_string()),
        coach_only: action.coach_only,
    };
    open.into_iter().map(choice).collect()
}

/// The points of the agenda in force.
pub(super) fn points(derived: &Derived) -> Vec<Choice> {
    let points = derived.agenda.iter().flat_map(|agenda| &agenda.points);
    let points = points.filter(|point| point.amendment_state != AmendmentState::Withdrawn);
    points
        .map(|point| Choice {
            id: comment(&point.now.id),
            words: comment(&point.now.title),
        })
        .collect()
}

/// The objectives of the agenda in force.
pub(super) fn objectives(derived: &Derived) -> Vec<ObjectiveChoice> {
    let tracks = derived.tracks.iter();
    let tracks = tracks.filter(|track| track.amendment_state != AmendmentState::Withdrawn);
    let text = |value: &Measure| comment(&value.text);
    let agenda = derived.agenda.as_ref();
    tracks
        .map(|track| {
            let found = agenda.and_then(|agenda| agenda.objective(&track.objective));
            let measurable = found.and_then(|(_, objective)| objective.now.measurable.as_ref());
            ObjectiveChoice {
                id: yaml_text(&track.objective),
                words: comment(&track.words),
                baseline: track.baseline.as_ref().map(text),
                latest: track.latest().map(|(value, _)| text(value)),
                target: track.target.as_ref().map(text),
                has_levels: measurable.is_some_and(|it| !it.levels.is_empty()),
            }
        })
        .collect()
}

/// The milestones of the agenda in force that were not met yet.
pub(super) fn milestones(derived: &Derived) -> Vec<Choice> {
    let points = derived.agenda.iter().flat_map(|agenda| &agenda.points);
    let objectives = points
        .flat_map(|point| &point.objectives)
        .filter(|objective| objective.amendment_state != AmendmentState::Withdrawn);
    let open = objectives
        .flat_map(|objective| &objective.milestones)
        .filter(|milestone| milestone.met.is_none());
    open.map(|open| Choice {
        id: comment(&open.milestone.id),
        words: comment(open.milestone.what.as_deref().unwrap_or_default()),
    })
    .collect()
}

/// The interview questions of a part, or those for stakeholders.
pub(super) fn questions(view: &View, words: &Words, kind: Kind, part: Option<Part>) -> Vec<Choice> {
    let number = match part {
        Some(Part::Two) => 2,
        _ => 1,
    };
    let to_stakeholders = match kind {
        Kind::Interview => false,
        Kind::StakeholderInterview => true,
        _ => return Vec::new(),
    };
    let choice = |id: &str, text: &str| Choice {
        id: comment(id),
        words: comment(text),
    };
    if !view.questions.is_empty() {
        let own = view.questions.iter();
        return own
            .filter(|question| to_stakeholders || question.part == number)
            .filter_map(|question| {
                let text = match to_stakeholders {
                    true => question.for_stakeholders.as_deref()?,
                    false => &question.text,
                };
                Some(choice(&question.id, text))
            })
            .collect();
    }
    let built_in = BUILT_IN_QUESTIONS.iter();
    built_in
        .filter(|question| match to_stakeholders {
            true => question.for_stakeholders,
            false => question.part.0 == number,
        })
        .map(|question| {
            let text = match to_stakeholders {
                true => words.choice("stakeholder_question", question.id),
                false => words.choice("question", question.id),
            };
            choice(question.id, text)
        })
        .collect()
}

/// What an agenda point may draw on: expectations, themes, and findings from interviews, evidence and instruments. Never
/// a stakeholder interview.
pub(super) fn expectations_and_findings(view: &View) -> Vec<Choice> {
    let found = |fact: &Fact, findings: &[FindingView]| -> Vec<Choice> {
        let all = findings.iter().filter(|finding| !finding.coach_only);
        all.filter_map(|finding| reference(view, fact, &finding.id, &finding.text))
            .collect()
    };
    let meetings = view
        .sponsor_meetings()
        .filter_map(|seen| Some((&seen.fact, seen.content()?)));
    let meetings = meetings.flat_map(|(fact, it)| found(fact, &it.expectations));
    let interviews = view
        .interviews()
        .filter_map(|seen| Some((&seen.fact, seen.content()?)));
    let interviews = interviews.flat_map(|(fact, it)| found(fact, &it.findings));
    let evidence = view
        .evidence()
        .filter_map(|seen| Some((&seen.fact, seen.content()?)));
    let evidence = evidence.flat_map(|(fact, it)| found(fact, &it.findings));
    let instruments = view
        .psychometrics()
        .filter_map(|seen| Some((&seen.fact, seen.content()?)));
    let instruments = instruments.flat_map(|(fact, it)| found(fact, &it.findings));
    let themes = view
        .themes()
        .filter_map(|seen| Some((&seen.fact, seen.content()?)));
    let themes = themes.flat_map(|(fact, it)| {
        let themes = it.themes.iter().filter(|theme| !theme.coach_only);
        themes
            .filter_map(|theme| reference(view, fact, &theme.id, &theme.text))
            .collect::<Vec<_>>()
    });
    meetings
        .chain(interviews)
        .chain(evidence)
        .chain(themes)
        .chain(instruments)
        .collect()
}

/// The stakeholder interviews, with the names of those interviewed.
pub(super) fn stakeholders(view: &View) -> Vec<Choice> {
    let all = view.stakeholder_interviews();
    all.filter_map(|seen| {
        Some(Choice {
            id: comment(&record_name(view, &seen.fact)?),
            words: comment(&seen.content()?.name),
        })
    })
    .collect()
}

/// `interview-part-1#guest`.
fn reference(view: &View, fact: &Fact, id: &str, words: &str) -> Option<Choice> {
    Some(Choice {
        id: comment(&format!("{}#{id}", record_name(view, fact)?)),
        words: comment(words),
    })
}

/// The name by which records refer to a record: its file name, or its path in the engagement if another has that name.
fn record_name(view: &View, fact: &Fact) -> Option<String> {
    let path = fact.path.as_deref()?.strip_suffix(".md")?;
    let name = path.rsplit('/').next()?;
    let same = view.records.iter().filter(|other| {
        let path = other.fact().path.as_deref();
        let stem = path.and_then(|path| path.rsplit('/').next()?.strip_suffix(".md"));
        stem == Some(name)
    });
    match same.count() {
        0 | 1 => Some(name.to_owned()),
        _ => {
            let folder = view
                .engagement
                .path
                .as_deref()?
                .strip_suffix("engagement.md")?;
            Some(path.strip_prefix(folder)?.to_owned())
        }
    }
}
