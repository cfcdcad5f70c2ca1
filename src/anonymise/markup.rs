//! The parts of a text that are front matter, links, ids or references.

use std::ops::Range;

/// The longest destination or id, in characters. A limit, so that a text of brackets takes no longer than another.
const LONGEST: usize = 500;

/// The parts of a text.
#[derive(Debug, Default)]
pub(super) struct Markup {
    /// The front matter, or the whole text of a YAML file.
    pub yaml: Range<usize>,
    /// Whether `\n` in the text may be a line break.
    pub has_escapes: bool,
    /// Destinations of links, and ids of headings.
    pub links: Vec<Range<usize>>,
    /// Values in YAML.
    pub values: Vec<Value>,
}

/// A value in YAML, without its quotes.
#[derive(Debug)]
pub(super) struct Value {
    /// Its place.
    pub range: Range<usize>,
    /// Whether it is the value of `id`.
    pub is_id: bool,
}

impl Markup {
    /// The parts of a file.
    pub fn of(path: &str, text: &str) -> Markup {
        let ends = |extension: &str| path.to_ascii_lowercase().ends_with(extension);
        let is_yaml = ends(".yaml") || ends(".yml");
        let yaml = if is_yaml {
            0..text.len()
        } else {
            front_matter(text)
        };
        let values = values(text, &yaml);
        Markup {
            has_escapes: is_yaml || ends(".json"),
            links: links(text),
            values,
            yaml,
        }
    }
}

/// The place of the front matter, without its first line; empty if there is none.
fn front_matter(text: &str) -> Range<usize> {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut lines = text[start..].split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return 0..0;
    };
    let begin = start + first.len();
    let mut at = begin;
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            return begin..at;
        }
        at += line.len();
    }
    0..0
}

/// The values on lines such as `key: value`, `- value` and `key: [value, {key: value}]`.
fn values(text: &str, yaml: &Range<usize>) -> Vec<Value> {
    let mut values = Vec::new();
    let mut at = yaml.start;
    for line in text[yaml.clone()].split_inclusive('\n') {
        let content = line.trim_end();
        let mut rest = content.trim_start();
        while let Some(item) = rest.strip_prefix("- ") {
            rest = item.trim_start();
        }
        if !rest.starts_with('#') {
            entry(
                rest,
                at + content.len() - rest.len(),
                rest.len() < content.trim_start().len(),
                &mut values,
            );
        }
        at += line.len();
    }
    values
}

/// A value after `key: ` or `- `.
fn entry(rest: &str, at: usize, is_item: bool, values: &mut Vec<Value>) {
    let is_key = |key: &str| {
        !key.is_empty()
            && key
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
    };
    let (key, value) = match rest.split_once(':') {
        Some((key, value)) if is_key(key.trim_matches('"')) && value.starts_with(' ') => {
            (key.trim_matches('"'), value)
        }
        _ => ("", rest),
    };
    let at = at + rest.len() - value.len();
    let trimmed = value.trim_start();
    let at = at + value.len() - trimmed.len();
    if !key.is_empty() || is_item {
        if trimmed.starts_with(['[', '{']) {
            flow(trimmed, at, values);
        } else {
            scalar(trimmed, at, key == "id", values);
        }
    }
}

/// The values of `[a, b]` and `{key: a}`.
fn flow(text: &str, at: usize, values: &mut Vec<Value>) {
    let mut quote = None;
    let mut start = 0;
    for (place, letter) in text.char_indices() {
        match (letter, quote) {
            ('"' | '\'', None)
                if text[start..place].trim().is_empty() || text[..place].ends_with(": ") =>
            {
                quote = Some(letter)
            }
            (_, Some(open)) if letter == open => quote = None,
            ('[' | ']' | '{' | '}' | ',', None) => {
                let piece = &text[start..place];
                let trimmed = piece.trim_start();
                if !trimmed.is_empty() {
                    entry(trimmed, at + place - trimmed.len(), true, values);
                }
                start = place + 1;
            }
            _ => {}
        }
    }
}

/// A value without its quotes and the comment after it.
fn scalar(text: &str, at: usize, is_id: bool, values: &mut Vec<Value>) {
    let (start, end) = match text.chars().next() {
        Some(quote @ ('"' | '\'')) => (1, text[1..].find(quote).map_or(text.len(), |end| end + 1)),
        _ => (0, text.find(" #").unwrap_or(text.len())),
    };
    let content = text.get(start..end).unwrap_or_default();
    let content = content.trim_end();
    if !content.is_empty() {
        values.push(Value {
            range: at + start..at + start + content.len(),
            is_id,
        });
    }
}

/// Destinations of links and ids of headings.
fn links(text: &str) -> Vec<Range<usize>> {
    let mut links = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = text
        .get(at..)
        .and_then(|rest| rest.find(['[', ']', '{', '=']))
    {
        let place = at + found;
        at = place + 1;
        let before = text[..place].chars().next_back();
        let next = bytes.get(place + 1);
        let range = match bytes[place] {
            b']' if next == Some(&b'(') => Some(destination(text, place + 2)),
            b']' if next == Some(&b':') && is_definition(text, place) => {
                let skip = text[place + 2..].len()
                    - text[place + 2..].trim_start_matches([' ', '\t']).len();
                Some(destination(text, place + 2 + skip))
            }
            b'[' if next == Some(&b'[') => Some(until(text, place + 2, &[']', '|', '\n'])),
            b'[' if next == Some(&b'^') => Some(until(text, place + 2, &[']', '\n'])),
            b'{' if next == Some(&b'#') => Some(until(text, place + 2, &['}', ' ', '\n'])),
            b'=' if next == Some(&b'"')
                && before.is_some_and(char::is_alphabetic)
                && is_html_link(&text[..place]) =>
            {
                Some(until(text, place + 2, &['"', '\n']))
            }
            _ => None,
        };
        if let Some(range) = range.filter(|range| !range.is_empty()) {
            at = range.end;
            links.push(range);
        }
    }
    links
}

fn until(text: &str, start: usize, ends: &[char]) -> Range<usize> {
    let end = text[start..]
        .char_indices()
        .take(LONGEST)
        .find(|(_, letter)| ends.contains(letter));
    start..start + end.map_or(0, |(at, _)| at)
}

fn is_html_link(before: &str) -> bool {
    ["href", "src", "id", "name"]
        .iter()
        .any(|name| before.ends_with(name))
}

/// Whether `]` is the end of the label of `[label]: destination`. A footnote is none.
fn is_definition(text: &str, place: usize) -> bool {
    let before = text[..place].char_indices().rev().take(LONGEST);
    let start = before
        .take_while(|(_, letter)| *letter != '\n')
        .last()
        .map_or(place, |(at, _)| at);
    let line = &text[start..place];
    let label = line.trim_start_matches([' ', '>']);
    label.starts_with('[') && !label.starts_with("[^") && !label[1..].contains(['[', ']'])
}

/// The destination of a link that starts at an offset.
fn destination(text: &str, start: usize) -> Range<usize> {
    let rest = &text[start..];
    if rest.starts_with('<') {
        return until(text, start + 1, &['>', '\n']);
    }
    let mut depth = 0_usize;
    for (at, letter) in rest.char_indices().take(LONGEST) {
        match letter {
            '(' => depth += 1,
            ')' if depth == 0 => return start..start + at,
            ')' => depth -= 1,
            _ if letter.is_whitespace() => return start..start + at,
            _ => {}
        }
    }
    start..start
}
