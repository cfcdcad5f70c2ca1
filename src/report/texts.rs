//! Access to each text of a report, with what it is.
//!
//! Every struct is destructured without `..`, so that no new field is forgotten.

use super::model::{
    Block, ChangedField, ListLine, Logo, Report, ReportEntry, ReportRow, ReportSection,
    ReportWords, RowChart, Sign, SignatureBlock, TableColumn, TableRow, ValueRow,
};
use super::prose;
use super::text_kind::{TextKind, VisitText};

impl Report {
    /// A copy without the HTML of bodies: their syntax trees have the same content.
    pub fn without_html(&self) -> Report {
        let mut report = self.clone();
        let blocks = report.sections.iter_mut().flat_map(|one| &mut one.blocks);
        for block in blocks {
            if let Block::Prose { html, nodes: _ } = block {
                html.clear();
            }
        }
        report
    }

    /// Passes each text that the report may show to `visit`, in reading order. Leaves out the HTML of bodies: their
    /// syntax trees have the same text.
    pub fn visit_texts(&mut self, visit: &mut VisitText<'_>) {
        let Report {
            schema: _,
            kind: _,
            lang: _,
            title,
            subject,
            practice,
            logo,
            running,
            mark,
            facts,
            sections,
            made_from,
            date: _,
            words,
        } = self;
        for text in [title, subject, running] {
            visit(TextKind::Line, text);
        }
        for text in [practice, mark] {
            optional(text, visit);
        }
        if let Some(Logo { name: _, alt }) = logo {
            visit(TextKind::Line, alt);
        }
        facts.iter_mut().for_each(|row| row.visit_texts(visit));
        for section in sections {
            section.visit_texts(visit);
        }
        for text in made_from {
            visit(TextKind::Line, text);
        }
        words.visit_texts(visit);
    }
}

impl ReportWords {
    fn visit_texts(&mut self, visit: &mut VisitText<'_>) {
        let ReportWords {
            page_of,
            signature,
            date,
            was,
            now,
            because,
            label_mark,
        } = self;
        for text in [page_of, signature, date, label_mark] {
            visit(TextKind::Line, text);
        }
        for text in [was, now, because] {
            visit(TextKind::Lines, text);
        }
    }
}

impl ReportSection {
    fn visit_texts(&mut self, visit: &mut VisitText<'_>) {
        let ReportSection {
            id: _,
            title,
            blocks,
        } = self;
        visit(TextKind::Line, title);
        blocks.iter_mut().for_each(|block| block.visit_texts(visit));
    }
}

impl ReportRow {
    fn visit_texts(&mut self, visit: &mut VisitText<'_>) {
        let ReportRow { label, texts } = self;
        visit(TextKind::Line, label);
        texts
            .iter_mut()
            .for_each(|text| visit(TextKind::Lines, text));
    }
}

impl Block {
    /// Passes each text that the block may show to `visit`, in reading order.
    pub fn visit_texts(&mut self, visit: &mut VisitText<'_>) {
        match self {
            Block::Heading {
                level: _,
                kicker,
                text,
                mark,
                only,
            } => {
                optional(kicker, visit);
                visit(TextKind::Lines, text);
                optional(mark, visit);
                optional(only, visit);
            }
            Block::Text { text, style: _ } | Block::Verdict { class: _, text } => {
                visit(TextKind::Lines, text);
            }
            Block::Facts { rows } => rows.iter_mut().for_each(|row| row.visit_texts(visit)),
            Block::List { ordered: _, items } => {
                for ListLine { text, only } in items {
                    visit(TextKind::Lines, text);
                    optional(only, visit);
                }
            }
            Block::Table {
                name,
                columns,
                rows,
                charts,
            } => {
                visit(TextKind::Line, name);
                for TableColumn { text, num: _ } in columns {
                    visit(TextKind::Lines, text);
                }
                optional(charts, visit);
                rows.iter_mut().for_each(|row| row.visit_texts(visit));
            }
            Block::Chart {
                svg,
                alt,
                caption,
                legend,
            } => {
                visit(TextKind::Drawing, svg);
                visit(TextKind::Line, alt);
                optional(caption, visit);
                for Sign { svg, text } in legend {
                    visit(TextKind::Drawing, svg);
                    visit(TextKind::Lines, text);
                }
            }
            Block::Measures { of } => of.iter_mut().for_each(|value| value.visit_texts(visit)),
            Block::Opinion {
                by,
                at,
                comment,
                only,
            } => {
                visit(TextKind::Line, by);
                optional(at, visit);
                if let Some(comment) = comment {
                    visit(TextKind::Lines, comment);
                }
                optional(only, visit);
            }
            Block::Amendment {
                tag,
                of,
                by,
                because,
                lines,
                only,
            } => {
                visit(TextKind::Line, tag);
                optional(of, visit);
                optional(by, visit);
                visit(TextKind::Lines, because);
                lines.iter_mut().for_each(|line| line.visit_texts(visit));
                optional(only, visit);
            }
            Block::Entries { of } => of.iter_mut().for_each(|entry| entry.visit_texts(visit)),
            Block::Prose { html: _, nodes } => prose::visit_texts(nodes, visit),
            Block::Signatures { of } => {
                for SignatureBlock { who, role, on } in of {
                    visit(TextKind::Line, who);
                    optional(role, visit);
                    optional(on, visit);
                }
            }
            Block::Empty { strong, text } => {
                visit(TextKind::Line, strong);
                visit(TextKind::Lines, text);
            }
        }
    }
}

impl TableRow {
    fn visit_texts(&mut self, visit: &mut VisitText<'_>) {
        let TableRow {
            head,
            only,
            cells,
            chart,
        } = self;
        visit(TextKind::Line, head);
        optional(only, visit);
        for cell in cells {
            visit(TextKind::Line, cell);
        }
        if let Some(RowChart { svg, alt }) = chart {
            visit(TextKind::Drawing, svg);
            visit(TextKind::Line, alt);
        }
    }
}

impl ValueRow {
    fn visit_texts(&mut self, visit: &mut VisitText<'_>) {
        let ValueRow {
            label,
            value,
            seen,
            now: _,
            long: _,
        } = self;
        visit(TextKind::Line, label);
        visit(TextKind::Line, value);
        optional(seen, visit);
    }
}

impl ChangedField {
    fn visit_texts(&mut self, visit: &mut VisitText<'_>) {
        let ChangedField { label, was, now } = self;
        visit(TextKind::Line, label);
        if let Some(was) = was {
            visit(TextKind::Lines, was);
        }
        visit(TextKind::Lines, now);
    }
}

impl ReportEntry {
    fn visit_texts(&mut self, visit: &mut VisitText<'_>) {
        let ReportEntry {
            text,
            mark,
            meta,
            only,
        } = self;
        visit(TextKind::Lines, text);
        optional(mark, visit);
        optional(meta, visit);
        optional(only, visit);
    }
}

fn optional(text: &mut Option<String>, visit: &mut VisitText<'_>) {
    if let Some(text) = text {
        visit(TextKind::Line, text);
    }
}
