//! Typographic marks in the plain text of fields and interface words: quotation marks, apostrophes, no-break spaces.
//!
//! Prose gets its quotation marks from the Markdown parser. Code, addresses and commands must not be passed here.

use std::borrow::Cow;

/// A no-break space.
const NO_BREAK: char = '\u{a0}';

/// A narrow no-break space.
const NARROW: char = '\u{202f}';

/// The word between a number and the total, in each language: `4 of 6`.
const OF: [&str; 3] = ["of", "von", "sur"];

/// Signs that stay on the line of the number before them.
const UNITS: [char; 6] = ['%', '‰', '°', '€', '£', '$'];

/// Replaces straight marks in the texts of one language.
#[derive(Debug, Clone)]
pub struct Typography {
    open: &'static str,
    close: &'static str,
    /// Whether a narrow space is before high punctuation, as in French.
    spaced: bool,
    /// Whether a single quotation mark may open a quotation, as in English.
    singles: bool,
    /// The last character of the line.
    before: Option<char>,
    /// Whether a quotation is open.
    quoting: bool,
    /// Whether a straight single mark is open.
    straight: bool,
}

impl Typography {
    /// The marks of the language with this BCP 47 tag; those of English for an unknown one.
    pub fn new(tag: &str) -> Typography {
        let (open, close, spaced, singles) = match tag.split('-').next() {
            Some("de") => ("„", "“", false, false),
            Some("fr") => ("«\u{202f}", "\u{202f}»", true, false),
            _ => ("“", "”", false, true),
        };
        Typography {
            open,
            close,
            spaced,
            singles,
            before: None,
            quoting: false,
            straight: false,
        }
    }

    /// Begins a new line of text: what was before has no effect on it.
    pub fn begin(&mut self) {
        self.before = None;
        self.quoting = false;
        self.straight = false;
    }

    /// Returns a whole text with typographic marks.
    pub fn text<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        self.begin();
        self.next(text)
    }

    /// Returns the next part of the same text.
    pub fn next<'t>(&mut self, part: &'t str) -> Cow<'t, str> {
        if !self.has_marks(part) {
            self.before = part.chars().next_back().or(self.before);
            return Cow::Borrowed(part);
        }
        let mut out = String::with_capacity(part.len() + 8);
        let mut rest = part.chars();
        let mut previous = "";
        for word in part.split_inclusive(char::is_whitespace) {
            let after = &rest.as_str()[word.len()..];
            let joined = word
                .strip_suffix(' ')
                .filter(|bare| stays_on_line(previous, bare, after));
            previous = word.trim_end();
            // An address must stay as it is.
            let address = word.contains('@') || word.contains("://");
            for c in word.chars() {
                rest.next();
                let within = self.before.is_some_and(char::is_alphanumeric)
                    && rest.clone().next().is_some_and(char::is_alphanumeric);
                match c {
                    ' ' if joined.is_some() => out.push(NO_BREAK),
                    c if address && within => out.push(c),
                    c => self.mark(c, rest.clone(), &mut out),
                }
                self.before = Some(c);
            }
        }
        Cow::Owned(out)
    }

    /// Whether a part may change.
    fn has_marks(&self, part: &str) -> bool {
        let bytes = part.as_bytes();
        let changes = |byte: &u8| match byte {
            b'"' | b'\'' | b'%' | b'$' | b'0'..=b'9' => true,
            b':' | b';' | b'?' | b'!' => self.spaced,
            // The first byte of a sign beyond ASCII.
            byte => *byte >= 0xc2 && UNITS.iter().any(|unit| first_byte(*unit) == *byte),
        };
        bytes.iter().any(changes)
    }

    fn mark(&mut self, c: char, mut rest: std::str::Chars<'_>, out: &mut String) {
        let before = self.before;
        let after = rest.next();
        let begins = before.is_none_or(|c| c.is_whitespace() || "([{–—/«“„".contains(c));
        match c {
            '"' if begins && after.is_some_and(|c| !c.is_whitespace()) => {
                self.quoting = true;
                out.push_str(self.open);
            }
            '"' if self.quoting => {
                self.quoting = false;
                out.push_str(self.close);
            }
            '\'' if self.straight && !after.is_some_and(char::is_alphabetic) => {
                self.straight = false;
                out.push('\'');
            }
            '\'' if before.is_some_and(char::is_alphabetic) => out.push('’'),
            '\'' if begins && after.is_some_and(|c| c.is_ascii_digit()) => out.push('’'),
            '\'' if begins && after.is_some_and(char::is_alphabetic) => {
                self.straight = !self.singles;
                out.push(if self.singles { '‘' } else { '\'' });
            }
            ' ' => out.push(self.space(before, after, rest.next())),
            c => out.push(c),
        }
    }

    /// The space between `before` and `after`.
    fn space(&self, before: Option<char>, after: Option<char>, then: Option<char>) -> char {
        let (Some(before), Some(after)) = (before, after) else {
            return ' ';
        };
        let ends = then.is_none_or(|c| !c.is_alphanumeric());
        match after {
            unit if before.is_ascii_digit() && UNITS.contains(&unit) && ends => NO_BREAK,
            ':' | ';' | '?' | '!' if self.spaced && ends && !before.is_whitespace() => NARROW,
            _ => ' ',
        }
    }
}

