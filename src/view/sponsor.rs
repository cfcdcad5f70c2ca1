//! A sponsor's view. The types enforce the ceiling: where a sponsor may have at most the fact of a record, this
//! view cannot hold more. Records that need the client's approval come only from the approved copies.

use chrono::NaiveDate;

use super::approvals::DecisionHistory;
use super::copy::{ApprovedCopy, KeyNames, shown};
use super::types::{
    AgendaView, ApprovalView, DecisionView, EngagementView, Fact, FileView, MilestoneMetSeen,
    PracticeView, RecordView, ReviewView, SponsorCopy, SponsorMeetingView, ThemesView, View,
};
use super::{Projector, in_order};
use crate::kind::Kind;
use crate::model::RecordId;
use crate::policy::AccessLevel;
use crate::reader::Reader;

/// The most that a sponsor can have.
pub(super) struct SponsorView {
    reader: Reader,
    today: NaiveDate,
    practice: PracticeView,
    engagement: EngagementView,
    chemistry: Vec<Fact>,
    sponsor_meetings: Vec<RecordView<SponsorMeetingView>>,
    interviews: Vec<Fact>,
    evidence: Vec<Fact>,
    themes: Vec<RecordView<ThemesView>>,
    psychometrics: Vec<Fact>,
    agendas: Vec<RecordView<AgendaView>>,
    sessions: Vec<Fact>,
    reviews: Vec<RecordView<ReviewView>>,
    files: Vec<FileView>,
}

/// Projects for a sponsor.
pub(super) fn view(projector: &Projector<'_>) -> Option<SponsorView> {
    let mut view = SponsorView {
        reader: projector.reader.clone(),
        today: projector.tenure.today(),
        practice: super::programme::practice(projector.source.practice),
        engagement: projector.engagement()?,
        chemistry: facts(projector, Kind::Chemistry),
        sponsor_meetings: projector.each(Projector::sponsor_meeting),
        interviews: facts(projector, Kind::Interview),
        evidence: facts(projector, Kind::Evidence),
        themes: fact_only_records(projector, Kind::StakeholderThemes),
        psychometrics: facts(projector, Kind::Psychometric),
        agendas: fact_only_records(projector, Kind::Agenda),
        sessions: facts(projector, Kind::Session),
        reviews: fact_only_records(projector, Kind::Review),
        files: Vec::new(),
    };
    view.add_copies(projector);
    Some(view)
}

/// Records of a kind for which the agreement gives only the fact, and which therefore need no approval.
fn fact_only_records<T>(projector: &Projector<'_>, kind: Kind) -> Vec<RecordView<T>> {
    let Some((_, engagement)) = projector.source.model.engagement() else {
        return Vec::new();
    };
    match super::agreed_level(projector.source, engagement, kind) {
        AccessLevel::Fact => without_content(facts(projector, kind)),
        _ => Vec::new(),
    }
}

fn without_content<T>(facts: Vec<Fact>) -> Vec<RecordView<T>> {
    let seen = |fact| RecordView { fact, shared: None };
    facts.into_iter().map(seen).collect()
}

/// The facts of a kind, in order of date, even where the sponsor has more than the fact.
fn facts(projector: &Projector<'_>, kind: Kind) -> Vec<Fact> {
    let mut facts: Vec<(Fact, RecordId)> = projector
        .source
        .model
        .complete_records()
        .filter(|(_, record, _)| record.kind == kind)
        .filter_map(|(id, _, _)| {
            let level = projector.levels.level_of(id).min(AccessLevel::Fact);
            Some((projector.fact_at(id, level)?, id))
        })
        .collect();
    facts.sort_by(|(a, left), (b, right)| (a.date, &a.slug, left).cmp(&(b.date, &b.slug, right)));
    facts.into_iter().map(|(fact, _)| fact).collect()
}

