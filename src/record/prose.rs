//! The body of a record: its sections and their readers, its links, and attempts to hide a text that have no
//! effect.
//!
//! Hidden sections and comments are removed by these spans *before* the rest is parsed as Markdown for a reader, so
//! that nothing inside one can have an effect outside it. This module must not decide who sees what.

mod attempts;
mod blocks;
mod fences;
mod foreign;
mod headings;
mod html;
pub mod intent;
mod labels;
mod lead_bytes;
mod lines;
mod marker;
mod notes;
pub(in crate::record) mod phrases;
mod place;
mod reader;
mod sections;
mod signs;

use std::ops::Range;

use crate::prose::LinkSort;
use crate::span::Span;
use intent::HidingIntent;

pub use phrases::{AccessPhrase, People, Strength};
pub use reader::read;

/// The readers that a marker limits a section to, ordered from more to fewer readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Narrowed {
    /// Coach and client.
    ClientOnly,
    CoachOnly,
}

impl Narrowed {
    /// The marker as it is written.
    pub fn marker(self) -> &'static str {
        match self {
            Narrowed::ClientOnly => "{.client-only}",
            Narrowed::CoachOnly => "{.coach-only}",
        }
    }
}

/// A record's prose.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// In order; together they cover the whole body.
    pub sections: Vec<Section>,
    /// In order.
    pub links: Vec<Link>,
    /// Comments, in order. No reader sees them.
    pub comments: Vec<Span>,
    /// Attempts to hide a text that have no effect, in order.
    pub attempts: Vec<Attempt>,
}

impl Body {
    /// The restriction of the section at an offset of the file.
    pub fn narrowed_at(&self, offset: u32) -> Option<Narrowed> {
        let after = self
            .sections
            .partition_point(|section| section.span.start <= offset);
        self.sections.get(after.checked_sub(1)?)?.narrowed
    }
}

/// A run of the body that has the same readers throughout: from a heading with a marker to the next one.
#[derive(Debug, Clone)]
pub struct Section {
    pub span: Span,
    pub narrowed: Option<Narrowed>,
    /// Whether the marker of the heading is `{.shared}`.
    pub reopened: bool,
    /// A code fence that is still open at the end of the section and has to be closed.
    pub open_fence: Option<String>,
}

impl Section {
    /// Whether it begins with a heading that has a marker.
    pub fn has_marker(&self) -> bool {
        self.narrowed.is_some() || self.reopened
    }
}

/// A link in the prose.
#[derive(Debug, Clone)]
pub struct Link {
    /// As typed, without an alias.
    pub target: String,
    pub span: Span,
    pub sort: LinkSort,
    pub narrowed: Option<Narrowed>,
}

/// An attempt to hide a text, and its line.
#[derive(Debug, Clone)]
pub struct Attempt {
    pub intent: HidingIntent,
    pub span: Span,
    pub narrowed: Option<Narrowed>,
}

/// Converts ranges of the body to spans.
struct BodySpans {
    file: crate::span::FileId,
    /// The offset of the body in the file.
    base: usize,
}

impl BodySpans {
    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.file, self.base + range.start, self.base + range.end)
    }
}
