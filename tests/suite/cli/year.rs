//! A year of coaching as it is really lived: each turn is written as a coach would write it, and the findings and the
//! status after it are compared with a transcript.

use std::collections::BTreeMap;
use std::fs;

use super::Workspace;

/// A workspace with one engagement, the records that were not written yet, and what the program printed so far.
struct Year {
    workspace: Workspace,
    later: BTreeMap<String, String>,
    transcript: String,
}

impl Year {
    /// The first week: the agreement is written and not signed.
    fn begin() -> Year {
        let workspace = Workspace::copy_of("tests/fixtures/sound");
        let mut later = BTreeMap::new();
        for folder in [
            "1-contracting",
            "2-diagnosis",
            "3-agenda",
            "4-development",
            "5-review",
            "notes",
        ] {
            let dir = workspace.path(&format!("anneli/{folder}"));
            for entry in fs::read_dir(&dir).unwrap() {
                let path = entry.unwrap().path();
                let name = path.file_name().unwrap().to_str().unwrap().to_owned();
                later.insert(
                    format!("{folder}/{name}"),
                    fs::read_to_string(&path).unwrap(),
                );
                fs::remove_file(path).unwrap();
            }
        }
        let year = Year {
            workspace,
            later,
            transcript: String::new(),
        };
        year.edit("engagement.md", "status: completed", "status: active");
        year.edit("engagement.md", "ended: 2026-06-24\n", "");
        year
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        self.workspace.edit(&format!("anneli/{path}"), from, to);
    }

    fn write(&self, path: &str, text: &str) {
        self.workspace.write(&format!("anneli/{path}"), text);
    }

    /// Writes records that went as planned.
    fn add(&mut self, paths: &[&str]) {
        for path in paths {
            let text = self.later.remove(*path).expect(path);
            self.write(path, &text);
        }
    }

    fn run(&self, args: &[&str], day: &str) -> String {
        let args: Vec<&str> = args.iter().copied().chain(["--today", day]).collect();
        let ran = self.workspace.run(&args);
        format!("{}{}", ran.out, ran.err)
    }

    /// Adds what `check` and `status` print on a day to the transcript.
    fn turn(&mut self, day: &str, what: &str) {
        let checked = self.run(&["check", "--format", "concise", "records"], day);
        let status = self.run(&["status", "records/anneli"], day);
        self.transcript
            .push_str(&format!("── {day}: {what}\n\n{checked}\n{status}\n\n"));
    }

    /// The files of one portal, as text.
    fn portal(&self, reader: &str) -> String {
        let folder = self.workspace.path(&format!("portal/{reader}"));
        let files = walkdir::WalkDir::new(folder)
            .sort_by_file_name()
            .into_iter();
        let files = files
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_file());
        files
            .filter_map(|entry| fs::read_to_string(entry.path()).ok())
            .collect::<String>()
            .replace('\u{a0}', " ")
    }
}

const SESSION_3: &str = "4-development/session-3.md";
const SESSION_4: &str = "4-development/session-4.md";

fn pulse(date: &str, scores: [u32; 4], debriefed: &str) -> String {
    let people = ["Turid Moe", "Jonas Vik", "Kari Nes", "Siri Dal"];
    let answers: String = people
        .iter()
        .zip(scores)
        .map(|(name, score)| {
            format!("  - {{name: {name}, relationship: peer, scores: [{score}, 4]}}\n")
        })
        .collect();
    format!(
        "---\nkind: pulse\ndate: {date}\nscale: 1-7\nquestions:\n  - {{id: early, text: Anneli says what she thinks before the decision.}}\n  - {{id: hands-over, text: She leaves the drafts to her planners.}}\nanswers:\n{answers}debriefed: {debriefed}\n---\n"
    )
}

