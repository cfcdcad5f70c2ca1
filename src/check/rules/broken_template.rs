//! CG901: a template of the practice's own that cannot be used. Found when the templates are read, or when a page is rendered.

use crate::check::{RegisteredRule, RuleFunction};
use crate::diag::BROKEN_TEMPLATE;

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &BROKEN_TEMPLATE,
    page: include_str!("broken_template.md"),
    needs: &[],
    superseded_by: &[],
    run: RuleFunction::Elsewhere,
};
