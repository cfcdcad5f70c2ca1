//! What is left out of the text of a tree: comments, and characters that a page cannot show. Also folds names.

use std::borrow::Cow;

/// Folds the name of a footnote or of a link definition: white space and case make no difference.
pub(super) fn folded_name(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Removes comments from HTML; an unclosed comment extends to the end.
pub(super) fn without_comments(html: &str) -> String {
    let (mut out, mut rest) = (String::new(), html);
    while let Some(start) = rest.find("<!--") {
        out.push_str(&rest[..start]);
        rest = match rest[start + 4..].find("-->") {
            Some(end) => &rest[start + 4 + end + 3..],
            None => "",
        };
    }
    out.push_str(rest);
    out
}

/// Removes the characters that a page cannot show.
pub(super) fn displayable(text: &str) -> Cow<'_, str> {
    match text.contains(is_forbidden) {
        true => Cow::Owned(text.chars().filter(|c| !is_forbidden(*c)).collect()),
        false => Cow::Borrowed(text),
    }
}

/// Returns true for characters that HTML does not allow: controls other than tabs and line ends, non-characters, and
/// marks that change the direction of everything after them.
pub fn is_forbidden(letter: char) -> bool {
    (letter.is_control() && !matches!(letter, '\n' | '\t'))
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(letter, '\u{fdd0}'..='\u{fdef}')
        || (letter as u32) & 0xfffe == 0xfffe
}
