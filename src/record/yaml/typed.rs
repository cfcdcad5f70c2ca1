//! Typos in lines: a special space, a dash instead of a hyphen, typographic quotation marks. They look right, and
//! the parser fails only later.

use super::NodeBuilder;
use super::fault::{CUT, REMARK};
use crate::diag::Diagnostic;
use crate::record::lookalikes;

const ORDINARY: &str = "delete it and type an ordinary space";
const HYPHEN: &str = "begin each item of a list with a hyphen and an ordinary space: `- `";
const STRAIGHT: &str = "put straight quotation marks, \" or ', around the whole text; YAML does not recognise typographic ones, so a \
     colon inside begins a value";
const AFTER_COLON: &str = "write a space after the colon: `name: value`";

impl NodeBuilder<'_> {
    /// The typo in the line of `at`, or in the last non-empty line before it.
    pub(super) fn find_typo(&self, at: usize) -> Option<Box<Diagnostic>> {
        let start = self.text[..at].rfind('\n').map_or(0, |n| n + 1);
        let above = self.text[..start].trim_end();
        let before = above.rfind('\n').map_or(0, |n| n + 1);
        let upper = (!above.is_empty()).then_some((before, &above[before..]));
        let line = self.text[start..].split('\n').next().unwrap_or_default();
        let both = upper.into_iter().chain([(start, line)]);
        let mistyped = both
            .clone()
            .find_map(|(from, line)| self.mistyped(from, line));
        mistyped.or_else(|| {
            // A text that a comment cut off continues on the line below.
            let (from, line) = upper?;
            let value = line.find(": ").map_or(0, |n| n + 2);
            let words = line.get(value..)?;
            let quoted = words.starts_with(['"', '\'', '|', '>', '#']) || words.trim().is_empty();
            let cut = value + words.find(" #").filter(|_| !quoted)? + 1;
            (!line.trim_start().starts_with('#'))
                .then(|| self.unreadable_as(from + cut, CUT, REMARK))
        })
    }

    fn mistyped(&self, from: usize, line: &str) -> Option<Box<Diagnostic>> {
        let found = |at: usize, message: &str, help: &str| {
            Some(self.unreadable_as(from + at, message, help))
        };
        let mut at = 0;
        // Indentation, and the hyphens of items.
        loop {
            let rest = &line[at..];
            let c = rest.chars().next()?;
            if let Some(what) = lookalikes::space(c) {
                return found(
                    at,
                    &format!("there is {what} before this field or item"),
                    ORDINARY,
                );
            }
            let after = &rest[c.len_utf8()..];
            let next = after.chars().next();
            match c {
                ' ' => {}
                '-' if next.is_some_and(|c| lookalikes::space(c).is_some()) => {
                    let what = next.and_then(lookalikes::space).unwrap_or_default();
                    return found(
                        at + 1,
                        &format!("there is {what} after the hyphen"),
                        ORDINARY,
                    );
                }
                '-' if next == Some(' ') => {}
                _ if lookalikes::bullet(c) && next.is_some_and(char::is_whitespace) => {
                    let what = lookalikes::dash(c).unwrap_or("another character");
                    return found(
                        at,
                        &format!("this item begins with {what} instead of a hyphen"),
                        HYPHEN,
                    );
                }
                _ => break,
            }
            at += c.len_utf8();
        }
        let words = &line[at..];
        let colon = words.find([':', '：'])?;
        let name = words[..colon].trim_end();
        let plain = |c: char| c.is_alphanumeric() || "_-\"'".contains(c);
        if name.is_empty() || !name.chars().all(plain) {
            return None;
        }
        let sign = words[colon..].chars().next()?;
        if sign == '：' {
            let help = "type an ordinary colon, `:`, and a space after it";
            return found(at + colon, "this is a full-width colon", help);
        }
        let value = &words[colon + 1..];
        let first = value.chars().next()?;
        if let Some(what) = lookalikes::space(first) {
            return found(
                at + colon + 1,
                &format!("there is {what} after the colon"),
                ORDINARY,
            );
        }
        let text = value.trim_start_matches(' ');
        if text.len() == value.len() {
            let address = text.starts_with("//");
            let lacks_space =
                !words.contains(": ") && !address && first != ':' && !first.is_whitespace();
            return lacks_space
                .then(|| found(at + colon, "missing space after the colon", AFTER_COLON))
                .flatten();
        }
        let quoted = text.starts_with(lookalikes::quote);
        let offset = at + words.len() - text.len();
        quoted
            .then(|| {
                found(
                    offset,
                    "typographic quotation marks have no effect in YAML",
                    STRAIGHT,
                )
            })
            .flatten()
    }
}
