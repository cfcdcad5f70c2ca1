//! Converts HTML elements to the syntax tree.
//!
//! An unknown element is replaced by its content. Must not drop text.

use super::line::{LineSpot, collect_text, is_block};
use super::read::{Element, HtmlPiece};
use super::space::Space;
use super::{DONE, Inline, ProseNode, TO_DO};

/// Returns the blocks of a whole body.
pub(super) fn nodes(pieces: &[HtmlPiece]) -> Vec<ProseNode> {
    LineSpot { task: "" }.flow(pieces)
}

impl LineSpot {
    /// Returns the blocks; text outside of blocks becomes a paragraph.
    fn flow(self, pieces: &[HtmlPiece]) -> Vec<ProseNode> {
        let mut out = Vec::new();
        let mut loose: Vec<&HtmlPiece> = Vec::new();
        for piece in pieces {
            match piece {
                HtmlPiece::Element(element) if is_block(&element.name) => {
                    self.paragraph(&mut loose, &mut out);
                    self.block(element, &mut out);
                }
                piece => loose.push(piece),
            }
        }
        self.paragraph(&mut loose, &mut out);
        out
    }

    fn paragraph(self, loose: &mut Vec<&HtmlPiece>, out: &mut Vec<ProseNode>) {
        let c = self.line(loose.drain(..));
        if !c.is_empty() {
            out.push(ProseNode::P { c });
        }
    }

    fn block(self, element: &Element, out: &mut Vec<ProseNode>) {
        let pieces = &element.pieces;
        match element.name.as_str() {
            "p" => self.paragraph(&mut pieces.iter().collect(), out),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let c = self.line(pieces);
                if !c.is_empty() {
                    let level = element.name.as_bytes()[1] - b'0';
                    out.push(ProseNode::H { level, c });
                }
            }
            "blockquote" => push_unless_empty(self.flow(pieces), |c| ProseNode::Quote { c }, out),
            "pre" => out.push(ProseNode::Pre {
                text: preformatted(pieces),
            }),
            "hr" => out.push(ProseNode::Rule),
            "ul" => {
                let items = self.items(pieces);
                out.push(ProseNode::List { start: None, items });
            }
            "ol" => {
                let (start, items) = (Some(first_number(element)), self.items(pieces));
                out.push(ProseNode::List { start, items });
            }
            "table" => self.table(pieces, out),
            "div" if element.has_class("footnotes") => self.notes(pieces, out),
            "div" if element.has_class("narrowed") => {
                let (label, c) = self.narrowed(pieces);
                // A label without content is kept too.
                if !label.is_empty() || !c.is_empty() {
                    out.push(ProseNode::Narrowed { label, c });
                }
            }
            _ => out.extend(self.flow(pieces)),
        }
    }

    /// Returns the items of a list; text between them becomes a separate item.
    fn items(self, pieces: &[HtmlPiece]) -> Vec<Vec<ProseNode>> {
        let mut items = Vec::new();
        for piece in pieces {
            match piece {
                HtmlPiece::Element(item) if item.name == "li" => {
                    let task = match (item.has_class("task"), item.has_class("task-done")) {
                        (_, true) => DONE,
                        (true, _) => TO_DO,
                        _ => "",
                    };
                    items.push(LineSpot { task }.flow(&item.pieces));
                }
                piece => {
                    let item = self.flow(std::slice::from_ref(piece));
                    if !item.is_empty() {
                        items.push(item);
                    }
                }
            }
        }
        items
    }

    fn notes(self, pieces: &[HtmlPiece], out: &mut Vec<ProseNode>) {
        for piece in pieces {
            match piece {
                HtmlPiece::Element(list) if list.name == "ol" => out.push(ProseNode::Notes {
                    start: first_number(list),
                    items: self.items(&list.pieces),
                }),
                piece => out.extend(self.flow(std::slice::from_ref(piece))),
            }
        }
    }

    /// Returns the label, and the content below it.
    fn narrowed(self, pieces: &[HtmlPiece]) -> (String, Vec<ProseNode>) {
        let is_label = |piece: &HtmlPiece| matches!(piece, HtmlPiece::Element(one) if one.has_class("narrowed-label"));
        let Some(at) = pieces.iter().position(is_label) else {
            return (String::new(), self.flow(pieces));
        };
        let mut label = String::new();
        collect_text(&pieces[at..=at], &mut label);
        let label = Space::new().collapse(&label).trim_end().to_owned();
        let mut c = self.flow(&pieces[..at]);
        c.extend(self.flow(&pieces[at + 1..]));
        (label, c)
    }

    fn table(self, pieces: &[HtmlPiece], out: &mut Vec<ProseNode>) {
        let (mut head, mut rows, mut columns) = (Vec::new(), Vec::new(), Vec::new());
        for piece in pieces {
            let part = match piece {
                HtmlPiece::Element(part) if matches!(part.name.as_str(), "thead" | "tbody") => part,
                // A table that is nested too deeply is reduced to its text.
                piece => {
                    out.extend(self.flow(std::slice::from_ref(piece)));
                    continue;
                }
            };
            for piece in &part.pieces {
                let row = match piece {
                    HtmlPiece::Element(row) if row.name == "tr" => {
                        self.row(&row.pieces, &mut columns)
                    }
                    piece => vec![self.line(std::slice::from_ref(piece))],
                };
                if row.iter().all(Vec::is_empty) && matches!(piece, HtmlPiece::Text(_)) {
                    continue;
                }
                match part.name == "thead" && head.is_empty() {
                    true => head = row,
                    false => rows.push(row),
                }
            }
        }
        if !head.is_empty() || !rows.is_empty() {
            out.push(ProseNode::Table {
                columns,
                head,
                rows,
            });
        }
    }

    /// Returns the cells of a row, and updates the alignment of each column if this row defines it.
    fn row(
        self,
        pieces: &[HtmlPiece],
        columns: &mut Vec<Option<&'static str>>,
    ) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        for piece in pieces {
            let (cell, set) = match piece {
                HtmlPiece::Element(cell) if matches!(cell.name.as_str(), "th" | "td") => {
                    let set = match (cell.has_class("num"), cell.has_class("centre")) {
                        (true, _) => Some("right"),
                        (_, true) => Some("center"),
                        _ => None,
                    };
                    (self.line(&cell.pieces), set)
                }
                piece => {
                    let cell = self.line(std::slice::from_ref(piece));
                    if cell.is_empty() {
                        continue;
                    }
                    (cell, None)
                }
            };
            if columns.len() <= cells.len() {
                columns.push(None);
            }
            if let Some(column) = columns.get_mut(cells.len()) {
                *column = column.or(set);
            }
            cells.push(cell);
        }
        cells
    }
}

/// Adds a node with this content, unless it is empty.
fn push_unless_empty(
    c: Vec<ProseNode>,
    node: impl FnOnce(Vec<ProseNode>) -> ProseNode,
    out: &mut Vec<ProseNode>,
) {
    if !c.is_empty() {
        out.push(node(c));
    }
}

/// Returns the number of a list's first item.
fn first_number(list: &Element) -> u64 {
    let start = list.attribute("start").and_then(|start| start.parse().ok());
    start.unwrap_or(1)
}

/// Returns preformatted text without the final line break.
fn preformatted(pieces: &[HtmlPiece]) -> String {
    let mut text = String::new();
    collect_text(pieces, &mut text);
    if text.ends_with('\n') {
        text.pop();
    }
    text
}
