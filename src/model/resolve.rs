//! Resolves references and links.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

use super::{Model, RecordId};
use crate::prose::LinkSort;
use crate::record::Record;
use crate::record::prose::Link;
use crate::source::{APPROVALS, HANDOVERS, composed};

/// The target of a link in prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResolvedLink {
    /// A record, and the heading in it, if given.
    Record(RecordId, Option<String>),
    /// A linked file, by its path in the engagement.
    Attachment(String),
    /// `https:` or `mailto:`, as written.
    Outside(String),
    /// A heading in the same record.
    Here(String),
    /// A scheme that is not allowed in portals.
    Refused,
    /// The target does not exist.
    Unknown,
    /// Several records have this stem.
    Ambiguous(Vec<RecordId>),
}

impl Model {
    /// The record with this name: its stem if that is unique, otherwise its path in the engagement.
    pub fn named(&self, name: &str) -> ResolvedLink {
        let name = composed(name);
        let name = name.strip_suffix(".md").unwrap_or(&name);
        if let Some(id) = self.index.paths.get(name) {
            return ResolvedLink::Record(*id, None);
        }
        match self.index.stems.get(name).map(Vec::as_slice) {
            Some([id]) => ResolvedLink::Record(*id, None),
            Some(ids) => ResolvedLink::Ambiguous(ids.to_vec()),
            None => ResolvedLink::Unknown,
        }
    }

    /// The target of a link in a record's prose.
    pub fn follow(&self, from: &Record, link: &Link) -> ResolvedLink {
        self.follow_target(&from.path, &link.target, link.sort)
    }

    /// The target of a link, given its destination and the path of its record.
    pub fn follow_target(&self, from: &str, target: &str, sort: LinkSort) -> ResolvedLink {
        let target = target.trim();
        if let Some(scheme) = scheme(target) {
            return match scheme.to_ascii_lowercase().as_str() {
                "https" | "mailto" => ResolvedLink::Outside(target.to_owned()),
                _ => ResolvedLink::Refused,
            };
        }
        if target.starts_with("//") || target.starts_with('/') || target.starts_with('\\') {
            return ResolvedLink::Refused;
        }
        let (path, heading) = match target.split_once('#') {
            Some((path, heading)) => (path, Some(heading.to_owned())),
            None => (target, None),
        };
        if path.is_empty() {
            return ResolvedLink::Here(heading.unwrap_or_default());
        }
        let path = percent_decoded(path);
        let path = composed(&path);
        let found = match sort {
            LinkSort::Wiki => self.named(&path),
            LinkSort::Markdown | LinkSort::Image => ResolvedLink::Unknown,
        };
        match found {
            ResolvedLink::Record(id, _) => ResolvedLink::Record(id, heading),
            ResolvedLink::Ambiguous(ids) => ResolvedLink::Ambiguous(ids),
            _ => self.relative(from, &path, heading),
        }
    }

    fn relative(&self, from: &str, path: &str, heading: Option<String>) -> ResolvedLink {
        let Some(joined) = joined(from, path) else {
            return ResolvedLink::Unknown;
        };
        let stem = joined.strip_suffix(".md").unwrap_or(&joined);
        if let Some(id) = self.index.paths.get(stem) {
            return ResolvedLink::Record(*id, heading);
        }
        match attached_at(from, path, |path| self.files.contains(path)) {
            Some(path) => ResolvedLink::Attachment(path),
            None => ResolvedLink::Unknown,
        }
    }

    /// The other file that a bare name could mean: the one in the record's own folder, if `attachments/` contains
    /// one with the same name.
    pub fn namesake(&self, from: &str, target: &str) -> Option<String> {
        let path = path_of(target);
        let beside = joined(from, &path).filter(|beside| self.files.contains(beside))?;
        let meant = attached_at(from, &path, |path| self.files.contains(path))?;
        (beside != meant).then_some(beside)
    }

    /// Files anywhere in the engagement that have the name in a link.
    pub fn files_named(&self, target: &str) -> Vec<&str> {
        let path = path_of(target);
        let name = name_of(&path);
        let files = self.files.iter().map(String::as_str);
        files.filter(|file| name_of(file) == name).collect()
    }
}

/// The folder of an engagement in which a link can find a file by its name alone.
const ATTACHMENTS: &str = "attachments";

/// The file that a link leads to: a path relative to the record's folder, or a bare name in `attachments/` or in
/// that folder.
///
/// A bare name is not searched for anywhere else. Another file with that name, such as the coach's own picture
/// beside a note, must not replace a shared one that was renamed, and the location of a file that no record links
/// to must not change what a reader has. No link leads into `approvals/` or to the ledger of handovers.
pub(super) fn attached_at(from: &str, path: &str, known: impl Fn(&str) -> bool) -> Option<String> {
    let usual = format!("{ATTACHMENTS}/{path}");
    if !path.contains('/') && known(&usual) {
        return Some(usual);
    }
    joined(from, path).filter(|path| known(path) && !is_written_by_program(path))
}

/// Files that the program writes. The ledger of approvals has reasons that only the coach may read, a copy is for one
/// sponsor, and the ledger of handovers names all readers.
fn is_written_by_program(path: &str) -> bool {
    let folder = path.split('/').next().unwrap_or_default();
    folder.eq_ignore_ascii_case(APPROVALS) || path.eq_ignore_ascii_case(HANDOVERS)
}

/// The path in a link, without a heading.
pub(super) fn path_of(target: &str) -> String {
    let path = target.trim().split('#').next().unwrap_or_default();
    percent_decoded(path).nfc().collect()
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// A path in the engagement, from a link in the record at `from`; `None` if it leads outside.
pub(super) fn joined(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The scheme of an address, if any.
pub(super) fn scheme(target: &str) -> Option<&str> {
    let (scheme, _) = target.split_once(':')?;
    let mut letters = scheme.chars();
    let first = letters.next()?.is_ascii_alphabetic();
    let rest = letters.all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    (first && rest && !scheme.contains('/')).then_some(scheme)
}

/// Decodes `%20` and similar escapes, which editors write into links.
pub(super) fn percent_decoded(text: &str) -> String {
    let decoded = percent_decode_str(text).decode_utf8();
    decoded.map_or_else(|_| text.to_owned(), Cow::into_owned)
}
