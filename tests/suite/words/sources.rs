//! The message files as written, compared between languages: the same messages, each once, each with the same
//! placeholders, each in its own language.

use std::collections::{BTreeMap, BTreeSet};

use coachgen::record::value::Language;
use coachgen::words::Words;
use fluent_bundle::FluentResource;

use super::texts;

/// Messages with the same words in English and German, reviewed one by one.
const AS_IN_GERMAN: [&str; 25] = [
    "calendar_coaching",
    "channel_heads_video",
    "coach",
    "desk_order_name",
    "desk_order_phase",
    "diagnosis_interviews",
    "month_11",
    "month_4",
    "month_8",
    "month_9",
    "organisation",
    "pause",
    "phase",
    "pulse_who",
    "report_pdf",
    "sealed_passphrase",
    "short_month_1",
    "short_month_11",
    "short_month_2",
    "short_month_4",
    "short_month_8",
    "short_month_9",
    "stakeholder_name",
    "status",
    "who_coach",
];

/// The same for French.
const AS_IN_FRENCH: [&str; 33] = [
    "agenda_points",
    "attendance_minutes",
    "calendar_coaching",
    "channel_heads_message",
    "changed_field_action",
    "changed_field_date",
    "changed_field_questions",
    "channel_message",
    "coach",
    "contacts_count",
    "desk_order_phase",
    "diagnosis_instruments",
    "evidence_source",
    "instrument",
    "kind_note",
    "minutes",
    "organisation",
    "pause",
    "phase",
    "point_named",
    "programme",
    "pulse_question",
    "report_date",
    "report_pdf",
    "report_signature",
    "report_signatures",
    "search_many",
    "search_one",
    "session_notes",
    "section_actions",
    "section_notes",
    "trace_point",
    "who_coach",
];

/// A language's messages, by id, as written after the `=`.
fn messages_of(language: Language) -> BTreeMap<String, String> {
    let mut messages = BTreeMap::new();
    for (path, text) in files(language) {
        let mut id: Option<String> = None;
        for line in text.lines() {
            let starts = line.starts_with(|c: char| c.is_ascii_lowercase());
            match line.split_once('=').filter(|_| starts) {
                Some((name, rest)) => {
                    let name = name.trim().to_owned();
                    let before = messages.insert(name.clone(), rest.trim().to_owned());
                    assert_eq!(before, None, "{path}: {name} is defined twice");
                    id = Some(name);
                }
                None if line.starts_with('#') || line.trim().is_empty() => id = None,
                None => {
                    let id = id.as_ref().unwrap_or_else(|| panic!("{path}: {line}"));
                    let message = messages.get_mut(id).expect("begun");
                    message.push('\n');
                    message.push_str(line.trim());
                }
            }
        }
    }
    messages
}

fn files(language: Language) -> Vec<(String, String)> {
    texts(&format!("src/words/{}", language.word()), "ftl")
}

/// The names of the placeholders of a message.
fn placeholders(message: &str) -> BTreeSet<&str> {
    message
        .split('$')
        .skip(1)
        .map(|rest| {
            let end = rest.find(|c: char| !(c.is_ascii_lowercase() || c == '_'));
            &rest[..end.unwrap_or(rest.len())]
        })
        .collect()
}

/// Every language except English.
fn others() -> impl Iterator<Item = Language> {
    let all = Language::ALL.iter().copied();
    all.filter(|language| *language != Language::En)
}

#[test]
fn every_language_has_exactly_the_same_messages() {
    let english: BTreeSet<String> = messages_of(Language::En).into_keys().collect();
    for language in Language::ALL {
        let own: BTreeSet<String> = messages_of(*language).into_keys().collect();
        let word = language.word();
        let missing: Vec<_> = english.difference(&own).collect();
        let extra: Vec<_> = own.difference(&english).collect();
        assert!(missing.is_empty(), "{word} lacks {missing:?}");
        assert!(extra.is_empty(), "only {word} has {extra:?}");
        // All of them reach the program.
        let known: Vec<_> = Words::ids(*language).collect();
        assert_eq!(known.len(), own.len(), "{word}");
    }
}

#[test]
fn every_message_is_in_the_same_file_in_every_language() {
    let ids = |text: &str| -> BTreeSet<String> {
        let named = text.lines().filter_map(|line| line.split_once(" = "));
        named
            .map(|(id, _)| id.to_owned())
            .filter(|id| id.starts_with(|c: char| c.is_ascii_lowercase()))
            .collect()
    };
    let english = files(Language::En);
    for language in others() {
        for ((path, text), (_, model)) in files(language).iter().zip(&english) {
            let (own, model) = (ids(text), ids(model));
            let apart: Vec<_> = own.symmetric_difference(&model).collect();
            assert!(apart.is_empty(), "{path}: {apart:?}");
        }
    }
}

