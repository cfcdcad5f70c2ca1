//! Unknown fields that were meant to hide something. The message says what does hide it, since removing the field
//! alone would publish the text.

use std::cell::RefCell;

use super::Fields;
use crate::diag::{Diagnostic, FIELDS_OUTSIDE, INVALID_FRONT_MATTER};
use crate::record::intent::{FieldIntent, intent, names_privacy};
use crate::record::plain_name;
use crate::record::tags::PRIVATE;
use crate::record::yaml::{MapEntry, YamlNode};

/// Field names that have an effect on visibility, and of which an unknown field may be a misspelling.
const VISIBILITY_FIELDS: [&str; 4] = ["coach_only", "draft", "personal", "body"];

/// Reports privacy fields in a record without a kind. None of its fields is known yet, and the privacy fields must
/// be fixed too before the record gets a kind.
pub fn report_without_kind(node: &YamlNode, diags: &mut Vec<Diagnostic>) {
    let found = RefCell::new(Vec::new());
    if let Some(mut fields) = Fields::from_mapping(node, node.span, "record", &found) {
        fields.requested.extend(VISIBILITY_FIELDS);
        let entries = fields.entries.iter();
        let unknown = entries.filter(|entry| !VISIBILITY_FIELDS.contains(&entry.key.as_str()));
        diags.extend(unknown.filter_map(|entry| fields.privacy_finding(entry)));
    }
}

impl Fields<'_, '_> {
    /// The finding for an unknown field that was meant to hide something; `None` for other fields.
    pub(super) fn privacy_finding(&self, entry: &MapEntry) -> Option<Diagnostic> {
        if entry.key == "tags" {
            return None;
        }
        // `draft : true` and `Draft: true` are known fields, reported as typos.
        let slip = crate::diag::typo_of(&entry.key, self.requested.iter().copied());
        if slip.is_some_and(|name| VISIBILITY_FIELDS.contains(&name)) {
            return None;
        }
        let items = entry.value.items().iter().filter_map(|item| item.text());
        let texts: Vec<&str> = entry.value.text().into_iter().chain(items).collect();
        let hides = match intent(&entry.key, &texts.join(", ")) {
            Some(FieldIntent::Hide) => true,
            Some(FieldIntent::Share) => false,
            // An unusual value may also be meant to hide something.
            None => names_privacy(&entry.key),
        };
        if !hides {
            return None;
        }
        let message = match plain_name(&entry.key) {
            Some(key) => format!("unknown field `{key}`, which hides nothing"),
            None => "this unknown field hides nothing".to_owned(),
        };
        Some(Diagnostic::new(&INVALID_FRONT_MATTER, entry.key_span, message).help(self.advice()))
    }

    /// Whether an item contains only switches: an extra hyphen separated them from the item above.
    pub(super) fn has_only_switches(&self) -> bool {
        !self.entries.is_empty()
            && self.entries.iter().all(|entry| {
                let value = entry.value.text().unwrap_or_default();
                intent(&entry.key, value).is_some()
                    || entry.key == "coach_only"
                    || entry.key == "personal"
            })
    }

    /// The finding for such an item.
    pub(super) fn lone_switch_finding(&self) -> Diagnostic {
        Diagnostic::new(
            &FIELDS_OUTSIDE,
            self.place,
            "this list item contains only a switch, which has no effect on other items",
        )
        .help(
            "remove the hyphen, so that the switch begins in the same column as the fields above it",
        )
    }

    /// What to write to hide something, given the location of the unknown field.
    fn advice(&self) -> String {
        match self.container {
            "record" => format!("{PRIVATE}; in a list item, `coach_only: true` hides that item"),
            "item" => {
                let personal = match self.requested.contains(&"personal") {
                    true => ", or `personal: true` to show it only to client and coach",
                    false => "",
                };
                format!(
                    "replace it with `coach_only: true` to hide this item from everyone but you{personal}; delete it without a replacement only if the item may \
                     be shared"
                )
            }
            "section" => "coachgen.yaml hides nothing; write `draft: true` or `body: coach-only` in the record that is private".to_owned(),
            _ => "`coach_only: true` in a list item hides that item from everyone but you, and `draft: true` at the top level hides the whole record; \
                  write one of these first, and then delete this; delete it without a replacement only if this may be shared"
                .to_owned(),
        }
    }
}
