//! CG609: reports a word such as “private” that does not say who may not read the text.

use super::unknown_marker::{attempt_help, attempt_message, name_help, name_message};
use crate::check::RuleInput;
use crate::diag::{Diagnostic, Level, Rule};
use crate::model::RecordId;
use crate::record::prose::Strength;
use crate::record::prose::intent::HidingForm;
use crate::view::{NamedThing, PRIVATE_WORD, PrivateName, can_be_held_back};

/// The identity of the rule.
pub static RULE: Rule = Rule {
    code: PRIVATE_WORD.0,
    name: PRIVATE_WORD.1,
    level: Level::Error,
};

rule! {
    identity: RULE,
    page: "private_word.md",
    needs: &[],
    superseded_by: [],
    run: Records(check),
}

/// Reports each heading, label, tag or name that calls a text private without naming a reader.
pub fn check(input: RuleInput<'_>, diags: &mut Vec<Diagnostic>) {
    let attempts = input.access.attempts.iter();
    for attempt in attempts.filter(|attempt| attempt.strength == Strength::Unnamed) {
        let (level, then) = outcome(input, attempt.record, attempt.allowed);
        let share = match attempt.form {
            HidingForm::Heading if attempt.field.is_none() => {
                "; if others may read it, end this heading with `{.shared}`"
            }
            _ => "",
        };
        diags.push(
            Diagnostic::new(
                &RULE,
                attempt.span,
                format!("{}; {then}", attempt_message(attempt)),
            )
            .level(level)
            .help(format!("{}{share}; {ALLOW}", attempt_help(attempt))),
        );
    }
    let names = input.access.private_names.iter();
    for name in names.filter(|name| name.strength == Strength::Unnamed) {
        let (level, then) = outcome(input, name.record, name.allowed);
        diags.push(
            Diagnostic::new(&RULE, name.span, format!("{}; {then}", name_message(name)))
                .level(level)
                .help(format!(
                    "{}; {}; {ALLOW}",
                    name_help(name),
                    rename_help(name)
                )),
        );
    }
}

/// The level of the finding in a record, and the consequence for that record.
fn outcome(input: RuleInput<'_>, id: RecordId, allowed: bool) -> (Level, &'static str) {
    match can_be_held_back(input.source.model.record(id).kind) {
        true => (Level::Error, "client and sponsors do not get the record"),
        // A blocking error cannot be allowed, so the level is lowered here.
        false if allowed => (Level::Error, "the record is shared anyway"),
        false => (
            Level::Forbid,
            "the engagement is not built until you mark who may read it",
        ),
    }
}

/// The help if others may read the file or folder with such a name.
fn rename_help(name: &PrivateName) -> &'static str {
    match name.named {
        NamedThing::Folder | NamedThing::LinkedFolder => "if others may read it, rename the folder",
        NamedThing::Record | NamedThing::LinkedFile => "if others may read it, rename the file",
    }
}

/// The help if the text is not private.
const ALLOW: &str = "if the word means something else, use another word, or write `allow` with `rule: private-word` and `because`, \
     which shares every text of this record that this rule reports";
