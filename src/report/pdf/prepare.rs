//! Prepares a report for the templates, which do not validate it.
//!
//! Whatever a record contains, the result can be drawn: known characters, no skipped heading levels, complete tables,
//! charts in print colours. Must not drop a word.

use std::collections::BTreeMap;

use super::chart;
use super::data::{
    LongWords, PageHead, PdfBlock, PdfChart, PdfData, PdfLook, PdfProse, PdfRow, PdfRowChart,
    PdfSection, PdfSign, PdfTable, PlacedLogo,
};
use super::drawable::Drawable;
use super::prose::{fit_nodes, stepped};
use super::sanitize::{clean, line};
use crate::bidi::{Direction, direction};
use crate::report::TextKind;
use crate::report::model::{Block, Report, ReportSection, TableRow};
use crate::report::prose::pdf_nodes;
use crate::text::Typography;
use crate::theme::ChartSheet;

/// A prepared report, and the text for which the fonts must have glyphs.
pub(super) struct Prepared {
    pub(super) data: PdfData,
    pub(super) text: String,
}

/// Prepares `report`.
pub(super) fn prepared(report: &Report, look: PdfLook, files: &Drawable<'_>) -> Prepared {
    let mut report = report.without_html();
    let mut marks = Typography::new(report.lang);
    report.visit_texts(&mut |kind, text| sanitize(kind, text, &mut marks));
    let sheet = chart::sheet(&look);
    let mut sections: Vec<PdfSection> = Vec::with_capacity(report.sections.len());
    for section in std::mem::take(&mut report.sections) {
        sections.push(fit_section(section, &sheet, files));
    }
    let head = PageHead {
        practice: report.practice.as_deref().map(|text| cut(text, 70)),
        running: cut(&report.running, 90),
        mark: report.mark.as_deref().map(|text| cut(text, 40)),
    };
    let Shown {
        text,
        right_to_left,
    } = shown(&mut report, &mut sections, &head);
    let longest = longest(&text);
    let data = PdfData {
        schema: report.schema,
        kind: report.kind,
        lang: report.lang,
        title: report.title,
        subject: report.subject,
        practice: report.practice,
        logo: report.logo.and_then(|logo| {
            files.path(&logo.name).map(|at| PlacedLogo {
                name: logo.name,
                alt: logo.alt,
                at,
            })
        }),
        running: report.running,
        mark: report.mark,
        facts: report.facts,
        sections,
        made_from: report.made_from,
        date: report.date,
        words: report.words,
        look,
        head,
        right_to_left,
        long: LongWords {
            cells: longest >= 17,
            lines: longest >= 31,
        },
    };
    Prepared { data, text }
}

/// Removes what cannot be drawn from a text, and writes typographic marks. A chart is cleaned when it is drawn.
fn sanitize(kind: TextKind, text: &mut String, marks: &mut Typography) {
    *text = match kind {
        TextKind::Line => marks.text(&line(text)).into_owned(),
        TextKind::Lines => marks.text(&clean(text)).into_owned(),
        TextKind::Url => line(text),
        TextKind::Code => clean(text),
        TextKind::Drawing => return,
    };
}

/// What the pages show.
#[derive(Default)]
struct Shown {
    /// All text, one line each.
    text: String,
    /// The texts that run from right to left.
    right_to_left: BTreeMap<String, bool>,
}

impl Shown {
    fn add(&mut self, kind: TextKind, text: &str) {
        match kind {
            // The address that is printed is a separate text.
            TextKind::Url => {}
            TextKind::Drawing => self.text.push_str(&svg_words(text)),
            TextKind::Line | TextKind::Lines | TextKind::Code => {
                self.text.push_str(text);
                self.text.push('\n');
                if direction(text) == Some(Direction::Rtl) {
                    self.right_to_left.insert(text.to_owned(), true);
                }
            }
        }
    }
}

/// Collects the text of `report`, whose sections have become `sections`.
fn shown(report: &mut Report, sections: &mut [PdfSection], head: &PageHead) -> Shown {
    let mut shown = Shown::default();
    for text in [&head.practice, &head.mark].into_iter().flatten() {
        shown.add(TextKind::Line, text);
    }
    shown.add(TextKind::Line, &head.running);
    let mut visit = |kind: TextKind, text: &mut String| shown.add(kind, text);
    report.visit_texts(&mut visit);
    for section in sections {
        section.visit_texts(&mut visit);
    }
    shown
}

/// The length of the longest word, in characters; theme.typ defines which spaces end a word.
fn longest(text: &str) -> usize {
    let ends = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}');
    let lengths = text.split(ends).map(|word| word.chars().count());
    lengths.max().unwrap_or_default()
}

