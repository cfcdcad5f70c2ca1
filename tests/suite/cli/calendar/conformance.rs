//! Calendar files read by another program: the Python package `icalendar`. `COACHGEN_PYTHON` names a Python that has it.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::super::Workspace;
use super::{events_in, printed};
use crate::skip::skip;

const PLACE: &str = "COACHGEN_PYTHON";

/// A title with everything that has a meaning in a calendar file, longer than several lines.
const TITLE: &str = r#"Commas, semicolons; colons: and \n a "quote", 会議の議題 Ärger — 🗓️ and more words until the line is folded, twice"#;

/// What the other program reads in each of the files.
fn read(files: &[PathBuf]) -> Option<Vec<Value>> {
    let name = "cli::calendar::conformance";
    let Some(python) = std::env::var_os(PLACE).filter(|value| !value.is_empty()) else {
        skip(
            name,
            "COACHGEN_PYTHON names no Python with the package icalendar",
        );
        return None;
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/read_calendar.py");
    let run = Command::new(python)
        .arg(script)
        .args(files)
        .output()
        .expect("a Python");
    let complaint = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{complaint}");
    Some(serde_json::from_slice(&run.stdout).expect("JSON"))
}

/// Calendars of every reader of the example, the practice and the extremes, in three languages.
fn calendars() -> Vec<String> {
    let mut all = Vec::new();
    for language in ["en", "de", "fr"] {
        let example = Workspace::example();
        example.edit(
            "engagement.md",
            "language: en",
            &format!("language: {language}"),
        );
        example.edit(
            "4-development/session-1.md",
            "title: The first meeting at the table",
            &format!("title: '{TITLE}'\nstart: 9:30\nend: 11:00"),
        );
        for reader in ["coach", "client", "Catherine Llewellyn", "Rafael Monteiro"] {
            for details in [&[][..], &["--details"]] {
                let args = [&["records", "--for", reader][..], details].concat();
                all.push(printed(&example, &args));
            }
        }
    }
    for practice in ["tests/fixtures/practice", "tests/fixtures/extremes"] {
        let workspace = Workspace::copy_of(practice);
        for entry in std::fs::read_dir(workspace.records()).unwrap() {
            let path = entry.unwrap().path();
            if path.join("engagement.md").is_file() {
                let name = path.file_name().unwrap().to_str().unwrap();
                let folder = format!("records/{name}");
                let ran = workspace.run(&[
                    "calendar",
                    &folder,
                    "--for",
                    "client",
                    "--details",
                    "-o",
                    "-",
                ]);
                match ran.code {
                    0 => all.push(ran.out),
                    _ => ran.assert_output(2, "there are no meetings and no due dates"),
                }
            }
        }
        all.push(printed(&workspace, &["records"]));
        all.push(printed(&workspace, &["records", "--details"]));
    }
    all
}

#[test]
fn another_program_reads_every_calendar_in_the_same_way() {
    let calendars = calendars();
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    for (number, text) in calendars.iter().enumerate() {
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        for line in text.split("\r\n") {
            assert!(line.len() <= 75, "{} octets: {line}", line.len());
            assert!(!line.contains(|c: char| c.is_control()), "{line:?}");
        }
        let file = folder.path().join(format!("{number}.ics"));
        std::fs::write(&file, text).unwrap();
        files.push(file);
    }
    let Some(read) = read(&files) else { return };
    assert_eq!(read.len(), calendars.len());
    let mut hostile = 0;
    let mut spans = 0;
    for (text, read) in calendars.iter().zip(&read) {
        let own = events_in(text);
        assert!(!own.is_empty());
        let others = read["events"].as_array().unwrap();
        assert_eq!(read["problems"].as_array().unwrap().len(), 0, "{read}");
        assert_eq!(read["version"], "2.0");
        assert_eq!(read["name"], "Coaching");
        assert_eq!(others.len(), own.len());
        let kinds = read["components"].as_array().unwrap();
        assert!(kinds.iter().all(|kind| kind == "VEVENT"), "{kinds:?}");
        let mut uids: Vec<&str> = others
            .iter()
            .map(|one| one["uid"].as_str().unwrap())
            .collect();
        uids.sort_unstable();
        let before = uids.len();
        uids.dedup();
        assert_eq!(uids.len(), before, "a UID is used twice");
        for (own, other) in own.iter().zip(others) {
            assert_eq!(other["problems"].as_array().unwrap().len(), 0, "{other}");
            for name in ["UID", "SEQUENCE", "STATUS", "CLASS", "TRANSP", "SUMMARY"] {
                assert_eq!(other[name.to_lowercase()], own[name].as_str());
            }
            let description = own.get("DESCRIPTION").map(String::as_str);
            assert_eq!(other["description"].as_str(), description);
            assert_eq!(other["class"], "PRIVATE");
            let stamp = other["dtstamp"].as_str().unwrap();
            // The last day of the sponsor who left, or today.
            assert!(
                ["2026-08-31T00:00:00+00:00", "2026-11-20T00:00:00+00:00"].contains(&stamp),
                "{stamp}"
            );
            let [start, end] = ["dtstart", "dtend"].map(|name| other[name].as_str().unwrap());
            assert!(start < end, "{start} to {end}");
            // A date, or a date and a time without a time zone.
            assert_eq!(start.len(), end.len());
            let is_span = start.len() == "2026-03-18T09:30:00".len();
            assert!(is_span || start.len() == "2026-03-18".len(), "{start}");
            let transparent = if is_span { "OPAQUE" } else { "TRANSPARENT" };
            assert_eq!(other["transp"], transparent);
            spans += usize::from(is_span);
            hostile += usize::from(other["summary"].as_str().unwrap().contains(TITLE));
        }
    }
    assert_eq!(hostile, 6, "coach and client, in three languages");
    assert!(spans >= 12, "{spans} events with times");
}
