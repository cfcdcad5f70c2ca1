//! The first letters of all patterns, to rule out most texts without folding them.

use super::pattern::NamePattern;

/// Which three letters begin a pattern.
pub struct Beginnings(Vec<bool>);

/// Five bits of a letter or digit are enough: if two of them are confused, a text is searched in vain.
const BITS: usize = 5;
const VALUES: usize = 1 << BITS;

impl Beginnings {
    pub fn new(patterns: &[NamePattern]) -> Beginnings {
        let mut begins = vec![false; VALUES * VALUES * VALUES];
        for pattern in patterns {
            // Without its ending, a name may also match with its stem only.
            let length = pattern.stem.unwrap_or(pattern.letters.len());
            let letters = pattern.letters.iter().take(length);
            let first: Option<Vec<u8>> = letters
                .take(3)
                .map(|letter| u8::try_from(*letter).ok().filter(u8::is_ascii))
                .collect();
            // A letter that is not ASCII is not in an ASCII text.
            let Some(first) = first else {
                continue;
            };
            // Anything may follow a shorter pattern.
            let start = first.iter().fold(0, |key, byte| add(key, *byte));
            let width = BITS * (3 - first.len());
            begins[start << width..(start + 1) << width].fill(true);
        }
        Beginnings(begins)
    }

    /// Whether the letters of a text of ASCII characters contain one of the beginnings. Only its letters and digits
    /// are folded to letters, each to one.
    pub fn may_be_in(&self, text: &str) -> bool {
        let letters = text.bytes().filter(u8::is_ascii_alphanumeric);
        let mut letters = letters.map(|byte| byte.to_ascii_lowercase());
        let mut key = 0;
        for _ in 0..2 {
            key = add(key, letters.next().unwrap_or_default());
        }
        // A pattern of one or two letters may be at the end of the text.
        letters.chain([0, 0]).any(|byte| {
            key = add(key, byte);
            self.0[key]
        })
    }
}

/// The key of the last three letters, with one more letter.
fn add(key: usize, byte: u8) -> usize {
    (key << BITS | usize::from(byte) % VALUES) % (VALUES * VALUES * VALUES)
}

#[cfg(test)]
mod tests {
    use super::super::find::{find, search};
    use super::super::names::{NamePatterns, patterns};
    use crate::text::letters;

    #[test]
    fn only_letters_and_digits_of_ascii_are_folded_to_letters() {
        for character in '\0'..='\u{7f}' {
            let folded: Vec<char> = letters(&character.to_string())
                .iter()
                .map(|letter| letter.folded)
                .collect();
            let expected = character
                .is_ascii_alphanumeric()
                .then(|| character.to_ascii_lowercase());
            assert_eq!(folded, Vec::from_iter(expected), "{character:?}");
        }
    }

    #[test]
    fn a_text_that_is_ruled_out_contains_no_name() {
        let names = [
            "Priya Raman",
            "Li Wu",
            "X",
            "Anna-Maria O'Brien",
            "Jos\u{e9} M\u{fc}ller",
            "\u{41e}\u{43b}\u{44c}\u{433}\u{430}",
            "Mark Long",
            "Peer 2",
            "Head of Sales",
            "\u{738b}\u{5c0f}\u{660e}",
            "Bo",
        ];
        let found: Vec<_> = names.iter().flat_map(|name| patterns(name)).collect();
        let all = NamePatterns::from_patterns(found);
        let pieces = [
            "Priya", "priy", "RAMAN", "Raman's", "Li", "li", "Wu", "X", "x", "An", "na", "-",
            "Maria", "OBrien", "O'Brien", "Jose", "Mueller", "Muller", " ", ". ", "Olga", "Mark",
            "long", "Peer", "2", "Bo", "b", "the ", "*", "ma",
        ];
        let mut ruled_out = 0;
        for one in pieces {
            for two in pieces {
                for three in pieces {
                    let text = [one, two, " ", three].concat();
                    let searched =
                        search(&all, &text, false).map(|found| (found.words, found.certainty));
                    ruled_out += usize::from(!all.may_be_in(&text));
                    let known =
                        find(&all, &text, false).map(|found| (found.words, found.certainty));
                    assert_eq!(known, searched, "{text:?}");
                }
            }
        }
        assert!(ruled_out > 100, "{ruled_out}");
    }
}
