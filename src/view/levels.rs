//! The level at which a reader has a record: depends on the agreement, debriefs and the days of a sponsor.
//!
//! This module decides about whole records only, one at a time. Fields are decided in `gate`, approvals in
//! `access`, and a sponsor's days in `tenure`.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::copy::ApprovedCopy;
use super::input::ProjectionInput;
use super::tenure;
use crate::kind::Kind;
use crate::model::{RecordId, ResolvedLink};
use crate::policy::{AccessLevel, Field};
use crate::prose::{parse, plain_text};
use crate::reader::Party;
use crate::record::contacts::{Contact, Contacts};
use crate::record::contracting::SponsorMeeting;
use crate::record::engagement::{Engagement, Sponsor};
use crate::record::leaf::{Leaf, ListItem};
use crate::record::person::Person;
use crate::record::prose::{Narrowed, Section};
use crate::record::value::{EvidenceType, Payer};
use crate::record::{Content, Record};
use crate::text::same_name;

/// The levels of one reader, by record.
#[derive(Debug, Clone)]
pub struct Levels(Vec<AccessLevel>);

impl Levels {
    /// The coach's levels: everything is shared.
    pub(super) fn all(records: usize) -> Levels {
        Levels(vec![AccessLevel::Shared; records])
    }

    /// The level of one record.
    pub fn level_of(&self, id: RecordId) -> AccessLevel {
        self.0.get(id.0).copied().unwrap_or(AccessLevel::Hidden)
    }

    pub(super) fn set(&mut self, id: RecordId, level: AccessLevel) {
        if let Some(place) = self.0.get_mut(id.0) {
            *place = level;
        }
    }
}

/// Records that reach a sponsor only after approval, each before those that quote it.
pub fn approvable(source: ProjectionInput<'_>) -> Vec<RecordId> {
    // The order of the process is also that of quotations: an agenda quotes themes, and a review the agenda.
    let mut ids: Vec<(Kind, Option<NaiveDate>, RecordId)> = source
        .model
        .complete_records()
        .filter(|(_, record, _)| source.policy.kind(record.kind).approved)
        .map(|(id, record, content)| (record.kind, content.day(), id))
        .collect();
    ids.sort();
    ids.into_iter().map(|(_, _, id)| id).collect()
}

/// Whether a party may see the fees: the coach, and the client or the sponsor if `payer` says that they pay.
pub fn pays(engagement: &Engagement, party: Party) -> bool {
    let payer = engagement
        .fees
        .as_ref()
        .and_then(|fees| fees.value.payer.as_ref())
        .map(|payer| payer.value);
    matches!(
        (party, payer),
        (Party::Coach, _)
            | (Party::Client, Some(Payer::Client))
            | (Party::Sponsor, Some(Payer::Organisation))
    )
}

/// The level that the agreement gives a sponsor for a kind, limited to the ceiling.
pub fn agreed_level(
    source: ProjectionInput<'_>,
    engagement: &Engagement,
    kind: Kind,
) -> AccessLevel {
    let row = source.policy.kind(kind);
    if kind == Kind::Engagement {
        // The agreement itself binds the sponsor, who can always read it.
        return row.sponsor;
    }
    engagement
        .confidentiality
        .as_ref()
        .and_then(|agreement| {
            let sees = &agreement.value.sponsor_sees;
            sees.iter().find(|(word, _)| word.value == kind.word())
        })
        .map_or(row.sponsor, |(_, level)| level.value)
        .min(row.ceiling)
}

/// The level at which a sponsor would have a record once the client approved it.
pub fn open_level(
    source: ProjectionInput<'_>,
    engagement: &Engagement,
    sponsor: &Sponsor,
    record: &Record,
    content: &Content,
) -> AccessLevel {
    // A record with a future date has not taken place. It is a plan, and a sponsor cannot see plans.
    if content.day().is_some_and(|date| date > *source.today) {
        return AccessLevel::Hidden;
    }
    highest_level(source, engagement, sponsor, record, content)
}

