//! CG903: a logo larger than the pages it stands on. Found when coachgen.yaml is read.

use crate::check::{RegisteredRule, RuleFunction};
use crate::diag::HEAVY_LOGO;

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &HEAVY_LOGO,
    page: include_str!("heavy_logo.md"),
    needs: &[],
    superseded_by: &[],
    run: RuleFunction::Elsewhere,
};
