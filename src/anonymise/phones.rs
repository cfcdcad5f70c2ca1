//! Replaces phone numbers.

use super::ReplacementSort;
use super::contact::Contacts;
use super::edits::Draft;

/// Replaces the phone numbers in what no earlier stage has taken.
pub(super) fn replace_phones(draft: &mut Draft<'_>, contacts: &mut Contacts) {
    let text = draft.text;
    let mut at = 0;
    while let Some(found) = text
        .get(at..)
        .and_then(|rest| rest.find(|c: char| c.is_ascii_digit() || matches!(c, '+' | '(')))
    {
        let start = at + found;
        let length = length(&text[start..]);
        at = start + length.max(1);
        let range = start..start + length;
        let before = text[..start].chars().next_back();
        let after = text[range.end..].chars().next();
        let touches = |c: Option<char>| {
            c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '#'))
        };
        let is_inside =
            touches(before) || after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '%'));
        if is_inside || !is_phone(&text[range.clone()]) || draft.is_any_taken(range.clone()) {
            // The next digits of the same number are not a separate number.
            let digits = text[start..]
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(0);
            at = start + digits.max(1);
            continue;
        }
        let written = &text[range.clone()];
        let digits: String = written.chars().filter(char::is_ascii_digit).collect();
        let number = contacts.number(ReplacementSort::Phone, digits);
        // Not with a space inside the destination of a link.
        let is_link = text[..start].ends_with("tel:");
        let with = if is_link {
            format!("PHONE-{number}")
        } else {
            format!("PHONE {number}")
        };
        draft.replace(range, &with, ReplacementSort::Phone);
    }
}

/// The length of digits with single separators between them.
fn length(text: &str) -> usize {
    let mut end = 0;
    let mut separators = 0;
    for (at, letter) in text.char_indices() {
        match letter {
            _ if letter.is_ascii_digit() && at <= 40 => {
                end = at + 1;
                separators = 0;
            }
            '+' if at == 0 || text[..at].ends_with('(') => {}
            // Longer than any number, and a list of numbers is read only once.
            _ if at > 40 => break,
            ' ' if text[..at].ends_with(' ') => break,
            ' ' | '\u{a0}' | '\u{202f}' | '-' | '‑' | '.' | '/' | '(' | ')' if separators < 3 => {
                separators += 1
            }
            _ => break,
        }
    }
    end
}

fn is_phone(text: &str) -> bool {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let groups: Vec<usize> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .map(str::len)
        .collect();
    let start = text.trim_start_matches('(');
    if !(7..=15).contains(&digits.len()) {
        return false;
    }
    if start.starts_with('+') {
        return true;
    }
    if start.starts_with('0') {
        return digits.len() >= 9 && groups.len() < 8;
    }
    // As in the United States.
    matches!(groups.as_slice(), [3, 3, 4] | [1, 3, 3, 4]) && !text.contains('/')
}
