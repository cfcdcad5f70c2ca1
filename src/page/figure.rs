//! Charts with their data tables: one structure for every chart of every page.
//!
//! The chart must not show anything that the table does not contain.

mod attendance;
mod profile;
mod pulse;
mod scores;
mod timeline;
mod track;

use serde::Serialize;

use super::PageContext;
use super::parts::TextPiece;
use crate::bidi;
use crate::html::Ids;

pub use attendance::attendance;
pub use profile::profile;
pub use pulse::pulse_trend;
pub use scores::scores;
pub use timeline::timeline;
pub use track::{ChartForm, chart, figure, scale, sparkline};

/// A chart and its table. Templates: `{{ <chart_figure of={…} /> }}`.
#[derive(Debug, Serialize)]
pub struct Figure {
    /// Safe HTML from `chart`; absent if nothing can be drawn.
    pub(super) svg: Option<String>,
    /// A text description of the chart.
    pub(super) alt: String,
    /// The caption under the chart.
    pub(super) caption: Option<String>,
    /// What each mark of the chart means.
    pub(super) legend: Vec<LegendItem>,
    /// What the values are of.
    pub(super) name: String,
    /// The accessible name of the table’s region.
    pub(super) region: String,
    /// Whether the table is open at first, because it contains more than the chart.
    pub(super) open: bool,
    /// The column headers.
    pub(super) columns: Vec<FigureColumn>,
    /// The values, one per line.
    pub(super) rows: Vec<FigureRow>,
}

/// A symbol of the chart and its meaning.
#[derive(Debug, Serialize)]
pub struct LegendItem {
    /// Safe HTML from `chart`.
    pub(super) svg: String,
    /// The meaning of the symbol.
    pub(super) text: String,
}

/// A column header.
#[derive(Debug, Serialize)]
pub struct FigureColumn {
    /// The header’s text.
    pub(super) text: String,
    /// Whether the column contains numbers.
    pub(super) num: bool,
}

/// A row of the table.
#[derive(Debug, Serialize)]
pub struct FigureRow {
    /// The row header.
    pub(super) head: Vec<TextPiece>,
    /// Who can see this, if not every reader of the page can.
    pub(super) only: Option<String>,
    /// The other cells.
    pub(super) cells: Vec<FigureCell>,
}

/// A cell of the table; empty if there is no value.
#[derive(Debug, Serialize)]
pub struct FigureCell {
    /// The text, with its links and dates.
    pub(super) pieces: Vec<TextPiece>,
    /// Whether it contains a number.
    pub(super) num: bool,
}

impl Figure {
    /// A figure called `name` that has only a table.
    fn new(cx: &PageContext<'_>, ids: &mut Ids, name: &str) -> Figure {
        let region = cx.words.with("figures_of", &[("what", name.into())]);
        Figure {
            svg: None,
            alt: String::new(),
            caption: None,
            legend: Vec::new(),
            name: name.to_owned(),
            region: ids.region(&region),
            open: false,
            columns: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Adds a column with the message `id` as its header.
    fn column(&mut self, cx: &PageContext<'_>, id: &str, num: bool) {
        self.columns.push(FigureColumn {
            text: cx.words.get(id).to_owned(),
            num,
        });
    }
}

impl FigureCell {
    /// A cell with text.
    fn text(pieces: impl IntoIterator<Item = TextPiece>) -> FigureCell {
        FigureCell {
            pieces: pieces.into_iter().collect(),
            num: false,
        }
    }

    /// A cell with a number; a dash if there is none.
    fn number(text: Option<String>) -> FigureCell {
        FigureCell {
            pieces: vec![TextPiece::text(text.unwrap_or_else(|| "–".to_owned()))],
            num: true,
        }
    }
}

/// Joins the sentences of a description.
fn sentences(cx: &PageContext<'_>, parts: &[String]) -> String {
    bidi::join(parts, cx.words.get("sentence_mark"))
}
