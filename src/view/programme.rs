//! The practice and the programme, which are the same for every reader.

use super::Projector;
use super::gate::Gate;
use super::types::{PracticeView, ProgrammeView};
use crate::model::PracticeFile;
use crate::policy::Field;
use crate::record::engagement::Programme;
use crate::record::leaf::Opt;
use crate::record::value::Range;

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
            sessions: gate
                .see(&own.sessions)
                .or_else(|| gate.see(&practice.sessions))
                .unwrap_or(6),
            interval_weeks: gate
                .see(&own.interval_weeks)
                .or_else(|| gate.see(&practice.interval_weeks))
                .unwrap_or(Range {
                    low: 4.0,
                    high: 5.0,
                }),
            session_minutes: gate
                .see(&own.session_minutes)
                .or_else(|| gate.see(&practice.session_minutes))
                .unwrap_or(Range {
                    low: 90.0,
                    high: 120.0,
                }),
            sponsor_reviews_after: gate.all(reviews),
            agenda_points: gate
                .see(&own.agenda_points)
                .or_else(|| gate.see(&practice.agenda_points))
                .unwrap_or(Range {
                    low: 4.0,
                    high: 6.0,
                }),
            amendments_agreed_by: gate.all(agreed_by),
            mode: gate.see(&own.mode).or_else(|| gate.see(&practice.mode)),
            between_limit: between.and_then(|between| gate.see(&between.limit)),
            between_by: between.map_or_else(Vec::new, |between| gate.all(&between.by)),
        }
    }
}
