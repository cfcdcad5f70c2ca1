//! The ledger of handovers: `handovers.yaml` in an engagement's folder, with one entry for each file that was made for a
//! reader.
//!
//! `coachgen hand-over` writes it and only adds entries, so the ledger shows which files were made for a reader, and when. It
//! contains no text of records.

use chrono::NaiveDate;

use super::conflict;
use super::decode::Scalar;
use super::value::HandoverForm;
use super::yaml::{self, YamlNode, YamlValue};
use crate::diag::{Diagnostic, HANDOVERS};
use crate::reader::Reader;
use crate::span::{FileId, Span};

/// The format version that this program reads and writes.
pub const VERSION: u32 = 1;

/// The beginning of a new ledger.
const NEW_LEDGER: &str = "\
# Files that were made to be handed over, and for whom. `sha256` is the digest of the file: `coachgen verify FILE` compares it.
# Written by `coachgen hand-over`, which only adds entries. Commit this file with the records.
version: 1
handovers:
";

/// A file that was made for a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// The day on which it was made.
    pub on: NaiveDate,
    /// Whom it was made for: `client`, or a sponsor's name as in engagement.md.
    pub reader: String,
    /// Its form.
    pub form: HandoverForm,
    /// SHA-256 of the file, as 64 hexadecimal digits.
    pub sha256: String,
    /// The last commit at that time, if the practice is in a repository.
    pub commit: Option<String>,
    /// Whether records of the engagement had changes that were in no commit.
    pub uncommitted: bool,
}

impl Handover {
    /// Whether it was made for this reader.
    pub fn is_for(&self, reader: &Reader) -> bool {
        self.reader == ledger_name(reader)
    }

    /// What a message calls its reader: `the client`, or a sponsor's name.
    pub fn reader_label(&self) -> String {
        match self.reader.as_str() {
            CLIENT => "the client".to_owned(),
            sponsor => super::safe_path(sponsor),
        }
    }
}

/// The word for the client in the ledger.
pub const CLIENT: &str = "client";

/// The name of a reader in the ledger.
pub fn ledger_name(reader: &Reader) -> &str {
    match reader {
        Reader::Sponsor(name) => name,
        reader => reader.party().word(),
    }
}

/// Reads the ledger; `None` if anything in it cannot be read. Every problem is added to `diags`.
pub fn read(file: FileId, text: &str, diags: &mut Vec<Diagnostic>) -> Option<Vec<Handover>> {
    let conflicts = conflict::conflicts(file, text, 0..text.len());
    if let Some(conflict) = conflicts.first() {
        let message = "an unresolved merge conflict in the ledger of handovers";
        diags.push(
            Diagnostic::new(&HANDOVERS, conflict.span, message)
                .help("keep the entries of both versions, and delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`"),
        );
        return None;
    }
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let root = match yaml::parse(&text[start..], start, file) {
        Ok(root) => root,
        Err(fault) => {
            diags.push(diagnostic(
                fault.span,
                "the ledger of handovers is not valid YAML",
            ));
            return None;
        }
    };
    let before = diags.len();
    let version = root.get("version");
    if version.and_then(|node| node.text()?.parse().ok()) != Some(VERSION) {
        let span = version.map_or(root.span, |node| node.span);
        diags.push(diagnostic(span, "`version` must be 1"));
    }
    report_unknown_fields(&root, &["version", "handovers"], diags);
    let entries = match root.get("handovers").map(|node| (&node.value, node.span)) {
        Some((YamlValue::List(items), _)) => {
            items.iter().filter_map(|item| entry(item, diags)).collect()
        }
        Some((YamlValue::Null, _)) | None => Vec::new(),
        Some((_, span)) => {
            diags.push(diagnostic(span, "`handovers` must be a list of entries"));
            Vec::new()
        }
    };
    (diags.len() == before).then_some(entries)
}

fn entry(node: &YamlNode, diags: &mut Vec<Diagnostic>) -> Option<Handover> {
    let fields = ["on", "reader", "form", "sha256", "commit", "uncommitted"];
    report_unknown_fields(node, &fields, diags);
    let text = |key: &str| node.get(key).and_then(YamlNode::text).map(str::trim);
    let span = |key: &str| node.get(key).map_or(node.span, |value| value.span);
    let on = text("on").and_then(|text| NaiveDate::read(text, true).ok());
    if on.is_none() {
        diags.push(diagnostic(span("on"), "`on` must be a date, YYYY-MM-DD"));
    }
    let reader = text("reader").filter(|reader| !reader.is_empty());
    if reader.is_none() {
        let message = "`reader` must be `client` or a sponsor's name";
        diags.push(diagnostic(span("reader"), message));
    }
    let form = HandoverForm::ALL
        .into_iter()
        .find(|form| text("form") == Some(form.word()));
    if form.is_none() {
        let message = "`form` must be `html`, `sealed` or `zip`";
        diags.push(diagnostic(span("form"), message));
    }
    let is_digit = |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let sha256 = text("sha256").filter(|text| text.len() == 64 && text.bytes().all(is_digit));
    if sha256.is_none() {
        let message = "`sha256` must be 64 hexadecimal digits";
        diags.push(diagnostic(span("sha256"), message));
    }
    let commit = node
        .get("commit")
        .map(|_| text("commit").unwrap_or_default());
    let is_hash = |text: &str| (7..=64).contains(&text.len()) && text.bytes().all(is_digit);
    let is_commit_valid = commit.is_none_or(is_hash);
    if !is_commit_valid {
        let message = "`commit` must be 7 to 64 hexadecimal digits";
        diags.push(diagnostic(span("commit"), message));
    }
    let uncommitted = match node.get("uncommitted").map(|_| text("uncommitted")) {
        None => Some(false),
        Some(Some("true")) => Some(true),
        Some(Some("false")) => Some(false),
        Some(_) => {
            let message = "`uncommitted` must be `true` or `false`";
            diags.push(diagnostic(span("uncommitted"), message));
            None
        }
    };
    Some(Handover {
        on: on?,
        reader: reader?.to_owned(),
        form: form?,
        sha256: sha256?.to_owned(),
        commit: commit.filter(|_| is_commit_valid).map(str::to_owned),
        uncommitted: uncommitted?,
    })
}

