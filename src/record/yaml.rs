//! Front matter as a tree in which every key and value has a span.
//!
//! A thin builder over saphyr's event parser: no aliases, anchors, tags or merge keys, at most sixteen levels and
//! ten thousand nodes, one document. This module must not know any field.

mod chars;
mod fault;
mod node;
mod remark;
mod typed;

use saphyr_parser::{Event, Parser, ScalarStyle, Span as YamlSpan};

use crate::diag::{Diagnostic, INVALID_FRONT_MATTER};
use crate::span::{FileId, Span};
use chars::CharIndex;

pub use node::{MapEntry, YamlNode, YamlValue};

const MAX_DEPTH: usize = 16;
const MAX_NODES: usize = 10_000;

/// Parses `text`, which begins at byte `base` of `file`.
///
/// # Errors
/// The first problem of syntax or size, with its span. Nothing after it can be trusted.
pub fn parse(text: &str, base: usize, file: FileId) -> Result<YamlNode, Box<Diagnostic>> {
    let mut builder = NodeBuilder {
        parser: Parser::new_from_str(text),
        text,
        base,
        file,
        nodes: 0,
        chars: CharIndex::new(text),
        open: Vec::new(),
    };
    match builder.find_invisible() {
        Some(fault) => Err(fault),
        None => builder.document(),
    }
}

struct NodeBuilder<'t> {
    parser: Parser<'t, saphyr_parser::StrInput<'t>>,
    text: &'t str,
    base: usize,
    file: FileId,
    nodes: usize,
    chars: CharIndex,
    /// The lists and mappings in brackets that are still open.
    open: Vec<Span>,
}

type Step<'t> = (Event<'t>, Span);

