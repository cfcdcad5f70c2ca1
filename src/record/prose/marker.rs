//! The marker at the end of a heading's line.
//!
//! Headings with a marker are found line by line, before anything is read as Markdown. What a hidden section holds can
//! therefore not change where the next one begins.

use std::ops::Range;

use super::phrases::Strength;
use super::{Narrowed, intent, phrases};

/// What a marker says of all that follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SectionMarker {
    /// As far as the record's own level allows.
    Shared,
    /// No further than this.
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

/// Why the braces at the end of a heading are no marker.
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
    /// A marker that shares what the heading's words keep from a reader by name.
    Contradiction,
}

/// A heading at the margin with braces at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MarkedHeading {
    /// The line without its end, in bytes of the body.
    pub(super) line: Range<usize>,
    /// 1 to 6.
    pub(super) level: u8,
    /// The narrowest reading, where the braces cannot be read.
    pub(super) marker: SectionMarker,
    pub(super) fault: Option<Fault>,
}

/// The words of the markers, without their braces.
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
        // Where the marker cannot be read, the narrowest one holds.
        marker: match &fault {
            None => marker,
            Some(_) => SectionMarker::Only(Narrowed::CoachOnly),
        },
        fault,
    })
}

/// The level and the words of a line that is an ATX heading at the margin.
pub(super) fn atx(line: &str) -> Option<(u8, &str)> {
    let words = line.trim_start_matches('#');
    let level = u8::try_from(line.len() - words.len()).ok()?;
    let heading = (1..=6).contains(&level) && (words.is_empty() || words.starts_with([' ', '\t']));
    heading.then(|| (level, words.trim_matches([' ', '\t'])))
}

/// What stands between the braces; none where it is only an id for links.
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
            // An id for links is no marker, unless it reads like one.
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

/// The lines of a text without their ends. Markdown ends a line at a lone carriage return too.
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
