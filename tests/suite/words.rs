//! The interface's messages compared with their use: none missing, none unused, none malformed.

mod languages;
mod portals;
mod sources;

use std::collections::BTreeSet;
use std::path::Path;

use coachgen::kind::{Kind, Phase};
use coachgen::record::value::{
    BUILT_IN_QUESTIONS, ChangeKind, Channel, Decision, EvidenceType, Language, Mode, Outcome,
    Payer, Relationship, SponsorRelationship, Status, ThemeKind, Verdict, Who,
};
use coachgen::route::{NavGroup, NavSection};
use coachgen::words::Words;

/// Every text under `folder` of the crate, with its path.
fn texts(folder: &str, extension: &str) -> Vec<(String, String)> {
    walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("readable"))
        .filter(|entry| entry.path().extension().is_some_and(|e| e == extension))
        .map(|entry| {
            let text = std::fs::read_to_string(entry.path()).expect("text");
            (entry.path().display().to_string(), text)
        })
        .collect()
}

/// The words between `before` and `after` that consist of an id's characters.
fn between<'a>(text: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(before).map(move |(at, _)| {
        let rest = &text[at + before.len()..];
        let end = rest
            .find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'))
            .unwrap_or(rest.len());
        &rest[..end]
    })
}

fn ids() -> BTreeSet<&'static str> {
    Words::ids(Language::En).collect()
}

#[test]
fn templates_use_only_messages_without_placeholders() {
    let words = Words::for_language(Language::En);
    for (path, text) in texts("templates", "html") {
        for id in between(&text, " w.").chain(between(&text, "{w.")) {
            assert!(words.has(id), "{path}: no message {id}");
        }
    }
}

#[test]
fn rust_uses_only_existing_messages() {
    let ids = ids();
    let words = Words::for_language(Language::En);
    for (path, text) in texts("src", "rs") {
        for id in between(&text, "words.get(\"") {
            assert!(words.has(id), "{path}: no message {id}");
        }
        for id in between(&text, "words.with(\"") {
            assert!(ids.contains(id), "{path}: no message {id}");
        }
    }
}

#[test]
fn no_message_is_unused() {
    let mut used = BTreeSet::new();
    let mut prefixes = vec!["month_".to_owned(), "weekday_".to_owned()];
    for (_, text) in texts("src", "rs") {
        used.extend(between(&text, "\"").map(str::to_owned));
        for call in ["choice(\"", "choice_if(\""] {
            prefixes.extend(between(&text, call).map(|prefix| format!("{prefix}_")));
        }
        // `rows.choice("label", "prefix", …)`
        for call in text.split(".choice(").skip(1) {
            let arguments = call.split(')').next().unwrap_or("");
            if let Some(prefix) = arguments.split('"').nth(3) {
                prefixes.push(format!("{prefix}_"));
            }
        }
    }
    for (_, text) in texts("templates", "html") {
        used.extend(between(&text, " w.").map(str::to_owned));
        used.extend(between(&text, "{w.").map(str::to_owned));
    }
    // An empty state's text belongs to its title: `x_empty` and `x_empty_text`.
    let is_used = |id: &str| used.contains(id) || used.contains(id.trim_end_matches("_text"));
    let unused: Vec<_> = ids()
        .into_iter()
        .filter(|id| !is_used(id))
        .filter(|id| {
            !prefixes
                .iter()
                .any(|prefix| id.starts_with(prefix.as_str()))
        })
        .collect();
    assert!(unused.is_empty(), "unused: {unused:?}");
}

#[test]
fn every_choice_has_a_message() {
    let words = Words::for_language(Language::En);
    let unknown = words.get("unknown_word");
    let mut missing = Vec::new();
    let mut check = |prefix: &str, word: &str| {
        if words.choice(prefix, word) == unknown {
            missing.push(format!("{prefix}_{word}"));
        }
    };
    macro_rules! all {
        ($($prefix:literal $choice:ident),* $(,)?) => {
            $(for one in $choice::ALL.iter() { check($prefix, one.word()); })*
        };
    }
    all! {
        "kind" Kind, "phase" Phase, "mode" Mode, "decision" Decision,
        "sponsor_relationship" SponsorRelationship, "status" Status, "relationships" Relationship,
        "themes" ThemeKind, "outcome" Outcome, "who" Who, "channel" Channel,
        "verdict" Verdict, "change" ChangeKind, "payer" Payer, "language" Language,
    }
    for question in BUILT_IN_QUESTIONS {
        check("question", question.id);
        if question.for_stakeholders {
            check("stakeholder_question", question.id);
        }
    }
    for group in NavGroup::ALL {
        if let Some(word) = group.word() {
            check("nav", word);
        }
    }
    for section in NavSection::ALL {
        check("section", section.word());
    }
    for sort in EvidenceType::ALL {
        if *sort != EvidenceType::Other {
            check("evidence", sort.word());
        }
    }
    assert!(missing.is_empty(), "missing: {missing:?}");
}

#[test]
fn the_scan_gets_every_text_without_placeholders() {
    for language in Language::ALL {
        let texts = Words::for_language(*language).messages();
        assert!(texts.iter().all(|text| !text.contains(['{', '}', '$'])));
    }
    let texts = Words::for_language(Language::En).messages();
    assert!(texts.iter().any(|text| text == "items missing"));
}

/// A right-to-left name is isolated, so that it cannot reorder the sentence around it; a left-to-right name needs no
/// isolation.
#[test]
fn a_name_does_not_reorder_the_sentence_around_it() {
    let words = Words::for_language(Language::En);
    let with = |what: &str, date: &str| {
        words.with(
            "timeline_event_held",
            &[("what", what.into()), ("date", date.into())],
        )
    };
    assert!(!with("Amara", "3 May").contains('\u{2068}'));
    let turned = with("לא (עכשיו)!", "3 May");
    assert!(turned.contains("\u{2068}לא (עכשיו)!\u{2069}"), "{turned:?}");
    let names = ["יעל", "Ruth", "محمد"].map(str::to_owned);
    assert_eq!(
        words.list(&names),
        "\u{2068}\u{2068}יעל\u{2069}, Ruth\u{2069} and \u{2068}محمد\u{2069}"
    );
    assert_eq!(words.list(&names[..1]), "יעל");
}
