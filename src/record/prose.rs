//! The body of a record: its sections and their readers, what the prose links to, and attempts to hide a text that have
//! no effect.
//!
//! Hidden sections and comments are cut by these spans *before* the rest is parsed as Markdown for a reader, so that
//! nothing inside one can have an effect outside it. Must not decide who sees what.

mod attempts;
mod blocks;
mod foreign;
mod headings;
mod html;
pub mod intent;
mod labels;
mod lines;
mod marker;
mod notes;
pub(in crate::record) mod phrases;
mod reader;
mod sections;

use std::ops::Range;

use pulldown_cmark::Options;

use crate::span::Span;
use intent::HidingIntent;

pub use phrases::{AccessPhrase, People, Strength};
pub use reader::read;

/// A section's readership when a marker narrows it. Ordered from wide to narrow.
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
    /// In order; together they are the whole body.
    pub sections: Vec<Section>,
    /// In order.
    pub links: Vec<Link>,
    /// Comments, which no reader has, in order.
    pub comments: Vec<Span>,
    /// Attempts to hide a text that have no effect, in order.
    pub attempts: Vec<Attempt>,
}

impl Body {
    /// What narrows the section at an offset of the file.
    pub fn narrowed_at(&self, offset: u32) -> Option<Narrowed> {
        let after = self
            .sections
            .partition_point(|section| section.span.start <= offset);
        self.sections.get(after.checked_sub(1)?)?.narrowed
    }
}

/// A run of the body with one readership: from a heading with a marker to the next one.
#[derive(Debug, Clone)]
pub struct Section {
    pub span: Span,
    pub narrowed: Option<Narrowed>,
    /// The marker's heading says `{.shared}`.
    pub reopened: bool,
    /// A code fence that is open where the section ends, as it has to be closed.
    pub open_fence: Option<String>,
}

impl Section {
    /// Whether it begins with a heading that has a marker.
    pub fn has_marker(&self) -> bool {
        self.narrowed.is_some() || self.reopened
    }
}

/// Something the prose links to.
#[derive(Debug, Clone)]
pub struct Link {
    /// As typed, without an alias.
    pub target: String,
    pub span: Span,
    pub sort: LinkSort,
    pub narrowed: Option<Narrowed>,
}

/// How a link was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkSort {
    /// `[words](target)` and its like.
    Markdown,
    /// `[[target]]`.
    Wiki,
    /// `![words](target)` or `![[target]]`.
    Image,
}

/// An attempt to hide a text, and its line.
#[derive(Debug, Clone)]
pub struct Attempt {
    pub intent: HidingIntent,
    pub span: Span,
    pub narrowed: Option<Narrowed>,
}

/// The Markdown that records are written in; one set of options for all who parse it.
///
/// Without definition lists: a line that begins with a colon is read as typed.
pub fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_WIKILINKS
}

/// The span of a range of the body.
struct BodySpans {
    file: crate::span::FileId,
    /// Where the body begins in the file.
    base: usize,
}

impl BodySpans {
    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.file, self.base + range.start, self.base + range.end)
    }
}
