//! The checklist of each phase: what is done, what is missing, and what completes it; for the coach.
//!
//! Only presents the steps; the phase strip determines them.

use serde::Serialize;

use super::super::PageContext;
use super::super::parts::TextPiece;
use crate::derive::{ChecklistStep, Completion, MissingItem, NewRecord, PhaseSeen, PhaseState};
use crate::kind::Phase;
use crate::route::NavSection;
use crate::text::approve_command;
use crate::view::types::Fact;

/// A phase with its steps; for the coach.
#[derive(Serialize)]
pub(super) struct ChecklistPhase {
    /// Its name, and how many of its steps are done.
    name: String,
    /// Whether its steps are collapsed: it is complete, or has not started.
    folded: bool,
    /// Whether every step is done.
    complete: bool,
    /// Its steps; none if an earlier engagement counts.
    steps: Vec<StepItem>,
}

/// One step.
#[derive(Serialize)]
struct StepItem {
    /// Whether it is done, or the coach accepts what it lacks.
    done: bool,
    /// Whether the coach accepts what it lacks; `what` then includes a note that says so.
    accepted: bool,
    /// The step, or the one thing that it lacks.
    what: TextPiece,
    /// What it lacks, if that is more than one thing.
    open: Vec<TextPiece>,
    /// What to write, so that it is done.
    how: Vec<HowLine>,
}

/// Something to write.
#[derive(Serialize)]
struct HowLine {
    /// Where to write it, with a colon.
    label: String,
    /// Fields, a record’s path, or a command.
    code: Vec<String>,
}

/// The checklist, by phase.
pub(super) fn checklist(cx: &PageContext<'_>) -> Vec<ChecklistPhase> {
    let strip = &cx.derived.phases;
    let current = strip.current.unwrap_or(Phase::Contracting);
    strip
        .phases
        .iter()
        .filter_map(|seen| {
            let ahead = seen.phase > current;
            Some(ChecklistPhase {
                name: phase_name(cx, seen)?,
                folded: ahead || seen.state == PhaseState::Complete,
                complete: seen.state == PhaseState::Complete,
                steps: seen
                    .steps
                    .iter()
                    .map(|step| step_item(cx, step, ahead))
                    .collect(),
            })
        })
        .collect()
}

/// The title of a phase; none if it has nothing to show.
fn phase_name(cx: &PageContext<'_>, seen: &PhaseSeen) -> Option<String> {
    let name = cx.words.phase(seen.phase);
    if !seen.steps.is_empty() {
        let done = seen.steps.iter().filter(|step| step.done).count();
        let args = [
            ("phase", name.into()),
            ("done", done.into()),
            ("all", seen.steps.len().into()),
        ];
        return Some(cx.words.with("checklist_phase", &args));
    }
    // Only the coach has steps, and only a renewal has a complete phase without any.
    let renewed = cx.view.engagement.renews.is_some() && seen.state == PhaseState::Complete;
    renewed.then(|| {
        cx.words
            .with("checklist_renewed", &[("phase", name.into())])
    })
}

fn step_item(cx: &PageContext<'_>, step: &ChecklistStep, ahead: bool) -> StepItem {
    let missing = step.missing.iter();
    let mut open: Vec<TextPiece> = missing
        // What completes the step names the record that cannot be read.
        .filter(|item| !matches!(item, MissingItem::Unreadable { .. }))
        .map(|item| missing_piece(cx, item))
        .collect();
    let what = match open.len() {
        _ if step.accepted => TextPiece::text(cx.words.with(
            "checklist_accepted",
            &[("step", step_name(cx, step).into())],
        )),
        1 => open.remove(0),
        _ => TextPiece::text(step_name(cx, step)),
    };
    StepItem {
        done: step.done,
        accepted: step.accepted,
        what,
        open,
        how: match ahead {
            true => Vec::new(),
            false => step
                .completions
                .iter()
                .flat_map(|completion| how_lines(cx, completion))
                .collect(),
        },
    }
}

/// The name of a step. Most steps are named like the one item that they can lack.
fn step_name<'c>(cx: &PageContext<'c>, step: &ChecklistStep) -> &'c str {
    let word = step.step.word();
    let named = cx.words.choice_if("step", word);
    named.unwrap_or_else(|| cx.words.choice("missing", word))
}

