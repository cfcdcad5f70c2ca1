//! CG902: a file among the templates that no page is made with. Found when the templates are read.

use crate::check::{RegisteredRule, RuleFunction};
use crate::diag::IDLE_TEMPLATE;

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &IDLE_TEMPLATE,
    page: include_str!("idle_template.md"),
    needs: &[],
    superseded_by: &[],
    run: RuleFunction::Elsewhere,
};
