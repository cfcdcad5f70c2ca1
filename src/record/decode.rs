//! A small decoder that collects every problem of a front matter instead of stopping at the first.
//!
//! Each read names its [`Field`], so that only fields with a policy row can be read. This module must not look at
//! another record.

mod lists;
mod privacy;
mod report;
mod settings;
mod shape;
mod switch;

use std::cell::RefCell;

use super::leaf::{Leaf, Opt};
use super::lookalikes;
use super::value::Minutes;
use super::yaml::{MapEntry, YamlNode, YamlValue};
use crate::diag::{DATE_FORM, Diagnostic, INVALID_DATE, INVALID_FRONT_MATTER};
use crate::policy::Field;
use crate::span::Span;

pub use privacy::report_without_kind;
pub use report::block_invalid_dates;
pub use shape::{FieldForm, Presence, RequestedField, Shape, Shapes};

/// The fields of a mapping during decoding. Remembers which keys were read, and reports the others.
pub struct Fields<'n, 'd> {
    entries: &'n [MapEntry],
    /// Where a missing field is reported: at the record's `kind`, or at the item.
    place: Span,
    /// What is left out if a required field is missing.
    container: &'static str,
    requested: Vec<&'static str>,
    diags: &'d RefCell<Vec<Diagnostic>>,
    /// The requested fields and their forms; only while a description is collected and nothing is read.
    shapes: Option<Shapes>,
}

const NO_GROUP: &str = "one value, not a group; put quotes around a text that contains a colon";
const NO_LIST: &str = "one value, not a list";

/// A type that is read from one scalar.
pub trait Scalar: Sized {
    /// Parses the value.
    ///
    /// # Errors
    /// A description of what to write instead.
    fn read(text: &str, plain: bool) -> Result<Self, String>;

    /// The value in its normal form, if `text` is written differently and can only mean that. `check --fix` writes it.
    fn normal_form(_text: &str) -> Option<String> {
        None
    }

    /// The form of value that `read` accepts, for code that describes records without reading one.
    fn shape() -> Shape;
}

impl<'n, 'd> Fields<'n, 'd> {
    /// Starts decoding `node`, which must be a mapping.
    pub fn new(
        node: &'n YamlNode,
        place: Span,
        diags: &'d RefCell<Vec<Diagnostic>>,
    ) -> Option<Fields<'n, 'd>> {
        let fields = Fields::from_mapping(node, place, "record", diags);
        if fields.is_none() {
            diags.borrow_mut().push(
                Diagnostic::new(
                    &INVALID_FRONT_MATTER,
                    node.span,
                    "expected fields, each as `name: value`",
                )
                .help("write `name: value`, one on each line"),
            );
        }
        fields
    }

    /// The fields of a mapping; `None` for any other node.
    fn from_mapping(
        node: &'n YamlNode,
        place: Span,
        container: &'static str,
        diags: &'d RefCell<Vec<Diagnostic>>,
    ) -> Option<Self> {
        let entries: &[MapEntry] = match &node.value {
            YamlValue::Map(entries) => entries,
            YamlValue::Null => &[],
            _ => return None,
        };
        Some(Fields {
            entries,
            place,
            container,
            requested: Vec::new(),
            diags,
            shapes: None,
        })
    }

    /// An optional value.
    pub fn get<T: Scalar>(&mut self, field: Field) -> Opt<T> {
        self.note(field, Presence::Optional, || FieldForm::One(T::shape()));
        let node = self.read::<T>(field.key())?;
        self.scalar(field, node)
    }

    /// A value that the record requires.
    pub fn need<T: Scalar>(&mut self, field: Field) -> Opt<T> {
        self.note(field, Presence::Filled, || FieldForm::One(T::shape()));
        match self.read::<T>(field.key()) {
            Some(node) => self.scalar(field, node),
            None if self.is_lost_to_comment::<T>(field.key()) => None,
            None => {
                // The error for an empty value says what to write.
                self.report_missing_key(field.key(), T::read("", true).err());
                None
            }
        }
    }

    /// An optional length in minutes.
    pub fn get_minutes(&mut self, field: Field) -> Opt<u32> {
        self.get::<Minutes>(field).map(in_minutes)
    }

    /// A length in minutes that the record requires.
    pub fn need_minutes(&mut self, field: Field) -> Opt<u32> {
        self.need::<Minutes>(field).map(in_minutes)
    }

    /// A group of fields.
    pub fn group<T>(
        &mut self,
        field: Field,
        read: impl FnOnce(&mut Fields<'n, 'd>) -> Option<T>,
    ) -> Opt<T> {
        if self.is_blank() {
            self.note_inner(field, FieldForm::Group, |group| drop(read(group)));
            return None;
        }
        let node = self.node(field.key())?;
        let Some(mut fields) = Fields::from_mapping(node, node.span, "group", self.diags) else {
            let names = self.requested_names(|fields| drop(read(fields)));
            self.not_fields(node, &format!("`{}`", field.key()), &names);
            return None;
        };
        let value = read(&mut fields);
        fields.finish();
        Some(Leaf {
            value: value?,
            span: node.span,
            field,
        })
    }

