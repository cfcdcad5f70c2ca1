//! A text and the positions in it as the protocol counts them: lines, and UTF-16 code units in a line.

use gen_lsp_types::{Position, Range};

/// A text whose lines are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineText {
    text: String,
    /// The offset of each line. Lines end with `\n`, `\r\n` or `\r`.
    starts: Vec<usize>,
}

impl LineText {
    pub fn new(text: String) -> LineText {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(at, byte)| {
            **byte == b'\n' || **byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')
        });
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1));
        LineText {
            starts: starts.collect(),
            text,
        }
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The number of lines; at least one.
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// A line without its end. Empty if there is no such line.
    pub fn line(&self, line: usize) -> &str {
        let Some(start) = self.starts.get(line) else {
            return "";
        };
        let end = self.starts.get(line + 1).copied();
        let line = &self.text[*start..end.unwrap_or(self.text.len())];
        line.trim_end_matches(['\n', '\r'])
    }

    /// The offset of a position in bytes. A position after the end of a line is at its end, and one inside a character before
    /// it.
    pub fn offset(&self, at: Position) -> usize {
        let Some(start) = self.starts.get(at.line as usize) else {
            return self.text.len();
        };
        let mut units = at.character;
        let line = self.line(at.line as usize);
        for (offset, character) in line.char_indices() {
            let width = u32::from(u16::try_from(character.len_utf16()).unwrap_or(2));
            if units < width {
                return start + offset;
            }
            units -= width;
        }
        start + line.len()
    }

    /// The position of an offset in bytes.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset.min(self.text.len()));
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        let before = &self.text[self.starts[line]..offset];
        let units: usize = before.chars().map(char::len_utf16).sum();
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Position::new(number(line), number(units))
    }

    /// The range between two offsets.
    pub fn range(&self, bytes: std::ops::Range<usize>) -> Range {
        Range::new(self.position(bytes.start), self.position(bytes.end))
    }

    /// The text after a change: the replacement of a range, or of everything.
    #[must_use]
    pub fn changed(self, range: Option<Range>, text: &str) -> LineText {
        let Some(range) = range else {
            return LineText::new(text.to_owned());
        };
        let (start, end) = (self.offset(range.start), self.offset(range.end));
        let mut changed = self.text;
        changed.replace_range(start.min(end)..end.max(start), text);
        LineText::new(changed)
    }
}
