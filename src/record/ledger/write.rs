//! Writes new entries at the end of a ledger. Existing text is not changed.

use chrono::NaiveDate;

use super::Decision;

/// An entry to add.
#[derive(Debug, Clone)]
pub struct NewEntry {
    /// As in [`LedgerEntry`](super::LedgerEntry).
    pub record: String,
    /// As in [`LedgerEntry`](super::LedgerEntry).
    pub file: String,
    /// As in [`LedgerEntry`](super::LedgerEntry).
    pub sponsor: String,
    /// As in [`LedgerEntry`](super::LedgerEntry).
    pub on: NaiveDate,
    /// Who decided: the client, by name.
    pub by: String,
    /// As in [`LedgerEntry`](super::LedgerEntry).
    pub decision: Decision,
    /// As in [`LedgerEntry`](super::LedgerEntry).
    pub again: u32,
}

/// The beginning of a new ledger.
const HEAD: &str = "\
# Approvals: what the client approved, declined or withdrew, for which sponsor.
# Written by `coachgen approve`, which only adds entries. Commit this folder with the records.
version: 1
approvals:
";

/// The text of a ledger with entries appended. Existing text is not changed.
pub fn with_entries(text: Option<&str>, entries: &[NewEntry]) -> String {
    let mut out = text.unwrap_or(HEAD).to_owned();
    let ending = if out.contains("\r\n") { "\r\n" } else { "\n" };
    if !out.ends_with('\n') {
        out.push_str(ending);
    }
    for entry in entries {
        let mut lines = vec![
            format!("  - record: {}", quoted(&entry.record)),
            format!("    file: {}", quoted(&entry.file)),
            format!("    sponsor: {}", quoted(&entry.sponsor)),
            format!("    {}: {}", entry.decision.word(), entry.on),
            format!("    by: {}", quoted(&entry.by)),
        ];
        let (copy, because) = match &entry.decision {
            Decision::Approved { copy } => (Some(copy), &None),
            Decision::Declined { copy, because } => (copy.as_ref(), because),
            Decision::Withdrawn { because } => (None, because),
        };
        lines.extend(copy.map(|copy| format!("    copy: {}", quoted(copy))));
        if entry.again > 1 {
            lines.push(format!("    again: {}", entry.again));
        }
        let because = because.as_ref();
        lines.extend(because.map(|because| format!("    because: {}", quoted(because))));
        for line in lines {
            out.push_str(&line);
            out.push_str(ending);
        }
    }
    out
}

/// A text as YAML: unquoted where that is safe, otherwise in double quotes.
pub(in crate::record) fn quoted(text: &str) -> String {
    let plain = text.chars().next().is_some_and(char::is_alphabetic)
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || " -./".contains(c))
        && !text.ends_with([' ', '.'])
        && !["true", "false", "null", "yes", "no", "on", "off"]
            .contains(&text.to_lowercase().as_str());
    if plain {
        return text.to_owned();
    }
    let escaped: String = text
        .chars()
        .map(|c| match c {
            '"' => "\\\"".to_owned(),
            '\\' => "\\\\".to_owned(),
            c if c.is_control() => format!("\\u{:04x}", c as u32),
            c => c.to_string(),
        })
        .collect();
    format!("\"{escaped}\"")
}
