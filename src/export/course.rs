//! From what is derived of a view to the export: actions, values over time, meetings, totals, phases and pulse results.

use super::derived::{
    Action, ActionReview, EarlierTarget, GroupMean, LastVerdict, Meeting, ObjectiveTrack, Overdue,
    Phase, PulseResult, PulseTrend, Totals, TrackValue,
};
use super::parts::{NumberRange, list, mark, maybe};
use crate::derive;
use crate::view::types::AttainedView;

impl From<&derive::LedgerAction> for Action {
    fn from(action: &derive::LedgerAction) -> Action {
        let derive::LedgerAction {
            id,
            what,
            owner,
            name,
            point,
            set_in,
            due_agreed,
            due,
            steps,
            state,
            missed,
            coach_only,
        } = action;
        Action {
            id: id.clone(),
            what: what.clone(),
            owner: *owner,
            sponsor: name.clone(),
            point: maybe(point),
            agreed_in: set_in.into(),
            due_agreed: *due_agreed,
            due: *due,
            state: (*state).into(),
            reviews: list(steps),
            missed: maybe(missed),
            coach_only: mark(*coach_only),
        }
    }
}

impl From<&derive::ActionStep> for ActionReview {
    fn from(step: &derive::ActionStep) -> ActionReview {
        let derive::ActionStep {
            record,
            outcome,
            due,
            learning,
            coach_only,
        } = step;
        ActionReview {
            record: record.into(),
            outcome: *outcome,
            due: *due,
            learning: learning.clone(),
            coach_only: mark(*coach_only),
        }
    }
}

impl From<&derive::Track> for ObjectiveTrack {
    fn from(track: &derive::Track) -> ObjectiveTrack {
        let derive::Track {
            objective,
            words,
            point,
            number,
            amendment_state,
            how,
            scale,
            range,
            baseline,
            baseline_on,
            target,
            targets_before,
            due,
            entries,
            verdict,
            overdue,
            // Only for comparisons; the unit as written is exported.
            unit: _,
            unit_written,
        } = track;
        ObjectiveTrack {
            objective: objective.clone(),
            words: words.clone(),
            point: point.into(),
            point_number: *number,
            state: (*amendment_state).into(),
            how: how.clone(),
            scale: scale.clone(),
            scale_ends: range.map(|(low, high)| NumberRange { low, high }),
            unit: unit_written.clone(),
            baseline: maybe(baseline),
            baseline_on: *baseline_on,
            target: maybe(target),
            targets_before: targets_before
                .iter()
                .map(|(target, until)| EarlierTarget {
                    target: target.into(),
                    until: *until,
                })
                .collect(),
            due: *due,
            values: list(entries),
            verdict: maybe(verdict),
            overdue: *overdue,
        }
    }
}

impl From<&derive::TrackEntry> for TrackValue {
    fn from(entry: &derive::TrackEntry) -> TrackValue {
        let derive::TrackEntry {
            source,
            at,
            target,
            attained,
            verdict,
            evidence,
            benefit,
            views,
            coach_only,
        } = entry;
        let attained = attained.as_ref();
        let attained = attained.map(
            |AttainedView {
                 level,
                 words,
                 weight,
             }| (i64::from(level.number()), words, *weight),
        );
        TrackValue {
            record: source.into(),
            at: maybe(at),
            target: maybe(target),
            level: attained.map(|(level, ..)| level),
            level_words: attained.map(|(_, words, _)| words.clone()),
            level_weight: attained.map(|(.., weight)| weight),
            verdict: *verdict,
            evidence: evidence.clone(),
            benefit: benefit.clone(),
            views: list(views),
            coach_only: mark(*coach_only),
        }
    }
}

impl From<&derive::VerdictSeen> for LastVerdict {
    fn from(seen: &derive::VerdictSeen) -> LastVerdict {
        let derive::VerdictSeen {
            verdict,
            at,
            target,
            source,
        } = seen;
        LastVerdict {
            verdict: *verdict,
            at: maybe(at),
            target: maybe(target),
            review: source.into(),
        }
    }
}

impl From<&derive::Meeting> for Meeting {
    fn from(meeting: &derive::Meeting) -> Meeting {
        let derive::Meeting {
            date,
            state,
            record,
            unreadable,
            what,
            session,
            moved,
            interval,
            length,
        } = meeting;
        let interval = interval.map(|derive::Interval { days, paused, fit }| (days, paused, fit));
        let length = length.map(|derive::Length { minutes, fit }| (minutes, fit));
        Meeting {
            date: *date,
            state: (*state).into(),
            record: maybe(record),
            unreadable: unreadable.clone(),
            what: what.clone(),
            session: *session,
            moved: list(moved),
            days_since_last: interval.map(|(days, ..)| days),
            days_paused: interval
                .map(|(_, paused, _)| paused)
                .filter(|days| *days > 0),
            interval_fit: interval.and_then(|(.., fit)| fit).map(Into::into),
            minutes: length.map(|(minutes, _)| minutes),
            length_fit: length.and_then(|(_, fit)| fit).map(Into::into),
        }
    }
}

impl From<&derive::Hours> for Totals {
    fn from(hours: &derive::Hours) -> Totals {
        let derive::Hours {
            sessions_held,
            sessions_cancelled,
            sessions_contracted,
            coaching_minutes,
            unpaid_minutes,
            uncounted_minutes,
            without_minutes,
            contacts,
            contact_minutes,
        } = *hours;
        Totals {
            sessions_held,
            sessions_cancelled,
            sessions_contracted,
            coaching_minutes,
            unpaid_minutes,
            uncounted_minutes,
            sessions_without_minutes: without_minutes,
            contacts,
            contact_minutes,
        }
    }
}

impl From<&derive::OverdueItem> for Overdue {
    fn from(item: &derive::OverdueItem) -> Overdue {
        let derive::OverdueItem { kind, id, due } = item;
        Overdue {
            kind: (*kind).into(),
            id: id.clone(),
            due: *due,
        }
    }
}

impl From<&derive::PhaseSeen> for Phase {
    fn from(seen: &derive::PhaseSeen) -> Phase {
        let derive::PhaseSeen {
            phase,
            state,
            // What is missing is in `coachgen status --format json`.
            steps: _,
        } = seen;
        Phase {
            phase: (*phase).into(),
            state: (*state).into(),
        }
    }
}

impl From<&derive::PulseTrend> for PulseTrend {
    fn from(trend: &derive::PulseTrend) -> PulseTrend {
        let derive::PulseTrend {
            id,
            text,
            scale,
            rounds,
        } = trend;
        PulseTrend {
            id: id.clone(),
            text: text.clone(),
            scale: scale.into(),
            rounds: list(rounds),
        }
    }
}

impl From<&derive::PulseRound> for PulseResult {
    fn from(round: &derive::PulseRound) -> PulseResult {
        let derive::PulseRound {
            record,
            stage,
            mean,
            groups,
        } = round;
        let groups = groups.iter().map(|(group, mean)| GroupMean {
            group: group.into(),
            mean: mean.into(),
        });
        PulseResult {
            record: record.into(),
            stage: stage.map(Into::into),
            mean: maybe(mean),
            groups: groups.collect(),
        }
    }
}
