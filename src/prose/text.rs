//! The tree as text: without markup for lists and search, and with markup for comparisons.

use super::{Alignment, Block, Inline, Item, Prose, QuoteMark, Target};

/// Returns the text without markup, with a space between paragraphs.
pub fn plain_text<L>(prose: &Prose<L>) -> String {
    let mut out = String::new();
    for blocks in std::iter::once(&prose.blocks).chain(&prose.notes) {
        plain_blocks(blocks, &mut out);
    }
    out.truncate(out.trim_end().len());
    out
}

/// Calls `found` with each reference to a footnote, in order.
pub(super) fn each_note<L>(blocks: &[Block<L>], found: &mut impl FnMut(usize)) {
    each_line(blocks, &mut |line| notes_in(line, found));
}

/// Calls `found` with each paragraph, heading, line and cell, in order.
fn each_line<'p, L>(blocks: &'p [Block<L>], found: &mut dyn FnMut(&'p [Inline<L>])) {
    for block in blocks {
        match block {
            Block::Paragraph(words) | Block::Line(words) | Block::Heading { words, .. } => {
                found(words);
            }
            Block::Quote(inner) => each_line(inner, found),
            Block::List { items, .. } => {
                for item in items {
                    each_line(&item.blocks, found);
                }
            }
            Block::Table { head, rows, .. } => {
                for cell in head.iter().chain(rows.iter().flatten()) {
                    found(cell);
                }
            }
            Block::Code(_) | Block::Rule | Block::Note(_) => {}
        }
    }
}

fn notes_in<L>(line: &[Inline<L>], found: &mut impl FnMut(usize)) {
    for inline in line {
        match inline {
            Inline::Note(note) => found(*note),
            Inline::Emphasis(words)
            | Inline::Strong(words)
            | Inline::Strikethrough(words)
            | Inline::Link { words, .. } => notes_in(words, found),
            Inline::Text(_)
            | Inline::QuoteMark(_)
            | Inline::Code(_)
            | Inline::Image { .. }
            | Inline::LineEnd
            | Inline::Break => {}
        }
    }
}

/// Returns true if a line has words, or an image with alternative text.
pub fn has_text<L>(line: &[Inline<L>]) -> bool {
    line.iter().any(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) => !text.is_empty(),
        Inline::QuoteMark(_) => true,
        Inline::Emphasis(words)
        | Inline::Strong(words)
        | Inline::Strikethrough(words)
        | Inline::Link { words, .. } => has_text(words),
        Inline::Image { alt, .. } => !alt.is_empty(),
        Inline::Note(_) | Inline::LineEnd | Inline::Break => false,
    })
}

/// Returns true if nothing of a line can be seen.
pub(super) fn is_blank<L>(line: &[Inline<L>]) -> bool {
    line.iter().all(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) => text.trim().is_empty(),
        Inline::Emphasis(words)
        | Inline::Strong(words)
        | Inline::Strikethrough(words)
        | Inline::Link { words, .. } => is_blank(words),
        Inline::LineEnd | Inline::Break => true,
        Inline::QuoteMark(_) | Inline::Image { .. } | Inline::Note(_) => false,
    })
}

fn plain_blocks<L>(blocks: &[Block<L>], out: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(words) | Block::Line(words) | Block::Heading { words, .. } => {
                plain_line(words, out);
                end_word(out);
            }
            Block::Quote(inner) => plain_blocks(inner, out),
            Block::List { items, .. } => {
                for item in items {
                    plain_blocks(&item.blocks, out);
                }
            }
            Block::Code(text) => {
                out.push_str(text);
                end_word(out);
            }
            Block::Table { head, rows, .. } => {
                for cell in head.iter().chain(rows.iter().flatten()) {
                    plain_line(cell, out);
                    end_word(out);
                }
            }
            Block::Rule | Block::Note(_) => {}
        }
    }
}

fn end_word(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

fn plain_line<L>(line: &[Inline<L>], out: &mut String) {
    for inline in line {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::QuoteMark(mark) => out.push(typographic(*mark)),
            Inline::Emphasis(words)
            | Inline::Strong(words)
            | Inline::Strikethrough(words)
            | Inline::Link { words, .. } => plain_line(words, out),
            Inline::Image { alt, .. } => out.push_str(alt),
            Inline::Note(_) => {}
            Inline::LineEnd | Inline::Break => out.push(' '),
        }
    }
}

fn typographic(mark: QuoteMark) -> char {
    match mark {
        QuoteMark::Open => '“',
        QuoteMark::Close => '”',
    }
}

/// Returns the blocks of a text as Markdown, each separately and in the order in which they were written, so that two
/// versions can be compared word by word. A link shows its destination.
pub fn markdown(prose: &Prose) -> Vec<String> {
    let writer = MarkdownWriter {
        notes: &prose.notes,
    };
    let blocks = prose.blocks.iter().map(|block| {
        let mut text = String::new();
        writer.block(block, "", &mut text);
        text.truncate(text.trim_end().len());
        text
    });
    blocks.filter(|text| !text.is_empty()).collect()
}

