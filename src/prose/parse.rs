//! Parses Markdown into the tree: the options, and what is left out of the text.

use std::borrow::Cow;
use std::collections::HashMap;

use pulldown_cmark::{Options, Parser};

use super::builder::build;
use super::text::each_note;
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

/// The tree of a text, and the indices of its footnotes by folded name.
pub(super) struct Parsed {
    pub(super) prose: Prose<Written>,
    pub(super) notes: HashMap<String, usize>,
}

impl Parsed {
    /// Returns true if the text refers to the footnote with this folded name.
    pub(super) fn refers_to(&self, name: &str) -> bool {
        let Some(note) = self.notes.get(name) else {
            return false;
        };
        let mut found = false;
        for blocks in std::iter::once(&self.prose.blocks).chain(&self.prose.notes) {
            each_note(blocks, &mut |other| found |= other == *note);
        }
        found
    }
}

/// Folds the name of a footnote or of a link definition: white space and case make no difference.
pub(super) fn folded_name(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Removes comments from HTML; an unclosed comment extends to the end.
pub(super) fn without_comments(html: &str) -> String {
    let (mut out, mut rest) = (String::new(), html);
    while let Some(start) = rest.find("<!--") {
        out.push_str(&rest[..start]);
        rest = match rest[start + 4..].find("-->") {
            Some(end) => &rest[start + 4 + end + 3..],
            None => "",
        };
    }
    out.push_str(rest);
    out
}

/// Removes the characters that a page cannot show.
pub(super) fn displayable(text: &str) -> Cow<'_, str> {
    match text.contains(is_forbidden) {
        true => Cow::Owned(text.chars().filter(|c| !is_forbidden(*c)).collect()),
        false => Cow::Borrowed(text),
    }
}

/// Returns true for characters that HTML does not allow: controls other than tabs and line ends, non-characters, and
/// marks that change the direction of everything after them.
pub fn is_forbidden(letter: char) -> bool {
    (letter.is_control() && !matches!(letter, '\n' | '\t'))
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(letter, '\u{fdd0}'..='\u{fdef}')
        || (letter as u32) & 0xfffe == 0xfffe
}
