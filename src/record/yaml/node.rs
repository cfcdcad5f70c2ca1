//! The tree: values, and the names of fields, each with its place. Must not know any field.

use crate::span::Span;

/// A value with its place.
#[derive(Debug, Clone)]
pub struct YamlNode {
    pub span: Span,
    pub value: YamlValue,
    /// A comment that follows an unquoted value, or takes the place of one: to its writer perhaps part of the text.
    pub remark: Option<Span>,
}

/// What a value is; scalars keep their text, a decoder gives them a type.
#[derive(Debug, Clone)]
pub enum YamlValue {
    /// Nothing, `~` or `null`.
    Null,
    /// A scalar; `plain` when it was not quoted.
    Scalar { text: String, plain: bool },
    /// A list.
    List(Vec<YamlNode>),
    /// A mapping, in the order of the file.
    Map(Vec<MapEntry>),
}

/// A key and its value.
#[derive(Debug, Clone)]
pub struct MapEntry {
    pub key: String,
    pub key_span: Span,
    pub value: YamlNode,
}

impl YamlNode {
    /// An empty mapping at a place: what an empty front matter says.
    pub fn empty(span: Span) -> YamlNode {
        YamlNode {
            span,
            value: YamlValue::Map(Vec::new()),
            remark: None,
        }
    }

    /// The value under a key of a mapping.
    pub fn get(&self, key: &str) -> Option<&YamlNode> {
        match &self.value {
            YamlValue::Map(entries) => entries
                .iter()
                .find(|entry| entry.key == key)
                .map(|entry| &entry.value),
            _ => None,
        }
    }

    /// The scalar's text.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            YamlValue::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The items of a list; none for anything else.
    pub fn items(&self) -> &[YamlNode] {
        match &self.value {
            YamlValue::List(items) => items,
            _ => &[],
        }
    }
}
