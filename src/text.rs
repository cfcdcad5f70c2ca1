//! How texts are compared: the one place that says which letters read the same and where words begin.
//!
//! The egress scan, the search for repeated private words (CG606) and for stakeholders' names (CG605), and every
//! comparison of two names use it. It must not know what a text is about or who may read it.
//!
//! [`fold`] reduces one character to what a reader perceives. [`Folded`] is a whole text for searching, [`FoldedLeaf`] a
//! record's text with its Markdown undone, [`PhraseTable`] searches for many stretches at once, and [`letters`] keeps the
//! place of every letter for messages that point at one.

pub mod fold;
mod folded;
mod leaf;
mod letters;
mod rolling;
mod run;
mod table;

pub use folded::Folded;
pub use leaf::FoldedLeaf;
pub use letters::{Letter, LetterGap, Word, letters, same_name, words};
pub use run::{RUN, WORD, is_long, run_after, weigh, weight};
pub use table::{PhraseTable, TextRange};
