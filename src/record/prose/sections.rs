//! Splits a body into sections with the same readers, at headings with a marker.

use super::marker::{MarkedHeading, SectionMarker};
use super::{BodySpans, Section};

/// The sections of a body of `length` bytes. A marker applies until the next marker, regardless of the text between
/// them.
pub(super) fn split(place: &BodySpans, length: usize, headings: &[MarkedHeading]) -> Vec<Section> {
    let first = std::iter::once((0, None));
    let rest = headings
        .iter()
        .map(|heading| (heading.line.start, Some(heading.marker)));
    let starts: Vec<(usize, Option<SectionMarker>)> = first.chain(rest).collect();
    let ends = starts
        .iter()
        .skip(1)
        .map(|(start, _)| *start)
        .chain([length]);
    let sections = starts
        .iter()
        .zip(ends)
        .filter(|((start, _), end)| start < end);
    sections
        .map(|((start, marker), end)| Section {
            span: place.span(&(*start..end)),
            narrowed: marker.and_then(SectionMarker::narrowed),
            reopened: *marker == Some(SectionMarker::Shared),
            open_fence: None,
        })
        .collect()
}
