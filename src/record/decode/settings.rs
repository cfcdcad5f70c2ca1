//! Sections and values of coachgen.yaml, which have no policy rows.

use super::lists::LIST;
use super::{FieldForm, Fields, Presence, Scalar, Shape, is_plain, with_lookalike_note};
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

    /// A value of coachgen.yaml that its item requires.
    pub fn need_setting<T: Scalar>(&mut self, key: &'static str) -> Option<(T, Span)> {
        if self.is_blank() {
            let value = self.setting(key);
            self.require_key(key, Presence::Filled);
            return value;
        }
        if self.node(key).is_none() {
            self.report_missing_key(key, T::read("", true).err());
            return None;
        }
        self.setting(key)
    }

    /// A list of groups in coachgen.yaml.
    pub fn setting_list<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Fields<'n, 'd>) -> Option<T>,
    ) -> Vec<T> {
        if self.is_blank() {
            let inner = self.inner_shapes(|item| drop(read(item)));
            self.note_key(key, FieldForm::List(inner));
            return Vec::new();
        }
        let Some(node) = self.node(key) else {
            return Vec::new();
        };
        let YamlValue::List(nodes) = &node.value else {
            let names = self.requested_names(|fields| drop(read(fields)));
            self.wrong_value(node.span, key, &format!("{LIST} and its fields: {names}"));
            return Vec::new();
        };
        let mut items = Vec::new();
        for node in nodes {
            if matches!(node.value, YamlValue::Null) {
                continue;
            }
            let Some(mut fields) = Fields::from_mapping(node, node.span, "item", self.diags) else {
                let names = self.requested_names(|fields| drop(read(fields)));
                self.not_fields(node, &format!("an item of `{key}`"), &names);
                continue;
            };
            let value = read(&mut fields);
            fields.finish();
            items.extend(value);
        }
        items
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
