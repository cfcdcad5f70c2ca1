//! Converts the tree of prose to data for Typst.

use super::space::{Space, trim_end};
use super::{DONE, Inline, ProseNode, TO_DO};
use crate::html::{Labels, Outline, SafeUrl, Targets, safe_url};
use crate::prose::{self, Alignment, Block, Item, Prose, QuoteMark, has_text};
use crate::view::types::Passage;

/// Converts bodies for one report.
pub struct ReportProse<'a> {
    targets: &'a dyn Targets,
    labels: &'a Labels<'a>,
}

impl<'a> ReportProse<'a> {
    /// Creates a converter with the link targets and labels of the report's HTML.
    pub fn new(targets: &'a dyn Targets, labels: &'a Labels<'a>) -> Self {
        ReportProse { targets, labels }
    }

    /// Returns a body as data. `top` is the level of its highest heading; `first_note` is the number of its first
    /// footnote.
    pub fn nodes(&self, body: &[Passage], top: u8, first_note: u32) -> Vec<ProseNode> {
        let mut outline = Outline::new(top);
        let mut first_note = first_note;
        let mut out = Vec::new();
        for passage in body {
            let mut run = RunConverter {
                of: self,
                outline: &mut outline,
                numbers: numbers(&passage.prose, first_note),
            };
            let nodes = run.run(&passage.prose, first_note);
            first_note += u32::try_from(passage.prose.notes.len()).unwrap_or_default();
            match passage.narrowed {
                _ if nodes.is_empty() => {}
                None => out.extend(nodes),
                Some(narrowed) => out.push(ProseNode::Narrowed {
                    label: self.labels.narrowed(narrowed).to_owned(),
                    c: nodes,
                }),
            }
        }
        out
    }
}

/// The number of each footnote.
fn numbers(prose: &Prose, first: u32) -> Vec<u32> {
    let mut numbers = vec![0; prose.notes.len()];
    for (number, note) in (first..).zip(prose.note_order()) {
        numbers[note] = number;
    }
    numbers
}

/// Converts one passage.
struct RunConverter<'c, 'a> {
    of: &'c ReportProse<'a>,
    outline: &'c mut Outline,
    numbers: Vec<u32>,
}

impl RunConverter<'_, '_> {
    fn run(&mut self, prose: &Prose, first_note: u32) -> Vec<ProseNode> {
        let mut out = self.blocks(&prose.blocks);
        let order = prose.note_order();
        if !order.is_empty() {
            let notes = order.iter().filter_map(|note| prose.notes.get(*note));
            out.push(ProseNode::Notes {
                start: first_note.into(),
                items: notes.map(|note| self.blocks(note)).collect(),
            });
        }
        out
    }

    fn blocks(&mut self, blocks: &[Block]) -> Vec<ProseNode> {
        let mut out = Vec::new();
        for block in blocks {
            self.block(block, &mut out);
        }
        out
    }

    fn block(&mut self, block: &Block, out: &mut Vec<ProseNode>) {
        match block {
            Block::Paragraph(words) | Block::Line(words) => self.paragraph("", words, out),
            Block::Heading { level, words } => {
                let level = self.outline.level(*level);
                let c = self.line("", words);
                if has_text(words) && !c.is_empty() {
                    out.push(ProseNode::H { level, c });
                }
            }
            Block::Quote(inner) => {
                let c = self.blocks(inner);
                if !c.is_empty() {
                    out.push(ProseNode::Quote { c });
                }
            }
            Block::List { first, items } => out.push(ProseNode::List {
                start: *first,
                items: items.iter().map(|item| self.item(item)).collect(),
            }),
            Block::Code(text) => out.push(ProseNode::Pre {
                text: text.strip_suffix('\n').unwrap_or(text).to_owned(),
            }),
            Block::Table {
                columns,
                head,
                rows,
            } => out.push(ProseNode::Table {
                columns: columns.iter().map(|column| alignment(*column)).collect(),
                head: head.iter().map(|cell| self.line("", cell)).collect(),
                rows: rows
                    .iter()
                    .map(|row| row.iter().map(|cell| self.line("", cell)).collect())
                    .collect(),
            }),
            Block::Rule => out.push(ProseNode::Rule),
            // Footnotes come after the text.
            Block::Note(_) => {}
        }
    }

    fn item(&mut self, item: &Item) -> Vec<ProseNode> {
        let mut out = Vec::new();
        let (mark, mut blocks) = (task_mark(item.done), item.blocks.as_slice());
        if !mark.is_empty() {
            let words = match blocks {
                [Block::Paragraph(words) | Block::Line(words), rest @ ..] => {
                    blocks = rest;
                    words.as_slice()
                }
                _ => &[],
            };
            self.paragraph(mark, words, &mut out);
        }
        for block in blocks {
            self.block(block, &mut out);
        }
        out
    }

