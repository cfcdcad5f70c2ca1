//! A report as plain text, for the terminal. Charts are left out: their values are in the text beside them.

use super::body::{ProseNode, plain_lines};
use super::model::{Block, Report, ReportRow, ReportSection};

/// The report as text, with a line for each fact and each item.
pub fn text(report: &Report) -> String {
    let mut out = vec![match report.subject.is_empty() {
        true => report.title.clone(),
        false => format!("{} – {}", report.title, report.subject),
    }];
    out.push(String::new());
    out.extend(rows(&report.facts));
    for section in &report.sections {
        out.push(String::new());
        out.extend(section_lines(section));
    }
    out.join("\n")
}

/// The part of a body from its first heading on, as lines of text. Empty if it has no heading.
pub fn from_first_heading(nodes: &[ProseNode]) -> Vec<String> {
    let is_heading = |node: &ProseNode| matches!(node, ProseNode::H { .. });
    match nodes.iter().position(is_heading) {
        Some(first) => plain_lines(&nodes[first..]),
        None => Vec::new(),
    }
}

fn section_lines(section: &ReportSection) -> Vec<String> {
    let mut out = vec![section.title.clone(), underline(&section.title)];
    for block in &section.blocks {
        let lines = block_lines(block);
        let is_apart = matches!(block, Block::Prose { .. } | Block::Heading { .. });
        if is_apart && out.len() > 2 && !lines.is_empty() {
            out.push(String::new());
        }
        out.extend(lines);
    }
    out
}

fn underline(title: &str) -> String {
    "─".repeat(title.chars().count())
}

fn rows(rows: &[ReportRow]) -> Vec<String> {
    let line = |row: &ReportRow| match row.texts.as_slice() {
        [one] => vec![format!("{}: {one}", row.label)],
        several => {
            let mut out = vec![format!("{}:", row.label)];
            out.extend(several.iter().map(|text| format!("- {text}")));
            out
        }
    };
    rows.iter().flat_map(line).collect()
}

/// `text (one, two)`, without what is absent.
fn with_details(text: &str, details: &[Option<&String>]) -> String {
    let details: Vec<&str> = details
        .iter()
        .flatten()
        .map(|detail| detail.as_str())
        .collect();
    match details.as_slice() {
        [] => text.to_owned(),
        details => format!("{text} ({})", details.join("; ")),
    }
}

fn block_lines(block: &Block) -> Vec<String> {
    match block {
        Block::Heading {
            level: _,
            kicker,
            text,
            mark,
            only,
        } => vec![with_details(
            text,
            &[kicker.as_ref(), mark.as_ref(), only.as_ref()],
        )],
        Block::Text { text, style: _ } => vec![text.clone()],
        Block::Facts { rows: of } => rows(of),
        Block::List { ordered: _, items } => items
            .iter()
            .map(|item| format!("- {}", with_details(&item.text, &[item.only.as_ref()])))
            .collect(),
        Block::Table {
            name: _,
            columns,
            rows,
            charts: _,
        } => rows
            .iter()
            .map(|row| {
                let cells = columns.iter().skip(1).zip(&row.cells);
                let cells = cells.filter(|(_, cell)| !cell.is_empty());
                let cells: Vec<String> = cells
                    .map(|(column, cell)| format!("{} {cell}", column.text))
                    .collect();
                let head = with_details(&row.head, &[row.only.as_ref()]);
                match cells.is_empty() {
                    true => format!("- {head}"),
                    // A sentence does not end before a colon.
                    false => format!("- {}: {}", head.trim_end_matches('.'), cells.join("; ")),
                }
            })
            .collect(),
        Block::Chart {
            svg: _,
            alt: _,
            caption,
            legend: _,
        } => caption.iter().cloned().collect(),
        Block::Measures { of } => of
            .iter()
            .map(|one| {
                let value = with_details(&one.value, &[one.seen.as_ref()]);
                format!("{}: {value}", one.label)
            })
            .collect(),
        Block::Verdict { class: _, text } => vec![text.clone()],
        Block::Opinion {
            by,
            at,
            comment,
            only,
        } => {
            let parts: Vec<&str> = at.iter().chain(comment).map(String::as_str).collect();
            let said = parts.join("; ");
            vec![with_details(&format!("{by}: {said}"), &[only.as_ref()])]
        }
        Block::Amendment {
            tag,
            of,
            by,
            because,
            lines,
            only,
        } => {
            let head = with_details(tag, &[of.as_ref(), by.as_ref(), only.as_ref()]);
            let mut out = vec![format!("{head}: {because}")];
            out.extend(lines.iter().map(|line| match &line.was {
                Some(was) => format!("- {}: {was} → {}", line.label, line.now),
                None => format!("- {}: {}", line.label, line.now),
            }));
            out
        }
        Block::Entries { of } => of
            .iter()
            .map(|one| {
                let details = [one.mark.as_ref(), one.meta.as_ref(), one.only.as_ref()];
                format!("- {}", with_details(&one.text, &details))
            })
            .collect(),
        Block::Prose { html: _, nodes } => plain_lines(nodes),
        Block::Signatures { of } => of
            .iter()
            .map(|one| with_details(&one.who, &[one.role.as_ref(), one.on.as_ref()]))
            .collect(),
        Block::Empty { strong, text } => vec![format!("{strong} {text}")],
    }
}