/// The highest level that a sponsor can have of a record once it took place and, if required, was approved.
fn highest_level(
    source: ProjectionInput<'_>,
    engagement: &Engagement,
    sponsor: &Sponsor,
    record: &Record,
    content: &Content,
) -> AccessLevel {
    if record.common.draft || !tenure::covers_record(sponsor, content) {
        return AccessLevel::Hidden;
    }
    agreed_level(source, engagement, record.kind)
}

/// The levels with which a copy for a sponsor is made, if the agreement gives the sponsor `agreed`.
///
/// A record that can be approved counts as approved, so that a copy does not depend on what else is approved or at
/// which level.
pub(super) fn for_copy(
    source: ProjectionInput<'_>,
    sponsor: &Sponsor,
    agreed: &BTreeMap<Kind, AccessLevel>,
) -> Levels {
    levels(source, |record, content| {
        if !tenure::covers_record(sponsor, content) {
            return AccessLevel::Hidden;
        }
        if source.policy.kind(record.kind).approved {
            return AccessLevel::Shared;
        }
        if content.day().is_some_and(|date| date > *source.today) {
            return AccessLevel::Hidden;
        }
        let row = source.policy.kind(record.kind);
        let level = agreed.get(&record.kind).copied().unwrap_or(row.sponsor);
        meeting_level(sponsor, content, level.min(row.ceiling))
    })
}

/// The levels that the agreement gives sponsors today, by kind.
pub(super) fn agreed_levels(
    source: ProjectionInput<'_>,
    engagement: &Engagement,
) -> BTreeMap<Kind, AccessLevel> {
    Kind::ALL
        .into_iter()
        .map(|kind| (kind, agreed_level(source, engagement, kind)))
        .collect()
}

/// Whether a sponsor has a copy that was approved for them: the agreement in force must share the kind, and the
/// copy's date must be one of the sponsor's days.
pub(super) fn grants_copy(
    source: ProjectionInput<'_>,
    engagement: &Engagement,
    sponsor: &Sponsor,
    copy: &ApprovedCopy,
) -> bool {
    let Some(date) = copy.record.date else {
        return false;
    };
    date <= *source.today
        && tenure::covers_day(sponsor, date)
        && agreed_level(source, engagement, copy.record.kind) == AccessLevel::Shared
}

pub(super) fn levels(
    source: ProjectionInput<'_>,
    level: impl Fn(&Record, &Content) -> AccessLevel,
) -> Levels {
    let level = |record: &Record| match &record.content {
        Some(content) if !record.common.draft => level(record, content),
        _ => AccessLevel::Hidden,
    };
    Levels(source.model.records.iter().map(level).collect())
}

/// The record that a name identifies for a reader. Hidden records are ignored: a hidden record with the same stem
/// must not remove a link or a source.
pub(super) fn resolve_name(
    source: ProjectionInput<'_>,
    levels: &Levels,
    name: &str,
) -> Option<RecordId> {
    let seen = |id: RecordId| levels.level_of(id) > AccessLevel::Hidden;
    match source.model.named(name) {
        ResolvedLink::Record(id, _) if seen(id) => Some(id),
        _ => {
            let stem = name.strip_suffix(".md").unwrap_or(name);
            let known = source.model.index.stems.get(stem)?;
            let mut known = known.iter().copied().filter(|id| seen(*id));
            known.next().filter(|_| known.next().is_none())
        }
    }
}

/// Whether a name identifies several records that are not limited to the coach. An approved copy quotes nothing by
/// such a name.
pub(super) fn is_ambiguous(source: ProjectionInput<'_>, name: &str) -> bool {
    let model = source.model;
    let shared = |id: &&RecordId| {
        let record = model.record(**id);
        let row = source.policy.kind(record.kind);
        // Everything is computed without drafts and records that cannot be read.
        let counts = record.content.is_some() && !record.common.draft;
        counts && row.client.max(row.ceiling) > AccessLevel::Hidden
    };
    match model.named(name) {
        ResolvedLink::Ambiguous(ids) => ids.iter().filter(shared).count() > 1,
        _ => false,
    }
}

