//! A body as plain text, for the terminal.

use super::{Inline, ProseNode};

/// The lines of a body; an empty line separates its blocks.
pub(in crate::report) fn lines(nodes: &[ProseNode]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for node in nodes {
        if !out.is_empty() {
            out.push(String::new());
        }
        out.extend(block(node));
    }
    out
}

fn block(node: &ProseNode) -> Vec<String> {
    match node {
        ProseNode::P { c } | ProseNode::H { level: _, c } => split(&inline(c)),
        ProseNode::Quote { c } => indented(lines(c), "> ", "> "),
        ProseNode::List { start, items } => list(*start, items),
        ProseNode::Notes { start, items } => list(Some(*start), items),
        ProseNode::Pre { text } => indented(split(text), "    ", "    "),
        ProseNode::Table {
            columns: _,
            head,
            rows,
        } => {
            let rows = std::iter::once(head).chain(rows);
            let row = |cells: &Vec<Vec<Inline>>| {
                let cells: Vec<String> = cells.iter().map(|cell| inline(cell)).collect();
                cells.join(" | ")
            };
            rows.map(row).filter(|row| !row.trim().is_empty()).collect()
        }
        ProseNode::Rule => vec!["---".to_owned()],
        ProseNode::Narrowed { label, c } => {
            // The indentation shows where it ends.
            let mut out = vec![format!("[{label}]")];
            out.extend(indented(lines(c), "  ", "  "));
            out
        }
    }
}

fn list(start: Option<u64>, items: &[Vec<ProseNode>]) -> Vec<String> {
    let mut out = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let mark = match start {
            Some(start) => format!("{}. ", start + at as u64),
            None => "- ".to_owned(),
        };
        let within = " ".repeat(mark.len());
        out.extend(indented(lines(item), &mark, &within));
    }
    out
}

fn indented(lines: Vec<String>, first: &str, others: &str) -> Vec<String> {
    let mut begin = first;
    let mut out = Vec::with_capacity(lines.len());
    for line in lines {
        out.push(format!("{begin}{line}").trim_end().to_owned());
        begin = others;
    }
    out
}

fn split(text: &str) -> Vec<String> {
    text.lines()
        .map(|line| line.trim_end().to_owned())
        .collect()
}

fn inline(parts: &[Inline]) -> String {
    parts
        .iter()
        .map(|part| match part {
            Inline::S { s } | Inline::Code { s } => s.clone(),
            Inline::Em { c } | Inline::Strong { c } | Inline::Del { c } => inline(c),
            Inline::Sup { c } => format!("[{}]", inline(c)),
            Inline::Link { href: _, c } => inline(c),
            Inline::Br => "\n".to_owned(),
            Inline::Img { name: _, alt } => alt.clone(),
        })
        .collect()
}
