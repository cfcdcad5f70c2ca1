//! The course of one engagement, laid out once for every rule: what was held by today, in order, and what
//! follows from the coach's view.
//!
//! Records give the places, the view gives the meaning. Must not judge; that is the rules'.

use chrono::NaiveDate;

use super::RuleInput;
use crate::derive::{ActionLedger, Calendar, EffectiveAgenda, actions, calendar, effective_agenda};
use crate::diag::{Diagnostic, Rule};
use crate::model::{Model, RecordId};
use crate::record::Record;
use crate::record::agenda::Agenda;
use crate::record::contracting::{Chemistry, SponsorMeeting};
use crate::record::diagnosis::{
    Evidence, Interview, Psychometric, StakeholderInterview, StakeholderThemes,
};
use crate::record::engagement::Engagement;
use crate::record::review::Review;
use crate::record::session::Session;
use crate::record::value::{ReviewType, Status};
use crate::span::Span;
use crate::view::types::{Fact, ProgrammeView, View};

/// What was held by today of one kind, in order of date.
pub type HeldRecords<'c, T> = Vec<DatedRecord<'c, T>>;

/// A record of something that took place, or of something received.
pub struct DatedRecord<'c, T> {
    /// Its place in the model.
    pub id: RecordId,
    /// The record, for its path and the place of its `kind`.
    pub record: &'c Record,
    /// Its fields.
    pub content: &'c T,
    /// The day: for evidence and instruments the day they were received, else their own date.
    pub date: NaiveDate,
}

/// The course of an engagement up to today.
pub struct RuleContext<'c> {
    /// Model, practice, policy, today; and where the readers stand.
    pub checked: RuleInput<'c>,
    /// The coach's view.
    pub view: &'c View,
    /// engagement.md as a record.
    pub record: &'c Record,
    /// engagement.md's fields.
    pub engagement: &'c Engagement,
    /// Chemistry meetings held.
    pub chemistry: HeldRecords<'c, Chemistry>,
    /// Conversations with a sponsor held.
    pub sponsor_meetings: HeldRecords<'c, SponsorMeeting>,
    /// Parts of the structured interview held.
    pub interviews: HeldRecords<'c, Interview>,
    /// Evidence received.
    pub evidence: HeldRecords<'c, Evidence>,
    /// Stakeholder interviews held.
    pub stakeholder_interviews: HeldRecords<'c, StakeholderInterview>,
    /// Stakeholder themes written.
    pub themes: HeldRecords<'c, StakeholderThemes>,
    /// Instruments received.
    pub psychometrics: HeldRecords<'c, Psychometric>,
    /// Agendas set.
    pub agendas: HeldRecords<'c, Agenda>,
    /// Sessions held, in order of date, then of number.
    pub sessions: HeldRecords<'c, Session>,
    /// Reviews held, interim and final.
    pub reviews: HeldRecords<'c, Review>,
    /// The agenda in force: as agreed, then as amended.
    pub agenda: Option<EffectiveAgenda>,
    /// Every action, from where it was agreed to its outcome.
    pub ledger: ActionLedger,
    /// Meetings planned, moved and held.
    pub calendar: Calendar,
}

