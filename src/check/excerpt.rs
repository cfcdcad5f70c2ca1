//! The lines around a finding, for the coach's Checks page.

use crate::source::SourceMap;
use crate::span::Span;

/// A line of an excerpt: its number, its text, and the marked range in bytes.
pub type ExcerptSource = (usize, String, Option<(usize, usize)>);

/// Longest line shown, in bytes.
const MAX_LINE: usize = 240;

/// The first line of a span, with one line before and one after.
pub fn around(sources: &SourceMap, span: Span) -> Vec<ExcerptSource> {
    let Some(file) = sources.file(span.file) else {
        return Vec::new();
    };
    if file.text.is_empty() {
        return Vec::new();
    }
    let (line, _) = sources.line_column(span);
    let first = line.saturating_sub(1).max(1);
    let mut start = sources.line_start(span.file, first);
    let mut lines = Vec::new();
    for (number, text) in (first..).zip(file.text[start..].split_inclusive('\n')) {
        let words = text.trim_end_matches(['\n', '\r']);
        if number > line + 1 {
            break;
        }
        if number + 1 >= line {
            let marked = (number == line).then(|| {
                let from = (span.start as usize).saturating_sub(start).min(words.len());
                let to = (span.end as usize)
                    .saturating_sub(start)
                    .clamp(from, words.len());
                (from, to)
            });
            lines.push(window(number, words, marked));
        }
        start += text.len();
    }
    lines
}

/// Cuts a long line around the marked range.
fn window(number: usize, text: &str, marked: Option<(usize, usize)>) -> ExcerptSource {
    let boundary = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    if text.len() <= MAX_LINE {
        let marked = marked.map(|(from, to)| (boundary(from), boundary(to)));
        return (number, text.to_owned(), marked);
    }
    let (from, to) = marked.unwrap_or((0, 0));
    let begin = boundary(from.saturating_sub(MAX_LINE / 3));
    let end = boundary((begin + MAX_LINE).min(text.len()));
    let shown = text[begin..end].to_owned();
    let marked = marked.map(|_| {
        (
            boundary(from) - begin,
            boundary(to.min(end)).max(begin) - begin,
        )
    });
    let marked = marked.map(|(from, to)| {
        (
            from.min(shown.len()),
            to.clamp(from.min(shown.len()), shown.len()),
        )
    });
    (number, shown, marked)
}