/// Whether `word` and what is `after` it are on one line: `14 October 2026`, `4 of 6`.
fn stays_on_line(before: &str, word: &str, after: &str) -> bool {
    let (first, second) = after.split_once(' ').unwrap_or((after, ""));
    let is_of = |word: &str| OF.contains(&word);
    is_day(word) && is_month(first) && digits_before(second) == 4
        || is_number(word) && is_of(first) && digits_before(second) > 0
        || is_number(before) && is_of(word) && digits_before(after) > 0
}

/// Whether a word is a number; a mark may be before it.
fn is_number(word: &str) -> bool {
    let number = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    !number.is_empty() && digits_before(number) == number.len()
}

/// Whether a word may be a day of a month: `2`, `2.`, `1er`.
fn is_day(word: &str) -> bool {
    let number = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let after = &number[digits_before(number)..];
    matches!(digits_before(number), 1..=2) && matches!(after, "" | "." | "er")
}

/// Whether a word may be the name of a month, or its abbreviation.
fn is_month(word: &str) -> bool {
    let name = word.strip_suffix('.').unwrap_or(word);
    !name.is_empty() && name.chars().all(char::is_alphabetic)
}

/// The number of digits at the beginning of a text.
fn digits_before(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

fn first_byte(c: char) -> u8 {
    let mut buffer = [0; 4];
    c.encode_utf8(&mut buffer).as_bytes()[0]
}

#[cfg(test)]
mod tests {
    use super::Typography;

    fn text(tag: &str, text: &str) -> String {
        Typography::new(tag).text(text).into_owned()
    }

    #[test]
    fn quotation_marks_are_those_of_the_language() {
        let said = "She said \"no\" (\"never\").";
        assert_eq!(text("en-GB", said), "She said “no” (“never”).");
        assert_eq!(text("de-DE", said), "She said „no“ („never“).");
        assert_eq!(
            text("fr-FR", said),
            "She said «\u{202f}no\u{202f}» («\u{202f}never\u{202f}»)."
        );
        assert_eq!(text("sv", "\"no\""), "“no”");
    }

    #[test]
    fn apostrophes_and_single_marks() {
        assert_eq!(
            text("en", "the team's 'no', the '90s"),
            "the team’s ‘no’, the ’90s"
        );
        assert_eq!(text("fr", "l'équipe"), "l’équipe");
        assert_eq!(text("de", "'so' geht's"), "'so' geht’s");
    }

    #[test]
    fn a_mark_that_opens_or_closes_nothing_stays() {
        assert_eq!(text("en", "a 5\" nail, 6'2\""), "a 5\" nail, 6'2\"");
        assert_eq!(text("en", "\" alone"), "\" alone");
        assert_eq!(text("en", "“already”"), "“already”");
    }

    #[test]
    fn an_address_stays_as_it_is() {
        let address = "sean.o'neill@adelman.example and https://x.example/l'equipe";
        assert_eq!(text("en", address), address);
        assert_eq!(
            text("en", "write to \"a.o'b@c.example\""),
            "write to “a.o'b@c.example”"
        );
    }

    #[test]
    fn a_number_stays_with_its_unit() {
        assert_eq!(
            text("en", "from 60 % to 80 %."),
            "from 60\u{a0}% to 80\u{a0}%."
        );
        assert_eq!(text("en", "12 € a day, 90 °"), "12\u{a0}€ a day, 90\u{a0}°");
        assert_eq!(text("en", "5 $USER and a %"), "5 $USER and a %");
    }

    #[test]
    fn a_date_and_a_share_stay_on_their_line() {
        let kept = |tag, written: &str| {
            assert_eq!(
                text(tag, &written.replace('_', " ")),
                written.replace('_', "\u{a0}")
            );
        };
        kept("en", "held on 14_October 2026, then 2_November 2026.");
        kept("en", "(14_October 2026)");
        kept("de", "am 2._September 2026 und am 12._Dez. 2026");
        kept("fr", "le 1er_avril 2026, le 30_septembre 2026");
        kept("en", "Phase 4_of_5, 12_of_15 sessions, (3_of_6)");
        kept("de", "4_von_6 Sitzungen");
        kept("fr", "4_sur_6 séances");
        // A number before a word is no date without a year, and a year is no day.
        kept(
            "en",
            "6 sessions 20260 and 2026 sessions 2027 of all, 4 of the 6",
        );
        kept("en", "an hour of 60 minutes, 3 of, of 3");
    }

    #[test]
    fn french_punctuation_has_a_narrow_space() {
        assert_eq!(
            text("fr", "Prêt ? Oui : oui"),
            "Prêt\u{202f}? Oui\u{202f}: oui"
        );
        assert_eq!(text("en", "Ready ? :x"), "Ready ? :x");
        assert_eq!(text("fr", "un sourire :x"), "un sourire :x");
    }

    #[test]
    fn a_quotation_continues_in_the_next_part() {
        let mut marks = Typography::new("en");
        assert_eq!(marks.text("(\"so "), "(“so ");
        assert_eq!(marks.next("it"), "it");
        assert_eq!(marks.next("\" is"), "” is");
        marks.begin();
        assert_eq!(marks.next("\""), "\"");
    }
}
