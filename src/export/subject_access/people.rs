//! The names of everybody but client and coach that the records contain in a field.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::text::words;

/// The shortest part of a name that is searched for, in letters.
const SHORTEST: usize = 3;

/// How many letters may follow a name in a word: `Priyas` contains `Priya`, but `Idrisson` is another name than `Idris`.
const ENDING: usize = 2;

/// The folded words of the names of other people.
pub(super) struct OtherPeople {
    words: BTreeSet<String>,
}

/// Fields that contain names of people, in any object.
const NAME_FIELDS: [&str; 5] = ["name", "sponsor", "who", "present", "joined_by"];

/// Fields in which such a name is not a person's.
const OTHER_NAMES: [&str; 4] = ["practice", "files", "drafts", "terms"];

impl OtherPeople {
    /// Collects the names in the coach's export.
    pub(super) fn of(data: &Value) -> OtherPeople {
        let mut people = OtherPeople {
            words: BTreeSet::new(),
        };
        people.collect(data);
        let agreement = &data["agreement"];
        let own = [
            &agreement["client"]["name"],
            &agreement["coach"],
            &data["practice"]["coach"],
        ];
        for name in own.into_iter().filter_map(Value::as_str) {
            for word in words(name) {
                people.words.remove(&word.folded);
            }
        }
        people
    }

    fn collect(&mut self, value: &Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.collect(item)),
            Value::Object(fields) => {
                for (field, value) in fields {
                    if OTHER_NAMES.contains(&field.as_str()) {
                        continue;
                    }
                    match value {
                        Value::String(name) if NAME_FIELDS.contains(&field.as_str()) => {
                            self.add(name);
                        }
                        Value::Array(names) if NAME_FIELDS.contains(&field.as_str()) => {
                            names
                                .iter()
                                .filter_map(Value::as_str)
                                .for_each(|name| self.add(name));
                        }
                        value => self.collect(value),
                    }
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, name: &str) {
        let words = words(name).into_iter().map(|word| word.folded);
        self.words
            .extend(words.filter(|word| word.chars().count() >= SHORTEST));
    }

    /// Whether a text contains a part of somebody's name.
    pub(super) fn are_named_in(&self, text: &str) -> bool {
        words(text).iter().any(|word| {
            let ends = word
                .folded
                .char_indices()
                .map(|(at, _)| at)
                .rev()
                .take(ENDING);
            let shorter = ends.map(|at| &word.folded[..at]);
            std::iter::once(word.folded.as_str())
                .chain(shorter)
                .any(|part| self.words.contains(part))
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::OtherPeople;

    #[test]
    fn names_are_found_without_those_of_client_and_coach() {
        let people = OtherPeople::of(&json!({
            "practice": {"name": "Adelman Coaching", "coach": "Ruth Adelman"},
            "agreement": {"client": {"name": "Amara Okafor"}, "sponsors": [{"name": "Zoë Okafor-Reed"}], "confidentiality": {"terms": [{"sponsor": "shared"}]}},
            "records": {"stakeholder_interviews": [{"content": {"name": "Priya Raman"}}],
                "sessions": [{"content": {"joined_by": ["Inés Prado"]}}]},
        }));
        for text in [
            "Priya said so",
            "in Ramans Büro",
            "INES",
            "with Zoe",
            "Reed's view",
        ] {
            assert!(people.are_named_in(text), "{text}");
        }
        for text in ["Amara Okafor", "shared", "Ruth", "coaching", "praise", ""] {
            assert!(!people.are_named_in(text), "{text}");
        }
    }
}
