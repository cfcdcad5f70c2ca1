//! The text of a block, line by line, as a reader would see it.

use std::borrow::Cow;
use std::ops::Range;

/// One line of a block.
#[derive(Debug, Default)]
pub(super) struct BlockLine {
    /// Its words, entities and escapes resolved.
    pub(super) words: String,
    /// The same as typed, with code and HTML left out: punctuation is still plain there.
    pub(super) typed: String,
    /// Where it is, in bytes of the section.
    pub(super) range: Option<Range<usize>>,
}

/// The lines of the block at hand.
#[derive(Debug, Default)]
pub(super) struct Lines {
    lines: Vec<BlockLine>,
    current: BlockLine,
}

impl Lines {
    /// Adds words, and what was typed for them unless that is code or HTML.
    pub(super) fn add(&mut self, words: &str, typed: Option<&str>, range: Range<usize>) {
        self.current.words.push_str(words);
        // Something stands between what is typed before and after it.
        self.current.typed.push_str(typed.unwrap_or("\0"));
        self.current.range = Some(match self.current.range.take() {
            Some(known) => known.start..range.end.max(known.end),
            None => range,
        });
    }

    /// Adds a sign to the words so far; it has no place.
    pub(super) fn mark(&mut self, sign: &str) {
        self.current.words.push_str(sign);
    }

    pub(super) fn end_line(&mut self) {
        let line = std::mem::take(&mut self.current);
        if line.range.is_some() {
            self.lines.push(line);
        }
    }

    /// The lines so far; none are left.
    pub(super) fn take(&mut self) -> Vec<BlockLine> {
        self.end_line();
        std::mem::take(&mut self.lines)
    }
}

/// A text in which every line ends as Markdown's parser expects: a lone carriage return ends one too.
pub(super) fn lines_ended(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let lone = c == '\r' && rest.peek() != Some(&'\n');
        out.push(if lone { '\n' } else { c });
    }
    Cow::Owned(out)
}