impl SponsorView {
    /// Every record that this sponsor may link to, by its key.
    fn names(&self, copies: &[(&str, &ApprovedCopy)]) -> KeyNames {
        let mut names = KeyNames::default();
        let all = |list: &[Fact]| list.to_vec();
        let mut facts: Vec<Fact> = [
            all(&self.chemistry),
            all(&self.interviews),
            all(&self.evidence),
            all(&self.psychometrics),
            all(&self.sessions),
        ]
        .concat();
        facts.extend(self.sponsor_meetings.iter().map(|seen| seen.fact.clone()));
        facts.extend(self.themes.iter().map(|seen| seen.fact.clone()));
        facts.extend(self.agendas.iter().map(|seen| seen.fact.clone()));
        facts.extend(self.reviews.iter().map(|seen| seen.fact.clone()));
        facts.extend(copies.iter().map(|(slug, copy)| Fact {
            slug: (*slug).to_owned(),
            ..copy.record.clone()
        }));
        for fact in &facts {
            names.add(fact);
        }
        names
    }

    /// Adds what the client approved for this sponsor.
    fn add_copies(&mut self, projector: &Projector<'_>) {
        let Reader::Sponsor(name) = projector.reader else {
            return;
        };
        let given = projector
            .access
            .sponsor_copies(projector.source, projector.reader);
        let slug = |history: &DecisionHistory| {
            projector
                .slugs
                .for_history(&history.name)
                .unwrap_or_default()
        };
        let copies: Vec<(&str, &ApprovedCopy)> = given
            .iter()
            .map(|(history, _, copy)| (slug(history), *copy))
            .collect();
        let names = self.names(&copies);
        for (history, on, copy) in &given {
            let approval = ApprovalView {
                sponsor: name.clone(),
                on: *on,
                decision: DecisionView::Approved,
                changed: false,
                because: None,
            };
            // An approval after the sponsor's last day is not shown.
            let approvals = Some(approval).filter(|_| projector.tenure.reaches(*on));
            let approvals = approvals.into_iter().collect();
            match shown(copy, slug(history), &names, approvals) {
                SponsorCopy::Themes(mut seen) => {
                    if let Some(shared) = &mut seen.shared {
                        let debriefed = shared.content.debriefed;
                        shared.content.debriefed =
                            debriefed.filter(|day| projector.tenure.reaches(*day));
                    }
                    self.themes.push(*seen);
                }
                SponsorCopy::Agenda(mut seen) => {
                    if let Some(shared) = &mut seen.shared {
                        let reached =
                            |by: &Fact| by.date.is_none_or(|date| projector.tenure.reaches(date));
                        shared.content.amendments.retain(|one| reached(&one.by));
                        // Uses the days in the record, or those in the copy if the record no longer exists.
                        let (client, sponsor) = projector.agreed(history.record);
                        let agreed = &mut shared.content;
                        agreed.agreed_client = client.or(agreed.agreed_client);
                        agreed.agreed_sponsor = sponsor.or(agreed.agreed_sponsor);
                        for one in &mut agreed.amendments {
                            projector.update_agreed(&one.by, &mut one.change);
                        }
                    }
                    self.agendas.push(*seen);
                }
                SponsorCopy::Review(mut seen) => {
                    if let Some(shared) = &mut seen.shared {
                        let reached = |met: &MilestoneMetSeen| projector.tenure.reaches(met.met);
                        shared.content.milestones.retain(reached);
                        for change in &mut shared.content.changes {
                            projector.update_agreed(&seen.fact, change);
                        }
                    }
                    self.reviews.push(*seen);
                }
            }
            self.files.extend(projector.files_of(copy));
        }
        fn by_date<T>(list: &mut [RecordView<T>]) {
            list.sort_by(|a, b| (a.fact.date, &a.fact.slug).cmp(&(b.fact.date, &b.fact.slug)));
        }
        by_date(&mut self.themes);
        by_date(&mut self.agendas);
        by_date(&mut self.reviews);
    }

    /// The same content as a [`View`], from which pages are made.
    pub(super) fn into_view(self) -> View {
        let mut view = View {
            reader: self.reader,
            today: self.today,
            practice: self.practice,
            engagement: self.engagement,
            chemistry: without_content(self.chemistry),
            sponsor_meetings: self.sponsor_meetings,
            interviews: without_content(self.interviews),
            evidence: without_content(self.evidence),
            stakeholder_interviews: Vec::new(),
            themes: self.themes,
            psychometrics: without_content(self.psychometrics),
            agendas: self.agendas,
            sessions: without_content(self.sessions),
            contacts: Vec::new(),
            reviews: self.reviews,
            notes: Vec::new(),
            drafts: Vec::new(),
            awaiting: Vec::new(),
            files: self.files,
        };
        in_order(&mut view);
        view
    }
}
