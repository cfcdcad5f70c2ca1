//! Text as a comment in YAML.

/// The longest comment, in characters.
const MAX_COMMENT: usize = 110;

/// Returns a text for the end of a comment: in one line, shortened if it is long.
pub(super) fn comment(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // A control character would make the file one that is not text.
    let line: String = line.chars().filter(|c| !c.is_control()).collect();
    // More follows in the same line.
    let line = line.strip_suffix('.').map_or(line.clone(), str::to_owned);
    if line.chars().count() <= MAX_COMMENT {
        return line;
    }
    let kept: String = line.chars().take(MAX_COMMENT).collect();
    let kept = kept
        .rsplit_once(' ')
        .map_or(kept.as_str(), |(kept, _)| kept);
    format!("{kept} …")
}

#[cfg(test)]
mod tests {
    use super::comment;

    #[test]
    fn a_comment_is_one_short_line() {
        assert_eq!(comment("one\n  two\tthree."), "one two three");
        assert_eq!(comment("a\u{0}b\u{2028}c\u{85}d\u{7}"), "ab c d");
        let long = comment(&"word ".repeat(60));
        assert!(
            long.chars().count() <= 112 && long.ends_with("word …"),
            "{long}"
        );
    }
}
