//! Passphrases: generated words, or a custom text that is hard to guess.

use std::fmt;

use diceware_wordlists::EFF_LONG_WORDLIST;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;
use zxcvbn::{Score, zxcvbn};

use super::{PassphraseError, SealError};

/// How the text that a person types becomes the text from which the key is derived. The header of a file contains the
/// form, so the page and [`super::open`] treat the text alike.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Generated words: only the letters count. A phone writes the first letter as a capital, doubles spaces, turns two
    /// spaces into a full stop or hyphens into dashes; none of that stops the reader. All words of the list are lower
    /// case, so nothing is lost.
    Words,
    /// A custom text: every character counts, and only white space at the ends is removed. A keyboard may add a space there
    /// after a suggested word.
    Custom,
}

impl Form {
    /// Returns the number of the form in a header.
    pub fn code(self) -> u8 {
        match self {
            Form::Words => 1,
            Form::Custom => 2,
        }
    }

    /// Returns the form with a number.
    pub fn from_code(code: u8) -> Option<Form> {
        [Form::Words, Form::Custom]
            .into_iter()
            .find(|form| form.code() == code)
    }

    /// Returns the text from which the key is derived. The function `keyText` of `templates/sealed.js` must return the
    /// same for every text; a test compares them.
    ///
    /// Both forms are normalised to Unicode NFC, because the same letter can be typed in two ways.
    pub fn key_text(self, typed: &str) -> Zeroizing<String> {
        let normal = Zeroizing::new(typed.nfc().collect::<String>());
        match self {
            Form::Words => {
                let lower = Zeroizing::new(normal.to_ascii_lowercase());
                let words = lower.split(|c: char| !c.is_ascii_lowercase());
                let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
                Zeroizing::new(words.join(" "))
            }
            Form::Custom => Zeroizing::new(normal.trim_matches(is_space).to_owned()),
        }
    }
}

/// White space of Unicode, and U+FEFF, which is white space in JavaScript.
fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

/// Words of the subject, which are easy to guess too.
const SUBJECT: [&str; 6] = [
    "coach", "coaching", "client", "sponsor", "session", "review",
];

/// A passphrase that may seal a document. It is erased from memory when it is dropped, and never printed by `Debug`.
pub struct Passphrase {
    text: Zeroizing<String>,
    form: Form,
}

impl Passphrase {
    /// The number of generated words. Six of 7,776 words have 77 bits.
    pub const WORDS: usize = 6;

    /// The minimum number of characters of a custom passphrase.
    pub const CUSTOM_MIN_CHARACTERS: usize = 16;

    /// Returns six random words of the long word list of the Electronic Frontier Foundation, separated by spaces.
    ///
    /// # Errors
    /// [`SealError::Random`] if the system has no random bytes.
    pub fn generate() -> Result<Passphrase, SealError> {
        let mut text = Zeroizing::new(String::with_capacity(Self::WORDS * 10));
        for number in 0..Self::WORDS {
            if number > 0 {
                text.push(' ');
            }
            text.push_str(random_word()?);
        }
        Ok(Passphrase {
            text,
            form: Form::Words,
        })
    }

    /// Returns a passphrase with these words, whatever they are.
    pub(super) fn of_words(words: &str) -> Passphrase {
        Passphrase {
            text: Zeroizing::new(words.to_owned()),
            form: Form::Words,
        }
    }

    /// Returns a custom passphrase. Every character of it counts, apart from white space at the ends.
    ///
    /// `names` are words that somebody who knows the reader would try first; they make it no harder to guess.
    ///
    /// # Errors
    /// If it has fewer than [`Self::CUSTOM_MIN_CHARACTERS`] characters, has a control character, or if zxcvbn does not give it
    /// its highest score, 4 (more than 10^10 guesses).
    pub fn custom(text: &str, names: &[String]) -> Result<Passphrase, PassphraseError> {
        let text = Form::Custom.key_text(text);
        if text.chars().any(char::is_control) {
            return Err(PassphraseError::ControlCharacter);
        }
        if text.chars().count() < Self::CUSTOM_MIN_CHARACTERS {
            return Err(PassphraseError::TooShort);
        }
        let names = names
            .iter()
            .flat_map(|name| std::iter::once(name.as_str()).chain(name.split_whitespace()));
        let names: Vec<&str> = names.chain(SUBJECT).collect();
        if zxcvbn(&text, &names).score() < Score::Four {
            return Err(PassphraseError::TooWeak);
        }
        Ok(Passphrase {
            text,
            form: Form::Custom,
        })
    }

    /// Returns the passphrase itself, to show it to the person who sends the file.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn form(&self) -> Form {
        self.form
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(..)")
    }
}

/// Returns a word of the list. Each is equally likely: numbers above the largest multiple of the size of the list are drawn
/// again.
fn random_word() -> Result<&'static str, SealError> {
    let size = EFF_LONG_WORDLIST.len();
    let limit = (usize::from(u16::MAX) + 1) / size * size;
    loop {
        let mut bytes = Zeroizing::new([0; 2]);
        getrandom::fill(&mut *bytes)?;
        let number = usize::from(u16::from_be_bytes(*bytes));
        if number < limit {
            return Ok(EFF_LONG_WORDLIST[number % size]);
        }
    }
}