/// Reports unknown fields. Otherwise a mistyped field would be lost.
fn report_unknown_fields(node: &YamlNode, known: &[&str], diags: &mut Vec<Diagnostic>) {
    let YamlValue::Map(fields) = &node.value else {
        diags.push(diagnostic(node.span, "write fields here, as `name: value`"));
        return;
    };
    for field in fields {
        if !known.contains(&field.key.as_str()) {
            let message = format!(
                "unknown field `{}` in the ledger of handovers",
                super::safe(&field.key)
            );
            diags.push(diagnostic(field.key_span, message));
        }
    }
}

fn diagnostic(span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(&HANDOVERS, span, message.into()).help(
        "`coachgen hand-over` writes this file; restore its last good version from git or a backup",
    )
}

/// The text of a ledger with an entry appended. Existing text is not changed.
pub fn append_entry(text: Option<&str>, entry: &Handover) -> String {
    let mut out = text.unwrap_or(NEW_LEDGER).to_owned();
    let ending = if out.contains("\r\n") { "\r\n" } else { "\n" };
    if !out.ends_with('\n') {
        out.push_str(ending);
    }
    let mut lines = vec![
        format!("  - on: {}", entry.on),
        format!("    reader: {}", super::ledger::quoted(&entry.reader)),
        format!("    form: {}", entry.form.word()),
        format!("    sha256: \"{}\"", entry.sha256),
    ];
    let commit = entry.commit.as_ref();
    lines.extend(commit.map(|commit| format!("    commit: \"{commit}\"")));
    if entry.uncommitted {
        lines.push("    uncommitted: true".to_owned());
    }
    for line in lines {
        out.push_str(&line);
        out.push_str(ending);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn handover(reader: &str) -> Handover {
        Handover {
            on: NaiveDate::from_ymd_opt(2026, 11, 28).unwrap(),
            reader: reader.to_owned(),
            form: HandoverForm::Sealed,
            sha256: "0a".repeat(32),
            commit: Some("0123456789ab".to_owned()),
            uncommitted: true,
        }
    }

    #[test]
    fn written_entries_are_read_back() {
        let entries = [handover("client"), handover("No: \"One\"")];
        let first = append_entry(None, &entries[0]);
        let text = append_entry(Some(first.trim_end()), &entries[1]);
        let mut diags = Vec::new();
        let read = read(FileId(0), &text, &mut diags);
        assert_eq!(read.as_deref(), Some(&entries[..]), "{diags:?}");
        let windows = append_entry(Some(&first.replace('\n', "\r\n")), &entries[1]);
        assert!(!windows.replace("\r\n", "").contains('\n'), "{windows:?}");
    }

    #[test]
    fn every_problem_is_reported_and_none_blocks_the_build() {
        let good = append_entry(None, &handover("client"));
        let bad = [
            good.replace("version: 1", "version: 2"),
            good.replace("on: 2026", "on: 26x"),
            good.replace("reader: client", "reader: \"\""),
            good.replace("form: sealed", "form: paper"),
            good.replace("sha256: \"0a", "sha256: \"0A"),
            good.replace("uncommitted: true", "uncommitted: maybe"),
            good.replace("commit:", "comit:"),
            good.replace("commit: \"", "commit: \"--output="),
            good.replace("commit: \"0123456789ab\"", "commit: [a]"),
            good.replace("uncommitted: true", "uncommitted: {}"),
            good.replace("handovers:", "handovers: x\nmore:"),
            good.replace("handovers:", "handovers: ["),
            format!("<<<<<<< a\n{good}=======\n>>>>>>> b\n"),
        ];
        for text in bad {
            let mut diags = Vec::new();
            assert!(read(FileId(0), &text, &mut diags).is_none(), "{text}");
            assert!(!diags.is_empty(), "{text}");
            assert!(!diags.iter().any(Diagnostic::forbids), "{text}");
        }
    }
}
