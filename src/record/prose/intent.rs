//! Attempts to keep a text from somebody that have no effect here.
//!
//! One table of forms for prose and for text in fields. People bring notations from other programs and from paper; each
//! must either work or stop the record from being shared. Must not decide who would read the text.

use super::labels::{END, before, before_colon, label, reach, short};
use super::phrases::{self, AccessPhrase, Area, Strength};
use super::{foreign, html};
use crate::record::intent as fields;

/// How somebody tried to hide a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HidingForm {
    /// `{.coach-only}` where it is no heading's marker.
    Braces,
    /// `%%` around a text.
    Percent,
    /// A `:::` container.
    Container,
    /// `> [!private]`.
    Callout,
    /// `#private`.
    Hashtag,
    /// A comment that marks what is around it.
    Comment,
    /// A comment in the front matter.
    Remark,
    /// A comment of another program, or one that is mistyped.
    Foreign,
    /// A tag or an attribute of HTML.
    Tag,
    /// `(coach only)`.
    Bracket,
    /// `Coach only:` before a text, or alone on a line.
    Label,
    /// A heading that says so in its words.
    Heading,
    /// A block of code with such a word behind its fence.
    Fence,
    /// A marker inside a block of code.
    Code,
}

/// One attempt: its form, and whom the words keep the text from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HidingIntent {
    /// How it was written.
    pub form: HidingForm,
    /// What it says. Forms that only ever hide count as if they named the coach.
    pub said: AccessPhrase,
}

impl HidingIntent {
    /// A form that only ever hides.
    pub(super) fn hides(form: HidingForm) -> HidingIntent {
        HidingIntent {
            form,
            said: Strength::Coach.into(),
        }
    }

    pub(super) fn of(form: HidingForm, said: AccessPhrase) -> Option<HidingIntent> {
        (!said.is_none()).then_some(HidingIntent { form, said })
    }
}

/// Where a line of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextPlace {
    /// A heading.
    Heading,
    /// A title in a field.
    Title,
    /// A line of prose.
    Prose,
    /// A line of a field's text. Nothing in it is read as Markdown or HTML.
    Field,
}

impl TextPlace {
    pub(super) fn is_heading(self) -> bool {
        matches!(self, TextPlace::Heading | TextPlace::Title)
    }

