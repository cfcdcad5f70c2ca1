//! Findings about fields that are missing, unknown or have an invalid value.

use chrono::NaiveDate;

use super::{Fields, Presence};
use crate::diag::{
    Diagnostic, INVALID_DATE, INVALID_FRONT_MATTER, MISSING_FIELD, nearest, typo_of,
};
use crate::policy::Field;
use crate::record::leaf::Leaf;
use crate::record::yaml::YamlNode;
use crate::record::{APPROVED, lookalikes, plain_name};
use crate::span::Span;

impl<'n, 'd> Fields<'n, 'd> {
    /// The names of the fields that `read` requests, collected without reading.
    pub(super) fn requested_names(&self, read: impl FnOnce(&mut Fields<'n, 'd>)) -> String {
        let before = self.diags.borrow().len();
        let mut blank = Fields {
            entries: &[],
            place: self.place,
            container: self.container,
            requested: Vec::new(),
            diags: self.diags,
            shapes: None,
        };
        read(&mut blank);
        self.diags.borrow_mut().truncate(before);
        blank.requested.retain(|name| *name != "coach_only");
        blank.requested.dedup();
        blank.requested.join(", ")
    }

    pub(super) fn not_fields(&self, node: &YamlNode, what: &str, names: &str) {
        let mut help = format!("write each field as `name: value`; its fields are: {names}");
        if let Some(odd) = node.text().and_then(lookalikes::in_field) {
            help = format!("{odd}; {help}");
        }
        let message = format!("{what} must be a group of fields");
        self.diags
            .borrow_mut()
            .push(Diagnostic::new(&INVALID_FRONT_MATTER, node.span, message).help(help));
    }

    /// Reports a required field as missing.
    pub fn missing(&mut self, field: Field) {
        if self.is_blank() {
            return self.require(field, Presence::Present);
        }
        self.report_missing_key(field.key(), None);
    }

    /// Reports that one of two fields is required. Returns whether both are missing; false while a description is
    /// collected.
    pub fn missing_either(&mut self, one: Field, other: Field) -> bool {
        let (one, other, container) = (one.key(), other.key(), self.container);
        if let Some(shapes) = &mut self.shapes {
            shapes.either.push((one, other));
            return false;
        }
        self.diags.borrow_mut().push(
            Diagnostic::new(
                &MISSING_FIELD,
                self.place,
                format!("`{one}` or `{other}` is missing"),
            )
            .help(format!(
                "add one of the two; without it this {container} is left out"
            )),
        );
        true
    }

    pub(super) fn report_missing_key(&self, key: &str, expected: Option<String>) {
        let container = self.container;
        let with = expected.map_or_else(String::new, |expected| format!(" with {expected}"));
        self.diags.borrow_mut().push(
            Diagnostic::new(&MISSING_FIELD, self.place, format!("`{key}` is missing")).help(
                format!("add `{key}:`{with}; without it this {container} is left out"),
            ),
        );
    }

