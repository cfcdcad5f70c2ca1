//! The text direction of elements whose direction a browser cannot determine.
//!
//! A browser determines the direction of an element with `dir="auto"` from its own text and skips children with a
//! direction. In a list, quotation or table all text is in such children, so it gets the direction of its first letter
//! here.

use crate::bidi::{Direction, direction};
use crate::prose::{Block, Inline, Item};

/// Returns ` dir="rtl"` for a list, quotation or table whose first letter is right-to-left, and otherwise nothing.
pub(super) fn inner(first: Option<Direction>) -> &'static str {
    match first {
        Some(Direction::Rtl) => " dir=\"rtl\"",
        _ => "",
    }
}

/// Returns the `dir` attribute of a list item or footnote: `auto` if the browser can determine the direction.
pub(super) fn of_item(blocks: &[Block]) -> &'static str {
    let own = blocks.iter().find_map(|block| match block {
        Block::Line(words) => of_line(words),
        _ => None,
    });
    match own.is_none() && of_blocks(blocks) == Some(Direction::Rtl) {
        true => "dir=\"rtl\"",
        false => "dir=\"auto\"",
    }
}

/// Returns the direction of the first letter.
pub(super) fn of_blocks(blocks: &[Block]) -> Option<Direction> {
    blocks.iter().find_map(|block| match block {
        Block::Paragraph(words) | Block::Line(words) | Block::Heading { words, .. } => {
            of_line(words)
        }
        Block::Quote(inner) => of_blocks(inner),
        Block::List { items, .. } => of_items(items),
        Block::Code(text) => direction(text),
        Block::Table { head, rows, .. } => of_cells(head, rows),
        Block::Rule | Block::Note(_) => None,
    })
}

/// Returns the direction of the first letter of a list.
pub(super) fn of_items(items: &[Item]) -> Option<Direction> {
    items.iter().find_map(|item| of_blocks(&item.blocks))
}

/// Returns the direction of the first letter of a table.
pub(super) fn of_cells(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Option<Direction> {
    let mut cells = head.iter().chain(rows.iter().flatten());
    cells.find_map(|cell| of_line(cell))
}

fn of_line(line: &[Inline]) -> Option<Direction> {
    line.iter().find_map(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) => direction(text),
        Inline::Emphasis(words)
        | Inline::Strong(words)
        | Inline::Strikethrough(words)
        | Inline::Link { words, .. } => of_line(words),
        Inline::QuoteMark(_)
        | Inline::Image { .. }
        | Inline::Note(_)
        | Inline::LineEnd
        | Inline::Break => None,
    })
}
