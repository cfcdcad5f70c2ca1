//! Which events each reader gets, and their words.

use std::collections::BTreeSet;

use super::super::{TODAY, Workspace};
use super::{event, events, printed};

const TOMASZ: &str = "records/two-sponsors-tomasz-brandt";

fn summaries(workspace: &Workspace, args: &[&str]) -> BTreeSet<String> {
    let events = events(workspace, args).into_iter();
    events.map(|event| event["SUMMARY"].clone()).collect()
}

#[test]
fn without_details_there_are_no_words_of_records_in_any_language() {
    let workspace = Workspace::example();
    // A plan that names a session.
    workspace.edit(
        "engagement.md",
        "  - what: Follow-up conversation, six months on",
        "  - {what: Session 7, date: 2027-02-01}\n  - what: Follow-up conversation, six months on",
    );
    for (language, coach, client) in [
        (
            "en",
            ["Coaching", "Coaching, session 1"],
            ["Coaching", "Coaching"],
        ),
        (
            "de",
            ["Coaching", "Coaching, Sitzung 1"],
            ["Coaching", "Coaching"],
        ),
        (
            "fr",
            ["Coaching", "Coaching, séance 1"],
            ["Coaching", "Coaching"],
        ),
    ] {
        let text = workspace.read("engagement.md");
        workspace.edit(
            "engagement.md",
            "language: en",
            &format!("language: {language}"),
        );
        for (reader, expected) in [("coach", coach), ("client", client)] {
            let calendar = printed(&workspace, &["records", "--for", reader]);
            assert!(!calendar.contains("DESCRIPTION"), "{calendar}");
            assert!(!calendar.contains("LOCATION"), "{calendar}");
            let found = summaries(&workspace, &["records", "--for", reader]);
            for words in expected {
                assert!(found.contains(words), "{language} {reader}: {found:?}");
            }
            let is_neutral = |words: &String| words.starts_with("Coaching");
            assert!(found.iter().all(is_neutral), "{found:?}");
            // Nobody's name or title: no word begins with a capital letter, except the first and German nouns.
            for name in [
                "Amara",
                "Catherine",
                "Rafael",
                "Northwind",
                "Ruth",
                "Follow",
            ] {
                assert!(!calendar.contains(name), "{language} {reader}: {name}");
            }
        }
        // The sponsor sees the due dates of the approved agenda, and no number of a session.
        let found = summaries(&workspace, &["records", "--for", "Rafael Monteiro"]);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found.contains("Coaching"));
        let is_neutral = |words: &String| words.starts_with("Coaching") && !words.contains('1');
        assert!(found.iter().all(is_neutral), "{found:?}");
        workspace.write("engagement.md", &text);
    }
}

#[test]
fn details_are_those_that_the_reader_sees() {
    let workspace = Workspace::practice();
    let coach = events(&workspace, &["records", "--details"]);
    let session = event(&coach, "Tomasz Brandt: Session 5");
    assert_eq!(session["DTSTART"], "20261208");
    assert_eq!(session["STATUS"], "CONFIRMED");
    let action = event(&coach, "Tomasz Brandt: Action due: ");
    assert_eq!(action["DTSTART"], "20261201");
    // The sponsor meeting that is planned and drafted for the same day is one event.
    let meeting = coach.iter().filter(|one| one["DTSTART"] == "20261126");
    assert_eq!(meeting.count(), 1);

    let client = events(&workspace, &[TOMASZ, "--for", "client", "--details"]);
    assert!(
        client
            .iter()
            .all(|one| !one["SUMMARY"].contains("Tomasz Brandt"))
    );
    event(&client, "Session 5");
    event(&client, "Final review");
    // The coach's action is not the client's.
    let action = action["SUMMARY"].strip_prefix("Tomasz Brandt: ");
    assert!(
        client
            .iter()
            .all(|one| Some(one["SUMMARY"].as_str()) != action)
    );
    assert!(
        client
            .iter()
            .all(|one| one.get("DESCRIPTION").is_none_or(|lines| !lines.is_empty()))
    );

    let sponsor = events(&workspace, &[TOMASZ, "--for", "Idris Quaye", "--details"]);
    event(&sponsor, "Session 4");
    // No plans, and nothing that a session contains.
    assert!(
        sponsor
            .iter()
            .all(|one| !one["SUMMARY"].contains("Session 5"))
    );
    let session = event(&sponsor, "Session 4");
    assert!(!session.contains_key("DESCRIPTION"), "{session:?}");
}

#[test]
fn a_session_with_times_is_a_span_in_local_time() {
    let workspace = Workspace::example();
    let session = "4-development/session-2.md";
    for (fields, start, end) in [
        (
            "start: 14:00\nend: 15:30",
            "20260422T140000",
            "20260422T153000",
        ),
        // Without an end: the minutes of the record, which are 110.
        ("start: 14:00", "20260422T140000", "20260422T155000"),
        ("start: 23:30", "20260422T233000", "20260423T012000"),
        // Without a start: the whole day.
        ("paid: true", "20260422", "20260423"),
    ] {
        let before = workspace.read(session);
        workspace.edit(
            session,
            "kind: session\n",
            &format!("kind: session\n{fields}\n"),
        );
        let events = events(&workspace, &["records", "--details"]);
        let found = event(&events, "Session 2");
        assert_eq!(
            [&found["DTSTART"], &found["DTEND"]],
            [start, end],
            "{fields}"
        );
        workspace.write(session, &before);
    }
}

#[test]
fn the_parts_of_a_session_are_events() {
    let workspace = Workspace::example();
    workspace.edit(
        "4-development/session-2.md",
        "kind: session\n",
        "kind: session\ncontinued:\n  - {date: 2026-04-24, minutes: 45, mode: phone}\n",
    );
    let events = events(&workspace, &["records", "--details"]);
    let parts: Vec<_> = events
        .iter()
        .filter(|one| one["SUMMARY"].contains("Session 2"))
        .collect();
    assert_eq!(parts.len(), 2);
    assert_eq!(parts[1]["DTSTART"], "20260424");
    assert_eq!(parts[1]["DESCRIPTION"], "by phone\n45 minutes");
    assert_ne!(parts[0]["UID"], parts[1]["UID"]);
}

#[test]
fn what_is_completed_before_its_date_is_cancelled_and_past_dates_are_left_out() {
    let workspace = Workspace::practice();
    let before = events(&workspace, &["records", "--details"]);
    let due = |one: &&super::Event| one["SUMMARY"].contains(" due: ");
    for one in before.iter().filter(due) {
        assert!(
            one["DTSTART"].as_str() >= TODAY.replace('-', "").as_str(),
            "{one:?}"
        );
    }
    let action = event(&before, "Tomasz Brandt: Action due: ");
    assert_eq!(
        (action["STATUS"].as_str(), action["SEQUENCE"].as_str()),
        ("CONFIRMED", "0")
    );
    // When the engagement ends, nothing is due any more.
    workspace.edit(
        "two-sponsors-tomasz-brandt/engagement.md",
        "status: active",
        "status: ended-early\nended: 2026-11-19",
    );
    let after = events(&workspace, &["records", "--details"]);
    let action = event(&after, "Tomasz Brandt: Action due: ");
    assert_eq!(
        (action["STATUS"].as_str(), action["SEQUENCE"].as_str()),
        ("CANCELLED", "1")
    );
}
