//! The marker at the end of a heading's line.
//!
//! Headings with a marker are found line by line, before anything is parsed as Markdown. The content of a hidden
//! section can therefore not change where the next section begins.

use std::ops::Range;

use super::phrases::Strength;
use super::{Narrowed, intent, phrases};

/// The readers that a marker sets for the text after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SectionMarker {
    /// As far as the record's own level allows.
    Shared,
    /// Limited to these readers.
    Only(Narrowed),
}

impl SectionMarker {
    pub(super) fn narrowed(self) -> Option<Narrowed> {
        match self {
            SectionMarker::Shared => None,
            SectionMarker::Only(narrowed) => Some(narrowed),
        }
    }
}

/// Why the braces at the end of a heading are not a valid marker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// A class that does not exist.
    Class(String),
    /// An attribute, or an id that reads like a marker.
    Attribute,
    /// Two markers that contradict each other.
    Two,
    /// A marker on a heading without words.
    NoWords,
    /// A marker that shares what the heading's words hide from a named reader.
    Contradiction,
}

/// A heading at the left margin with braces at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MarkedHeading {
    /// The line without its line end, in bytes of the body.
    pub(super) line: Range<usize>,
    /// 1 to 6.
    pub(super) level: u8,
    /// The marker. The narrowest one if the braces cannot be read.
    pub(super) marker: SectionMarker,
    pub(super) fault: Option<Fault>,
}

/// The names of the markers, without braces.
pub(super) const WORDS: [&str; 3] = ["coach-only", "client-only", "shared"];

/// Every heading of a body that ends in braces, in order.
pub(super) fn marked(text: &str) -> Vec<MarkedHeading> {
    lines(text).filter_map(|line| heading(text, line)).collect()
}

fn heading(text: &str, line: Range<usize>) -> Option<MarkedHeading> {
    let written = &text[line.clone()];
    let (level, words) = atx(written)?;
    let (words, inside) = words.strip_suffix('}')?.rsplit_once('{')?;
    let (marker, fault) = read(inside)?;
    let says = phrases::found(words).strength;
    let contradicts = match marker {
        SectionMarker::Shared => says > Some(Strength::Unnamed),
        SectionMarker::Only(Narrowed::ClientOnly) => says == Some(Strength::Coach),
        SectionMarker::Only(Narrowed::CoachOnly) => false,
    };
    let fault = fault
        .or_else(|| words.trim().is_empty().then_some(Fault::NoWords))
        .or_else(|| intent::braces(words).then_some(Fault::Two))
        .or_else(|| contradicts.then_some(Fault::Contradiction));
    Some(MarkedHeading {
        line,
        level,
        // If the marker cannot be read, the narrowest one applies.
        marker: match &fault {
            None => marker,
            Some(_) => SectionMarker::Only(Narrowed::CoachOnly),
        },
        fault,
    })
}

/// The level and the words of an ATX heading at the left margin.
pub(super) fn atx(line: &str) -> Option<(u8, &str)> {
    let words = line.trim_start_matches('#');
    let level = u8::try_from(line.len() - words.len()).ok()?;
    let heading = (1..=6).contains(&level) && (words.is_empty() || words.starts_with([' ', '\t']));
    heading.then(|| (level, words.trim_matches([' ', '\t'])))
}

/// Parses the text between the braces; `None` if it is only a link id.
fn read(inside: &str) -> Option<(SectionMarker, Option<Fault>)> {
    let mut marker: Option<SectionMarker> = None;
    let mut fault = None;
    for token in inside.split([' ', '\t']).filter(|token| !token.is_empty()) {
        let found = match token.strip_prefix('.') {
            Some("coach-only") => SectionMarker::Only(Narrowed::CoachOnly),
            Some("client-only") => SectionMarker::Only(Narrowed::ClientOnly),
            Some("shared") => SectionMarker::Shared,
            Some(class) => {
                fault = fault.or(Some(Fault::Class(class.to_owned())));
                continue;
            }
            // A link id is not a marker, unless it reads like one.
            None if token.starts_with('#') && phrases::found(token).strength.is_none() => continue,
            None => {
                fault = fault.or(Some(Fault::Attribute));
                continue;
            }
        };
        if marker.is_some_and(|known| known != found) {
            fault = fault.or(Some(Fault::Two));
        }
        marker = Some(found);
    }
    match (marker, fault) {
        (None, None) => None,
        (marker, fault) => Some((marker.unwrap_or(SectionMarker::Shared), fault)),
    }
}

/// The lines of a text without their line ends. In Markdown, a single carriage return also ends a line.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    let mut done = false;
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let start = at;
        let rest = &text[start..];
        match rest.find(['\n', '\r']) {
            Some(end) => {
                let width = if rest[end..].starts_with("\r\n") {
                    2
                } else {
                    1
                };
                at = start + end + width;
                Some(start..start + end)
            }
            None => {
                done = true;
                Some(start..text.len())
            }
        }
    })
}
