//! What a reader may and may not see, as text, for the egress scan.
//!
//! Choices, days, numbers and switches reveal nothing by themselves; the decoder knows which fields hold words.
//! This module must not use the projection.

use super::access::Access;
use super::difference::each_text;
use super::input::ProjectionInput;
use super::leaves;
use super::withheld_prose;
use crate::model::RecordId;
use crate::policy::AccessLevel;
use crate::reader::{Party, Reader};
use crate::record::is_worded;

/// The texts of an engagement, divided by what one reader may see.
pub struct WithheldTexts<'m> {
    /// Withheld texts, each with the record it comes from.
    pub withheld: Vec<(RecordId, &'m str)>,
    /// In reading order.
    pub allowed: Vec<&'m str>,
    /// Texts of the copies that this reader has or has approved.
    pub copied: Vec<String>,
    /// Texts of the copies that other readers have, each with its record, or with the agreement if the record no
    /// longer exists.
    pub of_others: Vec<(RecordId, String)>,
}

/// Divides every leaf and passage of the engagement by what this reader may see.
pub fn texts<'m>(
    source: ProjectionInput<'m>,
    access: &'m Access,
    reader: &'m Reader,
) -> WithheldTexts<'m> {
    let mut texts = WithheldTexts {
        withheld: Vec::new(),
        allowed: Vec::new(),
        copied: Vec::new(),
        of_others: Vec::new(),
    };
    let Some(levels) = access.levels(reader) else {
        return texts;
    };
    for (place, record) in source.model.records.iter().enumerate() {
        let id = RecordId(place);
        // For a kind that needs approval, a sponsor has copies, and nothing of the record as it is now.
        let copied = reader.party() == Party::Sponsor && source.policy.kind(record.kind).approved;
        let level = match copied {
            true => levels.level_of(id).min(AccessLevel::Fact),
            false => levels.level_of(id),
        };
        for leaf in leaves::classify(source, reader, levels, id, level) {
            if leaf.is_visible() {
                texts.allowed.push(leaf.text);
            } else if is_worded(leaf.field) {
                texts.withheld.push((id, leaf.text));
            }
        }
        for (text, visible) in withheld_prose::sections(source, reader.party(), record, level) {
            if visible {
                texts.allowed.push(text);
            } else {
                texts.withheld.push((id, text));
            }
        }
    }
    copies(source, access, reader, &mut texts);
    texts
}

fn copies(
    source: ProjectionInput<'_>,
    access: &Access,
    reader: &Reader,
    texts: &mut WithheldTexts<'_>,
) {
    let agreement = source.model.engagement().map(|(id, _)| id);
    for history in &access.approvals.histories {
        for (sponsor, decided) in &history.decided {
            let Some(approved) = &decided.copy else {
                continue;
            };
            let Ok(copy) = &approved.copy else {
                continue;
            };
            let own = match reader {
                Reader::Sponsor(name) => name == sponsor && approved.granted,
                // The client approved it.
                Reader::Client | Reader::Coach => true,
            };
            each_text(copy, &mut |_, text| {
                // An id or a number reveals nothing by itself.
                let worded = text.contains(|c: char| c.is_whitespace() || !c.is_ascii());
                match (own, history.record.or(agreement)) {
                    (true, _) => texts.copied.push(text),
                    (false, Some(record)) if worded => texts.of_others.push((record, text)),
                    (false, _) => {}
                }
            });
        }
    }
}
