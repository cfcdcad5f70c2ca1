//! Removes characters that have no shape and no meaning on paper.
//!
//! Must not change a word that a reader would see.

use unicode_normalization::char::is_combining_mark;

/// The maximum number of combining marks on one letter; more would overlap the lines around it.
const MARKS: usize = 6;

/// `text` without control characters, private-use characters and noncharacters; line breaks are kept.
pub(super) fn clean(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n");
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    for c in text.chars() {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        match c {
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push(' '),
            c if is_removed(c) || marks > MARKS => {}
            c => out.push(c),
        }
    }
    out
}

/// `text` on one line.
pub(super) fn line(text: &str) -> String {
    let text = clean(text);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}

/// Whether a character is removed.
fn is_removed(c: char) -> bool {
    let at = c as u32;
    c.is_control()
        || matches!(at, 0xE000..=0xF8FF | 0xF_0000..)
        // Noncharacters, tags, the byte order mark and the object replacement character.
        || matches!(at, 0xFDD0..=0xFDEF | 0xE_0000..=0xE_0FFF | 0xFEFF | 0xFFF0..=0xFFFC)
        || at & 0xFFFE == 0xFFFE
        // They change the direction of all text after them.
        || matches!(at, 0x202A..=0x202E)
}

/// Whether a character is visible, so that a font must have a glyph for it.
pub(super) fn drawn(c: char) -> bool {
    let unseen = matches!(
        c as u32,
        0xAD | 0x34F | 0x61C | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F
            | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFFA0 | 0x1_BCA0..=0x1_BCA3 | 0x1_D173..=0x1_D17A
    );
    !(unseen || c.is_whitespace() || is_removed(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_words_and_takes_what_has_no_shape() {
        assert_eq!(clean("Zoë, 12 °C – “so”"), "Zoë, 12 °C – “so”");
        assert_eq!(
            clean("a\u{0}b\u{e000}c\u{fdd0}d\u{10ffff}e\u{202e}f\u{1b}g"),
            "abcdefg"
        );
        assert_eq!(clean("a\r\nb\u{2028}c\td"), "a\nb\nc d");
        assert_eq!(line(" a \n\n b\n"), "a b");
    }

    #[test]
    fn caps_marks_on_a_letter() {
        let stacked = format!("a{}b", "\u{301}".repeat(500));
        assert_eq!(clean(&stacked).chars().count(), 2 + MARKS);
    }

    #[test]
    fn what_does_not_show_needs_no_font() {
        assert!(!drawn('\u{ad}') && !drawn('\u{a0}') && !drawn('\u{200d}') && !drawn('\u{e000}'));
        assert!(drawn('漢') && drawn('é'));
    }
}
