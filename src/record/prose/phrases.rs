//! The words with which people say that a text is not for everybody, in English, German and French.
//!
//! Words are compared without case, accents, punctuation and compatibility forms, so that `Coach‑only` and `COACH ONLY`
//! are one phrase.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whom a phrase keeps a text from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// It does not name a reader: `private`.
    Unnamed,
    /// It names the client as the last who may read: `client only`.
    Client,
    /// It names the coach as the only reader: `coach only`.
    Coach,
}

/// A phrase that names its reader. In any heading, and as a label anywhere, it is an attempt to hide.
const COACH: &[&str] = &[
    // English
    "coach only", "coachonly", "only coach", "only the coach", "only for coach", "only for the coach",
    "only for my coach", "for coach only", "for the coach only", "for the coach alone", "coach alone",
    "coach eyes", "coachs eyes", "coaches eyes", "coach private", "private to coach", "private to the coach",
    "coach confidential", "not for client", "not for the client", "not for coachee", "not for the coachee",
    "hide from client", "hide from the client", "hidden from client", "hidden from the client",
    "hide from coachee", "hidden from coachee", "do not show client", "do not show the client",
    "do not share with client", "do not share with the client", "not shared with client",
    "not shared with the client", "client must not", "without the client", "coach internal", "internal to coach",
    // German
    "nur coach", "nur der coach", "nur die coach", "nur fur coach", "nur fur den coach", "nur fur die coach",
    "coach intern", "coachintern", "coach vertraulich", "nicht fur klient", "nicht fur klienten",
    "nicht fur klientin", "nicht fur den klienten", "nicht fur die klientin", "nicht fur coachee",
    "nicht fur den coachee", "nicht fur die coachee", "nicht an klient", "nicht an den klienten",
    "nicht an die klientin", "nicht mit dem klienten", "nicht mit der klientin", "klient darf nicht",
    "klientin darf nicht",
    // French
    "coach seulement", "coach uniquement", "coach exclusivement", "coach seul", "uniquement coach",
    "uniquement le coach", "uniquement pour le coach", "uniquement pour coach", "seulement pour le coach",
    "seulement coach", "seulement le coach", "pour le coach seulement", "pour le coach uniquement",
    "pour coach uniquement", "pour coach seulement", "reserve au coach", "reserve coach", "reservee au coach",
    "reserves au coach", "pas pour client", "pas pour le client", "pas pour la cliente", "pas pour le coache",
    "pas pour la coachee", "cacher au client", "ne pas montrer au client", "ne pas partager avec le client",
];

/// A phrase that leaves the client as the last reader.
const CLIENT: &[&str] = &[
    "client only", "clientonly", "only client", "only the client", "only for the client", "for the client only",
    "coach and client only", "client and coach only", "not for sponsor", "not for the sponsor",
    "not for sponsors", "not for the sponsors", "hide from sponsor", "hide from the sponsor",
    "hidden from sponsor", "hidden from the sponsor", "do not share with sponsor",
    "do not share with the sponsor", "not shared with sponsor", "not shared with the sponsor",
    "do not show the sponsor", "not for the organisation", "not for the organization", "not for the boss",
    "not for the manager", "not for hr", "coachee only",
    "nur klient", "nur klientin", "nur fur den klienten", "nur fur die klientin", "nur coachee",
    "nur fur coachee", "nicht fur den sponsor", "nicht fur sponsor", "nicht fur den auftraggeber",
    "nicht fur auftraggeber", "nicht fur die auftraggeberin", "nicht fur den chef", "nicht fur die chefin",
    "client seulement", "client uniquement", "uniquement le client", "reserve au client", "coache seulement",
    "pas pour le sponsor", "pas pour le commanditaire", "pas pour le donneur dordre", "pas pour le n 1",
    "pas pour lentreprise",
];

/// A word that keeps a text from others without saying from whom; in any heading, and as a label.
const UNNAMED: &[&str] = &[
    "private", "confidential", "not shared", "unshared", "not to be shared", "not for sharing", "do not share",
    "dont share", "never share", "do not publish", "dont publish", "not for publication", "do not show",
    "dont show", "do not forward", "do not distribute", "do not disclose", "off the record", "not for others",
    "eyes only", "my eyes", "for me only", "only for me", "just for me", "only me", "for myself", "note to self",
    "notes to self", "notes to myself", "note to myself", "secret", "for internal use", "coach notes",
    "coachs notes", "coaches notes", "coach note", "coach reflection", "coach reflections", "coachs reflections",
    "coachs reflection", "coach observations", "coachs observations", "my private", "my observations",
    "not visible", "keep private", "keep this between us", "between us only",
    "privat", "private", "privates", "vertraulich", "streng vertraulich", "nicht teilen", "nicht geteilt",
    "nicht weitergeben", "nicht weiterleiten", "nicht freigeben", "nicht zeigen", "nicht veroffentlichen",
    "nicht offentlich", "geheim", "nur fur mich", "nur ich", "unter uns", "unter vier augen", "notizen des coachs",
    "notizen der coach", "coach notizen", "coachnotizen", "eigene notizen", "nicht fur andere",
    "nicht fur dritte", "vertrauliches",
    "prive", "privee", "prives", "privees", "confidentiel", "confidentielle", "confidentiels", "confidentielles",
    "ne pas partager", "non partage", "non partagee", "a ne pas partager", "ne pas diffuser",
    "a ne pas diffuser", "ne pas communiquer", "ne pas publier", "ne pas montrer", "ne pas transmettre",
    "secrete", "entre nous", "pour moi seul", "pour moi seule", "pour moi uniquement", "seulement pour moi",
    "uniquement pour moi", "notes du coach", "notes coach", "notes de la coach", "hors compte rendu",
    "strictement personnel",
];

