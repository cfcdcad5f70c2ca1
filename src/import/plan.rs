//! What an import would write, from the files and the coach's view of the engagement.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::numbers::{NumberedSessions, assign};
use super::{ImportedDraft, NotImported, is_table, note, table};
use crate::kind::Kind;
use crate::skeleton::folder_for;
use crate::source::LooseFile;
use crate::view::types::{AnyRecord, Fact, View};

/// Options of an import.
#[derive(Debug, Clone, Copy, Default)]
pub struct ImportOptions {
    /// The kind of everything that is imported.
    pub kind: Option<Kind>,
    /// Whether the day comes first in dates such as `05.06.2026`.
    pub day_first: bool,
}

/// What an import would write, and what it leaves out.
#[derive(Debug, Clone, Default)]
pub struct ImportPlan {
    /// By date; those without a date come last.
    pub drafts: Vec<ImportedDraft>,
    /// In the order of the files.
    pub not_imported: Vec<NotImported>,
}

/// What an earlier import wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownImport {
    /// The digest of the original.
    pub digest: String,
    /// The path of the record.
    pub record: String,
}

/// How a record names its original.
pub(super) const DIGEST_MARK: &str = "# Imported by coachgen; digest of the original: ";

/// The originals that records name, with the paths of the records. `records` are paths and texts.
pub fn known_imports<'r>(records: impl Iterator<Item = (&'r str, &'r str)>) -> Vec<KnownImport> {
    let digests = records.flat_map(|(path, text)| {
        let lines = text
            .lines()
            .filter_map(|line| line.strip_prefix(DIGEST_MARK));
        lines.map(move |digest| KnownImport {
            digest: digest.trim().to_owned(),
            record: path.to_owned(),
        })
    });
    digests.collect()
}

/// Returns what importing `files` to the engagement in `folder` would write. `view` is the coach's.
pub fn plan(
    files: &[LooseFile],
    view: &View,
    folder: &str,
    known: &[KnownImport],
    options: &ImportOptions,
) -> ImportPlan {
    let mut plan = ImportPlan::default();
    let mut found = Vec::new();
    for file in files {
        let result = match &file.content {
            Err(why) => Err(why.clone()),
            Ok(bytes) if is_table(&file.path) => {
                table::rows(&file.path, bytes, options, &mut plan.not_imported)
            }
            Ok(bytes) => note::note(&file.path, bytes, options).map(|draft| vec![draft]),
        };
        match result {
            Ok(drafts) => found.extend(drafts),
            Err(why) => plan.refuse(file.path.clone(), why),
        }
    }
    let sessions = sessions(view);
    let mut seen = BTreeSet::new();
    for draft in found {
        let before = known.iter().find(|known| known.digest == draft.digest);
        let same_day = sessions.iter().find(|fact| {
            draft.kind == Kind::Session && fact.date.is_some() && fact.date == draft.date
        });
        if let Some(before) = before {
            plan.refuse(
                draft.source,
                format!("it is already imported: {}", before.record),
            );
        } else if !seen.insert(draft.digest.clone()) {
            plan.refuse(draft.source, "another file has the same content".to_owned());
        } else if let Some(fact) = same_day {
            let path = fact.path.as_deref().unwrap_or("a record");
            plan.refuse(
                draft.source,
                format!("there is a session on this date: {path}"),
            );
        } else {
            plan.drafts.push(draft);
        }
    }
    assign(&mut plan.drafts, numbered(&sessions));
    for draft in &mut plan.drafts {
        draft.folder = folder_for(view, folder, draft.kind);
        draft.stem = stem(draft.kind, draft.number, draft.date);
    }
    plan
}

impl ImportPlan {
    /// Leaves something out.
    pub fn refuse(&mut self, source: String, why: String) {
        self.not_imported.push(NotImported { source, why });
    }
}

/// Every session, also drafts.
fn sessions(view: &View) -> Vec<&Fact> {
    let records = view.records.iter().map(AnyRecord::fact);
    let drafts = view.drafts.iter().map(|draft| &draft.fact);
    records
        .chain(drafts)
        .filter(|fact| fact.kind == Kind::Session)
        .collect()
}

fn numbered(sessions: &[&Fact]) -> NumberedSessions {
    let mut numbered = BTreeMap::new();
    for fact in sessions {
        if let Some(number) = fact.number {
            numbered.insert(number, fact.date);
        }
    }
    numbered
}

/// A file name like those of `coachgen new`. Names of the original are not used: they may contain anything.
fn stem(kind: Kind, number: Option<u32>, date: Option<NaiveDate>) -> String {
    match (number, date) {
        (Some(number), _) => format!("{kind}-{number}"),
        (None, Some(date)) => format!("{kind}-{date}"),
        (None, None) => format!("{kind}-imported"),
    }
}
