//! What the coach and the client see of approvals: copies that wait, compared with what the sponsor has, and past
//! decisions.

use std::sync::Arc;

use super::Projector;
use super::access::Access;
use super::access::CopyWaiting;
use super::copy::{KeyNames, shown};
use super::difference::differences;
use super::given_results::has_outdated_results;
use super::tenure::is_sponsor_on;
use super::types::{ApprovalView, Awaiting, DecisionView, FileView, PreviousCopy};
use super::waiting::without_known;
use crate::model::RecordId;
use crate::policy::AccessLevel;
use crate::reader::{Party, Reader};
use crate::record::Content;
use crate::record::engagement::Engagement;
use crate::today::Today;

/// The copies that wait for approval, for the coach or the client, in the order of the pages that show them.
pub(super) fn copies(projector: &Projector<'_>) -> Vec<Awaiting> {
    let mut waiting: Vec<&CopyWaiting> = projector.access.waiting.iter().collect();
    waiting.sort_by_key(|one| {
        let record = projector.source.model.record(one.record);
        let date = record.content.as_ref().and_then(Content::day);
        (record.kind, date, projector.slugs.get(one.record))
    });
    waiting
        .into_iter()
        .map(|one| awaiting(projector, one))
        .collect()
}

/// The exact copy that would be stored. Its links lead nowhere, since it is shown in another reader's portal, which
/// does not have the sponsor's pages.
fn awaiting(projector: &Projector<'_>, one: &CopyWaiting) -> Awaiting {
    let copy = &one.made.copy;
    let sponsor = one.sponsors.first().map_or("", String::as_str);
    let before = one.before.as_ref().map(|before| {
        // Leave out what the sponsor already knows from another copy.
        let had = without_known(projector.access, sponsor, &before.copy);
        let new = without_known(projector.access, sponsor, copy);
        PreviousCopy {
            on: before.on,
            changes: differences(&had, &new),
        }
    });
    Awaiting {
        slug: projector
            .slugs
            .get(one.record)
            .unwrap_or_default()
            .to_owned(),
        sponsors: one.sponsors.clone(),
        copy: shown(copy, "", &KeyNames::default(), Vec::new()),
        before,
    }
}

/// The files of the copies that wait.
pub(super) fn files(access: &Access) -> Vec<FileView> {
    let made = access.waiting.iter().map(|one| &one.made);
    made.flat_map(|made| made.copy.files.iter().zip(&made.files))
        .map(|(file, bytes)| FileView {
            name: file.name.clone(),
            bytes: Arc::clone(bytes),
            image: file.image,
        })
        .collect()
}

/// The decisions about a record, in the order of the sponsors' names, for the coach and the client.
pub(super) fn decisions(projector: &Projector<'_>, id: RecordId) -> Vec<ApprovalView> {
    let access = projector.access;
    let Some(history) = access.approvals.of_record(id) else {
        return Vec::new();
    };
    if projector.reader.party() == Party::Sponsor {
        return Vec::new();
    }
    let coach = projector.reader.party() == Party::Coach;
    let changed = |name: &String| {
        let mut waits = access.waiting.iter().filter(|one| one.record == id);
        waits.any(|one| one.sponsors.contains(name))
    };
    let mut decisions = Vec::new();
    for (name, decided) in &history.decided {
        if let Some(approved) = &decided.copy
            && let Ok(copy) = &approved.copy
        {
            decisions.push(ApprovalView {
                sponsor: name.clone(),
                on: approved.on,
                decision: DecisionView::Approved,
                changed: changed(name) || has_outdated_results(projector, id, name, copy),
                because: None,
            });
        }
        if let Some(refusal) = &decided.refusal {
            decisions.push(ApprovalView {
                sponsor: name.clone(),
                on: refusal.on,
                decision: match refusal.withdrawn {
                    true => DecisionView::Withdrawn,
                    false => DecisionView::Declined,
                },
                changed: false,
                because: refusal.because.clone().filter(|_| coach),
            });
        }
    }
    decisions
}

/// The sponsors that an approval is for when none is named: those who are sponsors on that day.
pub fn sponsors_on(engagement: &Engagement, day: &Today) -> Vec<String> {
    engagement
        .known_sponsors()
        .filter(|sponsor| is_sponsor_on(sponsor, day))
        .map(|sponsor| sponsor.name.value.clone())
        .collect()
}

impl Access {
    /// The readers besides the coach with whom a record is shared.
    pub fn shared_with(&self, id: RecordId) -> Vec<Reader> {
        self.readers()
            .filter(|reader| reader.party() != Party::Coach)
            .filter(|reader| {
                self.levels(reader)
                    .is_some_and(|levels| levels.level_of(id) == AccessLevel::Shared)
            })
            .cloned()
            .collect()
    }
}
