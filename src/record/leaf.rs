//! A value of front matter with the place it was read from and the row of the policy that governs it.

use crate::policy::Field;
use crate::span::Span;

/// One value, its place, and its field. There is no way to read a value without naming its field.
#[derive(Debug, Clone)]
pub struct Leaf<T> {
    pub value: T,
    pub span: Span,
    pub field: Field,
}

impl<T> Leaf<T> {
    /// Another value in its place.
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

/// One item of a list, which the coach may keep to themselves.
#[derive(Debug, Clone)]
pub struct ListItem<T> {
    pub value: T,
    pub span: Span,
    /// `coach_only: true` on the item.
    pub coach_only: bool,
}

/// A list in front matter, governed by the row of its group.
#[derive(Debug, Clone)]
pub struct List<T> {
    pub field: Field,
    pub items: Vec<ListItem<T>>,
}

impl<T> List<T> {
    /// The values, whoever may see them.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.items.iter().map(|item| &item.value)
    }
}