    fn paragraph(&mut self, mark: &str, words: &[prose::Inline], out: &mut Vec<ProseNode>) {
        let c = self.line(mark, words);
        if !c.is_empty() {
            out.push(ProseNode::P { c });
        }
    }

    /// Converts one line, with the mark of a task in front of it.
    fn line(&self, mark: &str, words: &[prose::Inline]) -> Vec<Inline> {
        let (mut out, mut space) = (Vec::new(), Space::new());
        if !mark.is_empty() {
            let s = mark.to_owned();
            out.push(Inline::S { s });
        }
        self.inlines(words, &mut space, &mut out);
        trim_end(&mut out);
        out
    }

    fn inlines(&self, words: &[prose::Inline], space: &mut Space, out: &mut Vec<Inline>) {
        for inline in words {
            self.inline(inline, space, out);
        }
    }

    fn inline(&self, inline: &prose::Inline, space: &mut Space, out: &mut Vec<Inline>) {
        let inner = |words: &[prose::Inline], space: &mut Space| {
            let mut c = Vec::new();
            self.inlines(words, space, &mut c);
            c
        };
        let quotes = &self.of.labels.quotes;
        match inline {
            prose::Inline::Text(text) => push_text(space.collapse(text), out),
            prose::Inline::QuoteMark(QuoteMark::Open) => push_text(space.collapse(&quotes[0]), out),
            prose::Inline::QuoteMark(QuoteMark::Close) => {
                push_text(space.collapse(&quotes[1]), out);
            }
            prose::Inline::LineEnd => push_text(space.collapse(" "), out),
            prose::Inline::Break => {
                space.after_break();
                out.push(Inline::Br);
            }
            prose::Inline::Code(text) => {
                let s = space.collapse(text);
                if !s.is_empty() {
                    out.push(Inline::Code { s });
                }
            }
            prose::Inline::Emphasis(words) => {
                push_unless_empty(inner(words, space), |c| Inline::Em { c }, out);
            }
            prose::Inline::Strong(words) => {
                push_unless_empty(inner(words, space), |c| Inline::Strong { c }, out);
            }
            prose::Inline::Strikethrough(words) => {
                push_unless_empty(inner(words, space), |c| Inline::Del { c }, out);
            }
            prose::Inline::Note(note) => {
                let number = self.numbers.get(*note).copied().unwrap_or_default();
                let s = space.collapse(&number.to_string());
                let c = vec![Inline::S { s }];
                out.push(Inline::Sup { c });
            }
            // A link within the portal is included as plain text.
            prose::Inline::Link { to, words, .. } => match safe_url(to, self.of.targets) {
                Some(SafeUrl::Outside(href)) => {
                    push_unless_empty(inner(words, space), |c| Inline::Link { href, c }, out);
                }
                _ => self.inlines(words, space, out),
            },
            prose::Inline::Image { to, alt, .. } => match (to, safe_url(to, self.of.targets)) {
                (prose::Target::File(name), Some(SafeUrl::Inside { image: true, .. })) => {
                    space.after_content();
                    let (name, alt) = (name.clone(), alt.clone());
                    out.push(Inline::Img { name, alt });
                }
                _ => push_text(space.collapse(alt), out),
            },
        }
    }
}

fn task_mark(done: Option<bool>) -> &'static str {
    match done {
        None => "",
        Some(true) => DONE,
        Some(false) => TO_DO,
    }
}

fn alignment(of: Alignment) -> Option<&'static str> {
    match of {
        Alignment::Start => None,
        Alignment::Centre => Some("center"),
        Alignment::Right => Some("right"),
    }
}

/// Adds text, merged with preceding text.
fn push_text(text: String, out: &mut Vec<Inline>) {
    if text.is_empty() {
        return;
    }
    match out.last_mut() {
        // The mark of a task stays separate, so that it can be formatted.
        Some(Inline::S { s }) if s != DONE && s != TO_DO => s.push_str(&text),
        _ => out.push(Inline::S { s: text }),
    }
}

/// Adds an element with this content, unless it is empty.
fn push_unless_empty(
    c: Vec<Inline>,
    inline: impl FnOnce(Vec<Inline>) -> Inline,
    out: &mut Vec<Inline>,
) {
    if !c.is_empty() {
        out.push(inline(c));
    }
}