    /// Reports fields that were never requested, with the nearest known name.
    pub fn finish(mut self) {
        self.requested.dedup();
        // `approved` is read only to report it, so it is not suggested.
        let known: Vec<&str> = self
            .requested
            .iter()
            .copied()
            .filter(|name| *name != APPROVED)
            .collect();
        for entry in self.entries {
            if self.requested.contains(&entry.key.as_str()) {
                continue;
            }
            if let Some(found) = self.privacy_finding(entry) {
                self.diags.borrow_mut().push(found);
                continue;
            }
            let near = nearest(&entry.key, known.iter().copied());
            let fields = match near {
                Some(name) => format!("did you mean `{name}`?"),
                None => format!("the fields here are: {}", known.join(", ")),
            };
            let (message, help) = match plain_name(&entry.key) {
                Some(key) if key.contains(':') => (
                    "missing space after the colon".to_owned(),
                    format!("write `name: value`; {fields}"),
                ),
                Some(key) => (format!("unknown field `{key}`"), fields),
                // The key may contain words of a text, which a message must not show.
                None if entry.key.chars().any(|c| lookalikes::space(c).is_some()) => {
                    let what = entry
                        .key
                        .chars()
                        .find_map(lookalikes::space)
                        .unwrap_or_default();
                    (
                        format!("this field name contains {what}"),
                        format!("type the line again with ordinary spaces; {fields}"),
                    )
                }
                None if entry.key.contains(lookalikes::quote) => (
                    "this field name contains typographic quotation marks".to_owned(),
                    format!("remove them; {fields}"),
                ),
                None if entry.key.contains(' ') => (
                    "a field name must be one word".to_owned(),
                    format!("put quotes around a text that contains a colon; {fields}"),
                ),
                None => ("unknown field".to_owned(), fields),
            };
            let mut found =
                Diagnostic::new(&INVALID_FRONT_MATTER, entry.key_span, message).help(help);
            if let Some(name) = near {
                // The missing field is present under a wrong name, so report one finding for this one cause.
                let missing = format!("`{name}` is missing");
                self.diags.borrow_mut().retain(|diag| {
                    diag.rule != &MISSING_FIELD
                        || diag.span != self.place
                        || diag.message != missing
                });
                if self.entries.iter().any(|other| other.key == name) {
                    found = found.help(format!("`{name}` already exists; keep one of the two"));
                }
            }
            if let Some(name) = self.typo_target(&entry.key) {
                let what = match plain_name(&entry.key) {
                    Some(key) => format!("rename `{key}` to `{name}`"),
                    None => format!("rename the field to `{name}`"),
                };
                found = found.fix(what, vec![(entry.key_span, name.to_owned())]);
            }
            self.diags.borrow_mut().push(found);
        }
    }

    /// The known field of which `key` is a misspelling, unless that field is also present.
    fn typo_target(&self, key: &str) -> Option<&'static str> {
        let free = |name: &&str| self.entries.iter().all(|entry| entry.key != *name);
        let name = typo_of(key, self.requested.iter().copied())
            .filter(|name| *name != APPROVED)
            .filter(free)?;
        self.requested.iter().copied().find(|known| *known == name)
    }

    pub(super) fn wrong(&self, span: Span, field: Field, expected: &str) {
        self.wrong_value(span, field.key(), expected);
    }

    /// Reports a period whose last day is before its first.
    pub fn check_period(&self, first: Option<&Leaf<NaiveDate>>, last: Option<&Leaf<NaiveDate>>) {
        let (Some(first), Some(last)) = (first, last) else {
            return;
        };
        if last.value < first.value {
            let (from, to) = (first.field.key(), last.field.key());
            let message = format!(
                "`{to}` is before `{from}` ({} and {})",
                last.value, first.value
            );
            let help = format!("write the first day as `{from}` and the last day as `{to}`");
            self.found(Diagnostic::new(&INVALID_FRONT_MATTER, last.span, message).help(help));
        }
    }

    /// Reports a caller's own finding.
    pub fn found(&self, diag: Diagnostic) {
        self.diags.borrow_mut().push(diag);
    }

    pub fn wrong_value(&self, span: Span, key: &str, expected: &str) {
        self.diags.borrow_mut().push(
            Diagnostic::new(
                &INVALID_FRONT_MATTER,
                span,
                format!("invalid value for `{key}`"),
            )
            .help(format!("write {expected}")),
        );
    }
}

/// Makes dates that cannot be read block the build, as any other invalid value does. For the files that cannot be left
/// out: without a date in the agreement, more could be shown than was agreed.
pub fn block_invalid_dates(found: &mut [Diagnostic]) {
    for diag in found.iter_mut().filter(|one| one.rule == &INVALID_DATE) {
        diag.rule = &INVALID_FRONT_MATTER;
        diag.level = INVALID_FRONT_MATTER.level;
    }
}
