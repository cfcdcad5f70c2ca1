//! The direction of each block: `dir="auto"` where the browser can find it, `dir="rtl"` where it would look in vain.
//!
//! A browser takes the direction of an element from its own text and looks past children that have a direction. So a list,
//! a quotation or a table, whose text is all in such children, is given its direction here: that of its first letter.

use crate::bidi::Direction;

use super::writer::HtmlWriter;

/// How an element comes by its direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// As what is around it.
    None,
    /// From its own text; its opening tag has `dir="auto"`.
    Auto,
    /// From its first letter, wherever it is; to be written into the tag of this name.
    Inner(&'static str),
}

/// The first letters of an open element.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Letters {
    /// Of the text that is in no child with a direction.
    own: Option<Direction>,
    /// Of all text.
    any: Option<Direction>,
}

/// How the closing tag says that an element comes by its direction.
pub(super) fn turn(close: &str) -> Turn {
    match close.trim_end() {
        "</ul>" => Turn::Inner("<ul"),
        "</ol>" => Turn::Inner("<ol"),
        "</blockquote>" => Turn::Inner("<blockquote"),
        close if close.ends_with("</table>\n</div>") => Turn::Inner("<table"),
        "</p>" | "</li>" | "</td>" | "</th>" | "</code></pre>" => Turn::Auto,
        close if close.starts_with("</h") => Turn::Auto,
        _ => Turn::None,
    }
}

impl HtmlWriter<'_> {
    /// Tells what is open of text in this direction.
    pub(super) fn read(&mut self, direction: Direction) {
        self.first.get_or_insert(direction);
        let mut own = true;
        for open in self.open.iter_mut().rev() {
            if own {
                open.letters.own.get_or_insert(direction);
            }
            open.letters.any.get_or_insert(direction);
            own &= open.turn == Turn::None;
        }
    }

    /// Writes the direction of an element that is about to be closed, which begins at `start`.
    pub(super) fn directed(&mut self, start: usize, turn: Turn, letters: Letters) {
        match turn {
            Turn::Auto if letters.own.is_none() => self.right_to_left(start, letters.any),
            Turn::Inner(tag) if letters.any == Some(Direction::Rtl) => {
                if let Some(at) = self.out[start..].find(tag) {
                    self.out.insert_str(start + at + tag.len(), " dir=\"rtl\"");
                }
            }
            _ => {}
        }
    }

    /// Makes `dir="auto"` of the tag at `start` the direction that a browser would not find.
    pub(super) fn right_to_left(&mut self, start: usize, direction: Option<Direction>) {
        const AUTO: &str = "dir=\"auto\"";
        let tag = self.out[start..].split('>').next().unwrap_or_default();
        if let (Some(Direction::Rtl), Some(at)) = (direction, tag.find(AUTO)) {
            let place = start + at..start + at + AUTO.len();
            self.out.replace_range(place, "dir=\"rtl\"");
        }
    }
}
