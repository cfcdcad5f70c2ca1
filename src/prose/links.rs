//! Replaces the link destinations of a tree.
//!
//! Must not keep anything of a destination that was refused, not even its address.

use super::{Block, Inline, Item, Prose};

impl<L> Prose<L> {
    /// Returns the tree with other destinations. A link for which `target` returns `None` is replaced by its words, and
    /// an image by its alternative text. `target` is called in the order of the text, footnotes last.
    pub fn with_targets<M>(&self, target: &mut impl FnMut(&L) -> Option<M>) -> Prose<M> {
        Prose {
            blocks: blocks(&self.blocks, target),
            notes: self.notes.iter().map(|note| blocks(note, target)).collect(),
        }
    }
}

fn blocks<L, M>(of: &[Block<L>], target: &mut impl FnMut(&L) -> Option<M>) -> Vec<Block<M>> {
    of.iter().map(|one| block(one, target)).collect()
}

fn block<L, M>(of: &Block<L>, target: &mut impl FnMut(&L) -> Option<M>) -> Block<M> {
    match of {
        Block::Paragraph(words) => Block::Paragraph(line(words, target)),
        Block::Line(words) => Block::Line(line(words, target)),
        Block::Heading { level, words } => Block::Heading {
            level: *level,
            words: line(words, target),
        },
        Block::Quote(inner) => Block::Quote(blocks(inner, target)),
        Block::List { first, items } => Block::List {
            first: *first,
            items: items
                .iter()
                .map(|item| Item {
                    done: item.done,
                    blocks: blocks(&item.blocks, target),
                })
                .collect(),
        },
        Block::Code(text) => Block::Code(text.clone()),
        Block::Table {
            columns,
            head,
            rows,
        } => Block::Table {
            columns: columns.clone(),
            head: head.iter().map(|cell| line(cell, target)).collect(),
            rows: rows
                .iter()
                .map(|row| row.iter().map(|cell| line(cell, target)).collect())
                .collect(),
        },
        Block::Rule => Block::Rule,
        Block::Note(note) => Block::Note(*note),
    }
}

fn line<L, M>(of: &[Inline<L>], target: &mut impl FnMut(&L) -> Option<M>) -> Vec<Inline<M>> {
    let mut out = Vec::with_capacity(of.len());
    add_line(of, target, &mut out);
    out
}

fn add_line<L, M>(
    of: &[Inline<L>],
    target: &mut impl FnMut(&L) -> Option<M>,
    out: &mut Vec<Inline<M>>,
) {
    for one in of {
        let one = match one {
            Inline::Text(text) => Inline::Text(text.clone()),
            Inline::QuoteMark(mark) => Inline::QuoteMark(*mark),
            Inline::Code(text) => Inline::Code(text.clone()),
            Inline::Emphasis(words) => Inline::Emphasis(line(words, target)),
            Inline::Strong(words) => Inline::Strong(line(words, target)),
            Inline::Strikethrough(words) => Inline::Strikethrough(line(words, target)),
            Inline::Link { to, words } => match target(to) {
                Some(to) => Inline::Link {
                    to,
                    words: line(words, target),
                },
                None => {
                    add_line(words, target, out);
                    continue;
                }
            },
            Inline::Image { to, alt } => match target(to) {
                Some(to) => Inline::Image {
                    to,
                    alt: alt.clone(),
                },
                None if alt.is_empty() => continue,
                None => Inline::Text(alt.clone()),
            },
            Inline::Note(note) => Inline::Note(*note),
            Inline::LineEnd => Inline::LineEnd,
            Inline::Break => Inline::Break,
        };
        match (out.last_mut(), one) {
            // What is left of a refused link is no seam in the text.
            (Some(Inline::Text(last)), Inline::Text(text)) => last.push_str(&text),
            (_, one) => out.push(one),
        }
    }
}
