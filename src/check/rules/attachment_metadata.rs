//! CG608: a file that is no image is copied as it is, with whatever it says about itself.

use crate::check::{Check, Checked, Run};
use crate::diag::{self, Diagnostic, Rule};
use crate::model::Target;
use crate::policy::Level;
use crate::view::passages_of;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG608",
    name: "attachment-metadata",
    level: diag::Level::Warn,
};

/// The rule and all that belongs to it.
pub static CHECK: Check = Check {
    rule: &RULE,
    page: include_str!("attachment_metadata.md"),
    needs: &[],
    yields: &[&diag::UNKNOWN_MARKER],
    run: Run::Records(check),
};

/// Reports each link by which the client or a sponsor gets such a file.
pub fn check(checked: Checked<'_>, diags: &mut Vec<Diagnostic>) {
    let model = checked.source.model;
    for (id, record, _) in model.held() {
        let readers = checked.standing.shared_with(id);
        for link in &record.body.links {
            let Target::Attachment(path) = model.follow(record, link) else {
                continue;
            };
            let image = model
                .attachments
                .get(&path)
                .and_then(|file| file.content.as_ref().ok())
                .is_none_or(|content| content.image);
            let seen = readers.iter().any(|reader| {
                passages_of(checked.source, reader, record, Level::Shared)
                    .iter()
                    .any(|passage| {
                        passage.visible
                            && passage.span.start <= link.span.start
                            && link.span.end <= passage.span.end
                    })
            });
            if !image && seen {
                diags.push(
                    Diagnostic::new(
                        &RULE,
                        link.span,
                        "this file is handed on as it is: its own metadata (author, earlier words, places) travels with it",
                    )
                    .help("look at the file's properties and remove what others should not have"),
                );
            }
        }
    }
}
