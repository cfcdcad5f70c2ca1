//! The data of one engagement that rules check, computed once for all rules: the records dated up to today, in order,
//! and values derived from the coach's view.
//!
//! Rules take spans from the records and values from the view. Must not report findings; the rules do that.

use chrono::NaiveDate;

use super::RuleInput;
use crate::derive::{Derived, EffectiveAgenda, ReaderView};
use crate::diag::{Diagnostic, Rule};
use crate::model::{Model, RecordId};
use crate::record::Record;
use crate::record::agenda::Agenda;
use crate::record::contracting::{Chemistry, SponsorMeeting};
use crate::record::diagnosis::{
    Evidence, Interview, Psychometric, StakeholderInterview, StakeholderThemes,
};
use crate::record::engagement::Engagement;
use crate::record::pulse::Pulse;
use crate::record::review::Review;
use crate::record::session::Session;
use crate::record::value::{ReviewType, Status};
use crate::span::Span;
use crate::today::Today;
use crate::view::types::{Fact, ProgrammeView, View};

/// The records of one kind dated up to today, in order of date.
pub type HeldRecords<'c, T> = Vec<DatedRecord<'c, T>>;

/// A record with its date: of a meeting that took place, or of a document that was received.
pub struct DatedRecord<'c, T> {
    /// Its id in the model.
    pub id: RecordId,
    /// The record, for its path and the span of its `kind`.
    pub record: &'c Record,
    /// Its fields.
    pub content: &'c T,
    /// For evidence and instruments, the date they were received; otherwise the record's date.
    pub date: NaiveDate,
}

/// The data of an engagement up to today.
pub struct RuleContext<'c> {
    /// Model, practice, policy and today's date; and which reader may see which record.
    pub input: RuleInput<'c>,
    /// The coach's view.
    pub view: &'c View,
    /// engagement.md as a record.
    pub record: &'c Record,
    /// engagement.md's fields.
    pub engagement: &'c Engagement,
    /// Chemistry meetings that took place.
    pub chemistry: HeldRecords<'c, Chemistry>,
    /// Sponsor meetings that took place.
    pub sponsor_meetings: HeldRecords<'c, SponsorMeeting>,
    /// Parts of the structured interview that took place.
    pub interviews: HeldRecords<'c, Interview>,
    /// Evidence received.
    pub evidence: HeldRecords<'c, Evidence>,
    /// Stakeholder interviews that took place.
    pub stakeholder_interviews: HeldRecords<'c, StakeholderInterview>,
    /// Stakeholder themes.
    pub themes: HeldRecords<'c, StakeholderThemes>,
    /// Instruments received.
    pub psychometrics: HeldRecords<'c, Psychometric>,
    /// Pulse rounds.
    pub pulses: HeldRecords<'c, Pulse>,
    /// Agendas.
    pub agendas: HeldRecords<'c, Agenda>,
    /// Sessions that took place, in order of date, then of number.
    pub sessions: HeldRecords<'c, Session>,
    /// Sessions that took place or were cancelled too late, in the same order.
    pub sessions_and_cancelled: HeldRecords<'c, Session>,
    /// Interim and final reviews that took place.
    pub reviews: HeldRecords<'c, Review>,
    /// What follows from the coach's view.
    pub derived: &'c Derived,
}

