//! CG609: words such as “private” that do not say from whom.

use super::unknown_marker::{IN_A_FIELD, subject};
use crate::check::{Check, Checked, Run};
use crate::diag::{Diagnostic, Level, Rule, UNKNOWN_MARKER};
use crate::record::prose::Strength;
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
    yields: &[&UNKNOWN_MARKER],
    run: Run::Records(check),
};

/// Reports every record that is held back because its words say that it is private.
pub fn check(checked: Checked<'_>, diags: &mut Vec<Diagnostic>) {
    let attempts = checked.standing.attempts.iter();
    for attempt in attempts.filter(|attempt| attempt.intent.strength == Strength::Unnamed) {
        let record = checked.source.model.record(attempt.record);
        let (level, then) = match can_be_held_back(record.kind) {
            true => (Level::Error, "the record is held back from client and sponsors"),
            // An allow does not reach a blocking error.
            false if attempt.allowed => (Level::Error, "it is shared all the same"),
            false => (Level::Forbid, "nothing is built until it is clear who may read it"),
        };
        let help = match attempt.field {
            Some(_) => IN_A_FIELD,
            None => "end the heading above the text with `{.coach-only}`, or with `{.shared}` if others may read it",
        };
        diags.push(
            Diagnostic::new(&RULE, attempt.span, format!("{}; {then}", subject(attempt)))
                .level(level)
                .help(format!("{help}; {ALLOW}")),
        );
    }
}

/// How the coach says that the words may be read.
const ALLOW: &str = "if the words mean something else, write `allow` with `rule: private-word` and `because`";
