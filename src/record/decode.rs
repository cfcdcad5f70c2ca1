//! A small decoder that collects every problem of a front matter instead of stopping at the first.
//!
//! Each read names its [`Field`], so that nothing can be read that the policy has no row for.
//! Must not look at another record.

use std::cell::RefCell;

use super::leaf::{Item, Leaf, List, Opt};
use super::yaml::{Entry, Node, Value};
use crate::diag::{Diagnostic, INVALID_FRONT_MATTER, MISSING_FIELD, nearest};
use crate::policy::Field;
use crate::span::Span;

/// A mapping under decoding: remembers which keys were asked for, and says so of the others.
pub struct Fields<'n, 'd> {
    entries: &'n [Entry],
    /// Where a missing field is reported: the record's `kind`, or the item.
    place: Span,
    asked: Vec<&'static str>,
    diags: &'d RefCell<Vec<Diagnostic>>,
}

/// A value that one scalar holds.
pub trait Scalar: Sized {
    /// The value, or what should have been written.
    ///
    /// # Errors
    /// A sentence that says what to write instead.
    fn read(text: &str, plain: bool) -> Result<Self, String>;
}

impl<'n, 'd> Fields<'n, 'd> {
    /// Starts on `node`, which must be a mapping.
    pub fn new(
        node: &'n Node,
        place: Span,
        diags: &'d RefCell<Vec<Diagnostic>>,
    ) -> Option<Fields<'n, 'd>> {
        let entries: &[Entry] = match &node.value {
            Value::Map(entries) => entries,
            Value::Null => &[],
            _ => {
                diags.borrow_mut().push(
                    Diagnostic::new(
                        &INVALID_FRONT_MATTER,
                        node.span,
                        "fields are expected here, each as `name: value`",
                    )
                    .help("write `name: value`, one on each line"),
                );
                return None;
            }
        };
        Some(Fields {
            entries,
            place,
            asked: Vec::new(),
            diags,
        })
    }

    /// A value, when it is there.
    pub fn get<T: Scalar>(&mut self, field: Field) -> Opt<T> {
        let node = self.node(field.key())?;
        self.scalar(field, node)
    }

    /// A value without which the record has no meaning.
    pub fn need<T: Scalar>(&mut self, field: Field) -> Opt<T> {
        match self.node(field.key()) {
            Some(node) => self.scalar(field, node),
            None => {
                self.missing(field);
                None
            }
        }
    }

    /// A list of plain values; a single value counts as a list of one.
    pub fn all<T: Scalar>(&mut self, field: Field) -> Vec<Leaf<T>> {
        let Some(node) = self.node(field.key()) else {
            return Vec::new();
        };
        match &node.value {
            Value::List(items) => items
                .iter()
                .filter_map(|item| self.scalar(field, item))
                .collect(),
            _ => self.scalar(field, node).into_iter().collect(),
        }
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
        let Some(node) = self.node(field.key()) else {
            return list;
        };
        let Value::List(nodes) = &node.value else {
            self.wrong(node.span, field, "a list, each item starting with `- `");
            return list;
        };
        for node in nodes {
            let Some(mut fields) = Fields::new(node, node.span, self.diags) else {
                continue;
            };
            let coach_only = fields.flag("coach_only");
            let value = read(&mut fields);
            fields.finish();
            if let Some(value) = value {
                list.items.push(Item {
                    value,
                    span: node.span,
                    coach_only,
                });
            }
        }
        list
    }

    /// A group of fields.
    pub fn group<T>(
        &mut self,
        field: Field,
        read: impl FnOnce(&mut Fields<'n, 'd>) -> Option<T>,
    ) -> Opt<T> {
        let node = self.node(field.key())?;
        let mut fields = Fields::new(node, node.span, self.diags)?;
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
        if self.node(field.key()).is_none() {
            self.missing(field);
            return None;
        }
        self.group(field, read)
    }

