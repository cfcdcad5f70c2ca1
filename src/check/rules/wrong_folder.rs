//! CG005: a record lies in the usual folder of another phase.

use crate::check::RuleInput;
use crate::diag::Diagnostic;
use crate::kind::{Kind, Phase};

rule! {
    code: "CG005",
    name: "wrong-folder",
    level: Warn,
    page: "wrong_folder.md",
    needs: &[],
    superseded_by: [],
    run: Records(check),
}

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
                format!("a record of kind `{}` is in `{lies}/`", record.kind),
            )
            .help(format!(
                "move the file to `{own}/`; if its `kind` is wrong, correct that instead"
            )),
        );
    }
}
