//! Text as a YAML value.

/// Words that YAML or other programs read as something other than text.
const RESERVED: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

/// Returns a text as a YAML value for a field or a list in brackets; quoted unless that is certainly unnecessary.
pub fn yaml_text(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::yaml_text;

    #[test]
    fn a_value_is_quoted_where_yaml_needs_it() {
        for plain in ["Amara Okafor", "Inès d'Arcy", "Dr. Weiß (HR)"] {
            assert_eq!(yaml_text(plain), plain);
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
            assert_eq!(yaml_text(text), quoted);
        }
    }
}
