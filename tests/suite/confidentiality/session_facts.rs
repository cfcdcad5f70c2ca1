//! What each party sees of sessions that did not go as planned: in parts, cancelled, with somebody else.

use coachgen::policy::Policy;
use coachgen::reader::Reader;

use super::folder::{BuildHarness, Folder, findings, portal, sponsor};
use crate::page_text::page_text;

const SOUND: &str = "tests/fixtures/sound/anneli";
const SESSION: &str = "4-development/session-3.md";

/// The text of one reader's portal, all pages in one.
fn text(folder: &Folder, reader: &Reader) -> String {
    let bench = BuildHarness::new();
    let built = bench.build(folder, &Policy::default());
    let files = &portal(&built, reader).tree.files;
    files.iter().map(|(_, bytes)| page_text(bytes)).collect()
}

fn readers() -> [Reader; 3] {
    [Reader::Coach, Reader::Client, sponsor("Sverre Haugland")]
}

/// The sound engagement with these fields added to its third session.
fn with(fields: &str) -> Folder {
    let mut folder = Folder::read(SOUND);
    folder.replace(
        SESSION,
        "kind: session\n",
        &format!("kind: session\n{fields}"),
    );
    folder
}

/// Checks which of the coach, the client and the sponsor read `words`.
#[track_caller]
fn assert_read(folder: &Folder, words: &str, expected: [bool; 3]) {
    let found = readers().map(|reader| text(folder, &reader).contains(words));
    assert_eq!(found, expected, "{words}");
}

const COACH: [bool; 3] = [true, false, false];
const COACH_AND_CLIENT: [bool; 3] = [true, true, false];
const ALL: [bool; 3] = [true, true, true];

#[test]
fn the_minutes_of_all_parts_are_added_up() {
    let folder = with(
        "continued:\n  - {date: 2026-05-13, minutes: 31, mode: phone}\n  - {date: 2026-05-14, minutes: 7}\n",
    );
    // 95 minutes in the first part.
    assert_read(&folder, "133 minutes", COACH_AND_CLIENT);
    assert_read(
        &folder,
        "13 May 2026, 31 minutes, by phone",
        COACH_AND_CLIENT,
    );
    assert_read(&folder, "11 May 2026, 95 minutes", COACH_AND_CLIENT);
}

#[test]
fn start_and_end_replace_the_minutes() {
    let mut folder = with("start: 09:20\nend: \"11:03\"\n");
    folder.replace(SESSION, "minutes: 95\n", "");
    assert_read(&folder, "103 minutes", COACH_AND_CLIENT);
    assert_read(&folder, "09:20 to 11:03", COACH_AND_CLIENT);
}

#[test]
fn a_cancelled_session_is_not_held_and_only_coach_and_client_see_who_cancelled_it() {
    let folder = with("cancelled: true\ncancelled_by: client\n");
    assert_read(&folder, "Session 3 (cancelled)", ALL);
    assert_read(&folder, "3 of 4 sessions held, 1 cancelled", ALL);
    assert_read(&folder, "Cancelled by", COACH_AND_CLIENT);
    for (number, reader) in readers().iter().enumerate() {
        let all = text(&Folder::read(SOUND), reader);
        let now = text(&folder, reader);
        let held = "4 of 4 sessions held";
        assert!(all.contains(held) && !now.contains(held), "{number}");
    }
}

#[test]
fn somebody_else_who_took_part_gets_nothing_and_the_sponsor_does_not_know() {
    let plain = text(&Folder::read(SOUND), &sponsor("Sverre Haugland"));
    let folder = with("joined_by: [Sverre Haugland, Ingrid Zqlapwing]\n");
    assert_eq!(text(&folder, &sponsor("Sverre Haugland")), plain);
    assert_read(&folder, "Zqlapwing", COACH_AND_CLIENT);
}

#[test]
fn what_the_hours_log_needs_is_for_the_coach() {
    let folder = with("participants: 417\ndebrief: {minutes: 31, counts: false}\n");
    assert_read(&folder, "417", COACH);
    assert_read(&folder, "31 minutes, not counted as coaching", COACH);
    assert_read(&folder, "31 min of it not counted as coaching", COACH);
    let plain = Folder::read(SOUND);
    for reader in [Reader::Client, sponsor("Sverre Haugland")] {
        assert_eq!(text(&folder, &reader), text(&plain, &reader));
    }
}

