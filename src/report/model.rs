//! What a report says, as plain values: one model for the print-ready HTML and for the PDF.
//!
//! Templates walk it and add nothing: every word is in it, in the reader's language. Its shape is part of what a
//! practice's own templates rely on; whoever changes it raises [`SCHEMA`]. Must not hold markup beyond the SVG of
//! charts and the HTML that `markdown` made.

use serde::Serialize;

use crate::markdown::tree::ProseNode;

/// The version of the shape.
pub const SCHEMA: u32 = 1;

/// What `page` holds in report.html, and `data` in report.typ: a whole report.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The version of this shape.
    pub schema: u32,
    /// `agreement`, `agenda`, `interim` or `final`.
    pub kind: &'static str,
    /// The language, as BCP 47 has it.
    pub lang: &'static str,
    /// The title of the document.
    pub title: String,
    /// Whom it is about: the client and the organisation.
    pub subject: String,
    /// The practice's name.
    pub practice: Option<String>,
    /// The practice's logo.
    pub logo: Option<Logo>,
    /// What stands at the head of every page.
    pub running: String,
    /// Marks a copy that holds what others may not see: the coach's.
    pub mark: Option<String>,
    /// Under the title, a line each.
    pub facts: Vec<ReportRow>,
    /// The parts, in order.
    pub sections: Vec<ReportSection>,
    /// At the end: what the report was made from, a line each.
    pub made_from: Vec<String>,
    /// The latest date in it, as `YYYY-MM-DD`; absent where it has none.
    pub date: Option<String>,
    /// Words that stand between those of the report.
    pub words: ReportWords,
}

/// Words of the interface that a template needs.
#[derive(Debug, Clone, Serialize)]
pub struct ReportWords {
    /// `Page {page} of {pages}`, with the two in braces to be filled in.
    pub page_of: String,
    /// Under the line to sign on.
    pub signature: String,
    /// Under the line for the date.
    pub date: String,
    /// Before what was.
    pub was: String,
    /// Before what is now.
    pub now: String,
    /// Before a reason.
    pub because: String,
    /// What follows a label on the same line.
    pub label_mark: String,
}

/// A picture of the practice's.
#[derive(Debug, Clone, Serialize)]
pub struct Logo {
    /// Its file, below `files/` of the portal.
    pub name: String,
    /// What it shows; nothing where the practice's name stands beside it.
    pub alt: String,
}

