//! Agenda, sessions, contacts and notes, as one reader has them.

use chrono::NaiveDate;

use super::Projector;
use super::gate::Gate;
use super::seen::{
    AgendaSeen, ContactSeen, ContactsSeen, MilestoneSeen, MovedSeen, NoteSeen, ObjectiveSeen,
    PointSeen, ProgressSeen, SessionSeen,
};
use super::shared::measurable;
use crate::model::RecordId;
use crate::policy::{Field, Level};
use crate::reader::Party;
use crate::record::Content;
use crate::record::agenda::{Agenda, Agreed, Milestone, Objective, Point};
use crate::record::contacts::{Contact, Contacts};
use crate::record::leaf::Opt;
use crate::record::session::{Moved, Progress, Session};
use crate::record::value::Who;

impl Projector<'_> {
    pub(super) fn agenda(
        &self,
        _: RecordId,
        content: &Content,
        level: Level,
    ) -> Option<AgendaSeen> {
        let Content::Agenda(agenda) = content else {
            return None;
        };
        let gate = self.gate_at(level);
        let Agenda {
            date,
            agreed,
            points,
        } = agenda;
        let (agreed_client, agreed_sponsor) = agreed_days(&gate, agreed);
        Some(AgendaSeen {
            agreed_client,
            agreed_sponsor,
            points: gate.list(points, |point, coach_only| {
                self.point(&gate, point, date.value, coach_only)
            }),
            amendments: Vec::new(),
        })
    }

    /// The days on which client and sponsor agreed to an agenda. They are no part of what is approved, so they are
    /// the record's own.
    pub(super) fn agreed(&self, id: Option<RecordId>) -> (Option<NaiveDate>, Option<NaiveDate>) {
        // Of a record that the client does not have, a sponsor learns no day.
        let record = id.filter(|id| self.client_has(*id));
        let record = record.map(|id| self.source.model.record(id));
        match record.and_then(|record| record.content.as_ref()) {
            Some(Content::Agenda(agenda)) => {
                agreed_days(&self.gate_at(Level::Shared), &agenda.agreed)
            }
            _ => (None, None),
        }
    }

    fn point(
        &self,
        gate: &Gate<'_>,
        point: &Point,
        on: NaiveDate,
        coach_only: bool,
    ) -> Option<PointSeen> {
        let Point {
            id,
            title,
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
        Some(PointSeen {
            id: gate.one(id)?.0,
            title: gate.one(title)?,
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
        level: Level,
    ) -> Option<SessionSeen> {
        let Content::Session(session) = content else {
            return None;
        };
        let gate = self.gate_at(level);
        let Session {
            number: _,
            date,
            minutes: _,
            mode,
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
        } = &**session;
        Some(SessionSeen {
            mode: gate.see(mode),
            reviewed: self.reviewed_seen(&gate, reviewed),
            issues: gate.all(issues),
            points: gate
                .all(points)
                .iter()
                .filter_map(|id| self.point_ref(&id.0))
                .collect(),
            progress: gate.list(progress, |progress, coach_only| {
                let Progress {
                    objective,
                    at,
                    evidence,
                } = progress;
                Some(ProgressSeen {
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
                Some(MovedSeen {
                    from: gate.one(from)?,
                    by: gate.see(by),
                })
            }),
            paid: gate.see(paid),
        })
    }

    pub(super) fn contacts(
        &self,
        _: RecordId,
        content: &Content,
        level: Level,
    ) -> Option<ContactsSeen> {
        let Content::Contacts(contacts) = content else {
            return None;
        };
        let gate = self.gate_at(level);
        let Contacts { contacts } = contacts;
        Some(ContactsSeen {
            contacts: gate.list(contacts, |contact, coach_only| {
                let Contact {
                    date,
                    channel,
                    minutes,
                    by,
                    name,
                    about,
                } = contact;
                // What a sponsor said to the coach stays with the coach.
                let by_sponsor = by.as_ref().is_some_and(|by| by.value == Who::Sponsor);
                if by_sponsor && !gate.coach() {
                    return None;
                }
                Some(ContactSeen {
                    date: gate.one(date)?,
                    channel: gate.one(channel)?,
                    minutes: gate.see(minutes),
                    by: gate.see(by),
                    name: match by_sponsor {
                        true => {
                            let field = Field::ContactsContactsName;
                            self.sponsor_name(&gate, field, name, Some(date.value))
                        }
                        false => None,
                    },
                    about: gate.see(about),
                    coach_only,
                })
            }),
        })
    }

    pub(super) fn note(&self, _: RecordId, content: &Content, _: Level) -> Option<NoteSeen> {
        match content {
            Content::Note(_) => Some(NoteSeen {}),
            _ => None,
        }
    }
}

fn agreed_days(gate: &Gate<'_>, agreed: &Opt<Agreed>) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let days = gate.group(agreed, |agreed| {
        // The digest is a working value and nobody's to read.
        let Agreed {
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
) -> Option<ObjectiveSeen> {
    let Objective {
        id,
        specific,
        measurable: measure,
        achievable,
        relevant,
        due,
        milestones,
    } = objective;
    Some(ObjectiveSeen {
        id: gate.one(id)?.0,
        specific: gate.see(specific),
        measurable: measurable(gate, measure),
        achievable: gate.see(achievable),
        relevant: gate.see(relevant),
        due: gate.see(due),
        milestones: gate.list(milestones, |milestone, _| {
            let Milestone { id, by, what } = milestone;
            Some(MilestoneSeen {
                id: gate.one(id)?.0,
                by: gate.see(by),
                what: gate.see(what),
            })
        }),
        coach_only,
    })
}
