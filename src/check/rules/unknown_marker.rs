//! CG602: something that was meant to hide a text and does not. (Headings with a marker that cannot be read are reported
//! while the prose is read.)

use crate::check::{Check, Checked, Run};
use crate::diag::{Diagnostic, UNKNOWN_MARKER};
use crate::record::prose::Strength;
use crate::record::prose::intent::Form;
use crate::view::HidingAttempt;

/// The rule and all that belongs to it.
pub static CHECK: Check = Check {
    rule: &UNKNOWN_MARKER,
    page: include_str!("unknown_marker.md"),
    needs: &[],
    yields: &[],
    run: Run::Records(check),
};

/// Reports every attempt to hide a text that names its reader, or has a form that only ever hides.
pub fn check(checked: Checked<'_>, diags: &mut Vec<Diagnostic>) {
    let attempts = checked.standing.attempts.iter();
    for attempt in attempts.filter(|attempt| attempt.intent.strength > Strength::Unnamed) {
        let (message, help) = match attempt.field {
            Some(field) => (
                format!("`{}` holds {}, which hides nothing in a field", field.key(), what(attempt)),
                IN_A_FIELD,
            ),
            None => (format!("{} hides nothing here", sentence(what(attempt))), in_prose(attempt)),
        };
        diags.push(Diagnostic::new(&UNKNOWN_MARKER, attempt.span, message).help(help));
    }
}

/// The form of an attempt, as a message says it.
pub(super) fn what(attempt: &HidingAttempt) -> &'static str {
    match attempt.intent.form {
        Form::Braces => "what looks like a marker in braces",
        Form::Percent => "`%%`",
        Form::Container => "a `:::` container",
        Form::Callout => "a callout that says who may read it",
        Form::Hashtag => "a tag that says who may read the text",
        Form::Comment => "a comment that says who may read the text",
        Form::Tag => "HTML",
        Form::Bracket => "a remark in brackets on who may read the text",
        Form::Label => "a label that says who may read the text",
        Form::Heading => "the wording of a heading",
        Form::Fence => "a word behind the fence of a code block",
        Form::Code => "a marker in a block of code",
    }
}

/// What to write in a field instead.
pub(super) const IN_A_FIELD: &str =
    "put `coach_only: true` beside the fields of the item, or write the text in the body under a heading that ends with `{.coach-only}`";

fn in_prose(attempt: &HidingAttempt) -> &'static str {
    match attempt.intent.form {
        Form::Heading | Form::Bracket | Form::Label => {
            "end the heading's line with `{.coach-only}`, as in `## What I noticed {.coach-only}`, or with `{.shared}` if others may read it"
        }
        Form::Comment => {
            "a comment hides only what is inside it; put the text under a heading that ends with `{.coach-only}`"
        }
        Form::Code => "close the block of code above the heading, and begin the heading at the margin",
        _ => "put the text under a heading that ends with `{.coach-only}`, as in `## What I noticed {.coach-only}`",
    }
}

/// Words as the beginning of a sentence.
pub(super) fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
