//! The `---` lines around the front matter, and common mistakes in them.

use super::lines::lines;
use super::lookalikes;
use crate::diag::{Diagnostic, INVALID_FRONT_MATTER, UNREADABLE_RECORD};
use crate::span::{FileId, Span};

/// The number of lines after the first in which to look for a front matter that begins too late.
const NEAR: usize = 40;

/// Explains why a file has no front matter: what is written in place of `---`.
pub fn no_front_matter(file: FileId, text: &str) -> Diagnostic {
    let bare = text.trim_start_matches('\u{feff}');
    let skipped = text.len() - bare.len();
    let finding = |(start, line): (usize, &str), message: &str, help: &str| {
        let start = if start == 0 { 0 } else { start + skipped };
        let end = start.max(skipped) + line.len();
        Diagnostic::new(
            &UNREADABLE_RECORD,
            Span::new(file, start, end.min(text.len())),
            message,
        )
        .help(help)
    };
    let all: Vec<(usize, &str)> = lines(bare).take(NEAR).collect();
    let first = all.first().copied().unwrap_or((0, ""));
    if first.1.trim_end() == "---" {
        let end = lines(bare)
            .skip(1)
            .find_map(|(start, line)| Some((start, line, describe_lookalike(line)?)));
        return match end {
            Some((start, line, what)) => finding(
                (start, line),
                &format!("this line does not close the front matter: {what}"),
                THREE,
            ),
            None => finding(
                first,
                "the front matter does not end",
                "add a line `---` after the last field",
            ),
        };
    }
    let filled = all.iter().copied().find(|(_, line)| !is_blank(line));
    if let Some((start, line)) = filled {
        let fence = (start, line);
        if start > 0 && line.trim_end() == "---" {
            return finding(
                fence,
                "the front matter does not begin on the first line",
                "delete the empty lines above the `---`",
            );
        }
        if let Some(what) = describe_lookalike(line) {
            return finding(
                fence,
                &format!("this line does not open the front matter: {what}"),
                THREE,
            );
        }
        if matches!(line.trim(), "+++" | ";;;") || line.starts_with('{') {
            return finding(
                fence,
                "this front matter is not YAML",
                "write the fields as `name: value` between two lines of `---`",
            );
        }
        if looks_like_field(line) {
            return finding(
                fence,
                "the line `---` is missing above the first field",
                "write `---` on the first line, the fields below it, and `---` after the last one",
            );
        }
    }
    let late = all.windows(2).find_map(|pair| {
        let ((start, fence), (_, next)) = (pair[0], pair[1]);
        (fence.trim() == "---" && looks_like_field(next)).then_some((start, fence))
    });
    if let Some(fence) = late {
        return finding(
            fence,
            "the front matter does not begin on the first line",
            "move everything above this line below the front matter",
        );
    }
    finding(
        first,
        "this Markdown file has no front matter",
        "begin it with a line `---`, the fields, and a line `---`; if it is not a record, name it README.md or move it out of the engagement",
    )
}

/// A line inside the front matter that was meant to end it, if the actual end is later.
pub(super) fn missed_end(file: FileId, yaml: &str, base: usize) -> Option<Diagnostic> {
    let (start, line, what) = lines(yaml).find_map(|(start, line)| {
        let margin = !line.starts_with([' ', '\t']);
        Some((start, line, describe_lookalike(line).filter(|_| margin)?))
    })?;
    // The YAML parser has its own message for a second document.
    if line.starts_with("---") && !line.starts_with("----") {
        return None;
    }
    let span = Span::new(file, base + start, base + start + line.len());
    let message = format!("this line does not close the front matter: {what}");
    Some(Diagnostic::new(&INVALID_FRONT_MATTER, span, message).help(THREE))
}

const THREE: &str = "write three hyphens, `---`, at the margin, and nothing else on the line";

/// A description of a line that looks like `---` but is not.
fn describe_lookalike(line: &str) -> Option<String> {
    let hyphens = |c: char| c == '-' || lookalikes::dash(c).is_some();
    let begin =
        line.trim_start_matches(|c: char| c.is_whitespace() || lookalikes::space(c).is_some());
    let before = &line[..line.len() - begin.len()];
    let after = begin.trim_start_matches(hyphens);
    let dashes = &begin[..begin.len() - after.len()];
    let rest = after.trim_end_matches(|c: char| c.is_whitespace());
    let count = dashes.chars().count();
    let enough = count >= 2 || dashes.starts_with(['—', '―']);
    if !enough
        || !(rest.is_empty()
            || after.starts_with(' ')
            || rest.chars().all(|c| lookalikes::space(c).is_some()))
    {
        return None;
    }
    // A table row, or a dash before words, does not count.
    if !rest.is_empty() && dashes != "---" && !rest.chars().all(|c| lookalikes::space(c).is_some())
    {
        return None;
    }
    if let Some(what) = dashes.chars().find_map(lookalikes::dash) {
        return Some(format!("it has {what} instead of three hyphens"));
    }
    if let Some(what) = before.chars().find_map(lookalikes::space) {
        return Some(format!("there is {what} before the hyphens"));
    }
    if before.contains('\t') {
        return Some("there is a tab before the hyphens".to_owned());
    }
    if !before.is_empty() {
        return Some("there is a space before the hyphens".to_owned());
    }
    if count != 3 {
        return Some(format!("it has {count} hyphens instead of three"));
    }
    if let Some(what) = rest.chars().find_map(lookalikes::space) {
        return Some(format!("there is {what} after the hyphens"));
    }
    (!rest.is_empty()).then(|| "there is text after the hyphens".to_owned())
}

fn is_blank(line: &str) -> bool {
    line.chars()
        .all(|c| c.is_whitespace() || lookalikes::space(c).is_some())
}

/// Whether a line is `name: value` with a lower-case name.
fn looks_like_field(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, value)| {
        !name.is_empty()
            && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
            && (value.is_empty() || value.starts_with(' '))
    })
}
