//! `coachgen calendar import`: what it proposes, what it writes, and what it refuses.

use super::super::{RunOutcome, Workspace};
use super::{event, events_in, printed};

const TOMASZ: &str = "two-sponsors-tomasz-brandt";
const AGREEMENT: &str = "two-sponsors-tomasz-brandt/engagement.md";

/// A calendar file with these events, each as its properties.
fn calendar(events: &[&str]) -> String {
    let events: String = events
        .iter()
        .map(|event| format!("BEGIN:VEVENT\n{event}\nEND:VEVENT\n"))
        .collect();
    format!("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n{events}END:VCALENDAR\n")
}

fn import(workspace: &Workspace, text: impl AsRef<[u8]>, more: &[&str]) -> RunOutcome {
    let file = workspace.root().join("in.ics");
    std::fs::write(file, text).unwrap();
    // The practice is the current folder of a coach who names no engagement.
    let args = [&["calendar", "import", "../in.ics"][..], more].concat();
    let mut command = workspace.command(&args);
    RunOutcome::from_output(command.current_dir(workspace.records()).output().unwrap())
}

/// The identifier of a session in the coach's calendar.
fn uid_of(workspace: &Workspace, words: &str) -> String {
    let events = events_in(&printed(
        workspace,
        &[&format!("records/{TOMASZ}"), "--details"],
    ));
    event(&events, words)["UID"].clone()
}

/// The lines that an edit added to a file.
fn added(before: &str, after: &str) -> Vec<String> {
    let mut known = before.lines().peekable();
    let mut added = Vec::new();
    for line in after.lines() {
        match known.peek() {
            Some(next) if *next == line => {
                known.next();
            }
            _ => added.push(line.to_owned()),
        }
    }
    assert_eq!(known.next(), None, "a line is missing");
    added
}

#[test]
fn the_own_file_changes_nothing() {
    for practice in [
        "tests/fixtures/practice",
        "tests/fixtures/extremes",
        "example-engagement",
    ] {
        let workspace = Workspace::copy_of(practice);
        let before = workspace.files_outside_portals();
        for details in [&[][..], &["--details"]] {
            let text = printed(&workspace, &[&["records"][..], details].concat());
            let ran = import(&workspace, &text, &["--write"]);
            assert_eq!(
                (ran.code, ran.out.as_str()),
                (0, "Nothing to add.\n"),
                "{}",
                ran.err
            );
            assert_eq!(ran.err, "", "{practice}");
        }
        std::fs::remove_file(workspace.root().join("in.ics")).unwrap();
        assert!(workspace.files_outside_portals() == before);
    }
}

