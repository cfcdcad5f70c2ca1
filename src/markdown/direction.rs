//! Sets the text direction of each block: `dir="auto"` if the browser can determine it, and `dir="rtl"` if it cannot.
//!
//! A browser determines the direction of an element from its own text and skips children with a direction. In a list,
//! quotation or table all text is in such children, so it gets the direction of its first letter here.

use crate::bidi::Direction;

use super::writer::HtmlWriter;

/// How an element gets its direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DirectionSource {
    /// From its parent.
    None,
    /// From its own text; its opening tag has `dir="auto"`.
    Auto,
    /// From its first letter, including children; it is written into the tag with this name.
    Inner(&'static str),
}

/// The directions of the first letters of an open element.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Letters {
    /// Of the text outside of children with a direction.
    own: Option<Direction>,
    /// Of all text.
    any: Option<Direction>,
}

/// Returns how an element gets its direction, from its closing tag.
pub(super) fn direction_source(close: &str) -> DirectionSource {
    match close.trim_end() {
        "</ul>" => DirectionSource::Inner("<ul"),
        "</ol>" => DirectionSource::Inner("<ol"),
        "</blockquote>" => DirectionSource::Inner("<blockquote"),
        close if close.ends_with("</table>\n</div>") => DirectionSource::Inner("<table"),
        "</p>" | "</li>" | "</td>" | "</th>" | "</code></pre>" => DirectionSource::Auto,
        close if close.starts_with("</h") => DirectionSource::Auto,
        _ => DirectionSource::None,
    }
}

impl HtmlWriter<'_> {
    /// Records text with this direction in all open elements.
    pub(super) fn record_direction(&mut self, direction: Direction) {
        self.first.get_or_insert(direction);
        let mut own = true;
        for open in self.open.iter_mut().rev() {
            if own {
                open.letters.own.get_or_insert(direction);
            }
            open.letters.any.get_or_insert(direction);
            own &= open.turn == DirectionSource::None;
        }
    }

    /// Writes the direction of the element that begins at `start`, before it is closed.
    pub(super) fn write_direction(
        &mut self,
        start: usize,
        turn: DirectionSource,
        letters: Letters,
    ) {
        match turn {
            DirectionSource::Auto if letters.own.is_none() => {
                self.right_to_left(start, letters.any)
            }
            DirectionSource::Inner(tag) if letters.any == Some(Direction::Rtl) => {
                if let Some(at) = self.out[start..].find(tag) {
                    self.out.insert_str(start + at + tag.len(), " dir=\"rtl\"");
                }
            }
            _ => {}
        }
    }

    /// Replaces `dir="auto"` in the tag at `start` by `dir="rtl"` if the browser would not determine it.
    pub(super) fn right_to_left(&mut self, start: usize, direction: Option<Direction>) {
        const AUTO: &str = "dir=\"auto\"";
        let tag = self.out[start..].split('>').next().unwrap_or_default();
        if let (Some(Direction::Rtl), Some(at)) = (direction, tag.find(AUTO)) {
            let place = start + at..start + at + AUTO.len();
            self.out.replace_range(place, "dir=\"rtl\"");
        }
    }
}
