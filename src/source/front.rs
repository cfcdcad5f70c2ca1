//! Front matter and body of a Markdown file.

use std::ops::Range;

/// The maximum size of a front matter in bytes.
pub const MAX_FRONT_MATTER: usize = 64 * 1024;

/// The ranges of front matter and body in a file, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontMatter {
    /// Between the `---` lines.
    pub yaml: Range<usize>,
    /// After the closing `---` line.
    pub body: Range<usize>,
}

/// Finds the front matter between two `---` lines at the start of a file. A byte order mark and either line ending
/// are accepted.
pub fn split(text: &str) -> Option<FrontMatter> {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut lines = lines_from(text, start);
    let (_, first_end, first) = lines.next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let yaml_start = first_end;
    for (line_start, line_end, line) in lines {
        if line.trim_end() == "---" || line.trim_end() == "..." {
            return Some(FrontMatter {
                yaml: yaml_start..line_start,
                body: line_end..text.len(),
            });
        }
    }
    None
}

fn lines_from(text: &str, start: usize) -> impl Iterator<Item = (usize, usize, &str)> {
    let mut at = start;
    text[start..].split_inclusive('\n').map(move |line| {
        let begin = at;
        at += line.len();
        (begin, at, line)
    })
}
