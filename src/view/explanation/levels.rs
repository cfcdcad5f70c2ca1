//! What decides the level at which a reader has a record.

use chrono::NaiveDate;

use crate::kind::Kind;
use crate::model::RecordId;
use crate::policy::AccessLevel;
use crate::reader::{Party, Reader};
use crate::record::Content;
use crate::record::Record;
use crate::record::engagement::{Engagement, Sponsor};
use crate::span::Span;
use crate::view::access::Access;
use crate::view::attempts::can_be_held_back;
use crate::view::input::ProjectionInput;
use crate::view::levels::{agreed_level, is_empty_for_client, meeting_level, waits_for};
use crate::view::tenure::covers_record;

/// One condition of a reader's access to a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// What it is.
    pub reason: LevelReason,
    /// The most that it allows; for an approved copy, what the reader has regardless of the other conditions.
    pub level: AccessLevel,
    /// Where it is written, if anywhere.
    pub at: Option<Span>,
}

/// What decides the level of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LevelReason {
    /// The coach has everything.
    Coach,
    /// A required field is missing, or a date cannot be read.
    Unreadable,
    /// `draft: true`.
    Draft,
    /// The policy's row of this kind.
    Kind(Kind),
    /// The level of this kind in `confidentiality.sponsor_sees`, as written. A level above the kind's highest has no effect.
    Agreement(Kind, AccessLevel),
    /// The client's log of contacts would be empty.
    EmptyLog,
    /// The field with the day on which the client was told of the content is missing, or its day has not come.
    NotPassedOn(&'static str),
    /// The record has a later date.
    Future,
    /// It is dated after the sponsor's last day.
    AfterLastDay,
    /// The sponsor was not present at the meeting, and it was not shared with them.
    NotPresent,
    /// The client has not approved it for this sponsor.
    NotApproved,
    /// The client declined it on that day.
    Declined(NaiveDate),
    /// The client withdrew the approval on that day.
    Withdrawn(NaiveDate),
    /// The client approved a copy on that day, but the copy is missing or damaged.
    UnusableCopy(NaiveDate),
    /// The sponsor has the copy that the client approved on that day.
    Approved(NaiveDate),
    /// Words of the record suggest that it is private.
    PrivateWords,
    /// The name of a folder or file suggests that it is private.
    PrivateName,
    /// It repeats words that are private elsewhere. The span is where.
    RepeatsPrivateWords,
}

/// The conditions for one reader of one record, in the order in which they are decided.
pub(super) fn conditions(
    source: ProjectionInput<'_>,
    access: &Access,
    reader: &Reader,
    id: RecordId,
) -> Vec<Condition> {
    let record = source.model.record(id);
    let mut conditions = Conditions {
        list: Vec::new(),
        record,
    };
    if *reader == Reader::Coach {
        conditions.add(LevelReason::Coach, AccessLevel::Shared, None);
        return conditions.list;
    }
    match &record.content {
        None => conditions.add(
            LevelReason::Unreadable,
            AccessLevel::Hidden,
            Some(record.kind_span),
        ),
        Some(_) if record.common.draft => {
            conditions.add(
                LevelReason::Draft,
                AccessLevel::Hidden,
                conditions.span("draft"),
            );
        }
        Some(content) => match reader {
            Reader::Sponsor(name) => {
                let engagement = source.model.engagement().map(|(_, engagement)| engagement);
                let sponsor = engagement.and_then(|engagement| {
                    engagement
                        .known_sponsors()
                        .find(|one| one.name.value == *name)
                });
                if let (Some(engagement), Some(sponsor)) = (engagement, sponsor) {
                    conditions.add_sponsor_conditions(source, (engagement, sponsor), content);
                }
            }
            _ => conditions.add_client_conditions(source, content),
        },
    }
    conditions.add_held_back(access, reader, id);
    if let Reader::Sponsor(name) = reader {
        conditions.add_approval(source, access, name, id);
    }
    conditions.list
}

struct Conditions<'m> {
    list: Vec<Condition>,
    record: &'m Record,
}

