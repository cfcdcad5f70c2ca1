//! Loose Markdown files and tables as drafts of an engagement: what each becomes, and why.
//!
//! A draft has `draft: true` and `body: coach-only`, and no other field than kind, number and date. The original is its
//! prose, and its own fields are comments, so nothing in it can take effect. Must not access the disk.

mod dates;
mod kinds;
mod note;
mod numbers;
mod plan;
mod table;
mod write;

use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};

use crate::kind::Kind;
use crate::text::hex;

pub use plan::{ImportOptions, ImportPlan, KnownImport, known_imports, plan};
pub use write::{DraftForm, without_draft_line};

/// A draft that an import would write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedDraft {
    /// What it is made from: a path, or a path and a row.
    pub source: String,
    /// Its kind.
    pub kind: Kind,
    /// Its date, if it is known.
    pub date: Option<NaiveDate>,
    /// Its number, for a session.
    pub number: Option<u32>,
    /// Its length in minutes, if a table has it.
    pub minutes: Option<u32>,
    /// Where kind, date and number come from, in a few words.
    pub why: Vec<String>,
    /// The folder for it in the engagement.
    pub folder: String,
    /// Its file name without extension and number.
    pub stem: String,
    /// The digest of the original.
    digest: String,
    /// The fields of the original, as they were written.
    fields: String,
    /// The text of the original.
    text: String,
}

/// A file or a row that is not imported, and the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotImported {
    /// The path, or the path and the row.
    pub source: String,
    /// Why it is not imported.
    pub why: String,
}

/// Whether a file of this name can be imported.
pub fn is_wanted(name: &str) -> bool {
    is_markdown(name) || is_table(name)
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

fn is_markdown(name: &str) -> bool {
    has_ending(name, &["md", "markdown"])
}

fn is_table(name: &str) -> bool {
    has_ending(name, &["csv"])
}

/// The digest by which an original is known after its import.
fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The text of a file, without a byte order mark, with `\n` at the end of lines, and without invisible control characters.
fn readable(bytes: &[u8]) -> Result<String, String> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err("it is in UTF-16; save it as UTF-8".to_owned());
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|_| "it is not text in UTF-8; save it as UTF-8".to_owned())?;
    if text.contains('\0') {
        return Err("it is not text".to_owned());
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    Ok(text
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect())
}
