//! What the YAML parser says, in words for somebody who writes records and no programs.

use super::Builder;
use crate::diag::Diagnostic;
use crate::span::Span;

impl Builder<'_> {
    /// What the parser could not read, in other words than its own where they are known.
    pub(super) fn fault(&self, at: usize, info: &str) -> Box<Diagnostic> {
        let rest = self.text[at..].trim_start_matches(' ');
        let inside = self.open.last().map(|span| span.start as usize - self.base);
        let (at, help) = match info {
            _ if info.contains("tab") => (
                self.tab(at),
                "indent with spaces; a tab cannot stand here".to_owned(),
            ),
            "while parsing node, found unknown anchor" => (
                at,
                "a text that begins with `*` needs quotes around it".to_owned(),
            ),
            "mapping values are not allowed in this context" => (
                at,
                "if this belongs to a text, put quotes around the whole text, because a colon and a space begin a value; \
                 if it is a field, let it begin in the same column as its neighbours"
                    .to_owned(),
            ),
            "simple key expect ':'" | "simple key expected" => (
                self.line_before(at),
                "write `name: value`, with a colon and a space".to_owned(),
            ),
            _ if info.contains("quoted scalar") && info.contains("escape") => (
                at,
                "in double quotes a backslash begins a code; write it twice, or put single quotes around the text"
                    .to_owned(),
            ),
            _ if info.contains("quoted scalar") => (
                at,
                "close the text with the quotation mark that opened it".to_owned(),
            ),
            _ if info.contains("flow sequence") => (
                inside.unwrap_or(at),
                "close the list with `]`, and put commas between its items".to_owned(),
            ),
            _ if info.contains("flow mapping") => (
                inside.unwrap_or(at),
                "close the group with `}`, and put commas between its fields".to_owned(),
            ),
            _ if info.starts_with("unexpected character") => (
                at,
                match rest.chars().next() {
                    Some(c) => format!("a text that begins with “{c}” needs quotes around it"),
                    None => "put quotes around the text".to_owned(),
                },
            ),
            "while parsing a block mapping, did not find expected key"
            | "while parsing a block collection, did not find expected '-' indicator"
            | "invalid indentation" => (
                at,
                "let the fields, or the items, of one group begin in the same column".to_owned(),
            ),
            info => (at, format!("the YAML reader says: {info}")),
        };
        let line_end = self.text[at..]
            .find('\n')
            .map_or(self.text.len(), |n| at + n);
        let end = self.text[at..line_end]
            .char_indices()
            .nth(40)
            .map_or(line_end, |(n, _)| at + n);
        let span = Span::new(self.file, self.base + at, self.base + end);
        self.fail(self.trimmed(span), "this is not valid YAML", &help)
    }

    /// The tab that the parser met after `at`, at the beginning of a line.
    fn tab(&self, at: usize) -> usize {
        let line = self.text[..at].rfind('\n').map_or(0, |n| n + 1);
        self.text[line..].find('\t').map_or(at, |tab| line + tab)
    }

    /// The last line before `at` that holds something, where `at` begins a line or ends the text.
    fn line_before(&self, at: usize) -> usize {
        let before = &self.text[..at];
        if !(before.is_empty() || before.ends_with('\n') || at == self.text.len()) {
            return at;
        }
        let said = before.trim_end();
        let line = said.rfind('\n').map_or(0, |n| n + 1);
        line + (said[line..].len() - said[line..].trim_start().len())
    }
}
