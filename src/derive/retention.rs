//! How long the records of an engagement are kept.
//!
//! Must not judge whether the period is long enough.

use chrono::{Months, NaiveDate};

use super::order::contents;
use crate::record::value::ReviewType;
use crate::view::types::View;

/// The date on which the records of `view` must be disposed of: the date agreed, else the end of the number of years
/// agreed, counted from the end of the engagement or, if that is not recorded, from the final review.
pub fn disposal(view: &View) -> Option<NaiveDate> {
    let terms = &view.engagement;
    if terms.dispose_on.is_some() {
        return terms.dispose_on;
    }
    let mut reviews = contents(view.reviews());
    let closing = reviews.find(|(_, review)| review.kind == ReviewType::Final);
    let ended = terms.ended.or(closing.and_then(|(fact, _)| fact.date))?;
    let months = Months::new(terms.keep_years?.checked_mul(12)?);
    ended.checked_add_months(months)
}
