//! How texts are compared: the single definition of which letters are equivalent and where words begin.
//!
//! Used by the egress scan, by the search for repeated private words (CG606) and for stakeholders' names (CG605),
//! and by every comparison of two names. This module must not know what a text is about or who may read it.
//!
//! [`fold`] reduces one character to what a reader perceives. [`Folded`] is a whole text prepared for searching,
//! [`FoldedLeaf`] a record's text without its Markdown, and [`PhraseTable`] searches for many stretches at once.
//! [`Typography`] replaces straight marks in what is shown. [`letters`] keeps the position of every letter, for messages that point to one.

pub mod fold;
mod folded;
mod format;
mod leaf;
mod letters;
mod person_name;
mod rolling;
mod run;
mod table;
mod tag;
mod typography;

pub use folded::Folded;
pub use format::{approve_command, counted, hex, join_words, shell_quoted};
pub use leaf::FoldedLeaf;
pub use letters::{Letter, LetterGap, Word, letters, same_name, words};
pub use person_name::{PersonName, PersonNames, is_particle};
pub use run::{RUN, WORD, is_long, run_after, weigh, weight};
pub use table::{PhraseTable, TextRange};
pub use tag::tag_end;
pub use typography::Typography;
