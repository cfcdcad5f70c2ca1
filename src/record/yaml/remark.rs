//! Comments after an unquoted value. In YAML the text ends there, but the author may have meant `#` as part of it.
//!
//! Whether something is lost depends on what the field holds, which only the decoder knows.

use super::{NodeBuilder, YamlNode, YamlValue};
use crate::span::Span;

impl NodeBuilder<'_> {
    /// The comment after the value of the field whose name is at `key`: on the same line, or where the text would
    /// continue.
    pub(super) fn remark_after(
        &self,
        key: Span,
        value: &YamlNode,
        in_brackets: bool,
    ) -> Option<Span> {
        let column = self.column(key.start as usize - self.base);
        match &value.value {
            YamlValue::Null => {
                let name = key.end as usize - self.base;
                let after = name + self.text.get(name..)?.find(':')? + 1;
                self.comment(after)
            }
            _ => self.after_text(value, column, in_brackets),
        }
    }

    /// Finds the same comments for the items of a list that begins at `start`.
    pub(super) fn remark_items(&self, start: Span, items: &mut [YamlNode]) {
        let mut from = start.start as usize - self.base;
        for at in 0..items.len() {
            let item = &items[at];
            let place = item.span.start as usize - self.base;
            let remark = match item.value {
                YamlValue::Null => {
                    // Between the items before and after it, after its hyphen.
                    let next = items
                        .get(at + 1)
                        .map(|next| next.span.start as usize - self.base);
                    self.empty_item(from, next.unwrap_or(self.text.len()))
                }
                YamlValue::Scalar { .. } => {
                    let line = self.line(place);
                    let hyphen = self.text[line..place].rfind('-').unwrap_or(0);
                    self.after_text(item, hyphen, false)
                }
                _ => None,
            };
            from = from.max(item.span.end as usize - self.base);
            items[at].remark = remark;
        }
    }

    fn after_text(&self, value: &YamlNode, column: usize, in_brackets: bool) -> Option<Span> {
        let YamlValue::Scalar { plain, .. } = value.value else {
            return None;
        };
        let begin = value.span.start as usize - self.base;
        let end = value.span.end as usize - self.base;
        let block = self.text.get(begin..)?.starts_with(['|', '>']);
        if plain && let Some(comment) = self.comment(end) {
            return Some(comment);
        }
        if in_brackets || !(plain || block) {
            return None;
        }
        // Where the text would continue, a line that begins with `#` is a comment.
        let mut at = end;
        for line in self.text.get(end..)?.split_inclusive('\n') {
            let words = line.trim_start_matches(' ');
            let indent = line.len() - words.len();
            if at > end && words.starts_with('#') && indent > column {
                return Some(self.span_with_length(at + indent, words.trim_end().len()));
            }
            if !line.trim().is_empty() {
                return None;
            }
            at += line.len();
        }
        None
    }

    /// The comment that begins after `at` on its line, with only spaces before it.
    fn comment(&self, at: usize) -> Option<Span> {
        let rest = self.text.get(at..)?;
        let rest = rest.split(['\n', '\r']).next()?;
        let words = rest.trim_start_matches([' ', '\t']);
        let skipped = rest.len() - words.len();
        (skipped > 0 && words.starts_with('#'))
            .then(|| self.span_with_length(at + skipped, words.trim_end().len()))
    }

    /// A hyphen followed by a comment, between two positions.
    fn empty_item(&self, from: usize, to: usize) -> Option<Span> {
        let text = self.text.get(from..to)?;
        let mut at = from;
        for line in text.split_inclusive('\n') {
            let words = line.trim_start_matches(' ');
            if let Some(rest) = words.strip_prefix('-')
                && rest.trim_start().starts_with('#')
            {
                return self.comment(at + line.len() - rest.len());
            }
            at += line.len();
        }
        None
    }

    fn span_with_length(&self, start: usize, length: usize) -> Span {
        let start = self.base + start;
        Span {
            start: u32::try_from(start).unwrap_or(u32::MAX),
            end: u32::try_from(start + length).unwrap_or(u32::MAX),
            file: self.file,
        }
    }

    fn line(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |n| n + 1)
    }

    fn column(&self, at: usize) -> usize {
        at - self.line(at)
    }
}
