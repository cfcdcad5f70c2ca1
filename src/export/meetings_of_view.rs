//! From the sessions, contacts and reviews of a view to those of the export.

use super::development::{
    Assessment, CoachScore, Contact, ContactsContent, MovedFrom, Opinion, ReviewContent,
    SessionContent, SessionPart, SessionProgress,
};
use super::parts::{list, mark, maybe};
use crate::derive::attainment;
use crate::record::value::ReviewType;
use crate::view::types::{
    AssessedView, AttainedView, ContactView, ContactsView, ContinuationView, DebriefView,
    EffectivenessView, MovedView, OpinionView, ProgressView, ReviewView, SessionView,
};

impl From<&SessionView> for SessionContent {
    fn from(view: &SessionView) -> SessionContent {
        let SessionView {
            mode,
            recorded,
            ai_used,
            reviewed,
            issues,
            points,
            progress,
            milestones,
            actions,
            changes,
            next,
            moved,
            paid,
            start,
            end,
            first_minutes,
            continued,
            cancelled_by,
            joined_by,
            participants,
            debrief,
        } = view;
        let debrief = debrief
            .as_ref()
            .map(|DebriefView { minutes, counts }| (*minutes, *counts));
        SessionContent {
            mode: *mode,
            recorded: *recorded,
            ai_used: *ai_used,
            reviewed: list(reviewed),
            issues: issues.clone(),
            points: list(points),
            progress: list(progress),
            milestones: list(milestones),
            actions: list(actions),
            changes: list(changes),
            next: *next,
            moved: list(moved),
            paid: *paid,
            start: start.map(|time| time.to_string()),
            end: end.map(|time| time.to_string()),
            first_minutes: *first_minutes,
            continued: list(continued),
            cancelled_by: *cancelled_by,
            joined_by: joined_by.clone(),
            participants: *participants,
            debrief_minutes: debrief.map(|(minutes, _)| minutes),
            debrief_counts: debrief.map(|(_, counts)| counts),
        }
    }
}

impl From<&ContinuationView> for SessionPart {
    fn from(view: &ContinuationView) -> SessionPart {
        let ContinuationView {
            date,
            minutes,
            mode,
        } = *view;
        SessionPart {
            date,
            minutes,
            mode,
        }
    }
}

impl From<&ProgressView> for SessionProgress {
    fn from(view: &ProgressView) -> SessionProgress {
        let ProgressView {
            objective,
            at,
            evidence,
            coach_only,
        } = view;
        SessionProgress {
            objective: objective.into(),
            at: at.into(),
            evidence: evidence.clone(),
            coach_only: mark(*coach_only),
        }
    }
}

impl From<&MovedView> for MovedFrom {
    fn from(view: &MovedView) -> MovedFrom {
        let MovedView { from, by } = *view;
        MovedFrom { from, by }
    }
}

impl From<&ContactsView> for ContactsContent {
    fn from(view: &ContactsView) -> ContactsContent {
        let ContactsView { contacts } = view;
        ContactsContent {
            contacts: list(contacts),
        }
    }
}

impl From<&ContactView> for Contact {
    fn from(view: &ContactView) -> Contact {
        let ContactView {
            date,
            channel,
            minutes,
            by,
            name,
            about,
            coach_only,
        } = view.clone();
        Contact {
            date,
            channel,
            minutes,
            by,
            name,
            about,
            coach_only: mark(coach_only),
        }
    }
}

impl From<&ReviewView> for ReviewContent {
    fn from(view: &ReviewView) -> ReviewContent {
        let ReviewView {
            kind,
            after_session,
            present,
            objectives,
            milestones,
            coach_effectiveness,
            changes,
            next_steps,
            actions,
            reviewed,
        } = view;
        ReviewContent {
            r#type: *kind,
            after_session: *after_session,
            present: present.clone(),
            objectives: list(objectives),
            milestones: list(milestones),
            coach_effectiveness: list(coach_effectiveness),
            changes: list(changes),
            next_steps: next_steps.clone(),
            actions: list(actions),
            reviewed: list(reviewed),
            attainment_score: score(view),
        }
    }
}

/// The T-score of a final review, to one decimal as on its page.
fn score(review: &ReviewView) -> Option<f64> {
    let found = attainment(review).filter(|_| review.kind == ReviewType::Final)?;
    Some((found.score * 10.0).round() / 10.0)
}

impl From<&AssessedView> for Assessment {
    fn from(view: &AssessedView) -> Assessment {
        let AssessedView {
            objective,
            at,
            target,
            attained,
            verdict,
            evidence,
            benefit,
            views,
            coach_only,
        } = view;
        let (level, level_words, level_weight) = match attained {
            Some(AttainedView {
                level,
                words,
                weight,
            }) => (
                Some(i64::from(level.number())),
                Some(words.clone()),
                Some(*weight),
            ),
            None => (None, None, None),
        };
        Assessment {
            objective: objective.into(),
            at: maybe(at),
            target: maybe(target),
            level,
            level_words,
            level_weight,
            verdict: *verdict,
            evidence: evidence.clone(),
            benefit: benefit.clone(),
            views: list(views),
            coach_only: mark(*coach_only),
        }
    }
}

impl From<&OpinionView> for Opinion {
    fn from(view: &OpinionView) -> Opinion {
        let OpinionView {
            by,
            name,
            at,
            comment,
            coach_only,
        } = view;
        Opinion {
            by: *by,
            sponsor: name.clone(),
            at: maybe(at),
            comment: comment.clone(),
            coach_only: mark(*coach_only),
        }
    }
}

impl From<&EffectivenessView> for CoachScore {
    fn from(view: &EffectivenessView) -> CoachScore {
        let EffectivenessView {
            by,
            name,
            criterion,
            score,
            comment,
            coach_only,
        } = view.clone();
        CoachScore {
            by,
            sponsor: name,
            criterion,
            score,
            comment,
            coach_only: mark(coach_only),
        }
    }
}
