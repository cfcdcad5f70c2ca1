//! CG605: reports a stakeholder's name in something that the client or a sponsor would read.
//!
//! In themes, 360 evidence, titles and the name of the engagement's folder, it blocks the build; in other shared prose,
//! it may be intended and is a warning. The names of the parties are not reported.

mod beginnings;
mod endings;
mod find;
mod name_order;
mod names;
mod ordinary;
mod pattern;
mod shared;

use crate::check::RuleInput;
use crate::diag::{self, Diagnostic, Rule};
use crate::record::Content;
use crate::record::leaf::Leaf;
use crate::record::value::EvidenceType;
use crate::span::Span;
use endings::Certainty;
use find::{find, forms, span_of_name};
use names::NamePatterns;
use shared::shared_texts;

/// The identity of the rule.
pub static RULE: Rule = Rule {
    code: "CG605",
    name: "names-a-stakeholder",
    level: diag::Level::Forbid,
};

rule! {
    identity: RULE,
    page: "names_a_stakeholder.md",
    needs: &[],
    superseded_by: [&diag::UNKNOWN_MARKER],
    run: Records(check),
}

/// Reports names of stakeholders in texts that others get.
pub fn check(input: RuleInput<'_>, diags: &mut Vec<Diagnostic>) {
    let names = NamePatterns::new(input);
    if names.is_empty() {
        return;
    }
    for (id, record, content) in input.source.model.complete_records() {
        let file = input.source.model.sources.file(record.file);
        let file = file.map(|file| &*file.text);
        let mut warned = false;
        for (text, span, title) in shared_texts(input, id) {
            let strict = promises_anonymity(content) || title;
            let forms = forms(text, strict).into_iter();
            let found = forms
                .filter_map(|text| find(&names, &text, title))
                .reduce(|one, other| {
                    if other.certainty > one.certainty {
                        other
                    } else {
                        one
                    }
                });
            let Some(found) = found else {
                continue;
            };
            let span = span_of_name(span, text, &found.words, file);
            match (strict, found.certainty) {
                (true, Certainty::Certain) => diags.push(forbidden(span)),
                (true, Certainty::Possible) => diags.push(possible(span)),
                // In ordinary prose, a word that may be a name usually is not one.
                (false, Certainty::Certain) if !warned => {
                    warned = true;
                    diags.push(mentioned(span));
                }
                (false, _) => {}
            }
        }
    }
    engagement_name(input, &names, diags);
}

/// Whether stakeholders were promised that this record does not name them.
fn promises_anonymity(content: &Content) -> bool {
    let fields = content.fields();
    let is_360 = |evidence: &Leaf<EvidenceType>| evidence.value == EvidenceType::ThreeSixty;
    fields.themes.is_some() || fields.evidence.is_some_and(is_360)
}

fn forbidden(span: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        "this names a stakeholder where the client or a sponsor would read it",
    )
    .help("write it so that nobody can be identified, for example by naming the group: “several peers”")
}

fn possible(span: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        "this may name a stakeholder where the client or a sponsor would read it",
    )
    .level(diag::Level::Warn)
    .help("if it is the name, write it so that nobody can be identified; if it is an ordinary word, use another one or allow this with the reason")
}

fn mentioned(span: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        "this shared passage names a stakeholder",
    )
    .level(diag::Level::Warn)
    .help("make sure that it does not reveal what this person said or answered, or write a role instead of the name")
}

/// Reports a stakeholder's name in the name of the engagement's folder, after which the portals' folders are named.
fn engagement_name(input: RuleInput<'_>, names: &NamePatterns, diags: &mut Vec<Diagnostic>) {
    let model = input.source.model;
    let Some((id, _)) = model.engagement() else {
        return;
    };
    if find(names, &model.name, true).is_some_and(|found| found.certainty == Certainty::Certain) {
        diags.push(
            Diagnostic::new(
                &RULE,
                model.record(id).kind_span,
                "the name of the engagement's folder contains a stakeholder's name, and portals are named after it",
            )
            .help("rename the folder"),
        );
    }
}
