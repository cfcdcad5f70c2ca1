//! What the values of a field are, according to the decoders: free text, a choice, a date or a number.
//!
//! Derived from the fields that the decoders request, so that no field can be missed. This module must not know who
//! searches for the words.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::decode::{FieldForm, Shape, Shapes};
use super::shapes;
use crate::kind::Kind;
use crate::policy::Field;

static SHAPES: LazyLock<HashMap<Field, Shape>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for kind in Kind::ALL {
        note(&shapes(kind), &mut known);
    }
    known
});

/// The shape of a field's values; `None` for a group of fields.
pub fn shape(field: Field) -> Option<Shape> {
    SHAPES.get(&field).copied()
}

/// Ids of interview questions, which are not specific to an engagement.
const NAMES_A_QUESTION: [Field; 2] = [
    Field::InterviewFindingsQuestion,
    Field::StakeholderInterviewFindingsQuestion,
];

/// Whether a field holds words that somebody chose: free text, or an id, which names something. A field of unknown
/// shape does.
pub fn is_worded(field: Field) -> bool {
    if NAMES_A_QUESTION.contains(&field) {
        return false;
    }
    match shape(field) {
        None | Some(Shape::Text | Shape::Id) => true,
        Some(
            Shape::Switch
            | Shape::Whole { .. }
            | Shape::Day
            | Shape::Time
            | Shape::Words(_)
            | Shape::Range
            | Shape::Colour,
        ) => false,
    }
}

/// Fields in list items, which can have `coach_only: true` beside them.
static IN_ITEMS: LazyLock<HashSet<Field>> = LazyLock::new(|| {
    let mut known = HashSet::new();
    for kind in Kind::ALL {
        note_items(&shapes(kind), false, &mut known);
    }
    known
});

fn note_items(shapes: &Shapes, in_item: bool, known: &mut HashSet<Field>) {
    for requested in &shapes.fields {
        if in_item {
            known.extend(requested.field);
        }
        match &requested.form {
            FieldForm::List(inner) | FieldForm::TextOrList(inner) => note_items(inner, true, known),
            FieldForm::Group(inner) => note_items(inner, in_item, known),
            _ => {}
        }
    }
}

/// Whether a field is in an item that can have `coach_only: true`.
pub fn is_in_item(field: Field) -> bool {
    IN_ITEMS.contains(&field)
}

/// Whether a field holds free text.
pub fn is_text(field: Field) -> bool {
    matches!(shape(field), Some(Shape::Text))
}

fn note(shapes: &Shapes, known: &mut HashMap<Field, Shape>) {
    for requested in &shapes.fields {
        match (&requested.form, requested.field) {
            (
                FieldForm::One(shape) | FieldForm::All(shape) | FieldForm::Pairs(shape),
                Some(field),
            ) => {
                known.insert(field, *shape);
            }
            (FieldForm::Switch, Some(field)) => {
                known.insert(field, Shape::Switch);
            }
            (FieldForm::TextOrList(inner), field) => {
                known.extend(field.map(|field| (field, Shape::Text)));
                note(inner, known);
            }
            (FieldForm::List(inner) | FieldForm::Group(inner), _) => note(inner, known),
            _ => {}
        }
    }
}