    /// A required group of fields.
    pub fn need_group<T>(
        &mut self,
        field: Field,
        read: impl FnOnce(&mut Fields<'n, 'd>) -> Option<T>,
    ) -> Opt<T> {
        if self.is_blank() {
            let group = self.group(field, read);
            self.require(field, Presence::Filled);
            return group;
        }
        if self.node(field.key()).is_none() {
            let names = self.requested_names(|fields| drop(read(fields)));
            self.report_missing_key(field.key(), Some(format!("its fields: {names}")));
            return None;
        }
        self.group(field, read)
    }

    /// A mapping whose keys the coach chooses: each key with its scalar.
    pub fn pairs<T: Scalar>(&mut self, field: Field) -> Vec<(Leaf<String>, Leaf<T>)> {
        self.note(field, Presence::Optional, || FieldForm::Pairs(T::shape()));
        let Some(node) = self.node(field.key()) else {
            return Vec::new();
        };
        let YamlValue::Map(entries) = &node.value else {
            self.wrong(node.span, field, "fields, each as `name: value`");
            return Vec::new();
        };
        entries
            .iter()
            .filter_map(|entry| {
                let key = Leaf {
                    value: entry.key.clone(),
                    span: entry.key_span,
                    field,
                };
                Some((key, self.scalar(field, &entry.value)?))
            })
            .collect()
    }

    /// The location of a key's value, if the key is present.
    pub fn place_of(&self, key: &str) -> Option<Span> {
        self.entries
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| entry.value.span)
    }

    /// Accepts a key that belongs to another program, without reading or suggesting it.
    pub fn allow(&mut self, key: &'static str) {
        self.note_key(key, FieldForm::Any);
        if self.entries.iter().any(|entry| entry.key == key) {
            self.requested.push(key);
        }
    }

    /// Marks a key as known without reading it.
    pub fn skip(&mut self, key: &'static str) {
        self.requested.push(key);
    }

    fn node(&mut self, key: &'static str) -> Option<&'n YamlNode> {
        self.requested.push(key);
        let entries: &'n [MapEntry] = self.entries;
        entries
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| &entry.value)
            .filter(|node| !matches!(node.value, YamlValue::Null))
    }

    /// Reports a value that is read although it is not in its normal form.
    fn report_other_form<T: Scalar>(&self, node: &YamlNode, field: Field) {
        // Other types accept their normal form only.
        if T::shape() == Shape::Day
            && let Some(normal) = node.text().and_then(T::normal_form)
        {
            let message = format!("`{}` is read as {normal}", field.key());
            let found = Diagnostic::new(&DATE_FORM, node.span, message);
            let found = found.help(format!("write `{normal}`"));
            self.found(with_normal_form::<T>(found, node));
        }
    }

    fn scalar<T: Scalar>(&self, field: Field, node: &YamlNode) -> Opt<T> {
        let Some(text) = node.text() else {
            let group = matches!(node.value, YamlValue::Map(_));
            self.wrong(node.span, field, if group { NO_GROUP } else { NO_LIST });
            return None;
        };
        self.check_not_cut_off::<T>(field.key(), node);
        match T::read(text, is_plain(node)) {
            Ok(value) => {
                self.report_other_form::<T>(node, field);
                Some(Leaf {
                    value,
                    span: node.span,
                    field,
                })
            }
            Err(expected) => {
                let expected = with_lookalike_note(expected, text);
                let rule = match T::shape() {
                    Shape::Day | Shape::Time => &INVALID_DATE,
                    _ => &INVALID_FRONT_MATTER,
                };
                let message = format!("invalid value for `{}`", field.key());
                let found = Diagnostic::new(rule, node.span, message);
                let found = found.help(format!("write {expected}"));
                self.found(with_normal_form::<T>(found, node));
                None
            }
        }
    }
}

/// Adds the fix that writes a value in its normal form, if it can only mean that.
fn with_normal_form<T: Scalar>(found: Diagnostic, node: &YamlNode) -> Diagnostic {
    let normal = node.text().and_then(T::normal_form);
    match (normal, node.one_line_span()) {
        (Some(normal), Some(span)) => {
            let what = format!("write `{normal}`");
            found.fix(what, vec![(span, normal)])
        }
        _ => found,
    }
}

fn in_minutes(leaf: Leaf<Minutes>) -> Leaf<u32> {
    Leaf {
        value: leaf.value.0,
        span: leaf.span,
        field: leaf.field,
    }
}

fn is_plain(node: &YamlNode) -> bool {
    matches!(node.value, YamlValue::Scalar { plain: true, .. })
}

/// What should have been written, with a note about lookalike characters in the value.
fn with_lookalike_note(expected: String, text: &str) -> String {
    match lookalikes::in_value(text) {
        Some(odd) => format!("{expected}; {odd}"),
        None => expected,
    }
}
