//! CG005: reports a record in the usual folder of another phase.

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

fn check(input: RuleInput<'_>, findings: &mut Vec<Diagnostic>) {
    for (_, record, _) in input.source.model.complete_records() {
        if record.kind == Kind::Engagement {
            // The folder that contains engagement.md is the engagement's folder.
            continue;
        }
        let (Some(expected), Some(actual)) =
            (record.kind.phase(), Phase::from_folder(&record.path))
        else {
            continue;
        };
        if expected == actual {
            continue;
        }
        let (expected, actual) = (expected.folder(), actual.folder());
        findings.push(
            Diagnostic::new(
                &RULE,
                record.kind_span,
                format!("a record of kind `{}` is in `{actual}/`", record.kind),
            )
            .help(format!(
                "move the file to `{expected}/`; if its `kind` is wrong, correct that instead"
            )),
        );
    }
}
