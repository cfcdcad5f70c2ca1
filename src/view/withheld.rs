//! What a reader may see and may not, as text: for the egress scan.

use super::leaves;
use super::levels::Source;
use super::passages;
use super::standing::Standing;
use crate::model::RecordId;
use crate::policy::Field;
use crate::reader::Reader;

/// The texts of an engagement, parted for one reader.
pub struct Texts<'m> {
    /// With the record each comes from.
    pub withheld: Vec<(RecordId, &'m str)>,
    /// In reading order.
    pub allowed: Vec<&'m str>,
}

/// Words from a fixed list, dates and switches say nothing by themselves; only text is searched for.
const CHOICES: [&str; 18] = [
    "status",
    "relationship",
    "mode",
    "payer",
    "language",
    "channel",
    "outcome",
    "owner",
    "verdict",
    "change",
    "part",
    "decision",
    "type",
    "by",
    "limit",
    "currency",
    "sponsor_sees",
    "digest",
];

/// Words that name something by its id.
const NAMES: [&str; 8] = [
    "id",
    "action",
    "objective",
    "milestone",
    "point",
    "points",
    "draws_on",
    "renews",
];

/// Whether a field holds words that say something, rather than a choice or a name for something.
pub(super) fn says(field: Field) -> bool {
    !CHOICES.contains(&field.key()) && !NAMES.contains(&field.key())
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
            } else if !CHOICES.contains(&leaf.field.key()) {
                texts.withheld.push((id, leaf.text));
            }
        }
        for passage in passages::of(source, reader, record, level) {
            if passage.visible {
                texts.allowed.push(passage.text);
            } else {
                texts.withheld.push((id, passage.text));
            }
        }
    }
    texts
}
