//! Attempts to keep a text from somebody that have no effect here.
//!
//! One table of forms for prose and for text in fields. People bring notations from other programs and from paper; each
//! must either work or stop the record from being shared. Must not decide who would read the text.

use super::phrases::{self, Strength};

/// How somebody tried to hide a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Intent {
    /// How it was written.
    pub form: Form,
    /// Forms that only ever hide count as if they named the coach.
    pub strength: Strength,
}

/// A marker in a block of code.
pub(super) const CODE: Intent = Intent {
    form: Form::Code,
    strength: Strength::Coach,
};

/// Where a line of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A heading.
    Heading,
    /// A title in a field.
    Title,
    /// A line of prose.
    Prose,
    /// A line of a field's text. Nothing in it is read as Markdown or HTML.
    Field,
}

impl Place {
    fn is_heading(self) -> bool {
        matches!(self, Place::Heading | Place::Title)
    }

    fn is_field(self) -> bool {
        matches!(self, Place::Field | Place::Title)
    }
}

/// Longest text between brackets, or before a colon, that is looked at as a label, in bytes.
const REACH: usize = 120;

/// The strongest attempt in one line of text as a reader would see it.
pub fn of_line(line: &str, place: Place) -> Option<Intent> {
    let line = line.trim();
    if line.is_empty() {
        return None;
    }
    let named = |form| {
        Some(Intent {
            form,
            strength: Strength::Coach,
        })
    };
    if braces(line) {
        return named(Form::Braces);
    }
    if line.contains("%%") {
        return named(Form::Percent);
    }
    if line.trim_start_matches(['>', ' ']).starts_with(":::")
        && line.contains(char::is_alphanumeric)
    {
        return named(Form::Container);
    }
    if place.is_field() && line.contains("<!--") {
        return named(Form::Comment);
    }
    // Of two that are as strong, the later one says more.
    let found = [
        place
            .is_heading()
            .then(|| phrases::found(line))
            .flatten()
            .map(|strength| (Form::Heading, strength)),
        sign(line).map(|strength| (Form::Label, strength)),
        label(line).map(|strength| (Form::Label, strength)),
        bracket(line, place).map(|strength| (Form::Bracket, strength)),
        hashtag(line).map(|strength| (Form::Hashtag, strength)),
        place
            .is_field()
            .then(|| tag(line))
            .flatten()
            .map(|strength| (Form::Tag, strength)),
        callout(line).map(|strength| (Form::Callout, strength)),
    ];
    let strongest = found
        .into_iter()
        .flatten()
        .max_by_key(|(_, strength)| *strength);
    strongest.map(|(form, strength)| Intent { form, strength })
}

/// An attempt in the tags of a piece of HTML. `None` for text between them.
pub(super) fn of_html(html: &str) -> Option<Intent> {
    tag(html).map(|strength| Intent {
        form: Form::Tag,
        strength,
    })
}

/// An attempt in a comment: a marker in it, or nothing but words that mark what is around it. A remark in a comment is
/// none, since a comment reaches nobody.
pub(super) fn of_comment(comment: &str) -> Option<Intent> {
    let words = comment.trim_start_matches("<!--").trim_end_matches("-->");
    let strength = if words.lines().any(braces) {
        Strength::Coach
    } else {
        phrases::label(short(words)?)?
    };
    Some(Intent {
        form: Form::Comment,
        strength,
    })
}

/// An attempt in what is written behind the fence of a block of code.
pub(super) fn of_fence(info: &str) -> Option<Intent> {
    let hit = braces(info) || phrases::found(info).or(phrases::label(info)).is_some();
    hit.then_some(Intent {
        form: Form::Fence,
        strength: Strength::Coach,
    })
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
        let says = class && (inside.starts_with('.') || phrases::found(inside).is_some());
        says || inside.contains(char::is_alphabetic) && phrases::label(inside).is_some()
    })
}

fn callout(line: &str) -> Option<Strength> {
    let (_, rest) = line.split_once("[!")?;
    let (kind, title) = rest.split_once(']')?;
    let title = title.trim_start_matches(['-', '+']);
    phrases::found(short(kind)?).max(short(title).and_then(phrases::label))
}

