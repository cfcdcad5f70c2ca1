//! CG905: a font that is named and not there, or a file that is none. Found when the templates are read.

use crate::check::{RegisteredRule, RuleFunction};
use crate::diag::UNKNOWN_FONT;

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &UNKNOWN_FONT,
    page: include_str!("unknown_font.md"),
    needs: &[],
    superseded_by: &[],
    run: RuleFunction::Elsewhere,
};
