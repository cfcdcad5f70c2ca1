//! CG605: a stakeholder's name where the client or a sponsor would read it.
//!
//! In themes, 360 evidence, titles and the engagement's own name it is forbidden; in ordinary prose
//! that is shared it may be meant and is a warning. A party's own name is none of it.

mod names;
mod shared;

use crate::check::{Check, Checked, Run};
use crate::diag::{self, Diagnostic, Rule};
use crate::record::Content;
use crate::record::value::EvidenceType;
use crate::span::Span;
use names::{Name, bears, find, forms, may_name, names, narrowed};
use shared::shared;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG605",
    name: "names-a-stakeholder",
    level: diag::Level::Forbid,
};

/// The rule and all that belongs to it.
pub static CHECK: Check = Check {
    rule: &RULE,
    page: include_str!("names_a_stakeholder.md"),
    needs: &[],
    yields: &[&diag::UNKNOWN_MARKER],
    run: Run::Records(check),
};

/// Reports names of stakeholders in what others get.
pub fn check(checked: Checked<'_>, diags: &mut Vec<Diagnostic>) {
    let names = names(checked);
    if names.is_empty() {
        return;
    }
    for (id, record, content) in checked.source.model.held() {
        let file = checked.source.model.sources.file(record.file);
        let file = file.map(|file| &*file.text);
        let mut warned = false;
        for (text, span, title) in shared(checked, id) {
            let strict = guarded(content) || title;
            let found = forms(text, strict).into_iter().find_map(|text| {
                if !may_name(&names, &text) {
                    return None;
                }
                names.iter().find_map(|name| find(name, &text, strict))
            });
            let Some(found) = found else {
                continue;
            };
            let span = narrowed(span, text, &found, file);
            if strict {
                diags.push(forbidden(span));
            } else if !warned {
                warned = true;
                diags.push(mentioned(span));
            }
        }
    }
    engagement_name(checked, &names, diags);
}

/// Records in which stakeholders were promised to stay unnamed.
fn guarded(content: &Content) -> bool {
    match content {
        Content::StakeholderThemes(_) => true,
        Content::Evidence(evidence) => evidence.kind.value == EvidenceType::ThreeSixty,
        _ => false,
    }
}

fn forbidden(span: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        "this names a stakeholder where the client or a sponsor would read it",
    )
    .help("say it so that nobody can be made out, for example by the group: “several peers”")
}

fn mentioned(span: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        "this shared passage names somebody who was interviewed as a stakeholder",
    )
    .level(diag::Level::Warn)
    .help("make sure that it gives away nothing they said; a role says as much")
}

/// The engagement's folder names the portals' folders.
fn engagement_name(checked: Checked<'_>, names: &[Name], diags: &mut Vec<Diagnostic>) {
    let model = checked.source.model;
    let Some((id, _)) = model.engagement() else {
        return;
    };
    if names.iter().any(|name| bears(&model.name, name)) {
        diags.push(
            Diagnostic::new(
                &RULE,
                model.record(id).kind_span,
                "the engagement's folder bears a stakeholder's name, and portals are named after it",
            )
            .help("rename the folder"),
        );
    }
}
