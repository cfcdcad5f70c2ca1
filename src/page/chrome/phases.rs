//! The five phases: as steps at the head of a page, and the current one in a line.

use serde::Serialize;

use super::super::PageContext;
use crate::derive::PhaseState;
use crate::kind::Phase;
use crate::record::value::Status;

/// One phase of the strip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhaseStep {
    /// `passed`, `current` or `ahead`.
    pub class: &'static str,
    /// Whether the engagement is in this phase.
    pub current: bool,
    /// Its number, from 1 to 5.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// Its state, in a few words.
    pub state: String,
}

/// The phases, in order.
pub(super) fn phases(cx: &PageContext<'_>) -> Vec<PhaseStep> {
    let strip = &cx.derived.phases;
    let steps = strip.phases.iter().zip(1..);
    steps
        .map(|(seen, number)| {
            let current = strip.current == Some(seen.phase);
            let passed = strip.current.is_some_and(|phase| seen.phase < phase);
            let state = match (current, passed) {
                (true, _) => here(cx, seen.phase),
                (_, true) => passed_state(cx, seen.missing().count()),
                _ if seen.state == PhaseState::InProgress => cx.words.get("phase_begun").to_owned(),
                _ => cx.words.get("phase_ahead").to_owned(),
            };
            PhaseStep {
                class: match (current, passed) {
                    (true, _) => "current",
                    (_, true) => "passed",
                    _ => "ahead",
                },
                current,
                number,
                name: cx.words.phase(seen.phase).to_owned(),
                state,
            }
        })
        .collect()
}

/// `Phase 4 of 5, Focused development · 4 of 6 sessions held`; none before the first phase.
pub(in crate::page) fn phase_line(cx: &PageContext<'_>) -> Option<String> {
    let strip = &cx.derived.phases;
    let current = strip.current?;
    let place = strip.phases.iter().position(|seen| seen.phase == current)?;
    let (words, hours) = (cx.words, &cx.derived.calendar.hours);
    let line = words.with(
        "phase_line",
        &[
            ("number", (place + 1).into()),
            ("all", strip.phases.len().into()),
            ("phase", words.phase(current).into()),
        ],
    );
    let state = match status(cx) {
        Some(id) => words.get(id).to_owned(),
        None if current == Phase::Development && hours.sessions_held > 0 => words.with(
            "phase_sessions",
            &[
                ("held", hours.sessions_held.into()),
                ("contracted", hours.sessions_contracted.into()),
            ],
        ),
        None => return Some(line),
    };
    Some(format!("{line} · {state}"))
}

/// The message for the status of an engagement that is not under way.
fn status(cx: &PageContext<'_>) -> Option<&'static str> {
    match cx.view.engagement.status? {
        Status::Completed => Some("phase_completed"),
        Status::EndedEarly => Some("phase_ended_early"),
        Status::Declined => Some("phase_declined"),
        Status::Paused => Some("phase_paused"),
        _ => None,
    }
}

fn here(cx: &PageContext<'_>, phase: Phase) -> String {
    let (words, hours) = (cx.words, &cx.derived.calendar.hours);
    match status(cx) {
        Some(id) => words.get(id).to_owned(),
        None if phase == Phase::Development && hours.sessions_held > 0 => words.with(
            "phase_here_sessions",
            &[
                ("held", hours.sessions_held.into()),
                ("contracted", hours.sessions_contracted.into()),
            ],
        ),
        None => words.get("phase_here").to_owned(),
    }
}

fn passed_state(cx: &PageContext<'_>, missing: usize) -> String {
    match missing {
        0 => cx.words.get("phase_passed").to_owned(),
        count => cx
            .words
            .with("phase_passed_missing", &[("count", count.into())]),
    }
}
