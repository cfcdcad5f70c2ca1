//! A small decoder that collects every problem of a front matter instead of stopping at the first.
//!
//! Each read names its [`Field`], so that nothing can be read that the policy has no row for.
//! Must not look at another record.

mod lists;
mod privacy;
mod report;
mod settings;
mod shape;
mod switch;

use std::cell::RefCell;

use super::leaf::{Leaf, Opt};
use super::lookalikes;
use super::yaml::{MapEntry, YamlNode, YamlValue};
use crate::diag::{Diagnostic, INVALID_FRONT_MATTER};
use crate::policy::Field;
use crate::span::Span;

pub use privacy::of_no_kind;
pub use shape::{Asked, FieldForm, Presence, Shape, Shapes};

/// A mapping under decoding: remembers which keys were asked for, and says so of the others.
pub struct Fields<'n, 'd> {
    entries: &'n [MapEntry],
    /// Where a missing field is reported: the record's `kind`, or the item.
    place: Span,
    /// What is left out without one.
    whole: &'static str,
    asked: Vec<&'static str>,
    diags: &'d RefCell<Vec<Diagnostic>>,
    /// What is asked for, and in which form; only where nothing is read but that.
    shapes: Option<Shapes>,
}

const NO_GROUP: &str = "one value, not a group; put quotes around a text that contains a colon";
const NO_LIST: &str = "one value, not a list";

/// A value that one scalar holds.
pub trait Scalar: Sized {
    /// The value, or what should have been written.
    ///
    /// # Errors
    /// A sentence that says what to write instead.
    fn read(text: &str, plain: bool) -> Result<Self, String>;

    /// What `read` takes, for those who describe records without reading one.
    fn shape() -> Shape;
}

impl<'n, 'd> Fields<'n, 'd> {
    /// Starts on `node`, which must be a mapping.
    pub fn new(
        node: &'n YamlNode,
        place: Span,
        diags: &'d RefCell<Vec<Diagnostic>>,
    ) -> Option<Fields<'n, 'd>> {
        let fields = Fields::of(node, place, "record", diags);
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

    /// The fields of a mapping; none of anything else.
    fn of(
        node: &'n YamlNode,
        place: Span,
        whole: &'static str,
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
            whole,
            asked: Vec::new(),
            diags,
            shapes: None,
        })
    }

    /// A value, when it is there.
    pub fn get<T: Scalar>(&mut self, field: Field) -> Opt<T> {
        self.note(field, Presence::Free, || FieldForm::One(T::shape()));
        let node = self.read::<T>(field.key())?;
        self.scalar(field, node)
    }

    /// A value without which the record has no meaning.
    pub fn need<T: Scalar>(&mut self, field: Field) -> Opt<T> {
        self.note(field, Presence::Filled, || FieldForm::One(T::shape()));
        match self.read::<T>(field.key()) {
            Some(node) => self.scalar(field, node),
            None if self.lost::<T>(field.key()) => None,
            None => {
                // What would be said of a value that is none is what to write.
                self.missing_one(field.key(), T::read("", true).err());
                None
            }
        }
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
        let Some(mut fields) = Fields::of(node, node.span, "group", self.diags) else {
            let names = self.names(|fields| drop(read(fields)));
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

    /// The same, reported when it is missing.
    pub fn need_group<T>(
        &mut self,
        field: Field,
        read: impl FnOnce(&mut Fields<'n, 'd>) -> Option<T>,
    ) -> Opt<T> {
        if self.is_blank() {
            let group = self.group(field, read);
            self.demand(field, Presence::Filled);
            return group;
        }
        if self.node(field.key()).is_none() {
            let names = self.names(|fields| drop(read(fields)));
            self.missing_one(field.key(), Some(format!("its fields: {names}")));
            return None;
        }
        self.group(field, read)
    }

    /// A mapping whose keys are the coach's choice: each key's span with its scalar.
    pub fn pairs<T: Scalar>(&mut self, field: Field) -> Vec<(Leaf<String>, Leaf<T>)> {
        self.note(field, Presence::Free, || FieldForm::Pairs(T::shape()));
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

    /// The place of a key's value, when it is there.
    pub fn place_of(&self, key: &str) -> Option<Span> {
        self.entries
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| entry.value.span)
    }

    /// Takes a key that is none of ours, if it is there, without offering it to anyone.
    pub fn allow(&mut self, key: &'static str) {
        self.note_key(key, FieldForm::Any);
        if self.entries.iter().any(|entry| entry.key == key) {
            self.asked.push(key);
        }
    }

    /// Marks a key as known without reading it.
    pub fn skip(&mut self, key: &'static str) {
        self.asked.push(key);
    }

    fn node(&mut self, key: &'static str) -> Option<&'n YamlNode> {
        self.asked.push(key);
        let entries: &'n [MapEntry] = self.entries;
        entries
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| &entry.value)
            .filter(|node| !matches!(node.value, YamlValue::Null))
    }

    fn scalar<T: Scalar>(&self, field: Field, node: &YamlNode) -> Opt<T> {
        let Some(text) = node.text() else {
            let group = matches!(node.value, YamlValue::Map(_));
            self.wrong(node.span, field, if group { NO_GROUP } else { NO_LIST });
            return None;
        };
        self.whole::<T>(field.key(), node);
        match T::read(text, plain(node)) {
            Ok(value) => Some(Leaf {
                value,
                span: node.span,
                field,
            }),
            Err(expected) => {
                self.wrong(node.span, field, &said(expected, text));
                None
            }
        }
    }
}

fn plain(node: &YamlNode) -> bool {
    matches!(node.value, YamlValue::Scalar { plain: true, .. })
}

/// What should have been written, and what in the value is not what it looks like.
fn said(expected: String, text: &str) -> String {
    match lookalikes::in_value(text) {
        Some(odd) => format!("{expected}; {odd}"),
        None => expected,
    }
}
