//! The texts of a record that the client or a sponsor would get.

use crate::check::RuleInput;
use crate::kind::Kind;
use crate::model::RecordId;
use crate::policy::{AccessLevel, Field};
use crate::reader::{Party, Reader};
use crate::span::Span;
use crate::view::{leaves_of, passages_of};

/// The texts of a record that the client or a sponsor would get if it were shared fully: each with its span and whether
/// it is a title.
pub fn shared_texts(input: RuleInput<'_>, id: RecordId) -> Vec<(&str, Span, bool)> {
    let model = input.source.model;
    let record = model.record(id);
    if record.kind == Kind::Engagement && record.common.draft {
        return Vec::new();
    }
    let mut out: Vec<(&str, Span, bool)> = Vec::new();
    for reader in input.access.readers() {
        let row = input.source.policy.kind(record.kind);
        let most = match reader.party() {
            Party::Coach => continue,
            Party::Client => row.client,
            Party::Sponsor => row.ceiling,
        };
        let Some(levels) = input.access.levels(reader) else {
            continue;
        };
        let reader: &Reader = reader;
        for leaf in leaves_of(input.source, reader, levels, id, most) {
            if leaf.is_visible() && !has_party_names(leaf.field) {
                out.push((leaf.text, leaf.span, leaf.field == Field::RecordTitle));
            }
        }
        if most == AccessLevel::Shared {
            for passage in passages_of(input.source, reader, record, most) {
                if passage.is_visible() {
                    out.push((passage.text, passage.span, false));
                }
            }
        }
    }
    out.sort_by_key(|(_, span, _)| *span);
    out.dedup_by_key(|(_, span, _)| *span);
    out
}

/// Whether a field contains names of people who are parties or were present.
fn has_party_names(field: Field) -> bool {
    matches!(
        field,
        Field::SponsorMeetingPresent
            | Field::SponsorMeetingSharedWithSponsors
            | Field::ReviewPresent
            | Field::EngagementSignedWho
            | Field::EngagementClientName
            | Field::EngagementSponsorsName
            | Field::EngagementCoachName
    )
}
