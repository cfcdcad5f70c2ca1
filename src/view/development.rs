//! The views of agendas, sessions, contacts and notes.

use chrono::NaiveDate;

use super::Projector;
use super::gate::Gate;
use super::shared::measurable;
use super::types::{
    AgendaView, ContactView, ContactsView, ContinuationView, DebriefView, MilestoneView, MovedView,
    NoteView, ObjectiveView, PointView, ProgressView, SessionView,
};
use crate::model::RecordId;
use crate::policy::{AccessLevel, Field};
use crate::reader::Party;
use crate::record::Content;
use crate::record::agenda::{Agenda, AgendaAgreement, Milestone, Objective, Point};
use crate::record::contacts::{Contact, Contacts, Note};
use crate::record::leaf::Opt;
use crate::record::session::{Continuation, Debrief, Moved, ObjectiveProgress, Session};
use crate::record::value::ContactBy;

impl Projector<'_> {
    pub(super) fn agenda(
        &self,
        _: RecordId,
        content: &Content,
        level: AccessLevel,
    ) -> Option<AgendaView> {
        let gate = self.gate_at(level);
        let Agenda {
            date,
            agreed,
            points,
        } = content.as_kind()?;
        let (agreed_client, agreed_sponsor) = agreed_days(&gate, agreed);
        Some(AgendaView {
            agreed_client,
            agreed_sponsor,
            points: gate.list(points, |point, coach_only| {
                self.point(&gate, point, date.value, coach_only)
            }),
            amendments: Vec::new(),
        })
    }

    /// The days on which client and sponsor agreed to an agenda. They are not part of what is approved, so they
    /// come from the record itself.
    pub(super) fn agreed(&self, id: Option<RecordId>) -> (Option<NaiveDate>, Option<NaiveDate>) {
        // A sponsor must not see the days of a record that the client does not have.
        let record = id.filter(|id| self.client_has(*id));
        let content = record.and_then(|id| self.source.model.record(id).content.as_ref());
        let agenda: Option<&Agenda> = content.and_then(Content::as_kind);
        agenda.map_or((None, None), |agenda| {
            agreed_days(&self.gate_at(AccessLevel::Shared), &agenda.agreed)
        })
    }

    fn point(
        &self,
        gate: &Gate<'_>,
        point: &Point,
        on: NaiveDate,
        coach_only: bool,
    ) -> Option<PointView> {
        let Point {
            id,
            title,
            theme,
            draws_on,
            business_benefit,
            success,
            support,
            actions,
            personal,
            objectives,
        } = point;
        if self.reader.party() == Party::Sponsor
            && personal.as_ref().is_some_and(|personal| personal.value)
        {
            return None;
        }
        Some(PointView {
            id: gate.one(id)?.0,
            title: gate.one(title)?,
            theme: gate.see(theme),
            draws_on: gate
                .all(draws_on)
                .iter()
                .filter_map(|reference| self.source_seen(reference))
                .collect(),
            business_benefit: gate.see(business_benefit),
            success: gate.see(success),
            support: gate.see(support),
            actions: self.support_seen(gate, actions, on),
            personal: gate.see(personal),
            objectives: gate.list(objectives, |objective, coach_only| {
                objective_seen(gate, objective, coach_only)
            }),
            coach_only,
        })
    }

    pub(super) fn session(
        &self,
        _: RecordId,
        content: &Content,
        level: AccessLevel,
    ) -> Option<SessionView> {
        let gate = self.gate_at(level);
        let Session {
            number: _,
            date,
            minutes,
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
            continued,
            // Part of the fact, as is `cancelled`.
            total_minutes,
            cancelled: _,
            cancelled_by,
            joined_by,
            participants,
            debrief,
        } = content.as_kind()?;
        Some(SessionView {
            mode: gate.see(mode),
            recorded: gate.see(recorded),
            ai_used: gate.see(ai_used),
            reviewed: self.reviewed_seen(&gate, reviewed),
            issues: gate.all(issues),
            points: gate
                .all(points)
                .iter()
                .filter_map(|id| self.point_ref(&id.0))
                .collect(),
            progress: gate.list(progress, |progress, coach_only| {
                let ObjectiveProgress {
                    objective,
                    at,
                    evidence,
                } = progress;
                Some(ProgressView {
                    objective: self.objective_ref(&gate.one(objective)?.0)?,
                    at: gate.one(at)?,
                    evidence: gate.see(evidence),
                    coach_only,
                })
            }),
            milestones: self.milestones_met(&gate, milestones),
            actions: self.actions_seen(&gate, actions, Some(date.value)),
            changes: self.changes_seen(&gate, changes),
            next: gate.see(next),
            moved: gate.list(moved, |moved, _| {
                let Moved { from, by } = moved;
                Some(MovedView {
                    from: gate.one(from)?,
                    by: gate.see(by),
                })
            }),
            paid: gate.see(paid),
            start: gate.see(start),
            end: gate.see(end),
            // Without `minutes`, the total comes from the times.
            first_minutes: gate.see(minutes).or_else(|| {
                let later = continued.values().map(|part| part.minutes.value);
                Some(gate.see(total_minutes)?.saturating_sub(later.sum()))
            }),
            continued: gate.list(continued, |part, _| {
                let Continuation {
                    date,
                    minutes,
                    mode,
                } = part;
                Some(ContinuationView {
                    date: gate.one(date)?,
                    minutes: gate.one(minutes)?,
                    mode: gate.see(mode),
                })
            }),
            cancelled_by: gate.see(cancelled_by),
            joined_by: gate.people(joined_by),
            participants: gate.see(participants),
            debrief: gate
                .group(debrief, |debrief| {
                    let Debrief { minutes, counts } = debrief;
                    Some(DebriefView {
                        minutes: gate.one(minutes)?,
                        counts: gate.see(counts) != Some(false),
                    })
                })
                .flatten(),
        })
    }

    pub(super) fn contacts(
        &self,
        _: RecordId,
        content: &Content,
        level: AccessLevel,
    ) -> Option<ContactsView> {
        let gate = self.gate_at(level);
        let Contacts { contacts } = content.as_kind()?;
        Some(ContactsView {
            contacts: gate.list(contacts, |contact, coach_only| {
                let Contact {
                    date,
                    channel,
                    minutes,
                    by,
                    name,
                    about,
                } = contact;
                if contact.is_for_coach_only() && !gate.coach() {
                    return None;
                }
                let party = by.as_ref().map(|by| by.value);
                Some(ContactView {
                    date: gate.one(date)?,
                    channel: gate.one(channel)?,
                    minutes: gate.see(minutes),
                    by: gate.see(by),
                    name: match party {
                        Some(ContactBy::Sponsor) => {
                            let field = Field::ContactsContactsName;
                            self.sponsor_name(&gate, field, name, Some(date.value))
                        }
                        Some(ContactBy::Organisation) => gate.see(name).map(String::from),
                        Some(ContactBy::Client | ContactBy::Coach) | None => None,
                    },
                    about: gate.see(about),
                    coach_only: coach_only || contact.is_for_coach_only(),
                })
            }),
        })
    }

    pub(super) fn note(&self, _: RecordId, content: &Content, _: AccessLevel) -> Option<NoteView> {
        // The date is part of the fact.
        let Note { date: _ } = content.as_kind()?;
        Some(NoteView {})
    }
}

fn agreed_days(
    gate: &Gate<'_>,
    agreed: &Opt<AgendaAgreement>,
) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let days = gate.group(agreed, |agreed| {
        // The digest is internal and is not shown to any reader.
        let AgendaAgreement {
            client,
            sponsor,
            digest: _,
        } = agreed;
        (gate.see(client), gate.see(sponsor))
    });
    days.unwrap_or_default()
}

fn objective_seen(
    gate: &Gate<'_>,
    objective: &Objective,
    coach_only: bool,
) -> Option<ObjectiveView> {
    let Objective {
        id,
        specific,
        measurable: measure,
        achievable,
        relevant,
        due,
        milestones,
    } = objective;
    Some(ObjectiveView {
        id: gate.one(id)?.0,
        specific: gate.see(specific),
        measurable: measurable(gate, measure),
        achievable: gate.see(achievable),
        relevant: gate.see(relevant),
        due: gate.see(due),
        milestones: gate.list(milestones, |milestone, _| {
            let Milestone { id, by, what } = milestone;
            Some(MilestoneView {
                id: gate.one(id)?.0,
                by: gate.see(by),
                what: gate.see(what),
            })
        }),
        coach_only,
    })
}
