//! Text reduced to what a reader perceives: letters and digits without case, accents, punctuation or spacing.
//!
//! The folded text is one run of bytes with the places marked at which a word starts. Comparing without the spaces in
//! between makes it irrelevant whether a tag, a soft hyphen or a wrapped line stands there. It must not know any
//! markup: entities, escapes and tags are undone before text arrives here.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// A folded text.
#[derive(Debug, Default)]
pub(super) struct Folded {
    pub(super) bytes: Vec<u8>,
    /// Offsets into `bytes` at which a word starts, ascending.
    pub(super) starts: Vec<u32>,
    apart: bool,
    joining: bool,
}

/// Stands between texts that no match may span; no folded text holds it.
const BARRIER: u8 = 0;

impl Folded {
    /// For rendered output: every mark is a place where a match may start or end.
    pub(super) fn rendered(capacity: usize) -> Folded {
        Folded {
            bytes: Vec::with_capacity(capacity),
            starts: Vec::with_capacity(capacity / 4),
            apart: true,
            joining: false,
        }
    }

    /// For records: apostrophes and emphasis marks inside a word do not split it, so that a run of six words is one.
    pub(super) fn record() -> Folded {
        Folded {
            apart: true,
            joining: true,
            ..Folded::default()
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        let mut rest = text;
        loop {
            let at = self.until_mark(rest);
            let Some((_, after)) = rest.split_at_checked(at + 1) else {
                return;
            };
            self.apart = true;
            rest = after;
        }
    }

    /// Takes the text up to the first `<` or `&`, and returns where that is, or the text's length. Most of a scan's
    /// time is spent here: one pass, and no decoding while the text is ASCII.
    pub(super) fn until_mark(&mut self, text: &str) -> usize {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if matches!(byte, b'<' | b'&') {
                return at;
            }
            if byte < 0x80 {
                self.ascii(byte);
                at += 1;
            } else if let Some(character) = text[at..].chars().next() {
                self.wide(character);
                at += character.len_utf8();
            }
        }
        at
    }

    pub(super) fn character(&mut self, character: char) {
        match u8::try_from(character) {
            Ok(byte) if byte < 0x80 => self.ascii(byte),
            _ => self.wide(character),
        }
    }

    /// A word ends here.
    pub(super) fn part(&mut self) {
        self.apart = true;
    }

    /// Nothing after this continues what stands before it.
    pub(super) fn barrier(&mut self) {
        if self.bytes.last().is_some_and(|&last| last != BARRIER) {
            self.bytes.push(BARRIER);
        }
        self.apart = true;
    }

    /// Whether a match may end before the byte at this offset.
    pub(super) fn parts_at(&self, offset: usize) -> bool {
        match self.bytes.get(offset) {
            None | Some(&BARRIER) => true,
            Some(_) => {
                u32::try_from(offset).is_ok_and(|offset| self.starts.binary_search(&offset).is_ok())
            }
        }
    }

    /// Adds another text after this one.
    pub(super) fn append(&mut self, other: &Folded) {
        let base = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
        let starts = other.starts.iter();
        self.starts
            .extend(starts.map(|start| base.saturating_add(*start)));
        self.bytes.extend_from_slice(&other.bytes);
        self.apart = true;
    }

    /// The folded words from the first up to, not including, the second number.
    pub(super) fn words(&self, from: usize, to: usize) -> &[u8] {
        let offset = |word: usize| {
            self.starts
                .get(word)
                .map_or(self.bytes.len(), |&start| start as usize)
        };
        &self.bytes[offset(from)..offset(to)]
    }

    #[inline]
    fn ascii(&mut self, byte: u8) {
        match ASCII[usize::from(byte)] {
            0 => {
                if !(self.joining && matches!(byte, b'\'' | b'*' | b'_' | b'~' | b'`' | b'\\')) {
                    self.apart = true;
                }
            }
            letter => {
                self.start();
                self.bytes.push(letter);
            }
        }
    }

    fn wide(&mut self, character: char) {
        if is_invisible(character) || (self.joining && matches!(character, '’' | '‘' | 'ʼ')) {
            return;
        }
        if matches!(character, '\u{a0}' | '\u{2010}'..='\u{205f}') {
            // Quotes, dashes and spaces, by far the most frequent.
            self.apart = true;
            return;
        }
        // A script without spaces: each sign is a word, else a paragraph would be one.
        let unspaced = is_unspaced(character);
        self.apart |= unspaced;
        decompose_compatible(character, |part| {
            if is_combining_mark(part) {
                return;
            }
            // Up, then down: ß and ẞ become ss, ς and Σ become σ.
            for folded in part.to_uppercase().flat_map(char::to_lowercase) {
                if folded.is_alphanumeric() {
                    self.start();
                    let mut buffer = [0; 4];
                    self.bytes
                        .extend_from_slice(folded.encode_utf8(&mut buffer).as_bytes());
                } else if !is_combining_mark(folded) {
                    self.apart = true;
                }
            }
        });
        self.apart |= unspaced;
    }

    #[inline]
    fn start(&mut self) {
        if self.apart {
            // A file beyond 4 GiB is no page; the offset then stops at the largest number.
            self.starts
                .push(u32::try_from(self.bytes.len()).unwrap_or(u32::MAX));
            self.apart = false;
        }
    }
}

/// Letters and digits as they fold, nought for everything else.
static ASCII: [u8; 128] = {
    let mut table = [0; 128];
    let mut byte = 0u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            table[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

/// Soft hyphens, joiners, direction marks, variation selectors: they take no place on the page.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Thai, Lao, Burmese, Khmer, Japanese and Chinese are written without spaces between the words.
fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
