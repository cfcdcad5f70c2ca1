//! Text as YAML: as a value, and as a comment.

/// Words that YAML or other programs read as something other than text.
const RESERVED: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

/// The longest comment, in characters.
const MAX_COMMENT: usize = 110;

/// Returns a text as a YAML value for a field or a list in brackets; quoted unless that is certainly unnecessary.
pub fn scalar(text: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '’' | '\'' | '(' | ')');
    let plain = text.starts_with(char::is_alphabetic)
        && text
            .split(' ')
            .all(|word| !word.is_empty() && word.chars().all(is_word))
        && !RESERVED.contains(&text.to_lowercase().as_str());
    match plain {
        true => text.to_owned(),
        // A JSON string is a YAML value.
        false => serde_json::Value::from(text).to_string(),
    }
}

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
    use super::{comment, scalar};

    #[test]
    fn a_value_is_quoted_where_yaml_needs_it() {
        for plain in ["Amara Okafor", "Inès d'Arcy", "Dr. Weiß (HR)"] {
            assert_eq!(scalar(plain), plain);
        }
        for (text, quoted) in [
            ("yes", "\"yes\""),
            ("3 days", "\"3 days\""),
            ("a: b", "\"a: b\""),
            ("a #b", "\"a #b\""),
            ("Okafor, Amara", "\"Okafor, Amara\""),
            ("two  spaces", "\"two  spaces\""),
            ("say \"so\"", "\"say \\\"so\\\"\""),
            ("", "\"\""),
            ("one\ntwo", "\"one\\ntwo\""),
        ] {
            assert_eq!(scalar(text), quoted);
        }
    }

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