#[test]
fn every_file_is_well_formed() {
    for language in Language::ALL {
        for (path, text) in files(*language) {
            if let Err((_, errors)) = FluentResource::try_new(text) {
                panic!("{path}: {errors:?}");
            }
        }
        let words = Words::for_language(*language);
        for id in Words::ids(*language) {
            // A message with placeholders returns its id if its source could not be parsed.
            assert!(words.has(id) || words.with(id, &[]) != id, "{id}");
            assert!(!words.get(id).contains("  "), "{id}: two spaces");
        }
    }
}

#[test]
fn a_message_has_the_same_placeholders_in_every_language() {
    let english = messages_of(Language::En);
    for language in others() {
        for (id, message) in messages_of(language) {
            let model = english.get(&id).map_or("", String::as_str);
            let word = language.word();
            assert_eq!(
                printed_placeholders(&message),
                printed_placeholders(model),
                "{word}: {id}"
            );
            // A placeholder that only selects a form is not needed in a language with one form.
            assert!(
                placeholders(&message).is_subset(&placeholders(model)),
                "{word}: {id}"
            );
        }
    }
}

/// The placeholders of a message whose values are printed.
fn printed_placeholders(message: &str) -> BTreeSet<&str> {
    let places = message.split("{ $").skip(1);
    places
        .filter_map(|rest| rest.split_once(" }"))
        .map(|(name, _)| name)
        .filter(|name| !name.contains(' '))
        .collect()
}

/// Whether a message contains anything except placeholders and punctuation.
fn has_words(message: &str) -> bool {
    // After the last opening brace in each part comes a placeholder, up to its closing brace.
    let outside = message.split('}').map(|part| match part.rsplit_once('{') {
        Some((before, _)) => before,
        None => part,
    });
    outside.flat_map(str::chars).any(char::is_alphabetic)
}

#[test]
fn every_message_is_translated() {
    let english = messages_of(Language::En);
    for language in others() {
        let reviewed: BTreeSet<&str> = match language {
            Language::De => AS_IN_GERMAN.into(),
            _ => AS_IN_FRENCH.into(),
        };
        let own = messages_of(language);
        let same: BTreeSet<&str> = own
            .iter()
            .filter(|(id, message)| english.get(*id) == Some(message) && has_words(message))
            .map(|(id, _)| id.as_str())
            .collect();
        let untranslated: Vec<_> = same.difference(&reviewed).collect();
        let translated: Vec<_> = reviewed.difference(&same).collect();
        let word = language.word();
        assert!(untranslated.is_empty(), "{word}: {untranslated:?}");
        assert!(
            translated.is_empty(),
            "now translated into {word}: {translated:?}"
        );
    }
}

#[test]
fn punctuation_follows_the_language() {
    for (id, message) in messages_of(Language::Fr) {
        // A selector's arrow and its parts belong to Fluent, not to French.
        let mut before = ' ';
        for (at, c) in message.char_indices() {
            let part_of_time = before.is_ascii_digit() && c == ':';
            if "?!»".contains(c) || (";:".contains(c) && !part_of_time) {
                let escaped = message[..at].ends_with("\\u202F");
                assert!(before == '\u{202f}' || escaped, "fr: {id}: {message}");
            }
            if before == '«' {
                let escaped = message[at..].starts_with("\\u202F");
                assert!(c == '\u{202f}' || escaped, "fr: {id}: {message}");
            }
            before = c;
        }
        assert!(!message.contains(['“', '”', '\'']), "fr: {id}: {message}");
    }
    // “de” and “que” elide before a vowel, and the first letter of a name is not known.
    for (id, message) in messages_of(Language::Fr) {
        for name in [
            "by", "client", "coach", "name", "names", "record", "sponsors", "who",
        ] {
            for word in ["de", "que"] {
                let elides = format!(" {word} {{ ${name} }}");
                assert!(!message.contains(&elides), "fr: {id}: {message}");
            }
        }
    }
    // One half of a pair is a separate message.
    let pairs = messages_of(Language::De).into_iter();
    for (id, message) in pairs.filter(|(id, _)| !id.starts_with("prose_quote_")) {
        assert_eq!(
            message.matches('„').count(),
            message.matches('“').count(),
            "de: {id}"
        );
        assert!(!message.contains(['”', '«', '\'']), "de: {id}: {message}");
        // No reader is addressed as „du“.
        let words: Vec<_> = message.split(|c: char| !c.is_alphabetic()).collect();
        for word in ["du", "dein", "deine", "dir", "dich"] {
            assert!(!words.contains(&word), "de: {id}: {message}");
        }
    }
}
