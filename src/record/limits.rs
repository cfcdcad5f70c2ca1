//! How much Markdown one body may hold.
//!
//! Every sign of Markdown and every line costs a parser, and all that comes after it, the same as a paragraph does, and a
//! cell that a table fills up costs as much without being typed. One pass over the text counts them before anything is
//! parsed. What people write stays far below. Must not say what the text means.

/// Most lines and signs of Markdown in one body. A book of 2 MiB has about 75,000.
const MARKS: usize = 250_000;
/// Most columns of a table.
const COLUMNS: usize = 100;
/// Most lists and quotes inside one another.
const LEVELS: usize = 50;

/// What a body has too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Excess {
    /// Where it begins, in bytes of the body.
    pub at: usize,
    /// What is wrong.
    pub message: &'static str,
    /// What to do about it.
    pub help: &'static str,
}

/// The first thing that a body has too much of.
pub fn excess(body: &str) -> Option<Excess> {
    let mut count = SizeCount::default();
    let mut at = 0;
    for line in body.split_inclusive(['\n', '\r']) {
        let found = count.line(line);
        if let Some((within, message, help)) = found {
            return Some(Excess {
                at: at + within,
                message,
                help,
            });
        }
        at += line.len();
    }
    None
}

/// What was counted so far.
#[derive(Default)]
struct SizeCount {
    marks: usize,
    /// Columns of the table at hand; none outside of one.
    columns: usize,
    /// Where the words of each open item of a list begin.
    items: Vec<usize>,
}

/// Where in the line, what is wrong, and what to do.
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
        // A row is filled up to as many cells as the table has columns.
        self.marks += 1 + self.columns;
        let here = marks(line);
        self.marks += here;
        (self.marks > MARKS).then_some((
            0,
            "at this line, the record reaches the limit of 250,000 lines and Markdown characters",
            "split it into several records, or save a long table or log as a file beside it and link to it",
        ))
    }

    /// Where the line goes deeper than lists and quotes may.
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

/// The bytes of the marker of an item with which a text begins, if there is one.
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

/// Whether a line is one drawn across the page, whatever its signs are elsewhere.
fn is_rule(line: &[u8]) -> bool {
    let mut signs = line.iter().filter(|byte| !byte.is_ascii_whitespace());
    let first = signs.next();
    first.is_some_and(|first| b"-*".contains(first)) && signs.all(|sign| Some(sign) == first)
}

/// How many columns a table has of which this is the line below its head.
fn columns(line: &str) -> Option<usize> {
    let rule = line
        .bytes()
        .all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t'));
    let bars = line.bytes().filter(|byte| *byte == b'|').count();
    (rule && line.contains('-') && bars > 0)
        .then(|| bars + 1 - usize::from(line.starts_with('|')) - usize::from(line.ends_with('|')))
}

/// How many signs in a line may be Markdown's.
fn marks(line: &str) -> usize {
    let (mut count, mut last, mut run) = (0, 0, 0);
    for byte in line.bytes() {
        run = if byte == last { run + 1 } else { 1 };
        last = byte;
        // Hyphens and full stops become a dash or an ellipsis where several follow one another.
        let sign = MARK[usize::from(byte)] || run == 2 && matches!(byte, b'-' | b'.');
        count += usize::from(sign);
    }
    count
}

/// What begins or ends something, or is made another sign.
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
