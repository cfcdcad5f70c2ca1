//! CG802: an allow that allows nothing, of a rule that does not exist, or of one that cannot be allowed. Found when allows
//! are settled.

use crate::check::{RegisteredRule, RuleFunction};
use crate::diag::{Level, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG802",
    name: "allow-unused",
    level: Level::Warn,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("allow_unused.md"),
    needs: &[],
    superseded_by: &[],
    run: RuleFunction::Elsewhere,
};

/// Why no setting and no record reaches a forbid.
pub(in crate::check) const GUARDED: &str = "remove this; the rule guards what others may read, or that what they read is true, \
     and a switch for it would sooner or later stand the wrong way";
