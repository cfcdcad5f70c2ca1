//! Prose as a typed tree: the Markdown of a text, parsed once.
//!
//! HTML pages, PDF reports, approved copies and comparisons all use this tree, so that none of them can show something
//! that another does not. Must not know who reads, and must not read HTML.

mod builder;
mod clean;
mod frame;
mod links;
mod parse;
mod runs;
mod text;

use serde::{Deserialize, Serialize};

pub use clean::is_forbidden;
pub use parse::{options, parse};
pub use runs::{Run, parse_runs};
pub use text::{has_text, markdown, plain_text};

/// The maximum nesting depth of the tree. Elements that are nested deeper are replaced by their text, so that code
/// that walks the tree recursively needs little stack.
pub const MAX_DEPTH: usize = 24;

/// A text. `L` is the type of its link destinations: [`Written`] after parsing, [`Target`] in a reader's view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prose<L = Target> {
    /// The text without its footnotes.
    pub blocks: Vec<Block<L>>,
    /// The footnotes, in order of definition. [`Inline::Note`] contains their indices.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Vec<Block<L>>>,
}

/// A link destination as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The destination, with `mailto:` in front of an email address in angle brackets.
    pub to: String,
    /// How the link was written.
    pub sort: LinkSort,
}

/// How a link was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkSort {
    /// `[words](target)` and similar forms.
    Markdown,
    /// `[[target]]`.
    Wiki,
    /// `![words](target)` or `![[target]]`.
    Image,
}

/// The destination of a link or an image that a reader may follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// A record, by its name in the reader's portal, or by its key in an approved copy.
    Record(String),
    /// An attached file, by its name in the portal.
    File(String),
    /// A URL on the web, or `mailto:` and an email address.
    Url(String),
}

/// A block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Block<L = Target> {
    /// A paragraph.
    Paragraph(Vec<Inline<L>>),
    /// The text of a list item without paragraphs.
    Line(Vec<Inline<L>>),
    /// A heading.
    Heading {
        /// The level as written, from 1 to 6.
        level: u8,
        /// Its words.
        words: Vec<Inline<L>>,
    },
    /// A quotation.
    Quote(Vec<Block<L>>),
    /// A list.
    List {
        /// The number of the first item; `None` for a list without numbers.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        first: Option<u64>,
        /// The items; one may be empty.
        items: Vec<Item<L>>,
    },
    /// Preformatted text, with its line breaks.
    Code(String),
    /// A table.
    Table {
        /// The alignment of each column.
        columns: Vec<Alignment>,
        /// The header cells; they may be empty.
        head: Vec<Cell<L>>,
        /// The cells of each row.
        rows: Vec<Vec<Cell<L>>>,
    },
    /// A horizontal rule.
    Rule,
    /// The place where a footnote is defined, by its index in [`Prose::notes`]. Nothing is shown here.
    Note(usize),
}

/// The content of a table cell.
pub type Cell<L = Target> = Vec<Inline<L>>;

/// A list item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item<L = Target> {
    /// Whether the task is done; `None` if the item is not a task.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<bool>,
    /// Its content.
    pub blocks: Vec<Block<L>>,
}

/// The alignment of a table column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alignment {
    /// At the beginning of the line.
    Start,
    /// Centred.
    Centre,
    /// On the right, as numbers are.
    Right,
}

/// Inline content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Inline<L = Target> {
    /// Text.
    Text(String),
    /// A double quotation mark that was typed as `"`. Each language has different marks.
    QuoteMark(QuoteMark),
    /// Inline code.
    Code(String),
    /// Emphasis.
    Emphasis(Vec<Inline<L>>),
    /// Strong emphasis.
    Strong(Vec<Inline<L>>),
    /// Deleted text.
    Strikethrough(Vec<Inline<L>>),
    /// A link. Its title, as in `[words](target "title")`, is not kept: no page shows it.
    Link {
        /// Where it leads.
        to: L,
        /// Its words; they may be empty.
        words: Vec<Inline<L>>,
    },
    /// An image.
    Image {
        /// The file.
        to: L,
        /// The alternative text.
        alt: String,
    },
    /// A reference to a footnote, by its index in [`Prose::notes`].
    Note(usize),
    /// The end of a line in the source, which is displayed as a space.
    LineEnd,
    /// A line break.
    Break,
}

/// A quotation mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuoteMark {
    /// At the beginning of a quotation.
    Open,
    /// At its end.
    Close,
}

impl<L> Default for Prose<L> {
    fn default() -> Self {
        Prose {
            blocks: Vec::new(),
            notes: Vec::new(),
        }
    }
}

impl<L> Prose<L> {
    /// Returns true if there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.notes.is_empty()
    }

    /// Returns the indices of the footnotes in order of their first reference; those without a reference come last.
    pub fn note_order(&self) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.notes.len());
        if self.notes.is_empty() {
            return order;
        }
        let mut known = vec![false; self.notes.len()];
        let mut add = |note: usize, order: &mut Vec<usize>| {
            if known.get(note) == Some(&false) {
                known[note] = true;
                order.push(note);
            }
        };
        text::each_note(&self.blocks, &mut |note| add(note, &mut order));
        let (mut next, mut unreferenced) = (0, 0..self.notes.len());
        loop {
            // A footnote may refer to another footnote.
            while next < order.len() {
                let note = order[next];
                text::each_note(&self.notes[note], &mut |note| add(note, &mut order));
                next += 1;
            }
            match unreferenced.next() {
                Some(note) => add(note, &mut order),
                None => return order,
            }
        }
    }
}