impl Conditions<'_> {
    fn add(&mut self, reason: LevelReason, level: AccessLevel, at: Option<Span>) {
        self.list.push(Condition { reason, level, at });
    }

    fn span(&self, field: &str) -> Option<Span> {
        self.record.node.get(field).map(|node| node.span)
    }

    /// The level that the conditions so far allow.
    fn level(&self) -> AccessLevel {
        let levels = self.list.iter().map(|condition| condition.level);
        levels.min().unwrap_or(AccessLevel::Hidden)
    }

    fn add_client_conditions(&mut self, source: ProjectionInput<'_>, content: &Content) {
        let kind = self.record.kind;
        let row = source.policy.level(kind, Party::Client);
        self.add(LevelReason::Kind(kind), row, None);
        if is_empty_for_client(source, self.record, content) {
            self.add(LevelReason::EmptyLog, AccessLevel::Hidden, None);
        }
        if let Some(field) = waits_for(source, content) {
            self.add(
                LevelReason::NotPassedOn(field),
                AccessLevel::Fact,
                self.span(field),
            );
        }
    }

    fn add_sponsor_conditions(
        &mut self,
        source: ProjectionInput<'_>,
        (engagement, sponsor): (&Engagement, &Sponsor),
        content: &Content,
    ) {
        let kind = self.record.kind;
        let agreed = agreed_level(source, engagement, kind);
        let line = engagement.confidentiality.as_ref().and_then(|agreement| {
            let sees = &agreement.value.sponsor_sees;
            sees.iter().find(|(word, _)| word.value == kind.word())
        });
        match line {
            Some((word, written)) if kind != Kind::Engagement => {
                let reason = LevelReason::Agreement(kind, written.value);
                self.add(reason, agreed, Some(word.span));
            }
            _ => self.add(LevelReason::Kind(kind), agreed, None),
        }
        if !covers_record(sponsor, content) {
            let until = sponsor.until.as_ref().map(|until| until.span);
            self.add(LevelReason::AfterLastDay, AccessLevel::Hidden, until);
        }
        if content.day().is_some_and(|date| date > *source.today) {
            self.add(LevelReason::Future, AccessLevel::Hidden, self.span("date"));
        }
        if meeting_level(sponsor, content, AccessLevel::Shared) == AccessLevel::Hidden {
            self.add(
                LevelReason::NotPresent,
                AccessLevel::Hidden,
                self.span("present"),
            );
        }
    }

    /// Records that are held back for their words or names.
    fn add_held_back(&mut self, access: &Access, reader: &Reader, id: RecordId) {
        if self.level() == AccessLevel::Shared && can_be_held_back(self.record.kind) {
            let attempts = access.attempts.iter();
            let mut attempts = attempts.filter(|one| one.record == id && one.holds_record_back());
            if let Some(attempt) = attempts.next() {
                self.add(
                    LevelReason::PrivateWords,
                    AccessLevel::Hidden,
                    Some(attempt.span),
                );
            }
            let names = access.private_names.iter();
            let mut names = names.filter(|one| one.record == id && one.holds_record_back());
            if let Some(name) = names.next() {
                self.add(
                    LevelReason::PrivateName,
                    AccessLevel::Hidden,
                    Some(name.span),
                );
            }
        }
        let mut repeats = access.repeats.iter();
        let repeat = repeats.find(|one| one.record == id && one.hidden_from.contains(reader));
        if let Some(repeat) = repeat.filter(|_| self.record.kind != Kind::Engagement) {
            self.add(
                LevelReason::RepeatsPrivateWords,
                AccessLevel::Hidden,
                Some(repeat.private),
            );
        }
    }

    fn add_approval(
        &mut self,
        source: ProjectionInput<'_>,
        access: &Access,
        sponsor: &str,
        id: RecordId,
    ) {
        if !source.policy.kind(self.record.kind).approved {
            return;
        }
        let history = access.approvals.of_record(id);
        let decided = history.and_then(|history| history.decided.get(sponsor));
        let refusal = decided.and_then(|decided| decided.refusal.as_ref());
        match decided.and_then(|decided| decided.copy.as_ref()) {
            Some(approved) if approved.granted => {
                let reason = LevelReason::Approved(approved.on);
                self.add(reason, AccessLevel::Shared, Some(approved.span));
            }
            // A fact needs no approval, and a hidden record cannot be approved.
            _ if self.level() < AccessLevel::Shared => {}
            Some(approved) if approved.copy.is_err() => {
                let reason = LevelReason::UnusableCopy(approved.on);
                self.add(reason, AccessLevel::Hidden, Some(approved.span));
            }
            _ => {
                let reason = match refusal {
                    Some(refusal) if refusal.withdrawn => LevelReason::Withdrawn(refusal.on),
                    Some(refusal) => LevelReason::Declined(refusal.on),
                    None => LevelReason::NotApproved,
                };
                self.add(reason, AccessLevel::Hidden, None);
            }
        }
    }
}
