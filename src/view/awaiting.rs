//! What waits for the client's word: the exact copies that sponsors would get.

use chrono::NaiveDate;

use super::levels::{approvable, date_of, open_level};
use super::seen::{Awaiting, AwaitingCopy};
use super::standing::Standing;
use super::tenure::is_sponsor_on;
use super::{Projector, approval};
use crate::kind::Kind;
use crate::model::RecordId;
use crate::policy::Level;
use crate::reader::{Party, Reader};
use crate::record::engagement::Engagement;

/// The copies that wait, for the coach or the client. A record that is still hidden from the client
/// (themes before their debrief) does not wait yet.
pub(super) fn copies(projector: &Projector<'_>) -> Vec<Awaiting> {
    let source = projector.source;
    let Some((_, engagement)) = source.model.engagement() else {
        return Vec::new();
    };
    let mut waiting = Vec::new();
    // In the order of the pages that show them.
    let mut ids = approvable(source);
    ids.sort_by_key(|id| {
        let record = source.model.record(*id);
        let date = record.content.as_ref().and_then(date_of);
        (record.kind, date, projector.slugs.get(*id))
    });
    for id in ids {
        let record = source.model.record(id);
        let Some(content) = &record.content else {
            continue;
        };
        let client_has = projector
            .standing
            .levels(&Reader::Client)
            .is_some_and(|levels| levels.of(id) == Level::Shared);
        if !client_has || projector.standing.is_held_back(id) {
            continue;
        }
        let stale = projector.standing.stale.contains(&id);
        // One copy for all sponsors who would see the same.
        let mut groups: Vec<(String, Vec<String>)> = Vec::new();
        for sponsor in engagement.known_sponsors() {
            let name = sponsor.name.value.clone();
            let reader = Reader::Sponsor(name.clone());
            let open = open_level(source, engagement, sponsor, record, content) == Level::Shared;
            let has = projector
                .standing
                .levels(&reader)
                .is_some_and(|levels| levels.of(id) == Level::Shared);
            if !open || has || !is_sponsor_on(sponsor, source.today) {
                continue;
            }
            let like = approval::likeness(source, projector.standing, id, &name);
            match groups.iter_mut().find(|(known, _)| *known == like) {
                Some((_, names)) => names.push(name),
                None => groups.push((like, vec![name])),
            }
        }
        for (_, sponsors) in groups {
            if let Some(copy) = copy(projector, id, &sponsors[0]) {
                waiting.push(Awaiting {
                    slug: projector.slugs.get(id).unwrap_or_default().to_owned(),
                    sponsors,
                    copy,
                    stale,
                });
            }
        }
    }
    waiting
}

/// The record as one sponsor would have it, were it approved. Links in it lead to nothing: the copy
/// is shown in another reader's portal, where the sponsor's pages are not.
fn copy(projector: &Projector<'_>, id: RecordId, sponsor: &str) -> Option<AwaitingCopy> {
    let reader = Reader::Sponsor(sponsor.to_owned());
    let mut levels = projector.standing.opened(&reader)?.clone();
    // What is held back for its words would not reach the sponsor by being quoted, nor the client by this copy.
    for repeat in &projector.standing.repeats {
        if repeat.from.contains(&Reader::Client) || repeat.from.contains(&reader) {
            levels.set(repeat.record, Level::Hidden);
        }
    }
    for held in projector.standing.held_for_words() {
        levels.set(held, Level::Hidden);
    }
    let slugs = super::Slugs::default();
    let mut inner = Projector::with(projector.source, projector.standing, &reader, slugs)?;
    inner.levels = &levels;
    let content = projector.source.model.record(id).content.as_ref()?;
    let level = Level::Shared;
    let copy = match projector.source.model.record(id).kind {
        Kind::StakeholderThemes => {
            let seen = inner.seen(id, content, level, &Projector::themes)?;
            AwaitingCopy::Themes(Box::new(seen))
        }
        Kind::Agenda => {
            let seen = inner.seen(id, content, level, &Projector::agenda)?;
            AwaitingCopy::Agenda(Box::new(seen))
        }
        Kind::Review => {
            let seen = inner.seen(id, content, level, &Projector::review)?;
            AwaitingCopy::Review(Box::new(seen))
        }
        _ => return None,
    };
    // The pictures in the copy are part of it.
    projector.linked.borrow_mut().extend(inner.linked.take());
    Some(copy)
}

/// The sponsors an approval is for when none is named: those current on a day.
pub fn sponsors_on(engagement: &Engagement, day: NaiveDate) -> Vec<String> {
    engagement
        .known_sponsors()
        .filter(|sponsor| is_sponsor_on(sponsor, day))
        .map(|sponsor| sponsor.name.value.clone())
        .collect()
}

impl Standing {
    /// Whether a party other than the coach has a record shared with them.
    pub fn shared_with(&self, id: RecordId) -> Vec<Reader> {
        self.readers()
            .filter(|reader| reader.party() != Party::Coach)
            .filter(|reader| {
                self.levels(reader)
                    .is_some_and(|levels| levels.of(id) == Level::Shared)
            })
            .cloned()
            .collect()
    }
}
