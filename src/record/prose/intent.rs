//! Attempts to hide a text that have no effect.
//!
//! Prose and texts in fields use the same table of forms. People bring notations from other programs and from
//! paper; each must either work or prevent the record from being shared. This module must not decide who would read
//! the text.

pub use super::place::TextPlace;

use super::labels::{END, before, label, reach, short};
use super::phrases::{self, AccessPhrase, PairSide, Strength};
use super::signs::{bracket, callout, hashtag, lock, names_the_coach, percent};
use super::{foreign, html, signs};
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
    let found = of_trimmed(line, place, signs::may_occur(line));
    // A field is not parsed, so its emphasis and code are not marked yet.
    let marked = || line.replace(['*', '`'], END);
    let marked = (place.is_field() && line.contains(['*', '`'])).then(marked);
    let emphasised = marked.and_then(|line| of_trimmed(line.trim_start_matches(END), place, false));
    match (found, emphasised) {
        (Some(found), Some(other)) => Some(HidingIntent {
            phrase: found.phrase.and(other.phrase),
            ..found
        }),
        (found, emphasised) => found.or(emphasised),
    }
}

/// The strongest attempt in a trimmed line. Without signs, only its words are considered.
fn of_trimmed(line: &str, place: TextPlace, has_signs: bool) -> Option<HidingIntent> {
    if line.is_empty() {
        return None;
    }
    let container = || {
        line.trim_start_matches(['>', ' ']).starts_with(":::")
            && line.contains(char::is_alphanumeric)
    };
    let only_hides = || {
        [
            (HidingForm::Braces, braces(line)),
            (HidingForm::Percent, percent(line)),
            (HidingForm::Container, container()),
            (
                HidingForm::Comment,
                place.is_field() && line.contains("<!--"),
            ),
            (HidingForm::Foreign, foreign::comment(line)),
        ]
    };
    if has_signs && let Some((form, _)) = only_hides().into_iter().find(|(_, hit)| *hit) {
        return Some(HidingIntent::hides(form));
    }
    let read_if = |condition: bool, read: &dyn Fn(&str) -> AccessPhrase| match condition {
        true => read(line),
        false => AccessPhrase::default(),
    };
    let found = strongest([
        (HidingForm::Callout, read_if(has_signs, &callout)),
        (
            HidingForm::Tag,
            read_if(has_signs && place.is_field(), &html::access_phrase),
        ),
        (HidingForm::Hashtag, read_if(has_signs, &hashtag)),
        (
            HidingForm::Bracket,
            read_if(has_signs, &|line| bracket(line, place)),
        ),
        (HidingForm::Label, label(line, place)),
        (HidingForm::Label, read_if(has_signs, &lock)),
        (
            HidingForm::Heading,
            read_if(place.is_heading(), &phrases::found),
        ),
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines with every form, in which each `@` stands for the words.
    const FORMS: [&str; 46] = [
        "@",
        "@: x",
        "x (@)",
        "x [@] y",
        "(@: x)",
        "{@}",
        "{.@}",
        "｛@｝",
        "（@）",
        "［@］",
        "【@】",
        "〔@〕",
        "‹@›",
        "%% @ %%",
        "%%@",
        "::: @",
        "> ::: @",
        "<!-- @ -->",
        "<!- @ -->",
        "‹!-- @",
        "＜!— @ —>",
        "«!-- @",
        "< ! -- @",
        "#+BEGIN_COMMENT @",
        "\\begin{comment}",
        ".. comment:: @",
        "{% comment %}",
        "[comment]: # (@)",
        "x {-- @ --}",
        "{>> @ <<}",
        "{# @ #}",
        "{{! @ }}",
        "<% @ %>",
        "/* @ */",
        "////",
        "||@||",
        "!@!<",
        "x >!@!<",
        "> [!@] x",
        "[!note] @",
        "#@",
        "＃@ x",
        "x @@ y",
        ":@:",
        "<b class=\"@\">",
        "🤫 🔏 @",
    ];

    #[test]
    fn a_line_without_signs_has_only_words() {
        let words = [
            "private",
            "coach only",
            "NOT FOR AMARA",
            "priv\u{e9}",
            "notes",
            "",
            "x: y",
            "\u{2019}s",
            "🔐",
            "personlich, intern",
        ];
        let places = [
            TextPlace::Heading,
            TextPlace::Title,
            TextPlace::Prose,
            TextPlace::Field,
        ];
        for form in FORMS {
            for line in words.map(|words| form.replace('@', words)) {
                for (end, _) in line.char_indices().chain([(line.len(), ' ')]) {
                    for place in places {
                        for part in [&line[..end], &line[end..]] {
                            let part = part.trim().trim_start_matches(END);
                            let found = of_trimmed(part, place, signs::may_occur(part));
                            let all = of_trimmed(part, place, true);
                            assert_eq!(found, all, "{part:?} {place:?}");
                        }
                    }
                }
            }
        }
    }
}