#[test]
fn a_contact_by_the_organisation_is_for_the_coach() {
    let mut folder = Folder::read(SOUND);
    let plain = readers().map(|reader| text(&folder, &reader));
    folder.replace(
        "4-development/contacts.md",
        "contacts:\n",
        "contacts:\n  - {date: 2026-04-20, channel: phone, minutes: 3, by: organisation, about: Zqlapwing}\n",
    );
    assert_read(&folder, "Zqlapwing", COACH);
    assert_read(&folder, "The organisation got in touch", COACH);
    assert_eq!(text(&folder, &Reader::Client), plain[1]);
}

#[test]
fn the_name_of_somebody_in_the_organisation_is_for_the_coach() {
    let mut folder = Folder::read(SOUND);
    let plain = readers().map(|reader| text(&folder, &reader));
    folder.replace(
        "4-development/contacts.md",
        "contacts:\n",
        "contacts:\n  - {date: 2026-04-20, channel: phone, minutes: 3, by: organisation, name: Vera Zqlapwing}\n",
    );
    assert_read(&folder, "Vera Zqlapwing (organisation) got in touch", COACH);
    for (reader, plain) in readers().iter().zip(&plain).skip(1) {
        assert_eq!(&text(&folder, reader), plain);
    }
    let built = BuildHarness::new().build(&folder, &Policy::default());
    assert!(!findings(&built).contains("CG017"), "{}", findings(&built));
}

/// Who made a contact may be written wrongly or not at all. A name shows that it was neither the client nor the coach.
#[test]
fn a_contact_with_a_name_is_for_the_coach_whatever_it_says() {
    let plain = text(&Folder::read(SOUND), &Reader::Client);
    for by in ["", "by: , ", "by: client, ", "by: coach, ", "by: sponsor, "] {
        let mut folder = Folder::read(SOUND);
        let contact = format!(
            "contacts:\n  - {{date: 2026-04-20, channel: phone, minutes: 3, {by}name: Sverre Haugland, about: Zqlapwing}}\n"
        );
        folder.replace("4-development/contacts.md", "contacts:\n", &contact);
        assert_read(&folder, "Zqlapwing", COACH);
        assert_eq!(text(&folder, &Reader::Client), plain, "{by}");
        let built = BuildHarness::new().build(&folder, &Policy::default());
        let reported = findings(&built).contains("this contact is hidden from the client");
        assert_eq!(reported, !by.contains("sponsor"), "{by}");
    }
}

#[test]
fn a_log_of_which_the_client_sees_nothing_is_not_there() {
    let path = "4-development/contacts.md";
    let mut without = Folder::read(SOUND);
    without.files.remove(path);
    let plain = text(&without, &Reader::Client);
    let contact =
        "contacts:\n  - {date: 2026-04-20, channel: phone, by: sponsor, about: Zqlapwing}\n";
    for (fields, body) in [
        ("", ""),
        ("title: Zqcall\n", ""),
        ("", "<!-- to do -->"),
        ("", "[//]: # (x)"),
        ("", "***"),
        ("title: Zqcall\nbody: coach-only\n", "Zqwords"),
        ("", "## Mine {.coach-only}\n\nZqwords"),
    ] {
        let mut folder = without.clone();
        folder.put(
            path,
            format!("---\nkind: contacts\n{fields}{contact}---\n\n{body}\n"),
        );
        assert_eq!(text(&folder, &Reader::Client), plain, "{fields}{body}");
    }
    let mut folder = without.clone();
    folder.put(
        path,
        format!("---\nkind: contacts\n{contact}---\n\nZqwords for both.\n"),
    );
    assert!(text(&folder, &Reader::Client).contains("Zqwords"));
}

#[test]
fn a_session_in_parts_says_so_instead_of_how_its_first_part_was_held() {
    let folder = with("continued:\n  - {date: 2026-05-13, minutes: 30, mode: phone}\n");
    assert_read(&folder, "in 2 parts", COACH_AND_CLIENT);
}
