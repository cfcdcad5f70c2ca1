//! Findings for people: annotated excerpts, and a count.

use std::borrow::Cow;

use annotate_snippets::{AnnotationKind, Level as Shown, Renderer, Snippet};

use crate::diag::{Diagnostic, Level};
use crate::record::{obeyed, safe_path};
use crate::source::SourceMap;
use crate::span::Span;

/// Renders one finding with the lines it stands in.
pub fn render(sources: &SourceMap, diagnostic: &Diagnostic, colour: bool) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let level = match diagnostic.level {
        Level::Warn => Shown::WARNING,
        Level::Error | Level::Forbid => Shown::ERROR,
    };
    let title = level
        .primary_title(diagnostic.message.as_str())
        .id(format!("{} {}", diagnostic.rule.code, diagnostic.rule.name));
    let mut group = title.element(snippet(
        sources,
        diagnostic.span,
        AnnotationKind::Primary,
        None,
    ));
    for (span, note) in &diagnostic.related {
        group = group.element(snippet(sources, *span, AnnotationKind::Context, Some(note)));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Shown::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

fn snippet<'s>(
    sources: &'s SourceMap,
    span: Span,
    kind: AnnotationKind,
    label: Option<&'s str>,
) -> Snippet<'s, annotate_snippets::Annotation<'s>> {
    let (text, path) = match sources.file(span.file) {
        Some(file) => (shown(&file.text), safe_path(&file.path)),
        None => (Cow::Borrowed(""), String::new()),
    };
    let start = floor(&text, span.start as usize);
    // A long passage is marked by its first line; the rest would only fill the screen.
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let end = floor(&text, span.end as usize).clamp(start, line_end.max(start));
    let mut annotation = kind.span(start..end);
    if let Some(label) = label {
        annotation = annotation.label(label);
    }
    Snippet::source(text)
        .path(path)
        .fold(true)
        .annotation(annotation)
}

/// A record's text without what a terminal would obey, each such character by one of its length, so that places
/// stay what they are.
fn shown(text: &str) -> Cow<'_, str> {
    let kept = |c: char| matches!(c, '\n' | '\r' | '\t');
    if !text.chars().any(|c| !kept(c) && obeyed(c)) {
        return Cow::Borrowed(text);
    }
    let instead = |c: char| match c.len_utf8() {
        _ if kept(c) || !obeyed(c) => c,
        1 => '?',
        2 => '·',
        _ => '\u{fffd}',
    };
    Cow::Owned(text.chars().map(instead).collect())
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The closing line: how many errors and warnings, in how many engagements.
pub fn count(errors: usize, warnings: usize) -> String {
    let many =
        |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    match (errors, warnings) {
        (0, 0) => "no problems found".to_owned(),
        (errors, 0) => many(errors, "error"),
        (0, warnings) => many(warnings, "warning"),
        (errors, warnings) => format!(
            "{} and {}",
            many(errors, "error"),
            many(warnings, "warning")
        ),
    }
}
