//! Findings about file names that prevent a record from being read.
//!
//! Only records and the files that they link to are checked; any other file may have any name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::resolve::{joined, percent_decoded, scheme};
use crate::diag::{Diagnostic, UNREADABLE_RECORD};
use crate::record::{Record, safe_path};
use crate::source::{
    EngagementFiles, EntrySort, HEAD, SourceMap, Tree, TreeEntry, composed, is_markdown,
    is_record_name, may_be_record, name_problem, placeholder_of, stated_kind,
};
use crate::span::Span;

/// What is wrong, and how to fix it.
type NameProblem = (String, String);

/// Reports entries that look like records but cannot be read, and names that would clash on some systems. Those in
/// `named` have been reported already.
pub(super) fn check(
    tree: &dyn Tree,
    files: &EngagementFiles,
    (records, named): (&[Record], &BTreeSet<String>),
    sources: &mut SourceMap,
    diags: &mut Vec<Diagnostic>,
) {
    let mut report = |path: &str, (message, help): NameProblem| {
        let file = sources.add(path.to_owned(), Arc::from(""));
        let span = Span::new(file, 0, 0);
        diags.push(Diagnostic::new(&UNREADABLE_RECORD, span, message).help(help));
    };
    if let Some((_, help)) = name_problem(&files.dir).filter(|_| !files.dir.is_empty()) {
        let message = "the name of this engagement's folder is not valid on every system";
        report(&files.dir, (message.to_owned(), help.to_owned()));
    }
    if files.is_among_templates() {
        let path = format!("{}/engagement.md", files.dir);
        let message = "an engagement's folder may not be named `templates`, nor be in that folder: it is reserved for the practice's templates";
        let help = "give the folder another name, for example that of its client, or move it out of `templates`";
        report(&path, (message.to_owned(), help.to_owned()));
    }
    let names: BTreeSet<&str> = files.entries.iter().map(|it| it.path.as_str()).collect();
    let linked = LinkedFiles::from_records(records);
    let mut folded: BTreeMap<String, bool> = BTreeMap::new();
    let mut folders = BTreeSet::new();
    for entry in &files.entries {
        let Some(path) = inside(&files.dir, &entry.path).filter(|_| !named.contains(&entry.path))
        else {
            continue;
        };
        let matters = is_markdown(path) || linked.has(path);
        let problem = sort_problem(entry, path, matters)
            .or_else(|| stand_in_problem(path, &names, entry, &linked))
            .or_else(|| hidden_record(tree, entry, path))
            .or_else(|| {
                let (at, found) = invalid_part(path).filter(|_| matters)?;
                // A folder's name is reported once, not for each file in it.
                folders.insert(at.to_owned()).then_some(found)
            });
        let clash = folded
            .get_mut(&path.to_lowercase())
            .is_some_and(|known| *known || matters);
        folded
            .entry(path.to_lowercase())
            .and_modify(|known| *known |= matters)
            .or_insert(matters);
        let problem = problem.or_else(|| {
            clash.then(|| {
                owned_problem(
                    "another file's name differs from this one only in capitals",
                    "rename one of the two",
                )
            })
        });
        if let Some(problem) = problem {
            report(&entry.path, problem);
        }
    }
}

/// A path relative to the engagement's folder.
pub(super) fn inside<'p>(dir: &str, path: &'p str) -> Option<&'p str> {
    match dir.is_empty() {
        true => Some(path),
        false => path.strip_prefix(dir)?.strip_prefix('/'),
    }
}

fn owned_problem(message: &str, help: &str) -> NameProblem {
    (message.to_owned(), help.to_owned())
}

/// The problem of an entry that is not a regular file. A folder may contain records, whatever its name.
fn sort_problem(entry: &TreeEntry, path: &str, matters: bool) -> Option<NameProblem> {
    let problem = match entry.sort {
        EntrySort::Closed => owned_problem(
            "this folder cannot be opened, so records may be missing",
            "give your account permission to read it, or move it out of the engagement",
        ),
        EntrySort::FolderLink { .. } => owned_problem(
            "this is a symbolic link to a folder, and links are not followed: records may be missing",
            "replace the link with the folder itself, or move the link out of the engagement",
        ),
        EntrySort::TwinFolders => owned_problem(
            "two folders here have names that differ only in how their accents are encoded",
            "rename one of the two",
        ),
        EntrySort::TwinFiles if matters => owned_problem(
            "two files here have names that differ only in how their accents are encoded",
            "compare the two, and rename one, or move it out of the engagement",
        ),
        EntrySort::Symlink if matters => owned_problem(
            "this is a symbolic link, and links are not followed",
            "replace the link with the file itself",
        ),
        EntrySort::Special if matters => owned_problem(
            "this is not an ordinary file",
            "move it out of the engagement",
        ),
        EntrySort::Unnameable if matters => owned_problem(
            "this file's name is not valid Unicode",
            "rename it; use letters, digits, hyphens and dots",
        ),
        EntrySort::File(_) if is_markdown(path) && !path.ends_with(".md") && !is_readme(path) => {
            owned_problem(
                "this Markdown file is not read, because its name does not end in `.md`",
                "end its name in `.md`, in lower case",
            )
        }
        _ => return None,
    };
    Some(problem)
}

