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
pub(super) enum CopyTexts {
    /// The sponsor has no copy.
    NoCopy,
    /// The copy says the same as the record now.
    SameAsRecord,
    /// The copy differs from the record now.
    Differs {
        /// The values of the copy.
        copy: Values,
        /// Those of a copy of the record now.
        now: Values,
        /// The prose without markup and spaces.
        prose: String,
    },
}

/// Each value with the name of each field that it is in.
#[derive(Default)]
pub(super) struct Values(BTreeSet<(String, String)>);

impl Values {
    fn of(copy: &ApprovedCopy) -> Values {
        let texts = texts_in(copy).into_iter();
        let values = texts.flat_map(|(place, text)| {
            let text = without_spaces(&text);
            place.into_iter().map(move |name| (name, text.clone()))
        });
        Values(values.collect())
    }

    fn has(&self, name: &str, text: &str) -> bool {
        self.0.contains(&(name.to_owned(), text.to_owned()))
    }

    /// Whether any field has this value.
    fn has_anywhere(&self, text: &str) -> bool {
        self.0.iter().any(|(_, value)| value == text)
    }
}

impl CopyTexts {
    /// The texts of the copy that this sponsor has of a record.
    pub(super) fn in_force(
        source: ProjectionInput<'_>,
        access: &Access,
        reader: &Reader,
        id: RecordId,
    ) -> CopyTexts {
        let sponsor = reader.sponsor().unwrap_or_default();
        let Some(copy) = copy_in_force(access, sponsor, id) else {
            return CopyTexts::NoCopy;
        };
        let new = create_copy(source, access, id, (sponsor, source.today), Some(copy));
        if new
            .as_ref()
            .is_some_and(|new| says_the_same(access, sponsor, copy, &new.copy))
        {
            return CopyTexts::SameAsRecord;
        }
        CopyTexts::Differs {
            copy: Values::of(copy),
            now: new.map(|new| Values::of(&new.copy)).unwrap_or_default(),
            prose: without_spaces(&copy.text.iter().map(plain_text).collect::<String>()),
        }
    }

    /// Whether a field has this value.
    pub(super) fn has_value(&self, name: &str, text: &str) -> bool {
        match self {
            CopyTexts::NoCopy => false,
            CopyTexts::SameAsRecord => true,
            CopyTexts::Differs { copy, now, .. } => {
                // A copy has dates in their normal form.
                let text = NaiveDate::normal_form(text).unwrap_or_else(|| without_spaces(text));
                // Some fields have another name in a copy.
                copy.has(name, &text) || !now.has(name, &text) && copy.has_anywhere(&text)
            }
        }
    }

    /// Whether the prose contains this Markdown.
    pub(super) fn has_prose(&self, markdown: &str) -> bool {
        match self {
            CopyTexts::NoCopy => false,
            CopyTexts::SameAsRecord => true,
            CopyTexts::Differs { prose, .. } => {
                prose.contains(&without_spaces(&plain_text(&parse(markdown))))
            }
        }
    }
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
