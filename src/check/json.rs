//! Findings as versioned JSON, without the text of records. `coachgen schema findings` prints the schema.

use chrono::NaiveDate;
use serde::Serialize;

use crate::diag::{Diagnostic, Level};
use crate::source::SourceMap;
use crate::span::Span;

/// The version of the format. It increases if a field changes its meaning or is removed, but not for a new field.
pub const VERSION: u32 = 1;

/// The whole report.
#[derive(Debug, Serialize)]
pub struct JsonReport {
    /// [`VERSION`].
    pub version: u32,
    /// The date used as today's date, as YYYY-MM-DD.
    pub today: String,
    /// The findings, in order of path and position.
    pub findings: Vec<JsonFinding>,
    /// What was checked, and how many findings there are.
    pub summary: JsonSummary,
}

/// The number of checked engagements and records, and of findings by level.
#[derive(Debug, Default, Serialize)]
pub struct JsonSummary {
    /// Engagements checked.
    pub engagements: usize,
    /// Records read in them.
    pub records: usize,
    /// Findings of level forbid: they block the build of their engagement.
    pub forbids: usize,
    /// Findings of level error.
    pub errors: usize,
    /// Findings of level warn.
    pub warnings: usize,
    /// Findings that a record allows, with a reason.
    pub accepted: usize,
}

/// One finding.
#[derive(Debug, Serialize)]
pub struct JsonFinding {
    /// `CG` and a number.
    pub code: &'static str,
    /// The rule's name.
    pub name: &'static str,
    /// `warn`, `error` or `forbid`.
    pub level: &'static str,
    /// What is wrong.
    pub message: String,
    /// How to fix it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Where it is.
    #[serde(flatten)]
    pub place: JsonPosition,
    /// Other locations that explain the finding.
    pub related: Vec<JsonRelated>,
    /// What `check --fix` would change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
}

/// A location: lines and columns count from 1, columns in characters; the end is the position after the last character.
#[derive(Debug, Serialize)]
pub struct JsonPosition {
    /// The path relative to the practice's folder, with `/` as separator.
    pub path: String,
    /// Line of the first character.
    pub line: usize,
    /// Column of the first character.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column of the end.
    pub end_column: usize,
}

/// Another location, and what it explains.
#[derive(Debug, Serialize)]
pub struct JsonRelated {
    /// Where it is.
    #[serde(flatten)]
    pub place: JsonPosition,
    /// What is at this location.
    pub note: String,
}

/// The report as JSON text.
pub fn report(today: NaiveDate, findings: Vec<JsonFinding>, summary: JsonSummary) -> String {
    let report = JsonReport {
        version: VERSION,
        today: today.to_string(),
        findings,
        summary,
    };
    escaped(&serde_json::to_string_pretty(&report).unwrap_or_default())
}

/// Escapes control characters in JSON text. They can only be in strings.
pub fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && crate::record::affects_display(c) {
            // JSON escapes a character above U+FFFF as two UTF-16 units.
            for unit in c.encode_utf16(&mut [0; 2]) {
                text.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            text.push(c);
        }
    }
    text
}

impl JsonFinding {
    /// A finding as data.
    pub fn new(sources: &SourceMap, diagnostic: &Diagnostic) -> JsonFinding {
        JsonFinding {
            code: diagnostic.rule.code,
            name: diagnostic.rule.name,
            level: diagnostic.level.word(),
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
            place: JsonPosition::new(sources, diagnostic.span),
            related: diagnostic
                .related
                .iter()
                .map(|(span, note)| JsonRelated {
                    place: JsonPosition::new(sources, *span),
                    note: note.clone(),
                })
                .collect(),
            fix: diagnostic.fix.as_ref().map(|fix| fix.what.clone()),
        }
    }
}

impl JsonPosition {
    fn new(sources: &SourceMap, span: Span) -> JsonPosition {
        let end = Span::new(span.file, span.end as usize, span.end as usize);
        let (line, column) = sources.line_column(span);
        let (end_line, end_column) = sources.line_column(end);
        JsonPosition {
            path: sources.path(span).to_owned(),
            line,
            column,
            end_line,
            end_column,
        }
    }
}

impl JsonSummary {
    /// Counts one finding.
    pub fn count(&mut self, level: Level) {
        match level {
            Level::Forbid => self.forbids += 1,
            Level::Error => self.errors += 1,
            Level::Warn => self.warnings += 1,
        }
    }
}
