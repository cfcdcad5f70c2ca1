//! Prose as Markdown for an export: links to the web are kept, links to records and files are replaced by their text.
//!
//! The names of records and files belong to one portal. As text they would also be compared with the copies of other
//! readers, where the same words lead elsewhere.

use crate::prose::{Block, Inline, Item, Prose, Target, markdown};

/// Prose as one Markdown text.
pub(super) fn markdown_text(prose: &Prose) -> String {
    let kept = Prose {
        blocks: blocks(&prose.blocks),
        notes: prose.notes.iter().map(|note| blocks(note)).collect(),
    };
    markdown(&kept).join("\n\n")
}

fn blocks(all: &[Block]) -> Vec<Block> {
    all.iter().map(block).collect()
}

fn block(block: &Block) -> Block {
    match block {
        Block::Paragraph(words) => Block::Paragraph(line(words)),
        Block::Line(words) => Block::Line(line(words)),
        Block::Heading { level, words } => Block::Heading {
            level: *level,
            words: line(words),
        },
        Block::Quote(inner) => Block::Quote(blocks(inner)),
        Block::List { first, items } => Block::List {
            first: *first,
            items: items
                .iter()
                .map(|item| Item {
                    done: item.done,
                    blocks: blocks(&item.blocks),
                })
                .collect(),
        },
        Block::Table {
            columns,
            head,
            rows,
        } => Block::Table {
            columns: columns.clone(),
            head: head.iter().map(|cell| line(cell)).collect(),
            rows: rows
                .iter()
                .map(|row| row.iter().map(|cell| line(cell)).collect())
                .collect(),
        },
        Block::Code(_) | Block::Rule | Block::Note(_) => block.clone(),
    }
}

fn line(words: &[Inline]) -> Vec<Inline> {
    let mut out = Vec::with_capacity(words.len());
    for inline in words {
        match inline {
            Inline::Emphasis(inner) => out.push(Inline::Emphasis(line(inner))),
            Inline::Strong(inner) => out.push(Inline::Strong(line(inner))),
            Inline::Strikethrough(inner) => out.push(Inline::Strikethrough(line(inner))),
            Inline::Link {
                to: Target::Url(url),
                words,
            } => out.push(Inline::Link {
                to: Target::Url(url.clone()),
                words: line(words),
            }),
            Inline::Link { words, .. } => out.extend(line(words)),
            Inline::Image {
                to: Target::Record(_) | Target::File(_),
                alt,
            } => out.push(Inline::Text(alt.clone())),
            other => out.push(other.clone()),
        }
    }
    out
}
