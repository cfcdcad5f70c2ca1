//! A finding with the positions that an editor needs.

use gen_lsp_types::{
    self as lsp, DiagnosticRelatedInformation, DiagnosticSeverity, Location,
    PublishDiagnosticsParams, Range, TextEdit, Uri,
};

use super::practice::OpenPractice;
use super::text::LineText;
use crate::diag::{Diagnostic, Level, Rule};
use crate::page::health::HealthItem;
use crate::source::SourceMap;
use crate::span::{FileId, Span};
use crate::watch::FindingForm;

/// A finding of the checker, in one file.
#[derive(Debug, Clone, PartialEq)]
pub struct EditorFinding {
    /// The file, by its path in the practice.
    pub path: String,
    pub range: Range,
    pub rule: &'static Rule,
    pub level: Level,
    pub message: String,
    pub help: Option<String>,
    /// Other places: path, range and note.
    pub related: Vec<(String, Range, String)>,
    pub fix: Option<EditorFix>,
}

/// A safe fix: replacements in the file of the finding.
#[derive(Debug, Clone, PartialEq)]
pub struct EditorFix {
    pub title: String,
    pub edits: Vec<TextEdit>,
}

impl FindingForm for EditorFinding {
    fn all(
        sources: &SourceMap,
        found: &[(&Diagnostic, &HealthItem)],
        _: bool,
    ) -> Vec<EditorFinding> {
        let mut texts = Texts {
            sources,
            known: Vec::new(),
        };
        let found = found.iter();
        found.map(|(diag, _)| texts.finding(diag)).collect()
    }
}

/// The texts of the files with findings.
struct Texts<'s> {
    sources: &'s SourceMap,
    known: Vec<(FileId, LineText)>,
}

impl Texts<'_> {
    fn finding(&mut self, diag: &Diagnostic) -> EditorFinding {
        let related = diag.related.iter().map(|(span, note)| {
            let path = self.sources.path(*span).to_owned();
            (path, self.range(*span), note.clone())
        });
        let related = related.collect();
        let fix = diag.fix.as_ref().map(|fix| EditorFix {
            title: fix.what.clone(),
            edits: fix
                .edits
                .iter()
                .map(|(span, text)| TextEdit::new(self.range(*span), text.clone()))
                .collect(),
        });
        EditorFinding {
            path: self.sources.path(diag.span).to_owned(),
            range: self.range(diag.span),
            rule: diag.rule,
            level: diag.level,
            message: diag.message.clone(),
            help: diag.help.clone(),
            related,
            fix,
        }
    }

    fn range(&mut self, span: Span) -> Range {
        if !self.known.iter().any(|(file, _)| *file == span.file) {
            let text = self.sources.file(span.file).map_or("", |file| &file.text);
            self.known.push((span.file, LineText::new(text.to_owned())));
        }
        let known = self.known.iter().find(|(file, _)| *file == span.file);
        known.map_or_else(Range::default, |(_, text)| text.range(span.range()))
    }
}

/// The findings of one file, as the protocol sends them.
pub fn published(
    practice: &OpenPractice,
    uri: Uri,
    version: Option<i32>,
    found: &[EditorFinding],
) -> PublishDiagnosticsParams {
    PublishDiagnosticsParams {
        uri,
        version,
        diagnostics: found.iter().map(|one| diagnostic(practice, one)).collect(),
    }
}

/// A finding as the protocol has it. The advice follows the message, because editors show one text.
pub fn diagnostic(practice: &OpenPractice, finding: &EditorFinding) -> lsp::Diagnostic {
    let related = finding.related.iter().filter_map(|(path, range, note)| {
        let location = Location::new(practice.uri_of(path)?, *range);
        Some(DiagnosticRelatedInformation::new(location, note.clone()))
    });
    let related: Vec<DiagnosticRelatedInformation> = related.collect();
    let message = match &finding.help {
        Some(help) => format!("{}\n{help}", finding.message),
        None => finding.message.clone(),
    };
    lsp::Diagnostic {
        range: finding.range,
        message: message.into(),
        severity: Some(match finding.level {
            Level::Warn => DiagnosticSeverity::Warning,
            Level::Error | Level::Forbid => DiagnosticSeverity::Error,
        }),
        code: Some(format!("{} {}", finding.rule.code, finding.rule.name).into()),
        source: Some("coachgen".to_owned()),
        related_information: (!related.is_empty()).then_some(related),
        ..lsp::Diagnostic::default()
    }
}
