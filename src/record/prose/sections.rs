//! From headings to runs of one readership.

use pulldown_cmark::HeadingLevel;

use super::{Narrowed, Section};
use crate::span::{FileId, Span};

/// A heading at the margin.
pub(super) struct Heading {
    pub start: usize,
    pub level: HeadingLevel,
    pub narrowed: Option<Narrowed>,
}

/// The sections that headings part a body into; a narrowed one holds to the next heading of its level
/// or higher.
pub(super) fn of(file: FileId, base: usize, text: &str, headings: &[Heading]) -> Vec<Section> {
    let mut open: Vec<(HeadingLevel, Option<Narrowed>)> = Vec::new();
    let mut cuts: Vec<(usize, Option<Narrowed>)> = vec![(0, None)];
    for heading in headings {
        open.retain(|(level, _)| *level < heading.level);
        open.push((heading.level, heading.narrowed));
        let narrowed = open.iter().filter_map(|(_, narrowed)| *narrowed).max();
        cuts.push((heading.start, narrowed));
    }
    let mut sections: Vec<Section> = Vec::new();
    for (place, (start, narrowed)) in cuts.iter().enumerate() {
        let end = cuts.get(place + 1).map_or(text.len(), |(next, _)| *next);
        let span = Span::new(file, base + start, base + end);
        if span.start < span.end {
            sections.push(Section {
                span,
                narrowed: *narrowed,
            });
        }
    }
    sections
}
