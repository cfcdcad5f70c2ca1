//! Sections and values of coachgen.yaml, which have no policy rows.

use super::{FieldForm, Fields, Scalar, Shape, is_plain, with_lookalike_note};
use crate::record::yaml::YamlValue;
use crate::span::Span;

impl<'n, 'd> Fields<'n, 'd> {
    /// A value of coachgen.yaml.
    pub fn setting<T: Scalar>(&mut self, key: &'static str) -> Option<(T, Span)> {
        self.note_key(key, FieldForm::One(T::shape()));
        let node = self.read::<T>(key)?;
        let Some(text) = node.text() else {
            self.wrong_value(node.span, key, "one value, not a list or a group");
            return None;
        };
        self.check_not_cut_off::<T>(key, node);
        match T::read(text, is_plain(node)) {
            Ok(value) => Some((value, node.span)),
            Err(expected) => {
                self.wrong_value(node.span, key, &with_lookalike_note(expected, text));
                None
            }
        }
    }

    /// A section of coachgen.yaml.
    pub fn section(&mut self, key: &'static str, read: impl FnOnce(&mut Fields<'n, 'd>)) {
        if self.is_blank() {
            let inner = self.inner_shapes(read);
            self.note_key(key, FieldForm::Group(inner));
            return;
        }
        let Some(node) = self.node(key) else {
            return;
        };
        match Fields::from_mapping(node, node.span, "section", self.diags) {
            Some(mut fields) => {
                read(&mut fields);
                fields.finish();
            }
            None => {
                let names = self.requested_names(read);
                self.not_fields(node, &format!("`{key}`"), &names);
            }
        }
    }

    /// The pairs of a section of coachgen.yaml whose keys are names: each name and its value, with their locations.
    pub fn named_pairs<T>(
        &mut self,
        key: &'static str,
        make: impl Fn(String, Span, String, Span) -> T,
    ) -> Vec<T> {
        self.note_key(key, FieldForm::Pairs(Shape::Text));
        let Some(node) = self.node(key) else {
            return Vec::new();
        };
        let YamlValue::Map(entries) = &node.value else {
            self.wrong_value(node.span, key, "fields, each as `name: value`");
            return Vec::new();
        };
        entries
            .iter()
            .filter_map(|entry| {
                let Some(text) = entry.value.text() else {
                    self.wrong_value(entry.value.span, key, "one value for each name");
                    return None;
                };
                Some(make(
                    entry.key.clone(),
                    entry.key_span,
                    text.to_owned(),
                    entry.value.span,
                ))
            })
            .collect()
    }
}
