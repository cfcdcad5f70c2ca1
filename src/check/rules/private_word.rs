//! CG609: words such as “private” that do not say from whom.

use super::unknown_marker::{how, subject};
use crate::check::{Check, Checked, Run};
use crate::diag::{Diagnostic, Level, Rule};
use crate::record::prose::Strength;
use crate::record::prose::intent::Form;
use crate::view::{PRIVATE_WORD, can_be_held_back};

/// The rule.
pub static RULE: Rule = Rule {
    code: PRIVATE_WORD.0,
    name: PRIVATE_WORD.1,
    level: Level::Error,
};

/// The rule and all that belongs to it.
pub static CHECK: Check = Check {
    rule: &RULE,
    page: include_str!("private_word.md"),
    needs: &[],
    yields: &[],
    run: Run::Records(check),
};

/// Reports every record that is held back because its words say that it is private.
pub fn check(checked: Checked<'_>, diags: &mut Vec<Diagnostic>) {
    let attempts = checked.standing.attempts.iter();
    for attempt in attempts.filter(|attempt| attempt.strength == Strength::Unnamed) {
        let record = checked.source.model.record(attempt.record);
        let (level, then) = match can_be_held_back(record.kind) {
            true => (Level::Error, "the record is held back from client and sponsors"),
            // An allow does not reach a blocking error.
            false if attempt.allowed => (Level::Error, "it is shared all the same"),
            false => (Level::Forbid, "nothing is built until it is clear who may read it"),
        };
        let share = match attempt.form {
            Form::Heading if attempt.field.is_none() => {
                "; if others may read it, end this heading with `{.shared}`"
            }
            _ => "",
        };
        diags.push(
            Diagnostic::new(&RULE, attempt.span, format!("{}; {then}", subject(attempt)))
                .level(level)
                .help(format!("{}{share}; {ALLOW}", how(attempt))),
        );
    }
}

/// How the coach says that the words may be read.
const ALLOW: &str = "if the words mean something else, say it in other words, or write `allow` with `rule: private-word` and `because`, \
     which shares every such text of this record";
