//! The outline of a record: the fields of its front matter and its headings, also while it has errors.

use gen_lsp_types::{
    DocumentSymbol, DocumentSymbolParams, FoldingRange, FoldingRangeKind, FoldingRangeParams,
    Position, Range, SymbolKind, Uri,
};

use super::fields;
use super::requests::{AboutDocument, OpenRecord};
use super::text::LineText;

impl AboutDocument for DocumentSymbolParams {
    fn uri(&self) -> &Uri {
        &self.text_document.uri
    }
}

impl AboutDocument for FoldingRangeParams {
    fn uri(&self) -> &Uri {
        &self.text_document.uri
    }
}

/// A field of the front matter, or a section under a heading.
struct OutlineItem<'t> {
    name: &'t str,
    /// 0 for a field, otherwise the level of the heading.
    level: usize,
    /// The first and the last line, counted from 0.
    lines: (usize, usize),
}

/// The fields and headings of the text.
pub fn symbols(open: &OpenRecord<'_>, _: DocumentSymbolParams) -> Vec<DocumentSymbol> {
    let text = &open.document.text;
    let items = items(text);
    let mut at = 0;
    let mut symbols = Vec::new();
    while at < items.len() {
        symbols.push(symbol(text, &items, &mut at));
    }
    symbols
}

/// The item at `at` with the deeper headings after it.
fn symbol(text: &LineText, items: &[OutlineItem<'_>], at: &mut usize) -> DocumentSymbol {
    let item = &items[*at];
    *at += 1;
    let mut children = Vec::new();
    while item.level > 0 && items.get(*at).is_some_and(|next| next.level > item.level) {
        children.push(symbol(text, items, at));
    }
    let kind = match item.level {
        0 => SymbolKind::Field,
        _ => SymbolKind::String,
    };
    let name = match item.name.is_empty() {
        true => "untitled",
        false => item.name,
    };
    DocumentSymbol::new(
        name.to_owned(),
        None,
        kind,
        None,
        None,
        range(text, item.lines),
        range(text, (item.lines.0, item.lines.0)),
        Some(children),
    )
}

/// The front matter, its fields of several lines, and the sections.
pub fn folds(open: &OpenRecord<'_>, _: FoldingRangeParams) -> Vec<FoldingRange> {
    let text = &open.document.text;
    let front = front_matter(text).map(|end| (0, end));
    let items = items(text);
    let parts = items.iter().map(|item| item.lines);
    let folds = front.into_iter().chain(parts);
    let folds = folds.filter(|(first, last)| first < last);
    let number = |line: usize| u32::try_from(line).unwrap_or(u32::MAX);
    folds
        .map(|(first, last)| FoldingRange {
            start_line: number(first),
            end_line: number(last),
            kind: Some(FoldingRangeKind::Region),
            ..FoldingRange::default()
        })
        .collect()
}

/// The line of the `---` that ends the front matter.
fn front_matter(text: &LineText) -> Option<usize> {
    fields::front_matter_end(text).filter(|end| *end < text.line_count())
}

fn items(text: &LineText) -> Vec<OutlineItem<'_>> {
    let end = front_matter(text);
    let mut items: Vec<OutlineItem<'_>> = Vec::new();
    for line in 1..end.unwrap_or(0) {
        let words = text.line(line);
        let is_field = words.starts_with(|first: char| first.is_ascii_lowercase());
        if let (true, Some((name, _))) = (is_field, words.split_once(':')) {
            items.push(item(name, 0, line));
        }
    }
    close(&mut items, end.unwrap_or(0).saturating_sub(1), text);
    let body = end.map_or(0, |end| end + 1);
    let mut headings: Vec<OutlineItem<'_>> = Vec::new();
    let mut fence: Option<&str> = None;
    for line in body..text.line_count() {
        let words = text.line(line);
        let opened = ["```", "~~~"]
            .into_iter()
            .find(|mark| words.trim_start().starts_with(mark));
        match (fence, opened) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(mark), Some(end)) if mark == end => fence = None,
            _ => {}
        }
        let title = words.trim_start_matches('#');
        let level = words.len() - title.len();
        if fence.is_none() && (1..=6).contains(&level) && title.starts_with([' ', '\t']) {
            headings.push(item(title.trim(), level, line));
        }
    }
    // A section ends before the next heading of the same level or a higher one.
    let last = text.line_count() - 1;
    for index in 0..headings.len() {
        let level = headings[index].level;
        let mut next = headings[index + 1..].iter();
        let next = next.find(|next| next.level <= level);
        let end = next.map_or(last, |next| next.lines.0 - 1);
        headings[index].lines.1 = filled(text, headings[index].lines.0, end);
    }
    items.extend(headings);
    items
}

fn item(name: &str, level: usize, line: usize) -> OutlineItem<'_> {
    OutlineItem {
        name,
        level,
        lines: (line, line),
    }
}

/// Ends each field before the next one.
fn close(fields: &mut [OutlineItem<'_>], last: usize, text: &LineText) {
    for index in 0..fields.len() {
        let end = fields.get(index + 1).map_or(last, |next| next.lines.0 - 1);
        fields[index].lines.1 = filled(text, fields[index].lines.0, end);
    }
}

/// The last line that is not blank.
fn filled(text: &LineText, first: usize, last: usize) -> usize {
    let mut lines = (first..=last).rev();
    lines
        .find(|line| !text.line(*line).trim().is_empty())
        .unwrap_or(first)
}

fn range(text: &LineText, (first, last): (usize, usize)) -> Range {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let units: usize = text.line(last).chars().map(char::len_utf16).sum();
    Range::new(
        Position::new(number(first), 0),
        Position::new(number(last), number(units)),
    )
}