fn hashtag(line: &str) -> Option<Strength> {
    let mut most = None;
    for (at, _) in line.match_indices(['#', '＃', '@']) {
        if line[..at].ends_with(char::is_alphanumeric) {
            continue;
        }
        let rest = reach(&line[at..]).trim_start_matches(['#', '＃', '@']);
        let joined =
            |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '\u{2010}'..='\u{2015}');
        let tag = &rest[..rest.find(|c| !joined(c)).unwrap_or(rest.len())];
        most = most.max(phrases::label(tag));
    }
    most
}

fn tag(html: &str) -> Option<Strength> {
    let mut most = None;
    for (at, _) in html.match_indices('<') {
        let rest = &html[at + 1..];
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
            continue;
        }
        let rest = reach(rest);
        let inside = &rest[..rest.find('>').unwrap_or(rest.len())];
        let hides = ["hidden", "display:none", "display: none", "coach"];
        let hidden = hides
            .iter()
            .any(|word| inside.to_ascii_lowercase().contains(word));
        most = most.max(match hidden {
            true => Some(Strength::Coach),
            false => phrases::found(inside),
        });
    }
    most
}

fn bracket(line: &str, place: Place) -> Option<Strength> {
    let mut most = None;
    for (at, open) in line.match_indices(OPENING) {
        let rest = reach(&line[at + open.len()..]);
        let Some(end) = rest.find(CLOSING) else {
            continue;
        };
        let Some(strength) = phrases::label(&rest[..end]) else {
            continue;
        };
        // Within a sentence `(private)` says something of the word before it.
        let edge = place.is_heading()
            || !line[..at].contains(char::is_alphanumeric)
            || !line[at + open.len() + end..].contains(char::is_alphanumeric);
        most = most.max(Some(strength).filter(|strength| edge || *strength > Strength::Unnamed));
    }
    most
}

const OPENING: [char; 7] = ['(', '[', '（', '［', '【', '〔', '‹'];
const CLOSING: [char; 7] = [')', ']', '）', '］', '】', '〕', '›'];

/// A label before or after a separator, or one that is the whole line.
fn label(line: &str) -> Option<Strength> {
    let head = reach(line);
    let first = head.find(char::is_alphanumeric)?;
    let before = SEPARATORS
        .iter()
        .chain(&STOPS)
        .filter_map(|separator| head[first..].find(separator))
        .min();
    let start = line.len() - tail(line).len();
    let after = SEPARATORS
        .iter()
        .filter_map(|separator| {
            line[start..]
                .rfind(separator)
                .map(|at| start + at + separator.len())
        })
        .max();
    let whole = short(line).and_then(phrases::label);
    whole
        .max(before.and_then(|at| phrases::said(&head[..first + at])))
        .max(after.and_then(|at| phrases::said(&line[at..])))
}

const SEPARATORS: [&str; 9] = [":", "：", "–", "—", " - ", " -- ", "|", "=>", "»"];

/// The end of emphasised text, of code or of a tag: words before it are a label without any other sign. Nobody types it.
pub(super) const END: &str = "\u{2063}";

/// What ends a label at the beginning of a line, besides.
const STOPS: [&str; 9] = [END, ". ", "! ", "; ", "…", "→", "•", " = ", " > "];

/// A lock, or a closed mouth.
fn sign(line: &str) -> Option<Strength> {
    let signs = ['🔒', '🔐', '🔏', '🤐', '🤫', '🙈'];
    line.contains(signs).then_some(Strength::Unnamed)
}

/// A text that is short enough to be a label.
fn short(text: &str) -> Option<&str> {
    (text.len() <= REACH).then_some(text)
}

/// The beginning of a text, as far as a label reaches.
fn reach(text: &str) -> &str {
    &text[..text.floor_char_boundary(REACH)]
}

/// The end of a text, as far as a label reaches.
fn tail(text: &str) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(REACH))..]
}
