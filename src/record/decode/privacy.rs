//! Unknown fields by which somebody meant to hide something: whoever takes one out must know what hides it here.

use super::Fields;
use crate::diag::{Diagnostic, INVALID_FRONT_MATTER};
use crate::record::intent::{Intent, intent, names_privacy};
use crate::record::plain_name;
use crate::record::tags::PRIVATE;
use crate::record::yaml::Entry;

/// The names that hide something here, and that a slip of the keys may have made of an unknown one.
const OURS: [&str; 4] = ["coach_only", "draft", "personal", "body"];

impl Fields<'_, '_> {
    /// What is said of an unknown field that means to hide something; none of any other.
    pub(super) fn privacy(&self, entry: &Entry) -> Option<Diagnostic> {
        // `draft : true` and `Draft: true` are one of ours, and told as slips.
        let slip = crate::diag::slip_of(&entry.key, self.asked.iter().copied());
        if slip.is_some_and(|name| OURS.contains(&name)) {
            return None;
        }
        let value = entry.value.text().unwrap_or_default();
        let hides = match intent(&entry.key, value) {
            Some(Intent::Hide) => true,
            Some(Intent::Share) => false,
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

    /// What hides something, from where an unknown field is.
    fn instead(&self) -> String {
        match self.whole {
            "record" => PRIVATE.to_owned(),
            "item" => {
                let personal = match self.asked.contains(&"personal") {
                    true => ", or `personal: true` to keep it between client and coach",
                    false => "",
                };
                format!(
                    "write `coach_only: true` to keep this item to you{personal}; take the field out only where the item may be \
                     shared"
                )
            }
            "section" => "coachgen.yaml hides nothing; write `draft: true` or `body: coach-only` in the record that is private".to_owned(),
            _ => "write `coach_only: true` in the item of a list that is private, or `draft: true` at the top level to keep the whole \
                  record to you; take the field out only where this may be shared"
                .to_owned(),
        }
    }
}
