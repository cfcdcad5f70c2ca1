//! The fields of a point or an objective next to each other: old and new values.
//!
//! Must not show an old value that is not in the view.

use serde::Serialize;

use super::PageContext;
use super::figure::scale;
use crate::derive::Amendment;
use crate::view::types::{MeasurableView, ObjectiveView, PointView, RevisionView};

/// The fields that can be amended, in display order; each has a message `field_‹word›`.
const FIELDS: [&str; 12] = [
    "title",
    "success",
    "business_benefit",
    "support",
    "specific",
    "measurable",
    "scale",
    "baseline",
    "target",
    "achievable",
    "relevant",
    "due",
];

/// The displayed value of each field.
pub type Values = [Option<String>; FIELDS.len()];

/// One amended field.
#[derive(Debug, Serialize)]
pub struct RevisedField {
    /// The field’s name.
    pub(super) label: String,
    /// The old value; absent for a new field.
    pub(super) was: Option<String>,
    /// The new value.
    pub(super) now: String,
}

/// The fields that `now` sets, next to their old values; updates `was`.
pub fn lines(cx: &PageContext<'_>, was: &mut Values, now: Values) -> Vec<RevisedField> {
    let mut out = Vec::new();
    for ((field, was), now) in FIELDS.iter().zip(was).zip(now) {
        let Some(now) = now else { continue };
        // A group that is set as a whole also lists the values that did not change.
        if was.as_ref() == Some(&now) {
            continue;
        }
        let label = cx.words.choice("field", field).to_owned();
        let before = was.replace(now.clone());
        out.push(RevisedField {
            label,
            was: before,
            now,
        });
    }
    out
}

/// The fields that an amendment sets, next to their old values. An amendment not in force does not change `was`.
pub fn of_amendment(
    cx: &PageContext<'_>,
    amendment: &Amendment,
    was: &mut Values,
) -> Vec<RevisedField> {
    let now = of_revision(cx, &amendment.now);
    match amendment.is_in_force() {
        true => lines(cx, was, now),
        false => lines(cx, &mut was.clone(), now),
    }
}

/// The fields of a point.
pub fn of_point(point: &PointView) -> Values {
    let mut values = Values::default();
    values[0] = Some(point.title.clone());
    values[1] = point.success.clone();
    values[2] = point.business_benefit.clone();
    values[3] = point.support.clone();
    values
}

/// The fields of an objective.
pub fn of_objective(cx: &PageContext<'_>, objective: &ObjectiveView) -> Values {
    let mut values = Values::default();
    values[4] = objective.specific.clone();
    measured(cx, &mut values, objective.measurable.as_ref());
    values[9] = objective.achievable.clone();
    values[10] = objective.relevant.clone();
    values[11] = objective.due.map(|due| cx.words.date(due));
    values
}

/// The fields that an amendment sets.
pub fn of_revision(cx: &PageContext<'_>, now: &RevisionView) -> Values {
    let mut values: Values = [
        now.title.clone(),
        now.success.clone(),
        now.business_benefit.clone(),
        now.support.clone(),
        now.specific.clone(),
        None,
        None,
        None,
        None,
        now.achievable.clone(),
        now.relevant.clone(),
        now.due.map(|due| cx.words.date(due)),
    ];
    measured(cx, &mut values, now.measurable.as_ref());
    values
}

fn measured(cx: &PageContext<'_>, values: &mut Values, measurable: Option<&MeasurableView>) {
    if let Some(measurable) = measurable {
        values[5] = measurable.how.clone();
        values[6] = scale(cx, measurable.scale.as_deref());
        values[7] = measurable.baseline.as_ref().map(|value| cx.measure(value));
        values[8] = measurable.target.as_ref().map(|value| cx.measure(value));
    }
}
