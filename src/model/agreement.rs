//! The agreement of an engagement: engagement.md, and no other file.
//!
//! It defines who may see what. A folder that only looks like an engagement is therefore reported, and a second
//! agreement is never used in place of the first.

use std::collections::BTreeSet;

use super::names::inside;
use crate::diag::{Diagnostic, ENGAGEMENT_MISSING, TWO_AGREEMENTS};
use crate::kind::Kind;
use crate::record::{Record, safe_path};
use crate::source::{
    EngagementFiles, EntrySort, HEAD, NearMiss, SourceMap, Tree, TreeEntry, may_be_record,
    near_miss, stated_kind,
};
use crate::span::Span;

/// The name of the agreement's file.
pub(super) const AGREEMENT: &str = "engagement.md";

/// Reports an engagement that has no agreement, or more than one. Returns the paths of files found in place of one.
pub(super) fn check(
    tree: &dyn Tree,
    files: &EngagementFiles,
    records: &[Record],
    sources: &mut SourceMap,
    diags: &mut Vec<Diagnostic>,
) -> BTreeSet<String> {
    let own = files.entries.iter().find(|entry| {
        inside(&files.dir, &entry.path) == Some(AGREEMENT)
            && matches!(entry.sort, EntrySort::File(_))
    });
    if own.is_none() {
        let missing = missing(tree, files, sources);
        let related = missing.related.iter().map(|(span, _)| *span);
        let named = related.chain([missing.span]);
        let named = named.map(|span| sources.path(span).to_owned()).collect();
        diags.push(missing);
        return named;
    }
    let first = records.iter().find(|record| record.path == AGREEMENT);
    if let Some(record) = first.filter(|record| record.kind != Kind::Engagement) {
        let message = format!(
            "engagement.md is a record of kind `{}`, so this engagement has no agreement",
            record.kind
        );
        let help = "write `kind: engagement` if this is the agreement; if not, rename this record, and write the agreement in engagement.md";
        diags.push(Diagnostic::new(&ENGAGEMENT_MISSING, record.kind_span, message).help(help));
    }
    for other in records {
        if other.kind != Kind::Engagement || other.path == AGREEMENT {
            continue;
        }
        let message = "this is a second agreement; only engagement.md can be the agreement of this engagement";
        let help = match other.path.contains('/') {
            false => {
                "compare the two, keep in engagement.md what is right, and move this file out of the engagement's folder"
            }
            true => {
                "if this folder is a separate engagement, name this file `engagement.md`, in lower case; if not, compare it with engagement.md, and move it out of the engagement's folder"
            }
        };
        let found = Diagnostic::new(&TWO_AGREEMENTS, other.kind_span, message).help(help);
        diags.push(match first {
            Some(first) => found.related(first.kind_span, "the agreement"),
            None => found,
        });
    }
    BTreeSet::new()
}

/// The finding for a missing engagement.md.
fn missing(tree: &dyn Tree, files: &EngagementFiles, sources: &mut SourceMap) -> Diagnostic {
    let mut found = files.entries.iter().filter_map(|entry| {
        let problem = misplaced_agreement(files, entry)?;
        Some((entry, problem))
    });
    let (entry, (message, help)) = match found.next() {
        Some(first) => first,
        None => return stray_records(tree, files, sources),
    };
    let mut place = |entry: &TreeEntry| Span::new(sources.known(&entry.path), 0, 0);
    let mut diag = Diagnostic::new(&ENGAGEMENT_MISSING, place(entry), message).help(help);
    for (entry, _) in found {
        diag = diag.related(place(entry), "this is here too");
    }
    diag
}

