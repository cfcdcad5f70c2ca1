//! A body as a tree, for whoever sets it as something else than HTML.
//!
//! Read back from the HTML that the writer made, so that no two forms of a body can say different things. Must not read
//! Markdown, and must not lose a word but the way back from a footnote.

mod build;
mod line;
mod read;
mod size;
mod space;

use serde::Serialize;

pub use size::is_too_long;

/// The tree of a body as `Prose::html` or `Prose::runs` wrote it.
///
/// White space is as HTML shows it. A task begins with [`DONE`] or [`TO_DO`], as text of its own, in place of the words
/// that a page reads out.
pub fn tree(html: &str) -> Vec<ProseNode> {
    build::nodes(&read::elements(html))
}

/// Before a task that is done. Of the fonts that the reports carry, DejaVu Sans Mono has it; Libertinus Serif does not. A sign may come from any font.
pub const DONE: &str = "☑ ";
/// Before a task that is not done; in the same font.
pub const TO_DO: &str = "☐ ";

/// A piece of prose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum ProseNode {
    /// A paragraph.
    P {
        /// Its words.
        c: Vec<Inline>,
    },
    /// A heading.
    H {
        /// As on the page: from 2 to 6.
        level: u8,
        /// Its words.
        c: Vec<Inline>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        c: Vec<ProseNode>,
    },
    /// A list.
    List {
        /// The number of the first item; absent where the list is not numbered.
        start: Option<u64>,
        /// The items; one may be empty.
        items: Vec<Vec<ProseNode>>,
    },
    /// Text as it was typed.
    Pre {
        /// With its new lines.
        text: String,
    },
    /// A table.
    Table {
        /// How each column is set: `right`, `center` or nothing.
        columns: Vec<Option<&'static str>>,
        /// The heads of the columns; one may be empty.
        head: Vec<Vec<Inline>>,
        /// The cells of each row.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A line across.
    Rule,
    /// Footnotes.
    Notes {
        /// The number of the first.
        start: u64,
        /// The notes, in order.
        items: Vec<Vec<ProseNode>>,
    },
    /// What fewer see than the rest.
    Narrowed {
        /// Who does.
        label: String,
        /// What they see.
        c: Vec<ProseNode>,
    },
}

/// A run of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Inline {
    /// Words.
    S {
        /// The words.
        s: String,
    },
    /// Stress.
    Em {
        /// What is stressed.
        c: Vec<Inline>,
    },
    /// Strong stress.
    Strong {
        /// What is stressed.
        c: Vec<Inline>,
    },
    /// What no longer holds.
    Del {
        /// What it was.
        c: Vec<Inline>,
    },
    /// Raised: the number of a footnote, too.
    Sup {
        /// What is raised.
        c: Vec<Inline>,
    },
    /// Lowered.
    Sub {
        /// What is lowered.
        c: Vec<Inline>,
    },
    /// As it was typed.
    Code {
        /// The words.
        s: String,
    },
    /// A link to elsewhere: `http`, `https` or `mailto`. Links within a portal are their words alone.
    Link {
        /// Where it leads.
        href: String,
        /// Its words.
        c: Vec<Inline>,
    },
    /// A new line.
    Br,
    /// A picture.
    Img {
        /// Its file, below `files/`.
        name: String,
        /// What it shows.
        alt: String,
    },
}
