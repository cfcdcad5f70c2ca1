//! An objective's progress in four values: baseline, now, target, due date.
//!
//! Must not choose a value: the track determines the latest one.

use chrono::NaiveDate;
use serde::Serialize;

use super::PageContext;
use super::parts::{TextPiece, When};
use crate::derive::Track;
use crate::record::value::Measure;

/// One of the four values. Templates: `{{ <measures of={…} /> }}`.
#[derive(Debug, Serialize)]
pub struct MeasureItem {
    /// The label before the value.
    pub(super) label: String,
    /// The value, as text.
    pub(super) value: String,
    /// When it was measured.
    pub(super) when: Option<When>,
    /// The record in which it was measured.
    pub(super) source: Option<TextPiece>,
    /// Whether it is the current value.
    pub(super) now: bool,
    /// Whether it is a sentence rather than a number.
    pub(super) long: bool,
}

/// The number of characters above which a value is shown as a sentence.
const FIGURE: usize = 12;

/// The values of an objective with this `baseline`, `target` and due date, and this `track`.
pub fn measures(
    cx: &PageContext<'_>,
    baseline: Option<&Measure>,
    target: Option<&Measure>,
    due: Option<NaiveDate>,
    track: Option<&Track>,
) -> Vec<MeasureItem> {
    let item = |label: &str, value: String| MeasureItem {
        label: cx.words.get(label).to_owned(),
        long: value.chars().count() > FIGURE,
        value,
        when: None,
        source: None,
        now: false,
    };
    let baseline = baseline.map(|baseline| item("field_baseline", cx.measure(baseline)));
    let now = track
        .and_then(Track::latest)
        .map(|(at, source)| MeasureItem {
            when: source.date.map(|date| cx.when(date)),
            source: Some(cx.record_link(source)),
            now: true,
            ..item(
                match cx.document {
                    true => "report_at_review",
                    false => "figure_now",
                },
                cx.measure(at),
            )
        });
    let target = target.map(|target| item("field_target", cx.measure(target)));
    let due = due.map(|date| MeasureItem {
        long: true,
        ..item("field_due", cx.words.date(date))
    });
    [baseline, now, target, due].into_iter().flatten().collect()
}
