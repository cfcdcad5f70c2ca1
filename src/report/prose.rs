//! Walks the syntax trees of bodies: their texts, and their conversion for PDFs.
//!
//! The only file of this module that knows the types of `body`, except the field of the model.

#[cfg(feature = "pdf")]
pub(super) use convert::pdf_nodes;

use super::body::{Inline, ProseNode};
use super::text_kind::{TextKind, VisitText};

/// Passes each text to `visit`, in reading order.
pub(super) fn visit_texts(nodes: &mut [ProseNode], visit: &mut VisitText<'_>) {
    for node in nodes {
        match node {
            ProseNode::P { c } | ProseNode::H { level: _, c } => visit_inline(c, visit),
            ProseNode::Quote { c } => visit_texts(c, visit),
            ProseNode::List { start: _, items } | ProseNode::Notes { start: _, items } => {
                items.iter_mut().for_each(|item| visit_texts(item, visit));
            }
            ProseNode::Pre { text } => visit(TextKind::Code, text),
            ProseNode::Table {
                columns: _,
                head,
                rows,
            } => {
                let cells = head.iter_mut().chain(rows.iter_mut().flatten());
                cells.for_each(|cell| visit_inline(cell, visit));
            }
            ProseNode::Rule => {}
            ProseNode::Narrowed { label, c } => {
                visit(TextKind::Line, label);
                visit_texts(c, visit);
            }
        }
    }
}

fn visit_inline(parts: &mut [Inline], visit: &mut VisitText<'_>) {
    for part in parts {
        match part {
            Inline::S { s } => visit(TextKind::Lines, s),
            Inline::Em { c } | Inline::Strong { c } | Inline::Del { c } | Inline::Sup { c } => {
                visit_inline(c, visit)
            }
            Inline::Code { s } => visit(TextKind::Code, s),
            Inline::Link { href, c } => {
                visit(TextKind::Url, href);
                visit_inline(c, visit);
            }
            Inline::Br => {}
            Inline::Img { name: _, alt } => visit(TextKind::Line, alt),
        }
    }
}

/// The conversion to the tree of `report::pdf`.
#[cfg(feature = "pdf")]
mod convert {
    use super::super::pdf::node::{Directions, Node, NodeKind, Run};
    use super::{Inline, ProseNode};

    /// The nodes that PDF templates use. They still have to be normalised.
    pub(in crate::report) fn pdf_nodes(nodes: Vec<ProseNode>) -> Vec<Node> {
        nodes.into_iter().map(pdf_node).collect()
    }

    fn pdf_node(node: ProseNode) -> Node {
        let cells = |row: Vec<Vec<Inline>>| row.into_iter().map(runs).collect();
        Node::from(match node {
            ProseNode::P { c } => NodeKind::P { c: runs(c) },
            ProseNode::H { level, c } => NodeKind::H { level, c: runs(c) },
            ProseNode::Quote { c } => NodeKind::Quote { c: pdf_nodes(c) },
            ProseNode::List { start, items } => NodeKind::List {
                start,
                items: items.into_iter().map(pdf_nodes).collect(),
            },
            ProseNode::Pre { text } => NodeKind::Pre { text },
            ProseNode::Table {
                columns,
                head,
                rows,
            } => NodeKind::Table {
                columns,
                head: cells(head),
                rows: rows.into_iter().map(cells).collect(),
                directions: Directions::default(),
            },
            ProseNode::Rule => NodeKind::Rule,
            ProseNode::Notes { start, items } => NodeKind::Notes {
                start,
                items: items.into_iter().map(pdf_nodes).collect(),
            },
            ProseNode::Narrowed { label, c } => NodeKind::Narrowed {
                label,
                c: pdf_nodes(c),
            },
        })
    }

    fn runs(parts: Vec<Inline>) -> Vec<Run> {
        parts.into_iter().map(run).collect()
    }

    fn run(part: Inline) -> Run {
        match part {
            Inline::S { s } => Run::S { s },
            Inline::Em { c } => Run::Em { c: runs(c) },
            Inline::Strong { c } => Run::Strong { c: runs(c) },
            Inline::Del { c } => Run::Del { c: runs(c) },
            Inline::Sup { c } => Run::Sup { c: runs(c) },
            Inline::Code { s } => Run::Code { s },
            Inline::Link { href, c } => Run::Link {
                href,
                address: None,
                c: runs(c),
            },
            Inline::Br => Run::Br,
            Inline::Img { name, alt } => Run::Img {
                name,
                alt,
                at: String::new(),
            },
        }
    }
}
