//! From files to an engagement: reads each once, and says of every problem where it is.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::resolve::{attached_at, path_of, scheme};
use super::{Attachment, Index, Model};
use crate::attachment::{self, Store};
use crate::diag::{Diagnostic, UNREADABLE_RECORD};
use crate::record::{Record, Source, conflict, fence, read};
use crate::source::{
    EngagementFiles, Entry, EntrySort, MAX_ATTACHMENT, MAX_FRONT_MATTER, MAX_RECORD, SourceMap,
    Tree, name_problem, split,
};
use crate::span::{FileId, Span};

/// Reads one engagement.
pub fn load(
    tree: &dyn Tree,
    files: &EngagementFiles,
    name: &str,
    diags: &mut Vec<Diagnostic>,
) -> Model {
    let mut sources = SourceMap::default();
    let prefix = if files.dir.is_empty() {
        String::new()
    } else {
        format!("{}/", files.dir)
    };
    let mut records: Vec<Record> = Vec::new();
    names(files, &prefix, &mut sources, diags);
    for entry in &files.entries {
        let Some(path) = entry.path.strip_prefix(&prefix) else {
            continue;
        };
        if !is_record(path) {
            continue;
        }
        let Some((file, text)) = text_of(tree, entry, MAX_RECORD, &mut sources, diags) else {
            continue;
        };
        if let Some(record) = record(file, path, &text, diags) {
            records.push(record);
        }
    }
    let index = Index::of(&records, diags);
    let known = other_files(files, &prefix);
    let attachments = attachments(tree, &known, &prefix, &records);
    Model {
        name: name.to_owned(),
        dir: files.dir.clone(),
        sources,
        records,
        index,
        files: known.into_keys().map(str::to_owned).collect(),
        attachments,
    }
}

fn record(file: FileId, path: &str, text: &str, diags: &mut Vec<Diagnostic>) -> Option<Record> {
    let head = Span::new(file, 0, text.find('\n').unwrap_or(text.len()));
    let unreadable =
        |message: &str, help: &str| Diagnostic::new(&UNREADABLE_RECORD, head, message).help(help);
    let front = split(text);
    let fields = front.as_ref().map_or(0..0, |front| front.yaml.clone());
    let conflicts = conflict::conflicts(file, text, fields);
    if !conflicts.is_empty() {
        // Two versions in one file: whatever else it says is not to be trusted.
        diags.extend(conflicts);
        return None;
    }
    let Some(front) = front else {
        diags.push(fence::no_front_matter(file, text));
        return None;
    };
    if front.yaml.len() > MAX_FRONT_MATTER {
        diags.push(unreadable(
            "the front matter is larger than 64 KiB",
            "move long text to the body",
        ));
        return None;
    }
    read(
        &Source {
            file,
            path,
            text,
            front,
        },
        diags,
    )
}

/// Whether a file is Markdown by any ending: words, never an attachment.
fn is_markdown(path: &str) -> bool {
    let path = path.to_lowercase();
    path.ends_with(".md") || path.ends_with(".markdown")
}

fn is_record(path: &str) -> bool {
    path.ends_with(".md") && path.rsplit('/').next() != Some("README.md")
}

/// The text of a file, refused from its size before it is read.
pub(super) fn text_of(
    tree: &dyn Tree,
    entry: &Entry,
    most: u64,
    sources: &mut SourceMap,
    diags: &mut Vec<Diagnostic>,
) -> Option<(FileId, Arc<str>)> {
    let mut refuse = |sources: &mut SourceMap, read: &str, message: String, help: &str| {
        let file = sources.add(entry.path.clone(), Arc::from(read));
        let span = Span::new(file, read.len(), read.len());
        diags.push(Diagnostic::new(&UNREADABLE_RECORD, span, message).help(help));
    };
    match entry.sort {
        EntrySort::File(length) if length > most => {
            let size = match most / 1024 {
                kib if kib < 1024 => format!("{kib} KiB"),
                kib => format!("{} MiB", kib / 1024),
            };
            refuse(
                sources,
                "",
                format!("this file is larger than {size} and is not read"),
                "divide it, or keep what is long in an attachment",
            );
            None
        }
        EntrySort::File(_) => match tree.read(&entry.path).map(String::from_utf8) {
            Ok(Ok(text)) => {
                let text: Arc<str> = Arc::from(text);
                Some((sources.add(entry.path.clone(), Arc::clone(&text)), text))
            }
            Ok(Err(error)) => {
                let read = error.utf8_error().valid_up_to();
                let read = String::from_utf8_lossy(&error.as_bytes()[..read]).into_owned();
                refuse(
                    sources,
                    &read,
                    "this file is not UTF-8: what comes here is no character".to_owned(),
                    "save it again as UTF-8, the encoding that editors offer under “Save as”",
                );
                None
            }
            Err(error) => {
                let message = format!("this file cannot be read: {}", error.cause);
                refuse(
                    sources,
                    "",
                    message,
                    "check that it is there and that you may read it",
                );
                None
            }
        },
        // Other sorts are reported with the names, whatever their ending.
        _ => None,
    }
}

