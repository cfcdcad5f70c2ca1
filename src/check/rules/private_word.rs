//! CG609: reports a word such as “private” that does not say who may not read the text.

use super::unknown_marker::{attempt_help, name_help};
use crate::check::RuleInput;
use crate::diag::{Diagnostic, Level, Rule};
use crate::model::RecordId;
use crate::policy::AccessLevel;
use crate::record::prose::Strength;
use crate::record::prose::intent::HidingForm;
use crate::record::safe_path;
use crate::view::{HidingAttempt, NamedThing, PRIVATE_WORD, PrivateName, can_be_held_back};

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
        let kind = input.source.model.record(attempt.record).kind;
        let client_only = match attempt.field {
            None if input.source.policy.kind(kind).ceiling == AccessLevel::Shared => {
                "; if the client may read it and the sponsors may not, write `{.client-only}` instead"
            }
            _ => "",
        };
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
                format!("{}, {then}", unnamed_reader(attempt)),
            )
            .level(level)
            .help(format!(
                "{}{client_only}{share}; {ALLOW}",
                attempt_help(attempt)
            )),
        );
    }
    let names = input.access.private_names.iter();
    for name in names.filter(|name| name.strength == Strength::Unnamed) {
        let (level, then) = outcome(input, name.record, name.allowed);
        diags.push(
            Diagnostic::new(
                &RULE,
                name.span,
                format!("{}, {then}", unnamed_reader_of(name)),
            )
            .level(level)
            .help(format!(
                "{}; {}; {ALLOW}",
                name_help(name),
                rename_help(name)
            )),
        );
    }
}

/// The message about words that call a text private.
fn unnamed_reader(attempt: &HidingAttempt) -> String {
    let what = match attempt.form {
        HidingForm::Braces => "this text in braces does",
        HidingForm::Percent => "`%%` does",
        HidingForm::Container => "this `:::` container does",
        HidingForm::Callout => "this callout does",
        HidingForm::Hashtag => "this tag does",
        HidingForm::Comment => "this comment does",
        HidingForm::Remark => "this comment in the front matter does",
        HidingForm::Foreign => "this markup of another program does",
        HidingForm::Tag => "this HTML does",
        HidingForm::Bracket => "this text in brackets does",
        HidingForm::Label => "this label does",
        HidingForm::Heading => "this heading does",
        HidingForm::Fence | HidingForm::Code => "this code block does",
    };
    match attempt.field {
        Some(field) => format!("{what} not say who may read `{}`", field.key()),
        None => format!("{what} not say who may read the text"),
    }
}

/// The message about a name that calls a record or a linked file private.
fn unnamed_reader_of(name: &PrivateName) -> String {
    let shown = safe_path(&name.name);
    match name.named {
        NamedThing::Folder => format!("the folder `{shown}` does not say who may read this record"),
        NamedThing::Record => {
            format!("the file name `{shown}` does not say who may read this record")
        }
        NamedThing::LinkedFolder => {
            format!("the folder `{shown}` does not say who may see this linked file")
        }
        NamedThing::LinkedFile => {
            format!("the file name `{shown}` does not say who may see this linked file")
        }
    }
}

/// The level of the finding in a record, and the consequence for that record.
fn outcome(input: RuleInput<'_>, id: RecordId, allowed: bool) -> (Level, &'static str) {
    match can_be_held_back(input.source.model.record(id).kind) {
        true => (
            Level::Error,
            "so only you have this record until you decide",
        ),
        // A blocking error cannot be allowed, so the level is lowered here.
        false if allowed => (Level::Error, "but the record is shared"),
        false => (
            Level::Forbid,
            "so the engagement is not built until you mark who may read it",
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