struct MarkdownWriter<'p> {
    notes: &'p [Vec<Block>],
}

impl MarkdownWriter<'_> {
    /// Writes blocks; `indent` is written at the beginning of every line but the first.
    fn blocks(&self, blocks: &[Block], indent: &str, out: &mut String) {
        for (at, block) in blocks.iter().enumerate() {
            if at > 0 {
                out.push_str(indent);
            }
            self.block(block, indent, out);
        }
    }

    fn block(&self, block: &Block, indent: &str, out: &mut String) {
        match block {
            Block::Paragraph(words) => {
                write_line(words, indent, out);
                out.push_str("\n\n");
            }
            Block::Line(words) => {
                write_line(words, indent, out);
                out.push('\n');
            }
            Block::Heading { level, words } => {
                out.push_str(&"#".repeat(usize::from(*level)));
                out.push(' ');
                write_line(words, indent, out);
                out.push_str("\n\n");
            }
            Block::Quote(inner) => {
                out.push_str("> ");
                self.blocks(inner, &format!("{indent}> "), out);
            }
            Block::List { first, items } => self.list(*first, items, indent, out),
            Block::Code(text) => {
                out.push_str("```\n");
                for line in text.lines() {
                    out.push_str(&format!("{indent}{line}\n"));
                }
                out.push_str(&format!("{indent}```\n\n"));
            }
            Block::Table {
                columns,
                head,
                rows,
            } => {
                write_row(head, indent, out);
                let rule: Vec<&str> = columns.iter().map(|column| dashes(*column)).collect();
                out.push_str(&format!("{indent}| {} |\n", rule.join(" | ")));
                for row in rows {
                    out.push_str(indent);
                    write_row(row, indent, out);
                }
                out.push('\n');
            }
            Block::Rule => out.push_str("---\n\n"),
            Block::Note(note) => {
                out.push_str(&format!("[^{}]: ", note + 1));
                if let Some(blocks) = self.notes.get(*note) {
                    self.blocks(blocks, &format!("{indent}    "), out);
                }
            }
        }
    }

    fn list(&self, first: Option<u64>, items: &[Item], indent: &str, out: &mut String) {
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                out.push_str(indent);
            }
            let number = first.map(|first| first.saturating_add(at as u64));
            match number {
                Some(number) => out.push_str(&format!("{number}. ")),
                None => out.push_str("- "),
            }
            match item.done {
                Some(true) => out.push_str("[x] "),
                Some(false) => out.push_str("[ ] "),
                None => {}
            }
            self.blocks(&item.blocks, &format!("{indent}  "), out);
            if item.blocks.is_empty() {
                out.push('\n');
            }
        }
    }
}

fn dashes(column: Alignment) -> &'static str {
    match column {
        Alignment::Start => "---",
        Alignment::Centre => ":-:",
        Alignment::Right => "--:",
    }
}

fn write_row(cells: &[Vec<Inline>], indent: &str, out: &mut String) {
    for cell in cells {
        out.push_str("| ");
        write_line(cell, indent, out);
        out.push(' ');
    }
    out.push_str("|\n");
}

fn write_line(line: &[Inline], indent: &str, out: &mut String) {
    let around = |mark: &str, words: &[Inline], out: &mut String| {
        out.push_str(mark);
        write_line(words, indent, out);
        out.push_str(mark);
    };
    for inline in line {
        match inline {
            Inline::Text(text) => out.push_str(text),
            // As it was typed, so that the words can be found in the record.
            Inline::QuoteMark(_) => out.push('"'),
            Inline::Code(text) => out.push_str(&format!("`{text}`")),
            Inline::Emphasis(words) => around("*", words, out),
            Inline::Strong(words) => around("**", words, out),
            Inline::Strikethrough(words) => around("~~", words, out),
            Inline::Link { to, words } => {
                out.push('[');
                write_line(words, indent, out);
                out.push_str("](");
                write_destination(to, out);
            }
            Inline::Image { to, alt } => {
                out.push_str(&format!("![{alt}]("));
                write_destination(to, out);
            }
            Inline::Note(note) => out.push_str(&format!("[^{}]", note + 1)),
            Inline::LineEnd => out.push_str(&format!("\n{indent}")),
            Inline::Break => out.push_str(&format!("\\\n{indent}")),
        }
    }
}

fn write_destination(to: &Target, out: &mut String) {
    match to {
        Target::Record(name) => out.push_str(&format!("record:{name}")),
        Target::File(name) => out.push_str(&format!("file:{name}")),
        Target::Url(url) => out.push_str(url),
    }
    out.push(')');
}
