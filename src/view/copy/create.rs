//! Creates the copy that a sponsor would get of a record in its current form.

use std::collections::BTreeMap;

use super::agenda::{self, AmendmentScope};
use super::{ApprovedCopy, CopyContent, CopyFile, FORMAT, NewCopy, VERSION};
use crate::kind::Kind;
use crate::model::{RecordId, sha256};
use crate::policy::AccessLevel;
use crate::prose::Target;
use crate::reader::Reader;
use crate::today::Today;
use crate::view::levels::{self, Levels};
use crate::view::types::{AmendmentView, Passage};
use crate::view::{Access, ProjectionInput, Projector};

/// The amendments of an agenda in force on a day, whether or not the client has approved it for the sponsor. They
/// use the levels of the copy `like`, so that they can be compared with it.
pub fn amendments_in_force(
    source: ProjectionInput<'_>,
    access: &Access,
    id: RecordId,
    (sponsor, on): (&str, &Today),
    like: &ApprovedCopy,
) -> Vec<AmendmentView> {
    let found = || {
        let reader = Reader::Sponsor(sponsor.to_owned());
        let (_, levels) = copy_levels(source, access, id, sponsor, Some(like))?;
        let projector = Projector::copying(source, access, &reader, &levels)?;
        let fact = projector.fact(id)?;
        Some(agenda::amendments(
            &projector,
            id,
            &fact,
            (on, AmendmentScope::All),
        ))
    };
    found().unwrap_or_default()
}

/// What the agreement gives sponsors of each kind, and the levels with which a copy of a record is made.
pub(in crate::view) fn copy_levels(
    source: ProjectionInput<'_>,
    access: &Access,
    id: RecordId,
    sponsor: &str,
    like: Option<&ApprovedCopy>,
) -> Option<(BTreeMap<Kind, AccessLevel>, Levels)> {
    let client = access.levels(&Reader::Client)?;
    if client.level_of(id) < AccessLevel::Shared || access.is_held_back(id) {
        return None;
    }
    let (_, engagement) = source.model.engagement()?;
    let mut sponsors = engagement.known_sponsors();
    let meant = sponsors.find(|one| one.name.value == sponsor)?;
    let now = levels::agreed_levels(source, engagement);
    let kind = source.model.record(id).kind;
    if now
        .get(&kind)
        .is_none_or(|level| *level < AccessLevel::Shared)
    {
        return None;
    }
    let agreed = like.map_or(now, |copy| copy.agreed.clone());
    let mut levels = levels::for_copy(source, meant, &agreed);
    access.hide_held_back(&mut levels);
    (levels.level_of(id) == AccessLevel::Shared).then_some((agreed, levels))
}

/// Creates the copy of a record for a sponsor.
///
/// `None` if the agreement gives the sponsor no such record, if the client does not have it, or if its words or its
/// path suggest that it is private. An agenda is the one in force on the day `on`. If `like` is given, the copy
/// uses the levels that were agreed for that copy, so that the two can be compared.
pub fn create_copy(
    source: ProjectionInput<'_>,
    access: &Access,
    id: RecordId,
    (sponsor, on): (&str, &Today),
    like: Option<&ApprovedCopy>,
) -> Option<NewCopy> {
    let reader = Reader::Sponsor(sponsor.to_owned());
    let (agreed, levels) = copy_levels(source, access, id, sponsor, like)?;
    let projector = Projector::copying(source, access, &reader, &levels)?;
    let kind = source.model.record(id).kind;
    let content = source.model.record(id).content.as_ref()?;
    let level = AccessLevel::Shared;
    let (record, content, body) = match kind {
        Kind::StakeholderThemes => {
            let seen = projector.record_view(id, content, level, &Projector::themes)?;
            let shared = seen.shared?;
            (
                seen.fact,
                CopyContent::Themes(Box::new(shared.content)),
                shared.body,
            )
        }
        Kind::Agenda => {
            let seen = projector.record_view(id, content, level, &Projector::agenda)?;
            let mut shared = seen.shared?;
            shared.content.amendments =
                agenda::amendments(&projector, id, &seen.fact, (on, AmendmentScope::Known));
            (
                seen.fact,
                CopyContent::Agenda(Box::new(shared.content)),
                shared.body,
            )
        }
        Kind::Review => {
            let seen = projector.record_view(id, content, level, &Projector::review)?;
            let shared = seen.shared?;
            (
                seen.fact,
                CopyContent::Review(Box::new(shared.content)),
                shared.body,
            )
        }
        Kind::Pulse => {
            let seen = projector.record_view(id, content, level, &Projector::pulse)?;
            let shared = seen.shared?;
            (
                seen.fact,
                CopyContent::Pulse(Box::new(shared.content)),
                shared.body,
            )
        }
        _ => return None,
    };
    let mut files = projector.files();
    let is_logo = |name: &str| {
        source
            .practice
            .logo
            .as_ref()
            .is_some_and(|logo| logo.name == name)
    };
    files.retain(|file| !is_logo(&file.name) || names(&body, &file.name));
    let copy = ApprovedCopy {
        format: FORMAT.to_owned(),
        version: VERSION,
        client: source.model.engagement()?.1.client.value.name.value.clone(),
        agreed,
        record,
        content,
        text: body.into_iter().map(|passage| passage.prose).collect(),
        files: files
            .iter()
            .map(|file| CopyFile {
                name: file.name.clone(),
                sha256: sha256(&file.bytes),
                image: file.image,
            })
            .collect(),
    };
    Some(NewCopy {
        copy,
        files: files.into_iter().map(|file| file.bytes).collect(),
    })
}

/// Whether a text links to a file.
fn names(body: &[Passage], file: &str) -> bool {
    let mut found = false;
    for passage in body {
        passage.prose.with_targets(&mut |target| {
            found |= matches!(target, Target::File(name) if name == file);
            Some(())
        });
    }
    found
}
