//! CG011: a field in a place where it has no effect. Found while the record is read.

use crate::check::{Check, Run};
use crate::diag::FIELDS_OUTSIDE;

/// The rule and all that belongs to it.
pub static CHECK: Check = Check {
    rule: &FIELDS_OUTSIDE,
    page: include_str!("fields_outside_front_matter.md"),
    needs: &[],
    yields: &[],
    run: Run::Elsewhere,
};
