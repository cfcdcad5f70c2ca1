//! Quick fixes for findings, and other changes of one line.

use std::collections::HashMap;

use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, Position, Range, TextEdit, Uri, WorkspaceEdit,
};

use super::fields;
use super::finding::{EditorFinding, diagnostic};
use super::requests::{AboutDocument, OpenRecord};
use super::text::LineText;
use crate::diag::{ALLOW_UNUSED, ALLOW_WITHOUT_REASON, Level};

impl AboutDocument for CodeActionParams {
    fn uri(&self) -> &Uri {
        &self.text_document.uri
    }
}

/// For each finding in the range its safe fix, and a line that accepts it with a reason; for a heading its marker.
pub fn code_actions(open: &OpenRecord<'_>, params: CodeActionParams) -> Vec<CodeAction> {
    let only = params.context.only.unwrap_or_default();
    if !only.is_empty() && !only.contains(&CodeActionKind::QuickFix) {
        return Vec::new();
    }
    let found = open.practice.findings_in(open.path);
    let found = found.filter(|finding| touches(finding.range, params.range));
    let mut actions: Vec<CodeAction> = Vec::new();
    for finding in found {
        let diagnostics = || Some(vec![diagnostic(open.practice, finding)]);
        if let Some(fix) = &finding.fix {
            actions.push(CodeAction {
                diagnostics: diagnostics(),
                is_preferred: Some(true),
                ..action(open, fix.title.clone(), fix.edits.clone())
            });
        }
        if let Some(edit) = acceptance(&open.document.text, finding) {
            let title = format!("accept `{}`, with a reason to write", finding.rule.name);
            actions.push(CodeAction {
                diagnostics: diagnostics(),
                ..action(open, title, vec![edit])
            });
        }
    }
    if let Some(edit) = coach_only(&open.document.text, params.range.start.line as usize) {
        let title = "keep this section to yourself: `{.coach-only}`".to_owned();
        actions.push(action(open, title, vec![edit]));
    }
    actions
}

fn action(open: &OpenRecord<'_>, title: String, edits: Vec<TextEdit>) -> CodeAction {
    let uri = open.document.uri.clone();
    CodeAction {
        title,
        kind: Some(CodeActionKind::QuickFix),
        edit: Some(WorkspaceEdit {
            changes: Some(HashMap::from([(uri, edits)])),
            ..WorkspaceEdit::default()
        }),
        ..CodeAction::default()
    }
}

/// Adds an entry to `allow`, whose reason the coach writes; `None` for a finding that cannot be accepted.
fn acceptance(text: &LineText, finding: &EditorFinding) -> Option<TextEdit> {
    let is_guarded = finding.level == Level::Forbid || finding.rule.level == Level::Forbid;
    if is_guarded || [&ALLOW_UNUSED, &ALLOW_WITHOUT_REASON].contains(&finding.rule) {
        return None;
    }
    let end = fields::front_matter_end(text).filter(|end| *end < text.line_count())?;
    let is_entry = |line: &str| line.starts_with([' ', '-']) || line.is_empty();
    let list = (1..end).find(|line| text.line(*line).trim_end() == "allow:");
    let entry = |indent: &str| {
        let rule = finding.rule.name;
        format!("{indent}- rule: {rule}\n{indent}  because: \n")
    };
    let (line, new_text) = match list {
        None if (1..end).any(|line| text.line(line).starts_with("allow:")) => return None,
        None => (end, format!("allow:\n{}", entry("  "))),
        Some(list) => {
            let first = text.line(list + 1);
            let indent = &first[..first.len() - first.trim_start_matches(' ').len()];
            let mut after = list + 1..end;
            let next = after.find(|line| !is_entry(text.line(*line)));
            (next.unwrap_or(end), entry(indent))
        }
    };
    let at = Position::new(u32::try_from(line).ok()?, 0);
    Some(TextEdit::new(Range::new(at, at), new_text))
}

/// Adds the marker to a heading without one.
fn coach_only(text: &LineText, line: usize) -> Option<TextEdit> {
    let end = fields::front_matter_end(text).unwrap_or(0);
    let words = text.line(line);
    let title = words.trim_start_matches('#');
    let level = words.len() - title.len();
    let is_heading = (1..=6).contains(&level) && title.starts_with(' ') && !title.trim().is_empty();
    if line < end || !is_heading || title.contains('{') {
        return None;
    }
    let units: usize = words.trim_end().chars().map(char::len_utf16).sum();
    let at = Position::new(u32::try_from(line).ok()?, u32::try_from(units).ok()?);
    Some(TextEdit::new(
        Range::new(at, at),
        " {.coach-only}".to_owned(),
    ))
}

/// Whether two ranges overlap or meet.
fn touches(one: Range, other: Range) -> bool {
    one.start <= other.end && other.start <= one.end
}
