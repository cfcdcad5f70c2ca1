//! Which characters the fonts can render, and which of them in a text font.
//!
//! A font for mathematics or code has letters of scripts for which it is not a text font. A font that has the letters
//! of a script without its layout rules renders them separately instead of joined.

use std::collections::{BTreeMap, BTreeSet};

use ttf_parser::Face;
use typst::text::Font;
use unicode_script::{Script, UnicodeScript};

use crate::report::MissingGlyphs;

/// The built-in font families for text, the default one first.
pub(super) const TEXT: [&str; 2] = ["Libertinus Serif", "New Computer Modern"];

/// Scripts whose letters change shape with their neighbours, and the OpenType tags of their layout rules.
const SHAPED: [(Script, &[&[u8; 4]]); 19] = [
    (Script::Arabic, &[b"arab"]),
    (Script::Syriac, &[b"syrc"]),
    (Script::Nko, &[b"nko "]),
    (Script::Mongolian, &[b"mong"]),
    (Script::Devanagari, &[b"dev3", b"dev2", b"deva"]),
    (Script::Bengali, &[b"bng3", b"bng2", b"beng"]),
    (Script::Gurmukhi, &[b"gur3", b"gur2", b"guru"]),
    (Script::Gujarati, &[b"gjr3", b"gjr2", b"gujr"]),
    (Script::Oriya, &[b"ory3", b"ory2", b"orya"]),
    (Script::Tamil, &[b"tml3", b"tml2", b"taml"]),
    (Script::Telugu, &[b"tel3", b"tel2", b"telu"]),
    (Script::Kannada, &[b"knd3", b"knd2", b"knda"]),
    (Script::Malayalam, &[b"mlm3", b"mlm2", b"mlym"]),
    (Script::Sinhala, &[b"sinh"]),
    (Script::Khmer, &[b"khmr"]),
    (Script::Myanmar, &[b"mym2", b"mymr"]),
    (Script::Tibetan, &[b"tibt"]),
    (Script::Javanese, &[b"java"]),
    (Script::Balinese, &[b"bali"]),
];

/// The characters that some fonts have.
pub(super) struct CoveredCharacters {
    /// Of all fonts.
    any: CharacterSet,
    /// Of the text fonts.
    text: CharacterSet,
}

impl CoveredCharacters {
    /// The characters of `fonts`; all but the first `built_in` fonts are the practice's own and count as text fonts.
    pub(super) fn new(fonts: &[Font], built_in: usize) -> CoveredCharacters {
        let (mut any, mut text) = (CharacterSet::new(), CharacterSet::new());
        for (at, font) in fonts.iter().enumerate() {
            // The last-resort font has a box for every character.
            if font.info().is_last_resort() {
                continue;
            }
            let is_text = at >= built_in || TEXT.contains(&font.info().family.as_str());
            let unshaped = unshaped(font);
            for at in font.info().coverage.iter() {
                any.add(at);
                let joined = char::from_u32(at).is_some_and(|c| !unshaped.contains(&c.script()));
                if is_text && joined {
                    text.add(at);
                }
            }
        }
        CoveredCharacters { any, text }
    }

    /// The characters of `text` that no font has, and those that only a font for mathematics or code has, unless the
    /// text itself is code.
    pub(super) fn missing(&self, text: &str, code: bool) -> BTreeMap<char, MissingGlyphs> {
        let wide = text.chars().filter(|c| !c.is_ascii());
        let drawn = wide.filter(|c| super::sanitize::drawn(*c));
        drawn
            .filter_map(|c| match (self.any.has(c), self.text.has(c)) {
                (false, _) => Some((c, MissingGlyphs::Glyph)),
                (true, false) if !code && is_text(c) => Some((c, MissingGlyphs::Typeface)),
                _ => None,
            })
            .collect()
    }
}

/// Whether a character is part of a word or a number; other symbols may come from any font.
fn is_text(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

/// The scripts for which `font` lacks the layout rules they need.
fn unshaped(font: &Font) -> Vec<Script> {
    let face = Face::parse(font.data(), font.index()).ok();
    let rules = face.as_ref().and_then(|face| face.tables().gsub);
    let known: BTreeSet<[u8; 4]> = rules
        .into_iter()
        .flat_map(|rules| rules.scripts)
        .map(|script| script.tag.to_bytes())
        .collect();
    SHAPED
        .iter()
        .filter(|(_, tags)| !tags.iter().any(|tag| known.contains(*tag)))
        .map(|(script, _)| *script)
        .collect()
}

/// A bit set of characters.
struct CharacterSet(Vec<u64>);

impl CharacterSet {
    fn new() -> CharacterSet {
        CharacterSet(vec![0; (char::MAX as usize + 1).div_ceil(64)])
    }

    fn add(&mut self, at: u32) {
        let at = at as usize;
        if let Some(word) = self.0.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }

    fn has(&self, c: char) -> bool {
        let at = c as usize;
        let word = self.0.get(at / 64);
        word.is_some_and(|word| word & (1 << (at % 64)) != 0)
    }
}
