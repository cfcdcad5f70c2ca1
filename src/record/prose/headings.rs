//! Findings about headings and their markers.

use std::ops::Range;

use pulldown_cmark::HeadingLevel;

use super::marker::{Fault, MarkedHeading, SectionMarker, WORDS, atx};
use super::{BodySpans, Narrowed, phrases};
use crate::diag::{Diagnostic, UNKNOWN_MARKER, UNMARKED_HEADING, nearest};

/// How to write a marker.
pub(super) const HOW: &str = "end the heading's line with `{.coach-only}`, `{.client-only}` or `{.shared}`, as in `## What I noticed {.coach-only}`";

/// Reports a marker that cannot be read.
pub(super) fn fault(
    place: &BodySpans,
    text: &str,
    heading: &MarkedHeading,
    diags: &mut Vec<Diagnostic>,
) {
    let Some(fault) = &heading.fault else {
        return;
    };
    let (message, help) = match fault {
        Fault::Class(class) => {
            let help = match nearest(class, WORDS) {
                Some(near) => format!("did you mean `{{.{near}}}`?"),
                None => HOW.to_owned(),
            };
            ("this heading has an unknown marker", help)
        }
        Fault::Attribute => (
            "this heading has an attribute that is not a marker",
            HOW.to_owned(),
        ),
        Fault::Two => (
            "this heading has two markers",
            "keep one of them, at the end of the line".to_owned(),
        ),
        Fault::Contradiction => (
            "the text of this heading excludes a reader, but its marker shares the section with that reader",
            "end the line with `{.coach-only}`, or reword the heading".to_owned(),
        ),
        Fault::NoWords => (
            "this heading has a marker but no text",
            "write the heading before the marker, as in `## What I noticed {.coach-only}`"
                .to_owned(),
        ),
    };
    let found = Diagnostic::new(&UNKNOWN_MARKER, place.span(&heading.line), message).help(help);
    diags.push(match coach_only_typo(text, heading) {
        Some(braces) => found.fix(
            "write `{.coach-only}`",
            vec![(place.span(&braces), "{.coach-only}".to_owned())],
        ),
        None => found,
    });
}

/// The braces of a heading, if they are a misspelling of `{.coach-only}`. No other marker is corrected without asking,
/// because it would show the section to somebody.
fn coach_only_typo(text: &str, heading: &MarkedHeading) -> Option<Range<usize>> {
    if !matches!(heading.fault, Some(Fault::Class(_) | Fault::Attribute)) {
        return None;
    }
    let line = &text[heading.line.clone()];
    let (begin, end) = (line.rfind('{')?, line.rfind('}')?);
    let inside = line.get(begin + 1..end)?.to_lowercase();
    let letters: String = inside.chars().filter(|c| c.is_alphabetic()).collect();
    let start = heading.line.start;
    (letters == "coachonly").then_some(start + begin..start + end + 1)
}

/// A heading as parsed by Markdown, in bytes of the body.
pub(super) struct Parsed {
    pub(super) range: Range<usize>,
    pub(super) level: HeadingLevel,
    /// Whether it ends in braces with a class or an attribute.
    pub(super) braces: bool,
    /// Whether it is inside a list, a quote or another block.
    pub(super) nested: bool,
}

/// Reports headings whose marker has no effect, and headings without a marker in a narrowed section.
pub(super) fn report(
    place: &BodySpans,
    text: &str,
    marked: &[MarkedHeading],
    parsed: &[Parsed],
    diags: &mut Vec<Diagnostic>,
) {
    let mut passed = 0;
    for heading in parsed {
        while marked
            .get(passed)
            .is_some_and(|one| one.line.start <= heading.range.start)
        {
            passed += 1;
        }
        let last = passed.checked_sub(1).and_then(|last| marked.get(last));
        if last.is_some_and(|last| last.line.start == heading.range.start) {
            continue;
        }
        let line = first_line(text, &heading.range);
        if heading.braces {
            diags.push(
                Diagnostic::new(
                    &UNKNOWN_MARKER,
                    place.span(&line),
                    "a marker has no effect on this heading",
                )
                .help(
                    "begin the line with `#` signs, with no space, list marker or `>` before them",
                ),
            );
            continue;
        }
        let narrowing = last.and_then(|last| match last.marker {
            SectionMarker::Only(narrowed) if last.fault.is_none() => Some((last, narrowed)),
            _ => None,
        });
        if let Some((last, narrowed)) = narrowing.filter(|_| !heading.nested)
            && heading.level as u8 <= last.level
        {
            diags.push(unmarked(place, text, line, heading, (last, narrowed)));
        }
    }
}

fn unmarked(
    place: &BodySpans,
    text: &str,
    line: Range<usize>,
    heading: &Parsed,
    (last, narrowed): (&MarkedHeading, Narrowed),
) -> Diagnostic {
    let signs = "#".repeat(heading.level as usize);
    let written = &text[line.clone()];
    let says_private = phrases::found(written).strength.is_some();
    let (how, also) = match atx(written) {
        Some((_, "")) => (
            "give it a text and `{.shared}` to share what follows",
            "if it is not a heading, write `\\#`",
        ),
        Some(_) => (
            "add `{.shared}` at its end to share what follows",
            "if it is not a heading, write `\\#`",
        ),
        None => (
            "write it with `#` signs and `{.shared}` at its end to share what follows",
            "if it is not a heading, add an empty line above the line of `=` or `-`",
        ),
    };
    Diagnostic::new(
        &UNMARKED_HEADING,
        place.span(&line),
        format!(
            "this heading has no marker, so `{}` still applies to what follows",
            narrowed.marker()
        ),
    )
    .related(place.span(&last.line), "the marker that still applies")
    .help(match says_private {
        // Offering other options would invite a mistake.
        true => format!(
            "the heading says that the text is private; end its line with `{}`",
            narrowed.marker()
        ),
        false => format!(
            "add `{}` at its end to keep what follows hidden, or {how}, `{signs} … {{.shared}}`; {also}",
            narrowed.marker()
        ),
    })
}

/// The first line of a range, without its end.
pub(super) fn first_line(text: &str, range: &Range<usize>) -> Range<usize> {
    let end = text[range.clone()]
        .find(['\n', '\r'])
        .map_or(range.end, |n| range.start + n);
    range.start..end
}
