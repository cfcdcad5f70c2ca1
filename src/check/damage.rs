//! Records and fields that could not be read, so that no rule reports as missing what may be in them.
//!
//! An unreadable file only disables the rules that depend on it: each rule lists the kinds and fields that it needs,
//! and does not run if one of them could not be read.

use std::collections::BTreeMap;

use super::rule::RequiredFields;
use crate::diag::{
    Diagnostic, FIELDS_OUTSIDE, INVALID_DATE, INVALID_FRONT_MATTER, MERGE_CONFLICT, MISSING_FIELD,
    Rule, UNREADABLE_RECORD, nearest,
};
use crate::kind::Kind;
use crate::model::{Model, kinds_of};
use crate::record::yaml::YamlValue;
use crate::record::{Record, shapes};
use crate::span::{FileId, Span};

/// Rules that report something that could not be read.
const READ_RULES: [&Rule; 5] = [
    &UNREADABLE_RECORD,
    &INVALID_FRONT_MATTER,
    &INVALID_DATE,
    &MISSING_FIELD,
    &MERGE_CONFLICT,
];

/// If more fields than this could not be read, no rule about their kinds runs. This avoids comparing the name of each
/// needed field with thousands of names.
const MAX_UNREAD_FIELDS: usize = 200;

/// The parts of an engagement that could not be read.
#[derive(Debug, Default)]
pub struct UnreadParts {
    /// Unreadable files: the path, and the kinds of record that the file may be.
    pub unread: Vec<(String, Vec<Kind>)>,
    /// Top-level fields that could not be read completely, with the kind of their record.
    pub fields: Vec<(Kind, String)>,
}

impl UnreadParts {
    /// Collects the unread parts from the findings that were made while the files were read.
    pub fn new(model: &Model, diags: &[Diagnostic]) -> UnreadParts {
        let mut damage = UnreadParts::default();
        let records: BTreeMap<FileId, &Record> = model
            .records
            .iter()
            .map(|record| (record.file, record))
            .collect();
        for diag in diags.iter().filter(|diag| READ_RULES.contains(&diag.rule)) {
            let record = records.get(&diag.span.file).copied();
            // Rules do not see a record without content.
            let record = record.filter(|record| record.content.is_some() || record.common.draft);
            match record {
                Some(record) => damage
                    .fields
                    .extend(field_at(record, diag.span).map(|key| (record.kind, key))),
                None => damage.add_unread_file(model, diag.span),
            }
        }
        let outside = diags.iter().filter(|diag| diag.rule == &FIELDS_OUTSIDE);
        for diag in outside {
            let mut records = model.records.iter();
            // A field that the record lacks may be among those outside its front matter.
            if let Some(record) = records.find(|record| record.file == diag.span.file) {
                let fields = shapes(record.kind).fields.into_iter();
                damage
                    .fields
                    .extend(fields.map(|field| (record.kind, field.key.to_owned())));
            }
        }
        // One field can have several findings.
        damage.fields.sort_unstable();
        damage.fields.dedup();
        damage
    }

    /// Whether something that a rule needs could not be read.
    pub fn affects(&self, needs: &[RequiredFields]) -> bool {
        if self.fields.len() > MAX_UNREAD_FIELDS
            && needs.iter().any(|(kind, _)| self.has_unread_field(*kind))
        {
            return true;
        }
        needs.iter().any(|(kind, keys)| {
            let unread = self.unread.iter().any(|(_, kinds)| kinds.contains(kind));
            let field = self.fields.iter().any(|(of, key)| {
                // An unknown field may be a misspelling of the one that it is nearest to.
                of == kind && nearest(key, keys.iter().copied()).is_some()
            });
            unread || field
        })
    }

    fn has_unread_field(&self, kind: Kind) -> bool {
        self.fields.iter().any(|(of, _)| *of == kind)
    }

    fn add_unread_file(&mut self, model: &Model, span: Span) {
        let Some(file) = model.sources.file(span.file) else {
            return;
        };
        if self.unread.iter().any(|(path, _)| *path == file.path) {
            return;
        }
        let kinds = kinds_of(&file.path, &file.text);
        self.unread.push((file.path.clone(), kinds));
    }
}

/// The top-level field of `record` that contains `span`.
fn field_at(record: &Record, span: Span) -> Option<String> {
    let YamlValue::Map(entries) = &record.node.value else {
        return None;
    };
    if record.node.span.end <= span.start {
        // The span is in the prose, not in a field.
        return None;
    }
    let entry = entries
        .iter()
        .rfind(|entry| entry.key_span.start <= span.start)?;
    Some(entry.key.clone())
}
