//! A value of front matter with its location and the policy row that governs it.

use crate::policy::Field;
use crate::span::Span;

/// One value with its span and field. A value cannot be read without naming its field.
#[derive(Debug, Clone)]
pub struct Leaf<T> {
    pub value: T,
    pub span: Span,
    pub field: Field,
}

impl<T> Leaf<T> {
    /// A different value with the same span and field.
    pub fn with<U>(&self, value: U) -> Leaf<U> {
        Leaf {
            value,
            span: self.span,
            field: self.field,
        }
    }
}

/// An optional value.
pub type Opt<T> = Option<Leaf<T>>;

/// One item of a list, which can be limited to the coach.
#[derive(Debug, Clone)]
pub struct ListItem<T> {
    pub value: T,
    pub span: Span,
    /// Whether the item has `coach_only: true`.
    pub coach_only: bool,
}

/// A list in front matter, governed by the row of its group.
#[derive(Debug, Clone)]
pub struct List<T> {
    pub field: Field,
    pub items: Vec<ListItem<T>>,
}

impl<T> List<T> {
    /// The values, regardless of who may see them.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.items.iter().map(|item| &item.value)
    }
}
