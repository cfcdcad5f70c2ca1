//! A chart and the same in figures: one shape for every chart of every page.
//!
//! Must not draw what the table does not say.

mod attendance;
mod profile;
mod scores;
mod timeline;
mod track;

use serde::Serialize;

use super::PageContext;
use super::parts::TextPiece;
use crate::bidi;
use crate::markdown::Ids;

pub use attendance::attendance;
pub use profile::profile;
pub use scores::scores;
pub use timeline::timeline;
pub use track::{Drawn, chart, figure, scale};

/// A chart and its table. Templates: `{{ <chart_figure of={…} /> }}`.
#[derive(Debug, Serialize)]
pub struct Figure {
    /// HTML from `chart`, safe as it is; none where nothing of it can be drawn.
    pub(super) svg: Option<String>,
    /// The chart in words.
    pub(super) alt: String,
    /// What stands under the chart.
    pub(super) caption: Option<String>,
    /// What each mark of the chart means.
    pub(super) legend: Vec<LegendItem>,
    /// What the figures are of.
    pub(super) name: String,
    /// Name of the table's region.
    pub(super) region: String,
    /// Whether the table says more than the chart, and so stands open.
    pub(super) open: bool,
    /// The heads of the columns.
    pub(super) columns: Vec<FigureColumn>,
    /// The values, a line each.
    pub(super) rows: Vec<FigureRow>,
}

/// A sign of the chart and what it means.
#[derive(Debug, Serialize)]
pub struct LegendItem {
    /// HTML from `chart`, safe as it is.
    pub(super) svg: String,
    /// What the mark means.
    pub(super) text: String,
}

/// The head of a column.
#[derive(Debug, Serialize)]
pub struct FigureColumn {
    /// The head’s words.
    pub(super) text: String,
    /// A column of numbers.
    pub(super) num: bool,
}

/// A line of the table.
#[derive(Debug, Serialize)]
pub struct FigureRow {
    /// The head of the row.
    pub(super) head: Vec<TextPiece>,
    /// Who alone sees this, where it is narrower than the rest.
    pub(super) only: Option<String>,
    /// The cells after the head.
    pub(super) cells: Vec<FigureCell>,
}

/// A value of the table; empty where there is none.
#[derive(Debug, Serialize)]
pub struct FigureCell {
    /// The text, with its links and dates.
    pub(super) pieces: Vec<TextPiece>,
    /// Holds numbers.
    pub(super) num: bool,
}

impl Figure {
    /// A figure of `name`, with the table alone.
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

    /// A column headed by the message `id`.
    fn column(&mut self, cx: &PageContext<'_>, id: &str, num: bool) {
        self.columns.push(FigureColumn {
            text: cx.words.get(id).to_owned(),
            num,
        });
    }
}

impl FigureCell {
    /// Words.
    fn text(pieces: impl IntoIterator<Item = TextPiece>) -> FigureCell {
        FigureCell {
            pieces: pieces.into_iter().collect(),
            num: false,
        }
    }

    /// A number; a dash where there is none.
    fn number(text: Option<String>) -> FigureCell {
        FigureCell {
            pieces: vec![TextPiece::text(text.unwrap_or_else(|| "–".to_owned()))],
            num: true,
        }
    }
}

/// The sentences of a description.
fn sentences(cx: &PageContext<'_>, parts: &[String]) -> String {
    bidi::join(parts, cx.words.get("sentence_mark"))
}
