//! CG002: front matter that is no YAML, or holds what does not fit. Found while it is read.

use crate::check::{Check, Run};
use crate::diag::INVALID_FRONT_MATTER;

/// The rule and all that belongs to it.
pub static CHECK: Check = Check {
    rule: &INVALID_FRONT_MATTER,
    page: include_str!("invalid_front_matter.md"),
    needs: &[],
    yields: &[],
    run: Run::Elsewhere,
};
