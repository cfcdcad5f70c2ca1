//! Labels in paths, links and ids.

use super::edits::Draft;
use crate::text::fold::is_unspaced;
use std::ops::Range;

/// A label as part of an id: `sponsor-1`.
fn slug(label: &str) -> String {
    label.to_lowercase().replace(' ', "-")
}

fn is_id_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

/// Whether a letter next to a name makes one word of both. Not in a script without spaces.
fn continues_word(c: char) -> bool {
    c.is_alphanumeric() && !is_unspaced(c)
}

/// Whether a name is part of an id, so that its label must be one too.
pub(super) fn wants_slug(draft: &Draft<'_>, range: &Range<usize>, has_s: bool) -> bool {
    if draft.is_slug {
        return true;
    }
    let name = &draft.text[range.clone()];
    if name.contains(char::is_whitespace) {
        return false;
    }
    let before = &draft.text[..range.start];
    let after = &draft.text[range.end + usize::from(has_s)..];
    let joined_before = |separators: &[char]| {
        let mut back = before.chars().rev();
        back.next().is_some_and(|c| separators.contains(&c))
            && back.next().is_some_and(char::is_alphanumeric)
    };
    let joined_after = |separators: &[char]| {
        let mut next = after.chars();
        next.next().is_some_and(|c| separators.contains(&c))
            && next.next().is_some_and(char::is_alphanumeric)
    };
    let touches = before.ends_with(continues_word) || after.starts_with(continues_word);
    if touches || name.contains('_') || joined_before(&['_']) || joined_after(&['_']) {
        return true;
    }
    let has_capital = name.contains(char::is_uppercase);
    let separators = ['-', '.', '/', '#', '='];
    !has_capital
        && (name.contains(['-', '.'])
            || joined_before(&separators)
            || joined_after(&separators)
            || before.ends_with('#'))
}

/// The label as part of an id, separated from a letter or digit next to it.
pub(super) fn slug_label(
    draft: &Draft<'_>,
    range: &Range<usize>,
    label: &str,
    has_s: bool,
) -> String {
    // The label before has added a hyphen already.
    let is_after_label = range.start > 0 && draft.is_taken(range.start - 1);
    let touches = !is_after_label && draft.text[..range.start].ends_with(char::is_alphanumeric);
    let before = if touches { "-" } else { "" };
    let touches = !has_s && draft.text[range.end..].starts_with(char::is_alphanumeric);
    format!("{before}{}{}", slug(label), if touches { "-" } else { "" })
}

/// Whether a word is a key of front matter: `will: 3`.
pub(super) fn is_yaml_key(text: &str, range: &Range<usize>) -> bool {
    let rest = text[range.end..].trim_start_matches(is_id_char);
    let Some(rest) = rest.strip_prefix(':') else {
        return false;
    };
    let before = text[..range.start].trim_end_matches(is_id_char);
    let opener = before
        .trim_end_matches([' ', '"', '\''])
        .chars()
        .next_back();
    let starts = match opener {
        None | Some('\n' | '{' | ',') => true,
        Some('-') => before
            .rsplit('\n')
            .next()
            .is_some_and(|line| line.trim_matches([' ', '-']).is_empty()),
        _ => false,
    };
    starts && rest.chars().next().is_none_or(char::is_whitespace)
}
