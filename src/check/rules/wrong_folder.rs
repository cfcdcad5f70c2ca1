//! CG005: a record lies in the usual folder of another phase.

use crate::check::{RegisteredRule, RuleFunction, RuleInput};
use crate::diag::{Diagnostic, Level, Rule};
use crate::kind::{Kind, Phase};

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG005",
    name: "wrong-folder",
    level: Level::Warn,
};

/// The rule and all that belongs to it.
pub static CHECK: RegisteredRule = RegisteredRule {
    rule: &RULE,
    page: include_str!("wrong_folder.md"),
    needs: &[],
    yields: &[],
    run: RuleFunction::Records(check),
};

fn check(checked: RuleInput<'_>, found: &mut Vec<Diagnostic>) {
    for (_, record, _) in checked.source.model.complete_records() {
        if record.kind == Kind::Engagement {
            // Its folder is what makes an engagement.
            continue;
        }
        let (Some(own), Some(lies)) = (record.kind.phase(), Phase::from_folder(&record.path))
        else {
            continue;
        };
        if own == lies {
            continue;
        }
        let (own, lies) = (own.folder(), lies.folder());
        found.push(
            Diagnostic::new(
                &RULE,
                record.kind_span,
                format!("a record of kind `{}` lies in `{lies}/`", record.kind),
            )
            .help(format!(
                "move the file to `{own}/`; if it is something else than its `kind` says, mend that instead"
            )),
        );
    }
}
