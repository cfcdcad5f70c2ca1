//! The content of a report as plain values: one model for the print-ready HTML and for the PDF.
//!
//! Templates render it and add nothing: it contains every text, in the reader's language. Custom templates of a
//! practice depend on its structure; increase [`SCHEMA`] with every change. Must not hold markup except the SVG of
//! charts and the HTML that `html` produces.

use chrono::NaiveDate;
use serde::Serialize;

use super::body::ProseNode;
use crate::record::value::Verdict;
use crate::report::ReportKind;

/// The version of the structure.
pub const SCHEMA: u32 = 2;

/// The `page` value of report.html, and the `data` value of report.typ: a whole report.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The version of this structure.
    pub schema: u32,
    /// `agreement`, `agenda`, `interim`, `final`, `scorecard`, `brief` or `programme`.
    pub kind: ReportKind,
    /// The language, as a BCP 47 tag.
    pub lang: &'static str,
    /// The title of the document.
    pub title: String,
    /// The subject: the client and the organisation; the organisation alone if the report is on several clients.
    pub subject: String,
    /// The practice's name.
    pub practice: Option<String>,
    /// The practice's logo.
    pub logo: Option<Logo>,
    /// The text at the top of every page.
    pub running: String,
    /// The label of a copy that contains what others may not see: the coach's.
    pub mark: Option<String>,
    /// Lines under the title.
    pub facts: Vec<ReportRow>,
    /// The sections, in order.
    pub sections: Vec<ReportSection>,
    /// Lines at the end: what the report was built from.
    pub made_from: Vec<String>,
    /// The date of the latest record, agreement or approval in it, as `YYYY-MM-DD`; absent if it has none.
    pub date: Option<NaiveDate>,
    /// Texts that templates add.
    pub words: ReportWords,
}

/// Interface texts that a template needs.
#[derive(Debug, Clone, Serialize)]
pub struct ReportWords {
    /// `Page {page} of {pages}`; the template fills in the two placeholders.
    pub page_of: String,
    /// The label under the signature line.
    pub signature: String,
    /// The label under the date line.
    pub date: String,
    /// The label before an old value.
    pub was: String,
    /// The label before a new value.
    pub now: String,
    /// The label before a reason.
    pub because: String,
    /// The separator between a label and its text on the same line.
    pub label_mark: String,
}

/// A picture of the practice.
#[derive(Debug, Clone, Serialize)]
pub struct Logo {
    /// Its file, in `files/` of the portal.
    pub name: String,
    /// Its alternative text; empty if the practice's name is next to it.
    pub alt: String,
}

/// A section of a report, under a heading of level 2.
#[derive(Debug, Clone, Serialize)]
pub struct ReportSection {
    /// A stable ID: `attendance`, `objectives`, `sign-off`, …
    pub id: String,
    /// Its heading.
    pub title: String,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// A label and its values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportRow {
    /// The label.
    pub label: String,
    /// The values, one per line.
    pub texts: Vec<String>,
}

