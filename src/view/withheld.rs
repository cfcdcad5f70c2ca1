//! What a reader may see and may not, as text: for the egress scan.
//!
//! Choices, days, numbers and switches say nothing by themselves; which fields hold words the decoder knows. Must not
//! ask the projection.

use super::leaves;
use super::levels::Source;
use super::standing::Standing;
use super::withheld_prose;
use crate::model::RecordId;
use crate::reader::Reader;
use crate::record::is_worded;

/// The texts of an engagement, parted for one reader.
pub struct Texts<'m> {
    /// With the record each comes from.
    pub withheld: Vec<(RecordId, &'m str)>,
    /// In reading order.
    pub allowed: Vec<&'m str>,
}

/// Parts every leaf and passage of the engagement by what this reader may see.
pub fn texts<'m>(source: Source<'m>, standing: &'m Standing, reader: &'m Reader) -> Texts<'m> {
    let mut texts = Texts {
        withheld: Vec::new(),
        allowed: Vec::new(),
    };
    let Some(levels) = standing.levels(reader) else {
        return texts;
    };
    for (place, record) in source.model.records.iter().enumerate() {
        let id = RecordId(place);
        let level = levels.of(id);
        for leaf in leaves::of(source, reader, levels, id, level) {
            if leaf.visible {
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
    texts
}
