//! The ledger of approvals: `approvals/ledger.yaml`, with one entry for each decision.
//!
//! Entries are added and never changed, so that the ledger always shows who had which copy since when. This module
//! must not know the content of a copy or who the sponsors are.

mod write;

use chrono::NaiveDate;

use super::conflict;
use super::decode::Scalar;
use super::yaml::{self, MapEntry as Field, YamlNode, YamlValue};
use crate::diag::{Diagnostic, LEDGER};
use crate::span::{FileId, Span};

pub(super) use write::quoted;
pub use write::{NewEntry, with_entries};

/// The path of the ledger in the engagement's folder.
pub const PATH: &str = "approvals/ledger.yaml";

/// The format version that this program reads and writes.
pub const VERSION: u32 = 1;

/// The decisions, in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// The entries.
    pub entries: Vec<LedgerEntry>,
}

/// One decision about one record, for one sponsor.
#[derive(Debug, Clone)]
pub struct LedgerEntry {
    /// The name under which the approvals of one record are listed, whatever its current file name.
    pub record: String,
    /// The record's path in the engagement on the day of the decision.
    pub file: String,
    /// The sponsor, by the name in engagement.md.
    pub sponsor: String,
    /// The day of the decision.
    pub on: NaiveDate,
    /// What was decided.
    pub decision: Decision,
    /// Distinguishes equal decisions on one day, counting from 1.
    pub again: u32,
    /// Its location in the ledger.
    pub span: Span,
}

/// What a client can decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// The sponsor gets the copy with this digest.
    Approved {
        /// SHA-256 of the copy's file, as 64 hexadecimal digits.
        copy: String,
    },
    /// The sponsor does not get this version of the record. A copy that was approved before remains in force.
    Declined {
        /// Digest of the declined copy, which is not stored in any file.
        copy: Option<String>,
        /// The reason; visible to the coach only.
        because: Option<String>,
    },
    /// An earlier approval no longer counts.
    Withdrawn {
        /// The reason; visible to the coach only.
        because: Option<String>,
    },
}

impl Decision {
    /// The digest of the copy that the decision is about.
    pub fn copy(&self) -> Option<&String> {
        match self {
            Decision::Approved { copy } => Some(copy),
            Decision::Declined { copy, .. } => copy.as_ref(),
            Decision::Withdrawn { .. } => None,
        }
    }

    /// The field that holds the day of such a decision.
    pub fn word(&self) -> &'static str {
        match self {
            Decision::Approved { .. } => "approved",
            Decision::Declined { .. } => "declined",
            Decision::Withdrawn { .. } => "withdrawn",
        }
    }
}

/// Reads the ledger. Every problem is added to `diags` and blocks the build, since a broken ledger leaves it
/// unclear who may have what.
pub fn read(file: FileId, text: &str, diags: &mut Vec<Diagnostic>) -> Option<Ledger> {
    let conflicts = conflict::conflicts(file, text, 0..text.len());
    if !conflicts.is_empty() {
        diags.extend(conflicts);
        return None;
    }
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let root = match yaml::parse(&text[start..], start, file) {
        Ok(root) => root,
        Err(fault) => {
            diags.push(*fault);
            return None;
        }
    };
    let before = diags.len();
    let ledger = decode(&root, diags);
    (diags.len() == before).then_some(ledger)
}

fn decode(root: &YamlNode, diags: &mut Vec<Diagnostic>) -> Ledger {
    let version = root.get("version");
    match version.and_then(|node| node.text()?.parse::<u32>().ok()) {
        Some(VERSION) => {}
        Some(newer) if newer > VERSION => {
            let span = version.map_or(root.span, |node| node.span);
            let message = format!(
                "this ledger has version {newer}; this version of coachgen reads version {VERSION}"
            );
            diags.push(
                Diagnostic::new(&LEDGER, span, message).help("install a newer version of coachgen"),
            );
            return Ledger::default();
        }
        _ => {
            let span = version.map_or(root.span, |node| node.span);
            diags.push(wrong(span, format!("write `version: {VERSION}`")));
        }
    }
    only(root, &["version", "approvals"], diags);
    let entries = match root.get("approvals").map(|node| (&node.value, node.span)) {
        Some((YamlValue::List(items), _)) => {
            items.iter().filter_map(|item| entry(item, diags)).collect()
        }
        Some((YamlValue::Null, _)) | None => Vec::new(),
        Some((_, span)) => {
            diags.push(wrong(
                span,
                "`approvals` must be a list of entries".to_owned(),
            ));
            Vec::new()
        }
    };
    Ledger { entries }
}

