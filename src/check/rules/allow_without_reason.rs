//! CG801: an allow without its reason. Found when allows are settled.

use crate::check::{RegisteredRule, RuleFunction};
use crate::diag::{Level, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG801",
    name: "allow-without-reason",
    level: Level::Error,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("allow_without_reason.md"),
    needs: &[],
    superseded_by: &[],
    run: RuleFunction::Elsewhere,
};
