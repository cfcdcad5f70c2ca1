//! The first letters of all patterns, to rule out most texts without folding them.

use super::pattern::NamePattern;
use crate::text::fold::{FoldedChar, fold};

/// Which three letters begin a pattern.
pub struct Beginnings(Vec<bool>);

/// Five bits of a folded letter are enough: if two letters are confused, a text is searched in vain.
const BITS: usize = 5;
const VALUES: usize = 1 << BITS;

impl Beginnings {
    pub fn new(patterns: &[NamePattern]) -> Beginnings {
        let mut begins = vec![false; VALUES * VALUES * VALUES];
        for pattern in patterns {
            // Without its ending, a name may also match with its stem only.
            let length = pattern.stem.unwrap_or(pattern.letters.len()).min(3);
            let first = pattern.letters.iter().take(length);
            let start = first.fold(0, |key, letter| add(key, *letter));
            // Anything may follow a shorter pattern.
            let width = BITS * (3 - length);
            begins[start << width..(start + 1) << width].fill(true);
        }
        Beginnings(begins)
    }

    /// Whether a text may contain one of the names. If not, its folded letters contain none of the beginnings, and
    /// each match begins with one.
    pub fn may_be_in(&self, text: &str) -> bool {
        let (mut key, mut count, mut found) = (0, 0, false);
        let mut letter = |letter: char| {
            key = add(key, letter);
            count += 1;
            found |= count >= 3 && self.0[key];
        };
        for character in text.chars() {
            if character.is_ascii_alphanumeric() {
                letter(character.to_ascii_lowercase());
            } else if !character.is_ascii() {
                fold(character, |piece| match piece {
                    FoldedChar::Letter(one) | FoldedChar::Sign(one) | FoldedChar::Mark(one) => {
                        letter(one);
                    }
                    FoldedChar::Joint | FoldedChar::Hyphen | FoldedChar::Break => {}
                });
            }
        }
        // A pattern of one or two letters may be at the end of the text.
        letter('\0');
        letter('\0');
        found
    }
}

/// The key of the last three letters, with one more letter.
fn add(key: usize, letter: char) -> usize {
    ((key << BITS) | (letter as usize % VALUES)) % (VALUES * VALUES * VALUES)
}

#[cfg(test)]
mod tests {
    use super::super::find::{find, search};
    use super::super::names::{NamePatterns, patterns};
    use crate::text::letters;

    #[test]
    fn other_characters_of_ascii_have_no_letters() {
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
            "Priya",
            "priy",
            "RAMAN",
            "Raman's",
            "Li",
            "li",
            "Wu",
            "X",
            "x",
            "An",
            "na",
            "-",
            "Maria",
            "OBrien",
            "O'Brien",
            "Jose",
            "JOS\u{c9}",
            "m\u{fc}ller",
            "Mueller",
            "Muller",
            " ",
            ". ",
            "\u{41e}\u{43b}\u{44c}\u{433}\u{438}",
            "\u{738b}",
            "\u{5c0f}\u{660e}",
            "\u{2019}",
            "\u{ff38}",
            "Mark",
            "long",
            "Peer",
            "2",
            "Bo",
            "b",
            "the ",
            "*",
            "ma",
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
