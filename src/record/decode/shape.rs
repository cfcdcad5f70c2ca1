//! What a reading asks for, noted without a record: which fields, in which form, and which of them must be there.
//!
//! The reads themselves are the source, so that a description of records cannot differ from what is
//! read. Must not know how such a description is written.

use std::cell::RefCell;

use super::Fields;
use crate::policy::Field;
use crate::span::{FileId, Span};

/// The fields of a mapping.
#[derive(Debug, Clone, Default)]
pub struct Shapes {
    /// In the order in which they are read.
    pub asked: Vec<Asked>,
    /// Pairs of keys, one of which at least must be filled.
    pub either: Vec<(&'static str, &'static str)>,
}

impl Shapes {
    /// Shows `look` each field that holds values, with what one may be; also those within groups and lists.
    pub fn each_field(&self, look: &mut impl FnMut(Field, Shape)) {
        for asked in &self.asked {
            match &asked.form {
                FieldForm::List(inner) | FieldForm::Group(inner) => inner.each_field(look),
                FieldForm::TextOrList(inner) => {
                    if let Some(field) = asked.field {
                        look(field, Shape::Text);
                    }
                    inner.each_field(look);
                }
                FieldForm::One(shape) | FieldForm::All(shape) | FieldForm::Pairs(shape) => {
                    if let Some(field) = asked.field {
                        look(field, *shape);
                    }
                }
                FieldForm::Switch | FieldForm::Any => {}
            }
        }
    }
}

/// One field that is asked for.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Its name in front matter.
    pub key: &'static str,
    /// Its row of the policy; a switch on visibility and a setting of the practice have none.
    pub field: Option<Field>,
    /// How it is written.
    pub form: FieldForm,
    /// Whether it must be there.
    pub fill: Presence,
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
    /// Names of the coach's choice, each with a value.
    Pairs(Shape),
    /// `true` or `false`, and never left empty.
    Switch,
    /// Whatever another program keeps there.
    Any,
}

/// What one value may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Words, a number among them.
    Text,
    /// `true` or `false`, without quotes.
    Switch,
    /// A whole number.
    Whole {
        /// The smallest.
        least: u32,
        /// The largest.
        most: u32,
    },
    /// A day of the calendar, YYYY-MM-DD.
    Day,
    /// One of these words.
    Words(&'static [&'static str]),
    /// A number, or two from the smaller to the larger.
    Range,
    /// An id in kebab-case.
    Id,
    /// `#rrggbb`.
    Colour,
}

/// Whether a field must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It may be missing or left empty.
    Free,
    /// It must be written, and may be left empty.
    Written,
    /// It must be written and hold something.
    Filled,
}

impl Fields<'_, '_> {
    /// What `read` asks for.
    pub fn shapes(read: impl FnOnce(&mut Fields<'_, '_>)) -> Shapes {
        let unread = RefCell::new(Vec::new());
        let mut blank = Fields {
            entries: &[],
            place: Span::new(FileId(0), 0, 0),
            whole: "record",
            asked: Vec::new(),
            diags: &unread,
            shapes: Some(Shapes::default()),
        };
        read(&mut blank);
        blank.shapes.unwrap_or_default()
    }

    /// Whether nothing is read, and what is asked for is noted.
    pub(super) fn is_blank(&self) -> bool {
        self.shapes.is_some()
    }

    pub(super) fn note(&mut self, field: Field, fill: Presence, form: impl FnOnce() -> FieldForm) {
        if self.is_blank() {
            self.push(Asked {
                key: field.key(),
                field: Some(field),
                form: form(),
                fill,
            });
        }
    }

    pub(super) fn note_key(&mut self, key: &'static str, form: FieldForm) {
        if self.is_blank() {
            self.push(Asked {
                key,
                field: None,
                form,
                fill: Presence::Free,
            });
        }
    }

    /// The first note of a key stands: a switch with a row is noted with it before it is read as one
    /// without.
    fn push(&mut self, asked: Asked) {
        if let Some(shapes) = &mut self.shapes
            && shapes.asked.iter().all(|known| known.key != asked.key)
        {
            shapes.asked.push(asked);
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
            let inner = self.inner(read);
            self.note(field, Presence::Free, || form(inner));
        }
    }

    /// What `read` asks for inside this reading.
    pub(super) fn inner(&self, read: impl FnOnce(&mut Fields<'n, 'd>)) -> Shapes {
        let mut blank = Fields {
            entries: &[],
            place: self.place,
            whole: self.whole,
            asked: Vec::new(),
            diags: self.diags,
            shapes: Some(Shapes::default()),
        };
        read(&mut blank);
        blank.shapes.unwrap_or_default()
    }

    /// Notes of a field that was asked for that it must be there.
    pub(super) fn demand(&mut self, field: Field, fill: Presence) {
        if let Some(shapes) = &mut self.shapes
            && let Some(known) = shapes
                .asked
                .iter_mut()
                .find(|known| known.key == field.key())
        {
            known.fill = fill;
        }
    }
}
