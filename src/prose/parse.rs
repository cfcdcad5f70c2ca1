//! Parses Markdown into the tree, and the options for it.

use pulldown_cmark::{Options, Parser};

use super::builder::build;
use super::{Prose, Written};

/// The options for parsing Markdown, the same everywhere.
///
/// Definition lists are off: a line that begins with a colon is shown as typed.
pub fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_WIKILINKS
}

/// Parses a text.
pub fn parse(markdown: &str) -> Prose<Written> {
    build(
        markdown,
        Parser::new_ext(markdown, options()).into_offset_iter(),
    )
    .prose
}
