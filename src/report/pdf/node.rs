//! The syntax tree of a body, as templates read it.

use serde::Serialize;

use crate::bidi::{Direction, direction};
use crate::report::{TextKind, VisitText};

/// A block of prose.
#[derive(Serialize)]
pub(in crate::report) struct Node {
    #[serde(flatten)]
    pub(super) kind: NodeKind,
    /// The direction of its first letter; absent for text without letters.
    pub(super) dir: Option<Direction>,
}

/// What a block is. `c` is its content.
#[derive(Serialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub(in crate::report) enum NodeKind {
    P {
        c: Vec<Run>,
    },
    H {
        level: u8,
        c: Vec<Run>,
    },
    Quote {
        c: Vec<Node>,
    },
    List {
        start: Option<u64>,
        items: Vec<Vec<Node>>,
    },
    Pre {
        text: String,
    },
    Table {
        /// The alignment of each column.
        columns: Vec<Option<&'static str>>,
        head: Vec<Vec<Run>>,
        rows: Vec<Vec<Vec<Run>>>,
        directions: Directions,
    },
    Rule,
    Notes {
        start: u64,
        items: Vec<Vec<Node>>,
    },
    Narrowed {
        label: String,
        c: Vec<Node>,
    },
}

/// The direction of each cell of a table.
#[derive(Default, Serialize)]
pub(in crate::report) struct Directions {
    head: Vec<Option<Direction>>,
    rows: Vec<Vec<Option<Direction>>>,
}

/// Inline content.
#[derive(Serialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub(in crate::report) enum Run {
    S {
        s: String,
    },
    Em {
        c: Vec<Run>,
    },
    Strong {
        c: Vec<Run>,
    },
    Del {
        c: Vec<Run>,
    },
    Sup {
        c: Vec<Run>,
    },
    Code {
        s: String,
    },
    Link {
        href: String,
        /// The URL to print after the text; absent if the text is the URL.
        address: Option<String>,
        c: Vec<Run>,
    },
    Br,
    Img {
        name: String,
        alt: String,
        /// The path of the picture.
        at: String,
    },
}

impl From<NodeKind> for Node {
    fn from(kind: NodeKind) -> Node {
        Node { kind, dir: None }
    }
}

impl Node {
    /// Sets the direction of the node, and of each cell of a table, from its text.
    pub(super) fn set_direction(&mut self) {
        if let NodeKind::Table {
            head,
            rows,
            directions,
            ..
        } = &mut self.kind
        {
            let cells = |row: &[Vec<Run>]| row.iter().map(|cell| first_run(cell)).collect();
            *directions = Directions {
                head: cells(head),
                rows: rows.iter().map(|row| cells(row)).collect(),
            };
        }
        self.dir = self.first();
    }

    /// The direction of the first letter.
    fn first(&self) -> Option<Direction> {
        let first = |nodes: &[Node]| nodes.iter().find_map(Node::first);
        match &self.kind {
            NodeKind::P { c } | NodeKind::H { c, .. } => first_run(c),
            NodeKind::Quote { c } | NodeKind::Narrowed { c, .. } => first(c),
            NodeKind::List { items, .. } | NodeKind::Notes { items, .. } => {
                items.iter().find_map(|item| first(item))
            }
            NodeKind::Pre { text } => direction(text),
            NodeKind::Table { head, rows, .. } => {
                let mut cells = head.iter().chain(rows.iter().flatten());
                cells.find_map(|cell| first_run(cell))
            }
            NodeKind::Rule => None,
        }
    }

    /// Passes each text to `visit`, in reading order.
    pub(super) fn visit_texts(&mut self, visit: &mut VisitText<'_>) {
        let mut inside = |nodes: &mut Vec<Node>| {
            nodes.iter_mut().for_each(|node| node.visit_texts(visit));
        };
        match &mut self.kind {
            NodeKind::P { c } | NodeKind::H { level: _, c } => visit_runs(c, visit),
            NodeKind::Quote { c } => inside(c),
            NodeKind::List { start: _, items } | NodeKind::Notes { start: _, items } => {
                items.iter_mut().for_each(inside);
            }
            NodeKind::Pre { text } => visit(TextKind::Code, text),
            NodeKind::Table {
                columns: _,
                head,
                rows,
                directions: _,
            } => {
                let cells = head.iter_mut().chain(rows.iter_mut().flatten());
                cells.for_each(|cell| visit_runs(cell, visit));
            }
            NodeKind::Rule => {}
            NodeKind::Narrowed { label, c } => {
                visit(TextKind::Line, label);
                c.iter_mut().for_each(|node| node.visit_texts(visit));
            }
        }
    }
}

impl Run {
    /// The content of a run that has other runs in it.
    pub(super) fn content_mut(&mut self) -> Option<&mut Vec<Run>> {
        match self {
            Run::Em { c }
            | Run::Strong { c }
            | Run::Del { c }
            | Run::Sup { c }
            | Run::Link { c, .. } => Some(c),
            Run::S { .. } | Run::Code { .. } | Run::Br | Run::Img { .. } => None,
        }
    }

    fn content(&self) -> &[Run] {
        match self {
            Run::Em { c }
            | Run::Strong { c }
            | Run::Del { c }
            | Run::Sup { c }
            | Run::Link { c, .. } => c,
            Run::S { .. } | Run::Code { .. } | Run::Br | Run::Img { .. } => &[],
        }
    }
}

/// The direction of the first letter.
fn first_run(runs: &[Run]) -> Option<Direction> {
    runs.iter().find_map(|run| match run {
        Run::S { s } | Run::Code { s } => direction(s),
        other => first_run(other.content()),
    })
}

/// The text of runs, without descriptions of pictures.
pub(super) fn text_of(runs: &[Run]) -> String {
    let text = |run: &Run| match run {
        Run::S { s } | Run::Code { s } => s.clone(),
        other => text_of(other.content()),
    };
    runs.iter().map(text).collect()
}

fn visit_runs(runs: &mut [Run], visit: &mut VisitText<'_>) {
    for run in runs {
        match run {
            Run::S { s } => visit(TextKind::Lines, s),
            Run::Em { c } | Run::Strong { c } | Run::Del { c } | Run::Sup { c } => {
                visit_runs(c, visit);
            }
            Run::Code { s } => visit(TextKind::Code, s),
            Run::Link { href, address, c } => {
                visit(TextKind::Url, href);
                if let Some(address) = address {
                    visit(TextKind::Line, address);
                }
                visit_runs(c, visit);
            }
            Run::Br => {}
            Run::Img {
                name: _,
                alt,
                at: _,
            } => visit(TextKind::Line, alt),
        }
    }
}
