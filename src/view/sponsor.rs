//! A sponsor's view. The types enforce the ceiling: where a sponsor may have at most the fact of a record, this
//! view cannot hold more. Records that need the client's approval come only from the approved copies.

use super::approvals::{CopyInForce, DecisionHistory};
use super::copy::{ApprovedCopy, KeyNames, shown};
use super::types::{
    AgendaView, AnyRecord, ApprovalView, DecisionView, EngagementView, Fact, FileView,
    MilestoneMetSeen, PracticeView, PulseView, RecordView, ReviewView, SponsorCopy,
    SponsorMeetingView, ThemesView, View,
};
use super::{Projector, agreed_level, programme, records};
use crate::model::RecordId;
use crate::policy::AccessLevel;
use crate::reader::Reader;
use crate::record::Content;
use crate::today::Today;

/// The most that a sponsor can have.
pub(super) struct SponsorView {
    reader: Reader,
    today: Today,
    practice: PracticeView,
    engagement: EngagementView,
    records: Vec<SponsorRecord>,
    files: Vec<FileView>,
}

/// The most that a sponsor can have of a record. There is no variant for kinds of which a sponsor has nothing.
enum SponsorRecord {
    Chemistry(Fact),
    Interview(Fact),
    Evidence(Fact),
    Psychometric(Fact),
    Session(Fact),
    SponsorMeeting(RecordView<SponsorMeetingView>),
    Themes(RecordView<ThemesView>),
    Agenda(RecordView<AgendaView>),
    Review(RecordView<ReviewView>),
    Pulse(RecordView<PulseView>),
}

/// Projects for a sponsor.
pub(super) fn view(projector: &Projector<'_>) -> Option<SponsorView> {
    let complete = projector.source.model.complete_records();
    let mut view = SponsorView {
        reader: projector.reader.clone(),
        today: projector.tenure.today(),
        practice: programme::practice(projector.source.practice),
        engagement: projector.engagement()?,
        records: complete
            .filter_map(|(id, _, content)| projector.sponsor_record(id, content))
            .collect(),
        files: Vec::new(),
    };
    view.add_copies(projector);
    Some(view)
}

impl Projector<'_> {
    /// What the sponsor has of a record without an approval.
    fn sponsor_record(&self, id: RecordId, content: &Content) -> Option<SponsorRecord> {
        // At most the fact, even if the sponsor has more.
        let fact = || self.fact_at(id, self.levels.level_of(id).min(AccessLevel::Fact));
        Some(match content {
            // Comes from the copy that the client approved.
            Content::StakeholderThemes(_)
            | Content::Agenda(_)
            | Content::Review(_)
            | Content::Pulse(_)
                if !self.has_fact_only(id) =>
            {
                return None;
            }
            Content::Chemistry(_) => SponsorRecord::Chemistry(fact()?),
            Content::SponsorMeeting(_) => {
                SponsorRecord::SponsorMeeting(self.record(id, content, Self::sponsor_meeting)?)
            }
            Content::Interview(_) => SponsorRecord::Interview(fact()?),
            Content::Evidence(_) => SponsorRecord::Evidence(fact()?),
            Content::StakeholderThemes(_) => SponsorRecord::Themes(without_content(fact()?)),
            Content::Psychometric(_) => SponsorRecord::Psychometric(fact()?),
            Content::Agenda(_) => SponsorRecord::Agenda(without_content(fact()?)),
            Content::Session(_) => SponsorRecord::Session(fact()?),
            Content::Review(_) => SponsorRecord::Review(without_content(fact()?)),
            Content::Pulse(_) => SponsorRecord::Pulse(without_content(fact()?)),
            Content::Engagement(_)
            | Content::StakeholderInterview(_)
            | Content::Contacts(_)
            | Content::Note(_) => return None,
        })
    }

    /// Whether the agreement gives sponsors only the fact of records of this kind, which needs no approval.
    fn has_fact_only(&self, id: RecordId) -> bool {
        let kind = self.source.model.record(id).kind;
        let engagement = self.source.model.engagement();
        engagement.is_some_and(|(_, engagement)| {
            agreed_level(self.source, engagement, kind) == AccessLevel::Fact
        })
    }
}

fn without_content<T>(fact: Fact) -> RecordView<T> {
    RecordView { fact, shared: None }
}

