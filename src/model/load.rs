//! Loads an engagement: reads each file once, and reports every problem with its location.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::resolve::{attached_at, path_of, scheme};
use super::text::read_text;
use super::{
    Attachment, IdIndex, Model, UnreadableRecord, agreement, approvals, copies, handovers, names,
};
use crate::attachment::{self, AttachmentError, PictureStore};
use crate::diag::{Diagnostic, Level, UNREADABLE_RECORD};
use crate::record::{Record, RecordText, conflict, fence, read};
use crate::source::{
    Contents, CopyName, EngagementFiles, EntrySort, MAX_ATTACHMENT, MAX_FRONT_MATTER, MAX_RECORD,
    SourceMap, Tree, copied_from, has_front_matter, is_copy_name, is_markdown, is_record_name,
    split, stand_in,
};
use crate::span::{FileId, Span};
use crate::text::hex;

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
    let mut unreadable: Vec<UnreadableRecord> = Vec::new();
    for entry in &files.entries {
        let Some(path) = entry.path.strip_prefix(&prefix) else {
            continue;
        };
        if !is_record_name(path) {
            continue;
        }
        let Some((file, text)) = read_text(tree, entry, MAX_RECORD, &mut sources, diags) else {
            unreadable.extend(UnreadableRecord::from_text(path, ""));
            continue;
        };
        if is_empty(&text) {
            diags.push(empty(file, path));
            unreadable.extend(UnreadableRecord::from_text(path, &text));
            continue;
        }
        match record(file, path, &text, diags) {
            Some(record) => {
                unreadable.extend(UnreadableRecord::from_record(&record));
                records.push(record);
            }
            None => unreadable.extend(UnreadableRecord::from_text(path, &text)),
        }
    }
    let named = agreement::check(tree, files, &records, &mut sources, diags);
    names::check(tree, files, (&records, &named), &mut sources, diags);
    copies::check(files, &records, &mut sources, diags);
    copies::twins(&records, diags);
    let index = IdIndex::build(&records, diags);
    let known = other_files(files, &prefix);
    let attachments = attachments(tree, files, (&known, &prefix), &records);
    let approvals = approvals::load(tree, &files.entries, &prefix, &mut sources, diags);
    let handovers = handovers::load(tree, &files.entries, &prefix, &mut sources, diags);
    Model {
        name: name.to_owned(),
        dir: files.dir.clone(),
        sources,
        records,
        unreadable,
        index,
        files: known.into_keys().map(str::to_owned).collect(),
        attachments,
        approvals,
        handovers,
    }
}

/// Whether a file has no text, or only the lines that begin and end the front matter.
fn is_empty(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    text.lines().all(|line| matches!(line.trim(), "" | "---"))
}

/// The finding for an empty record: a note that was only started, or an unfinished download or save. Blocks the build
/// only if it is engagement.md: any other empty file contains nothing private.
fn empty(file: FileId, path: &str) -> Diagnostic {
    let found = |message, help| {
        Diagnostic::new(&UNREADABLE_RECORD, Span::new(file, 0, 0), message).help(help)
    };
    match path == agreement::AGREEMENT {
        true => found(
            "this file is empty; a download or a save may not have finished",
            "look for its earlier version in your sync program or backup; the agreement begins with a line `---`, the fields, and a line `---`",
        ),
        false => found(
            "this file is empty; it is left out",
            "write the record: a line `---`, the fields, a line `---`, and the prose; or delete the file. If it had content, look for its earlier version in your sync program or backup",
        )
        .level(Level::Error),
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
        // The file contains two versions, so the rest of its content cannot be trusted.
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
            "move long text to the body, or split a long list into several records",
        ));
        return None;
    }
    read(
        &RecordText {
            file,
            path,
            text,
            front,
        },
        diags,
    )
}

/// The files of the engagement that are not Markdown, with their lengths.
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

/// Reads the files that the records' prose links to, and removes their metadata.
fn attachments(
    tree: &dyn Tree,
    files: &EngagementFiles,
    (known, prefix): (&BTreeMap<&str, u64>, &str),
    records: &[Record],
) -> BTreeMap<String, Attachment> {
    // Includes records that could not be read.
    let names: BTreeSet<String> = files
        .entries
        .iter()
        .filter_map(|entry| entry.path.strip_prefix(prefix))
        .filter(|path| is_record_name(path))
        .map(name_of)
        .collect();
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
            let attachment = match is_copy_name(&path) || has_front_matter(&bytes) {
                true => Attachment::refused(AttachmentError::RecordCopy),
                false => attached(&path, &bytes, tree.pictures()),
            };
            // A picture with that name contains the same content.
            let is_image = attachment
                .content
                .as_ref()
                .is_ok_and(|content| content.image);
            let attachment = match !is_image && is_copy_of_record(&path, &names) {
                true => Attachment::refused(AttachmentError::RecordCopy),
                false => attachment,
            };
            Some((path, attachment))
        })
        .collect()
}

/// Whether the name of a file, in any format, marks it as a copy of a record with one of these names.
fn is_copy_of_record(path: &str, names: &BTreeSet<String>) -> bool {
    let copied = copied_from(&name_of(path), &|name| names.contains(name));
    copied.is_some_and(|(_, sure)| sure == CopyName::Certain)
}

/// The name of a file without its folder and extensions.
fn name_of(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split_once('.')
        .map_or(name, |(stem, _)| stem)
        .to_owned()
}

impl Attachment {
    fn refused(error: AttachmentError) -> Attachment {
        Attachment {
            name: String::new(),
            content: Err(error),
        }
    }
}

pub(super) fn attached(
    path: &str,
    bytes: &[u8],
    pictures: Option<&dyn PictureStore>,
) -> Attachment {
    let content = match stand_in(bytes) {
        Some(Contents::Pointer(_)) => Err(AttachmentError::NotFetched),
        Some(Contents::Locked(_)) => Err(AttachmentError::Locked),
        _ => attachment::strip_cached(path, bytes, pictures),
    };
    let name = match &content {
        Ok(stripped) => {
            let digest = Sha256::digest(&stripped.bytes);
            format!("{}.{}", hex(&digest[..10]), stripped.extension)
        }
        Err(_) => String::new(),
    };
    Attachment { name, content }
}
