//! Tags that mark a record as private. They have no effect, so the text that one was meant to hide would be
//! published.

use super::CommonFields;
use super::intent::hiding_tag;
use super::yaml::{YamlNode, YamlValue};
use crate::diag::{Diagnostic, INVALID_FRONT_MATTER};
use crate::kind::Kind;
use crate::policy::kind_row;

/// Properties of other programs with which people mark a note.
pub(super) const PROPERTIES: [&str; 3] = ["tags", "aliases", "cssclasses"];

/// Reports a tag that means private, in a record whose prose others have.
pub(super) fn check(
    kind: Kind,
    common: &CommonFields,
    node: &YamlNode,
    found: &mut Vec<Diagnostic>,
) {
    if kind_row(kind).is_for_coach_only() || common.draft || common.body_coach_only {
        return;
    }
    for property in PROPERTIES {
        let Some(value) = node.get(property) else {
            continue;
        };
        let mut texts: Vec<&YamlNode> = value.items().iter().collect();
        if matches!(value.value, YamlValue::Scalar { .. }) {
            texts.push(value);
        }
        for one in texts {
            let text = one.text().unwrap_or_default();
            // Several tags in one text are separated by commas or spaces.
            let hides = hiding_tag(text) || text.split([',', ' ']).any(hiding_tag);
            if !hides {
                continue;
            }
            let what = format!(
                "a value of `{property}` says that this record is private, but hides nothing"
            );
            found.push(Diagnostic::new(&INVALID_FRONT_MATTER, one.span, what).help(PRIVATE));
        }
    }
}

/// What to write in a record that others should not see, in whole or in part.
pub(super) const PRIVATE: &str = "`draft: true` hides the whole record from others, `body: coach-only` its prose, and a heading with `{.coach-only}` the \
     passage below it; write one of these first, and then delete this value; delete it without a replacement only if the \
     whole record may be shared";