fn how_lines(cx: &PageContext<'_>, completion: &Completion) -> Vec<HowLine> {
    let words = cx.words;
    match completion {
        Completion::Record(records) => records
            .iter()
            .enumerate()
            .map(|(at, record)| HowLine {
                label: words
                    .get(match at {
                        0 => "checklist_new_record",
                        _ => "checklist_or_record",
                    })
                    .to_owned(),
                code: front_matter(record),
            })
            .collect(),
        Completion::Unreadable { path } => vec![HowLine {
            label: words.get("checklist_unreadable").to_owned(),
            code: vec![path.clone()],
        }],
        Completion::Draft { path } => vec![HowLine {
            label: words.get("checklist_draft").to_owned(),
            code: vec![path.clone()],
        }],
        Completion::Fields { fields, paths } => paths
            .iter()
            .map(|path| HowLine {
                label: words.with("checklist_in_record", &[("path", path.into())]),
                code: fields
                    .iter()
                    .map(|field| field.in_front_matter().to_owned())
                    .collect(),
            })
            .collect(),
        Completion::Approval { path } => vec![HowLine {
            label: words.get("checklist_to_share").to_owned(),
            code: vec![approve_command(path, &[])],
        }],
    }
}

fn front_matter(record: &NewRecord) -> Vec<String> {
    let kind = format!("kind: {}", record.kind.word());
    let values = record
        .values
        .iter()
        .map(|(field, value)| format!("{}: {value}", field.in_front_matter()));
    std::iter::once(kind).chain(values).collect()
}

fn missing_piece(cx: &PageContext<'_>, missing: &MissingItem) -> TextPiece {
    let words = cx.words;
    match missing {
        MissingItem::Debrief(fact) => TextPiece::link(
            words.with(
                "missing_debrief",
                &[("record", instrument_name(cx, fact).as_str().into())],
            ),
            cx.route.record(&fact.slug),
        ),
        MissingItem::AgendaPoints { have, wanted } => TextPiece::text(words.with(
            "missing_agenda_points",
            &[
                ("have", (*have).into()),
                ("wanted", words.range(wanted).as_str().into()),
            ],
        )),
        MissingItem::PointIncomplete(point) => TextPiece::link(
            words.with(
                "missing_point_incomplete",
                &[("point", (&point.title).into())],
            ),
            Some(format!("{}#{}", NavSection::Agenda.path(), point.id)),
        ),
        MissingItem::Sessions {
            held,
            cancelled,
            contracted,
        } => {
            let held = words.with(
                "missing_sessions",
                &[
                    ("held", (*held).into()),
                    ("contracted", (*contracted).into()),
                ],
            );
            let cancelled = (*cancelled > 0)
                .then(|| words.with("sessions_cancelled", &[("count", (*cancelled).into())]));
            let parts: Vec<String> = std::iter::once(held).chain(cancelled).collect();
            TextPiece::text(crate::bidi::join(&parts, words.get("list_mark")))
        }
        MissingItem::ActionsReviewed { count } => {
            TextPiece::text(words.with("missing_actions_reviewed", &[("count", (*count).into())]))
        }
        MissingItem::InterimReview { after } => TextPiece::text(words.with(
            "missing_interim_review",
            &[("session", (*after as usize).into())],
        )),
        MissingItem::ObjectiveAssessed(objective) => TextPiece::link(
            words.with(
                "missing_objective_assessed",
                &[("objective", (&objective.words).into())],
            ),
            Some(format!("{}#{}", NavSection::Agenda.path(), objective.id)),
        ),
        other => TextPiece::text(words.choice("missing", other.word())),
    }
}

/// The name of a record to debrief: its title, or the instrument's name if it has none.
fn instrument_name(cx: &PageContext<'_>, fact: &Fact) -> String {
    let mut records = cx.view.psychometrics();
    let seen = records.find(|seen| seen.fact.slug == fact.slug);
    let shared = seen.and_then(|seen| seen.shared.as_ref());
    match (&fact.title, shared) {
        (None, Some(shared)) => shared.content.instrument.clone(),
        _ => cx.words.record_name(fact),
    }
}
