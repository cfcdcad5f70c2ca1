//! White space as HTML shows it: one space for any run of it, none at the ends of a line.

use super::Inline;

/// Where in a line the text stands.
pub(super) struct Space {
    /// Whether a space would be one too many: at the beginning, and after another.
    after: bool,
}

impl Space {
    /// At the beginning of a line.
    pub(super) fn new() -> Self {
        Space { after: true }
    }

    /// What a line shows of a text that follows on what it has.
    pub(super) fn shown(&mut self, text: &str) -> String {
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

    /// After something that is no text.
    pub(super) fn filled(&mut self) {
        self.after = false;
    }

    /// After a new line.
    pub(super) fn broken(&mut self) {
        self.after = true;
    }
}

/// Takes the space from the end of a line, and new lines that begin nothing.
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
            | Inline::Sub { c }
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
