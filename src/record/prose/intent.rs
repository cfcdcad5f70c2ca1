//! Attempts to hide a text that have no effect.
//!
//! Prose and texts in fields use the same table of forms. People bring notations from other programs and from
//! paper; each must either work or prevent the record from being shared. This module must not decide who would read
//! the text.

pub use super::place::TextPlace;

use super::labels::{END, before, before_colon, label, reach, short};
use super::phrases::{self, AccessPhrase, PairSide, Strength};
use super::{foreign, html};
use crate::record::intent as fields;

/// How somebody tried to hide a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HidingForm {
    /// `{.coach-only}` that is not the marker of a heading.
    Braces,
    /// `%%` around a text.
    Percent,
    /// A `:::` container.
    Container,
    /// `> [!private]`.
    Callout,
    /// `#private`.
    Hashtag,
    /// A comment that marks the text around it.
    Comment,
    /// A comment in the front matter.
    Remark,
    /// A comment in the syntax of another program, or a mistyped one.
    Foreign,
    /// A tag or an attribute of HTML.
    Tag,
    /// `(coach only)`.
    Bracket,
    /// `Coach only:` before a text, or alone on a line.
    Label,
    /// A heading whose words say so.
    Heading,
    /// A code block with such a word after its fence.
    Fence,
    /// A marker inside a block of code.
    Code,
}

/// One attempt: its form, and which readers the words exclude.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HidingIntent {
    /// How it was written.
    pub form: HidingForm,
    /// What it says. Forms that are only ever used to hide count as if they named the coach.
    pub phrase: AccessPhrase,
}

impl HidingIntent {
    /// An intent in a form that is only ever used to hide.
    pub(super) fn hides(form: HidingForm) -> HidingIntent {
        HidingIntent {
            form,
            phrase: Strength::Coach.into(),
        }
    }

    pub(super) fn from_phrase(form: HidingForm, phrase: AccessPhrase) -> Option<HidingIntent> {
        (!phrase.is_none()).then_some(HidingIntent { form, phrase })
    }
}

/// The strongest attempt in one line of text as a reader would see it.
pub fn of_line(line: &str, place: TextPlace) -> Option<HidingIntent> {
    let line = line.trim().trim_start_matches(END);
    if line.is_empty() {
        return None;
    }
    let container = || {
        line.trim_start_matches(['>', ' ']).starts_with(":::")
            && line.contains(char::is_alphanumeric)
    };
    let only_hides = [
        (HidingForm::Braces, braces(line)),
        (HidingForm::Percent, percent(line)),
        (HidingForm::Container, container()),
        (
            HidingForm::Comment,
            place.is_field() && line.contains("<!--"),
        ),
        (HidingForm::Foreign, foreign::comment(line)),
    ];
    if let Some((form, _)) = only_hides.into_iter().find(|(_, hit)| *hit) {
        return Some(HidingIntent::hides(form));
    }
    let in_a_field = |read: fn(&str) -> AccessPhrase| match place.is_field() {
        true => read(line),
        false => AccessPhrase::default(),
    };
    let as_heading = match place.is_heading() {
        true => phrases::found(line),
        false => AccessPhrase::default(),
    };
    let found = strongest([
        (HidingForm::Callout, callout(line)),
        (HidingForm::Tag, in_a_field(html::access_phrase)),
        (HidingForm::Hashtag, hashtag(line)),
        (HidingForm::Bracket, bracket(line, place)),
        (HidingForm::Label, label(line, place)),
        (HidingForm::Label, sign(line)),
        (HidingForm::Heading, as_heading),
    ]);
    found.map(|found| match place {
        // A heading needs a marker, however its words are phrased.
        TextPlace::Heading => HidingIntent {
            form: HidingForm::Heading,
            ..found
        },
        _ => found,
    })
}

/// The strongest attempt, or the first of equally strong ones, with the people that any of them names.
fn strongest(found: impl IntoIterator<Item = (HidingForm, AccessPhrase)>) -> Option<HidingIntent> {
    let mut all: Option<HidingIntent> = None;
    for (form, phrase) in found {
        all = match all {
            None => HidingIntent::from_phrase(form, phrase),
            Some(known) => Some(HidingIntent {
                form: match phrase.strength > known.phrase.strength {
                    true => form,
                    false => known.form,
                },
                phrase: known.phrase.and(phrase),
            }),
        };
    }
    all
}

/// An attempt in the tags of an HTML fragment. Text between tags is ignored.
pub(super) fn of_html(html: &str) -> Option<HidingIntent> {
    HidingIntent::from_phrase(HidingForm::Tag, html::access_phrase(html))
}

