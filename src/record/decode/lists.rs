//! Lists of plain values and of groups of fields.

use super::{FieldForm, Fields, Presence, Scalar};
use crate::policy::Field;
use crate::record::leaf::{Leaf, List, ListItem, Opt};
use crate::record::yaml::YamlValue;
use crate::record::{lookalikes, safe};

/// How to write a list.
pub(super) const LIST: &str = "a list with each item starting with `- `";

impl<'n, 'd> Fields<'n, 'd> {
    /// A list of plain values; a single value counts as a list of one.
    pub fn all<T: Scalar>(&mut self, field: Field) -> Vec<Leaf<T>> {
        self.note(field, Presence::Optional, || FieldForm::All(T::shape()));
        let Some(node) = self.read::<T>(field.key()) else {
            return Vec::new();
        };
        match &node.value {
            YamlValue::List(items) => items
                .iter()
                .filter_map(|item| self.item(field, item))
                .collect(),
            YamlValue::Map(_) => {
                self.wrong(node.span, field, LIST);
                Vec::new()
            }
            // YAML reads a list with other signs than hyphens as one text.
            YamlValue::Scalar { text, plain: true } if misdashed(text) => {
                self.wrong(node.span, field, &format!("{LIST} (a hyphen and a space)"));
                Vec::new()
            }
            YamlValue::Scalar { text, plain: true } if unbracketed::<T>(text).is_some() => {
                let items = unbracketed::<T>(text).unwrap_or_default();
                self.wrong(node.span, field, &format!("a list: `[{items}]`"));
                Vec::new()
            }
            _ => self.scalar(field, node).into_iter().collect(),
        }
    }

    /// A list of exactly `count` values. Reports a list of another length and returns an empty one.
    pub fn exactly<T: Scalar>(&mut self, field: Field, count: usize, what: &str) -> Vec<Leaf<T>> {
        let before = self.diags.borrow().len();
        let all = self.all(field);
        if all.len() == count || all.is_empty() {
            return all;
        }
        if self.diags.borrow().len() == before
            && let Some(span) = self.place_of(field.key())
        {
            self.wrong(
                span,
                field,
                &format!("{what}; there are {} here", all.len()),
            );
        }
        Vec::new()
    }

    /// A required list of plain values.
    pub fn need_all<T: Scalar>(&mut self, field: Field) -> Vec<Leaf<T>> {
        let before = self.diags.borrow().len();
        let all = self.all(field);
        if self.is_blank() {
            self.require(field, Presence::Filled);
            return all;
        }
        if all.is_empty() && self.diags.borrow().len() == before {
            self.missing(field);
        }
        all
    }

    /// A list of groups of fields.
    pub fn list<T>(
        &mut self,
        field: Field,
        mut read: impl FnMut(&mut Fields<'n, 'd>) -> Option<T>,
    ) -> List<T> {
        let mut list = List {
            field,
            items: Vec::new(),
        };
        self.note_inner(field, FieldForm::List, |item| {
            item.flag("coach_only");
            drop(read(item));
        });
        let Some(node) = self.node(field.key()) else {
            return list;
        };
        let YamlValue::List(nodes) = &node.value else {
            let names = self.requested_names(|fields| drop(read(fields)));
            self.wrong(node.span, field, &format!("{LIST} and its fields: {names}"));
            return list;
        };
        for node in nodes {
            // An empty item counts as absent.
            if matches!(node.value, YamlValue::Null) {
                continue;
            }
            let Some(mut fields) = Fields::from_mapping(node, node.span, "item", self.diags) else {
                let names = self.requested_names(|fields| drop(read(fields)));
                self.not_fields(node, &format!("an item of `{}`", field.key()), &names);
                continue;
            };
            if fields.has_only_switches() {
                self.found(fields.lone_switch_finding());
                continue;
            }
            let coach_only = fields.flag("coach_only");
            let value = read(&mut fields);
            fields.finish();
            if let Some(value) = value {
                list.items.push(ListItem {
                    value,
                    span: node.span,
                    coach_only,
                });
            }
        }
        list
    }

    /// Either a text or a list of groups of fields.
    pub fn text_or_list<T>(
        &mut self,
        field: Field,
        mut read: impl FnMut(&mut Fields<'n, 'd>) -> Option<T>,
    ) -> (Opt<String>, List<T>) {
        let empty = List {
            field,
            items: Vec::new(),
        };
        if self.is_blank() {
            self.note_inner(field, FieldForm::TextOrList, |item| {
                item.flag("coach_only");
                drop(read(item));
            });
            return (None, empty);
        }
        let Some(node) = self.read::<String>(field.key()) else {
            return (None, empty);
        };
        match node.text() {
            Some(_) => (self.scalar(field, node), empty),
            None => (None, self.list(field, read)),
        }
    }
}

/// Whether a text begins like a list item, but with another sign or without a space.
fn misdashed(text: &str) -> bool {
    let mut signs = text.chars();
    let (first, second) = (signs.next(), signs.next());
    let bullet = first.is_some_and(lookalikes::bullet) && second.is_some_and(char::is_whitespace);
    bullet || first == Some('-') && second.is_some_and(|c| !c.is_ascii_digit())
}

/// The items of a list that was written without its brackets, if each of them is a valid value and the text is not.
fn unbracketed<T: Scalar>(text: &str) -> Option<String> {
    let items = || text.split(',').map(str::trim);
    let valid = items().count() > 1 && items().all(|item| T::read(item, true).is_ok());
    if !valid || T::read(text, true).is_ok() {
        return None;
    }
    Some(items().map(safe).collect::<Vec<_>>().join(", "))
}
