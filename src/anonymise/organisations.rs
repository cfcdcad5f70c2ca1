//! The forms in which the name of an organisation or a place is written.

use super::common::is_common;
use super::forms::Form;
use super::letters::folded_word;
use super::spelling::spelt_out;

/// Legal forms, folded.
const LEGAL: &[&str] = &[
    "ltd",
    "limited",
    "llc",
    "llp",
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "plc",
    "gmbh",
    "ggmbh",
    "mbh",
    "ag",
    "kg",
    "kgaa",
    "ohg",
    "gbr",
    "ug",
    "ev",
    "eg",
    "se",
    "sa",
    "sas",
    "sarl",
    "snc",
    "spa",
    "srl",
    "bv",
    "nv",
    "ab",
    "as",
    "asa",
    "aps",
    "oy",
    "oyj",
    "pty",
    "pte",
    "co",
    "company",
    "cie",
    "sl",
    "kk",
    "lp",
    "cic",
];

/// Words that end no form of a name.
const JOINING: &[&str] = &[
    "of", "the", "and", "und", "et", "de", "du", "des", "der", "fur", "for", "on", "upon", "am",
    "sur", "in",
];

/// Whether a word is a legal form, such as `Ltd`.
pub(super) fn is_legal_form(word: &str) -> bool {
    LEGAL.contains(&folded_word(word).as_str())
}

fn is_joining(word: &str) -> bool {
    matches!(word, "&" | "+") || JOINING.contains(&folded_word(word).as_str())
}

/// Every form of the name: with and without its legal form, its beginning, and its distinctive words.
pub(super) fn organisation_forms(name: &str, has_legal_form: bool) -> Vec<Form> {
    let mut words: Vec<&str> = name
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .collect();
    let mut forms = vec![form(&words, true)];
    if has_legal_form {
        while words.len() > 1
            && words
                .last()
                .is_some_and(|word| is_legal_form(word) || is_joining(word))
        {
            words.pop();
        }
    }
    if words.len() > 1
        && words.first().is_some_and(|word| {
            ["the", "die", "der", "das", "la", "le"].contains(&folded_word(word).as_str())
        })
    {
        words.remove(0);
    }
    forms.push(form(&words, true));
    let with_and = |and: &str| -> Vec<String> {
        words
            .iter()
            .map(|word| {
                if is_joining(word) && folded_word(word) != "of" {
                    and.to_owned()
                } else {
                    (*word).to_owned()
                }
            })
            .collect()
    };
    if words
        .iter()
        .any(|word| matches!(*word, "&" | "+" | "and" | "und" | "et"))
    {
        for and in ["&", "and", "und", "et"] {
            let with: Vec<String> = with_and(and);
            forms.push(form(
                &with.iter().map(String::as_str).collect::<Vec<_>>(),
                true,
            ));
        }
    }
    for length in 2..words.len() {
        let (start, _) = words.split_at(length);
        let ends_well = start.last().is_some_and(|word| !is_joining(word));
        if ends_well && start.iter().any(|word| is_distinctive(word)) {
            forms.push(form(start, false));
        }
    }
    for word in words.iter().filter(|_| words.len() > 1) {
        if is_distinctive(word) {
            forms.push(form(&[word], false));
        }
        let parts = word
            .split('-')
            .filter(|part| *part != *word && is_distinctive(part));
        forms.extend(parts.map(|part| form(&[part], false)));
    }
    let spelt: Vec<Form> = forms.iter().filter_map(spelt_out).collect();
    forms.extend(spelt);
    forms.retain(|form| folded_word(&form.text).chars().count() > 1);
    forms
}

fn is_distinctive(word: &str) -> bool {
    let folded = folded_word(word);
    folded.chars().count() >= 5
        && !is_common(&folded)
        && !is_joining(word)
        && word.chars().any(char::is_uppercase)
}

fn form(words: &[&str], is_whole: bool) -> Form {
    let text = words.join(" ");
    let needs_capital = folded_word(&text).chars().count() < 4
        || words
            .iter()
            .all(|word| is_common(&folded_word(word)) || is_joining(word) || is_legal_form(word));
    Form {
        text,
        is_whole,
        needs_capital,
        is_reversed: false,
    }
}
