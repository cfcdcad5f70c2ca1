//! The note that the coach reads first.

use super::ReviewDocument;
use crate::export::Export;
use crate::text::counted;

/// What was copied to the folder `records`.
#[derive(Debug, Default)]
pub struct CopiedFiles {
    /// The number of records.
    pub records: usize,
    /// The number of other files.
    pub others: usize,
    /// Paths that could not be copied, each with the reason.
    pub not_copied: Vec<(String, String)>,
}

const TEXT: &str = include_str!("read-first.md");

/// Returns the note about an export for the coach, as Markdown.
pub fn read_first(export: &Export, document: &ReviewDocument, copied: &CopiedFiles) -> String {
    let agreement = &export.agreement;
    let client = agreement.client.as_ref();
    let client = client.map_or("the client", |client| client.name.as_str());
    let retention = match (agreement.keep_years, agreement.dispose_on) {
        (_, Some(on)) => format!(" (your agreement says until {on})"),
        (Some(years), None) => {
            format!(" (your agreement says {})", counted(years as usize, "year"))
        }
        (None, None) => String::new(),
    };
    let renews = match &agreement.renews {
        Some(folder) => format!(" (this one renews `{}`)", plain(folder)),
        None => String::new(),
    };
    let mut not_copied = String::new();
    for (path, why) in &copied.not_copied {
        not_copied.push_str(&format!(
            "- **Not copied:** `{}`: {}\n",
            plain(path),
            plain(why)
        ));
    }
    let values = [
        ("{today}", export.today.to_string()),
        ("{client}", plain(client)),
        ("{marks}", document.marks.to_string()),
        ("{records}", copied.records.to_string()),
        ("{others}", copied.others.to_string()),
        ("{not_copied}", not_copied),
        ("{retention}", retention),
        ("{renews}", renews),
    ];
    fill(TEXT, &values)
}

/// Replaces each placeholder once, from the beginning, so that a value with braces is not read as a placeholder.
fn fill(text: &str, values: &[(&str, String)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let known = values.iter().find(|(name, _)| from.starts_with(name));
        rest = match known {
            Some((name, value)) => {
                out.push_str(value);
                &from[name.len()..]
            }
            None => {
                out.push('{');
                &from[1..]
            }
        };
    }
    out.push_str(rest);
    out
}

/// In one line, without marks that end a code span.
fn plain(text: &str) -> String {
    text.replace(['\n', '\r', '`'], " ")
}
