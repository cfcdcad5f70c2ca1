//! A sponsor's view. The ceiling is in the types: where a sponsor may never have more than the fact of
//! a record, this view has room for nothing else.

use chrono::NaiveDate;

use super::seen::{
    AgendaSeen, EngagementSeen, Fact, PracticeSeen, ReviewSeen, Seen, SponsorMeetingSeen,
    ThemesSeen, View,
};
use super::{Projector, in_order};
use crate::kind::Kind;
use crate::model::RecordId;
use crate::policy::Level;
use crate::reader::Reader;

/// What a sponsor may have, at most.
pub(super) struct SponsorView {
    reader: Reader,
    today: NaiveDate,
    practice: PracticeSeen,
    engagement: EngagementSeen,
    chemistry: Vec<Fact>,
    sponsor_meetings: Vec<Seen<SponsorMeetingSeen>>,
    interviews: Vec<Fact>,
    evidence: Vec<Fact>,
    themes: Vec<Seen<ThemesSeen>>,
    psychometrics: Vec<Fact>,
    agendas: Vec<Seen<AgendaSeen>>,
    sessions: Vec<Fact>,
    reviews: Vec<Seen<ReviewSeen>>,
}

/// Projects for a sponsor.
pub(super) fn view(projector: &Projector<'_>) -> Option<SponsorView> {
    Some(SponsorView {
        reader: projector.reader.clone(),
        today: projector.tenure.today(),
        practice: super::programme::practice(projector.source.practice),
        engagement: projector.engagement()?,
        chemistry: facts(projector, Kind::Chemistry),
        sponsor_meetings: projector.each(Projector::sponsor_meeting),
        interviews: facts(projector, Kind::Interview),
        evidence: facts(projector, Kind::Evidence),
        themes: projector.each(Projector::themes),
        psychometrics: facts(projector, Kind::Psychometric),
        agendas: projector.each(Projector::agenda),
        sessions: facts(projector, Kind::Session),
        reviews: projector.each(Projector::review),
    })
}

/// The bare facts of a kind, never at more than that level, in order of date.
fn facts(projector: &Projector<'_>, kind: Kind) -> Vec<Fact> {
    let mut facts: Vec<(Fact, RecordId)> = projector
        .source
        .model
        .held()
        .filter(|(_, record, _)| record.kind == kind)
        .filter_map(|(id, _, _)| {
            let level = projector.levels.of(id).min(Level::Fact);
            Some((projector.fact_at(id, level)?, id))
        })
        .collect();
    facts.sort_by(|(a, left), (b, right)| (a.date, &a.slug, left).cmp(&(b.date, &b.slug, right)));
    facts.into_iter().map(|(fact, _)| fact).collect()
}

impl SponsorView {
    /// The same as a view that pages are made from.
    pub(super) fn widen(self) -> View {
        fn seen<T>(facts: Vec<Fact>) -> Vec<Seen<T>> {
            facts
                .into_iter()
                .map(|fact| Seen { fact, shared: None })
                .collect()
        }
        let mut view = View {
            reader: self.reader,
            today: self.today,
            practice: self.practice,
            engagement: self.engagement,
            chemistry: seen(self.chemistry),
            sponsor_meetings: self.sponsor_meetings,
            interviews: seen(self.interviews),
            evidence: seen(self.evidence),
            stakeholder_interviews: Vec::new(),
            themes: self.themes,
            psychometrics: seen(self.psychometrics),
            agendas: self.agendas,
            sessions: seen(self.sessions),
            contacts: Vec::new(),
            reviews: self.reviews,
            notes: Vec::new(),
            drafts: Vec::new(),
            awaiting: Vec::new(),
            files: Vec::new(),
        };
        in_order(&mut view);
        view
    }
}