/// An attempt in a comment: a marker, or only words that mark the text around it. Other words in a comment are not
/// an attempt, since no reader sees a comment.
pub(super) fn of_comment(comment: &str) -> Option<HidingIntent> {
    let words = comment.trim_start_matches("<!--").trim_end_matches("-->");
    marks_what_is_around(HidingForm::Comment, words)
}

/// An attempt in a comment of the front matter, given without its `#`.
pub(in crate::record) fn of_remark(words: &str) -> Option<HidingIntent> {
    marks_what_is_around(HidingForm::Remark, words)
}

/// A commented-out field of the front matter whose name hides something from a reader: `#coach_only: true`. A field
/// such as `#draft: true` may have been disabled on purpose.
pub(in crate::record) fn of_switch(words: &str) -> Option<HidingIntent> {
    let (name, value) = words.split_once(':')?;
    let hides = fields::intent(name, value) == Some(fields::FieldIntent::Hide);
    (hides && fields::is_unmistakable(name)).then(|| HidingIntent::hides(HidingForm::Remark))
}

fn marks_what_is_around(form: HidingForm, words: &str) -> Option<HidingIntent> {
    if words.lines().any(braces) {
        return Some(HidingIntent::hides(form));
    }
    HidingIntent::from_phrase(form, phrases::label(short(words)?))
}

/// An attempt in the text after the fence of a code block.
pub(super) fn of_fence(info: &str) -> Option<HidingIntent> {
    let phrase = phrases::found(info).and(phrases::label(info));
    (braces(info) || phrase.strength.is_some() || names_the_coach(info))
        .then(|| HidingIntent::hides(HidingForm::Fence))
}

/// Whether the type of a block is a reader, which has no other meaning.
fn names_the_coach(sort: &str) -> bool {
    sort.trim().eq_ignore_ascii_case("coach")
}

/// The areas of life or work that a line names, on its own or as its label. Headings, whole lines and labels are
/// distinguished.
pub(super) fn areas(line: &str, place: TextPlace) -> impl Iterator<Item = PairSide> {
    let line = short(line.trim()).unwrap_or_default();
    let label = before(line).unwrap_or_default();
    let shaped = |area: PairSide, shape: u32| PairSide {
        pair: area.pair << (8 * shape),
        ..area
    };
    let whole = u32::from(place.is_heading());
    let of_line = phrases::area(line).map(move |area| shaped(area, whole));
    of_line.chain(phrases::area(label).map(move |area| shaped(area, 2)))
}

/// Whether text contains something that may be meant as a marker: braces around a class, or around words that say
/// so.
pub(super) fn braces(text: &str) -> bool {
    let folded;
    let text = if text.contains(['｛', '｝']) {
        folded = text.replace('｛', "{").replace('｝', "}");
        folded.as_str()
    } else {
        text
    };
    text.match_indices('{').any(|(at, _)| {
        let inside = reach(&text[at + 1..]);
        let inside = &inside[..inside.find('}').unwrap_or(inside.len())];
        let inside = inside.trim_start_matches([' ', '\t', ':', '{', '\\']);
        let class = inside
            .strip_prefix(['.', '#'])
            .is_some_and(|class| class.starts_with(char::is_alphabetic));
        let says = class && (inside.starts_with('.') || phrases::found(inside).strength.is_some());
        says || inside.contains(char::is_alphabetic) && phrases::label(inside).strength.is_some()
    })
}

/// `%%` around a text, or at one of its ends. A single `%%` after a number is a typo.
fn percent(line: &str) -> bool {
    let mut signs = line.match_indices("%%");
    let Some((at, _)) = signs.next() else {
        return false;
    };
    signs.next().is_some() || !line[..at].ends_with(|c: char| c.is_ascii_digit())
}

fn callout(line: &str) -> AccessPhrase {
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

fn hashtag(line: &str) -> AccessPhrase {
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

fn bracket(line: &str, place: TextPlace) -> AccessPhrase {
    let mut all = AccessPhrase::default();
    for (at, open) in line.match_indices(OPENING) {
        let rest = reach(&line[at + open.len()..]);
        // `(private: she has had an offer)`
        all = all.and(before_colon(
            &rest[..rest.find(CLOSING).unwrap_or(rest.len())],
        ));
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
fn sign(line: &str) -> AccessPhrase {
    let signs = ['🔒', '🔐', '🔏', '🤐', '🤫', '🙈'];
    match line.contains(signs) {
        true => Strength::Unnamed.into(),
        false => AccessPhrase::default(),
    }
}
