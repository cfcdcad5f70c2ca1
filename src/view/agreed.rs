//! The digest of an agenda's words as they were agreed, which shows later whether the file still has the same
//! words.
//!
//! The digest is a function of one record's tree. It must not depend on who may see the words or on later changes.

use std::borrow::Cow;

use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use crate::record::yaml::{MapEntry, YamlNode, YamlValue};

/// Version of the canonical form. A change of the form requires a new version.
const FORM: &str = "coachgen agreed 1";

/// Switches that decide who can read a point. The client agreed to those too. A switch that is off counts as
/// absent.
const SWITCHES: [&str; 2] = ["coach_only", "personal"];

/// Where a point came from is the coach's own bookkeeping. It is not part of the digest, since the coach may
/// complete it later and an amendment cannot change it.
const TRACES: &str = "draws_on";

/// The digest, as 64 hexadecimal digits, of what is agreed under `points` of an agenda's front matter.
///
/// The words and the order of items count. Formatting, comments, quotes and the order of fields do not.
pub fn agreed_digest(front: &YamlNode) -> String {
    let mut leaves = Vec::new();
    if let Some(points) = front.get("points") {
        walk(points, "points", &mut leaves);
    }
    hex(&json!([FORM, leaves]).to_string())
}

/// SHA-256 as hexadecimal digits.
pub(super) fn hex(canonical: &str) -> String {
    Sha256::digest(canonical.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Adds each value with its path, such as `points.2.objectives.1.due`. The fields of a group are in the order of
/// their names. A single value in place of a list is written as a list of one item.
fn walk(node: &YamlNode, path: &str, leaves: &mut Vec<Json>) {
    match &node.value {
        YamlValue::Null => {}
        YamlValue::Scalar { text, .. } => leaves.push(json!([path, normalized(text)])),
        YamlValue::List(items) => {
            for (place, item) in items.iter().enumerate() {
                let path = match item.value {
                    YamlValue::Map(_) => Cow::Owned(format!("{path}.{}", place + 1)),
                    _ => Cow::Borrowed(path),
                };
                walk(item, &path, leaves);
            }
        }
        YamlValue::Map(entries) => {
            let agreed = |entry: &&MapEntry| entry.key != TRACES && !is_off(entry);
            let mut entries: Vec<_> = entries.iter().filter(agreed).collect();
            entries.sort_by(|a, b| a.key.cmp(&b.key));
            for entry in entries {
                walk(&entry.value, &format!("{path}.{}", entry.key), leaves);
            }
        }
    }
}

fn is_off(entry: &MapEntry) -> bool {
    SWITCHES.contains(&entry.key.as_str()) && entry.value.text() == Some("false")
}

/// The words with one space between each two, since line breaks are only formatting.
fn normalized(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::yaml::parse;
    use crate::span::FileId;

    fn digest(yaml: &str) -> String {
        agreed_digest(&parse(yaml, 0, FileId(0)).unwrap())
    }

    const PLAIN: &str = "
points:
  - id: a
    title: Say it in the room
    draws_on: [one, two]
    objectives:
      - id: a1
        measurable: {how: By the minutes, target: 2}
  - id: b
    title: Time for next year
";

    #[test]
    fn formatting_does_not_change_the_digest() {
        let other = "
# A remark.
date: 2026-03-04
agreed: {client: 2026-03-04, digest: abc}
points:
- title: >-
    Say it
    in the room   # no remark, but words in a folded text
  id: 'a'
";
        assert_ne!(digest(PLAIN), digest(other));
        let same = "
date: 2026-03-04
agreed: {client: 2026-03-04, digest: abc}
points:
- title: >-
    Say it
    in the room
  personal: false
  support:
  objectives:
    - measurable:
        # The target first.
        target: '2'
        how: \"By the minutes\"
      id: a1
  draws_on:
    - one
    - two
  id: 'a'
- {title: Time for next year, id: b, coach_only: false}
";
        assert_eq!(digest(PLAIN), digest(same));
        // Where a point came from may be completed later.
        assert_eq!(
            digest(PLAIN),
            digest(&PLAIN.replace("[one, two]", "[one, two, three]"))
        );
        let one = PLAIN.replace("target: 2}", "target: 2}\n        due: [x]");
        assert_eq!(digest(&one), digest(&one.replace("[x]", "x")));
    }

    #[test]
    fn words_and_the_order_of_items_change_the_digest() {
        let changed = [
            PLAIN.replace("the room", "a room"),
            PLAIN.replace("id: a1", "id: a2"),
            PLAIN.replace("target: 2", "target: 3"),
            PLAIN.replace("target: 2", "baseline: 2"),
            PLAIN.replace("    title: Time", "    success: Time"),
            PLAIN.replace("  - id: b", "  - personal: true\n    id: b"),
            PLAIN.replace("  - id: b\n    title: Time for next year\n", ""),
        ];
        for text in changed {
            assert_ne!(digest(PLAIN), digest(&text), "{text}");
        }
        let turned = "points: [{id: b, title: B}, {id: a, title: A}]";
        let straight = "points: [{id: a, title: A}, {id: b, title: B}]";
        assert_ne!(digest(turned), digest(straight));
        assert_eq!(digest("date: 2026-03-04"), digest("points: []"));
    }
}
