//! Numbered notes below a table. The same note has one number.

/// The notes so far.
#[derive(Default)]
pub(super) struct Notes(Vec<String>);

impl Notes {
    /// The number of a note, counted from 1.
    pub(super) fn number(&mut self, note: String) -> usize {
        let known = self.0.iter().position(|one| *one == note);
        let at = known.unwrap_or_else(|| {
            self.0.push(note);
            self.0.len() - 1
        });
        at + 1
    }

    /// The notes in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.0.iter().map(String::as_str))
    }
}
