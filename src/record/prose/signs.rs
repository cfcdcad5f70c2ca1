//! Attempts to hide a text with signs: callouts, hashtags, brackets, locks.

use super::labels::{before_colon, leading, reach, short};
use super::lead_bytes::LeadBytes;
use super::phrases::{self, AccessPhrase, Strength};
use super::place::TextPlace;

/// Whether a line may contain an attempt in any form but a label or the words of a heading. Usually it does not.
pub(super) fn may_occur(line: &str) -> bool {
    // Dashes and quotes begin with the same byte as `‹`, which is therefore searched for separately.
    SIGNS.occur_in(line) || line.contains('‹')
}

/// The first bytes of signs of which each other form contains one: braces; `%%`; the colons of a container, of Org
/// tags and of `.. comment::`; comments and spoilers of other programs (`foreign`); callouts; tags; hashtags;
/// brackets; locks and faces, which all begin with the same byte.
static SIGNS: LeadBytes = LeadBytes::of(&[
    "{", "｛", "%", ":", "<", "＜", "«", ">", "/", "|", "\\", "[", "#", "＃", "@", "(", "（", "［",
    "【", "〔", "🔒",
]);

/// Whether the type of a block is a reader, which has no other meaning.
pub(super) fn names_the_coach(sort: &str) -> bool {
    sort.trim().eq_ignore_ascii_case("coach")
}

/// `%%` around a text, or at one of its ends. A single `%%` after a number is a typo.
pub(super) fn percent(line: &str) -> bool {
    let mut signs = line.match_indices("%%");
    let Some((at, _)) = signs.next() else {
        return false;
    };
    signs.next().is_some() || !line[..at].ends_with(|c: char| c.is_ascii_digit())
}

pub(super) fn callout(line: &str) -> AccessPhrase {
    let parts = line
        .split_once("[!")
        .and_then(|(_, rest)| rest.split_once(']'));
    let Some((kind, title)) = parts else {
        return AccessPhrase::default();
    };
    if names_the_coach(kind) {
        return Strength::Coach.into();
    }
    let title = title.trim_start_matches(['-', '+']);
    if names_the_coach(title) {
        return Strength::Coach.into();
    }
    let title = short(title).map(phrases::bracket);
    let kind = short(kind).map(|kind| phrases::found(kind).and(phrases::line(kind)));
    kind.unwrap_or_default().and(title.unwrap_or_default())
}

pub(super) fn hashtag(line: &str) -> AccessPhrase {
    let mut all = AccessPhrase::default();
    for (at, _) in line.match_indices(['#', '＃', '@']) {
        if line[..at].ends_with(char::is_alphanumeric) {
            continue;
        }
        let rest = reach(&line[at..]).trim_start_matches(['#', '＃', '@']);
        let joined =
            |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '\u{2010}'..='\u{2015}');
        let tag = &rest[..rest.find(|c| !joined(c)).unwrap_or(rest.len())];
        all = all.and(phrases::line(tag));
    }
    // Org tags at the end of a line: `:private:`.
    let org = line
        .strip_suffix(':')
        .and_then(|line| line.rsplit_once(':'));
    let tag = org
        .map(|(_, tag)| tag)
        .filter(|tag| !tag.contains(char::is_whitespace));
    all.and(tag.map(phrases::line).unwrap_or_default())
}

pub(super) fn bracket(line: &str, place: TextPlace) -> AccessPhrase {
    let mut all = AccessPhrase::default();
    for (at, open) in line.match_indices(OPENING) {
        let rest = reach(&line[at + open.len()..]);
        // `(private: she has had an offer)`
        let inside = &rest[..rest.find(CLOSING).unwrap_or(rest.len())];
        all = all.and(before_colon(inside)).and(leading(inside));
        let Some(end) = rest.find(CLOSING) else {
            continue;
        };
        let mut phrase = phrases::bracket(&rest[..end]);
        // Within a sentence, `(private)` qualifies the word before it.
        let after = &line[at + open.len() + end..];
        let after = after.trim_start_matches(CLOSING);
        let edge = place.is_heading()
            || !line[..at].contains(char::is_alphanumeric)
            || !after.contains(char::is_alphanumeric)
            || after.starts_with([':', '：']);
        phrase.strength = phrase
            .strength
            .filter(|strength| edge || *strength > Strength::Unnamed);
        all = all.and(phrase);
    }
    all
}

const OPENING: [char; 8] = ['(', '[', '{', '（', '［', '【', '〔', '‹'];
const CLOSING: [char; 8] = [')', ']', '}', '）', '］', '】', '〕', '›'];

/// A lock, or a zipped mouth.
pub(super) fn lock(line: &str) -> AccessPhrase {
    let signs = ['🔒', '🔐', '🔏', '🤐', '🤫', '🙈'];
    match line.contains(signs) {
        true => Strength::Unnamed.into(),
        false => AccessPhrase::default(),
    }
}
