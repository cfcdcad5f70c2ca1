//! Labels: a few words at an end of a line, or alone on it, that say something of the rest.

use super::intent::Place;
use super::phrases::{self, Said};
use crate::record::intent::answer;

/// Longest text between brackets, or before a colon, that is looked at as a label, in bytes.
const REACH: usize = 120;

/// A label before or after a separator, or one that is the whole line.
pub(super) fn label(line: &str, place: Place) -> Said {
    let start = line.len() - tail(line).len();
    let after = SEPARATORS
        .iter()
        .filter_map(|separator| {
            line[start..]
                .rfind(separator)
                .map(|at| start + at + separator.len())
        })
        .max();
    // A heading `Draft` may be about a draft.
    let whole = short(line).map(match place.is_heading() {
        true => phrases::label,
        false => phrases::line,
    });
    let before = before(line)
        .filter(|label| !denied(&line[label.len()..]))
        .map(phrases::said);
    let after = after.map(|at| phrases::said(&line[at..]));
    [whole, before, after]
        .into_iter()
        .flatten()
        .fold(Said::default(), Said::and)
}

/// Whether a label is answered with no: `Confidential: no`.
fn denied(rest: &str) -> bool {
    let said = rest.strip_prefix([':', '：']).and_then(short);
    said.and_then(answer) == Some(false)
}

/// What comes before the first separator of a line.
pub(super) fn before(line: &str) -> Option<&str> {
    let head = reach(line);
    let first = head.find(char::is_alphanumeric)?;
    let end = SEPARATORS
        .iter()
        .chain(&STOPS)
        .filter_map(|separator| head[first..].find(separator))
        .min()?;
    Some(&head[..first + end])
}

const SEPARATORS: [&str; 9] = [":", "：", "–", "—", " - ", " -- ", "|", "=>", "»"];

/// The end of emphasised text, of code or of a tag: words before it are a label without any other sign. Nobody types it.
pub(super) const END: &str = "\u{2063}";

/// What ends a label at the beginning of a line, besides.
const STOPS: [&str; 9] = [END, ". ", "! ", "; ", "…", "→", "•", " = ", " > "];

/// A text that is short enough to be a label.
pub(super) fn short(text: &str) -> Option<&str> {
    (text.len() <= REACH).then_some(text)
}

/// The beginning of a text, as far as a label reaches.
pub(super) fn reach(text: &str) -> &str {
    &text[..text.floor_char_boundary(REACH)]
}

/// The end of a text, as far as a label reaches.
fn tail(text: &str) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(REACH))..]
}
