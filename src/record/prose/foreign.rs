//! Comments and spoilers in the syntax of other programs, and mistyped comments. All of these would be shown.

/// Whether a line contains one of them. `signs::may_occur` has a sign of each.
pub(super) fn comment(line: &str) -> bool {
    mistyped(line)
        || BLOCKS.iter().any(|begin| starts(line, begin))
        || AROUND.iter().any(|(open, close)| around(line, open, close))
        || slashes(line)
        || covered(line)
}

/// Lines that begin a comment block, in any case: Org, LaTeX, reStructuredText, Jekyll.
const BLOCKS: [&str; 6] = [
    "#+begin_comment",
    "\\begin{comment}",
    ".. comment::",
    "{% comment",
    "[comment]",
    // A link definition that is used as a comment, which it only is after an empty line.
    "[//]:",
];

/// Signs around a comment, or at the beginning of one that continues: CriticMarkup, templates, programming
/// languages.
const AROUND: [(&str, &str); 7] = [
    ("{--", "--}"),
    // Editors turn two hyphens into one dash.
    ("{–", "–}"),
    ("{>>", "<<}"),
    ("{#", "#}"),
    ("{{!", "}}"),
    ("<%", "%>"),
    ("/*", "*/"),
];

fn starts(line: &str, begin: &str) -> bool {
    let head = line.get(..begin.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(begin))
}

fn around(line: &str, open: &str, close: &str) -> bool {
    // A search for one character is much faster, and most lines do not contain it.
    if !line.contains(open.chars().next().unwrap_or_default()) {
        return false;
    }
    if line.starts_with(open) {
        return true;
    }
    let mut after = line
        .match_indices(open)
        .map(|(at, _)| &line[at + open.len()..]);
    // One closing sign after the first opening sign is enough.
    after.next().is_some_and(|rest| rest.contains(close))
}

/// `<!- … -->`, `<!— … —>` (editors turn two hyphens into a dash), `<! --`, `‹!--`.
fn mistyped(line: &str) -> bool {
    let opens = line.match_indices(['<', '‹', '＜', '«']);
    opens.into_iter().any(|(at, open)| {
        let rest = &line[at + open.len()..];
        let (bang, signs) = match rest.trim_start().strip_prefix(['!', '！', '¡']) {
            Some(signs) => (true, signs.trim_start()),
            None => (false, rest),
        };
        let dashes = signs.chars().take_while(|c| dash(*c)).count();
        // A comment that is still open at the end of its paragraph has its own finding.
        let right = open == "<" && rest.starts_with("!--");
        match bang {
            true => dashes > 0 && !right,
            // `<--` is an arrow, unless something closes it like a comment. Two hyphens may have become one dash.
            false => dashes > 0 && (signs.contains("-->") || signs.contains("–>")),
        }
    })
}

fn dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '−' | '－' | '﹘' | '﹣')
}

/// A line of four or more slashes only, as AsciiDoc uses around a comment.
fn slashes(line: &str) -> bool {
    line.len() >= 4 && line.bytes().all(|byte| byte == b'/')
}

/// A spoiler, which other programs hide until it is clicked: `||…||`, `>!…!<`.
fn covered(line: &str) -> bool {
    let bars = || {
        let (_, rest) = line.split_once("||")?;
        let (text, _) = rest.split_once("||")?;
        (!text.is_empty() && text.trim() == text).then_some(())
    };
    bars().is_some() || line.starts_with('!') && line.ends_with("!<") || around(line, ">!", "!<")
}
