//! The first bytes of texts that are searched for. A line without any of them contains none of the texts.
//!
//! Most lines are ordinary words. One pass over their bytes rules out what would take many searches.

/// A set of first bytes.
pub(super) struct LeadBytes([bool; 256]);

impl LeadBytes {
    /// The first byte of each text. None of the texts may be empty.
    pub(super) const fn of(texts: &[&str]) -> LeadBytes {
        let mut bytes = [false; 256];
        let mut place = 0;
        while place < texts.len() {
            bytes[texts[place].as_bytes()[0] as usize] = true;
            place += 1;
        }
        LeadBytes(bytes)
    }

    /// The position of the first of these bytes. It is the beginning of a character: a text begins with one, and the
    /// first byte of a character never occurs inside another.
    pub(super) fn find(&self, text: &str) -> Option<usize> {
        text.bytes().position(|byte| self.0[usize::from(byte)])
    }

    /// Whether one of the bytes occurs in a text. If not, none of the texts does.
    pub(super) fn occur_in(&self, text: &str) -> bool {
        self.find(text).is_some()
    }
}