#[test]
fn future_events_of_the_named_engagement_are_added_once() {
    let workspace = Workspace::practice();
    let text = calendar(&[
        "UID:1@elsewhere\nSUMMARY:Secret words about Tomasz\nDTSTART:20261215T140000\nDTEND:20261215T153000",
        "UID:2@elsewhere\nSUMMARY:TOMASZ again\nDTSTART;VALUE=DATE:20270119",
        "UID:3@elsewhere\nSUMMARY:Dentist\nDTSTART:20261216T090000",
        "UID:4@elsewhere\nSUMMARY:Tomasz in summer\nDTSTART:20260716T090000",
        "UID:5@elsewhere\nSUMMARY:Tomasz\nSTATUS:CANCELLED\nDTSTART:20261217T090000",
        // A day with a plan.
        "UID:6@elsewhere\nSUMMARY:Tomasz\nDTSTART:20261208T090000",
    ]);
    let before = workspace.read(AGREEMENT);
    let dry = import(&workspace, &text, &[TOMASZ, "--containing", "tomasz"]);
    assert_eq!(dry.code, 0, "{}", dry.err);
    assert_eq!(
        dry.out,
        format!(
            "{AGREEMENT}: add under `planned`:\n  - what: Coaching\n    date: 2026-12-15\n  - what: Coaching\n    date: 2027-01-19\n\
             Nothing was written. Add --write to make these changes.\n"
        )
    );
    assert!(
        dry.err.contains("Not used: 1 event (line 20): in the past"),
        "{}",
        dry.err
    );
    assert!(
        dry.err.contains("Not used: 1 event (line 25): cancelled"),
        "{}",
        dry.err
    );
    assert!(!dry.err.contains("Secret") && !dry.err.contains("Dentist"));
    assert_eq!(workspace.read(AGREEMENT), before);

    let ran = import(
        &workspace,
        &text,
        &[TOMASZ, "--containing", "tomasz", "--write"],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    let after = workspace.read(AGREEMENT);
    assert_eq!(
        added(&before, &after),
        [
            "  - what: Coaching",
            "    date: 2026-12-15",
            "  - what: Coaching",
            "    date: 2027-01-19",
        ]
    );
    let again = import(
        &workspace,
        &text,
        &[TOMASZ, "--containing", "tomasz", "--write"],
    );
    assert_eq!((again.code, again.out.as_str()), (0, "Nothing to add.\n"));
    assert_eq!(workspace.read(AGREEMENT), after);
    assert_ne!(workspace.run(&["check", "records"]).code, 2);
}

#[test]
fn without_a_named_engagement_only_own_events_are_used() {
    let workspace = Workspace::practice();
    let text = calendar(&[
        "UID:1@elsewhere\nSUMMARY:Tomasz\nDTSTART:20261215T140000",
        "SUMMARY:Tomasz\nDTSTART:20261216T140000",
        "UID:0123456789abcdef0123456789abcdef@coachgen\nDTSTART:20261217T140000",
    ]);
    let ran = import(&workspace, &text, &["--write"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "Nothing to add.\n"));
    let words = "Not used: 2 events (lines 4, 9): not written by coachgen";
    assert!(ran.err.contains(words), "{}", ran.err);
    assert!(
        ran.err
            .contains("from a calendar file for a client or a sponsor"),
        "{}",
        ran.err
    );
    // The client's file is not the coach's.
    let client = printed(
        &workspace,
        &[&format!("records/{TOMASZ}"), "--for", "client"],
    );
    let ran = import(&workspace, &client, &[TOMASZ, "--write"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "Nothing to add.\n"));
}

#[test]
fn a_moved_session_is_listed_and_never_changed() {
    let workspace = Workspace::practice();
    let uid = uid_of(&workspace, "Session 5");
    let before = workspace.files_outside_portals();
    let moved = calendar(&[&format!(
        "UID:{uid}\nSUMMARY:Renamed\nDTSTART:20261210T140000"
    )]);
    let ran = import(&workspace, &moved, &["--write"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_eq!(
        ran.out,
        format!(
            "{TOMASZ}: session 5 is on 2026-12-10 in the calendar; change \
             `next` in {TOMASZ}/4-development/session-4.md (2026-12-08) and `planned` in {AGREEMENT} (2026-12-08) (line 4 of the calendar file)\n\
             Nothing to add.\n"
        )
    );
    let cancelled = moved.replace("SUMMARY:", "STATUS:CANCELLED\nSUMMARY:");
    let ran = import(&workspace, &cancelled, &["--write"]);
    ran.assert_output(1, "session 5 is cancelled in the calendar; remove its plan");
    // A session with a record.
    let uid = uid_of(&workspace, "Session 4");
    let held = calendar(&[&format!("UID:{uid}\nDTSTART:20261104T140000")]);
    let ran = import(&workspace, &held, &["--write"]);
    ran.assert_output(
        1,
        "session 4 is on 2026-11-04 in the calendar and on 2026-11-03 in",
    );
    // A plan in words.
    let uid = uid_of(&workspace, "Final review");
    let plan = calendar(&[&format!("UID:{uid}\nDTSTART;VALUE=DATE:20270202")]);
    let ran = import(&workspace, &plan, &["--write"]);
    ran.assert_output(
        1,
        "the meeting planned for 2027-01-26 is on 2027-02-02 in the calendar",
    );
    std::fs::remove_file(workspace.root().join("in.ics")).unwrap();
    assert!(workspace.files_outside_portals() == before);
}

#[test]
fn a_session_that_was_held_becomes_a_draft_and_a_new_one_a_plan() {
    let workspace = Workspace::practice();
    let [five, six] = ["Session 5", "Session 6"].map(|words| uid_of(&workspace, words));
    // Session 6 is not planned any more.
    workspace.edit(AGREEMENT, "  - what: Session 6\n    date: 2027-01-12\n", "");
    let text = calendar(&[
        &format!("UID:{five}\nDESCRIPTION:Secret\nDTSTART:20261208T140000\nDTEND:20261208T153000"),
        &format!("UID:{six}\nDTSTART:20270114T140000"),
    ]);
    let later = ["--today", "2026-12-09", "--write"];
    let ran = import(&workspace, &text, &later);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let draft = workspace.read(&format!("{TOMASZ}/4-development/session-5.md"));
    assert!(
        draft.starts_with("---\nkind: session\ndraft: true\n"),
        "{draft}"
    );
    assert!(draft.contains("\nnumber: 5\ndate: 2026-12-08\n"), "{draft}");
    assert!(!draft.contains("Secret"));
    let agreement = workspace.read(AGREEMENT);
    assert!(
        agreement.contains("  - what: Session 6\n    date: 2027-01-14\n"),
        "{agreement}"
    );
    let again = import(&workspace, &text, &later);
    assert_eq!(
        (again.code, again.out.as_str()),
        (0, "Nothing to add.\n"),
        "{}",
        again.err
    );
}

#[test]
fn events_that_repeat_are_used_on_each_date() {
    let workspace = Workspace::practice();
    let text = calendar(&[
        "UID:r\nSUMMARY:Series\nDTSTART;TZID=Europe/Berlin:20270301T170000\nRRULE:FREQ=WEEKLY;INTERVAL=4;COUNT=5\nEXDATE;TZID=Europe/Berlin:20270329T170000",
        // The third one is moved, the fourth cancelled.
        "UID:r\nRECURRENCE-ID;TZID=Europe/Berlin:20270426T170000\nDTSTART;TZID=Europe/Berlin:20270428T170000",
        "UID:r\nRECURRENCE-ID:20270524T150000Z\nSTATUS:CANCELLED\nDTSTART;TZID=Europe/Berlin:20270524T170000",
        "UID:s\nDTSTART;VALUE=DATE:20270801\nRRULE:FREQ=MONTHLY;UNTIL=20271001",
        "UID:endless\nDTSTART:20271201T100000\nRRULE:FREQ=WEEKLY",
        "UID:many\nDTSTART:20271201T100000\nRRULE:FREQ=DAILY;COUNT=101",
        "UID:bad\nDTSTART:20271201T100000\nRRULE:FREQ=SOMETIMES;COUNT=3",
        "UID:listed\nDTSTART:20271201T100000\nRDATE:20271205T100000",
    ]);
    let ran = import(&workspace, &text, &[TOMASZ, "--time-zone", "Europe/Berlin"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let dates: Vec<&str> = ran
        .out
        .lines()
        .filter_map(|line| line.strip_prefix("    date: "))
        .collect();
    assert_eq!(
        dates,
        [
            "2027-03-01",
            "2027-04-28",
            "2027-06-21",
            "2027-08-01",
            "2027-09-01",
            "2027-10-01",
        ]
    );
    for words in [
        "repeats without an end; set an end",
        "repeats more than 100 times",
        "has a repeat rule (RRULE) that cannot be read",
        "repeats on listed dates (RDATE)",
        "cancelled",
    ] {
        assert!(ran.err.contains(words), "{words}: {}", ran.err);
    }
}

#[test]
fn times_are_those_of_the_coach() {
    let workspace = Workspace::practice();
    let late = calendar(&["UID:1\nDTSTART:20270301T233000Z"]);
    let ran = import(&workspace, &late, &[TOMASZ]);
    ran.assert_output(
        0,
        "its time is in UTC, and the file names no time zone; add --time-zone",
    );
    for (zone, date) in [
        ("Europe/Berlin", "2027-03-02"),
        ("America/New_York", "2027-03-01"),
    ] {
        let ran = import(&workspace, &late, &[TOMASZ, "--time-zone", zone]);
        assert!(
            ran.out.contains(&format!("date: {date}")),
            "{zone}: {}",
            ran.out
        );
        let named = late.replace("VERSION:2.0", &format!("VERSION:2.0\nX-WR-TIMEZONE:{zone}"));
        let ran = import(&workspace, &named, &[TOMASZ]);
        assert!(
            ran.out.contains(&format!("date: {date}")),
            "{zone}: {}",
            ran.out
        );
    }
    // A named time zone is converted; one that is not known is used as written.
    for (zone, date) in [
        ("America/New_York", "2027-03-02"),
        ("/example.org/2026_1/America/New_York", "2027-03-02"),
        ("W. Europe Standard Time", "2027-03-01"),
    ] {
        let text = calendar(&[&format!("UID:1\nDTSTART;TZID=\"{zone}\":20270301T200000")]);
        let ran = import(&workspace, &text, &[TOMASZ, "--time-zone", "Europe/Berlin"]);
        assert!(
            ran.out.contains(&format!("date: {date}")),
            "{zone}: {}",
            ran.out
        );
    }
}

#[test]
fn a_list_on_one_line_is_left_to_the_coach() {
    let workspace = Workspace::example();
    workspace.edit(
        "engagement.md",
        "planned:\n  - what: Follow-up conversation, six months on\n    date: 2027-04-14\n",
        "planned: [{what: Follow-up, date: 2027-04-14}]\n",
    );
    let before = workspace.read("engagement.md");
    let text = calendar(&["UID:1\nDTSTART:20270301T100000"]);
    let ran = import(&workspace, &text, &[".", "--write"]);
    ran.assert_output(
        1,
        "add under `planned` by hand, because the list is written on one line",
    );
    assert_eq!(workspace.read("engagement.md"), before);
}

#[test]
fn other_line_ends_and_folded_lines_are_read() {
    let workspace = Workspace::practice();
    let text = calendar(&["UID:1\nSUMMARY:Long\nDTSTART:20270301T100000"]);
    let folded = text.replace("DTSTART:2027", "DTSTA\n RT:20\n\t27");
    for text in [
        text.replace('\n', "\r\n"),
        folded.clone(),
        folded.replace('\n', "\r\n"),
        format!("\u{feff}{text}\n\n"),
        text.replace(
            "UID:1",
            "UID:1\nBEGIN:VALARM\nTRIGGER:-PT15M\nUID:other\nDTSTART:19990101\nEND:VALARM",
        ),
        text.to_lowercase()
            .replace("dtstart:20270301t", "dtstart:20270301T"),
    ] {
        let ran = import(&workspace, &text, &[TOMASZ]);
        assert!(
            ran.out.contains("date: 2027-03-01"),
            "{text}\n{}{}",
            ran.out,
            ran.err
        );
    }
}

#[test]
fn a_damaged_file_is_refused_with_its_line() {
    let workspace = Workspace::practice();
    let before = workspace.files_outside_portals();
    let good = calendar(&["UID:1\nDTSTART:20270301T100000"]);
    let deep = format!("BEGIN:VCALENDAR\n{}", "BEGIN:VEVENT\n".repeat(200_000));
    let many = calendar(&vec!["UID:1"; 20_001]);
    let utf16: Vec<u8> = good.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut latin = good.clone().into_bytes();
    latin.splice(16..16, *b"X-A:\xe4\n");
    for (text, line, words) in [
        (b"".to_vec(), 1, "this is not an iCalendar file"),
        (b"hello".to_vec(), 1, "the line has no colon"),
        (b"hello: you\n".to_vec(), 1, "this is not an iCalendar file"),
        (
            b"BEGIN:VEVENT\nEND:VEVENT\n".to_vec(),
            1,
            "this is not an iCalendar file",
        ),
        (
            b"BEGIN:VCALENDAR\nVERSION:2.0\n".to_vec(),
            2,
            "the file ends within VCALENDAR, which begins on line 1",
        ),
        (
            good.replace("END:VEVENT\n", "").into_bytes(),
            7,
            "VEVENT, which begins on line 4, must end before",
        ),
        (
            good.replace("UID:1", "UID 1").into_bytes(),
            5,
            "the line has no colon",
        ),
        (
            good.replace("UID:1", "U ID:1").into_bytes(),
            5,
            "does not begin with a property name",
        ),
        (
            good.replace("UID:1", "UID;X:1").into_bytes(),
            5,
            "a parameter without a value",
        ),
        (
            good.replace("BEGIN:VC", " BEGIN:VC").into_bytes(),
            1,
            "continues no other line",
        ),
        (
            good.replace("UID:1", "UID:\0").into_bytes(),
            5,
            "not text in UTF-8",
        ),
        (
            deep.into_bytes(),
            9,
            "components are nested more than 8 deep",
        ),
        (many.into_bytes(), 60_004, "more than 20000 events"),
        (utf16, 1, "not text in UTF-8"),
        (latin, 2, "not text in UTF-8"),
    ] {
        let ran = import(&workspace, &text, &[TOMASZ, "--write"]);
        ran.assert_output(2, words);
        let place = format!("error: ../in.ics:{line}: ");
        assert!(ran.err.contains(&place), "{place}: {}", ran.err);
        assert_eq!(ran.out, "");
    }
    // Events with wrong dates are left out, with their lines.
    for (date, words) in [
        (
            "DTSTART:20270231T100000",
            "its DTSTART is not a date (line 6)",
        ),
        ("DTSTART:tomorrow", "its DTSTART is not a date (line 6)"),
        ("DTSTART:+2027-3-1", "its DTSTART is not a date (line 6)"),
        ("DTEND:20270301", "no DTSTART"),
    ] {
        let ran = import(
            &workspace,
            calendar(&[&format!("UID:1\n{date}")]).as_bytes(),
            &[TOMASZ],
        );
        assert_eq!(ran.code, 0);
        // The property is on line 6 because the identifier is on line 5.
        assert!(ran.err.contains(words), "{date}: {}", ran.err);
    }
    let large = workspace.root().join("in.ics");
    std::fs::write(&large, vec![b'\n'; 16 * 1024 * 1024 + 1]).unwrap();
    let ran = workspace.run(&["calendar", "import", "in.ics", "records"]);
    ran.assert_output(2, "cannot read in.ics: it is larger than 16 MiB");
    std::fs::remove_file(large).unwrap();
    assert!(workspace.files_outside_portals() == before);
}

#[test]
fn wrong_options_are_refused() {
    let workspace = Workspace::practice();
    std::fs::write(
        workspace.root().join("in.ics"),
        calendar(&["UID:1\nDTSTART:20270301"]),
    )
    .unwrap();
    let before = workspace.files_outside_portals();
    for (args, code, words) in [
        (&["calendar", "import"][..], 2, "required"),
        (
            &["calendar", "import", "nowhere.ics", "records"],
            2,
            "cannot read nowhere.ics",
        ),
        (
            &["calendar", "import", "records", "records"],
            2,
            "it is not an ordinary file",
        ),
        (
            &["calendar", "import", "in.ics", "records/nowhere"],
            3,
            "no file, folder or engagement matches",
        ),
        (
            &["calendar", "import", "in.ics", "records"],
            2,
            "records contains 5 engagements",
        ),
        (
            &["calendar", "import", "in.ics", "--containing", "x"],
            2,
            "required",
        ),
        (
            &[
                "calendar",
                "import",
                "in.ics",
                "records",
                "--containing",
                "",
            ],
            2,
            "a value is required",
        ),
        (
            &["calendar", "import", "in.ics", "--time-zone", "Mars/North"],
            2,
            "use the name of a time zone",
        ),
        (
            &["calendar", "import", "in.ics", "--for", "client"],
            2,
            "unexpected argument",
        ),
    ] {
        workspace.run(args).assert_output(code, words);
        assert!(workspace.files_outside_portals() == before, "{args:?}");
    }
}

#[test]
fn a_file_that_is_cut_off_or_changed_anywhere_is_read_safely() {
    use coachgen::calendar::{read, single_events};
    let workspace = Workspace::practice();
    let own = printed(&workspace, &[&format!("records/{TOMASZ}"), "--details"]);
    let repeats = calendar(&[
        "UID:r\nDTSTART;TZID=\"Europe/Berlin\":20270301T170000\nRRULE:FREQ=WEEKLY;COUNT=5\nEXDATE:20270329T150000Z",
    ]);
    for text in [own.as_str(), repeats.as_str()] {
        let bytes = text.trim_end().as_bytes();
        for end in 0..bytes.len() {
            let error = read(&bytes[..end], None).expect_err("a part of the file");
            let lines = bytes[..end].iter().filter(|byte| **byte == b'\n').count();
            assert!((1..=lines + 1).contains(&error.line), "{end}: {error:?}");
        }
        assert!(read(bytes, None).is_ok());
    }
    let bytes = repeats.as_bytes();
    for at in 0..bytes.len() {
        for byte in [b'\n', b' ', b':', b';', b'"', b'9', b'Z', 0xff] {
            let mut changed = bytes.to_vec();
            changed[at] = byte;
            if let Ok(calendar) = read(&changed, Some("x")) {
                single_events(&calendar, Some(chrono_tz::Tz::Europe__Berlin));
            }
        }
    }
}
