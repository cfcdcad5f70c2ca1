//! The amendments of an agenda to date, for a copy of the agenda in force.
//!
//! A sponsor cannot read sessions. A copy tells the sponsor only what a session changed and when, never why.

use chrono::NaiveDate;

use super::CopyContent;
use crate::model::RecordId;
use crate::policy::AccessLevel;
use crate::reader::{Party, Reader};
use crate::today::Today;
use crate::view::Projector;
use crate::view::types::{AmendmentView, Fact};

/// An amendment with its sort keys.
type DatedAmendment = (Option<NaiveDate>, u32, String, AmendmentView);

/// Which amendments to include.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum AmendmentScope {
    /// Those of sessions, and those in the copies of reviews that the sponsor has.
    Known,
    /// All that are in force.
    All,
}

/// The amendments of an agenda, in order of date, that the client can read and that belong to points which the
/// sponsor can read.
pub(super) fn amendments(
    projector: &Projector<'_>,
    id: RecordId,
    agenda: &Fact,
    (on, which): (&Today, AmendmentScope),
) -> Vec<AmendmentView> {
    let source = projector.source;
    let Some(client) = projector.access.levels(&Reader::Client) else {
        return Vec::new();
    };
    let next = following(projector, id, agenda.date);
    let during = |date: Option<NaiveDate>| {
        date.is_some_and(|date| {
            let reached = date <= *on && projector.tenure.reaches(date);
            reached && Some(date) >= agenda.date && next.is_none_or(|next| date < next)
        })
    };
    let mut found: Vec<DatedAmendment> = Vec::new();
    for (by, record, content) in source.model.complete_records() {
        let Some(changes) = content.changes() else {
            continue;
        };
        let is_approved = source.policy.kind(record.kind).approved;
        if is_approved && which == AmendmentScope::Known {
            // It arrives with the copy of the review, once the client has approved that.
            continue;
        }
        let date = content.day();
        // Reviews come after the sessions of their day.
        let number = content
            .fields()
            .number
            .map_or(u32::MAX, |number| number.value);
        if client.level_of(by) < AccessLevel::Shared
            || projector.access.is_held_back(by)
            || !during(date)
        {
            continue;
        }
        // What the agreement lets a sponsor know of the meeting itself, without its title.
        let fact = Fact {
            title: None,
            ..projector
                .fact(by)
                .unwrap_or_else(|| Fact::only(record.kind))
        };
        let gate = projector.gate_for(Party::Client, AccessLevel::Shared);
        for mut change in projector.changes_seen(&gate, changes) {
            if !is_approved {
                change.because.clear();
            }
            let amendment = AmendmentView {
                by: fact.clone(),
                change,
            };
            // The order of two reviews on the same day must not depend on their file names.
            let words = serde_json::to_string(&amendment).unwrap_or_default();
            found.push((date, number, words, amendment));
        }
    }
    if which == AmendmentScope::Known {
        found.extend(from_reviews(projector, &during));
    }
    found.sort_by(|a, b| (a.0, a.1, &a.2).cmp(&(b.0, b.1, &b.2)));
    found.into_iter().map(|(.., amendment)| amendment).collect()
}

/// The amendments in the copies of reviews that the sponsor has.
fn from_reviews(
    projector: &Projector<'_>,
    during: &dyn Fn(Option<NaiveDate>) -> bool,
) -> Vec<DatedAmendment> {
    let Reader::Sponsor(name) = projector.reader else {
        return Vec::new();
    };
    let copies = projector
        .access
        .approvals
        .copies(name)
        .map(|held| held.copy);
    let mut found = Vec::new();
    for copy in copies.filter(|copy| during(copy.record.date)) {
        let CopyContent::Review(review) = &copy.content else {
            continue;
        };
        for change in &review.changes {
            let amendment = AmendmentView {
                by: Fact {
                    title: None,
                    ..copy.record.clone()
                },
                change: change.clone(),
            };
            let words = serde_json::to_string(&amendment).unwrap_or_default();
            found.push((copy.record.date, u32::MAX, words, amendment));
        }
    }
    found
}

/// The day of the agenda that replaced this one, if any.
fn following(
    projector: &Projector<'_>,
    id: RecordId,
    date: Option<NaiveDate>,
) -> Option<NaiveDate> {
    let source = projector.source;
    let later = source.model.agendas().filter(|(other, ..)| *other != id);
    later
        .map(|(_, _, agenda)| agenda.date.value)
        .filter(|other| Some(*other) > date && *other <= *source.today)
        .min()
}