fn is_readme(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.to_lowercase().starts_with("readme.")
}

/// The problem of a file in place of a record or a linked file: a placeholder, or a different extension.
fn stand_in_problem(
    path: &str,
    names: &BTreeSet<&str>,
    entry: &TreeEntry,
    linked: &LinkedFiles,
) -> Option<NameProblem> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let beside = |name: &str| match folder.is_empty() {
        true => name.to_owned(),
        false => format!("{folder}/{name}"),
    };
    if let Some((real, program)) = placeholder_of(name) {
        let matters = is_markdown(real) || linked.has(&beside(real));
        return matters.then(|| {
            let shown = safe_path(real);
            let message = format!(
                "`{shown}` is not on this computer: this is {program}'s placeholder for it"
            );
            let help = match program {
                "iCloud" => "download it: in Finder, choose “Download Now” or “Keep Downloaded”",
                _ => "download it with that program, and keep it available offline",
            };
            (message, help.to_owned())
        });
    }
    let small = name.to_lowercase();
    let (stem, ending) = small.rsplit_once('.')?;
    if !is_markdown(stem) {
        return None;
    }
    let always = ["txt", "text", "rtf"].contains(&ending);
    let elsewhere = [
        "docx", "doc", "odt", "pages", "gdoc", "html", "htm", "pdf", "lnk", "url", "webloc",
    ];
    let original = &entry.path[..entry.path.len() - ending.len() - 1];
    let alone = elsewhere.contains(&ending) && !names.contains(original);
    (always || alone).then(|| {
        owned_problem(
            "this file is named like a record, with another extension after `.md`",
            "if it is the record, save it as plain text with a name that ends in `.md`; if not, give it a name without `.md`",
        )
    })
}

/// The problem of a text with another extension that begins like a record.
fn hidden_record(tree: &dyn Tree, entry: &TreeEntry, path: &str) -> Option<NameProblem> {
    if is_record_name(path) || is_markdown(path) || !may_be_record(path, entry.sort) {
        return None;
    }
    let kind = stated_kind(&tree.head(&entry.path, HEAD).ok()?)?;
    Some((
        format!(
            "this file begins like a record of kind `{kind}`, but its name does not end in `.md`"
        ),
        "end its name in `.md`; if it is not a record, move it out of the engagement".to_owned(),
    ))
}

/// The part of a path that is invalid on Windows, and what is wrong with it.
fn invalid_part(path: &str) -> Option<(&str, NameProblem)> {
    let ends = path.match_indices('/').map(|(at, _)| at);
    let (at, (message, help)) = ends
        .chain([path.len()])
        .find_map(|end| Some((&path[..end], name_problem(&path[..end])?)))?;
    Some((at, owned_problem(message, help)))
}

/// The files that the records' prose links to.
struct LinkedFiles {
    paths: BTreeSet<String>,
    names: BTreeSet<String>,
}

impl LinkedFiles {
    fn from_records(records: &[Record]) -> LinkedFiles {
        let mut linked = LinkedFiles {
            paths: BTreeSet::new(),
            names: BTreeSet::new(),
        };
        for record in records {
            for link in &record.body.links {
                if scheme(&link.target).is_some() {
                    continue;
                }
                let target = link.target.split('#').next().unwrap_or_default();
                let target = percent_decoded(target);
                let target = composed(&target).to_lowercase();
                let name = target.rsplit('/').next().unwrap_or(&target);
                linked.names.insert(name.to_owned());
                linked
                    .paths
                    .extend(joined(&record.path.to_lowercase(), &target));
            }
        }
        linked
    }

    /// Whether a link leads to a file, ignoring case, or may find it by its name.
    fn has(&self, path: &str) -> bool {
        let path = path.to_lowercase();
        let name = path.rsplit('/').next().unwrap_or(&path);
        self.paths.contains(&path) || self.names.contains(name)
    }
}
