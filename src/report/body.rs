//! A body as data for Typst.
//!
//! Made from the same tree as the HTML. Must not lose any text except the back link of a footnote, which has no use on
//! paper.

mod build;
mod plain;
mod size;
mod space;

use serde::Serialize;

pub use build::ReportProse;
pub(super) use plain::lines as plain_lines;
pub use size::is_too_long;

/// The mark of a task that is done. Of the fonts included for reports, DejaVu Sans Mono has it and Libertinus Serif
/// does not; marks may come from any font.
pub const DONE: &str = "☑ ";
/// The mark of a task that is not done, in the same font.
pub const TO_DO: &str = "☐ ";

/// A block of prose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum ProseNode {
    /// A paragraph.
    P {
        /// Its content.
        c: Vec<Inline>,
    },
    /// A heading.
    H {
        /// The level on the page, from 2 to 6.
        level: u8,
        /// Its content.
        c: Vec<Inline>,
    },
    /// A quotation.
    Quote {
        /// The quoted blocks.
        c: Vec<ProseNode>,
    },
    /// A list.
    List {
        /// The number of the first item; absent for a list without numbers.
        start: Option<u64>,
        /// The items; one may be empty.
        items: Vec<Vec<ProseNode>>,
    },
    /// Preformatted text.
    Pre {
        /// The text with its line breaks.
        text: String,
    },
    /// A table.
    Table {
        /// The alignment of each column: `right`, `center` or none.
        columns: Vec<Option<&'static str>>,
        /// The header cells; they may be empty.
        head: Vec<Vec<Inline>>,
        /// The cells of each row.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A horizontal rule.
    Rule,
    /// Footnotes.
    Notes {
        /// The number of the first footnote.
        start: u64,
        /// The footnotes, in order.
        items: Vec<Vec<ProseNode>>,
    },
    /// A part with fewer readers than the rest.
    Narrowed {
        /// The label that says who can read it.
        label: String,
        /// Its content.
        c: Vec<ProseNode>,
    },
}

/// Inline content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Inline {
    /// Text.
    S {
        /// The text.
        s: String,
    },
    /// Emphasis.
    Em {
        /// The content.
        c: Vec<Inline>,
    },
    /// Strong emphasis.
    Strong {
        /// The content.
        c: Vec<Inline>,
    },
    /// Deleted text.
    Del {
        /// The content.
        c: Vec<Inline>,
    },
    /// Superscript, such as the number of a footnote.
    Sup {
        /// The content.
        c: Vec<Inline>,
    },
    /// Inline code.
    Code {
        /// The text.
        s: String,
    },
    /// An external link: `http`, `https` or `mailto`. Links within a portal are included as plain text.
    Link {
        /// The URL.
        href: String,
        /// The content.
        c: Vec<Inline>,
    },
    /// A line break.
    Br,
    /// An image.
    Img {
        /// Its file name, below `files/`.
        name: String,
        /// The alternative text.
        alt: String,
    },
}
