//! The guarantees of the egress scan, on random sentences in random renderings.

use super::{SECRET, scan};
use proptest::prelude::*;

const WORDS: [&str; 24] = [
    "trust",
    "the",
    "of",
    "I",
    "a",
    "naïve",
    "boss",
    "don’t",
    "fear",
    "Zoë",
    "plan",
    "R&D",
    "“quiet”",
    "24",
    "late",
    "vision",
    "team",
    "co-lead",
    "straße",
    "is",
    "not",
    "resign",
    "<b>",
    "10%",
];

fn sentence() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&WORDS[..]), 7..20).prop_map(|words| words.join(" "))
}

fn escape(character: char) -> String {
    match character {
        '<' => "&lt;".into(),
        '>' => "&gt;".into(),
        '&' => "&amp;".into(),
        '"' => "&quot;".into(),
        other => other.into(),
    }
}

/// One character of running text, disguised in the way that the number selects.
fn disguise(character: char, way: u8) -> String {
    match way {
        1 => format!("&#{};", character as u32),
        2 => format!("&#X{:X};", character as u32),
        3 => format!("{}&shy;", escape(character)),
        4 => format!("<em class=\"x\">{}</em>", escape(character)),
        5 => format!("{}<!-- x -->", escape(character)),
        6 => character.to_uppercase().map(escape).collect(),
        7 if character == ' ' => "\n</p><p>\t".into(),
        7 if character == '’' => "'".into(),
        8 => format!("{}\u{200d}", escape(character)),
        _ => escape(character),
    }
}

proptest! {
    #[test]
    fn a_sentence_is_found_in_any_disguise(
        secret in sentence(),
        ways in prop::collection::vec(0u8..40, 200),
        before in sentence(),
    ) {
        let mut page = format!("<p>{}</p><p>", before.chars().map(escape).collect::<String>());
        for (character, way) in secret.chars().zip(ways.iter().cycle()) {
            page.push_str(&disguise(character, *way));
        }
        page.push_str("</p>");
        prop_assert_eq!(scan(&[&secret], &[], &[]).file("a.html", page.as_bytes()), [0]);
    }

    #[test]
    fn a_sentence_is_found_in_attributes_and_strings(secret in sentence(), upper in any::<bool>()) {
        let scan = scan(&[&secret], &[], &[]);
        let encoded: String = secret.bytes().map(|byte| format!("%{byte:02x}")).collect();
        let encoded = if upper { encoded.to_uppercase() } else { encoded };
        let page = format!("<a href=\"?q={encoded}\">");
        prop_assert_eq!(scan.file("a.html", page.as_bytes()), [0]);
        let json: String = secret.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
        prop_assert_eq!(scan.file("a.json", format!("[\"{json}\"]").as_bytes()), [0]);
        let attribute: String = secret.chars().map(escape).collect();
        prop_assert_eq!(scan.file("a.html", format!("<p title=\"{attribute}\">").as_bytes()), [0]);
    }

    #[test]
    fn completely_allowed_text_is_never_reported(secret in sentence(), ways in prop::collection::vec(0u8..40, 200)) {
        let mut page = String::from("<p>");
        for (character, way) in secret.chars().zip(ways.iter().cycle()) {
            page.push_str(&disguise(character, *way));
        }
        prop_assert_eq!(scan(&[&secret], &[&secret], &[]).file("a.html", page.as_bytes()), Vec::<usize>::new());
    }

    #[test]
    fn any_bytes_are_read_without_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        text in "[<>&%\\\\u{}#x;'\"= \\-!a-f0-9é\\n/]{0,120}",
        ending in prop::sample::select(vec!["html", "json", "css", "txt", "svg", "ics", ""]),
    ) {
        let scan = scan(&[SECRET, &text], &[&text], &[&text]);
        let path = format!("a.{ending}");
        let _ = scan.file(&path, &bytes);
        let _ = scan.file(&path, text.as_bytes());
    }
}
