//! Writes tables, each in a region that scrolls.

use std::borrow::Cow;

use super::direction;
use super::safe::escape;
use super::writer::HtmlWriter;
use crate::prose::{Alignment, Inline, has_text};

impl HtmlWriter<'_> {
    pub(super) fn table(
        &mut self,
        columns: &[Alignment],
        head: &[Vec<Inline>],
        rows: &[Vec<Vec<Inline>>],
    ) {
        let heading = shorten(self.heading.trim());
        let name = match heading.is_empty() {
            true => self.labels.table.to_string(),
            false => format!("{}: {heading}", self.labels.table),
        };
        self.out
            .push_str("<div class=\"table-scroll\" role=\"region\" aria-label=\"");
        escape(&self.ids.region(&name), &mut self.out);
        let turn = direction::inner(direction::of_cells(head, rows));
        self.out
            .push_str(&format!("\" tabindex=\"0\">\n<table{turn}>\n<thead>\n<tr>"));
        for (at, cell) in head.iter().enumerate() {
            match has_text(cell) {
                true => self.cell("th scope=\"col\"", "</th>", columns.get(at), cell),
                // An empty header cell would have no meaning for a screen reader.
                false => self.out.push_str("<td></td>"),
            }
        }
        self.out.push_str("</tr>\n</thead>\n<tbody>\n");
        for row in rows {
            self.out.push_str("<tr>");
            for (at, cell) in row.iter().enumerate() {
                self.cell("td", "</td>", columns.get(at), cell);
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table>\n</div>\n");
    }

    fn cell(&mut self, tag: &str, close: &str, column: Option<&Alignment>, words: &[Inline]) {
        let class = match column {
            Some(Alignment::Right) => " class=\"num\"",
            Some(Alignment::Centre) => " class=\"centre\"",
            Some(Alignment::Start) | None => "",
        };
        self.out.push_str(&format!("<{tag}{class} dir=\"auto\">"));
        self.line(words);
        self.out.push_str(close);
    }
}

/// Shortens a heading for the label of a table, because every table below the heading repeats it.
fn shorten(heading: &str) -> Cow<'_, str> {
    match heading.char_indices().nth(MAX_TABLE_LABEL) {
        Some((end, _)) => Cow::Owned(format!("{}…", heading[..end].trim_end())),
        None => Cow::Borrowed(heading),
    }
}

/// The maximum length of a table's label, in characters.
const MAX_TABLE_LABEL: usize = 120;
