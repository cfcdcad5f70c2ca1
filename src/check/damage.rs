//! What could not be read, so that no rule complains of what may well be there.
//!
//! A file that cannot be read costs only what depends on it: a rule says which kinds and fields it needs,
//! and is silent while one of them is in doubt.

use std::collections::BTreeMap;

use super::rule::RequiredFields;
use crate::diag::{
    Diagnostic, FIELDS_OUTSIDE, INVALID_FRONT_MATTER, MERGE_CONFLICT, MISSING_FIELD, Rule,
    UNREADABLE_RECORD, nearest,
};
use crate::kind::{Kind, Phase};
use crate::model::Model;
use crate::record::yaml::YamlValue;
use crate::record::{Record, shapes};
use crate::source::split;
use crate::span::{FileId, Span};

/// Rules that say that something could not be read.
const READING: [&Rule; 4] = [
    &UNREADABLE_RECORD,
    &INVALID_FRONT_MATTER,
    &MISSING_FIELD,
    &MERGE_CONFLICT,
];

/// Where more fields than these could not be read, every rule about their kinds is silent: no name of a field is worth
/// being compared with thousands.
const DOUBTED: usize = 200;

/// What of an engagement is in doubt.
#[derive(Debug, Default)]
pub struct UnreadParts {
    /// Files without a record: path, and the kinds it may be of.
    pub unread: Vec<(String, Vec<Kind>)>,
    /// Top-level fields in which something could not be read, with the record's kind.
    pub fields: Vec<(Kind, String)>,
}

impl UnreadParts {
    /// What the findings made so far, while files were read, put in doubt.
    pub fn of(model: &Model, diags: &[Diagnostic]) -> UnreadParts {
        let mut damage = UnreadParts::default();
        let records: BTreeMap<FileId, &Record> = model
            .records
            .iter()
            .map(|record| (record.file, record))
            .collect();
        for diag in diags.iter().filter(|diag| READING.contains(&diag.rule)) {
            let record = records.get(&diag.span.file).copied();
            // A record without its content is none to any rule.
            let record = record.filter(|record| record.content.is_some() || record.common.draft);
            match record {
                Some(record) => damage
                    .fields
                    .extend(field_at(record, diag.span).map(|key| (record.kind, key))),
                None => damage.file(model, diag.span),
            }
        }
        let outside = diags.iter().filter(|diag| diag.rule == &FIELDS_OUTSIDE);
        for diag in outside {
            let mut records = model.records.iter();
            // What the record lacks may be among the fields that have no effect.
            if let Some(record) = records.find(|record| record.file == diag.span.file) {
                let asked = shapes(record.kind).asked.into_iter();
                damage
                    .fields
                    .extend(asked.map(|asked| (record.kind, asked.key.to_owned())));
            }
        }
        // A field in which much could not be read is in doubt once.
        damage.fields.sort_unstable();
        damage.fields.dedup();
        damage
    }

    /// Whether something that a rule needs is in doubt.
    pub fn touches(&self, needs: &[RequiredFields]) -> bool {
        if self.fields.len() > DOUBTED && needs.iter().any(|(kind, _)| self.doubts(*kind)) {
            return true;
        }
        needs.iter().any(|(kind, keys)| {
            let unread = self.unread.iter().any(|(_, kinds)| kinds.contains(kind));
            let field = self.fields.iter().any(|(of, key)| {
                // A field of an unknown name may be the one it is nearest to.
                of == kind && nearest(key, keys.iter().copied()).is_some()
            });
            unread || field
        })
    }

    fn doubts(&self, kind: Kind) -> bool {
        self.fields.iter().any(|(of, _)| *of == kind)
    }

    fn file(&mut self, model: &Model, span: Span) {
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

/// The top-level field of `record` in which `span` lies.
fn field_at(record: &Record, span: Span) -> Option<String> {
    let YamlValue::Map(entries) = &record.node.value else {
        return None;
    };
    if record.node.span.end <= span.start {
        // In the prose: no field is in doubt.
        return None;
    }
    let entry = entries
        .iter()
        .rfind(|entry| entry.key_span.start <= span.start)?;
    Some(entry.key.clone())
}

/// The kinds of record that a file may be which could not be read: what it says of itself, else what its
/// name and folder say, else any. A file that neither says so nor looks like one is none.
pub fn kinds_of(path: &str, text: &str) -> Vec<Kind> {
    let front = split(text).map(|front| &text[front.yaml]);
    let said = front.unwrap_or(text).lines().find_map(|line| {
        let word = line.strip_prefix("kind:")?;
        let word = word.split('#').next()?.trim().trim_matches(['"', '\'']);
        nearest(word, Kind::ALL.iter().map(|kind| kind.word())).and_then(Kind::from_word)
    });
    if let Some(kind) = said {
        return vec![kind];
    }
    if let Some(kind) = Kind::from_file_name(path) {
        return vec![kind];
    }
    if text.trim_start_matches('\u{feff}').starts_with("---") {
        return match Phase::from_folder(path) {
            Some(phase) => of_phase(phase),
            None => Kind::ALL.to_vec(),
        };
    }
    Vec::new()
}

fn of_phase(phase: Phase) -> Vec<Kind> {
    Kind::ALL
        .into_iter()
        .filter(|kind| kind.phase() == Some(phase))
        .collect()
}
