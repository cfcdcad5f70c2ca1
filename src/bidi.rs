//! The direction of text, and how to embed text of one direction in a sentence of another.
//!
//! Follows the Unicode Bidirectional Algorithm (UAX #9). This module must not know any markup: an isolate is a pair
//! of characters here, which the HTML output replaces with `<bdi>`.

use std::borrow::Cow;

use unicode_bidi::{BidiClass, bidi_class};

/// Begins an isolate whose direction depends on its content (FIRST STRONG ISOLATE).
pub const ISOLATE: char = '\u{2068}';
/// Ends an isolate (POP DIRECTIONAL ISOLATE).
pub const END: char = '\u{2069}';

/// The direction in which text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// From left to right, such as English.
    Ltr,
    /// From right to left, such as Arabic and Hebrew.
    Rtl,
}

/// The direction of the first letter outside isolates (rules P2 and P3); `None` for a text without letters.
pub fn direction(text: &str) -> Option<Direction> {
    let mut depth = 0_usize;
    for c in text.chars() {
        match bidi_class(c) {
            BidiClass::L if depth == 0 => return Some(Direction::Ltr),
            BidiClass::R | BidiClass::AL if depth == 0 => return Some(Direction::Rtl),
            class if opens(class) => depth += 1,
            BidiClass::PDI => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Whether any part of `text` is read from right to left, or contains a character that sets the direction.
pub fn is_bidi(text: &str) -> bool {
    // Every such character is at or above U+0590, so its UTF-8 form begins with one of these bytes.
    text.bytes().any(|byte| byte >= 0xD6) && text.chars().any(turns)
}

/// `text` in a form that does not change the order of a sentence around it. Text that cannot change that order is
/// returned as it is.
pub fn isolate(text: &str) -> Cow<'_, str> {
    if !is_bidi(text) || is_isolate(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 2 * ISOLATE.len_utf8());
    out.push(ISOLATE);
    let mut depth = 0_usize;
    for c in text.chars() {
        match bidi_class(c) {
            class if opens(class) => depth += 1,
            BidiClass::PDI if depth > 0 => depth -= 1,
            // It would end the isolate around the text.
            BidiClass::PDI => continue,
            _ => {}
        }
        out.push(c);
    }
    out.extend(std::iter::repeat_n(END, depth + 1));
    Cow::Owned(out)
}

/// `items` separated by `mark`, each isolated from the others.
pub fn join<T: AsRef<str>>(items: &[T], mark: &str) -> String {
    match items {
        [one] => one.as_ref().to_owned(),
        items => {
            let items: Vec<Cow<'_, str>> = items.iter().map(|one| isolate(one.as_ref())).collect();
            items.join(mark)
        }
    }
}

/// Whether `text` as a whole is one isolate.
fn is_isolate(text: &str) -> bool {
    let Some(inside) = text.strip_prefix(ISOLATE) else {
        return false;
    };
    let mut depth = 1_usize;
    let mut rest = inside.chars();
    for c in rest.by_ref() {
        match bidi_class(c) {
            class if opens(class) => depth += 1,
            BidiClass::PDI => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    depth == 0 && rest.as_str().is_empty()
}

fn opens(class: BidiClass) -> bool {
    matches!(class, BidiClass::FSI | BidiClass::LRI | BidiClass::RLI)
}

fn turns(c: char) -> bool {
    use BidiClass::{AL, AN, FSI, LRE, LRI, LRO, PDF, PDI, R, RLE, RLI, RLO};
    matches!(
        bidi_class(c),
        R | AL | AN | LRE | RLE | LRO | RLO | PDF | LRI | RLI | FSI | PDI
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_the_direction_of_its_first_letter() {
        for (text, expected) in [
            ("Tamar", Some(Direction::Ltr)),
            ("12, (שלום) then", Some(Direction::Rtl)),
            ("«محمد» said", Some(Direction::Rtl)),
            ("\u{2068}محمد\u{2069}’s copy", Some(Direction::Ltr)),
            (
                "\u{2067}a\u{2068}b\u{2069}\u{2069} שלום",
                Some(Direction::Rtl),
            ),
            ("अनीता", Some(Direction::Ltr)),
            ("3–5 %", None),
            ("", None),
        ] {
            assert_eq!(direction(text), expected, "{text:?}");
        }
    }

    #[test]
    fn text_that_cannot_reorder_a_sentence_is_unchanged() {
        for text in [
            "",
            "Amara Okafor",
            "Zoë – “so”",
            "陈伟明",
            "अनीता शर्मा",
            "สมชาย",
            "🦊",
        ] {
            assert!(matches!(isolate(text), Cow::Borrowed(_)), "{text:?}");
        }
    }

    #[test]
    fn an_isolate_is_always_closed() {
        assert_eq!(isolate("יעל"), "\u{2068}יעל\u{2069}");
        assert_eq!(isolate(&isolate("יעל")), "\u{2068}יעל\u{2069}");
        assert_eq!(isolate("a\u{2067}b"), "\u{2068}a\u{2067}b\u{2069}\u{2069}");
        assert_eq!(isolate("a\u{2069}b"), "\u{2068}ab\u{2069}");
        let two = "\u{2068}א\u{2069}, \u{2068}ב\u{2069}";
        assert_eq!(isolate(two), format!("\u{2068}{two}\u{2069}"));
    }

    #[test]
    fn items_of_a_list_are_isolated_from_each_other() {
        assert_eq!(join(&["יעל"], ", "), "יעל");
        assert_eq!(join(&["Ruth", "Ada"], ", "), "Ruth, Ada");
        assert_eq!(join(&["יעל", "Ada"], ", "), "\u{2068}יעל\u{2069}, Ada");
    }
}
