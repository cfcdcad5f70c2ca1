//! Copies that wait for the client's approval: each copy that a sponsor would get and does not have yet.

use std::sync::Arc;

use super::access::{Access, CopyWaiting, CurrentCopy};
use super::copy::{ApprovedCopy, CopyContent, create_copy};
use super::given_results::given_with_other_results;
use super::input::ProjectionInput;
use super::levels::{approvable, open_level};
use super::tenure::is_sponsor_on;
use super::types::AmendmentView;
use crate::kind::Kind;
use crate::policy::AccessLevel;

/// Finds the copies that wait, in the order in which records are approved. A copy that the client declined or
/// withdrew does not wait.
pub(super) fn find(source: ProjectionInput<'_>, access: &Access) -> Vec<CopyWaiting> {
    let Some((_, engagement)) = source.model.engagement() else {
        return Vec::new();
    };
    let mut waiting: Vec<CopyWaiting> = Vec::new();
    for id in approvable(source) {
        let record = source.model.record(id);
        let Some(content) = &record.content else {
            continue;
        };
        let first = waiting.len();
        for sponsor in engagement.known_sponsors() {
            let name = sponsor.name.value.as_str();
            let open =
                open_level(source, engagement, sponsor, record, content) == AccessLevel::Shared;
            if !open || !is_sponsor_on(sponsor, source.today) {
                continue;
            }
            let history = access.approvals.of_record(id);
            let decided = history.and_then(|history| history.decided.get(name));
            let refusal = decided.and_then(|decided| decided.refusal.as_ref());
            if refusal.is_some_and(|refusal| refusal.withdrawn) {
                continue;
            }
            let before = match decided.and_then(|decided| decided.copy.as_ref()) {
                None => None,
                Some(approved) => match &approved.copy {
                    Ok(copy) => Some(CurrentCopy {
                        on: approved.on,
                        copy: Arc::clone(copy),
                    }),
                    // CG615 reports it. The copy is restored, or the record is approved as if for the first time.
                    Err(_) => None,
                },
            };
            let made = |like| create_copy(source, access, id, (name, source.today), like);
            if let Some(had) = before.as_ref().map(|before| before.copy.as_ref())
                && made(Some(had)).is_none_or(|now| nothing_waits(access, name, had, &now.copy))
            {
                continue;
            }
            let Some(made) = made(None) else {
                continue;
            };
            if refusal.is_some_and(|refusal| refusal.covers(&made.copy)) {
                continue;
            }
            // CG206 reports it.
            if given_with_other_results(source, access, id, &made.copy).is_some() {
                continue;
            }
            let group = waiting[first..].iter_mut().find(|group| {
                let digest = |before: &Option<CurrentCopy>| {
                    before.as_ref().map(|it| (it.on, it.copy.digest()))
                };
                group.made.copy.written() == made.copy.written()
                    && digest(&group.before) == digest(&before)
            });
            match group {
                Some(group) => group.sponsors.push(name.to_owned()),
                None => waiting.push(CopyWaiting {
                    record: id,
                    sponsors: vec![name.to_owned()],
                    made,
                    before,
                }),
            }
        }
    }
    waiting
}

/// Whether nothing in a new copy requires a separate approval. An amendment that a review decided is approved with
/// the review.
fn nothing_waits(access: &Access, sponsor: &str, had: &ApprovedCopy, new: &ApprovedCopy) -> bool {
    let own = |copy: &ApprovedCopy| {
        let mut copy = without_known(access, sponsor, copy);
        if let CopyContent::Agenda(agenda) = &mut copy.content {
            agenda.amendments.retain(|one| one.by.kind != Kind::Review);
        }
        copy.written()
    };
    own(had) == own(new)
}

/// Whether a new copy shows a sponsor nothing new. The sponsor may already know an amendment of the agenda from the
/// copy of a review.
pub(super) fn says_the_same(
    access: &Access,
    sponsor: &str,
    had: &ApprovedCopy,
    new: &ApprovedCopy,
) -> bool {
    let (had, new) = (
        without_known(access, sponsor, had),
        without_known(access, sponsor, new),
    );
    had.written() == new.written()
}

/// The copy without fields that are not compared: the levels, the days of agreement, and amendments that a sponsor
/// has from the copies of reviews.
pub fn without_known(access: &Access, sponsor: &str, copy: &ApprovedCopy) -> ApprovedCopy {
    let mut copy = copy.words();
    if let CopyContent::Agenda(agenda) = &mut copy.content {
        let reviews: Vec<&ApprovedCopy> = access
            .approvals
            .copies(sponsor)
            .map(|held| held.copy.as_ref())
            .collect();
        agenda
            .amendments
            .retain(|amendment| !reviews.iter().any(|copy| decides(copy, amendment)));
    }
    copy
}

/// Whether the copy of a review contains the decision to make an amendment.
pub fn decides(copy: &ApprovedCopy, amendment: &AmendmentView) -> bool {
    let CopyContent::Review(review) = &copy.content else {
        return false;
    };
    super::copy::key(&copy.record) == super::copy::key(&amendment.by)
        && review
            .changes
            .iter()
            .any(|change| change.is_same_change(&amendment.change))
}