/// A part of a report, under a heading of the second level.
#[derive(Debug, Clone, Serialize)]
pub struct ReportSection {
    /// Stable: `attendance`, `objectives`, `sign-off`, …
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A label and what stands beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportRow {
    /// What it is.
    pub label: String,
    /// The values, a line each.
    pub texts: Vec<String>,
}

/// A piece of a report.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Block {
    /// A heading below the section's.
    Heading {
        /// From 3 to 5; none skips a level.
        level: u8,
        /// Small, above it: `Point 1 of 3`.
        kicker: Option<String>,
        /// Its words.
        text: String,
        /// A word beside it: `Amended`, `Withdrawn`.
        mark: Option<String>,
        /// Who alone sees this, where it is narrower than the rest.
        only: Option<String>,
    },
    /// A paragraph.
    Text {
        /// Its words.
        text: String,
        /// `plain`, `lede`, `note`, `mark` (`Amended`, of the section) or `only` (who alone sees the section).
        style: &'static str,
    },
    /// Lines of a label and its values.
    Facts {
        /// The lines.
        rows: Vec<ReportRow>,
    },
    /// A list.
    List {
        /// Whether it is numbered.
        ordered: bool,
        /// Its lines.
        items: Vec<ListLine>,
    },
    /// A table; the first cell of a row is its head.
    Table {
        /// What the figures are of: its caption for those who do not see it.
        name: String,
        /// The heads of the columns.
        columns: Vec<TableColumn>,
        /// The rows.
        rows: Vec<TableRow>,
    },
    /// A chart; its figures follow as a table.
    Chart {
        /// HTML from `chart`, safe as it is: SVG with classes.
        svg: String,
        /// The chart in words.
        alt: String,
        /// Under the chart.
        caption: Option<String>,
        /// What its signs mean.
        legend: Vec<Sign>,
    },
    /// Where an objective stands: a few values side by side.
    Measures {
        /// The values.
        of: Vec<ValueRow>,
    },
    /// How an objective ended, or stands.
    Verdict {
        /// `achieved`, `on-track`, `partly`, `not-achieved`, …; absent where there is only a value.
        class: Option<&'static str>,
        /// In words.
        text: String,
    },
    /// What one party said.
    Said {
        /// Who.
        by: String,
        /// The value they gave.
        at: Option<String>,
        /// Their words.
        comment: Option<String>,
        /// Who alone sees this, where it is narrower than the rest.
        only: Option<String>,
    },
    /// A change of what was agreed.
    Amendment {
        /// `Amended`, `Added`, `Withdrawn`.
        tag: String,
        /// What it is about, where that is not plain from where it stands.
        of: Option<String>,
        /// Where and when it was decided.
        by: Option<String>,
        /// The reason.
        because: String,
        /// Field by field.
        lines: Vec<Changed>,
        /// Who alone sees this, where it is narrower than the rest.
        only: Option<String>,
    },
    /// Things with a line beneath: actions, milestones.
    Entries {
        /// The things.
        of: Vec<ReportEntry>,
    },
    /// A record's body.
    Prose {
        /// HTML, safe as it is.
        html: String,
        /// The same as a tree.
        nodes: Vec<ProseNode>,
    },
    /// Who signed, and who has yet to.
    Signatures {
        /// The parties.
        of: Vec<SignatureBlock>,
    },
    /// What stands where there is nothing.
    Empty {
        /// That it is so.
        strong: String,
        /// Why, or when there will be.
        text: String,
    },
}

/// A line of a list.
#[derive(Debug, Clone, Serialize)]
pub struct ListLine {
    /// Its words.
    pub text: String,
    /// Who alone sees this, where it is narrower than the rest.
    pub only: Option<String>,
}

/// The head of a column.
#[derive(Debug, Clone, Serialize)]
pub struct TableColumn {
    /// Its words.
    pub text: String,
    /// A column of numbers.
    pub num: bool,
}

/// A row of a table.
#[derive(Debug, Clone, Serialize)]
pub struct TableRow {
    /// The first cell.
    pub head: String,
    /// Who alone sees this, where it is narrower than the rest.
    pub only: Option<String>,
    /// The other cells; a number stands where its column is one of numbers.
    pub cells: Vec<String>,
}

/// A sign of a chart.
#[derive(Debug, Clone, Serialize)]
pub struct Sign {
    /// HTML from `chart`, safe as it is: SVG with classes.
    pub svg: String,
    /// What it means.
    pub text: String,
}

/// One value of an objective.
#[derive(Debug, Clone, Serialize)]
pub struct ValueRow {
    /// What it is: `Baseline`.
    pub label: String,
    /// The value.
    pub value: String,
    /// Where and when it was seen.
    pub seen: Option<String>,
    /// Whether it is where things stand now.
    pub now: bool,
    /// Whether it is a sentence rather than a figure.
    pub long: bool,
}

/// One amended field.
#[derive(Debug, Clone, Serialize)]
pub struct Changed {
    /// The field.
    pub label: String,
    /// What it said before; absent for what is new.
    pub was: Option<String>,
    /// What it says now.
    pub now: String,
}

/// A thing with a line beneath.
#[derive(Debug, Clone, Serialize)]
pub struct ReportEntry {
    /// The thing.
    pub text: String,
    /// A word beside it: `overdue`.
    pub mark: Option<String>,
    /// The line beneath.
    pub meta: Option<String>,
    /// Who alone sees this, where it is narrower than the rest.
    pub only: Option<String>,
}

/// A party's signature, or the place for it.
#[derive(Debug, Clone, Serialize)]
pub struct SignatureBlock {
    /// Who.
    pub who: String,
    /// What they are.
    pub role: Option<String>,
    /// `Signed on 28 January 2026`; absent where they have yet to.
    pub on: Option<String>,
}
