//! Findings for people: annotated excerpts, and a count.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level as Shown, Origin, Renderer, Snippet};

use super::tally::{SHOWN, Tally};
use crate::diag::{Diagnostic, Level};
use crate::record::{affects_display, safe_path};
use crate::source::SourceMap;
use crate::span::{FileId, Span};

/// Renders findings, of each rule in each file the first [`SHOWN`] and how many there are beyond them.
pub fn all<'d>(
    sources: &SourceMap,
    diags: impl IntoIterator<Item = &'d Diagnostic>,
    colour: bool,
) -> Vec<String> {
    let (mut tally, mut out) = (Tally::default(), Vec::new());
    // The place of the last that is shown of a rule in a file, and one of those beyond it with their count.
    let mut last: BTreeMap<FindingKey, usize> = BTreeMap::new();
    let mut beyond: BTreeMap<usize, (&Diagnostic, usize)> = BTreeMap::new();
    for diag in diags {
        match tally.count(diag) {
            number if number <= SHOWN => {
                last.insert(key(diag), out.len());
                out.push(render(sources, diag, colour));
            }
            _ => {
                let after = last.get(&key(diag)).copied().unwrap_or_default();
                beyond.entry(after).or_insert((diag, 0)).1 += 1;
            }
        }
    }
    // From behind, so that the places before stay what they are.
    for (after, (diag, more)) in beyond.into_iter().rev() {
        out.insert(after + 1, hidden(sources, diag, more));
    }
    out
}

type FindingKey = (FileId, &'static str, Level);

fn key(diag: &Diagnostic) -> FindingKey {
    (diag.span.file, diag.rule.code, diag.level)
}

/// What is said of the findings that are not shown.
fn hidden(sources: &SourceMap, diag: &Diagnostic, more: usize) -> String {
    let many = if more == 1 { "finding" } else { "findings" };
    format!(
        "{}[{} {}]: {more} more {many} of this rule in {}; `coachgen check --format concise` lists them all",
        diag.level.display_word(),
        diag.rule.code,
        diag.rule.name,
        safe_path(sources.path(diag.span)),
    )
}

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
    let mut group = placed(
        Group::with_title(title),
        sources,
        diagnostic.span,
        AnnotationKind::Primary,
        None,
    );
    for (span, note) in diagnostic.related.iter().take(SHOWN) {
        group = placed(group, sources, *span, AnnotationKind::Context, Some(note));
    }
    let more = diagnostic.related.len().saturating_sub(SHOWN);
    if more > 0 {
        let places = if more == 1 { "place" } else { "places" };
        group = group.element(Shown::NOTE.message(format!("and {more} more {places}")));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Shown::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

/// Adds the lines of a place to a finding. A line that is too long to be shown is cut, and the place then said before.
fn placed<'s>(
    group: Group<'s>,
    sources: &'s SourceMap,
    span: Span,
    kind: AnnotationKind,
    label: Option<&'s str>,
) -> Group<'s> {
    let ((window, whole), path) = match sources.file(span.file) {
        Some(file) => (
            window(&file.text, span.start as usize),
            safe_path(&file.path),
        ),
        None => ((0..0, true), String::new()),
    };
    let text = sources.file(span.file).map_or("", |file| &file.text);
    let (text, from) = (shown(&text[window.clone()]), window.start);
    let (line, _) = sources.line_column(Span::new(span.file, from, from));
    let start = floor(&text, (span.start as usize).saturating_sub(from));
    // A long passage is marked by its first line; the rest would only fill the screen.
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let end = floor(&text, (span.end as usize).saturating_sub(from));
    let end = end.clamp(start, line_end.max(start));
    let mut annotation = kind.span(start..end);
    if let Some(label) = label {
        annotation = annotation.label(label);
    }
    let snippet = Snippet::source(text)
        .line_start(line)
        .fold(true)
        .annotation(annotation);
    if whole {
        return group.element(snippet.path(path));
    }
    let (line, column) = sources.line_column(span);
    let origin = Origin::path(path).line(line).char_column(column);
    group.element(origin).element(snippet)
}

/// Longest lines that are shown as they are, in bytes.
const LONGEST: usize = 4000;
/// How much is shown of a longer one before the place, and behind it.
const AROUND: usize = 120;

/// The lines around a place, as far as an excerpt shows them, and whether they are whole. The renderer reads all that
/// it is handed, for each finding.
fn window(text: &str, at: usize) -> (Range<usize>, bool) {
    let at = floor(text, at);
    let line = |at: usize| text[..at].rfind('\n').map_or(0, |n| n + 1);
    let next = |at: usize| text[at..].find('\n').map_or(text.len(), |n| at + n + 1);
    let first = line(line(at).saturating_sub(1));
    let last = next(next(at));
    if last - first <= LONGEST {
        return (first..last, true);
    }
    let here = line(at)..next(at);
    if here.len() <= LONGEST {
        return (here, true);
    }
    let start = floor(text, at.saturating_sub(AROUND)).max(here.start);
    (start..floor(text, at + AROUND).min(here.end), false)
}

/// A record's text without what a terminal would obey, each such character by one of its length, so that places
/// stay what they are.
fn shown(text: &str) -> Cow<'_, str> {
    let kept = |c: char| matches!(c, '\n' | '\r' | '\t');
    if !text.chars().any(|c| !kept(c) && affects_display(c)) {
        return Cow::Borrowed(text);
    }
    let instead = |c: char| match c.len_utf8() {
        _ if kept(c) || !affects_display(c) => c,
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
