//! Text reduced to what a reader perceives: letters and digits without case, accents, punctuation or spacing.
//!
//! The folded text is one sequence of bytes, with the offsets at which words start. Since spaces are not compared,
//! a tag, a soft hyphen or a line break between words makes no difference. This module must not know any markup:
//! entities, escapes and tags must be decoded before.

use super::fold::{self, FoldedChar};

/// A folded text.
#[derive(Debug, Default)]
pub struct Folded {
    /// Its letters, as UTF-8.
    pub bytes: Vec<u8>,
    /// Offsets into `bytes` at which a word starts, ascending.
    pub starts: Vec<u32>,
    apart: bool,
    joining: bool,
}

/// Separates texts that no match may span. It does not occur in folded text.
const BARRIER: u8 = 0;

impl Folded {
    /// For rendered output: a match may start or end at every mark.
    pub fn rendered(capacity: usize) -> Folded {
        Folded {
            bytes: Vec::with_capacity(capacity),
            starts: Vec::with_capacity(capacity / 4),
            apart: true,
            joining: false,
        }
    }

    /// For records: apostrophes and emphasis marks inside a word do not split it, so that a run of six words has
    /// six words.
    pub fn record() -> Folded {
        Folded {
            apart: true,
            joining: true,
            ..Folded::default()
        }
    }

    /// Adds a text.
    pub fn text(&mut self, text: &str) {
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

    /// Adds the text up to the first `<` or `&`, and returns its position, or the text's length.
    ///
    /// Most of a scan's time is spent here, so it makes one pass, decodes no ASCII text, and keeps what changes with
    /// each byte in local variables.
    pub fn until_mark(&mut self, text: &str) -> usize {
        let all = text.as_bytes();
        let mut bytes = std::mem::take(&mut self.bytes);
        let mut apart = self.apart;
        let mut at = 0;
        while let Some(&byte) = all.get(at) {
            let class = CLASS[usize::from(byte)];
            if class > WIDE {
                if apart {
                    self.starts.push(offset(bytes.len()));
                    apart = false;
                }
                bytes.push(class);
            } else if class == BREAK {
                apart = true;
            } else if class == MARK {
                break;
            } else if class == JOINT {
                apart |= !self.joining;
            } else if let Some(character) = text[at..].chars().next() {
                (self.bytes, self.apart) = (bytes, apart);
                self.wide(character);
                (bytes, apart) = (std::mem::take(&mut self.bytes), self.apart);
                at += character.len_utf8() - 1;
            }
            at += 1;
        }
        (self.bytes, self.apart) = (bytes, apart);
        at
    }

    /// Adds one character.
    pub fn character(&mut self, character: char) {
        match u8::try_from(character) {
            Ok(byte) if byte < 0x80 => self.ascii(byte),
            _ => self.wide(character),
        }
    }

    /// Ends the current word.
    pub fn end_word(&mut self) {
        self.apart = true;
    }

    /// Ends the current text: no match may continue across it.
    pub fn barrier(&mut self) {
        if self.bytes.last().is_some_and(|&last| last != BARRIER) {
            self.bytes.push(BARRIER);
        }
        self.apart = true;
    }

    /// Whether a match may end before the byte at this offset.
    pub fn is_word_boundary(&self, offset: usize) -> bool {
        match self.bytes.get(offset) {
            None | Some(&BARRIER) => true,
            Some(_) => {
                u32::try_from(offset).is_ok_and(|offset| self.starts.binary_search(&offset).is_ok())
            }
        }
    }

    /// Appends another text.
    pub fn append(&mut self, other: &Folded) {
        let base = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
        let starts = other.starts.iter();
        self.starts
            .extend(starts.map(|start| base.saturating_add(*start)));
        self.bytes.extend_from_slice(&other.bytes);
        self.apart = true;
    }

    /// The folded words from index `from` up to, but not including, `to`.
    pub fn words(&self, from: usize, to: usize) -> &[u8] {
        let offset = |word: usize| {
            self.starts
                .get(word)
                .map_or(self.bytes.len(), |&start| start as usize)
        };
        &self.bytes[offset(from)..offset(to)]
    }

    fn ascii(&mut self, byte: u8) {
        match CLASS[usize::from(byte)] {
            JOINT => self.apart |= !self.joining,
            BREAK | MARK | WIDE => self.apart = true,
            letter => {
                self.start();
                self.bytes.push(letter);
            }
        }
    }

    fn wide(&mut self, character: char) {
        if matches!(character, '\u{a0}' | '\u{2012}'..='\u{2017}' | '\u{201c}'..='\u{2029}') {
            // Quotes, dashes and spaces are by far the most frequent.
            self.apart = true;
            return;
        }
        fold::fold(character, |piece| match piece {
            FoldedChar::Letter(letter) => {
                self.start();
                self.push(letter);
            }
            FoldedChar::Sign(sign) => {
                // Each sign is a word. Otherwise a whole paragraph would be one.
                self.apart = true;
                self.start();
                self.push(sign);
                self.apart = true;
            }
            FoldedChar::Mark(mark) => self.push(mark),
            FoldedChar::Joint if self.joining => {}
            FoldedChar::Joint | FoldedChar::Hyphen | FoldedChar::Break => self.apart = true,
        });
    }

    fn push(&mut self, folded: char) {
        let mut buffer = [0; 4];
        self.bytes
            .extend_from_slice(folded.encode_utf8(&mut buffer).as_bytes());
    }

    #[inline]
    fn start(&mut self) {
        if self.apart {
            self.starts.push(offset(self.bytes.len()));
            self.apart = false;
        }
    }
}

/// A page is never larger than 4 GiB; beyond that, the offset stays at the maximum.
fn offset(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// A byte that ends a word.
const BREAK: u8 = 0;
/// A byte that ends a word, and may begin markup or an entity.
const MARK: u8 = 1;
/// A byte that may be inside a word of a record.
const JOINT: u8 = 2;
/// A byte of a character that is not ASCII.
const WIDE: u8 = 3;

/// What each byte of a text is: one of the above, or the folded form of a letter or digit.
static CLASS: [u8; 256] = {
    let mut table = [BREAK; 256];
    let mut byte = 0;
    while byte < table.len() {
        // The loop ends at 256.
        let character = byte as u8;
        table[byte] = match character {
            b'<' | b'&' => MARK,
            b'\'' | b'*' | b'_' | b'~' | b'`' | b'\\' => JOINT,
            0x80.. => WIDE,
            _ if character.is_ascii_alphanumeric() => character.to_ascii_lowercase(),
            _ => BREAK,
        };
        byte += 1;
    }
    table
};
