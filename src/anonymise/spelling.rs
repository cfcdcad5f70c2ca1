//! Other spellings of a name, and whether it is a common word.

use super::common::is_common;
use super::forms::{Form, is_particle};
use super::letters::folded_word;

/// A form, unless it is a single letter.
pub(super) fn form(text: String, is_whole: bool) -> Option<Form> {
    let folded = folded_word(&text);
    let length = folded.chars().count();
    let is_latin = folded.chars().all(|c| c < '\u{250}');
    if length < 2 {
        return None;
    }
    let words = text.split([' ', '-']).map(folded_word);
    let needs_capital = (is_latin && length < 3)
        || words
            .filter(|word| word.chars().count() > 1)
            .all(|word| is_common(&word) || is_particle(&word));
    Some(Form {
        text,
        is_whole,
        needs_capital,
        is_reversed: false,
    })
}

/// The form as it is typed without the letters `ä`, `ö`, `ü`, `ø` and `å`, and the other way round.
pub(super) fn spelt_out(form: &Form) -> Option<Form> {
    let mut text = form.text.to_lowercase();
    for (letter, spelt) in [
        ("ä", "ae"),
        ("ö", "oe"),
        ("ü", "ue"),
        ("ø", "oe"),
        ("å", "aa"),
    ] {
        text = text.replace(letter, spelt);
        // Decomposed letters.
        if let (Some(base), true) = (spelt.get(..1), "äöü".contains(letter)) {
            text = text.replace(&format!("{base}\u{308}"), spelt);
        }
    }
    if text == form.text.to_lowercase() {
        for (spelt, letter) in [("ae", "a"), ("oe", "o"), ("ue", "u")] {
            text = text.replace(spelt, letter);
        }
    }
    let changed = text != form.text.to_lowercase() && text.chars().count() > 3;
    changed.then(|| Form {
        needs_capital: form.needs_capital || is_common(&folded_word(&text)),
        text,
        is_whole: form.is_whole,
        is_reversed: form.is_reversed,
    })
}
