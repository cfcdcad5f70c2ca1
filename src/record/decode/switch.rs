//! Visibility switches, and values that a comment cuts off.

use super::{
    FieldForm, Fields, Leaf, Opt, Scalar, Shape, is_plain, with_lookalike_note, with_normal_form,
};
use crate::diag::{Diagnostic, INVALID_FRONT_MATTER};
use crate::policy::Field;
use crate::record::decode::Presence;
use crate::record::intent::answer;
use crate::record::yaml::{MapEntry, YamlNode, YamlValue};
use crate::span::Span;

impl<'n, 'd> Fields<'n, 'd> {
    /// A visibility switch, which is not shown to any reader.
    pub fn flag(&mut self, key: &'static str) -> bool {
        self.requested.push(key);
        self.note_key(key, FieldForm::Switch);
        let entries: &'n [MapEntry] = self.entries;
        let Some(node) = entries.iter().find(|entry| entry.key == key) else {
            return false;
        };
        let (place, node) = (node.key_span, &node.value);
        if matches!(node.value, YamlValue::Null) {
            // The switch is present but empty. What it was perhaps meant to hide must not be published.
            self.wrong_value(place, key, "`true` or `false`");
            return true;
        }
        let text = node.text().unwrap_or_default();
        match bool::read(text, is_plain(node)) {
            Ok(value) => value,
            Err(expected) => {
                let message = format!("invalid value for `{key}`");
                let found = Diagnostic::new(&INVALID_FRONT_MATTER, node.span, message);
                let found = found.help(format!("write {}", with_lookalike_note(expected, text)));
                // Only a fix that hides is safe.
                self.found(match answer(text) {
                    Some(true) => with_normal_form::<bool>(found, node),
                    _ => found,
                });
                // A switch that cannot be read must not publish what it was perhaps meant to hide.
                true
            }
        }
    }

    /// A visibility switch that has a policy row.
    pub fn switch(&mut self, field: Field) -> Opt<bool> {
        self.note(field, Presence::Optional, || FieldForm::Switch);
        self.requested.push(field.key());
        let written = self.entries.iter().find(|entry| entry.key == field.key())?;
        let (key, value) = (written.key_span, &written.value);
        let span = if matches!(value.value, YamlValue::Null) {
            key
        } else {
            value.span
        };
        let value = self.flag(field.key());
        Some(Leaf { value, span, field })
    }

    /// The value of a key. Reports a value that a comment may have cut off.
    pub(super) fn read<T: Scalar>(&mut self, key: &'static str) -> Option<&'n YamlNode> {
        let node = self.node(key);
        if node.is_none()
            && let Some(remark) = self.remark::<T>(key)
        {
            self.report_cut_off(remark, key, "has only a comment as its value");
        }
        node
    }

    /// Whether a text is missing because there is a comment instead.
    pub(super) fn is_lost_to_comment<T: Scalar>(&self, key: &str) -> bool {
        self.remark::<T>(key).is_some()
    }

    fn remark<T: Scalar>(&self, key: &str) -> Option<Span> {
        let entry = self.entries.iter().find(|entry| entry.key == key)?;
        let empty = matches!(entry.value.value, YamlValue::Null);
        entry.value.remark.filter(|_| empty && holds_text::<T>(key))
    }

    /// An item of a list of values. An empty item counts as absent.
    pub(super) fn item<T: Scalar>(&self, field: Field, node: &YamlNode) -> Opt<T> {
        if !matches!(node.value, YamlValue::Null) {
            return self.scalar(field, node);
        }
        if let Some(remark) = node.remark.filter(|_| holds_text::<T>(field.key())) {
            self.report_cut_off(remark, field.key(), "has an item with only a comment");
        }
        None
    }

    /// Reports a text that a comment cut off. After a number or a date, a comment is intended.
    pub(super) fn check_not_cut_off<T: Scalar>(&self, key: &str, node: &YamlNode) {
        let text = node.text().unwrap_or_default().trim();
        let number = text.parse::<f64>().is_ok();
        if holds_text::<T>(key)
            && !number
            && let Some(remark) = node.remark
        {
            self.report_cut_off(remark, key, "is cut off by a comment");
        }
    }

    fn report_cut_off(&self, remark: Span, key: &str, what: &str) {
        self.diags.borrow_mut().push(
            Diagnostic::new(&INVALID_FRONT_MATTER, remark, format!("`{key}` {what}")).help(
                "a `#` after a space begins a comment, which is ignored; if it belongs to the text, put quotes around the whole \
                 text; if it is a comment, put it on a separate line above",
            ),
        );
    }
}

/// Whether a field holds free text. `by` and `digest` hold one word each, written by `coachgen approve`, so a
/// comment cannot cut off part of them.
fn holds_text<T: Scalar>(key: &str) -> bool {
    T::shape() == Shape::Text && !["by", "digest"].contains(&key)
}
