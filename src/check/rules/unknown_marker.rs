//! CG602: reports something that was meant to hide a text and does not.
//!
//! Headings with an invalid marker are reported while the prose is read.

mod heading;

use crate::check::RuleInput;
use crate::diag::{Diagnostic, UNKNOWN_MARKER};
use crate::record::prose::intent::HidingForm;
use crate::record::prose::{Narrowed, Strength};
use crate::record::{is_in_item, safe_path};
use crate::view::{HidingAttempt, NamedThing, PrivateName};

rule! {
    identity: UNKNOWN_MARKER,
    page: "unknown_marker.md",
    needs: &[],
    superseded_by: [],
    run: Records(check),
}

/// Reports each attempt to hide a text that names a reader, or that has a form that is only used for hiding.
pub fn check(input: RuleInput<'_>, diags: &mut Vec<Diagnostic>) {
    let attempts = input.access.attempts.iter();
    for attempt in attempts.filter(|attempt| attempt.strength > Strength::Unnamed) {
        let message = attempt_message(attempt);
        let text = input.source.model.sources.line_text(attempt.span);
        let help = match (attempt.form, text.and_then(heading::fault)) {
            (HidingForm::Braces, Some(fault)) => fault.to_owned(),
            _ => attempt_help(attempt),
        };
        diags.push(Diagnostic::new(&UNKNOWN_MARKER, attempt.span, message).help(help));
    }
    let names = input.access.private_names.iter();
    for name in names.filter(|name| name.strength > Strength::Unnamed) {
        let help = match name.named {
            NamedThing::Folder => format!(
                "{}; if others may read it, rename the folder or move the record out of it",
                name_help(name)
            ),
            NamedThing::LinkedFolder => format!(
                "{}; if others may see the file, move it to another folder",
                name_help(name)
            ),
            NamedThing::Record => format!(
                "{}; if others may read it, rename the file",
                name_help(name)
            ),
            NamedThing::LinkedFile => {
                format!("{}; if others may see the file, rename it", name_help(name))
            }
        };
        diags.push(Diagnostic::new(&UNKNOWN_MARKER, name.span, name_message(name)).help(help));
    }
}

/// The message about a folder or file name that does not hide anything.
fn name_message(name: &PrivateName) -> String {
    let shown = safe_path(&name.name);
    match name.named {
        NamedThing::Folder => format!("the folder `{shown}` does not hide this record"),
        NamedThing::Record => format!("the file name `{shown}` does not hide this record"),
        NamedThing::LinkedFolder => format!("the folder `{shown}` does not hide this linked file"),
        NamedThing::LinkedFile => format!("the file name `{shown}` does not hide this linked file"),
    }
}

/// The help for a folder or file name that does not hide anything: what to write instead.
pub(super) fn name_help(name: &PrivateName) -> &'static str {
    match name.named {
        NamedThing::Folder | NamedThing::Record => {
            "if only you may read the record, write `draft: true` in it"
        }
        NamedThing::LinkedFolder | NamedThing::LinkedFile => {
            "if only you may see the file, put the link under a heading that ends with `{.coach-only}`"
        }
    }
}

/// The message about an attempt that does not hide the text.
fn attempt_message(attempt: &HidingAttempt) -> String {
    let what = match attempt.form {
        HidingForm::Braces => "braces hide",
        HidingForm::Percent => "`%%` hides",
        HidingForm::Container => "a `:::` container hides",
        HidingForm::Callout => "a callout hides",
        HidingForm::Hashtag => "a tag hides",
        HidingForm::Comment => "a comment hides",
        HidingForm::Remark => "a comment in the front matter hides",
        HidingForm::Foreign => "markup of another program hides",
        HidingForm::Tag => "HTML hides",
        HidingForm::Bracket => "text in brackets hides",
        HidingForm::Label => "a label hides",
        HidingForm::Heading => "the text of a heading hides",
        HidingForm::Fence | HidingForm::Code => "a code block hides",
    };
    match (attempt.field, attempt.form) {
        (Some(field), _) => format!("{what} nothing in a field (`{}`)", field.key()),
        (None, HidingForm::Comment) => format!("{what} only what is inside it"),
        (None, HidingForm::Remark) => format!("{what} nothing"),
        (None, _) => format!("{what} nothing here"),
    }
}

/// The help for an attempt: what to write instead to hide the text from the reader that it names.
pub(super) fn attempt_help(attempt: &HidingAttempt) -> String {
    let marker = match attempt.strength {
        Strength::Client => Narrowed::ClientOnly.marker(),
        Strength::Coach | Strength::Unnamed => Narrowed::CoachOnly.marker(),
    };
    let again = "put a heading that ends with `{.shared}` above the next text that others may read";
    match (attempt.field, attempt.form) {
        (Some(field), _) if !is_in_item(field) => format!(
            "markers have no effect in this field; move the text to the body, under a heading that ends with `{marker}`"
        ),
        (Some(_), _) => format!(
            "put `coach_only: true` beside the fields of the item, or write the text in the body under a heading that ends with \
             `{marker}`"
        ),
        (None, HidingForm::Remark) => {
            "put `coach_only: true` beside the fields of the item that it is about, or `draft: true` for the \
             whole record, and then delete the comment"
                .to_owned()
        }
        (None, HidingForm::Heading) => format!("end the heading with `{marker}`, and {again}"),
        (None, HidingForm::Code) => {
            "close the code block above the heading, and begin the heading at the margin".to_owned()
        }
        (None, HidingForm::Foreign) => format!(
            "put `<!-- … -->` around text that no reader may see, or write it under a new heading, as in \
             `## What I noticed {marker}`, and {again}"
        ),
        (None, _) => {
            format!("write the text under a new heading instead, as in `## What I noticed {marker}`, and {again}")
        }
    }
}
