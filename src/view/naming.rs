//! Names the records in a reader's portal: derived from kind and number or date, never from the file.

use std::collections::BTreeMap;

use super::access::Access;
use super::input::ProjectionInput;
use super::order;
use super::slug::{SlugParts, Slugs, same_name_and_day};
use super::types::Fact;
use crate::kind::Kind;
use crate::policy::{AccessLevel, Field};
use crate::reader::{Party, Reader};
use crate::record::{Content, ContentFields};

impl Slugs {
    /// Names every record that the reader sees. Records that would have the same name get a number, in order of
    /// date, and within a day in the order of what the reader sees of them. Hidden records and file names do not
    /// affect the result.
    pub fn for_reader(source: ProjectionInput<'_>, access: &Access, reader: &Reader) -> Slugs {
        let Some(levels) = access.levels(reader) else {
            return Slugs::default();
        };
        let mut named: Vec<SlugParts> = source
            .model
            .complete_records()
            .filter(|(id, _, _)| levels.level_of(*id) > AccessLevel::Hidden)
            // A sponsor has copies of the other records. Those are named after the content of the copy.
            .filter(|(id, record, _)| {
                reader.party() != Party::Sponsor
                    || levels.level_of(*id) < AccessLevel::Shared
                    || !source.policy.kind(record.kind).approved
            })
            .map(|(id, record, content)| {
                let sees = |field| {
                    source
                        .policy
                        .sees(field, reader.party(), levels.level_of(id), false)
                };
                (base(record.kind, content, &sees), content.day(), id)
            })
            .collect();
        named.sort();
        if named
            .windows(2)
            .any(|pair| same_name_and_day(&pair[0], &pair[1]))
        {
            order::by_content(source, access, reader, &mut named);
        }
        let bases = named.iter().map(|(base, ..)| base.clone()).collect();
        let ids = named.into_iter().map(|(.., id)| id);
        let mut slugs = Slugs {
            records: ids.zip(numbered(bases)).collect(),
            copies: BTreeMap::new(),
        };
        slugs.add_copies(access, reader);
        slugs
    }

    /// Names the copies that a sponsor has by their content. Copies of one day are ordered by their words.
    fn add_copies(&mut self, access: &Access, reader: &Reader) {
        let mut copies: Vec<_> = access
            .sponsor_copies(reader)
            .into_iter()
            .map(|held| {
                (
                    copy_base(&held.copy.record),
                    held.copy.record.date,
                    held.copy.written(),
                    held.history,
                )
            })
            .collect();
        copies.sort_by(|a, b| (&a.0, a.1, &a.2, &a.3.name).cmp(&(&b.0, b.1, &b.2, &b.3.name)));
        let bases = copies.iter().map(|(base, ..)| base.clone()).collect();
        for ((.., history), slug) in copies.iter().zip(numbered(bases)) {
            if let Some(id) = history.record {
                self.records.insert(id, slug.clone());
            }
            self.copies.insert(history.name.clone(), slug);
        }
    }
}

/// Names from sorted beginnings. The second name with the same beginning ends in `-2`.
fn numbered(bases: Vec<String>) -> Vec<String> {
    let mut last: Option<(String, usize)> = None;
    let name = |base: String| {
        let number = match &last {
            Some((name, number)) if *name == base => number + 1,
            _ => 1,
        };
        let slug = if number == 1 {
            base.clone()
        } else {
            format!("{base}-{number}")
        };
        last = Some((base, number));
        slug
    };
    bases.into_iter().map(name).collect()
}

/// The beginning of a copy's name.
fn copy_base(fact: &Fact) -> String {
    let word = fact.kind.word();
    match (fact.review, fact.date.filter(|_| !fact.kind.is_single())) {
        (Some(review), _) => format!("{word}-{}", review.word()),
        (None, Some(date)) => format!("{word}-{date}"),
        (None, None) => word.to_owned(),
    }
}

/// The beginning of a record's name. What the reader does not see must not be part of it either.
fn base(kind: Kind, content: &Content, sees: &dyn Fn(Field) -> bool) -> String {
    let word = kind.word();
    let ContentFields {
        date,
        number,
        part,
        review,
        ..
    } = content.fields();
    if let Some(number) = number.filter(|number| sees(number.field)) {
        return format!("{word}-{}", number.value);
    }
    if let Some(part) = part.filter(|part| sees(part.field)) {
        return format!("{word}-part-{}", part.value.word());
    }
    if let Some(review) = review.filter(|review| sees(review.field)) {
        return format!("{word}-{}", review.value.word());
    }
    match date.filter(|date| sees(date.field) && !kind.is_single()) {
        Some(date) => format!("{word}-{}", date.value),
        None => word.to_owned(),
    }
}