#[test]
fn a_year_with_every_turn() {
    let mut year = Year::begin();

    // Contracting: an empty note, a half-typed date, then the meetings.
    year.write("Untitled.md", "");
    year.add(&["1-contracting/chemistry-meeting.md"]);
    year.edit(
        "1-contracting/chemistry-meeting.md",
        "date: 2026-01-12",
        "date: 2026-01-",
    );
    year.turn(
        "2026-01-13",
        "a new empty file, and a date that is half typed",
    );
    fs::remove_file(year.workspace.path("anneli/Untitled.md")).unwrap();
    year.edit(
        "1-contracting/chemistry-meeting.md",
        "date: 2026-01-",
        "date: 2026-01-12",
    );
    year.add(&["1-contracting/sponsor-meeting.md"]);
    year.turn("2026-01-27", "the contracting meetings");

    // Diagnosis, with a first pulse round, and the agenda.
    year.add(&[
        "2-diagnosis/interview-part-1.md",
        "2-diagnosis/interview-part-2.md",
        "2-diagnosis/stakeholder-1.md",
        "2-diagnosis/stakeholder-2.md",
        "2-diagnosis/stakeholder-3.md",
        "2-diagnosis/stakeholder-themes.md",
        "2-diagnosis/feedback-360.md",
        "2-diagnosis/profile.md",
        "3-agenda/agenda.md",
    ]);
    year.write(
        "2-diagnosis/pulse-1.md",
        &pulse("2026-03-02", [3, 4, 3, 4], "2026-03-04"),
    );
    year.turn("2026-03-04", "diagnosis, a pulse round and the agenda");

    // The client has not signed, and the session was recorded although she did not consent.
    year.edit(
        "engagement.md",
        "  - {who: Anneli Brandvold, on: 2026-01-28}\n",
        "",
    );
    year.edit("engagement.md", "cancellation: A meeting may be moved up to two days ahead; after that it counts as held.\n", "");
    year.add(&["4-development/session-1.md", "4-development/contacts.md"]);
    year.edit(
        "4-development/session-1.md",
        "mode: in-person",
        "mode: in-person\nrecorded: true",
    );
    year.turn(
        "2026-03-10",
        "session 1, recorded, without the client's signature",
    );
    year.edit(
        "4-development/session-1.md",
        "recorded: true",
        "recorded: false",
    );
    year.edit(
        "engagement.md",
        "signed:\n",
        "signed:\n  - {who: Anneli Brandvold, on: 2026-01-28}\n",
    );
    year.edit(
        "engagement.md",
        "termination:",
        "cancellation: After two days ahead it counts as held.\ntermination:",
    );

    // A draft of the second session, which was held on another day than planned.
    year.add(&["4-development/session-2.md"]);
    year.edit(
        "4-development/session-2.md",
        "number: 2\ndate: 2026-04-13",
        "draft: true\nnumber: 2",
    );
    year.turn("2026-04-14", "session 2 is a draft");
    year.edit(
        "4-development/session-2.md",
        "draft: true\nnumber: 2",
        "number: 2\ndate: 2026-04-14",
    );
    year.turn("2026-04-15", "session 2 was held a day later");
    let fixed = year.run(&["check", "--fix", "records"], "2026-04-15");
    assert!(fixed.contains("4-development/session-2.md"), "{fixed}");
    assert!(
        year.workspace
            .read("anneli/4-development/session-2.md")
            .contains("  - from: 2026-04-13\n")
    );
    year.add(&["5-review/interim-review.md"]);
    year.edit(
        "4-development/contacts.md",
        "contacts:\n",
        "contacts:\n  - {date: 2026-04-16, channel: phone, by: organisation, about: Zqbudget}\n",
    );
    year.turn(
        "2026-04-21",
        "the interim review, and a call from the organisation",
    );

    // The third session is cancelled too late; its work is done a week later, in two parts, by phone and with somebody else.
    year.write(SESSION_3, "---\nkind: session\nnumber: 3\ndate: 2026-05-11\ncancelled: true\ncancelled_by: client\nnext: 2026-05-18\n---\n");
    year.turn("2026-05-12", "session 3 is cancelled too late");
    year.edit(
        "engagement.md",
        "  sessions: 4\n",
        "  sessions: 5\n  late_cancellation_counts: true\n",
    );
    let held = year.later.remove(SESSION_3).unwrap();
    let held = held
        .replace("number: 3", "number: 4")
        .replace("date: 2026-05-11", "date: 2026-05-18")
        .replace("minutes: 95\nmode: in-person", "start: 09:00\nend: 10:00\nmode: phone\ncontinued:\n  - {date: 2026-05-20, minutes: 45}\njoined_by: [Ingrid Zqlapwing]\ndebrief: {minutes: 20, counts: false}");
    year.write(SESSION_4, &held);
    year.turn(
        "2026-05-21",
        "session 4 in two parts, by phone, with somebody else",
    );

    // The last session, a second pulse round, the final review.
    let last = year.later.remove(SESSION_4).unwrap();
    let last = last.replace("number: 4", "number: 5");
    year.write("4-development/session-5.md", &last);
    year.write(
        "5-review/pulse-2.md",
        &pulse("2026-06-20", [6, 5, 6, 6], "2026-06-22"),
    );
    year.add(&["5-review/final-review.md", "notes/reflection.md"]);
    year.edit(
        "5-review/final-review.md",
        "after_session: 4",
        "after_session: 5",
    );
    year.edit("engagement.md", "status: active", "status: completed");
    year.edit(
        "engagement.md",
        "start: 2026-01-12\n",
        "start: 2026-01-12\nended: 2026-06-24\n",
    );
    year.turn("2026-06-30", "the end");
    assert!(year.later.is_empty(), "{:?}", year.later.keys());
    insta::assert_snapshot!(year.transcript);

    let built = year
        .workspace
        .run(&["build", "records", "--today", "2026-06-30"]);
    assert_eq!(built.code, 0, "{}{}", built.out, built.err);
    let portals = ["coach", "client", "sponsor"].map(|reader| year.portal(reader));
    for (words, readers) in [
        ("Session 3 (cancelled)", [true, true, true]),
        ("4 of 5 sessions held, 1 cancelled", [true, true, true]),
        ("Cancelled by", [true, true, false]),
        ("105 minutes", [true, true, false]),
        ("Zqlapwing", [true, true, false]),
        ("20 minutes, not counted as coaching", [true, false, false]),
        ("Zqbudget", [true, false, false]),
        ("before the sessions", [true, true, false]),
        ("Turid Moe", [true, false, false]),
    ] {
        let found = [0, 1, 2].map(|place| portals[place].contains(words));
        assert_eq!(found, readers, "{words}");
    }
}