/// Whether a sponsor's copy may quote a record. A copy that the client is to approve must not quote a record that
/// the client does not have.
pub(super) fn quotable(source: ProjectionInput<'_>, party: Party, id: RecordId) -> bool {
    party != Party::Sponsor || level_for_client(source, id) == AccessLevel::Shared
}

/// The client's level for a record, by its number.
pub(super) fn level_for_client(source: ProjectionInput<'_>, id: RecordId) -> AccessLevel {
    let record = source.model.record(id);
    match &record.content {
        Some(content) if !record.common.draft => client_level(source, record, content),
        _ => AccessLevel::Hidden,
    }
}

/// The client's level for a record.
pub(super) fn client_level(
    source: ProjectionInput<'_>,
    record: &Record,
    content: &Content,
) -> AccessLevel {
    if is_empty_for_client(source, record, content) {
        return AccessLevel::Hidden;
    }
    let level = source.policy.level(record.kind, Party::Client);
    match waits_for(source, content) {
        None => level,
        Some(_) => level.min(AccessLevel::Fact),
    }
}

/// The field whose day the client still waits for, if any: it is missing or in the future.
pub(super) fn waits_for(source: ProjectionInput<'_>, content: &Content) -> Option<&'static str> {
    let day = match content {
        // Of organisational data, the client waits only for a 360.
        Content::Evidence(evidence) if evidence.kind.value != EvidenceType::ThreeSixty => None,
        _ => content.fields().passed_on,
    }?;
    let is_past = day.as_ref().is_some_and(|day| day.value <= *source.today);
    let field = match content {
        Content::SponsorMeeting(_) => Field::SponsorMeetingSharedWithClient,
        Content::Evidence(_) => Field::EvidenceDebriefed,
        Content::StakeholderThemes(_) => Field::StakeholderThemesDebriefed,
        Content::Psychometric(_) => Field::PsychometricDebriefed,
        _ => Field::PulseDebriefed,
    };
    (!is_past).then(|| field.key())
}

/// Whether the client would see an empty log of contacts, at most with a title. It counts as hidden, because an empty log
/// would show that something was left out.
pub(super) fn is_empty_for_client(
    source: ProjectionInput<'_>,
    record: &Record,
    content: &Content,
) -> bool {
    let Some(Contacts { contacts }) = content.as_kind() else {
        return false;
    };
    let is_hidden = |item: &ListItem<Contact>| item.coach_only || item.value.is_for_coach_only();
    let text = source.model.sources.file(record.file);
    let is_shown = |section: &Section| {
        let words = text.and_then(|file| file.text.get(section.span.range()));
        // A comment, or Markdown without words, shows nothing either.
        section.narrowed != Some(Narrowed::CoachOnly)
            && words.is_some_and(|words| !plain_text(&parse(words)).trim().is_empty())
    };
    let shows_body = !record.common.body_coach_only && record.body.sections.iter().any(is_shown);
    contacts.items.iter().all(is_hidden) && !shows_body
}

/// A sponsor's level for a record before any approval.
pub(super) fn sponsor_level(
    source: ProjectionInput<'_>,
    engagement: &Engagement,
    sponsor: &Sponsor,
    record: &Record,
    content: &Content,
) -> AccessLevel {
    let level = open_level(source, engagement, sponsor, record, content);
    if source.policy.kind(record.kind).approved {
        // Until the client approves it, the sponsor has at most the fact, if the agreement gives that.
        return if level == AccessLevel::Fact {
            level
        } else {
            AccessLevel::Hidden
        };
    }
    meeting_level(sponsor, content, level)
}

/// Limits a sponsor to the meetings that they attended and those shared with them.
pub(super) fn meeting_level(
    sponsor: &Sponsor,
    content: &Content,
    level: AccessLevel,
) -> AccessLevel {
    let Some(meeting) = content.as_kind::<SponsorMeeting>() else {
        return level;
    };
    let named = |names: &[Leaf<Person>]| {
        names
            .iter()
            .any(|name| same_name(&name.value, &sponsor.name.value))
    };
    if named(&meeting.present) || named(&meeting.shared_with_sponsors) {
        level
    } else {
        AccessLevel::Hidden
    }
}
