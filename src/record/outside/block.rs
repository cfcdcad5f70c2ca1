//! Blocks of fields in a body: between two `---` lines, below one, or above one.

use std::ops::Range;

use super::{is_field_name, is_similar_to_field_name};
use crate::record::lookalikes;

type FieldLine<'t> = (usize, &'t str);

/// The maximum number of lines of one block that are examined.
const LONG: usize = 400;

/// For each line, whether it is inside a closed code block that names its language.
pub(super) fn in_code(lines: &[FieldLine<'_>]) -> Vec<bool> {
    let mut code = vec![false; lines.len()];
    let mut open: Option<(usize, char, usize, bool)> = None;
    for (at, (_, line)) in lines.iter().enumerate() {
        let bare = line.trim_start_matches(' ');
        let sign = bare.chars().next().unwrap_or(' ');
        let count = bare.chars().take_while(|c| *c == sign).count();
        let fence = line.len() - bare.len() <= 3 && matches!(sign, '`' | '~') && count >= 3;
        let info = bare.get(count..).unwrap_or_default().trim();
        match open {
            None if fence && !(sign == '`' && info.contains('`')) => {
                let language = info.starts_with(|c: char| c.is_alphabetic());
                open = Some((at, sign, count, language));
            }
            Some((from, opened, length, language))
                if fence && sign == opened && count >= length && info.is_empty() =>
            {
                code[from..=at].fill(language);
                open = None;
            }
            _ => {}
        }
    }
    code
}

/// The role of a line in a block of fields.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LineSort {
    Blank,
    Fence,
    /// Not indented, and begins with the exact name of a field.
    Field,
    /// Not indented, and begins with the name of a field in different case or with other signs.
    Alike,
    /// `name: value` with another name, a list item, or an indented line.
    Below,
    Other,
}

/// The blocks of fields, as ranges of lines.
pub(super) fn blocks(lines: &[FieldLine<'_>], code: &[bool]) -> Vec<Range<usize>> {
    // A body without a line of dashes can contain a block only at its beginning.
    let sort = |at: usize| match code[at] {
        true => LineSort::Other,
        false => sort_of(lines[at].1),
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    let fences = (0..lines.len()).filter(|at| !code[*at] && fence(lines[*at].1));
    let begins = std::iter::once(None).chain(fences.map(Some));
    for fence in begins {
        let from = fence.map_or(0, |at| at + 1);
        if found.last().is_some_and(|block| block.contains(&from)) {
            continue;
        }
        if let Some(block) = below(from, lines.len(), &sort) {
            found.push(block);
        } else if let Some(at) = fence
            && let Some(block) = above(at, found.last().map_or(0, |block| block.end), &sort)
        {
            found.push(block);
        }
    }
    found
}

/// The block that begins after a line of dashes.
fn below(from: usize, end: usize, sort: &impl Fn(usize) -> LineSort) -> Option<Range<usize>> {
    let first = (from..end).find(|at| sort(*at) != LineSort::Blank)?;
    let apart = first > from;
    let begins = sort(first);
    if !matches!(begins, LineSort::Field | LineSort::Alike) {
        return None;
    }
    let (mut exact, mut alike, mut last, mut closed) = (0, 0, first, false);
    for at in first..end.min(first + LONG) {
        match sort(at) {
            LineSort::Fence => {
                closed = true;
                break;
            }
            LineSort::Field => exact += 1,
            LineSort::Alike => alike += 1,
            LineSort::Below => {}
            // A block without a closing line ends with the paragraph.
            LineSort::Blank => continue,
            LineSort::Other => break,
        }
        last = at;
    }
    let letters = begins == LineSort::Field;
    let block = match closed {
        true => letters || !apart,
        false => letters && (!apart || exact > 1) || !apart && exact + alike > 1,
    };
    block.then_some(first..last + 1)
}

/// The block directly above a line of dashes: a heading in Markdown, but the author may have meant the end of the
/// front matter.
fn above(fence: usize, least: usize, sort: &impl Fn(usize) -> LineSort) -> Option<Range<usize>> {
    let is_part = |at: &usize| {
        matches!(
            sort(*at),
            LineSort::Field | LineSort::Alike | LineSort::Below
        )
    };
    let first = (least..fence).rev().take(LONG).take_while(is_part).last()?;
    let clear = first == least || matches!(sort(first - 1), LineSort::Blank | LineSort::Fence);
    let named = (first..fence).any(|at| sort(at) == LineSort::Field);
    (clear && named).then_some(first..fence)
}

fn fence(line: &str) -> bool {
    let line = line.trim_end();
    if line == "+++" {
        return true;
    }
    line.chars().count() >= 2
        && line
            .chars()
            .all(|c| c == '-' || lookalikes::dash(c).is_some())
}

fn sort_of(line: &str) -> LineSort {
    if line.trim().is_empty() {
        return LineSort::Blank;
    }
    if fence(line) {
        return LineSort::Fence;
    }
    if line.starts_with([' ', '\t', '#']) || line.starts_with("- ") || line.trim_end() == "-" {
        return LineSort::Below;
    }
    let Some(at) = line.find([':', '=', '：']) else {
        return LineSort::Other;
    };
    let name = line[..at].trim_end();
    let word = !name.is_empty()
        && name.len() <= 40
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || "_-. \"*".contains(c));
    let bare = name.trim_matches(['"', '*']);
    let after = line[at..].trim_start_matches([':', '=', '：']);
    let spaced = after.is_empty()
        || after.starts_with([' ', '\t', '*', '\u{a0}'])
        || line[at..].starts_with('=');
    if !word || !spaced {
        return LineSort::Other;
    }
    if is_field_name(name) && !name.contains(' ') {
        LineSort::Field
    } else if is_similar_to_field_name(bare) {
        LineSort::Alike
    } else if !name.contains(' ') {
        LineSort::Below
    } else {
        LineSort::Other
    }
}
