//! What people write to say who may read something, in English, German and French: names of fields, values, tags.
//!
//! None of it has an effect here but the few fields of records. It is known so that a message can say what to write
//! instead: whoever takes `confidential: true` out because it is an unknown field would publish what it was to hide.

use super::prose::Strength;
use super::prose::phrases::joined;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What somebody meant who wrote a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldIntent {
    /// Others should not read it.
    Hide,
    /// Others may read it.
    Share,
}

/// What `name: value` says of who may read something; none where it says nothing of it.
pub fn intent(name: &str, value: &str) -> Option<FieldIntent> {
    let name = folded(name);
    if is_field_alone(&name) {
        return Some(match answer(value) {
            Some(false) => FieldIntent::Share,
            _ => FieldIntent::Hide,
        });
    }
    if has(TAGS, &name) {
        let tags = || value.split([',', ' ', '[', ']']).chain([value]);
        return tags().any(hiding_tag).then_some(FieldIntent::Hide);
    }
    let hides = hides(&name);
    let shares = has(SHARES, &name);
    let level = has(LEVELS, &name);
    if !(hides || shares || level || has(GATES, &name)) {
        return None;
    }
    let word = folded(value);
    let level_word = || {
        if is_private(&word) || has(PRIVATE_IN_PART, &word) {
            Some(FieldIntent::Hide)
        } else if has(PUBLIC, &word) {
            Some(FieldIntent::Share)
        } else {
            None
        }
    };
    match answer(value) {
        Some(yes) if hides || has(SECRECY, &name) => Some(if yes {
            FieldIntent::Hide
        } else {
            FieldIntent::Share
        }),
        Some(yes) if shares => Some(if yes {
            FieldIntent::Share
        } else {
            FieldIntent::Hide
        }),
        Some(yes) if has(GATES, &name) => Some(if yes {
            FieldIntent::Share
        } else {
            FieldIntent::Hide
        }),
        Some(_) => None,
        None if has(GATES, &name) => is_date(value).then_some(FieldIntent::Share),
        // `Private: yes, until June`.
        None if hides && begins_with_yes(value) => Some(FieldIntent::Hide),
        None => level_word(),
    }
}

fn begins_with_yes(value: &str) -> bool {
    let first = value.split([',', ';', '.', '!', '–', '—', '(', '-']).next();
    first.is_some_and(|first| first.len() < value.len() && answer(first) == Some(true))
}

/// Whether the name of a field alone says that it is about who may read something.
pub fn names_privacy(name: &str) -> bool {
    let name = folded(name);
    is_field_alone(&name)
        || hides(&name)
        || [SHARES, SECRECY].iter().any(|list| has(list, &name))
        || has(LEVELS, &name) && !has(GENERAL, &name)
}

/// Whether a tag says that something is private. `status/private` is a tag within another.
pub fn hiding_tag(tag: &str) -> bool {
    tag.split('/').any(|part| {
        let part = folded(part);
        is_private(&part)
    })
}

/// Yes or no, in the ways in which people write it.
pub fn answer(value: &str) -> Option<bool> {
    let value = value.trim();
    match value {
        "✓" | "✔" | "✔️" | "✅" | "☑" | "☑️" | "☒" | "+" => return Some(true),
        "☐" | "✗" | "✘" | "❌" | "✖" | "-" => return Some(false),
        _ => {}
    }
    let word = folded(value);
    if has(YES, &word) {
        Some(true)
    } else if has(NO, &word) {
        Some(false)
    } else {
        None
    }
}

/// A name or value without case, accents, spaces and signs.
pub fn folded(text: &str) -> String {
    let letters = text.nfkd().filter(|c| !is_combining_mark(*c));
    letters
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .collect::<String>()
        .replace('ß', "ss")
}

/// Whether a name, folded, is that of a field wherever it is: no prose has it as a label.
fn is_field_alone(name: &str) -> bool {
    joined(name) > Some(Strength::Unnamed) || has(GATES_BY_NAME, name)
}

/// Whether `name: value` cannot be prose, whatever the value.
pub fn is_unmistakable(name: &str) -> bool {
    is_field_alone(&folded(name))
}

/// Whether yes behind a name, folded, hides.
fn hides(name: &str) -> bool {
    joined(name).is_some() || has(HIDES, name)
}

/// Whether a value or a tag, folded, says that something is private.
fn is_private(word: &str) -> bool {
    joined(word).is_some() || has(PRIVATE, word)
}

fn has(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|one| one == word)
}

fn is_date(value: &str) -> bool {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let signs = value
        .chars()
        .all(|c| c.is_ascii_digit() || "-./–".contains(c));
    signs && (6..=8).contains(&digits)
}

/// The fields of records that open something, by the names that only they have.
const GATES_BY_NAME: &str =
    "sharedwithclient sharedwithsponsors sharedwithsponsor sponsorsees logconsent";

const GATES: &str = "approved debriefed genehmigt approuve approuvee";

/// Yes hides, beside the phrases of prose.
const HIDES: &str = "draft personal secret sensitive internal restricted hidden unlisted unpublished noshare nopublish \
     onlyforme entwurf personlich intern geheim versteckt verborgen brouillon personnel personnelle interne secrete cache \
     cachee masque nonpublie";

/// No hides.
const SHARES: &str = "publish published public share shared sharing visible shareable sharewithclient sharewithsponsor \
     sharewithsponsors clientvisible visibletoclient visibletosponsor veroffentlichen veroffentlicht \
     offentlich teilen geteilt freigegeben sichtbar publier publie publiee partager partage partagee publique";

/// A level of privacy is the value.
const LEVELS: &str = "body visibility access audience status state privacy confidentiality sensitivity classification \
     permission permissions sharedwith sharewith readers restrictedto visibleto sichtbarkeit zugriff freigabe \
     vertraulichkeit zielgruppe verteiler klassifizierung visibilite acces statut confidentialite partageavec \
     diffusion lecteurs cssclass cssclasses";

/// Names among these that are about other things too.
const GENERAL: &str = "body status state statut classification klassifizierung diffusion verteiler cssclass cssclasses";

/// Words that only sort, in which people say that something is private.
const TAGS: &str =
    "tag tags keyword keywords label labels category categories schlagworte kategorie";

/// Levels of which yes hides too.
const SECRECY: &str = "privacy confidentiality vertraulichkeit confidentialite sensitivity";

/// What is private as a value or a tag, beside the phrases of prose.
const PRIVATE: &str = "highlyconfidential strictlyconfidential draft hidden secret unpublished unlisted noshare nopublish entwurf \
     geheim brouillon";

/// What is private as a value, where a tag of that name can mean something else.
const PRIVATE_IN_PART: &str = "coach thecoach coachandclient client internal internalonly restricted personal sensitive none nobody \
     noone me onlyme justme myself self owner high intern eingeschrankt personlich ich nurich niemand \
     niemandem keine interne restreint restreinte personne moi moiseul moiseule coachseul aucun aucune \
     personnel";

const PUBLIC: &str = "public published shared everyone everybody all sponsor sponsors alle offentlich geteilt tous publique \
     publie partage";

const YES: &str = "true yes y on 1 x ja j wahr oui o vrai";
const NO: &str = "false no n off 0 never nein falsch nie non faux jamais";
