//! Converts character positions to byte offsets.

/// Maps characters to bytes: the parser counts characters, a span counts bytes.
pub(super) struct CharIndex(Option<Vec<u32>>);

impl CharIndex {
    pub(super) fn new(text: &str) -> Self {
        if text.is_ascii() {
            return CharIndex(None);
        }
        CharIndex(Some(
            text.char_indices()
                .map(|(byte, _)| u32::try_from(byte).unwrap_or(u32::MAX))
                .collect(),
        ))
    }

    pub(super) fn byte(&self, index: usize) -> usize {
        match &self.0 {
            None => index,
            Some(bytes) => bytes.get(index).map_or(usize::MAX, |byte| *byte as usize),
        }
    }
}