impl<'c> RuleContext<'c> {
    /// Computes the data; `None` if engagement.md is missing, unusable or a draft.
    pub fn new(input: RuleInput<'c>, coach: &'c ReaderView) -> Option<RuleContext<'c>> {
        let model = input.source.model;
        let (id, engagement) = model.engagement()?;
        let record = model.record(id);
        if record.common.draft {
            return None;
        }
        let today = input.source.today;
        let sessions = || {
            let mut sessions = past_records(model.sessions(), today, |c| c.date.value);
            sessions.sort_by_key(|s| (s.date, s.content.number.value));
            sessions
        };
        let mut held = sessions();
        held.retain(|session| !session.content.is_cancelled());
        Some(RuleContext {
            input,
            view: &coach.view,
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
            pulses: past_records(model.of_kind::<Pulse>(), today, |c| c.date.value),
            agendas: past_records(model.agendas(), today, |c| c.date.value),
            sessions: held,
            sessions_and_cancelled: sessions(),
            reviews: past_records(model.reviews(), today, |c| c.date.value),
            derived: &coach.derived,
        })
    }

    /// The engagement's records.
    pub fn model(&self) -> &'c Model {
        self.input.source.model
    }

    /// The agenda in effect: as agreed, with later amendments.
    pub fn agenda(&self) -> Option<&'c EffectiveAgenda> {
        self.derived.agenda.as_ref()
    }

    /// Today's date, or the date given with `--today`.
    pub fn today(&self) -> &'c Today {
        self.input.source.today
    }

    /// The agreed numbers: from the engagement, else from the practice, else the defaults of the process.
    pub fn programme(&self) -> &'c ProgrammeView {
        &self.view.engagement.programme
    }

    /// Whether there is no sponsor, so that rules about sponsors do not apply.
    pub fn self_funded(&self) -> bool {
        self.engagement.sponsors.items.is_empty()
    }

    /// Whether this engagement renews another one, whose contracting and diagnosis count for this one.
    pub fn is_renewal(&self) -> bool {
        self.engagement.renews.is_some()
    }

    /// Whether the engagement ended early or was declined, so that nothing is reported as missing.
    pub fn ended_without_completion(&self) -> bool {
        matches!(self.status(), Some(Status::EndedEarly | Status::Declined))
    }

    /// Whether the engagement is completed, ended early or declined, so that no more meetings are expected.
    pub fn is_closed(&self) -> bool {
        self.ended_without_completion() || self.status() == Some(Status::Completed)
    }

    /// The status, if engagement.md has one.
    pub fn status(&self) -> Option<Status> {
        self.engagement.status.as_ref().map(|status| status.value)
    }

    /// The final review; the last one if there are several.
    pub fn final_review(&self) -> Option<&DatedRecord<'c, Review>> {
        let mut reviews = self.reviews.iter().rev();
        reviews.find(|review| review.content.kind.value == ReviewType::Final)
    }

    /// A finding about something that no record contains; its span is the `kind` of engagement.md.
    pub fn missing(&self, rule: &'static Rule, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(rule, self.record.kind_span, message)
    }

    /// The record that a fact of the coach's view comes from.
    pub fn record_of(&self, fact: &Fact) -> Option<&'c Record> {
        Some(self.model().record(fact.id?))
    }

    /// The span of an agenda point's id, in the agenda or in the change that added the point.
    pub fn span_of_point(&self, id: &str) -> Option<Span> {
        let model = self.model();
        let agreed = model.point(id).map(|(_, _, point)| point.id.span);
        agreed.or_else(|| self.span_of_added(id))
    }

    /// The span of an objective's id, in the agenda or in the change that added the objective.
    pub fn span_of_objective(&self, id: &str) -> Option<Span> {
        let model = self.model();
        let agreed = model
            .objective(id)
            .map(|(_, _, objective)| objective.id.span);
        agreed.or_else(|| self.span_of_added(id))
    }

    /// The span of an action's id, in the record that agreed the action.
    pub fn span_of_action(&self, id: &str) -> Option<Span> {
        let model = self.model();
        let (record, index) = *model.index.actions.get(id)?;
        let content = model.record(record).content.as_ref()?;
        Some(content.actions().get(index)?.item.value.id.span)
    }

    fn span_of_added(&self, id: &str) -> Option<Span> {
        let model = self.model();
        let (record, index) = *model.index.added.get(id)?;
        let changes = model.record(record).content.as_ref()?.changes()?;
        let change = &changes.items.get(index)?.value;
        let id = change.objective.as_ref().or(change.point.as_ref())?;
        Some(id.span)
    }
}

fn past_records<'c, T: 'c>(
    records: impl Iterator<Item = (RecordId, &'c Record, &'c T)>,
    today: &Today,
    date: impl Fn(&T) -> NaiveDate,
) -> HeldRecords<'c, T> {
    let mut past: HeldRecords<'c, T> = records
        .map(|(id, record, content)| DatedRecord {
            id,
            record,
            content,
            date: date(content),
        })
        .filter(|meeting| meeting.date <= *today)
        .collect();
    past.sort_by_key(|meeting| meeting.date);
    past
}