impl SponsorRecord {
    fn fact(&self) -> &Fact {
        match self {
            SponsorRecord::Chemistry(fact)
            | SponsorRecord::Interview(fact)
            | SponsorRecord::Evidence(fact)
            | SponsorRecord::Psychometric(fact)
            | SponsorRecord::Session(fact) => fact,
            SponsorRecord::SponsorMeeting(record) => &record.fact,
            SponsorRecord::Themes(record) => &record.fact,
            SponsorRecord::Agenda(record) => &record.fact,
            SponsorRecord::Review(record) => &record.fact,
            SponsorRecord::Pulse(record) => &record.fact,
        }
    }
}

impl From<SponsorRecord> for AnyRecord {
    fn from(record: SponsorRecord) -> AnyRecord {
        match record {
            SponsorRecord::Chemistry(fact) => AnyRecord::Chemistry(without_content(fact)),
            SponsorRecord::Interview(fact) => AnyRecord::Interview(without_content(fact)),
            SponsorRecord::Evidence(fact) => AnyRecord::Evidence(without_content(fact)),
            SponsorRecord::Psychometric(fact) => AnyRecord::Psychometric(without_content(fact)),
            SponsorRecord::Session(fact) => AnyRecord::Session(without_content(fact)),
            SponsorRecord::SponsorMeeting(record) => record.into(),
            SponsorRecord::Themes(record) => record.into(),
            SponsorRecord::Agenda(record) => record.into(),
            SponsorRecord::Review(record) => record.into(),
            SponsorRecord::Pulse(record) => record.into(),
        }
    }
}

impl SponsorView {
    /// Every record that this sponsor may link to, by its key.
    fn names(&self, copies: &[(&str, &ApprovedCopy)]) -> KeyNames {
        let mut names = KeyNames::default();
        for record in &self.records {
            names.add(record.fact());
        }
        for (slug, copy) in copies {
            names.add(&Fact {
                slug: (*slug).to_owned(),
                ..copy.record.clone()
            });
        }
        names
    }

    /// Adds what the client approved for this sponsor.
    fn add_copies(&mut self, projector: &Projector<'_>) {
        let Reader::Sponsor(name) = projector.reader else {
            return;
        };
        let given = projector.access.sponsor_copies(projector.reader);
        let slug = |history: &DecisionHistory| {
            projector
                .slugs
                .for_history(&history.name)
                .unwrap_or_default()
        };
        let copies: Vec<(&str, &ApprovedCopy)> = given
            .iter()
            .map(|held| (slug(held.history), held.copy.as_ref()))
            .collect();
        let names = self.names(&copies);
        for CopyInForce {
            history,
            approved_on: on,
            copy,
        } in given
        {
            let approval = ApprovalView {
                sponsor: name.clone(),
                on,
                decision: DecisionView::Approved,
                changed: false,
                because: None,
            };
            // An approval after the sponsor's last day is not shown.
            let approvals = Some(approval).filter(|_| projector.tenure.reaches(on));
            let approvals = approvals.into_iter().collect();
            match shown(copy, slug(history), &names, approvals) {
                SponsorCopy::Themes(mut seen) => {
                    if let Some(shared) = &mut seen.shared {
                        let debriefed = shared.content.debriefed;
                        shared.content.debriefed =
                            debriefed.filter(|day| projector.tenure.reaches(*day));
                    }
                    self.records.push(SponsorRecord::Themes(*seen));
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
                    self.records.push(SponsorRecord::Agenda(*seen));
                }
                SponsorCopy::Review(mut seen) => {
                    if let Some(shared) = &mut seen.shared {
                        let reached = |met: &MilestoneMetSeen| projector.tenure.reaches(met.met);
                        shared.content.milestones.retain(reached);
                        for change in &mut shared.content.changes {
                            projector.update_agreed(&seen.fact, change);
                        }
                    }
                    self.records.push(SponsorRecord::Review(*seen));
                }
                SponsorCopy::Pulse(seen) => self.records.push(SponsorRecord::Pulse(*seen)),
            }
            self.files.extend(projector.files_of(copy));
        }
    }

    /// The same content as a [`View`], from which pages are made.
    pub(super) fn into_view(self) -> View {
        let mut records = self
            .records
            .into_iter()
            .map(AnyRecord::from)
            .collect::<Vec<_>>();
        records::sort(&mut records);
        View {
            reader: self.reader,
            today: self.today,
            practice: self.practice,
            engagement: self.engagement,
            records,
            questions: Vec::new(),
            lacks_follow_up: false,
            drafts: Vec::new(),
            unreadable: Vec::new(),
            allowed: Vec::new(),
            handovers: Vec::new(),
            awaiting: Vec::new(),
            files: self.files,
        }
    }
}
