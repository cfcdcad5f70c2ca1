//! Finds fields in one line that are meant to state who may read something.

use std::ops::Range;

use crate::record::intent::{FieldIntent, answer, intent, is_unmistakable};

/// A field in a place where it has no effect.
pub(super) struct StrayField<'l> {
    pub(super) name: &'l str,
    /// Its range in the line.
    pub(super) at: Range<usize>,
    pub(super) intent: FieldIntent,
}

/// The maximum length of a field name in bytes.
const NAME: usize = 60;

/// The field that a line consists of or contains.
pub(super) fn stray(line: &str) -> Option<StrayField<'_>> {
    if !line.contains([':', '=', '：', '|']) {
        return None;
    }
    whole_line(line).or_else(|| within(line))
}

/// The line read as one field, with any Markdown signs around it, or as several in a row.
fn whole_line(line: &str) -> Option<StrayField<'_>> {
    let begin = decoration(line);
    let words = &line[begin..];
    let at = begin..begin + words.trim_end().len();
    if line.trim_start().starts_with('|') {
        return row(words).map(|(name, intent)| StrayField { name, at, intent });
    }
    let one = |piece: &'_ str| -> Option<(usize, usize, FieldIntent)> {
        let skip = decoration(piece);
        let (name, value) = split_pair(&piece[skip..])?;
        // The value of a tag begins with `#`, which begins a comment elsewhere.
        let intent_of = |value| intent(name, value).filter(|_| !is_label(name, value));
        let intent = intent_of(trim_value(value)).or_else(|| intent_of(value.trim()))?;
        Some((skip, skip + name.len(), intent))
    };
    if let Some((from, to, intent)) = one(words) {
        return Some(StrayField {
            name: &words[from..to],
            at,
            intent,
        });
    }
    let pieces: Vec<&str> = words.split([',', ';']).collect();
    let all = pieces.len() > 1 && pieces.iter().all(|piece| split_pair(piece).is_some());
    let mut offset = 0;
    for piece in pieces.iter().filter(|_| all) {
        if let Some((from, to, intent)) = one(piece) {
            return Some(StrayField {
                name: &words[offset + from..offset + to],
                at,
                intent,
            });
        }
        offset += piece.len() + 1;
    }
    None
}

/// A field in brackets within a line, or a name that prose does not use, followed by a colon.
pub(super) fn within(line: &str) -> Option<StrayField<'_>> {
    for (open, bracket) in line.char_indices().filter(|(_, c)| "[({".contains(*c)) {
        let start = open + bracket.len_utf8();
        let mut inside = start..start;
        // Long enough for a name and a value.
        for (at, c) in line[start..].char_indices().take(2 * NAME) {
            inside.end = start + at;
            // Inner brackets are examined separately.
            if "[({".contains(c) {
                break;
            }
            if "])},;\n".contains(c) {
                let words = &line[inside.clone()];
                let skip = decoration(words);
                if let Some((name, value)) = split_pair(&words[skip..])
                    && let Some(intent) = intent(name, trim_value(value))
                {
                    return Some(StrayField {
                        name,
                        at: open..inside.end + 1,
                        intent,
                    });
                }
                // A further field inside the same brackets.
                if !",;".contains(c) {
                    break;
                }
                inside.start = inside.end + 1;
            }
        }
    }
    named_anywhere(line)
}

/// `coach_only:` anywhere in a line.
fn named_anywhere(line: &str) -> Option<StrayField<'_>> {
    let bytes = line.as_bytes();
    for (sep, _) in line.match_indices([':', '=']) {
        let before = line[..sep].trim_end_matches([' ', '*', '_', '`', '"', '\'']);
        let letter = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte == b'-';
        let run = bytes[..before.len()].iter().rev().take(NAME);
        let start = before.len() - run.take_while(|byte| letter(byte)).count();
        let name = &line[start..before.len()];
        let joined = name.contains(['_', '-']) && !is_label(name, trim_value(&line[sep + 1..]));
        if joined && let Some(intent) = intent(name, "").filter(|_| sep > 0) {
            return Some(StrayField {
                name,
                at: start..line.trim_end().len().max(sep + 1),
                intent,
            });
        }
    }
    None
}

/// Whether it is a prose label followed by its text: `Coach-only: she has had an offer`.
fn is_label(name: &str, value: &str) -> bool {
    !name.contains('_') && is_unmistakable(name) && !value.is_empty() && answer(value).is_none()
}

/// A table row with a name and a value.
fn row(words: &str) -> Option<(&str, FieldIntent)> {
    let mut cells = words.trim_end().trim_end_matches('|').split('|');
    let (name, value) = (cells.next()?, cells.next()?);
    let name = name.trim_matches(|c: char| !c.is_alphanumeric());
    let intent = intent(name, trim_value(value))?;
    cells.next().is_none().then_some((name, intent))
}

/// The position of a line's first word, after the signs of lists, quotes, headings, emphasis and comments.
fn decoration(line: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = &line[at..];
        let bare = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        at += rest.len() - bare.len();
        // `[x]` of a task, `1.` of a list.
        let task = line[..at].ends_with('[') && bare.get(1..2) == Some("]");
        let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
        let numbered = digits > 0 && bare[digits..].starts_with(['.', ')']);
        // A tag around the words.
        let tag = bare.find('>').filter(|_| line[..at].ends_with('<'));
        if task {
            at += 2;
        } else if let Some(end) = tag {
            at += end + 1;
        } else if numbered {
            at += digits + 1;
        } else {
            return at;
        }
    }
}

/// The name and the value on either side of the first colon or equals sign.
fn split_pair(words: &str) -> Option<(&str, &str)> {
    let at = words.find([':', '=', '：'])?;
    let name = words[..at].trim_end_matches(|c: char| !c.is_alphanumeric());
    let short = name.len() <= NAME && name.split_whitespace().count() <= 5;
    let value = words[at..].trim_start_matches([':', '=', '：']);
    (short && !name.is_empty()).then_some((name, value))
}

/// A value without a trailing comment and without signs around it.
fn trim_value(value: &str) -> &str {
    let remarks = [" #", "<", "-->", "%%", " //", " ("];
    let end = remarks.iter().filter_map(|sign| value.find(sign)).min();
    let value = value[..end.unwrap_or(value.len())].trim();
    let words = value.trim_matches(|c: char| !c.is_alphanumeric());
    if words.is_empty() {
        // A tick or a cross alone.
        return value.trim_matches(|c: char| c.is_ascii_punctuation() || c.is_whitespace());
    }
    words
}
