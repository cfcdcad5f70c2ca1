//! Errors of the YAML parser, in words for people who write records and are not programmers.
//!
//! The parser's own messages are never shown: they are about tokens, and some of them quote the text.

use super::NodeBuilder;
use crate::diag::Diagnostic;
use crate::span::Span;

const AFTER_CLOSED: &str = "there is more text after the closing quotation mark; put quotes around the whole text, single ones if it \
     contains double ones, and remove any unmatched bracket or quote";
const BACKSLASH: &str = "in double quotes a backslash begins an escape sequence; write it twice, or put single quotes around the text";
const CLOSE_QUOTE: &str = "close the text with the quotation mark that opened it; if it continues below, indent those lines";
const COLON: &str = "if this is part of a text, put quotes around the whole text, because a colon and a space begin a value; \
     if it is a field, begin it in the same column as the other fields";
const COLUMNS: &str = "begin all fields, or all items, of a group in the same column";
const COMMA: &str = "put a comma only between two items, with a value on both sides";
const DASH: &str = "a list begins on the line below its name, each item with a dash and a space; put quotes around a text that begins with a \
     dash";
const LONG_TEXT: &str = "nothing may follow `>` or `|` on its line; begin the text on the line below, and indent all its lines equally";
const NAME_VALUE: &str =
    "write `name: value`, with a colon and a space; if this continues the text above, indent it";
const PERCENT: &str = "a line that begins with `%` is a YAML directive, and records do not use directives; remove it, or put \
     quotes around the text";
pub(super) const CUT: &str = "the text is cut off here by a comment, and continues below";
pub(super) const REMARK: &str =
    "a `#` after a space begins a comment; put quotes around a text that contains one";
const UNSEEN: &str =
    "there is an invisible character here; delete it, and type the text around it again";
const OTHERWISE: &str = "check this line and the one above for a quotation mark, a bracket, a colon or an indentation that is \
     wrong";