    fn is_field(self) -> bool {
        matches!(self, TextPlace::Field | TextPlace::Title)
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
    let in_a_field = |said: fn(&str) -> AccessPhrase| match place.is_field() {
        true => said(line),
        false => AccessPhrase::default(),
    };
    let as_heading = match place.is_heading() {
        true => phrases::found(line),
        false => AccessPhrase::default(),
    };
    let found = strongest([
        (HidingForm::Callout, callout(line)),
        (HidingForm::Tag, in_a_field(html::said)),
        (HidingForm::Hashtag, hashtag(line)),
        (HidingForm::Bracket, bracket(line, place)),
        (HidingForm::Label, label(line, place)),
        (HidingForm::Label, sign(line)),
        (HidingForm::Heading, as_heading),
    ]);
    found.map(|found| match place {
        // However its words say it, a heading takes a marker.
        TextPlace::Heading => HidingIntent {
            form: HidingForm::Heading,
            ..found
        },
        _ => found,
    })
}

/// The strongest of several, the first of those that are as strong; and a person whom any of them names.
fn strongest(found: impl IntoIterator<Item = (HidingForm, AccessPhrase)>) -> Option<HidingIntent> {
    let mut all: Option<HidingIntent> = None;
    for (form, said) in found {
        all = match all {
            None => HidingIntent::of(form, said),
            Some(known) => Some(HidingIntent {
                form: match said.strength > known.said.strength {
                    true => form,
                    false => known.form,
                },
                said: known.said.and(said),
            }),
        };
    }
    all
}

/// An attempt in the tags of a piece of HTML. `None` for text between them.
pub(super) fn of_html(html: &str) -> Option<HidingIntent> {
    HidingIntent::of(HidingForm::Tag, html::said(html))
}

/// An attempt in a comment: a marker in it, or nothing but words that mark what is around it. A remark in a comment is
/// none, since a comment reaches nobody.
pub(super) fn of_comment(comment: &str) -> Option<HidingIntent> {
    let words = comment.trim_start_matches("<!--").trim_end_matches("-->");
    marks_what_is_around(HidingForm::Comment, words)
}

/// The same for a comment in the front matter, without its sign.
pub(in crate::record) fn of_remark(words: &str) -> Option<HidingIntent> {
    marks_what_is_around(HidingForm::Remark, words)
}

/// A field in a comment of the front matter that keeps something from a reader by its name: `#coach_only: true`. One such
/// as `#draft: true` may have been switched off.
pub(in crate::record) fn of_switch(words: &str) -> Option<HidingIntent> {
    let (name, value) = words.split_once(':')?;
    let hides = fields::intent(name, value) == Some(fields::FieldIntent::Hide);
    (hides && fields::is_unmistakable(name)).then(|| HidingIntent::hides(HidingForm::Remark))
}

fn marks_what_is_around(form: HidingForm, words: &str) -> Option<HidingIntent> {
    if words.lines().any(braces) {
        return Some(HidingIntent::hides(form));
    }
    HidingIntent::of(form, phrases::label(short(words)?))
}

/// An attempt in what is written behind the fence of a block of code.
pub(super) fn of_fence(info: &str) -> Option<HidingIntent> {
    let said = phrases::found(info).and(phrases::label(info));
    (braces(info) || said.strength.is_some() || names_the_coach(info))
        .then(|| HidingIntent::hides(HidingForm::Fence))
}

/// Whether the sort of a block is a reader: nothing else is called so.
fn names_the_coach(sort: &str) -> bool {
    sort.trim().eq_ignore_ascii_case("coach")
}

/// The areas of life or work that a line is, or has as its label. A heading, a whole line and a label are kept apart.
pub(super) fn areas(line: &str, place: TextPlace) -> impl Iterator<Item = Area> {
    let line = short(line.trim()).unwrap_or_default();
    let label = before(line).unwrap_or_default();
    let shaped = |area: Area, shape: u32| Area {
        pair: area.pair << (8 * shape),
        ..area
    };
    let whole = u32::from(place.is_heading());
    let of_line = phrases::area(line).map(move |area| shaped(area, whole));
    of_line.chain(phrases::area(label).map(move |area| shaped(area, 2)))
}

/// Whether text holds what a person may have meant as a marker: braces around a class, or around words that say so.
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

/// `%%` around a text, or at one of its ends. Once after a number it is a sign typed twice.
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
    // Tags as Org has them, at the end of a line: `:private:`.
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
        let mut said = phrases::bracket(&rest[..end]);
        // Within a sentence `(private)` says something of the word before it.
        let after = &line[at + open.len() + end..];
        let after = after.trim_start_matches(CLOSING);
        let edge = place.is_heading()
            || !line[..at].contains(char::is_alphanumeric)
            || !after.contains(char::is_alphanumeric)
            || after.starts_with([':', '：']);
        said.strength = said
            .strength
            .filter(|strength| edge || *strength > Strength::Unnamed);
        all = all.and(said);
    }
    all
}

const OPENING: [char; 8] = ['(', '[', '{', '（', '［', '【', '〔', '‹'];
const CLOSING: [char; 8] = [')', ']', '}', '）', '］', '】', '〕', '›'];

/// A lock, or a closed mouth.
fn sign(line: &str) -> AccessPhrase {
    let signs = ['🔒', '🔐', '🔏', '🤐', '🤫', '🙈'];
    match line.contains(signs) {
        true => Strength::Unnamed.into(),
        false => AccessPhrase::default(),
    }
}
