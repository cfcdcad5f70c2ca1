//! The tree of values and field names, each with a span. This module must not know any field.

use crate::span::Span;

/// A value with its span.
#[derive(Debug, Clone)]
pub struct YamlNode {
    pub span: Span,
    pub value: YamlValue,
    /// A comment after an unquoted value, or in place of one, which the author may have meant as part of the text.
    pub remark: Option<Span>,
}

/// A value. Scalars keep their text; a decoder gives them a type.
#[derive(Debug, Clone)]
pub enum YamlValue {
    /// Empty, `~` or `null`.
    Null,
    /// A scalar; `plain` if it is not quoted.
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
    /// An empty mapping at a span, for an empty front matter.
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

    /// The span of a scalar that is written on one line without escapes, with its quotation marks. `None` for any other value.
    pub fn one_line_span(&self) -> Option<Span> {
        let YamlValue::Scalar { text, plain } = &self.value else {
            return None;
        };
        let quotes = if *plain { 0 } else { 2 };
        let is_whole = self.span.range().len() == text.len() + quotes;
        (is_whole && !text.contains('\n')).then_some(self.span)
    }

    /// The items of a list; empty for any other value.
    pub fn items(&self) -> &[YamlNode] {
        match &self.value {
            YamlValue::List(items) => items,
            _ => &[],
        }
    }
}
