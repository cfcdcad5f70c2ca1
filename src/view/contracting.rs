//! The views of the engagement, the chemistry meeting and the sponsor meeting.

use super::Projector;
use super::gate::Gate;
use super::levels::agreed_level;
use super::types::{
    ChemistryView, ClientView, ConfidentialityView, EngagementView, FeesView, PauseView,
    PlannedView, SignatureView, SponsorDetails, SponsorMeetingView, TechnologyView, TermView,
};
use crate::kind::Kind;
use crate::model::RecordId;
use crate::policy::{AccessLevel, Field};
use crate::reader::Party;
use crate::record::Content;
use crate::record::contracting::{Chemistry, SponsorMeeting};
use crate::record::engagement::{
    Client, Confidentiality, Engagement, Fees, Pause, Planned, Retention, Signature, Sponsor,
    Technology,
};

impl Projector<'_> {
    pub(super) fn engagement(&self) -> Option<EngagementView> {
        let (id, engagement) = self.source.model.engagement()?;
        let record = self.source.model.record(id);
        let gate = self.gate(id);
        let Engagement {
            client,
            organisation,
            sponsors,
            coach,
            status,
            start,
            ended,
            ended_because,
            renews,
            programme,
            planned,
            pauses,
            confidentiality: _,
            signed,
            contract,
            cancellation,
            termination,
            code_of_ethics,
            complaints,
            not_therapy,
            conflicts,
            technology,
            fees,
            retention,
            language,
        } = engagement;
        let client = gate.group(&Some(client.clone()), |client| {
            let Client {
                name,
                role,
                email,
                log_consent,
            } = client;
            Some(ClientView {
                name: gate.one(name)?,
                role: gate.see(role),
                email: gate.see(email),
                log_consent: gate.see(log_consent),
            })
        });
        let coach = coach
            .as_ref()
            .filter(|coach| gate.open(coach.field))
            .map(|coach| &coach.value);
        let (keep_years, dispose_on) = match retention.as_ref().filter(|leaf| gate.open(leaf.field))
        {
            Some(leaf) => {
                let Retention {
                    keep_years,
                    dispose_on,
                } = &leaf.value;
                (gate.see(keep_years), gate.see(dispose_on))
            }
            None => (None, None),
        };
        Some(EngagementView {
            title: gate.see(&record.common.title),
            client: client.flatten(),
            organisation: gate.see(organisation),
            sponsors: gate.list(sponsors, |sponsor, coach_only| {
                if !self.tenure.sponsor(sponsor) {
                    return None;
                }
                let Sponsor {
                    name,
                    role,
                    relationship,
                    from,
                    until,
                } = sponsor;
                Some(SponsorDetails {
                    name: gate.one(name)?,
                    role: gate.see(role),
                    relationship: gate.see(relationship),
                    from: gate.see(from),
                    until: gate.see(until),
                    coach_only,
                })
            }),
            coach: coach
                .and_then(|coach| gate.see(&coach.name))
                .or_else(|| self.source.practice.practice.coach.name.clone()),
            coach_internal: coach.and_then(|coach| gate.see(&coach.internal)),
            status: gate.see(status),
            start: gate.see(start),
            ended: gate.see(ended),
            ended_because: gate.see(ended_because),
            renews: gate.see(renews),
            programme: self.programme(&gate, programme),
            planned: gate.list(planned, |planned, _| {
                let Planned { what, date } = planned;
                Some(PlannedView {
                    what: gate.one(what)?,
                    date: gate.one(date)?,
                })
            }),
            pauses: gate.list(pauses, |pause, _| {
                let Pause { from, to, why } = pause;
                Some(PauseView {
                    from: gate.one(from)?,
                    to: gate.one(to)?,
                    why: gate.see(why),
                })
            }),
            confidentiality: self.confidentiality(&gate, engagement),
            signed: gate.list(signed, |signature, _| {
                let Signature { who, on } = signature;
                Some(SignatureView {
                    who: gate.one(who)?.into(),
                    on: gate.one(on)?,
                })
            }),
            contract: gate.see(contract),
            cancellation: gate.see(cancellation),
            termination: gate.see(termination),
            code_of_ethics: gate.see(code_of_ethics),
            complaints: gate.see(complaints),
            not_therapy: gate.see(not_therapy),
            conflicts: gate.see(conflicts),
            technology: gate.group(technology, |technology| {
                let Technology {
                    recording,
                    ai,
                    storage,
                } = technology;
                TechnologyView {
                    recording: gate.see(recording),
                    ai: gate.see(ai),
                    storage: gate.see(storage),
                }
            }),
            fees: gate.group(fees, |fees| {
                let Fees {
                    amount,
                    currency,
                    payer,
                } = fees;
                FeesView {
                    amount: gate.see(amount),
                    currency: gate.see(currency),
                    payer: gate.see(payer),
                }
            }),
            keep_years,
            dispose_on,
            language: gate.see(language),
            body: self.body(record, self.levels.level_of(id)),
            path: gate.coach().then(|| self.path(record)),
        })
    }

    /// The confidentiality agreement. Where the record has no terms yet, the default terms of the process apply,
    /// and are shown.
    fn confidentiality(
        &self,
        gate: &Gate<'_>,
        engagement: &Engagement,
    ) -> Option<ConfidentialityView> {
        let terms = if gate.open(Field::EngagementConfidentialitySponsorSees) {
            self.terms(engagement)
        } else {
            Vec::new()
        };
        let Some(agreement) = &engagement.confidentiality else {
            return Some(ConfidentialityView {
                agreed: None,
                exceptions: Vec::new(),
                terms,
            });
        };
        if !gate.open(agreement.field) {
            return None;
        }
        let Confidentiality {
            agreed,
            sponsor_sees: _,
            exceptions,
        } = &agreement.value;
        Some(ConfidentialityView {
            agreed: gate.see(agreed),
            exceptions: gate.all(exceptions),
            terms,
        })
    }

    /// What each party has of each kind under the agreement in force. The same for every reader.
    fn terms(&self, engagement: &Engagement) -> Vec<TermView> {
        Kind::ALL
            .into_iter()
            .filter(|kind| *kind != Kind::Engagement)
            .map(|kind| TermView {
                kind,
                client: self.source.policy.level(kind, Party::Client),
                sponsor: agreed_level(self.source, engagement, kind),
                approved: self.source.policy.kind(kind).approved,
            })
            .collect()
    }

    pub(super) fn chemistry(
        &self,
        _: RecordId,
        content: &Content,
        level: AccessLevel,
    ) -> Option<ChemistryView> {
        let gate = self.gate_at(level);
        // The date, minutes and decision are part of the fact.
        let Chemistry {
            date: _,
            minutes: _,
            mode,
            coach_comfortable,
            client_comfortable,
            confidentiality_understood,
            decision: _,
        } = content.as_kind()?;
        Some(ChemistryView {
            mode: gate.see(mode),
            coach_comfortable: gate.see(coach_comfortable),
            client_comfortable: gate.see(client_comfortable),
            confidentiality_understood: gate.see(confidentiality_understood),
        })
    }

    pub(super) fn sponsor_meeting(
        &self,
        _: RecordId,
        content: &Content,
        level: AccessLevel,
    ) -> Option<SponsorMeetingView> {
        let gate = self.gate_at(level);
        let SponsorMeeting {
            date,
            present,
            purpose,
            expectations,
            aligned,
            shared_with_client,
            shared_with_sponsors,
            actions,
            reviewed,
        } = content.as_kind()?;
        let on = Some(date.value);
        Some(SponsorMeetingView {
            present: gate.people(present),
            purpose: gate.see(purpose),
            expectations: self.findings_seen(&gate, expectations),
            aligned: gate.see(aligned),
            shared_with_client: gate.see(shared_with_client),
            shared_with_sponsors: gate.people(shared_with_sponsors),
            actions: self.actions_seen(&gate, actions, on),
            reviewed: self.reviewed_seen(&gate, reviewed),
        })
    }
}
