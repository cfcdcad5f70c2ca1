//! How long an engagement's records are kept.
//!
//! Must not judge whether that is long enough.

use chrono::{Months, NaiveDate};

use super::order::contents;
use crate::record::value::ReviewType;
use crate::view::types::View;

/// The day on which the records of `view` are to be disposed of: the day agreed, else the years agreed,
/// counted from the end; where nobody noted the end, from the final review.
pub fn disposal(view: &View) -> Option<NaiveDate> {
    let terms = &view.engagement;
    if terms.dispose_on.is_some() {
        return terms.dispose_on;
    }
    let mut reviews = contents(&view.reviews);
    let closing = reviews.find(|(_, review)| review.kind == ReviewType::Final);
    let ended = terms.ended.or(closing.and_then(|(fact, _)| fact.date))?;
    let months = Months::new(terms.keep_years?.checked_mul(12)?);
    ended.checked_add_months(months)
}
