//! The Nu HTML checker on every page and every style sheet. It is not in the repository: `COACHGEN_VNU` names a
//! `vnu.jar`, and a Java runtime is needed.
//!
//! Its warnings count as errors, except for the few that are listed here with the reason.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::browser::portal::{self, EXAMPLE, EXTREMES, PRACTICE};
use crate::skip::skip;

const PLACE: &str = "COACHGEN_VNU";

/// The beginnings of messages that are not errors here, each with the reason.
const IGNORED_MESSAGES: &[(&str, &str)] = &[
    (
        "The “list” role is unnecessary",
        "Safari does not announce a list without markers as a list, unless it has the role",
    ),
    (
        "Resource violates Content Security Policy (meta tag)",
        "the checker does not treat a file next to the page as 'self'; a browser test checks that every page loads",
    ),
    (
        "This document appears to be written in English but the “html” start tag has “lang=",
        "a guess from the records, which stay in English here whatever language the interface is in",
    ),
    (
        "CSS: “paint-order”: Property “paint-order” doesn't exist",
        "it does, in SVG 2, and every browser has it",
    ),
];

#[test]
fn the_nu_checker_finds_nothing() {
    let name = "validity::the_nu_checker_finds_nothing";
    let Some(jar) = std::env::var_os(PLACE).filter(|value| !value.is_empty()) else {
        return skip(name, "COACHGEN_VNU names no vnu.jar");
    };
    let portals = [
        portal::build(EXAMPLE),
        portal::build(PRACTICE),
        portal::build(EXTREMES),
        portal::build_in(EXAMPLE, "de"),
        portal::build_in(EXAMPLE, "fr"),
    ];
    let mut files = Vec::new();
    let mut sheets = BTreeSet::new();
    for portal in &portals {
        for entry in walkdir::WalkDir::new(portal.path()) {
            let path = entry.expect("a readable entry").into_path();
            let wanted = match path.extension().and_then(|end| end.to_str()) {
                Some("html") => true,
                // Every reader has a copy of the same style sheets.
                Some("css") => sheets.insert(std::fs::read(&path).expect("a style sheet")),
                _ => false,
            };
            if wanted {
                files.push(path);
            }
        }
    }
    let mut faults: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for message in messages(Path::new(&jar), &files) {
        let said = message["message"].as_str().unwrap_or_default();
        let explains = message["type"] == "info" && message["subType"].is_null();
        if explains
            || IGNORED_MESSAGES
                .iter()
                .any(|(start, _)| said.starts_with(start))
        {
            continue;
        }
        let url = message["url"].as_str().unwrap_or_default();
        let page = url.rsplit_once("/portal/").map_or(url, |(_, page)| page);
        let place = format!(
            "{page}:{}: {}",
            message["lastLine"],
            message["extract"].as_str().unwrap_or_default().trim()
        );
        faults.entry(said.to_owned()).or_default().insert(place);
    }
    let reported: Vec<String> = faults
        .iter()
        .map(|(said, places)| {
            let some: Vec<&str> = places.iter().take(5).map(String::as_str).collect();
            format!(
                "- {said} ({} places)\n    {}",
                places.len(),
                some.join("\n    ")
            )
        })
        .collect();
    assert!(
        reported.is_empty(),
        "in {} files:\n{}",
        files.len(),
        reported.join("\n")
    );
}

/// All messages of the checker about `files`, from one run.
fn messages(jar: &Path, files: &[PathBuf]) -> Vec<Value> {
    let run = Command::new("java")
        .args(["-Xss8m", "-jar"])
        .arg(jar)
        .args(["--format", "json", "--stdout", "--exit-zero-always"])
        .args(["--also-check-css", "--skip-non-html"])
        .args(files)
        .output()
        .expect("a Java runtime");
    let said = String::from_utf8_lossy(&run.stdout);
    let report: Value = serde_json::from_str(&said).unwrap_or_else(|error| {
        let complaint = String::from_utf8_lossy(&run.stderr);
        panic!("the checker's report: {error}\n{said}\n{complaint}")
    });
    assert!(
        run.status.success(),
        "the checker exits with {}",
        run.status
    );
    report["messages"].as_array().cloned().unwrap_or_default()
}
