//! What a sponsor's copy of a record contains, by field and section of the record as it is now.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::model::RecordId;
use crate::prose::{parse, plain_text};
use crate::reader::Reader;
use crate::record::decode::Scalar as _;
use crate::view::access::Access;
use crate::view::copy::{ApprovedCopy, copy_levels, create_copy};
use crate::view::difference::texts_in;
use crate::view::input::ProjectionInput;
use crate::view::levels::Levels;
use crate::view::waiting::says_the_same;

/// Whether a sponsor has only approved copies of a record.
pub(super) fn needs_approval(source: ProjectionInput<'_>, reader: &Reader, id: RecordId) -> bool {
    reader.sponsor().is_some() && source.policy.kind(source.model.record(id).kind).approved
}

/// The levels with which a sponsor's copy of a record would be made; `None` if there cannot be one.
pub(super) fn levels_of_copy(
    source: ProjectionInput<'_>,
    access: &Access,
    reader: &Reader,
    id: RecordId,
) -> Option<Levels> {
    if !needs_approval(source, reader, id) {
        return None;
    }
    let (_, levels) = copy_levels(source, access, id, reader.sponsor()?, None)?;
    Some(levels)
}

fn copy_in_force<'a>(
    access: &'a Access,
    sponsor: &'a str,
    id: RecordId,
) -> Option<&'a ApprovedCopy> {
    let mut copies = access.approvals.copies(sponsor);
    copies
        .find(|held| held.history.record == Some(id))
        .map(|held| held.copy.as_ref())
}

/// The texts of the copy that a sponsor has.
pub(super) enum KnownTexts {
    /// The sponsor has no copy.
    None,
    /// The copy says the same as the record now.
    All,
    /// The copy differs from the record now.
    Some {
        /// Each value with the name of each field that it is in.
        values: BTreeSet<(String, String)>,
        /// The prose without markup and spaces.
        prose: String,
    },
}

impl KnownTexts {
    /// The texts of the copy that this sponsor has of a record.
    pub(super) fn in_force(
        source: ProjectionInput<'_>,
        access: &Access,
        reader: &Reader,
        id: RecordId,
    ) -> KnownTexts {
        let sponsor = reader.sponsor().unwrap_or_default();
        let Some(copy) = copy_in_force(access, sponsor, id) else {
            return KnownTexts::None;
        };
        let new = create_copy(source, access, id, (sponsor, source.today), Some(copy));
        if new.is_some_and(|new| says_the_same(access, sponsor, copy, &new.copy)) {
            return KnownTexts::All;
        }
        let texts = texts_in(copy).into_iter();
        let values = texts.flat_map(|(place, text)| {
            let text = without_spaces(&text);
            place.into_iter().map(move |name| (name, text.clone()))
        });
        KnownTexts::Some {
            values: values.collect(),
            prose: without_spaces(&copy.text.iter().map(plain_text).collect::<String>()),
        }
    }

    /// Whether a field has this value.
    pub(super) fn has_value(&self, name: &str, text: &str) -> bool {
        match self {
            KnownTexts::None => false,
            KnownTexts::All => true,
            KnownTexts::Some { values, .. } => {
                // A copy has dates in their normal form.
                let text = NaiveDate::normal_form(text).unwrap_or_else(|| without_spaces(text));
                values.contains(&(name.to_owned(), text))
            }
        }
    }

    /// Whether the prose contains this Markdown.
    pub(super) fn has_prose(&self, markdown: &str) -> bool {
        match self {
            KnownTexts::None => false,
            KnownTexts::All => true,
            KnownTexts::Some { prose, .. } => {
                prose.contains(&without_spaces(&plain_text(&parse(markdown))))
            }
        }
    }
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
