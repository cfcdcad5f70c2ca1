//! Common ways to state who may read something, in English, German and French: field names, values and tags.
//!
//! None of them has an effect here, except the few fields that records have. They are recognised so that a message
//! can say what to write instead: removing `confidential: true` only because it is an unknown field would publish
//! what it was meant to hide.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::prose::phrases::{Strength, joined};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What the author of a field meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldIntent {
    /// Others should not read it.
    Hide,
    /// Others may read it.
    Share,
}

/// What `name: value` says about who may read something; `None` if it says nothing about that.
pub fn intent(name: &str, value: &str) -> Option<FieldIntent> {
    if name == NAMES_SOURCES {
        return Some(FieldIntent::Hide);
    }
    let name = folded(name);
    if is_field_alone(&name) {
        return Some(match answer(value) {
            Some(false) => FieldIntent::Share,
            _ => FieldIntent::Hide,
        });
    }
    if has(&TAGS, &name) {
        let tags = || value.split([',', ' ', '[', ']']).chain([value]);
        return tags().any(hiding_tag).then_some(FieldIntent::Hide);
    }
    let hides = hides(&name);
    let shares = has(&SHARES, &name);
    let level = has(&LEVELS, &name);
    if !(hides || shares || level || has(&GATES, &name)) {
        return None;
    }
    let word = folded(value);
    let level_word = || {
        if is_private(&word) || has(&PRIVATE_IN_PART, &word) {
            Some(FieldIntent::Hide)
        } else if has(&PUBLIC, &word) {
            Some(FieldIntent::Share)
        } else {
            None
        }
    };
    match answer(value) {
        Some(yes) if hides || has(&SECRECY, &name) => Some(if yes {
            FieldIntent::Hide
        } else {
            FieldIntent::Share
        }),
        Some(yes) if shares => Some(if yes {
            FieldIntent::Share
        } else {
            FieldIntent::Hide
        }),
        Some(yes) if has(&GATES, &name) => Some(if yes {
            FieldIntent::Share
        } else {
            FieldIntent::Hide
        }),
        Some(_) => None,
        None if has(&GATES, &name) => is_date(value).then_some(FieldIntent::Share),
        // `Private: yes, until June`.
        None if hides && begins_with_yes(value) => Some(FieldIntent::Hide),
        None => level_word(),
    }
}

/// A field that says from whom something comes, exactly as it is written. Only the coach sees it, and prose does not use it.
const NAMES_SOURCES: &str = "heard_in";

fn begins_with_yes(value: &str) -> bool {
    let first = value.split([',', ';', '.', '!', '–', '—', '(', '-']).next();
    first.is_some_and(|first| first.len() < value.len() && answer(first) == Some(true))
}

/// Whether the name of a field alone shows that it is about who may read something.
pub fn names_privacy(name: &str) -> bool {
    let name = folded(name);
    is_field_alone(&name)
        || hides(&name)
        || [&SHARES, &SECRECY].iter().any(|list| has(list, &name))
        || has(&LEVELS, &name) && !has(&GENERAL, &name)
}

/// Whether a tag marks something as private. `status/private` is a nested tag.
pub fn hiding_tag(tag: &str) -> bool {
    tag.split('/').any(|part| {
        let part = folded(part);
        is_private(&part)
    })
}

/// Yes or no, in the forms in which people write it.
pub fn answer(value: &str) -> Option<bool> {
    let value = value.trim();
    match value {
        "✓" | "✔" | "✔️" | "✅" | "☑" | "☑️" | "☒" | "+" => return Some(true),
        "☐" | "✗" | "✘" | "❌" | "✖" | "-" => return Some(false),
        _ => {}
    }
    let word = folded(value);
    if has(&YES, &word) {
        Some(true)
    } else if has(&NO, &word) {
        Some(false)
    } else {
        None
    }
}

/// A name or value without case, accents, spaces and signs.
pub fn folded(text: &str) -> String {
    // Most names and values are ASCII, whose characters are not decomposed.
    if text.is_ascii() {
        let letters = text.chars().filter(char::is_ascii_alphanumeric);
        return letters.map(|c| c.to_ascii_lowercase()).collect();
    }
    let letters = text.nfkd().filter(|c| !is_combining_mark(*c));
    letters
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .collect::<String>()
        .replace('ß', "ss")
}