impl<'c> RuleContext<'c> {
    /// Lays out the course; none without a usable engagement.md, or with one that is a draft.
    pub fn new(checked: RuleInput<'c>, view: &'c View) -> Option<RuleContext<'c>> {
        let model = checked.source.model;
        let (id, engagement) = model.engagement()?;
        let record = model.record(id);
        if record.common.draft {
            return None;
        }
        let today = checked.source.today;
        let mut sessions = past_records(model.sessions(), today, |c| c.date.value);
        sessions.sort_by_key(|s| (s.date, s.content.number.value));
        Some(RuleContext {
            checked,
            view,
            record,
            engagement,
            chemistry: past_records(model.chemistry(), today, |c| c.date.value),
            sponsor_meetings: past_records(model.sponsor_meetings(), today, |c| c.date.value),
            interviews: past_records(model.interviews(), today, |c| c.date.value),
            evidence: past_records(model.evidence(), today, |c| {
                c.received.as_ref().map_or(c.date.value, |date| date.value)
            }),
            stakeholder_interviews: past_records(model.stakeholder_interviews(), today, |c| {
                c.date.value
            }),
            themes: past_records(model.themes(), today, |c| c.date.value),
            psychometrics: past_records(model.psychometrics(), today, |c| {
                c.received.as_ref().map_or(c.date.value, |date| date.value)
            }),
            agendas: past_records(model.agendas(), today, |c| c.date.value),
            sessions,
            reviews: past_records(model.reviews(), today, |c| c.date.value),
            agenda: effective_agenda(view),
            ledger: actions(view),
            calendar: calendar(view),
        })
    }

    /// The engagement's records.
    pub fn model(&self) -> &'c Model {
        self.checked.source.model
    }

    /// The day that is taken for today.
    pub fn today(&self) -> NaiveDate {
        self.checked.source.today
    }

    /// The contracted numbers: the engagement's, else the practice's, else those of the process.
    pub fn programme(&self) -> &'c ProgrammeView {
        &self.view.engagement.programme
    }

    /// Nobody but the client commissions the coaching: no sponsor rule applies.
    pub fn self_funded(&self) -> bool {
        self.engagement.sponsors.items.is_empty()
    }

    /// Contracting and diagnosis of an earlier engagement count for this one.
    pub fn renewed(&self) -> bool {
        self.engagement.renews.is_some()
    }

    /// Ended early or declined: what never came is no longer missing.
    pub fn broken_off(&self) -> bool {
        matches!(self.status(), Some(Status::EndedEarly | Status::Declined))
    }

    /// Nothing more is to come: completed, ended early or declined.
    pub fn closed(&self) -> bool {
        self.broken_off() || self.status() == Some(Status::Completed)
    }

    /// The status, where engagement.md has one.
    pub fn status(&self) -> Option<Status> {
        self.engagement.status.as_ref().map(|status| status.value)
    }

    /// The final review, where one was held; the last, where there are two.
    pub fn final_review(&self) -> Option<&DatedRecord<'c, Review>> {
        let mut reviews = self.reviews.iter().rev();
        reviews.find(|review| review.content.kind.value == ReviewType::Final)
    }

    /// A finding of something that no record holds: it stands at engagement.md's `kind`.
    pub fn missing(&self, rule: &'static Rule, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(rule, self.record.kind_span, message)
    }

    /// The record that a fact of the coach's view tells of.
    pub fn record_of(&self, fact: &Fact) -> Option<&'c Record> {
        let path = fact.path.as_deref()?;
        let model = self.model();
        let mut records = model.records.iter();
        records.find(|record| model.sources.path(record.kind_span) == path)
    }

    /// Where an agenda point's id stands: in the agenda, or in the change that added it.
    pub fn span_of_point(&self, id: &str) -> Option<Span> {
        let model = self.model();
        let agreed = model.point(id).map(|(_, _, point)| point.id.span);
        agreed.or_else(|| self.span_of_added(id))
    }

    /// Where an objective's id stands: in the agenda, or in the change that added it.
    pub fn span_of_objective(&self, id: &str) -> Option<Span> {
        let model = self.model();
        let agreed = model
            .objective(id)
            .map(|(_, _, objective)| objective.id.span);
        agreed.or_else(|| self.span_of_added(id))
    }

    /// Where an action's id stands in the record that agreed it.
    pub fn span_of_action(&self, id: &str) -> Option<Span> {
        let model = self.model();
        let (record, place) = *model.index.actions.get(id)?;
        let content = model.record(record).content.as_ref()?;
        Some(content.actions().get(place)?.item.value.id.span)
    }

    fn span_of_added(&self, id: &str) -> Option<Span> {
        let model = self.model();
        let (record, place) = *model.index.added.get(id)?;
        let changes = model.record(record).content.as_ref()?.changes()?;
        let change = &changes.items.get(place)?.value;
        let id = change.objective.as_ref().or(change.point.as_ref())?;
        Some(id.span)
    }
}

fn past_records<'c, T: 'c>(
    records: impl Iterator<Item = (RecordId, &'c Record, &'c T)>,
    today: NaiveDate,
    date: impl Fn(&T) -> NaiveDate,
) -> HeldRecords<'c, T> {
    let mut held: HeldRecords<'c, T> = records
        .map(|(id, record, content)| DatedRecord {
            id,
            record,
            content,
            date: date(content),
        })
        .filter(|meeting| meeting.date <= today)
        .collect();
    held.sort_by_key(|meeting| meeting.date);
    held
}
