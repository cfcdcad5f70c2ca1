//! Unknown fields by which somebody meant to hide something: whoever takes one out must know what hides it here.

use std::cell::RefCell;

use super::Fields;
use crate::diag::{Diagnostic, FIELDS_OUTSIDE, INVALID_FRONT_MATTER};
use crate::record::intent::{FieldIntent, intent, names_privacy};
use crate::record::plain_name;
use crate::record::tags::PRIVATE;
use crate::record::yaml::{MapEntry, YamlNode};

/// The names that hide something here, and that a slip of the keys may have made of an unknown one.
const OURS: [&str; 4] = ["coach_only", "draft", "personal", "body"];

/// What is said of the fields of a record without a kind: none of them is known, and those that mean to hide something
/// must not be forgotten until it has one.
pub fn of_no_kind(node: &YamlNode, diags: &mut Vec<Diagnostic>) {
    let found = RefCell::new(Vec::new());
    if let Some(mut fields) = Fields::of(node, node.span, "record", &found) {
        fields.asked.extend(OURS);
        let entries = fields.entries.iter();
        let unknown = entries.filter(|entry| !OURS.contains(&entry.key.as_str()));
        diags.extend(unknown.filter_map(|entry| fields.privacy(entry)));
    }
}

impl Fields<'_, '_> {
    /// What is said of an unknown field that means to hide something; none of any other.
    pub(super) fn privacy(&self, entry: &MapEntry) -> Option<Diagnostic> {
        if entry.key == "tags" {
            return None;
        }
        // `draft : true` and `Draft: true` are one of ours, and told as slips.
        let slip = crate::diag::slip_of(&entry.key, self.asked.iter().copied());
        if slip.is_some_and(|name| OURS.contains(&name)) {
            return None;
        }
        let items = entry.value.items().iter().filter_map(|item| item.text());
        let texts: Vec<&str> = entry.value.text().into_iter().chain(items).collect();
        let hides = match intent(&entry.key, &texts.join(", ")) {
            Some(FieldIntent::Hide) => true,
            Some(FieldIntent::Share) => false,
            // A value that is none of the usual ones may hide too.
            None => names_privacy(&entry.key),
        };
        if !hides {
            return None;
        }
        let message = match plain_name(&entry.key) {
            Some(key) => format!("unknown field `{key}`, which hides nothing"),
            None => "this unknown field hides nothing".to_owned(),
        };
        Some(Diagnostic::new(&INVALID_FRONT_MATTER, entry.key_span, message).help(self.instead()))
    }

    /// Whether an item holds nothing but switches: a hyphen too many took them out of the item above.
    pub(super) fn switches_alone(&self) -> bool {
        !self.entries.is_empty()
            && self.entries.iter().all(|entry| {
                let value = entry.value.text().unwrap_or_default();
                intent(&entry.key, value).is_some()
                    || entry.key == "coach_only"
                    || entry.key == "personal"
            })
    }

    /// What is said of such an item.
    pub(super) fn alone(&self) -> Diagnostic {
        Diagnostic::new(
            &FIELDS_OUTSIDE,
            self.place,
            "this list item contains only a switch, which has no effect on other items",
        )
        .help(
            "remove the hyphen, so that the switch begins in the same column as the fields above it",
        )
    }

    /// What hides something, from where an unknown field is.
    fn instead(&self) -> String {
        match self.whole {
            "record" => format!("{PRIVATE}; in a list item, `coach_only: true` hides that item"),
            "item" => {
                let personal = match self.asked.contains(&"personal") {
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
