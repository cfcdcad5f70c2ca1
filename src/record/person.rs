//! A person's name in front matter.

use std::ops::Deref;

use super::decode::{Scalar, Shape};

/// A person's name.
///
/// This is a separate type because who may read a name also depends on the days on which a reader was a sponsor.
/// The gate treats the type separately, so a new field of this type cannot be forgotten there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person(String);

impl Person {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Person {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<Person> for String {
    fn from(person: Person) -> String {
        person.0
    }
}

impl Scalar for Person {
    fn read(text: &str, plain: bool) -> Result<Self, String> {
        String::read(text, plain).map(Person)
    }

    fn shape() -> Shape {
        String::shape()
    }
}