impl<'t> NodeBuilder<'t> {
    fn document(&mut self) -> Result<YamlNode, Box<Diagnostic>> {
        let mut root = None;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::DocumentStart(_) if root.is_some() => {
                    return Err(self.fail(
                        self.trimmed(span),
                        "more than one YAML document",
                        "keep one: write all fields of a record between two lines that contain only `---`",
                    ));
                }
                Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd => {}
                Event::StreamEnd | Event::Nothing => break,
                event => root = Some(self.node(event, span, 0)?),
            }
        }
        Ok(root.unwrap_or_else(|| YamlNode::empty(Span::new(self.file, self.base, self.base))))
    }

    fn next(&mut self) -> Result<Step<'t>, Box<Diagnostic>> {
        match self.parser.next_event() {
            None => Ok((Event::StreamEnd, Span::new(self.file, self.base, self.base))),
            Some(Ok((event, span))) => Ok((event, self.span(span))),
            Some(Err(error)) => {
                let at = self.chars.byte(error.marker().index());
                Err(self.fault(at.min(self.text.len()), error.info()))
            }
        }
    }

    fn node(
        &mut self,
        event: Event<'t>,
        span: Span,
        depth: usize,
    ) -> Result<YamlNode, Box<Diagnostic>> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(self.fail(
                span,
                "the front matter has more than 10,000 values",
                "split it into several records",
            ));
        }
        if depth > MAX_DEPTH {
            return Err(self.fail(
                span,
                "the front matter is nested deeper than 16 levels",
                "write it with fewer levels",
            ));
        }
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.plain_only(span, anchor, tag.is_some())?;
                let plain = style == ScalarStyle::Plain;
                let value = if plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL") {
                    YamlValue::Null
                } else {
                    YamlValue::Scalar {
                        text: text.into_owned(),
                        plain,
                    }
                };
                Ok(YamlNode {
                    span: self.trimmed(span),
                    value,
                    remark: None,
                })
            }
            Event::SequenceStart(anchor, tag) => {
                self.plain_only(span, anchor, tag.is_some())?;
                self.list(span, depth)
            }
            Event::MappingStart(anchor, tag) => {
                self.plain_only(span, anchor, tag.is_some())?;
                self.map(span, depth)
            }
            Event::Alias(_) => Err(self.fail(
                span,
                "YAML aliases (`*name`) are not supported in records",
                "write the value out",
            )),
            _ => Err(self.fail(
                span,
                "the front matter ends too early",
                "close the open bracket or quotation mark",
            )),
        }
    }

    fn list(&mut self, start: Span, depth: usize) -> Result<YamlNode, Box<Diagnostic>> {
        let mut items: Vec<YamlNode> = Vec::new();
        let bracket = self.note_opening(start);
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                let last = items.last().map(|item| item.span.end);
                if !bracket {
                    self.remark_items(start, &mut items);
                }
                return Ok(YamlNode {
                    span: self.full_span(bracket, start, last, span),
                    value: YamlValue::List(items),
                    remark: None,
                });
            }
            items.push(self.node(event, span, depth + 1)?);
        }
    }

    fn map(&mut self, start: Span, depth: usize) -> Result<YamlNode, Box<Diagnostic>> {
        let mut entries: Vec<MapEntry> = Vec::new();
        let bracket = self.note_opening(start);
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                let last = entries
                    .last()
                    .map(|entry| entry.value.span.end.max(entry.key_span.end));
                return Ok(YamlNode {
                    span: self.full_span(bracket, start, last, span),
                    value: YamlValue::Map(entries),
                    remark: None,
                });
            }
            let key_node = self.node(event, span, depth + 1)?;
            let YamlValue::Scalar { text: key, .. } = key_node.value else {
                return Err(self.fail(
                    key_node.span,
                    "a field name must be one word",
                    "write `name: value`",
                ));
            };
            if self.has_question_mark(key_node.span) {
                return Err(self.fail(
                    key_node.span,
                    "YAML's `?` before a field name is not supported in records",
                    "write `name: value`",
                ));
            }
            if key == "<<" {
                return Err(self.fail(
                    key_node.span,
                    "YAML merge keys (`<<`) are not supported in records",
                    "write the fields out",
                ));
            }
            if let Some(first) = entries.iter().find(|entry| entry.key == key) {
                let first = first.key_span;
                return Err(Box::new(
                    self.fail(
                        key_node.span,
                        &match crate::record::plain_name(&key) {
                            Some(name) => format!("duplicate field `{name}`"),
                            None => "duplicate field".to_owned(),
                        },
                        "keep one of the two",
                    )
                    .related(first, "first defined here"),
                ));
            }
            let (event, span) = self.next()?;
            let mut value = self.node(event, span, depth + 1)?;
            value.remark = self.remark_after(key_node.span, &value, bracket);
            entries.push(MapEntry {
                key,
                key_span: key_node.span,
                value,
            });
        }
    }

    /// Whether a question mark makes the following text a key.
    fn has_question_mark(&self, key: Span) -> bool {
        let before = &self.text[..key.start as usize - self.base];
        before.trim_end_matches(' ').ends_with('?')
    }

    /// Notes a list or mapping that begins with a bracket.
    fn note_opening(&mut self, start: Span) -> bool {
        let bracket = self.text[start.start as usize - self.base..].starts_with(['[', '{']);
        if bracket {
            self.open.push(start);
        }
        bracket
    }

    /// The full span of a list or mapping: to its closing bracket, otherwise to the end of its last element.
    fn full_span(&mut self, bracket: bool, start: Span, last: Option<u32>, end: Span) -> Span {
        if bracket {
            self.open.pop();
        }
        let end = match last {
            Some(last) if !bracket => last,
            _ => end.end,
        };
        let span = Span {
            end: end.max(start.start),
            ..start
        };
        self.trimmed(span)
    }

    fn plain_only(&self, span: Span, anchor: usize, tagged: bool) -> Result<(), Box<Diagnostic>> {
        if anchor != 0 {
            return Err(self.fail(
                span,
                "YAML anchors (`&name`) are not supported in records",
                "write only the value; put quotes around a text that begins with `&`",
            ));
        }
        if tagged {
            return Err(self.fail(
                span,
                "YAML tags (`!name`) are not supported in records",
                "write only the value; put quotes around a text that begins with `!`",
            ));
        }
        Ok(())
    }

    fn fail(&self, span: Span, message: &str, help: &str) -> Box<Diagnostic> {
        Box::new(Diagnostic::new(&INVALID_FRONT_MATTER, span, message).help(help))
    }

    fn span(&self, span: YamlSpan) -> Span {
        let start = self.chars.byte(span.start.index()).min(self.text.len());
        let end = self.chars.byte(span.end.index()).min(self.text.len());
        Span::new(self.file, self.base + start, self.base + end)
    }

    /// The span without the trailing white space of block values.
    fn trimmed(&self, span: Span) -> Span {
        let start = span.start as usize - self.base;
        let end = (span.end as usize - self.base).clamp(start, self.text.len());
        let kept = self.text[start..end].trim_end().len();
        Span {
            end: span.start + u32::try_from(kept).unwrap_or(0),
            ..span
        }
    }
}
