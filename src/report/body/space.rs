//! Collapses white space as HTML does: one space for any run of it, and none at the ends of a line.

use super::Inline;

/// The state of white space in a line.
pub(super) struct Space {
    /// Whether a space would be superfluous: at the beginning, and after another space.
    after: bool,
}

impl Space {
    /// Creates the state for the beginning of a line.
    pub(super) fn new() -> Self {
        Space { after: true }
    }

    /// Returns the text as displayed after the text so far.
    pub(super) fn collapse(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for letter in text.chars() {
            if !letter.is_ascii_whitespace() {
                out.push(letter);
                self.after = false;
            } else if !self.after {
                out.push(' ');
                self.after = true;
            }
        }
        out
    }

    /// Records content that is not text.
    pub(super) fn after_content(&mut self) {
        self.after = false;
    }

    /// Records a line break.
    pub(super) fn after_break(&mut self) {
        self.after = true;
    }
}

/// Removes the space and empty line breaks at the end of a line.
pub(super) fn trim_end(line: &mut Vec<Inline>) {
    while let Some(last) = line.last_mut() {
        let left = match last {
            Inline::S { s } | Inline::Code { s } => {
                let end = s.trim_end_matches(' ').len();
                s.truncate(end);
                !s.is_empty()
            }
            Inline::Em { c }
            | Inline::Strong { c }
            | Inline::Del { c }
            | Inline::Sup { c }
            | Inline::Link { c, .. } => {
                trim_end(c);
                !c.is_empty()
            }
            Inline::Br => false,
            Inline::Img { .. } => true,
        };
        if left {
            break;
        }
        line.pop();
    }
}
