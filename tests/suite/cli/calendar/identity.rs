//! Events keep their identifiers, and a later revision has a higher number.

use std::collections::BTreeMap;

use super::super::Workspace;
use super::{Event, event, events, events_in, printed, sequence};

const TOMASZ: &str = "two-sponsors-tomasz-brandt";

/// What a calendar program has after importing files one after the other: for each identifier the revision with the
/// highest number, and among those the latest (RFC 5546, 2.1.5).
#[derive(Default, Clone, PartialEq, Debug)]
struct CalendarProgram(BTreeMap<String, Event>);

impl CalendarProgram {
    fn import(&mut self, text: &str) {
        for event in events_in(text) {
            let revision = |event: &Event| (sequence(event), event["DTSTAMP"].clone());
            match self.0.get(&event["UID"]) {
                Some(known) if revision(known) >= revision(&event) => {}
                _ => {
                    self.0.insert(event["UID"].clone(), event);
                }
            }
        }
    }

    /// The titles and dates of what is shown: cancelled events are not.
    fn shown(&self) -> Vec<(String, String)> {
        let shown = self.0.values().filter(|one| one["STATUS"] != "CANCELLED");
        let mut shown: Vec<_> = shown
            .map(|one| (one["DTSTART"].clone(), one["SUMMARY"].clone()))
            .collect();
        shown.sort();
        shown
    }
}

/// The calendar on a day.
fn on(workspace: &Workspace, day: &str, reader: &str) -> String {
    let folder = format!("records/{TOMASZ}");
    printed(
        workspace,
        &[&folder, "--for", reader, "--details", "--today", day],
    )
}

#[test]
fn the_same_records_on_the_same_day_give_the_same_bytes() {
    let first = Workspace::practice();
    let second = Workspace::practice();
    for args in [
        &["records"][..],
        &["records", "--details"],
        &["records/two-sponsors-tomasz-brandt", "--for", "client"],
    ] {
        assert_eq!(printed(&first, args), printed(&second, args));
    }
}

#[test]
fn importing_twice_changes_nothing() {
    let workspace = Workspace::practice();
    let text = printed(&workspace, &["records", "--details"]);
    let mut program = CalendarProgram::default();
    program.import(&text);
    let once = program.clone();
    program.import(&text);
    assert_eq!(program, once);
    // A later day changes only the date on which the file was made.
    let later = printed(
        &workspace,
        &["records", "--details", "--today", "2026-11-21"],
    );
    program.import(&later);
    assert_eq!(program.shown(), once.shown());
}

#[test]
fn readers_have_different_identifiers_for_the_same_meeting() {
    let workspace = Workspace::example();
    let mut all: Vec<String> = Vec::new();
    for reader in ["coach", "client", "Rafael Monteiro"] {
        let events = events(&workspace, &["records", "--for", reader]);
        all.extend(
            events
                .into_iter()
                .map(|mut event| event.remove("UID").unwrap()),
        );
    }
    let count = all.len();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), count);
    for uid in all {
        let (digest, domain) = uid.split_once('@').unwrap();
        assert_eq!((digest.len(), domain), (32, "coachgen"));
        assert!(digest.chars().all(|c| c.is_ascii_hexdigit()), "{uid}");
    }
}

/// The revision of each event.
fn revisions(text: &str) -> BTreeMap<String, (u32, String)> {
    let events = events_in(text).into_iter();
    events
        .map(|event| {
            let state = format!("{} {}", event["STATUS"], event["DTSTART"]);
            (event["UID"].clone(), (sequence(&event), state))
        })
        .collect()
}

#[test]
fn changes_around_a_meeting_do_not_change_its_event() {
    let workspace = Workspace::practice();
    let path = |file: &str| format!("{TOMASZ}/{file}");
    for reader in ["coach", "client"] {
        let before = revisions(&on(&workspace, "2026-11-20", reader));
        let kept = |change: &str| {
            let after = revisions(&on(&workspace, "2026-11-20", reader));
            for (uid, revision) in &before {
                if let Some(now) = after.get(uid) {
                    assert_eq!(now, revision, "{reader}: {change}");
                }
            }
            let lost = before
                .keys()
                .filter(|uid| !after.contains_key(*uid))
                .count();
            (lost, after.len())
        };
        let engagement = workspace.read(&path("engagement.md"));
        // Another plan, an earlier meeting, and other words.
        workspace.edit(
            &path("engagement.md"),
            "planned:\n",
            "planned:\n  - {what: Walk along the canal, date: 2026-12-01}\n",
        );
        assert_eq!(kept("a plan"), (0, before.len() + 1));
        workspace.write(&path("engagement.md"), &engagement);
        workspace.write(
            &path("1-contracting/second-chemistry.md"),
            "---\nkind: chemistry\ndate: 2026-04-02\n---\n",
        );
        assert_eq!(kept("an earlier meeting"), (0, before.len() + 1));
        std::fs::remove_file(workspace.path(&path("1-contracting/second-chemistry.md"))).unwrap();
        workspace.append(&path("4-development/session-2.md"), "\nMore words.\n");
        workspace.append(&path("4-development/session-4.md"), "\nMore words.\n");
        assert_eq!(kept("words"), (0, before.len()));
        // Without session 2, only its own event is missing.
        let session = workspace.read(&path("4-development/session-2.md"));
        std::fs::remove_file(workspace.path(&path("4-development/session-2.md"))).unwrap();
        let (lost, _) = kept("a session less");
        assert!((1..=2).contains(&lost), "{lost}");
        workspace.write(&path("4-development/session-2.md"), &session);
    }
}