    /// A mapping whose keys are the coach's choice: each key's span with its scalar.
    pub fn pairs(&mut self, field: Field) -> Vec<(Leaf<String>, Leaf<String>)> {
        let Some(node) = self.node(field.key()) else {
            return Vec::new();
        };
        let Value::Map(entries) = &node.value else {
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

    /// A value of coachgen.yaml, which the policy's rows do not govern.
    pub fn plain<T: Scalar>(&mut self, key: &'static str) -> Option<(T, Span)> {
        let node = self.node(key)?;
        let Some(text) = node.text() else {
            self.wrong_value(node.span, key, "a single value");
            return None;
        };
        match T::read(text, plain(node)) {
            Ok(value) => Some((value, node.span)),
            Err(expected) => {
                self.wrong_value(node.span, key, &expected);
                None
            }
        }
    }

    /// A section of coachgen.yaml.
    pub fn section(&mut self, key: &'static str, read: impl FnOnce(&mut Fields<'n, 'd>)) {
        let Some(node) = self.node(key) else {
            return;
        };
        if let Some(mut fields) = Fields::new(node, node.span, self.diags) {
            read(&mut fields);
            fields.finish();
        }
    }

    /// The pairs of a section of coachgen.yaml whose keys are names.
    pub fn named_pairs(&mut self, key: &'static str) -> Vec<(String, String, Span)> {
        let Some(node) = self.node(key) else {
            return Vec::new();
        };
        let Value::Map(entries) = &node.value else {
            self.wrong_value(node.span, key, "fields, each as `name: value`");
            return Vec::new();
        };
        entries
            .iter()
            .filter_map(|entry| {
                let text = entry.value.text()?;
                Some((entry.key.clone(), text.to_owned(), entry.key_span))
            })
            .collect()
    }

    /// A switch that governs visibility and therefore belongs to no reader.
    pub fn flag(&mut self, key: &'static str) -> bool {
        let Some(node) = self.node(key) else {
            return false;
        };
        match node.text().map(|text| bool::read(text, plain(node))) {
            Some(Ok(value)) => value,
            _ => {
                self.wrong_value(node.span, key, "`true` or `false`");
                // A switch that cannot be read must not publish what it may have meant to hide.
                true
            }
        }
    }

    /// The place of a key's value, when it is there.
    pub fn place_of(&self, key: &str) -> Option<Span> {
        self.entries
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| entry.value.span)
    }

    /// Marks a key as known without reading it.
    pub fn skip(&mut self, key: &'static str) {
        self.asked.push(key);
    }

    /// Reports a required field as missing.
    pub fn missing(&mut self, field: Field) {
        let key = field.key();
        self.diags.borrow_mut().push(
            Diagnostic::new(&MISSING_FIELD, self.place, format!("`{key}` is missing")).help(
                format!("add `{key}:`; without it this has no meaning and is left out"),
            ),
        );
    }

    /// Reports what was never asked for, with the nearest known name.
    pub fn finish(self) {
        for entry in self.entries {
            if self.asked.contains(&entry.key.as_str()) {
                continue;
            }
            let help = match nearest(&entry.key, self.asked.iter().copied()) {
                Some(name) => format!("did you mean `{name}`?"),
                None => format!("the fields here are: {}", self.asked.join(", ")),
            };
            self.diags.borrow_mut().push(
                Diagnostic::new(
                    &INVALID_FRONT_MATTER,
                    entry.key_span,
                    format!("unknown field `{}`", crate::record::safe(&entry.key)),
                )
                .help(help),
            );
        }
    }

    fn node(&mut self, key: &'static str) -> Option<&'n Node> {
        self.asked.push(key);
        let entries: &'n [Entry] = self.entries;
        entries
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| &entry.value)
            .filter(|node| !matches!(node.value, Value::Null))
    }

    fn scalar<T: Scalar>(&self, field: Field, node: &Node) -> Opt<T> {
        let Some(text) = node.text() else {
            self.wrong(node.span, field, "a single value");
            return None;
        };
        match T::read(text, plain(node)) {
            Ok(value) => Some(Leaf {
                value,
                span: node.span,
                field,
            }),
            Err(expected) => {
                self.wrong(node.span, field, &expected);
                None
            }
        }
    }

    fn wrong(&self, span: Span, field: Field, expected: &str) {
        self.wrong_value(span, field.key(), expected);
    }

    /// Reports a value that a caller could not use.
    pub fn wrong_here(&self, span: Span, key: &str, expected: &str) {
        self.wrong_value(span, key, expected);
    }

    fn wrong_value(&self, span: Span, key: &str, expected: &str) {
        self.diags.borrow_mut().push(
            Diagnostic::new(
                &INVALID_FRONT_MATTER,
                span,
                format!("`{key}` has a value that does not fit"),
            )
            .help(format!("write {expected}")),
        );
    }
}

fn plain(node: &Node) -> bool {
    matches!(node.value, Value::Scalar { plain: true, .. })
}
