//! Merge conflicts that were left in a file.
//!
//! They are searched for in the raw text, before front matter and body are split. A conflict can be anywhere and
//! even span the whole file, and reading a file with two versions in it could publish the wrong one.

use std::ops::Range;

use super::lines::{lines, number};
use crate::diag::{Diagnostic, MERGE_CONFLICT};
use crate::span::{FileId, Span};

/// The minimum number of signs in a marker. Programs use more if the text already contains such lines.
const MIN_SIGNS: usize = 7;

/// The maximum number of findings per file. The file is not read further in any case.
const MAX_FINDINGS: usize = 200;

/// A conflict marker in one line.
#[derive(Clone, Copy)]
struct ConflictMarker {
    sign: u8,
    signs: usize,
    /// Whether the line ends after the signs, or continues with a space.
    spaced: bool,
    /// Whether words follow, without further signs of the same kind.
    words: bool,
    indented: bool,
}

/// Every conflict in `text`, and every single marker that was left behind. `fields` is the range that contains
/// fields rather than Markdown; elsewhere, a line of `=` can underline a heading.
pub fn conflicts(file: FileId, text: &str, fields: Range<usize>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    // Most files contain none.
    if ![
        "<<<<<<<", ">>>>>>>", "=======", "|||||||", "+++++++", "%%%%%%%",
    ]
    .iter()
    .any(|signs| text.contains(signs))
    {
        return found;
    }
    let report = |open: (usize, usize), close: (usize, usize)| conflict(file, text, open, close);
    let mut open: Option<(usize, usize, usize)> = None;
    for (start, line) in lines(text) {
        let skipped = if start == 0 {
            line.len() - line.trim_start_matches('\u{feff}').len()
        } else {
            0
        };
        let Some(marker) = ConflictMarker::parse(&line[skipped..]) else {
            continue;
        };
        let (start, end) = (start + skipped, start + line.len());
        match (marker.sign, open) {
            // The start of a nested conflict has more signs than the outer one.
            (b'<', Some((.., signs))) if marker.signs > signs => {}
            (b'<', before) => {
                found.extend(before.map(|(start, end, _)| left_over(file, text, start, end)));
                open = Some((start, end, marker.signs));
            }
            (b'>', Some((from, to, signs))) if marker.signs == signs => {
                found.push(report((from, to), (start, end)));
                open = None;
            }
            (_, Some(_)) => {}
            (_, None) if marker.is_remnant(fields.contains(&start)) => {
                found.push(left_over(file, text, start, end));
            }
            _ => {}
        }
        if found.len() >= MAX_FINDINGS {
            return found;
        }
    }
    found.extend(open.map(|(start, end, _)| left_over(file, text, start, end)));
    found
}

impl ConflictMarker {
    fn parse(line: &str) -> Option<ConflictMarker> {
        let words = line.trim_start_matches(' ');
        let sign = *words.as_bytes().first()?;
        if line.len() - words.len() > 3 || !b"<>=|+%".contains(&sign) {
            return None;
        }
        let signs = words.bytes().take_while(|byte| *byte == sign).count();
        let rest = &words[signs..];
        (signs >= MIN_SIGNS).then_some(ConflictMarker {
            sign,
            signs,
            spaced: rest.is_empty() || rest.starts_with(' '),
            words: rest.starts_with(' ')
                && rest.trim().len() > 1
                && !rest.as_bytes().contains(&sign),
            indented: words.len() < line.len(),
        })
    }

    /// Whether a marker outside an open conflict is a remnant of one. Ordinary text does not have this form.
    fn is_remnant(self, in_fields: bool) -> bool {
        let exact = self.signs == MIN_SIGNS && !self.indented;
        exact
            && match self.sign {
                b'>' => self.spaced,
                b'=' => in_fields && self.spaced,
                b'|' | b'+' | b'%' => self.words,
                _ => false,
            }
    }
}

const CHOOSE: &str = "keep what is right in the two versions, and delete the lines of the conflict; then check that every private \
     passage still has its marker, such as `{.coach-only}`";

fn conflict(
    file: FileId,
    text: &str,
    (start, end): (usize, usize),
    close: (usize, usize),
) -> Diagnostic {
    let (first, last) = (number(text, start), number(text, close.0));
    Diagnostic::new(
        &MERGE_CONFLICT,
        Span::new(file, start, end),
        format!("unresolved merge conflict, from line {first} to line {last}"),
    )
    .related(
        Span::new(file, close.0, close.1),
        format!("it ends here, on line {last}"),
    )
    .help(CHOOSE)
}

fn left_over(file: FileId, text: &str, start: usize, end: usize) -> Diagnostic {
    let line = number(text, start);
    Diagnostic::new(
        &MERGE_CONFLICT,
        Span::new(file, start, end),
        format!("line {line} is a merge conflict marker, but the conflict's other markers are missing"),
    )
    .help("check what belongs here and delete this conflict marker; then check that every private passage still has its marker, such as `{.coach-only}`")
}