impl NodeBuilder<'_> {
    /// The finding for text that the parser could not read.
    pub(super) fn fault(&self, at: usize, info: &str) -> Box<Diagnostic> {
        let begins = self.text[at..].trim_start_matches(' ').chars().next();
        let quoted = |sign: &str| format!("put quotes around a text that begins with {sign}");
        let says = |part: &str| info.contains(part);
        if says("unprintable") || says("byte order mark") {
            return self.unreadable(at, UNSEEN);
        }
        // A typo is reported as such, whatever error it later caused in the parser.
        if let Some(found) = self.find_typo(at) {
            return found;
        }
        if says("directive") || says("<document") && self.text.trim_start().starts_with('%') {
            let first = self.text.len() - self.text.trim_start().len();
            return self.unreadable(if says("directive") { at } else { first }, PERCENT);
        }
        if says("tab") {
            return self.unreadable(
                self.tab(at),
                "indent with spaces; a tab is not allowed here",
            );
        }
        if says("double-quoted") || says("misplaced bracket") && self.follows_closed_value(at) {
            return self.unreadable(at, AFTER_CLOSED);
        }
        if says("quoted scalar") {
            let code = says("escape") || says("hexadecimal");
            return self.unreadable(at, if code { BACKSLASH } else { CLOSE_QUOTE });
        }
        if says("node content") && !self.open.is_empty() {
            return self.unreadable(at, COMMA);
        }
        if says("flow") || says("illegal placement") {
            return self.open_bracket(at);
        }
        if says("block mapping") || says("block collection") || says("invalid indentation") {
            let help = if self.follows_closed_value(at) {
                AFTER_CLOSED
            } else {
                COLUMNS
            };
            return self.unreadable(at, help);
        }
        match info {
            "mapping values are not allowed in this context" => match self.no_colon_above(at) {
                Some(above) => self.unreadable(above, NAME_VALUE),
                None => self.unreadable(at, COLON),
            },
            "simple key expect ':'" | "simple key expected" => {
                self.unreadable(self.line_before(at), NAME_VALUE)
            }
            _ if says("<document") => self.unreadable(at, COLUMNS),
            _ if says("anchor") && begins == Some('*') => self.unreadable(at, &quoted("`*`")),
            _ if says("anchor") => self.unreadable(at, &quoted("`*` or `&`")),
            _ if says("tag") => self.unreadable(at, &quoted("`!`")),
            _ if says("mapping keys") => self.unreadable(at, &quoted("`?`")),
            _ if says("block scalar") => self.unreadable(at, LONG_TEXT),
            _ if says("block sequence") || says("'-'") => self.unreadable(at, DASH),
            _ if says("comment") => self.unreadable_as(at, CUT, REMARK),
            _ if says("recursion") => self.unreadable(at, "write it with fewer levels"),
            _ if says("':'") => self.unreadable(at, "write a space after the colon"),
            _ if says("unexpected character") || says("misplaced bracket") => match begins {
                Some(sign) => self.unreadable(at, &quoted(&format!("“{sign}”"))),
                None => self.unreadable(at, "put quotes around the text"),
            },
            _ => self.unreadable(at, OTHERWISE),
        }
    }

    /// A character that editors do not show and YAML does not allow. Reported before the parser fails at a later
    /// position.
    pub(super) fn find_invisible(&self) -> Option<Box<Diagnostic>> {
        let known = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{85}');
        let odd = |c: char| c.is_control() && !known(c) || c == '\u{feff}';
        let at = self.text.find(odd)?;
        Some(self.unreadable(at, UNSEEN))
    }

    pub(super) fn unreadable(&self, at: usize, help: &str) -> Box<Diagnostic> {
        self.unreadable_as(at, "this is not valid YAML", help)
    }

    pub(super) fn unreadable_as(&self, at: usize, message: &str, help: &str) -> Box<Diagnostic> {
        let line_end = self.text[at..]
            .find(['\n', '\r'])
            .map_or(self.text.len(), |n| at + n);
        let end = self.text[at..line_end]
            .char_indices()
            .nth(40)
            .map_or(line_end, |(n, _)| at + n);
        let span = Span::new(self.file, self.base + at, self.base + end);
        self.fail(self.trimmed(span), message, help)
    }

    /// A list or mapping in brackets that is not closed, reported at its opening bracket.
    fn open_bracket(&self, at: usize) -> Box<Diagnostic> {
        let Some(inside) = self.open.last().map(|span| span.start as usize - self.base) else {
            return self.unreadable(at, OTHERWISE);
        };
        let help = if self.text[inside..].starts_with('[') {
            "close the list with `]`, and put commas between its items"
        } else {
            "close the group with `}`, and put commas between its fields"
        };
        self.unreadable(inside, help)
    }

    /// Whether a value that ends in a quotation mark or a bracket precedes `at` on its line.
    fn follows_closed_value(&self, at: usize) -> bool {
        let before = self.text[..at].trim_end_matches(' ');
        before.ends_with(['"', '\'', ']', '}'])
    }

    /// The line above `at`, if it begins in the same column and has no colon: the parser read both as one text.
    fn no_colon_above(&self, at: usize) -> Option<usize> {
        // The position of a line's first word, after its dashes.
        let words = |line: &str| line.len() - line.trim_start_matches([' ', '-']).len();
        let line = self.text[..at].rfind('\n').map(|n| n + 1)?;
        let above = self.text[..line].trim_end();
        let start = above.rfind('\n').map_or(0, |n| n + 1);
        let (above, column) = (&above[start..], words(&above[start..]));
        let level = column == words(&self.text[line..at]);
        let field = above.contains(": ") || above.ends_with(':');
        (level && !field && column < above.len()).then_some(start + column)
    }

    /// The tab at the beginning of a line that the parser met after `at`.
    fn tab(&self, at: usize) -> usize {
        let line = self.text[..at].rfind('\n').map_or(0, |n| n + 1);
        self.text[line..].find('\t').map_or(at, |tab| line + tab)
    }

    /// The last non-empty line before `at`, if `at` begins a line or ends the text.
    fn line_before(&self, at: usize) -> usize {
        let before = &self.text[..at];
        if !(before.is_empty() || before.ends_with('\n') || at == self.text.len()) {
            return at;
        }
        let text = before.trim_end();
        let line = text.rfind('\n').map_or(0, |n| n + 1);
        line + (text[line..].len() - text[line..].trim_start().len())
    }
}
