//! Short functions for the parts of a report.

use coachgen::record::value::Paper;
use coachgen::report::body::{Inline, ProseNode};
use coachgen::report::model::{
    Block, Report, ReportSection, ReportWords, SCHEMA, Sign, TableColumn, TableRow, TextStyle,
};
use coachgen::report::{Look, ReportKind};
use coachgen::theme::{Colour, PRINTED_WASH};

pub fn look() -> Look {
    Look {
        paper: Paper::A4,
        accent: Colour::accent(None),
        wash: PRINTED_WASH,
        fonts: vec!["Libertinus Serif".to_owned()],
    }
}

/// A report with one section.
pub fn report(blocks: Vec<Block>) -> Report {
    let section = ReportSection {
        id: "a".to_owned(),
        title: "A section".to_owned(),
        blocks,
    };
    Report {
        schema: SCHEMA,
        kind: ReportKind::Final,
        lang: "en",
        title: "Final review".to_owned(),
        subject: "Ana Lind, Example Ltd".to_owned(),
        practice: Some("A practice".to_owned()),
        logo: None,
        running: "Final review".to_owned(),
        mark: None,
        facts: Vec::new(),
        sections: vec![section],
        made_from: Vec::new(),
        date: "2026-10-16".parse().ok(),
        words: ReportWords {
            page_of: "Page {page} of {pages}".to_owned(),
            signature: String::new(),
            date: String::new(),
            was: String::new(),
            now: String::new(),
            because: String::new(),
            label_mark: String::new(),
        },
    }
}

pub fn text(words: &str) -> Block {
    Block::Text {
        text: words.to_owned(),
        style: TextStyle::Plain,
    }
}

pub fn heading(level: u8, text: &str) -> Block {
    Block::Heading {
        level,
        kicker: None,
        text: text.to_owned(),
        mark: None,
        only: None,
    }
}

/// A table; the first cell of a row is its header.
pub fn table(columns: &[&str], rows: &[&[&str]]) -> Block {
    let columns = columns.iter().map(|text| TableColumn {
        text: (*text).to_owned(),
        num: false,
    });
    let rows = rows.iter().filter_map(|row| row.split_first());
    Block::Table {
        name: "n".to_owned(),
        columns: columns.collect(),
        rows: rows
            .map(|(head, cells)| TableRow {
                head: (*head).to_owned(),
                only: None,
                cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
                chart: None,
            })
            .collect(),
        charts: None,
    }
}

/// A chart with one symbol, both with this SVG.
pub fn chart(svg: &str, alt: &str) -> Block {
    let sign = Sign {
        svg: svg.to_owned(),
        text: "a sign".to_owned(),
    };
    Block::Chart {
        svg: svg.to_owned(),
        alt: alt.to_owned(),
        caption: None,
        legend: vec![sign],
    }
}

pub fn prose(nodes: Vec<ProseNode>) -> Block {
    Block::Prose {
        html: String::new(),
        nodes,
    }
}

/// A paragraph of text.
pub fn p(words: &str) -> ProseNode {
    paragraph(vec![s(words)])
}

pub fn paragraph(c: Vec<Inline>) -> ProseNode {
    ProseNode::P { c }
}

pub fn h(level: u8, words: &str) -> ProseNode {
    let c = vec![s(words)];
    ProseNode::H { level, c }
}

pub fn quote(c: Vec<ProseNode>) -> ProseNode {
    ProseNode::Quote { c }
}

/// A list with one item.
pub fn list(start: Option<u64>, item: Vec<ProseNode>) -> ProseNode {
    let items = vec![item];
    ProseNode::List { start, items }
}

pub fn note(words: &str) -> ProseNode {
    ProseNode::Notes {
        start: 1,
        items: vec![vec![p(words)]],
    }
}

pub fn pre(text: &str) -> ProseNode {
    let text = text.to_owned();
    ProseNode::Pre { text }
}

/// A table in prose; an empty cell has no content.
pub fn grid(head: &[&str], rows: &[&[&str]]) -> ProseNode {
    let cell = |words: &&str| match *words {
        "" => Vec::new(),
        words => vec![s(words)],
    };
    let cells = |row: &[&str]| row.iter().map(cell).collect();
    ProseNode::Table {
        columns: vec![None; head.len()],
        head: cells(head),
        rows: rows.iter().map(|row| cells(row)).collect(),
    }
}

pub fn s(words: &str) -> Inline {
    let s = words.to_owned();
    Inline::S { s }
}

pub fn em(c: Vec<Inline>) -> Inline {
    Inline::Em { c }
}

pub fn link(href: &str, words: &str) -> Inline {
    let (href, c) = (href.to_owned(), vec![s(words)]);
    Inline::Link { href, c }
}

pub fn img(name: &str, alt: &str) -> Inline {
    let (name, alt) = (name.to_owned(), alt.to_owned());
    Inline::Img { name, alt }
}