/// What is wrong with an entry that is in the place of engagement.md, and how to fix it.
fn misplaced_agreement(files: &EngagementFiles, entry: &TreeEntry) -> Option<(String, String)> {
    let problem = |message: &str, help: &str| Some((message.to_owned(), help.to_owned()));
    let Some(path) = inside(&files.dir, &entry.path).filter(|path| !path.is_empty()) else {
        return match entry.sort {
            EntrySort::FolderLink { .. } => problem(
                "this is a symbolic link to a folder with an engagement, and links are not followed",
                "replace the link with the folder itself, or run coachgen on the folder that the link points to",
            ),
            EntrySort::TwinFolders => problem(
                "two folders here have names that differ only in how their accents are encoded, so neither is read",
                "compare the two, and rename one",
            ),
            _ => problem(
                "this folder cannot be opened, so coachgen cannot tell whether it is an engagement",
                "give your account permission to read it, or move it out of the practice",
            ),
        };
    };
    if path == AGREEMENT {
        return match entry.sort {
            EntrySort::Symlink | EntrySort::FolderLink { .. } => problem(
                "engagement.md is a symbolic link, and links are not followed: this engagement has no agreement",
                "replace it with the file itself",
            ),
            EntrySort::Unnameable => problem(
                "the name of this engagement's folder is not valid Unicode",
                "rename it; use letters, digits, hyphens and dots",
            ),
            EntrySort::TwinFiles | EntrySort::TwinFolders | EntrySort::Closed => problem(
                "engagement.md cannot be read: this engagement has no agreement",
                "check that it is a file, and give your account permission to read it",
            ),
            EntrySort::Special => problem(
                "engagement.md is not an ordinary file: this engagement has no agreement",
                "replace it with the file itself",
            ),
            EntrySort::File(_) => None,
        };
    }
    let name = path;
    let shown = safe_path(name);
    let rename = format!("rename it to `{AGREEMENT}`, in lower case");
    let (instead, help) = match near_miss(name)? {
        NearMiss::Capitals => (format!("`{shown}`"), rename),
        NearMiss::Ending if name.to_lowercase().ends_with(".rtf") => (
            format!("`{shown}`"),
            format!("save it as plain text under the name `{AGREEMENT}`"),
        ),
        NearMiss::Ending => (
            format!("`{shown}`"),
            format!(
                "rename it to `{AGREEMENT}`; to see the full name, show file name extensions in Explorer or Finder"
            ),
        ),
        NearMiss::Copy => (
            format!("`{shown}`, which is named like a copy"),
            format!(
                "look for the original; if this is the agreement as it should be, rename it to `{AGREEMENT}`"
            ),
        ),
        NearMiss::Backup => (
            format!("`{shown}`, which is an editor's backup"),
            format!(
                "look for the original; if this is the agreement as it should be, rename it to `{AGREEMENT}`"
            ),
        ),
        NearMiss::Placeholder(program) => (
            format!("{program}'s placeholder `{shown}`: the file itself is not on this computer"),
            match program {
                "iCloud" => "download it: in Finder, choose “Download Now” or “Keep Downloaded”",
                _ => "download it with that program, and keep it available offline",
            }
            .to_owned(),
        ),
    };
    Some((
        format!("this engagement has no engagement.md, only {instead}"),
        help,
    ))
}

/// The maximum number of records outside any engagement that a message lists.
const MAX_LISTED: usize = 3;

/// The finding for records without an engagement.md.
fn stray_records(tree: &dyn Tree, files: &EngagementFiles, sources: &mut SourceMap) -> Diagnostic {
    let records = files.entries.iter().filter_map(|entry| {
        let worth = may_be_record(&entry.path, entry.sort);
        let head = worth.then(|| tree.head(&entry.path, HEAD).ok()).flatten()?;
        Some((entry, stated_kind(&head)?))
    });
    let mut records: Vec<(&TreeEntry, Kind)> = records.collect();
    // A record that claims to be the agreement comes first, and notes come last, since a note alone is not
    // reported.
    records.sort_by_key(|(_, kind)| (*kind != Kind::Engagement, *kind == Kind::Note));
    let first = records.first();
    let path = first.map_or(files.dir.as_str(), |(entry, _)| entry.path.as_str());
    let (message, help) = match first {
        Some((_, Kind::Engagement)) => (
            "this record has `kind: engagement`, but the file is not named engagement.md",
            "rename it to `engagement.md`, in the engagement's own folder",
        ),
        _ => (
            "this record is not built, because no folder above it has an engagement.md",
            "restore the engagement's `engagement.md`; if this is not an engagement, move the file out of the practice, or into a folder named `templates` if it is a template for notes",
        ),
    };
    let mut place = |path: &str| Span::new(sources.known(path), 0, 0);
    let mut diag = Diagnostic::new(&ENGAGEMENT_MISSING, place(path), message).help(help);
    for (entry, _) in records.iter().skip(1).take(MAX_LISTED) {
        diag = diag.related(place(&entry.path), "this record too");
    }
    diag
}
