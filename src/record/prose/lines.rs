//! The text of a block, line by line, as a reader would see it.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::TagEnd;

/// One line of a block.
#[derive(Debug, Default)]
pub(super) struct BlockLine {
    /// Its words, with entities and escapes resolved.
    pub(super) words: String,
    /// The words as typed, without code and HTML. Punctuation is not yet converted here.
    pub(super) typed: String,
    /// Its range, in bytes of the section.
    pub(super) range: Option<Range<usize>>,
}

/// The lines of the current block.
#[derive(Debug, Default)]
pub(super) struct Lines {
    lines: Vec<BlockLine>,
    current: BlockLine,
}

impl Lines {
    /// Adds words, and the source they were typed as, unless that is code or HTML.
    pub(super) fn add(&mut self, words: &str, typed: Option<&str>, range: Range<usize>) {
        self.current.words.push_str(words);
        // Separates the typed text before and after it.
        self.current.typed.push_str(typed.unwrap_or("\0"));
        self.current.range = Some(match self.current.range.take() {
            Some(known) => known.start..range.end.max(known.end),
            None => range,
        });
    }

    /// Appends a sign, which has no source range, to the current words.
    pub(super) fn append_sign(&mut self, sign: &str) {
        self.current.words.push_str(sign);
    }

    pub(super) fn end_line(&mut self) {
        let line = std::mem::take(&mut self.current);
        if line.range.is_some() {
            self.lines.push(line);
        }
    }

    /// Takes all lines collected so far.
    pub(super) fn take(&mut self) -> Vec<BlockLine> {
        self.end_line();
        std::mem::take(&mut self.lines)
    }
}

/// A text in which every line ends as the Markdown parser expects: a single carriage return is converted too.
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

/// Whether the end of a tag does not end a block.
pub(super) fn is_inline(end: &TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}
