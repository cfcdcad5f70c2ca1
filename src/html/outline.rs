//! The heading levels of a body on a page.

/// Assigns heading levels: the first is the highest, none skips a level, and none is a second `h1`.
pub struct Outline {
    top: u8,
    open: Vec<u8>,
}

impl Outline {
    /// Creates the outline of a body whose highest heading has the level `top`, from 2 to 6.
    pub fn new(top: u8) -> Self {
        Outline {
            top: top.clamp(2, 6),
            open: Vec::new(),
        }
    }

    /// Returns the level on the page for a heading with this level in the source.
    pub fn level(&mut self, source: u8) -> u8 {
        while self.open.last().is_some_and(|open| *open >= source) {
            self.open.pop();
        }
        let depth = u8::try_from(self.open.len()).unwrap_or(u8::MAX);
        let level = self.top.saturating_add(depth).min(6);
        self.open.push(source);
        level
    }
}
