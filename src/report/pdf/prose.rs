//! Normalises prose for the templates: limited nesting, complete tables, valid links.
//!
//! Removes structure if there is too much of it, but never words.

use super::drawable::Drawable;
use super::node::{Node, NodeKind, Run, text_of};

/// The maximum depth of nested quotations and lists; Typst itself fails a little deeper.
const NESTED: usize = 10;
/// The maximum depth of nested emphasis, links within emphasis and so on.
const STRESSED: usize = 8;
/// The maximum length of a link address.
const LONG: usize = 1000;

/// Normalises a list of nodes; `level` is the level of the last heading, and `depth` that of the list.
pub(super) fn fit_nodes(nodes: &mut Vec<Node>, level: &mut u8, files: &Drawable<'_>, depth: usize) {
    for mut node in std::mem::take(nodes) {
        match &mut node.kind {
            NodeKind::P { c } => fit_runs(c, files, 0),
            NodeKind::H { level: own, c } => {
                fit_runs(c, files, 0);
                if text_of(c).trim().is_empty() {
                    continue;
                }
                *level = stepped(*own, *level);
                *own = *level;
            }
            NodeKind::Quote { c } | NodeKind::Narrowed { c, .. } => {
                fit_nodes(c, level, files, depth + 1);
            }
            NodeKind::List { items, .. } | NodeKind::Notes { items, .. } => {
                for item in items {
                    fit_nodes(item, level, files, depth + 1);
                }
            }
            NodeKind::Table {
                columns,
                head,
                rows,
                ..
            } => {
                if !fit_table(columns, head, rows, files) {
                    continue;
                }
            }
            NodeKind::Pre { .. } | NodeKind::Rule => {}
        }
        node.set_direction();
        match depth >= NESTED {
            true => add_content(node, nodes),
            false => nodes.push(node),
        }
    }
}

/// The level for a heading that asks for `asked` after one of `last`: at most one deeper, and below the section's.
pub(super) fn stepped(asked: u8, last: u8) -> u8 {
    asked.clamp(3, 6).min(last + 1)
}

/// Gives every row one cell per column; false if there are no columns.
fn fit_table(
    columns: &mut Vec<Option<&'static str>>,
    head: &mut Vec<Vec<Run>>,
    rows: &mut [Vec<Vec<Run>>],
    files: &Drawable<'_>,
) -> bool {
    let wide = rows.iter().map(Vec::len).max().unwrap_or(0).max(head.len());
    for row in std::iter::once(head).chain(rows) {
        row.resize_with(wide, Vec::new);
        row.iter_mut().for_each(|cell| fit_runs(cell, files, 0));
    }
    columns.resize(wide, None);
    wide > 0
}

fn fit_runs(runs: &mut Vec<Run>, files: &Drawable<'_>, depth: usize) {
    for mut run in std::mem::take(runs) {
        let mut lost = false;
        match &mut run {
            Run::Img { name, alt, at } => match files.path(name) {
                Some(path) => *at = path,
                None => {
                    let s = std::mem::take(alt);
                    run = Run::S { s };
                }
            },
            Run::Link { href, address, c } => {
                fit_runs(c, files, depth + 1);
                lost = !fit_link(href, address, c);
            }
            run => {
                if let Some(content) = run.content_mut() {
                    fit_runs(content, files, depth + 1);
                }
            }
        }
        match run.content_mut() {
            Some(content) if lost || depth >= STRESSED => runs.append(content),
            _ => runs.push(run),
        }
    }
}

/// Whether a link has a usable target; if so, adds the address to print after its text, unless the text contains it.
fn fit_link(href: &mut String, address: &mut Option<String>, content: &[Run]) -> bool {
    let scheme = href
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    let known = matches!(scheme.as_deref(), Some("http" | "https" | "mailto"));
    if !known || href.chars().count() > LONG || href.contains(char::is_whitespace) {
        return false;
    }
    let bare = |text: &str| {
        let text = text.trim().trim_end_matches('/').to_lowercase();
        let cut = ["https://", "http://", "mailto:"]
            .iter()
            .find_map(|lead| text.strip_prefix(lead));
        cut.map(str::to_owned).unwrap_or(text)
    };
    let printed = href.strip_prefix("mailto:").unwrap_or(href).to_owned();
    let is_printed = bare(&text_of(content)) == bare(href);
    *address = (!is_printed).then_some(printed);
    *href = ascii(href);
    true
}

/// An address in the characters that a PDF allows.
fn ascii(href: &str) -> String {
    let mut out = String::with_capacity(href.len());
    for byte in href.bytes() {
        match byte {
            b'!'..=b'~' => out.push(char::from(byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// Adds the contents of a node that has other nodes in it, and any other node itself.
fn add_content(mut node: Node, out: &mut Vec<Node>) {
    match &mut node.kind {
        NodeKind::Quote { c } | NodeKind::Narrowed { c, .. } => out.append(c),
        NodeKind::List { items, .. } | NodeKind::Notes { items, .. } => {
            items.iter_mut().for_each(|item| out.append(item));
        }
        _ => out.push(node),
    }
}
