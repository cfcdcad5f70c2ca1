//! Results of pulse rounds that were given to sponsors.
//!
//! Whoever has two versions of a round can compute an answer that was added or corrected. So a version with other results
//! than an earlier one is never offered or approved, whoever has the earlier one, and even if it was withdrawn.

use chrono::NaiveDate;

use super::Projector;
use super::access::Access;
use super::approvals::GivenCopy;
use super::copy::{ApprovedCopy, CopyContent, create_copy};
use super::input::ProjectionInput;
use super::types::{PulseQuestionView, PulseView};
use crate::model::RecordId;

/// Copies of rounds on days as close as this are compared even if they have other names: a record that was moved, dated
/// again or written twice. Rounds of their own are weeks apart.
const DAYS_OF_ONE_ROUND: i64 = 14;

/// The date on which a copy was approved whose results differ from those of a new copy of this record, or that cannot be
/// read. `None` for a copy of anything but a pulse round.
pub(super) fn given_with_other_results(
    source: ProjectionInput<'_>,
    access: &Access,
    id: RecordId,
    new: &ApprovedCopy,
) -> Option<NaiveDate> {
    let CopyContent::Pulse(_) = &new.content else {
        return None;
    };
    let name = access.approvals.name_of(source.model, id);
    let mut given = access.approvals.given.iter();
    let other = given.find(|given| match &given.copy {
        Some(had) => (given.record == name || is_close(had, new)) && has_other_results(had, new),
        None => given.record == name,
    });
    other.map(|given: &GivenCopy| given.on)
}

fn is_close(one: &ApprovedCopy, other: &ApprovedCopy) -> bool {
    match (one.record.date, other.record.date) {
        (Some(one), Some(other)) => (one - other).num_days().abs() <= DAYS_OF_ONE_ROUND,
        _ => true,
    }
}

fn has_other_results(had: &ApprovedCopy, new: &ApprovedCopy) -> bool {
    let (CopyContent::Pulse(had), CopyContent::Pulse(new)) = (&had.content, &new.content) else {
        return false;
    };
    let results =
        |question: &PulseQuestionView| (question.mean.clone(), question.group_means.clone());
    let differs = |question: &PulseQuestionView| {
        let mut others = new.questions.iter();
        let other = others.find(|other| other.id == question.id);
        other.is_some_and(|other| results(other) != results(question))
    };
    let lacks = |one: &PulseView, other: &PulseView| {
        let has = |id: &String| other.questions.iter().any(|question| question.id == *id);
        one.questions.iter().any(|question| !has(&question.id))
    };
    // A question under a new id could be the same question.
    let renamed = lacks(had, new) && lacks(new, had);
    had.groups != new.groups || renamed || had.questions.iter().any(differs)
}

/// Whether a sponsor's copy of this round has other results than the current record.
pub(super) fn has_outdated_results(
    projector: &Projector<'_>,
    id: RecordId,
    sponsor: &str,
    had: &ApprovedCopy,
) -> bool {
    if !matches!(had.content, CopyContent::Pulse(_)) {
        return false;
    }
    let source = projector.source;
    let made = create_copy(source, projector.access, id, (sponsor, source.today), None);
    made.is_some_and(|made| has_other_results(had, &made.copy))
}

/// The date on which a copy of this round was approved for a sponsor, if its results differ from those of the current
/// record.
pub fn approved_with_other_results(
    source: ProjectionInput<'_>,
    access: &Access,
    id: RecordId,
) -> Option<NaiveDate> {
    let (_, engagement) = source.model.engagement()?;
    let mut copies = engagement.known_sponsors().filter_map(|sponsor| {
        let sponsor = sponsor.name.value.as_str();
        let made = create_copy(source, access, id, (sponsor, source.today), None)?;
        Some(made.copy)
    });
    given_with_other_results(source, access, id, &copies.next()?)
}
