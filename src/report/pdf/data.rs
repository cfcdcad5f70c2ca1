//! What templates read as `/data.json`: a report, prepared for typesetting.
//!
//! docs/templates.md describes it for users. Custom templates depend on its structure.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::node::Node;
use crate::record::value::Paper;
use crate::report::model::{Block, ReportRow, ReportWords, TableColumn};
use crate::report::{Look, ReportKind, TextKind, VisitText};
use crate::theme::Colour;

/// A prepared report.
#[derive(Serialize)]
pub(super) struct PdfData {
    pub(super) schema: u32,
    pub(super) kind: ReportKind,
    pub(super) lang: &'static str,
    pub(super) title: String,
    pub(super) subject: String,
    pub(super) practice: Option<String>,
    pub(super) logo: Option<PlacedLogo>,
    pub(super) running: String,
    pub(super) mark: Option<String>,
    pub(super) facts: Vec<ReportRow>,
    pub(super) sections: Vec<PdfSection>,
    pub(super) made_from: Vec<String>,
    pub(super) date: Option<NaiveDate>,
    pub(super) words: ReportWords,
    pub(super) look: PdfLook,
    pub(super) head: PageHead,
    /// The right-to-left texts, each as a key.
    pub(super) right_to_left: BTreeMap<String, bool>,
    pub(super) long: LongWords,
}

/// The look, in the words of Typst.
#[derive(Serialize)]
pub(super) struct PdfLook {
    pub(super) paper: &'static str,
    pub(super) accent: Colour,
    pub(super) wash: Colour,
    pub(super) fonts: Vec<String>,
}

impl PdfLook {
    /// The look with `families` after its own fonts.
    pub(super) fn new(look: &Look, families: &[String]) -> PdfLook {
        let mut fonts = look.fonts.clone();
        for family in families {
            if !fonts.contains(family) {
                fonts.push(family.clone());
            }
        }
        PdfLook {
            paper: match look.paper {
                Paper::A4 => "a4",
                Paper::Letter => "us-letter",
            },
            accent: look.accent,
            wash: look.wash,
            fonts,
        }
    }
}

/// The texts of the page header, shortened to fit; the first page shows the full texts.
#[derive(Serialize)]
pub(super) struct PageHead {
    pub(super) practice: Option<String>,
    pub(super) running: String,
    pub(super) mark: Option<String>,
}

/// Whether there are words that have to be split.
#[derive(Serialize)]
pub(super) struct LongWords {
    /// Words too long for a table cell.
    pub(super) cells: bool,
    /// Words too long for a line.
    pub(super) lines: bool,
}

/// A logo and its path.
#[derive(Serialize)]
pub(super) struct PlacedLogo {
    pub(super) name: String,
    pub(super) alt: String,
    pub(super) at: String,
}

/// A section.
#[derive(Serialize)]
pub(super) struct PdfSection {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) blocks: Vec<PdfBlock>,
}

/// A block of a section.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum PdfBlock {
    /// A block with the structure of the model; neither a table nor a chart nor prose.
    Model(Block),
    Table(PdfTable),
    Chart(PdfChart),
    Prose(PdfProse),
}

/// A table.
#[derive(Serialize)]
#[serde(tag = "t", rename = "table")]
pub(super) struct PdfTable {
    pub(super) name: String,
    pub(super) columns: Vec<TableColumn>,
    pub(super) rows: Vec<PdfRow>,
    pub(super) charts: Option<String>,
}

/// A row of a table.
#[derive(Serialize)]
pub(super) struct PdfRow {
    pub(super) head: String,
    pub(super) only: Option<String>,
    pub(super) cells: Vec<String>,
    pub(super) chart: Option<PdfRowChart>,
}

/// A small chart in a row of a table.
#[derive(Serialize)]
pub(super) struct PdfRowChart {
    #[serde(flatten)]
    pub(super) drawing: Drawing,
    pub(super) alt: String,
}

/// A chart.
#[derive(Serialize)]
#[serde(tag = "t", rename = "chart")]
pub(super) struct PdfChart {
    #[serde(flatten)]
    pub(super) drawing: Drawing,
    pub(super) alt: String,
    pub(super) caption: Option<String>,
    pub(super) legend: Vec<PdfSign>,
    /// Whether the next block is a table of its values that fits beside it.
    pub(super) beside: bool,
}

/// A symbol of a chart.
#[derive(Serialize)]
pub(super) struct PdfSign {
    #[serde(flatten)]
    pub(super) drawing: Drawing,
    pub(super) text: String,
}

/// An SVG for print.
#[derive(Serialize)]
pub(super) struct Drawing {
    /// Absent if it cannot be drawn.
    pub(super) svg: Option<String>,
    /// The height, relative to the width.
    pub(super) ratio: f64,
}

/// A body.
#[derive(Serialize)]
#[serde(tag = "t", rename = "prose")]
pub(super) struct PdfProse {
    pub(super) nodes: Vec<Node>,
}

impl PdfSection {
    /// Passes each text that the section shows to `visit`, in reading order.
    pub(super) fn visit_texts(&mut self, visit: &mut VisitText<'_>) {
        let PdfSection {
            id: _,
            title,
            blocks,
        } = self;
        visit(TextKind::Line, title);
        for block in blocks {
            match block {
                PdfBlock::Model(block) => block.visit_texts(visit),
                PdfBlock::Table(table) => table.visit_texts(visit),
                PdfBlock::Chart(chart) => chart.visit_texts(visit),
                PdfBlock::Prose(PdfProse { nodes }) => {
                    nodes.iter_mut().for_each(|node| node.visit_texts(visit));
                }
            }
        }
    }
}

impl PdfTable {
    fn visit_texts(&mut self, visit: &mut VisitText<'_>) {
        let PdfTable {
            name,
            columns,
            rows,
            charts,
        } = self;
        visit(TextKind::Line, name);
        for TableColumn { text, num: _ } in columns {
            visit(TextKind::Lines, text);
        }
        for text in charts.iter_mut() {
            visit(TextKind::Line, text);
        }
        for row in rows {
            row.visit_texts(visit);
        }
    }
}

impl PdfRow {
    fn visit_texts(&mut self, visit: &mut VisitText<'_>) {
        let PdfRow {
            head,
            only,
            cells,
            chart,
        } = self;
        let cells = cells.iter_mut();
        for text in std::iter::once(head).chain(only.iter_mut()).chain(cells) {
            visit(TextKind::Line, text);
        }
        if let Some(PdfRowChart { drawing, alt }) = chart {
            drawing.visit_texts(visit);
            visit(TextKind::Line, alt);
        }
    }
}

impl PdfChart {
    fn visit_texts(&mut self, visit: &mut VisitText<'_>) {
        let PdfChart {
            drawing,
            alt,
            caption,
            legend,
            beside: _,
        } = self;
        drawing.visit_texts(visit);
        visit(TextKind::Line, alt);
        if let Some(caption) = caption {
            visit(TextKind::Line, caption);
        }
        for PdfSign { drawing, text } in legend {
            drawing.visit_texts(visit);
            visit(TextKind::Lines, text);
        }
    }
}

impl Drawing {
    fn visit_texts(&mut self, visit: &mut VisitText<'_>) {
        if let Some(svg) = &mut self.svg {
            visit(TextKind::Drawing, svg);
        }
    }
}
