//! Findings as annotated excerpts for people, and the count of errors and warnings.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level as Shown, Origin, Renderer, Snippet};

use super::tally::{MAX_SHOWN, Tally};
use crate::diag::{Diagnostic, Level};
use crate::record::{affects_display, safe_path};
use crate::source::SourceMap;
use crate::span::{FileId, Span};
use crate::text::counted;

/// Renders findings. For each rule and file, renders the first [`MAX_SHOWN`] and the number of further ones.
pub fn render_all<'d>(
    sources: &SourceMap,
    diags: impl IntoIterator<Item = &'d Diagnostic>,
    colour: bool,
) -> Vec<String> {
    let (mut tally, mut out) = (Tally::default(), Vec::new());
    // `last` has the index of the last rendered finding of a rule in a file; `beyond` has, by that index, one of the
    // findings that are not rendered, and their number.
    let mut last: BTreeMap<FindingKey, usize> = BTreeMap::new();
    let mut beyond: BTreeMap<usize, (&Diagnostic, usize)> = BTreeMap::new();
    for diag in diags {
        match tally.count(diag) {
            number if number <= MAX_SHOWN => {
                last.insert(key(diag), out.len());
                out.push(render(sources, diag, colour));
            }
            _ => {
                let after = last.get(&key(diag)).copied().unwrap_or_default();
                beyond.entry(after).or_insert((diag, 0)).1 += 1;
            }
        }
    }
    // Inserts from the end, so that earlier indices stay valid.
    for (after, (diag, more)) in beyond.into_iter().rev() {
        out.insert(after + 1, more_findings(sources, diag, more));
    }
    out
}

type FindingKey = (FileId, &'static str, Level);

fn key(diag: &Diagnostic) -> FindingKey {
    (diag.span.file, diag.rule.code, diag.level)
}

/// A line about the findings that are not rendered.
fn more_findings(sources: &SourceMap, diag: &Diagnostic, more: usize) -> String {
    let many = if more == 1 { "finding" } else { "findings" };
    format!(
        "{}[{} {}]: {more} more {many} of this rule in {}; `coachgen check --format concise` lists them all",
        diag.level.display_word(),
        diag.rule.code,
        diag.rule.name,
        safe_path(sources.path(diag.span)),
    )
}

/// Renders one finding with an excerpt of the lines around it.
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
    let mut group = with_snippet(
        Group::with_title(title),
        sources,
        diagnostic.span,
        AnnotationKind::Primary,
        None,
    );
    for (span, note) in diagnostic.related.iter().take(MAX_SHOWN) {
        group = with_snippet(group, sources, *span, AnnotationKind::Context, Some(note));
    }
    let more = diagnostic.related.len().saturating_sub(MAX_SHOWN);
    if more > 0 {
        let places = if more == 1 { "place" } else { "places" };
        group = group.element(Shown::NOTE.message(format!("and {more} more {places}")));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Shown::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

/// Adds an excerpt of the lines around a span. If the line is too long and has to be cut, adds the location separately.
fn with_snippet<'s>(
    group: Group<'s>,
    sources: &'s SourceMap,
    span: Span,
    kind: AnnotationKind,
    label: Option<&'s str>,
) -> Group<'s> {
    let ((window, complete), path) = match sources.file(span.file) {
        Some(file) => (
            window(&file.text, span.start as usize),
            safe_path(&file.path),
        ),
        None => ((0..0, true), String::new()),
    };
    let text = sources.file(span.file).map_or("", |file| &file.text);
    let (text, from) = (sanitize(&text[window.clone()]), window.start);
    let (line, _) = sources.line_column(Span::new(span.file, from, from));
    let start = text.floor_char_boundary((span.start as usize).saturating_sub(from));
    // Only the first line of a long passage is marked, because the rest would fill the screen.
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let end = text.floor_char_boundary((span.end as usize).saturating_sub(from));
    let end = end.clamp(start, line_end.max(start));
    let mut annotation = kind.span(start..end);
    if let Some(label) = label {
        annotation = annotation.label(label);
    }
    let snippet = Snippet::source(text)
        .line_start(line)
        .fold(true)
        .annotation(annotation);
    if complete {
        return group.element(snippet.path(path));
    }
    let (line, column) = sources.line_column(span);
    let origin = Origin::path(path).line(line).char_column(column);
    group.element(origin).element(snippet)
}

/// The longest excerpt that is shown completely, in bytes.
const MAX_WINDOW: usize = 4000;
/// The number of bytes shown before and after the start of the span in a longer line.
const CONTEXT: usize = 120;

/// The range of the excerpt around a position, and whether its lines are complete. The excerpt is kept short, because
/// the renderer reads all of it for each finding.
fn window(text: &str, at: usize) -> (Range<usize>, bool) {
    let at = text.floor_char_boundary(at);
    let line = |at: usize| text[..at].rfind('\n').map_or(0, |n| n + 1);
    let next = |at: usize| text[at..].find('\n').map_or(text.len(), |n| at + n + 1);
    let first = line(line(at).saturating_sub(1));
    let last = next(next(at));
    if last - first <= MAX_WINDOW {
        return (first..last, true);
    }
    let here = line(at)..next(at);
    if here.len() <= MAX_WINDOW {
        return (here, true);
    }
    let start = text
        .floor_char_boundary(at.saturating_sub(CONTEXT))
        .max(here.start);
    (
        start..text.floor_char_boundary(at + CONTEXT).min(here.end),
        false,
    )
}

/// Replaces control characters, each by a character of the same length in bytes, so that spans stay valid.
fn sanitize(text: &str) -> Cow<'_, str> {
    let allowed = |c: char| matches!(c, '\n' | '\r' | '\t');
    if !text.chars().any(|c| !allowed(c) && affects_display(c)) {
        return Cow::Borrowed(text);
    }
    let replace = |c: char| match c.len_utf8() {
        _ if allowed(c) || !affects_display(c) => c,
        1 => '?',
        2 => '·',
        _ => '\u{fffd}',
    };
    Cow::Owned(text.chars().map(replace).collect())
}

/// The number of errors and warnings, as text.
pub fn count(errors: usize, warnings: usize) -> String {
    match (errors, warnings) {
        (0, 0) => "no problems found".to_owned(),
        (errors, 0) => counted(errors, "error"),
        (0, warnings) => counted(warnings, "warning"),
        (errors, warnings) => format!(
            "{} and {}",
            counted(errors, "error"),
            counted(warnings, "warning")
        ),
    }
}
