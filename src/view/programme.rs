//! The practice and the programme, which are the same for every reader, and the interview questions, which only the
//! coach has.

use super::Projector;
use super::gate::{Gate, Passes};
use super::types::{PracticeView, ProgrammeView, QuestionView};
use crate::model::PracticeFile;
use crate::policy::Field;
use crate::reader::Party;
use crate::record::engagement::Programme;
use crate::record::leaf::Opt;
use crate::record::questions::InterviewQuestion;
use crate::record::value::Range;

/// The default number of sessions.
const SESSIONS: u32 = 6;

/// The default number of weeks between sessions.
const INTERVAL_WEEKS: Range = Range {
    low: 4.0,
    high: 5.0,
};

/// The default number of minutes of a session.
const SESSION_MINUTES: Range = Range {
    low: 90.0,
    high: 120.0,
};

/// The default number of points of an agenda.
const AGENDA_POINTS: Range = Range {
    low: 4.0,
    high: 6.0,
};

/// The practice as shown to every reader of its engagements.
pub fn practice(file: &PracticeFile) -> PracticeView {
    let practice = &file.practice;
    PracticeView {
        name: practice.name.clone(),
        coach: practice.coach.name.clone(),
        coach_email: practice.coach.email.clone(),
        coach_credentials: practice.coach.credentials.clone(),
        accent: practice.accent.clone(),
        language: practice.language,
        paper: practice.paper,
        logo: file.logo.as_ref().map(|logo| logo.name.clone()),
    }
}

impl Projector<'_> {
    /// The practice's own interview questions; none for any reader but the coach.
    pub(super) fn questions(&self) -> Vec<QuestionView> {
        if self.reader.party() != Party::Coach {
            return Vec::new();
        }
        let own = &self.source.practice.practice.questions;
        let view = |question: &InterviewQuestion| {
            let InterviewQuestion {
                id,
                part,
                text,
                for_stakeholders,
            } = question;
            QuestionView {
                id: id.clone(),
                part: part.0,
                text: text.clone(),
                for_stakeholders: for_stakeholders.clone(),
            }
        };
        own.iter().map(view).collect()
    }

    /// The programme in force: the engagement's numbers, otherwise the practice's, otherwise the defaults of the
    /// process.
    pub(super) fn programme(&self, gate: &Gate<'_>, own: &Opt<Programme>) -> ProgrammeView {
        let practice = &self.source.practice.practice.programme;
        let empty = Programme::default();
        let own = match own {
            Some(own) if gate.open(Field::EngagementProgramme) => &own.value,
            _ => &empty,
        };
        let reviews = if own.sponsor_reviews_after.is_empty() {
            &practice.sponsor_reviews_after
        } else {
            &own.sponsor_reviews_after
        };
        let agreed_by = if own.amendments_agreed_by.is_empty() {
            &practice.amendments_agreed_by
        } else {
            &own.amendments_agreed_by
        };
        let between = own
            .between_sessions
            .as_ref()
            .or(practice.between_sessions.as_ref());
        let between = between
            .filter(|between| gate.open(between.field))
            .map(|between| &between.value);
        ProgrammeView {
            sessions: first_visible(gate, &own.sessions, &practice.sessions).unwrap_or(SESSIONS),
            interval_weeks: first_visible(gate, &own.interval_weeks, &practice.interval_weeks)
                .unwrap_or(INTERVAL_WEEKS),
            session_minutes: first_visible(gate, &own.session_minutes, &practice.session_minutes)
                .unwrap_or(SESSION_MINUTES),
            sponsor_reviews_after: gate.all(reviews),
            agenda_points: first_visible(gate, &own.agenda_points, &practice.agenda_points)
                .unwrap_or(AGENDA_POINTS),
            amendments_agreed_by: gate.all(agreed_by),
            mode: first_visible(gate, &own.mode, &practice.mode),
            between_limit: between.and_then(|between| gate.see(&between.limit)),
            between_by: between.map_or_else(Vec::new, |between| gate.all(&between.by)),
            late_cancellation_counts: first_visible(
                gate,
                &own.late_cancellation_counts,
                &practice.late_cancellation_counts,
            ),
        }
    }
}

/// The engagement's value if the reader may see one, otherwise the practice's.
fn first_visible<T: Passes>(gate: &Gate<'_>, own: &Opt<T>, practice: &Opt<T>) -> Option<T> {
    gate.see(own).or_else(|| gate.see(practice))
}