/// A word that keeps a text from others only where it is the whole label: `(internal)`.
const LABEL: &[&str] = &[
    "internal", "internal only", "hidden", "hide", "hidden section", "restricted", "sensitive", "personal notes",
    "personal note", "personal only", "redacted", "not public", "unpublished", "publish no", "draft only",
    "intern", "nur intern", "versteckt", "verborgen", "personlich", "personliche notizen", "sensibel", "ausblenden",
    "interne", "internes", "cache", "cachee", "masque", "masquee", "personnel", "personnelle", "notes personnelles",
    "sensible", "usage interne", "a usage interne",
];

/// Words that may stand in a label beside such a phrase.
const FILLER: &[&str] = &[
    "a", "all", "and", "area", "begin", "below", "block", "comment", "comments", "content", "contents", "coach",
    "end", "for", "from", "here", "highly", "important", "information", "info", "is", "keep", "mark", "marked", "my",
    "note", "notes", "of", "only", "part", "passage", "please", "remark", "remarks", "section", "start", "stop",
    "strictly", "text", "the", "this", "to", "very", "view", "visibility", "visible", "with", "reflection",
    "reflections", "observation", "observations", "thoughts", "eyes", "use", "client", "sponsor", "note",
    "abschnitt", "achtung", "anfang", "bemerkung", "bitte", "das", "der", "die", "diese", "dieser", "dieses", "ende",
    "fur", "hier", "hinweis", "ist", "nur", "notiz", "notizen", "streng", "teil", "text", "und", "wichtig", "beobachtungen",
    "attention", "au", "ceci", "cette", "debut", "de", "des", "du", "est", "et", "fin", "la", "le", "les", "merci",
    "note", "notes", "partie", "pour", "remarque", "remarques", "section", "strictement", "texte", "tres",
];

/// A label of more words than this says something besides.
const LONGEST: usize = 9;

/// The words of a text as they are compared.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.nfkd() {
        match c {
            // Part of a word in French and English: coach's, d'ordre.
            '\'' | '\u{2019}' | '\u{2bc}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            c if is_combining_mark(c) => {}
            'ß' => word.push_str("ss"),
            c if c.is_alphanumeric() => word.extend(c.to_lowercase()),
            _ if !word.is_empty() => words.push(std::mem::take(&mut word)),
            _ => {}
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The strongest phrase that a text holds anywhere; for headings and other short texts.
pub(super) fn found(text: &str) -> Option<Strength> {
    cover(&words(text), false, &mut |_| {})
}

/// The strongest phrase of a text that says nothing else: a label.
pub(super) fn label(text: &str) -> Option<Strength> {
    let words = words(text);
    if words.is_empty() || words.len() > LONGEST {
        return None;
    }
    let mut covered = vec![false; words.len()];
    let strength = cover(&words, true, &mut |range| covered[range].fill(true))?;
    let rest = words.iter().zip(&covered).filter(|(_, covered)| !**covered);
    rest.map(|(word, _)| word.as_str())
        .all(|word| FILLER.contains(&word))
        .then_some(strength)
}

/// Finds every phrase, reports where each is, and returns the strongest.
fn cover(
    words: &[String],
    labels: bool,
    at: &mut dyn FnMut(std::ops::Range<usize>),
) -> Option<Strength> {
    let mut most = None;
    for (start, word) in words.iter().enumerate() {
        for phrase in TABLE.get(word.as_str()).into_iter().flatten() {
            let run = words.get(start..start + phrase.words.len());
            if run.is_some_and(|run| run == phrase.words) && (labels || !phrase.label) {
                at(start..start + phrase.words.len());
                most = most.max(Some(phrase.strength));
            }
        }
        if let Some((length, strength)) = misspelt(&words[start..]) {
            at(start..start + length);
            most = most.max(Some(strength));
        }
    }
    most
}

/// The commonest phrases with a typo in them.
fn misspelt(words: &[String]) -> Option<(usize, Strength)> {
    let near = |word: &str, wanted: &str, most| {
        word.len().abs_diff(wanted.len()) <= most
            && word.as_bytes().first() == wanted.as_bytes().first()
            && strsim::damerau_levenshtein(word, wanted) <= most
    };
    let (first, second) = (words.first()?.as_str(), words.get(1).map(String::as_str));
    if let Some(second) = second.filter(|second| near(second, "only", 1)) {
        let strength = match (near(first, "coach", 1), near(first, "client", 1)) {
            (true, _) => Some(Strength::Coach),
            (_, true) => Some(Strength::Client),
            _ => None,
        };
        // `coach on …` is a sentence.
        return strength.filter(|_| second.len() >= 4).map(|strength| (2, strength));
    }
    let long = ["confidential", "vertraulich"];
    let hit = near(first, "private", 1) || long.iter().any(|wanted| near(first, wanted, 2));
    hit.then_some((1, Strength::Unnamed))
}

struct Phrase {
    words: Vec<&'static str>,
    strength: Strength,
    /// Only as a label.
    label: bool,
}

/// Every phrase by its first word.
static TABLE: LazyLock<HashMap<&'static str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut table: HashMap<&str, Vec<Phrase>> = HashMap::new();
    let lists = [
        (COACH, Strength::Coach, false),
        (CLIENT, Strength::Client, false),
        (UNNAMED, Strength::Unnamed, false),
        (LABEL, Strength::Unnamed, true),
    ];
    for (list, strength, label) in lists {
        for phrase in list {
            let words: Vec<&str> = phrase.split(' ').collect();
            table.entry(words[0]).or_default().push(Phrase {
                words,
                strength,
                label,
            });
        }
    }
    table
});
