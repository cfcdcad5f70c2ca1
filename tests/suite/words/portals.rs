//! Whole practices built in German and French: they pass the egress scan, and no English text of the interface is
//! left on any reader's page.

use crate::page_text::page_text;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use coachgen::record::value::Language;
use coachgen::words::Words;
use tempfile::TempDir;

/// The minimum length of an English text to look for: shorter ones also occur in other languages by chance.
const MIN_LENGTH: usize = 12;

/// A copy of a practice whose interface is in `language`, and the text of its records.
fn practice(folder: &str, language: Language) -> (TempDir, String) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let to = tempfile::tempdir().expect("a folder");
    let mut written = String::new();
    for entry in walkdir::WalkDir::new(&from).follow_links(true) {
        let entry = entry.expect("readable");
        let path = to
            .path()
            .join(entry.path().strip_prefix(&from).expect("below"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(path).expect("made");
            continue;
        }
        let Ok(text) = std::fs::read_to_string(entry.path()) else {
            std::fs::copy(entry.path(), path).expect("copied");
            continue;
        };
        written.push_str(&text);
        let text = match entry.file_name().to_str() {
            Some("coachgen.yaml") => {
                let own = without_language(&text);
                let named = format!("practice:\n  language: {}\n", language.word());
                own.replacen("practice:\n", &named, 1)
            }
            Some("engagement.md") => without_language(&text),
            _ => text,
        };
        std::fs::write(path, text).expect("written");
    }
    (to, written)
}

fn without_language(text: &str) -> String {
    let lines = text.lines();
    let kept = lines.filter(|line| !line.trim_start().starts_with("language:"));
    kept.map(|line| format!("{line}\n")).collect()
}

/// Every page of every reader, with its path; panics with the output unless the build succeeds. The scan stops a
/// portal that contains what its reader may not see.
fn built(practice: &Path) -> Vec<(String, String)> {
    let portal = tempfile::tempdir().expect("a folder");
    let out = portal.path().join("portal");
    let run = Command::new(env!("CARGO_BIN_EXE_coachgen"))
        .args(["build", "--no-pdf"])
        .arg(practice)
        .arg("-o")
        .arg(&out)
        .args(["--today", "2026-11-22", "--quiet"])
        .output()
        .expect("coachgen runs");
    let stderr = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{}:\n{stderr}", run.status);
    walkdir::WalkDir::new(&out)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("readable"))
        .filter(|entry| entry.path().extension().is_some_and(|e| e == "html"))
        .map(|entry| {
            let page = page_text(std::fs::read(entry.path()).expect("a page"));
            let path = entry.path().strip_prefix(&out).expect("below");
            (path.display().to_string(), page)
        })
        .collect()
}

/// The page without the parts that are marked as English: the checker's own text.
fn without_marked_english(page: &str) -> String {
    let mut rest = page;
    let mut out = String::new();
    while let Some(at) = rest.find(" lang=\"en-GB\"") {
        let start = rest[..at].rfind('<').expect("a tag");
        let name: String = rest[start + 1..]
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric())
            .collect();
        out.push_str(&rest[..start]);
        let (open, close) = (format!("<{name}"), format!("</{name}>"));
        let mut depth = 0;
        let mut from = start;
        loop {
            let end = from + rest[from..].find(&close).expect("closed") + close.len();
            depth += rest[from..end].matches(&open).count();
            depth -= 1;
            from = end;
            if depth == 0 {
                break;
            }
        }
        rest = &rest[from..];
    }
    out + rest
}

/// The English texts of the interface that do not appear in these records.
fn english(language: Language, written: &str) -> BTreeSet<String> {
    let own: String = Words::for_language(language).messages().join("\n");
    let all = Words::for_language(Language::En).messages().into_iter();
    all.filter(|text| text.chars().count() >= MIN_LENGTH && text.contains(' '))
        .filter(|text| !own.contains(text.as_str()) && !written.contains(text.as_str()))
        .collect()
}

#[test]
fn every_portal_is_in_its_language_and_passes_the_scan() {
    for language in [Language::De, Language::Fr] {
        for folder in ["example-engagement", "tests/fixtures/practice"] {
            let (practice, written) = practice(folder, language);
            let pages = built(practice.path());
            assert!(pages.len() > 50, "{folder}: {} pages", pages.len());
            let tag = format!("<html lang=\"{}\"", Words::for_language(language).locale());
            let english = english(language, &written);
            for (path, page) in &pages {
                assert!(page.contains(&tag), "{path}: not {tag}");
                let page = without_marked_english(page);
                for text in &english {
                    assert!(!page.contains(text.as_str()), "{path}: {text}");
                }
            }
            // There were texts to look for.
            assert!(english.len() > 100, "{}", english.len());
        }
    }
}

#[test]
fn text_in_another_language_than_its_page_is_marked() {
    let (practice, _) = practice("tests/fixtures/practice", Language::De);
    let engagement = practice
        .path()
        .join("two-sponsors-tomasz-brandt/engagement.md");
    let text = std::fs::read_to_string(&engagement).expect("a record");
    let french = text.replacen("kind: engagement\n", "kind: engagement\nlanguage: fr\n", 1);
    std::fs::write(&engagement, french).expect("written");
    // A finding, so that the page Checks has text of the checker.
    let contacts = engagement.with_file_name("4-development/contacts.md");
    let text = std::fs::read_to_string(&contacts).expect("a record");
    let idle = "kind: contacts\nallow:\n  - rule: CG005\n    because: Essai\n";
    let found = text.replacen("kind: contacts\n", idle, 1);
    std::fs::write(&contacts, found).expect("written");
    let pages = built(practice.path());
    let page = |wanted: &str| {
        let found = pages.iter().find(|(path, _)| path == wanted);
        &found.unwrap_or_else(|| panic!("no {wanted}")).1
    };
    let desk = page("coach/index.html");
    assert!(desk.contains("<html lang=\"de\">"));
    let named = desk.matches("Tomasz Brandt").count();
    let marked = desk.matches("lang=\"fr\"").count();
    assert!(named > 0 && marked >= named, "{marked} of {named}: {desk}");
    assert!(desk.contains("ab 27. Oktober 2026"), "{desk}");
    let own = page("coach/two-sponsors-tomasz-brandt/index.html");
    assert!(own.contains("<html lang=\"fr\">"));
    let health = page("coach/health.html");
    assert!(health.contains("<code lang=\"fr\">"), "{health}");
    assert!(health.contains(" lang=\"en-GB\">CG"), "{health}");
    let rules = page("coach/rules.html");
    assert!(rules.contains("class=\"rule\" lang=\"en-GB\""));
    assert!(rules.contains("<p class=\"diagnostic-code\" lang=\"de\">"));
}
