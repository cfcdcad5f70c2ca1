//! Blocks of code and HTML: which parts of them are shown, and what is still open at their end.

use std::ops::Range;

use pulldown_cmark::CodeBlockKind;

use super::fences::{Code, open_fence};
use super::headings::first_line;
use super::html;
use super::intent::{self, HidingForm, HidingIntent};
use super::labels;
use super::reader::ProseParser;
use crate::diag::{Diagnostic, UNCLOSED};

impl ProseParser<'_, '_> {
    pub(super) fn code(&mut self, text: &str, sort: &CodeBlockKind<'_>, range: Range<usize>) {
        let open = match sort {
            CodeBlockKind::Fenced(info) => {
                self.attempt(intent::of_fence(info), &range);
                open_fence(&text[range.clone()])
            }
            CodeBlockKind::Indented => None,
        };
        if open.is_some() {
            self.report(
                Diagnostic::new(
                    &UNCLOSED,
                    self.span(&first_line(text, &range)),
                    "this code block is never closed, so the rest of its section is shown as code",
                )
                .help(
                    "write the same characters, such as three backticks, on a line after the code",
                ),
            );
            if self.depth == 0 {
                self.open_fence.clone_from(&open);
            }
        }
        self.code = Some(Code {
            range,
            open,
            fenced: matches!(sort, CodeBlockKind::Fenced(_)),
        });
    }

    pub(super) fn code_text(&mut self, words: &str, range: Range<usize>) {
        let Some(code) = &self.code else {
            return;
        };
        // A closed block shows a notation on purpose. A marker is an exception: the author may have forgotten to
        // close a block above it.
        let closed = code.fenced && code.open.is_none();
        let indented = !code.fenced;
        let whole = code.range.clone();
        let mut at = range.start;
        for line in words.split_inclusive('\n') {
            // Indented text is code, which shows its comments; few people mean that.
            let comment = indented && line.contains("<!--");
            let intent = match closed {
                true => intent::braces(line).then(|| HidingIntent::hides(HidingForm::Code)),
                false if comment => Some(HidingIntent::hides(HidingForm::Code)),
                false => intent::of_line(line, intent::TextPlace::Prose),
            };
            // The text of a block inside a quote differs from the source, so its offsets are approximate.
            let here = at.min(whole.end)..(at + line.trim_end().len()).min(whole.end);
            self.attempt(intent, &here);
            at += line.len();
        }
    }

    /// Searches an HTML block. Its tags are shown as text, its comments are not.
    pub(super) fn html_block(&mut self, html: &str, range: Range<usize>) {
        let source = &self.text[self.offset + range.start..self.offset + range.end];
        let (comments, open) = html::comments(source);
        let mut at = 0;
        for comment in &comments {
            self.html_lines(&source[at..comment.start], range.start + at);
            let here = range.start + comment.start..range.start + comment.end;
            self.attempt(intent::of_comment(&source[comment.clone()]), &here);
            self.comment(&here);
            at = comment.end;
        }
        self.html_lines(&source[at..], range.start + at);
        let rest = &source[at..];
        let odd =
            ["<!-->", "<!--->"].iter().any(|mark| html.contains(mark)) || rest.contains("-->");
        if odd {
            self.marker(
                &range,
                "this comment ends earlier than it seems to, so part of it would be shown",
                "begin it on a separate line, close it with the first `-->`, and remove any other `-->` inside it",
            );
        } else if open && !(self.last && self.text[self.offset + range.end..].trim().is_empty()) {
            self.marker(
                &range,
                "this comment is never closed, and text that others may read follows it",
                "close it with `-->`; a marker in a comment has no effect",
            );
        } else if open
            && comments
                .last()
                .is_some_and(|last| goes_on(&source[last.clone()]))
        {
            self.report(
                Diagnostic::new(
                    &UNCLOSED,
                    self.span(&range),
                    "this comment is never closed, so no reader gets the text after it",
                )
                .help("close it with `-->` where the comment ends"),
            );
        } else if html::is_open(html) {
            self.report(
                Diagnostic::new(
                    &UNCLOSED,
                    self.span(&range),
                    "this HTML is never closed, so the rest of its section is shown as plain text",
                )
                .help("remove the HTML; it has no effect"),
            );
        }
    }

    fn html_lines(&mut self, html: &str, start: usize) {
        let mut at = start;
        for line in html.split_inclusive('\n') {
            let here = at..at + line.trim_end().len();
            let found = intent::of_html(line)
                .or_else(|| intent::of_line(&without_tags(line), intent::TextPlace::Prose));
            self.attempt(found, &here);
            at += line.len();
        }
    }
}

/// Whether an open comment has text after its first line.
fn goes_on(comment: &str) -> bool {
    comment
        .split_once(['\n', '\r'])
        .is_some_and(|(_, rest)| !rest.trim().is_empty())
}

fn without_tags(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut inside = false;
    for c in line.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => {
                inside = false;
                out.push_str(labels::END);
            }
            c if !inside => out.push(c),
            _ => {}
        }
    }
    if inside { line.to_owned() } else { out }
}
