//! Measures a body, for outputs with a size limit.
//!
//! Must not change anything.

use super::{Inline, ProseNode};

/// The maximum number of characters in a report: about forty pages.
const CHARACTERS: usize = 100_000;
/// The maximum numbers of blocks and items, and of table cells, each of which takes many times as long to typeset.
const PIECES: usize = 4_000;
const CELLS: usize = 1_500;
/// The maximum number of characters without a possible line break.
const WORD: usize = 2_000;

/// Returns true if a body is too long for a PDF report: typesetting would take seconds or minutes.
pub fn is_too_long(nodes: &[ProseNode]) -> bool {
    let mut size = Size::default();
    size.nodes(nodes);
    size.characters > CHARACTERS
        || size.pieces > PIECES
        || size.cells > CELLS
        || size.longest > WORD
}

#[derive(Default)]
struct Size {
    characters: usize,
    pieces: usize,
    cells: usize,
    longest: usize,
}

impl Size {
    fn nodes(&mut self, nodes: &[ProseNode]) {
        for node in nodes {
            self.pieces += 1;
            match node {
                ProseNode::P { c } | ProseNode::H { c, .. } => self.line(c),
                ProseNode::Quote { c } => self.nodes(c),
                ProseNode::Narrowed { label, c } => {
                    self.text(label);
                    self.nodes(c);
                }
                ProseNode::List { items, .. } | ProseNode::Notes { items, .. } => {
                    self.pieces += items.len();
                    items.iter().for_each(|item| self.nodes(item));
                }
                ProseNode::Pre { text } => {
                    self.pieces += text.lines().count();
                    self.text(text);
                }
                ProseNode::Table { head, rows, .. } => {
                    for row in rows.iter().chain([head]) {
                        self.cells += row.len();
                        row.iter().for_each(|cell| self.line(cell));
                    }
                }
                ProseNode::Rule => {}
            }
        }
    }

    fn line(&mut self, line: &[Inline]) {
        // Content joined without a space is one word, even across elements.
        let mut text = String::new();
        self.inlines(line, &mut text);
        self.text(&text);
    }

    fn inlines(&mut self, line: &[Inline], text: &mut String) {
        for inline in line {
            match inline {
                Inline::S { s } | Inline::Code { s } => text.push_str(s),
                Inline::Em { c }
                | Inline::Strong { c }
                | Inline::Del { c }
                | Inline::Sup { c }
                | Inline::Link { c, .. } => {
                    self.pieces += 1;
                    self.inlines(c, text);
                }
                Inline::Br => {
                    self.pieces += 1;
                    text.push(' ');
                }
                Inline::Img { alt, .. } => {
                    self.pieces += 1;
                    self.characters += alt.len();
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.characters += text.chars().count();
        // Scripts from Thai on (U+0E00) allow line breaks between characters.
        let breaks = |c: char| c.is_whitespace() || u32::from(c) >= 0xe00;
        let words = text.split(breaks).map(|word| word.chars().count());
        self.longest = words.max().unwrap_or_default().max(self.longest);
    }
}