/// Shortens a text to fit the page header; the first page shows the full text.
fn cut(text: &str, most: usize) -> String {
    match text.chars().count() > most {
        true => text.chars().take(most).chain(['…']).collect(),
        false => text.to_owned(),
    }
}

fn fit_section(section: ReportSection, sheet: &ChartSheet, files: &Drawable<'_>) -> PdfSection {
    let mut level = 2;
    let mut blocks = Vec::with_capacity(section.blocks.len());
    let mut rest = section.blocks.into_iter().peekable();
    while let Some(block) = rest.next() {
        let beside = rest.peek().is_some_and(fits_beside_a_chart);
        blocks.push(match block {
            Block::Chart {
                svg,
                alt,
                caption,
                legend,
            } => PdfBlock::Chart(PdfChart {
                drawing: match beside {
                    true => files.draw_narrow(&svg, sheet),
                    false => files.draw(&svg, sheet),
                },
                beside,
                alt,
                caption,
                legend: legend
                    .into_iter()
                    .map(|sign| PdfSign {
                        drawing: files.draw(&sign.svg, sheet),
                        text: sign.text,
                    })
                    .collect(),
            }),
            block => match fit_block(block, &mut level, sheet, files) {
                Some(block) => block,
                None => continue,
            },
        });
    }
    PdfSection {
        id: section.id,
        title: section.title,
        blocks,
    }
}

/// Whether a block is a table that is small enough to be beside the chart that it belongs to.
fn fits_beside_a_chart(block: &Block) -> bool {
    let Block::Table {
        columns,
        rows,
        charts: None,
        ..
    } = block
    else {
        return false;
    };
    let width = |at: usize| {
        let cells = rows.iter().map(|row| match at {
            0 => {
                row.head.chars().count() + row.only.as_ref().map_or(0, |only| only.chars().count())
            }
            at => row.cells.get(at - 1).map_or(0, |cell| cell.chars().count()),
        });
        let head = columns
            .get(at)
            .map_or(0, |column| column.text.chars().count());
        cells.chain([head]).max().unwrap_or_default()
    };
    let widths: usize = (0..columns.len()).map(width).sum();
    rows.len() <= 8 && columns.len() <= 3 && widths <= BESIDE
}

/// The width of a table beside a chart, in characters: what fits in its part of the page.
const BESIDE: usize = 42;

/// Normalises a block; `None` if nothing of it is left. `level` is the level of the last heading.
fn fit_block(
    mut block: Block,
    level: &mut u8,
    sheet: &ChartSheet,
    files: &Drawable<'_>,
) -> Option<PdfBlock> {
    match &mut block {
        Block::Heading {
            level: own, text, ..
        } => {
            if text.trim().is_empty() {
                return None;
            }
            *level = stepped(*own, *level);
            *own = *level;
        }
        Block::Table { columns, .. } if columns.is_empty() => return None,
        _ => {}
    }
    Some(match block {
        Block::Table {
            name,
            columns,
            rows,
            charts,
        } => PdfBlock::Table(PdfTable {
            name,
            rows: rows
                .into_iter()
                .map(|row| fit_row(row, columns.len() - 1, sheet, files))
                .collect(),
            columns,
            charts,
        }),
        // A body has its own heading levels; headings after it continue from the block's.
        Block::Prose { html: _, nodes } => {
            let mut nodes = pdf_nodes(nodes);
            fit_nodes(&mut nodes, level, files, 0);
            PdfBlock::Prose(PdfProse { nodes })
        }
        other => PdfBlock::Model(other),
    })
}

/// A row of a table with exactly this number of `cells`, without that of the row header.
fn fit_row(row: TableRow, cells: usize, sheet: &ChartSheet, files: &Drawable<'_>) -> PdfRow {
    let TableRow {
        head,
        only,
        cells: mut texts,
        chart,
    } = row;
    texts.resize(cells, String::new());
    PdfRow {
        head,
        only,
        cells: texts,
        chart: chart.map(|chart| PdfRowChart {
            drawing: files.draw(&chart.svg, sheet),
            alt: chart.alt,
        }),
    }
}

/// The text of an SVG between its tags, one line each.
pub(super) fn svg_words(svg: &str) -> String {
    let mut out = String::new();
    for part in svg.split('<').skip(1) {
        let said = part.split_once('>').map_or("", |(_, said)| said).trim();
        let style = part.starts_with("style") || part.starts_with('!') || part.starts_with('?');
        if !style && !said.is_empty() {
            let plain = [
                ("&lt;", "<"),
                ("&gt;", ">"),
                ("&quot;", "\""),
                ("&#39;", "'"),
                ("&amp;", "&"),
            ];
            let said = plain
                .iter()
                .fold(said.to_owned(), |said, (coded, c)| said.replace(coded, c));
            out.push_str(&said);
            out.push('\n');
        }
    }
    out
}
