//! Findings as JSON, versioned, without the text of a record. `coachgen schema findings` prints its schema.

use chrono::NaiveDate;
use serde::Serialize;

use crate::diag::{Diagnostic, Level};
use crate::source::SourceMap;
use crate::span::Span;

/// Raised when a field changes its meaning or goes away; a new field does not raise it.
pub const VERSION: u32 = 1;

/// The whole report.
#[derive(Debug, Serialize)]
pub struct JsonReport {
    /// [`VERSION`].
    pub version: u32,
    /// The day that was taken for today, as YYYY-MM-DD.
    pub today: String,
    /// In order of path and place.
    pub findings: Vec<JsonFinding>,
    /// What was looked at, and how much was found.
    pub summary: JsonSummary,
}

/// How much was found.
#[derive(Debug, Default, Serialize)]
pub struct JsonSummary {
    /// Engagements checked.
    pub engagements: usize,
    /// Records read in them.
    pub records: usize,
    /// Findings of level forbid: their engagements are not built.
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
    /// What to write instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Where.
    #[serde(flatten)]
    pub place: JsonPosition,
    /// Other places that explain it.
    pub related: Vec<JsonRelated>,
    /// What `check --fix` would do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
}

/// A place: lines and columns from 1, columns in characters; the end is the place after the last character.
#[derive(Debug, Serialize)]
pub struct JsonPosition {
    /// From the practice's folder, with `/` between names.
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

/// Another place, and what it explains.
#[derive(Debug, Serialize)]
pub struct JsonRelated {
    /// Where.
    #[serde(flatten)]
    pub place: JsonPosition,
    /// What is there.
    pub note: String,
}

/// The report as text.
pub fn report(today: NaiveDate, findings: Vec<JsonFinding>, summary: JsonSummary) -> String {
    let report = JsonReport {
        version: VERSION,
        today: today.to_string(),
        findings,
        summary,
    };
    escaped(&serde_json::to_string_pretty(&report).unwrap_or_default())
}

/// JSON with every character escaped that a terminal would obey; such stand in texts alone.
pub fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && crate::record::affects_display(c) {
            text.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            text.push(c);
        }
    }
    text
}

impl JsonFinding {
    /// One finding as data.
    pub fn of(sources: &SourceMap, diagnostic: &Diagnostic) -> JsonFinding {
        JsonFinding {
            code: diagnostic.rule.code,
            name: diagnostic.rule.name,
            level: diagnostic.level.word(),
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
            place: JsonPosition::of(sources, diagnostic.span),
            related: diagnostic
                .related
                .iter()
                .map(|(span, note)| JsonRelated {
                    place: JsonPosition::of(sources, *span),
                    note: note.clone(),
                })
                .collect(),
            fix: diagnostic.fix.as_ref().map(|fix| fix.what.clone()),
        }
    }
}

impl JsonPosition {
    fn of(sources: &SourceMap, span: Span) -> JsonPosition {
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
