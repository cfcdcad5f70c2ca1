//! Who reads each part of the record that is being written.

use gen_lsp_types::{
    CodeLens, CodeLensParams, Command, Hover, HoverParams, InlayHint, InlayHintParams,
    MarkupContent, MarkupKind, Position, Range, SemanticToken, SemanticTokens,
    SemanticTokensParams, Uri,
};

use super::fields;
use super::ids::words_at;
use super::requests::{AboutDocument, OpenRecord};
use super::text::LineText;
use crate::access::{PartReader, RecordPart};
use crate::view::PartAccess;

/// The type of the semantic tokens on lines that only the coach sees.
pub const COACH_ONLY: &str = "coachOnly";

macro_rules! about_document {
    ($($params:ty),*) => {
        $(impl AboutDocument for $params {
            fn uri(&self) -> &Uri {
                &self.text_document.uri
            }
        })*
    };
}

about_document!(CodeLensParams, InlayHintParams, SemanticTokensParams);

impl AboutDocument for HoverParams {
    fn uri(&self) -> &Uri {
        &self.text_document_position_params.text_document.uri
    }
}

/// The parts of the record; empty if it cannot be read, so that only the coach sees it.
fn parts(open: &OpenRecord<'_>) -> Vec<RecordPart> {
    let readers = open.practice.readers_of(open.path);
    readers.map_or_else(Vec::new, |readers| readers.parts)
}

/// A lens over the record and over each of its sections: who sees it.
pub fn lenses(open: &OpenRecord<'_>, _: CodeLensParams) -> Vec<CodeLens> {
    let text = &open.document.text;
    let Some(readers) = open.practice.readers_of(open.path) else {
        return Vec::new();
    };
    let sections = readers.parts.iter().filter(|part| part.is_section);
    let sections = sections.map(|part| lens(text, part.lines.0, part.summary()));
    let record = lens(text, 1, readers.summary);
    std::iter::once(record).chain(sections).collect()
}

fn lens(text: &LineText, line: usize, title: String) -> CodeLens {
    // An editor shows the title above the line. There is nothing to run.
    CodeLens {
        range: line_range(text, line),
        command: Some(Command {
            title,
            ..Command::default()
        }),
        data: None,
    }
}

/// A hint after the first line of each field that differs from the one before: who sees it.
pub fn hints(open: &OpenRecord<'_>, params: InlayHintParams) -> Vec<InlayHint> {
    let text = &open.document.text;
    let mut hints = Vec::new();
    let mut before: Option<String> = None;
    for part in parts(open).iter().filter(|part| !part.is_section) {
        let summary = part.summary();
        if before.as_ref() == Some(&summary) {
            continue;
        }
        let at = line_range(text, part.lines.0).end;
        if params.range.start <= at && at <= params.range.end {
            hints.push(InlayHint {
                position: at,
                label: summary.clone().into(),
                kind: None,
                text_edits: None,
                tooltip: Some(markdown(reasons(part)).into()),
                padding_left: Some(true),
                padding_right: None,
                data: None,
            });
        }
        before = Some(summary);
    }
    hints
}

/// What the field at a position means, the words behind an id, who sees the part, and why somebody does not.
pub fn hover(open: &OpenRecord<'_>, params: HoverParams) -> Option<Hover> {
    let at = params.text_document_position_params.position;
    let text = &open.document.text;
    let line = at.line as usize;
    let mut paragraphs = Vec::new();
    let loaded = open.practice.engagement_of(open.path);
    let words = loaded.and_then(|(_, loaded)| words_at(open, loaded.loaded(), at));
    paragraphs.extend(words.map(|words| escaped(&words)));
    if let Some(field) = fields::field_at(text, line) {
        let schema = fields::schema_of(fields::kind(text), &field);
        let about = schema.and_then(|schema| schema["description"].as_str());
        let name = escaped(field.key);
        paragraphs.extend(about.map(|about| format!("**{name}**: {}", escaped(about))));
    }
    let parts = parts(open);
    let lines = |part: &&RecordPart| part.lines.0 <= line + 1 && line < part.lines.1;
    if let Some(part) = parts.iter().rfind(lines) {
        paragraphs.push(reasons(part));
    }
    if paragraphs.is_empty() {
        return None;
    }
    Some(Hover {
        contents: markdown(paragraphs.join("\n\n")).into(),
        range: None,
    })
}

/// Semantic tokens on the lines that only the coach sees, so that an editor can dim them.
pub fn tokens(open: &OpenRecord<'_>, _: SemanticTokensParams) -> SemanticTokens {
    let text = &open.document.text;
    let parts = parts(open);
    let hidden = parts.iter().filter(|part| part.is_coach_only());
    let mut lines: Vec<usize> = hidden
        .flat_map(|part| part.lines.0..=part.lines.1)
        .collect();
    lines.sort_unstable();
    lines.dedup();
    let mut data = Vec::new();
    let mut before = 0;
    for line in lines {
        let range = line_range(text, line);
        let length = range.end.character;
        if length > 0 {
            data.push(SemanticToken {
                delta_line: range.start.line - before,
                delta_start: 0,
                length,
                token_type: 0,
                token_modifiers_bitset: 0,
            });
            before = range.start.line;
        }
    }
    SemanticTokens {
        result_id: None,
        data,
    }
}

/// A list of the readers.
fn reasons(part: &RecordPart) -> String {
    let lines: Vec<String> = part.readers.iter().map(reader).collect();
    match lines.is_empty() {
        true => "Only the coach has a portal.".to_owned(),
        false => lines.join("\n"),
    }
}

fn reader(one: &PartReader) -> String {
    let access = match one.access {
        PartAccess::Visible => "sees this",
        PartAccess::OnceApproved => "once approved",
        PartAccess::Hidden(_) => "does not see this",
    };
    let name = escaped(&one.name);
    match one.reasons.is_empty() {
        true => format!("- **{name}** {access}"),
        false => format!("- **{name}** {access}: {}", reason(&one.reasons.join("; "))),
    }
}

/// A text in which no character is Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        if letter.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(if letter.is_control() { ' ' } else { letter });
    }
    out
}

/// A reason, in which only code in backticks is Markdown.
fn reason(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escaped(text);
    }
    let parts = parts.iter().enumerate();
    parts
        .map(|(index, part)| match index % 2 {
            0 => escaped(part),
            _ => format!("`{part}`"),
        })
        .collect()
}

fn markdown(value: String) -> MarkupContent {
    MarkupContent {
        kind: MarkupKind::Markdown,
        value,
    }
}

/// The range of a line, counted from 1.
fn line_range(text: &LineText, line: usize) -> Range {
    let line = line.saturating_sub(1).min(text.line_count() - 1);
    let number = u32::try_from(line).unwrap_or(u32::MAX);
    let start = Position::new(number, 0);
    let units: usize = text.line(line).chars().map(char::len_utf16).sum();
    let end = Position::new(number, u32::try_from(units).unwrap_or(u32::MAX));
    Range::new(start, end)
}