/// Reports entries that are no plain files, and names that would clash on some machine.
fn names(
    files: &EngagementFiles,
    prefix: &str,
    sources: &mut SourceMap,
    diags: &mut Vec<Diagnostic>,
) {
    let mut folded: BTreeMap<String, &str> = BTreeMap::new();
    if let Some((_, help)) = name_problem(&files.dir).filter(|_| !files.dir.is_empty()) {
        let file = sources.add(files.dir.clone(), Arc::from(""));
        let message = "this engagement's folder has a name that some machines cannot hold";
        diags.push(Diagnostic::new(&UNREADABLE_RECORD, Span::new(file, 0, 0), message).help(help));
    }
    if files.is_among_templates() {
        let file = sources.add(format!("{prefix}engagement.md"), Arc::from(""));
        let message = "an engagement's folder may not be named `templates`, nor lie in that folder: it holds the practice's templates";
        diags.push(
            Diagnostic::new(&UNREADABLE_RECORD, Span::new(file, 0, 0), message)
                .help("give the folder another name, after its client for example, or move it out of `templates`"),
        );
    }
    for entry in &files.entries {
        let path = entry.path.strip_prefix(prefix).unwrap_or(&entry.path);
        let problem = match entry.sort {
            EntrySort::Symlink => Some((
                "this is a symbolic link, and links are not followed",
                "put the file itself here",
            )),
            EntrySort::Special => Some((
                "this is not an ordinary file",
                "take it out of the engagement",
            )),
            EntrySort::Unnameable => Some((
                "this file's name is not Unicode",
                "rename it, with letters, figures, hyphens and dots",
            )),
            EntrySort::File(_) if is_markdown(path) && !path.ends_with(".md") => Some((
                "this is Markdown by another ending, and no record",
                "end its name in `.md`, in small letters",
            )),
            EntrySort::File(_) => name_problem(path),
        };
        let clash = folded.insert(path.to_lowercase(), path).is_some();
        let problem = problem.or_else(|| {
            clash.then_some((
                "another file's name differs from this one only in capitals",
                "rename one of the two",
            ))
        });
        if let Some((message, help)) = problem {
            let file = sources.add(entry.path.clone(), Arc::from(""));
            diags.push(
                Diagnostic::new(&UNREADABLE_RECORD, Span::new(file, 0, 0), message).help(help),
            );
        }
    }
}

/// The files of the engagement that are no Markdown, with their lengths.
fn other_files<'f>(files: &'f EngagementFiles, prefix: &str) -> BTreeMap<&'f str, u64> {
    files
        .entries
        .iter()
        .filter_map(|entry| match entry.sort {
            EntrySort::File(length) => Some((entry.path.strip_prefix(prefix)?, length)),
            _ => None,
        })
        .filter(|(path, _)| !is_markdown(path))
        .collect()
}

/// Reads and strips what the records' prose links to.
fn attachments(
    tree: &dyn Tree,
    known: &BTreeMap<&str, u64>,
    prefix: &str,
    records: &[Record],
) -> BTreeMap<String, Attachment> {
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    for record in records {
        for link in &record.body.links {
            if scheme(&link.target).is_none() {
                let path = path_of(&link.target);
                wanted.extend(attached_at(&record.path, &path, |path| {
                    known.contains_key(path)
                }));
            }
        }
    }
    wanted
        .into_iter()
        .filter(|path| {
            known
                .get(path.as_str())
                .is_some_and(|length| *length <= MAX_ATTACHMENT)
        })
        .filter_map(|path| {
            let bytes = tree.read(&format!("{prefix}{path}")).ok()?;
            let attachment = attached(&path, &bytes, tree.pictures());
            Some((path, attachment))
        })
        .collect()
}

pub(super) fn attached(path: &str, bytes: &[u8], pictures: Option<&dyn Store>) -> Attachment {
    let content = attachment::strip_kept(path, bytes, pictures);
    let name = match &content {
        Ok(stripped) => {
            let digest = Sha256::digest(&stripped.bytes);
            let hex: String = digest[..10]
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            format!("{hex}.{}", stripped.extension)
        }
        Err(_) => String::new(),
    };
    Attachment { name, content }
}
