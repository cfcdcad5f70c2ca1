//! A body as a tree, for whoever sets it as something else than HTML.

use serde::Serialize;

/// A piece of prose. In JSON, `t` says which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Node {
    /// A paragraph.
    P { c: Vec<Inline> },
    /// A heading; `level` as on the page.
    H { level: u8, c: Vec<Inline> },
    /// A quotation.
    Quote { c: Vec<Node> },
    /// A list: `start` numbers it, where it is numbered.
    List {
        start: Option<u64>,
        items: Vec<Vec<Node>>,
    },
    /// Text as it was typed.
    Pre { text: String },
    /// A table; `columns` are `left`, `right`, `center` or nothing.
    Table {
        columns: Vec<Option<&'static str>>,
        head: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Terms, each with what is said of it.
    Terms { of: Vec<Term> },
    /// A line across.
    Rule,
    /// Footnotes; `start` numbers the first.
    Notes { start: u64, items: Vec<Vec<Node>> },
    /// What fewer see than the rest, under a label that says so.
    Narrowed { label: String, c: Vec<Node> },
}

/// A term and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Term {
    /// The term.
    pub term: Vec<Inline>,
    /// What is said of it.
    pub about: Vec<Vec<Node>>,
}

/// A run of text. In JSON, `t` says which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Inline {
    /// Words.
    S { s: String },
    /// Stress.
    Em { c: Vec<Inline> },
    /// Strong stress.
    Strong { c: Vec<Inline> },
    /// What no longer holds.
    Del { c: Vec<Inline> },
    /// Raised.
    Sup { c: Vec<Inline> },
    /// Lowered.
    Sub { c: Vec<Inline> },
    /// As it was typed.
    Code { s: String },
    /// A link to elsewhere: `http`, `https` or `mailto`. Links within a portal are their words alone.
    Link { href: String, c: Vec<Inline> },
    /// A new line.
    Br,
    /// A picture, by its name below `files/`.
    Img { name: String, alt: String },
}

/// The tree of a body that `markdown` made into HTML.
pub fn tree(_html: &str) -> Vec<Node> {
    Vec::new()
}
