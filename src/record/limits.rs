//! Limits on the amount of Markdown in one body.
//!
//! Every Markdown sign and every line costs a parser, and each later step, as much as a paragraph does. A table
//! cell that is only filled in costs as much without being typed. One pass over the text counts them before
//! anything is parsed. Normal records stay far below the limits. This module must not interpret the text.

/// The maximum number of lines and Markdown signs in one body. A book of 2 MiB has about 75,000.
const MARKS: usize = 250_000;
/// The maximum number of columns of a table.
const COLUMNS: usize = 100;
/// The maximum depth of nested lists and quotes.
const LEVELS: usize = 50;

/// A limit that a body exceeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExceededLimit {
    /// Where the excess begins, in bytes of the body.
    pub at: usize,
    /// What is wrong.
    pub message: &'static str,
    /// How to fix it.
    pub help: &'static str,
}

/// The first limit that a body exceeds.
pub fn excess(body: &str) -> Option<ExceededLimit> {
    let mut count = SizeCount::default();
    let mut at = 0;
    for line in body.split_inclusive(['\n', '\r']) {
        let found = count.line(line);
        if let Some((within, message, help)) = found {
            return Some(ExceededLimit {
                at: at + within,
                message,
                help,
            });
        }
        at += line.len();
    }
    None
}

/// The counts so far.
#[derive(Default)]
struct SizeCount {
    marks: usize,
    /// Columns of the current table; 0 outside a table.
    columns: usize,
    /// The column at which the text of each open list item begins.
    items: Vec<usize>,
}

/// Where in the line, what is wrong, and how to fix it.
type LimitProblem = (usize, &'static str, &'static str);

impl SizeCount {
    fn line(&mut self, line: &str) -> Option<LimitProblem> {
        let words = line.trim_matches(['\n', '\r', ' ', '\t', '>']);
        if words.is_empty() {
            self.columns = 0;
        }
        if let Some(columns) = columns(words) {
            if columns > COLUMNS {
                return Some((
                    line.len() - line.trim_start().len(),
                    "this table has more than 100 columns",
                    "split it, or save it as a file beside the record and link to it",
                ));
            }
            self.columns = columns;
        }
        if let Some(within) = self.deep(line) {
            return Some((
                within,
                "lists and quotes are nested deeper than 50 levels here",
                "write it with fewer levels",
            ));
        }
        // A row is filled up to the number of the table's columns.
        self.marks += 1 + self.columns;
        let here = marks(line);
        self.marks += here;
        (self.marks > MARKS).then_some((
            0,
            "at this line, the record reaches the limit of 250,000 lines and Markdown characters",
            "split it into several records, or save a long table or log as a file beside it and link to it",
        ))
    }

    /// The position in the line at which lists and quotes are nested too deeply.
    fn deep(&mut self, line: &str) -> Option<usize> {
        let bytes = line.as_bytes();
        if is_rule(bytes) {
            return None;
        }
        let (mut at, mut column, mut quotes) = (0, 0, 0);
        while let Some(byte) = bytes.get(at) {
            match byte {
                b' ' => column += 1,
                b'\t' => column += 4 - column % 4,
                b'>' => {
                    quotes += 1;
                    column += 1;
                }
                _ => {
                    let marker = marker(&bytes[at..])?;
                    while self.items.last().is_some_and(|words| *words > column) {
                        self.items.pop();
                    }
                    column += marker;
                    at += marker - 1;
                    self.items.push(column + 1);
                }
            }
            if quotes + self.items.len() > LEVELS {
                return Some(at);
            }
            at += 1;
        }
        None
    }
}

/// The length in bytes of the list marker with which a text begins, if any.
fn marker(text: &[u8]) -> Option<usize> {
    let digits = text
        .iter()
        .take(9)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let length = match (text.first()?, text.get(digits)) {
        (b'-' | b'+' | b'*' | b':', _) => 1,
        (_, Some(b'.' | b')')) if digits > 0 => digits + 1,
        (b'[', _) if text.get(1) == Some(&b'^') => {
            text.windows(2).position(|two| two == b"]:")? + 2
        }
        _ => return None,
    };
    matches!(text.get(length), None | Some(b' ' | b'\t' | b'\n' | b'\r')).then_some(length)
}

/// Whether a line is a thematic break, even if its signs mean something else elsewhere.
fn is_rule(line: &[u8]) -> bool {
    let mut signs = line.iter().filter(|byte| !byte.is_ascii_whitespace());
    let first = signs.next();
    first.is_some_and(|first| b"-*".contains(first)) && signs.all(|sign| Some(sign) == first)
}

/// The number of columns of a table, if this is the line below its header.
fn columns(line: &str) -> Option<usize> {
    let rule = line
        .bytes()
        .all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t'));
    let bars = line.bytes().filter(|byte| *byte == b'|').count();
    (rule && line.contains('-') && bars > 0)
        .then(|| bars + 1 - usize::from(line.starts_with('|')) - usize::from(line.ends_with('|')))
}

/// The number of signs in a line that may be Markdown.
fn marks(line: &str) -> usize {
    let (mut count, mut last, mut run) = (0, 0, 0);
    for byte in line.bytes() {
        run = if byte == last { run + 1 } else { 1 };
        last = byte;
        // Two or more hyphens or full stops become a dash or an ellipsis.
        let sign = MARK[usize::from(byte)] || run == 2 && matches!(byte, b'-' | b'.');
        count += usize::from(sign);
    }
    count
}

/// Signs that begin or end something, or are replaced by another sign.
static MARK: [bool; 256] = {
    let mut table = [false; 256];
    let marks = b"*_~`[]()!<>&\\|\"'{}#@";
    let mut at = 0;
    while at < marks.len() {
        table[marks[at] as usize] = true;
        at += 1;
    }
    table
};