#[test]
fn a_session_keeps_its_identifier_from_the_plan_to_the_record() {
    for reader in ["coach", "client"] {
        let workspace = Workspace::practice();
        let path = |file: &str| format!("{TOMASZ}/{file}");
        let mut program = CalendarProgram::default();
        let mut last: Option<Event> = None;
        let mut step = |workspace: &Workspace, day: &str, date: &str, state: &str, higher: bool| {
            let text = on(workspace, day, reader);
            let all = events_in(&text);
            let now = event(&all, "Session 5").clone();
            assert_eq!([&now["DTSTART"], &now["STATUS"]], [date, state], "{reader}");
            if let Some(before) = &last {
                assert_eq!(now["UID"], before["UID"], "{reader}");
                assert_eq!(
                    sequence(&now) > sequence(before),
                    higher,
                    "{reader} {state}"
                );
            }
            program.import(&text);
            let shown = program.shown();
            let sessions = shown
                .iter()
                .filter(|(_, title)| title.contains("Session 5"));
            let dates: Vec<&str> = sessions.map(|(date, _)| date.as_str()).collect();
            let expected = if state == "CANCELLED" {
                vec![]
            } else {
                vec![date]
            };
            assert_eq!(dates, expected, "{reader}");
            last = Some(now);
        };
        step(&workspace, "2026-11-20", "20261208", "CONFIRMED", false);
        // The plan moves: the file of the next day wins by its date.
        workspace.edit(
            &path("engagement.md"),
            "date: 2026-12-08",
            "date: 2026-12-10",
        );
        workspace.edit(
            &path("4-development/session-4.md"),
            "next: 2026-12-08",
            "next: 2026-12-10",
        );
        step(&workspace, "2026-11-21", "20261210", "CONFIRMED", false);
        // It is held, on yet another day.
        let record = |more: &str| {
            format!("---\nkind: session\nnumber: 5\ndate: 2026-12-11\n{more}---\n\nWords.\n")
        };
        workspace.write(
            &path("4-development/session-5.md"),
            &record("minutes: 90\n"),
        );
        step(&workspace, "2026-12-12", "20261211", "CONFIRMED", true);
        // It turns out that it was cancelled too late.
        workspace.write(
            &path("4-development/session-5.md"),
            &record("cancelled: true\n"),
        );
        step(&workspace, "2026-12-13", "20261211", "CANCELLED", true);
    }
}

#[test]
fn a_plan_in_words_disappears_when_its_meeting_is_recorded() {
    let workspace = Workspace::practice();
    let path = |file: &str| format!("{TOMASZ}/{file}");
    workspace.edit(
        &path("engagement.md"),
        "planned:\n",
        "planned:\n  - {what: Talk of three, date: 2026-12-01}\n",
    );
    for reader in ["coach", "client"] {
        let mut program = CalendarProgram::default();
        program.import(&on(&workspace, "2026-11-20", reader));
        let on_day = |program: &CalendarProgram| -> Vec<String> {
            let shown = program.shown().into_iter();
            shown
                .filter(|(date, title)| date == "20261201" && !title.contains("due"))
                .map(|(_, title)| title)
                .collect()
        };
        let before = on_day(&program);
        assert!(
            before.len() == 1 && before[0].ends_with("Talk of three"),
            "{before:?}"
        );
        let file = path("1-contracting/second-meeting.md");
        workspace.write(
            &file,
            "---\nkind: sponsor-meeting\ndate: 2026-12-01\npresent: [Tomasz Brandt]\n---\n",
        );
        program.import(&on(&workspace, "2026-12-02", reader));
        let after = on_day(&program);
        assert!(
            after.len() == 1 && after[0].ends_with("Sponsor meeting"),
            "{after:?}"
        );
        std::fs::remove_file(workspace.path(&file)).unwrap();
    }
}

#[test]
fn a_moved_plan_in_words_keeps_its_identifier() {
    let workspace = Workspace::practice();
    let before = events_in(&on(&workspace, "2026-11-20", "client"));
    workspace.edit(
        &format!("{TOMASZ}/engagement.md"),
        "date: 2027-01-26",
        "date: 2027-02-02",
    );
    let after = events_in(&on(&workspace, "2026-11-20", "client"));
    let [before, after] = [
        event(&before, "Final review"),
        event(&after, "Final review"),
    ];
    assert_eq!(before["UID"], after["UID"]);
    assert_eq!(after["DTSTART"], "20270202");
}