/// Whether a folded name is always a field's name, since prose does not use it as a label.
fn is_field_alone(name: &str) -> bool {
    joined(name) > Some(Strength::Unnamed) || has(&GATES_BY_NAME, name)
}

/// Whether `name: value` cannot be prose, whatever the value.
pub fn is_unmistakable(name: &str) -> bool {
    is_field_alone(&folded(name))
}

/// Whether a folded name with the value yes hides something.
fn hides(name: &str) -> bool {
    joined(name).is_some() || has(&HIDES, name)
}

/// Whether a folded value or tag marks something as private.
fn is_private(word: &str) -> bool {
    joined(word).is_some() || has(&PRIVATE, word)
}

fn has(list: &WordList, word: &str) -> bool {
    list.contains(word)
}

/// Folded words.
type WordList = LazyLock<FxHashSet<&'static str>>;

fn words(list: &'static str) -> FxHashSet<&'static str> {
    list.split_whitespace().collect()
}

fn is_date(value: &str) -> bool {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let signs = value
        .chars()
        .all(|c| c.is_ascii_digit() || "-./–".contains(c));
    signs && (6..=8).contains(&digits)
}

/// Fields of records that open something, and whose names are not used otherwise.
static GATES_BY_NAME: WordList = LazyLock::new(|| {
    words("sharedwithclient sharedwithsponsors sharedwithsponsor sponsorsees logconsent")
});

static GATES: WordList = LazyLock::new(|| words("approved debriefed genehmigt approuve approuvee"));

/// Names with which yes hides, in addition to the phrases of prose.
static HIDES: WordList = LazyLock::new(|| {
    words(
        "draft personal secret sensitive internal restricted hidden unlisted unpublished noshare nopublish \
     onlyforme entwurf personlich intern geheim versteckt verborgen brouillon personnel personnelle interne secrete cache \
     cachee masque nonpublie",
    )
});

/// Names with which no hides.
static SHARES: WordList = LazyLock::new(|| {
    words(
        "publish published public share shared sharing visible shareable sharewithclient sharewithsponsor \
     sharewithsponsors clientvisible visibletoclient visibletosponsor veroffentlichen veroffentlicht \
     offentlich teilen geteilt freigegeben sichtbar publier publie publiee partager partage partagee publique",
    )
});

/// Names whose value is a level of privacy.
static LEVELS: WordList = LazyLock::new(|| {
    words(
        "body visibility access audience status state privacy confidentiality sensitivity classification \
     permission permissions sharedwith sharewith readers restrictedto visibleto sichtbarkeit zugriff freigabe \
     vertraulichkeit zielgruppe verteiler klassifizierung visibilite acces statut confidentialite partageavec \
     diffusion lecteurs cssclass cssclasses",
    )
});

/// The names among these that are also used for other things.
static GENERAL: WordList = LazyLock::new(|| {
    words(
        "body status state statut classification klassifizierung diffusion verteiler cssclass cssclasses",
    )
});

/// Names for classification in general, in which people also mark something as private.
static TAGS: WordList = LazyLock::new(|| {
    words("tag tags keyword keywords label labels category categories schlagworte kategorie")
});

/// Levels with which yes also hides.
static SECRECY: WordList =
    LazyLock::new(|| words("privacy confidentiality vertraulichkeit confidentialite sensitivity"));

/// Values and tags that mean private, in addition to the phrases of prose.
static PRIVATE: WordList = LazyLock::new(|| {
    words(
        "highlyconfidential strictlyconfidential draft hidden secret unpublished unlisted noshare nopublish entwurf \
     geheim brouillon",
    )
});

/// Values that mean private, though a tag of that name can mean something else.
static PRIVATE_IN_PART: WordList = LazyLock::new(|| {
    words(
        "coach thecoach coachandclient client internal internalonly restricted personal sensitive none nobody \
     noone me onlyme justme myself self owner high intern eingeschrankt personlich ich nurich niemand \
     niemandem keine interne restreint restreinte personne moi moiseul moiseule coachseul aucun aucune \
     personnel",
    )
});

static PUBLIC: WordList = LazyLock::new(|| {
    words(
        "public published shared everyone everybody all sponsor sponsors alle offentlich geteilt tous publique \
     publie partage",
    )
});

static YES: WordList = LazyLock::new(|| words("true yes y on 1 x ja j wahr oui o vrai"));
static NO: WordList =
    LazyLock::new(|| words("false no n off 0 never nein falsch nie non faux jamais"));
