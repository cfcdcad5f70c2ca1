//! The shape of a record, collected without reading one: its fields, their forms, and which of them are required.
//!
//! The read functions themselves are the source, so that a description of records cannot differ from what is read.
//! This module must not depend on how a description is written.

use std::cell::RefCell;

use super::Fields;
use crate::policy::Field;
use crate::span::{FileId, Span};

/// The fields of a mapping.
#[derive(Debug, Clone, Default)]
pub struct Shapes {
    /// In the order in which they are read.
    pub fields: Vec<RequestedField>,
    /// Pairs of keys of which at least one must have a value.
    pub either: Vec<(&'static str, &'static str)>,
}

impl Shapes {
    /// Calls `visit` with each field that holds values and its shape, including fields inside groups and lists.
    pub fn each_field(&self, visit: &mut impl FnMut(Field, Shape)) {
        for field in &self.fields {
            match &field.form {
                FieldForm::List(inner) | FieldForm::Group(inner) => inner.each_field(visit),
                FieldForm::TextOrList(inner) => {
                    if let Some(row) = field.field {
                        visit(row, Shape::Text);
                    }
                    inner.each_field(visit);
                }
                FieldForm::One(shape) | FieldForm::All(shape) | FieldForm::Pairs(shape) => {
                    if let Some(row) = field.field {
                        visit(row, *shape);
                    }
                }
                FieldForm::Switch | FieldForm::Any => {}
            }
        }
    }
}

/// One requested field.
#[derive(Debug, Clone)]
pub struct RequestedField {
    /// Its name in front matter.
    pub key: &'static str,
    /// Its policy row. A visibility switch and a practice setting have none.
    pub field: Option<Field>,
    /// How it is written.
    pub form: FieldForm,
    /// Whether it is required.
    pub presence: Presence,
}

/// How a field is written.
#[derive(Debug, Clone)]
pub enum FieldForm {
    /// One value.
    One(Shape),
    /// A list of values; one value counts as a list of one.
    All(Shape),
    /// A list of groups.
    List(Shapes),
    /// A text, or a list of groups.
    TextOrList(Shapes),
    /// A group.
    Group(Shapes),
    /// Names that the coach chooses, each with a value.
    Pairs(Shape),
    /// `true` or `false`, never empty.
    Switch,
    /// Any value, used by another program.
    Any,
}

/// The form of one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Text, which may be a number.
    Text,
    /// `true` or `false`, without quotes.
    Switch,
    /// A whole number.
    Whole {
        /// The minimum.
        min: u32,
        /// The maximum.
        max: u32,
    },
    /// A calendar date, YYYY-MM-DD.
    Day,
    /// A time of day, HH:MM.
    Time,
    /// One of these words.
    Words(&'static [&'static str]),
    /// A number, or two in ascending order.
    Range,
    /// An id in kebab-case.
    Id,
    /// `#rrggbb`.
    Colour,
}

/// Whether a field is required.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It may be missing or empty.
    Optional,
    /// It must be present, but may be empty.
    Present,
    /// It must be present and have a value.
    Filled,
}

impl Fields<'_, '_> {
    /// The fields that `read` requests.
    pub fn shapes(read: impl FnOnce(&mut Fields<'_, '_>)) -> Shapes {
        let unread = RefCell::new(Vec::new());
        let mut blank = Fields {
            entries: &[],
            place: Span::new(FileId(0), 0, 0),
            container: "record",
            requested: Vec::new(),
            diags: &unread,
            shapes: Some(Shapes::default()),
        };
        read(&mut blank);
        blank.shapes.unwrap_or_default()
    }

    /// Whether fields are only recorded, not read.
    pub(super) fn is_blank(&self) -> bool {
        self.shapes.is_some()
    }

    pub(super) fn note(
        &mut self,
        field: Field,
        presence: Presence,
        form: impl FnOnce() -> FieldForm,
    ) {
        if self.is_blank() {
            self.push(RequestedField {
                key: field.key(),
                field: Some(field),
                form: form(),
                presence,
            });
        }
    }

    pub(super) fn note_key(&mut self, key: &'static str, form: FieldForm) {
        if self.is_blank() {
            self.push(RequestedField {
                key,
                field: None,
                form,
                presence: Presence::Optional,
            });
        }
    }

    /// Only the first note of a key counts: a switch with a policy row is noted with it before it is read as one
    /// without.
    fn push(&mut self, requested: RequestedField) {
        if let Some(shapes) = &mut self.shapes
            && shapes.fields.iter().all(|known| known.key != requested.key)
        {
            shapes.fields.push(requested);
        }
    }
}

impl<'n, 'd> Fields<'n, 'd> {
    /// Notes the fields of a list's items, or of a group.
    pub(super) fn note_inner(
        &mut self,
        field: Field,
        form: fn(Shapes) -> FieldForm,
        read: impl FnOnce(&mut Fields<'n, 'd>),
    ) {
        if self.is_blank() {
            let inner = self.inner_shapes(read);
            self.note(field, Presence::Optional, || form(inner));
        }
    }

    /// The fields that a nested `read` requests.
    pub(super) fn inner_shapes(&self, read: impl FnOnce(&mut Fields<'n, 'd>)) -> Shapes {
        let mut blank = Fields {
            entries: &[],
            place: self.place,
            container: self.container,
            requested: Vec::new(),
            diags: self.diags,
            shapes: Some(Shapes::default()),
        };
        read(&mut blank);
        blank.shapes.unwrap_or_default()
    }

    /// Notes that a requested field is required.
    pub(super) fn require(&mut self, field: Field, presence: Presence) {
        self.require_key(field.key(), presence);
    }

    /// Notes that a requested key is required.
    pub(super) fn require_key(&mut self, key: &str, presence: Presence) {
        if let Some(shapes) = &mut self.shapes
            && let Some(known) = shapes.fields.iter_mut().find(|known| known.key == key)
        {
            known.presence = presence;
        }
    }
}
