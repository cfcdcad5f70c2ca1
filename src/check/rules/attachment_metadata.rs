//! CG608: reports a file other than a picture that is shared unchanged, including its metadata.

use crate::check::RuleInput;
use crate::diag::{self, Diagnostic, Rule};
use crate::model::ResolvedLink;
use crate::policy::AccessLevel;
use crate::view::passages_of;

/// The identity of the rule.
pub static RULE: Rule = Rule {
    code: "CG608",
    name: "attachment-metadata",
    level: diag::Level::Warn,
};

rule! {
    identity: RULE,
    page: "attachment_metadata.md",
    needs: &[],
    superseded_by: [&diag::UNKNOWN_MARKER],
    run: Records(check),
}

/// Reports each link through which the client or a sponsor gets such a file.
pub fn check(input: RuleInput<'_>, diags: &mut Vec<Diagnostic>) {
    let model = input.source.model;
    for (id, record, _) in model.complete_records() {
        if record.body.links.is_empty() {
            continue;
        }
        let readers = input.access.shared_with(id).into_iter();
        let passages: Vec<_> = readers
            .map(|reader| passages_of(input.source, &reader, record, AccessLevel::Shared))
            .collect();
        for link in &record.body.links {
            let ResolvedLink::Attachment(path) = model.follow(record, link) else {
                continue;
            };
            let image = model
                .attachments
                .get(&path)
                .and_then(|file| file.content.as_ref().ok())
                .is_none_or(|content| content.image);
            let seen = passages.iter().any(|passages| {
                let after = passages.partition_point(|one| one.span.start <= link.span.start);
                after
                    .checked_sub(1)
                    .is_some_and(|at| passages[at].is_visible())
            });
            if !image && seen {
                diags.push(
                    Diagnostic::new(
                        &RULE,
                        link.span,
                        "this file is shared unchanged, including its metadata (author, earlier text, places)",
                    )
                    .help("check the file's properties and remove what others should not have"),
                );
            }
        }
    }
}