/// A block of a report.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Block {
    /// A heading below the section's.
    Heading {
        /// The level, from 3 to 5, without skipping a level.
        level: u8,
        /// Small text above it: `Point 1 of 3`.
        kicker: Option<String>,
        /// Its text.
        text: String,
        /// A mark next to it: `Amended`, `Withdrawn`.
        mark: Option<String>,
        /// Who can see this, if not every reader of the page can.
        only: Option<String>,
    },
    /// A paragraph.
    Text {
        /// Its text.
        text: String,
        /// `plain`, `lede`, `note`, `mark` (`Amended`, of the section) or `only` (who can see the section).
        style: TextStyle,
    },
    /// Rows of a label and its values.
    Facts {
        /// The rows.
        rows: Vec<ReportRow>,
    },
    /// A list.
    List {
        /// Whether it is numbered.
        ordered: bool,
        /// Its items.
        items: Vec<ListLine>,
    },
    /// A table; the first cell of a row is the row header.
    Table {
        /// What the values are of: the caption for screen readers.
        name: String,
        /// The column headers.
        columns: Vec<TableColumn>,
        /// The rows.
        rows: Vec<TableRow>,
        /// The header of an additional last column with the charts of the rows; absent if no row has one.
        charts: Option<String>,
    },
    /// A chart, followed by a table of its values.
    Chart {
        /// Safe HTML from `chart`: SVG with classes.
        svg: String,
        /// The text description of the chart.
        alt: String,
        /// The caption under the chart.
        caption: Option<String>,
        /// The meaning of its symbols.
        legend: Vec<Sign>,
    },
    /// The progress of an objective: a few values next to each other.
    Measures {
        /// The values.
        of: Vec<ValueRow>,
    },
    /// The result of an objective, or its status.
    Verdict {
        /// `achieved`, `on-track`, `partly`, `not-achieved`, …; absent if there is only a value.
        class: Option<Verdict>,
        /// The status as text.
        text: String,
    },
    /// What one party said.
    Opinion {
        /// The party.
        by: String,
        /// The value they gave.
        at: Option<String>,
        /// Their text.
        comment: Option<String>,
        /// Who can see this, if not every reader of the page can.
        only: Option<String>,
    },
    /// A change of what was agreed.
    Amendment {
        /// `Amended`, `Added`, `Withdrawn`.
        tag: String,
        /// What it amends, if that is not clear from the context.
        of: Option<String>,
        /// The record that decided it, and the date.
        by: Option<String>,
        /// The reason.
        because: String,
        /// The changes, field by field.
        lines: Vec<ChangedField>,
        /// Who can see this, if not every reader of the page can.
        only: Option<String>,
    },
    /// Items with details below: actions, milestones.
    Entries {
        /// The items.
        of: Vec<ReportEntry>,
    },
    /// A record's body.
    Prose {
        /// Safe HTML.
        html: String,
        /// The same as a tree.
        nodes: Vec<ProseNode>,
    },
    /// Who has signed, and who has yet to.
    Signatures {
        /// The parties.
        of: Vec<SignatureBlock>,
    },
    /// An empty state.
    Empty {
        /// What is missing.
        strong: String,
        /// Why, or when there will be something.
        text: String,
    },
}

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TextStyle {
    /// As the rest.
    Plain,
    /// Larger, as an introduction.
    Lede,
    /// Smaller, as an explanation of what follows.
    Note,
    /// A tag: what became of the section.
    Mark,
    /// A tag: who can see the section.
    Only,
}

/// An item of a list.
#[derive(Debug, Clone, Serialize)]
pub struct ListLine {
    /// Its text.
    pub text: String,
    /// Who can see this, if not every reader of the page can.
    pub only: Option<String>,
}

/// A column header.
#[derive(Debug, Clone, Serialize)]
pub struct TableColumn {
    /// Its text.
    pub text: String,
    /// Whether the column contains numbers.
    pub num: bool,
}

/// A row of a table.
#[derive(Debug, Clone, Serialize)]
pub struct TableRow {
    /// The row header.
    pub head: String,
    /// Who can see this, if not every reader of the page can.
    pub only: Option<String>,
    /// The other cells; numbers, if the column contains numbers.
    pub cells: Vec<String>,
    /// Its chart, if any.
    pub chart: Option<RowChart>,
}

/// A small chart in a row of a table.
#[derive(Debug, Clone, Serialize)]
pub struct RowChart {
    /// Safe HTML from `chart`: SVG with classes.
    pub svg: String,
    /// The text description of the chart.
    pub alt: String,
}

/// A symbol of a chart.
#[derive(Debug, Clone, Serialize)]
pub struct Sign {
    /// Safe HTML from `chart`: SVG with classes.
    pub svg: String,
    /// Its meaning.
    pub text: String,
}

/// One value of an objective.
#[derive(Debug, Clone, Serialize)]
pub struct ValueRow {
    /// The label: `Baseline`.
    pub label: String,
    /// The value.
    pub value: String,
    /// The record and the date of the value.
    pub seen: Option<String>,
    /// Whether it is the current value.
    pub now: bool,
    /// Whether it is a sentence rather than a number.
    pub long: bool,
}

/// One amended field.
#[derive(Debug, Clone, Serialize)]
pub struct ChangedField {
    /// The field.
    pub label: String,
    /// The old value; absent for a new field.
    pub was: Option<String>,
    /// The new value.
    pub now: String,
}

/// An item with details below.
#[derive(Debug, Clone, Serialize)]
pub struct ReportEntry {
    /// The item.
    pub text: String,
    /// A mark next to it: `overdue`.
    pub mark: Option<String>,
    /// The details below.
    pub meta: Option<String>,
    /// Who can see this, if not every reader of the page can.
    pub only: Option<String>,
}

/// A party's signature, or the space for it.
#[derive(Debug, Clone, Serialize)]
pub struct SignatureBlock {
    /// The party.
    pub who: String,
    /// Their role.
    pub role: Option<String>,
    /// `Signed on 28 January 2026`; absent if they have yet to sign.
    pub on: Option<String>,
}
