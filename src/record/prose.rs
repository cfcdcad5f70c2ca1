//! The body of a record: which passages a marker narrows, and what the prose links to.
//!
//! Hidden passages are cut by these places *before* the rest is parsed as Markdown for a reader, so
//! that nothing inside one can have an effect outside it. Must not decide who sees what.

mod heading;
mod marker;
mod reader;
mod sections;

use pulldown_cmark::Options;

use crate::span::Span;

pub use marker::looks_like_marker;
pub use reader::read;

/// A section's readership when a marker narrows it. Ordered from wide to narrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Narrowed {
    /// Coach and client.
    ClientOnly,
    CoachOnly,
}

/// A record's prose.
#[derive(Debug, Clone)]
pub struct Body {
    /// In order, one for each heading at the margin; together they are the whole body.
    pub sections: Vec<Section>,
    pub links: Vec<Link>,
}

/// A run of the body with one readership.
#[derive(Debug, Clone)]
pub struct Section {
    pub span: Span,
    pub narrowed: Option<Narrowed>,
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

/// The Markdown that records are written in; one set of options for all who parse it.
pub fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_WIKILINKS
}