fn entry(node: &YamlNode, diags: &mut Vec<Diagnostic>) -> Option<LedgerEntry> {
    const FIELDS: [&str; 10] = [
        "record",
        "file",
        "sponsor",
        "approved",
        "declined",
        "withdrawn",
        "by",
        "copy",
        "because",
        "again",
    ];
    only(node, &FIELDS, diags);
    let mut text = |key: &str| match node.get(key).and_then(YamlNode::text) {
        Some(text) if !text.trim().is_empty() => String::read(text, true).ok(),
        _ => {
            diags.push(wrong(
                node.span,
                format!("missing field `{key}` in this entry"),
            ));
            None
        }
    };
    let (record, file, sponsor) = (text("record"), text("file"), text("sponsor"));
    let because = node
        .get("because")
        .and_then(YamlNode::text)
        .map(|text| text.trim().to_owned());
    let again = match node.get("again") {
        None => Some(1),
        Some(again) => {
            let number = again.text().and_then(|text| text.parse().ok());
            if number.is_none() {
                diags.push(wrong(again.span, "`again` must be a number".to_owned()));
            }
            number
        }
    };
    let given: Vec<(&str, &YamlNode)> = ["approved", "declined", "withdrawn"]
        .into_iter()
        .filter_map(|key| Some((key, node.get(key)?)))
        .collect();
    let [(key, day)] = given.as_slice() else {
        let message =
            "an entry needs exactly one of `approved`, `declined` or `withdrawn`, with a date";
        diags.push(wrong(node.span, message.to_owned()));
        return None;
    };
    let Some(on) = day.text().and_then(|text| NaiveDate::read(text, true).ok()) else {
        diags.push(wrong(
            day.span,
            format!("`{key}` must be a date, YYYY-MM-DD"),
        ));
        return None;
    };
    let decision = match *key {
        "approved" => {
            let copy = node
                .get("copy")
                .and_then(YamlNode::text)
                .unwrap_or_default();
            if copy.len() != 64
                || !copy
                    .bytes()
                    .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
            {
                let message = "`copy` must be the 64 hexadecimal digits of the copy's file name";
                diags.push(wrong(node.span, message.to_owned()));
                return None;
            }
            Decision::Approved {
                copy: copy.to_owned(),
            }
        }
        "declined" => Decision::Declined {
            copy: node.get("copy").and_then(YamlNode::text).map(str::to_owned),
            because,
        },
        _ => Decision::Withdrawn { because },
    };
    Some(LedgerEntry {
        record: record?,
        file: file?,
        sponsor: sponsor?,
        on,
        decision,
        again: again?,
        span: node.span,
    })
}

/// Reports unknown fields. Otherwise a mistyped field would be lost.
fn only(node: &YamlNode, known: &[&str], diags: &mut Vec<Diagnostic>) {
    let YamlValue::Map(fields) = &node.value else {
        diags.push(wrong(
            node.span,
            "write fields here, as `name: value`".to_owned(),
        ));
        return;
    };
    let unknown = |field: &&Field| !known.contains(&field.key.as_str());
    for field in fields.iter().filter(unknown) {
        let message = format!("unknown field `{}` in the ledger", super::safe(&field.key));
        diags.push(wrong(field.key_span, message));
    }
}

fn wrong(span: Span, message: String) -> Diagnostic {
    Diagnostic::new(&LEDGER, span, message).help(
        "`coachgen approve` writes this file; restore its last good version from git or a backup, then record any missing decisions again",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(sponsor: &str, decision: Decision) -> NewEntry {
        NewEntry {
            record: "review-final-2026-06-25".to_owned(),
            file: "5-review/a: \"b\" #c.md".to_owned(),
            sponsor: sponsor.to_owned(),
            on: NaiveDate::from_ymd_opt(2026, 6, 25).unwrap(),
            by: "Ada \\ Null".to_owned(),
            decision,
            again: 1,
        }
    }

    #[test]
    fn written_entries_are_read_back() {
        let approved = Decision::Approved {
            copy: "0".repeat(64),
        };
        let declined = Decision::Declined {
            copy: Some("1".repeat(64)),
            because: Some("Not: yet\n# or ever".to_owned()),
        };
        let first = with_entries(None, &[entry("Null", approved.clone())]);
        let text = with_entries(Some(first.trim_end()), &[entry("yes", declined.clone())]);
        assert!(text.starts_with(first.trim_end()));
        let mut diags = Vec::new();
        let ledger = read(FileId(0), &text, &mut diags).unwrap_or_else(|| panic!("{diags:?}"));
        let [one, two] = ledger.entries.as_slice() else {
            panic!("{text}");
        };
        assert_eq!((one.sponsor.as_str(), &one.decision), ("Null", &approved));
        assert_eq!((two.sponsor.as_str(), &two.decision), ("yes", &declined));
        assert_eq!(one.file, "5-review/a: \"b\" #c.md");
    }

    #[test]
    fn every_error_is_reported_and_nothing_is_read() {
        let good = with_entries(None, &[entry("A", Decision::Withdrawn { because: None })]);
        let bad = [
            good.replace("version: 1", "version: 2"),
            good.replace("version: 1\n", ""),
            good.replace("withdrawn: 2026", "withdrawn: 26"),
            good.replace("withdrawn:", "withdrawed:"),
            good.replace("    by:", "    approved: 2026-01-01\n    by:"),
            good.replace("sponsor: A", "sponsor: \"\""),
            good.replace(
                "withdrawn: 2026-06-25",
                "approved: 2026-06-25\n    copy: 00",
            ),
            format!("<<<<<<< a\n{good}=======\n>>>>>>> b\n"),
            good.replace("approvals:", "approvals: x\nmore:"),
        ];
        for text in bad {
            let mut diags = Vec::new();
            assert!(read(FileId(0), &text, &mut diags).is_none(), "{text}");
            assert!(
                diags.iter().all(Diagnostic::forbids) && !diags.is_empty(),
                "{text}"
            );
        }
    }
}
