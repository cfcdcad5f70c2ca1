//! The example engagement as a whole.

use super::{KnownPerson, SHIFT, SourceFile, person};
use coachgen::anonymise::{Anonymised, KnownNames, PersonRole, ReplacementSort, anonymise};
use std::collections::BTreeSet;
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/example-engagement");

fn files() -> Vec<SourceFile> {
    let mut files = Vec::new();
    collect(Path::new(EXAMPLE), "", &mut files);
    files.sort_by(|a: &SourceFile, b| a.path.cmp(&b.path));
    assert!(files.len() > 30);
    files
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<SourceFile>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else if [".md", ".yaml", ".json"]
            .iter()
            .any(|end| path.ends_with(end))
        {
            files.push(SourceFile {
                path,
                text: std::fs::read_to_string(entry.path()).unwrap(),
            });
        }
    }
}

/// The names in the fields of the records, as the command passes them.
fn known(files: &[SourceFile]) -> KnownNames {
    let mut people: Vec<KnownPerson> = vec![
        person("Amara Okafor", PersonRole::Client),
        person("Ruth Adelman", PersonRole::Coach),
        person("Catherine Llewellyn", PersonRole::Sponsor),
        person("Rafael Monteiro", PersonRole::Sponsor),
    ];
    for file in files
        .iter()
        .filter(|file| file.path.contains("2-diagnosis"))
    {
        for (_, rest) in file
            .text
            .match_indices("name: ")
            .map(|(at, found)| (at, &file.text[at + found.len()..]))
        {
            let name = rest.split([',', '\n', '}']).next().unwrap();
            if people.iter().all(|one| one.name != name) {
                people.push(person(name, PersonRole::Stakeholder));
            }
        }
    }
    assert_eq!(people.len(), 11, "{people:?}");
    let places = [
        "Bristol",
        "Leeds",
        "Immingham",
        "Wakefield",
        "Avonmouth",
        "Hull",
    ];
    KnownNames {
        people,
        organisations: vec![
            "Northwind Cold Chain Ltd".to_owned(),
            "Adelman Executive Coaching".to_owned(),
        ],
        places: places.map(str::to_owned).to_vec(),
    }
}

fn plain(text: &str) -> String {
    text.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .collect::<String>()
        .to_lowercase()
}

fn done() -> (Vec<SourceFile>, KnownNames, Anonymised) {
    let files = files();
    let known = known(&files);
    let done = anonymise(&files, &known, SHIFT);
    (files, known, done)
}

#[test]
fn no_part_of_a_name_is_left() {
    let (_, known, done) = done();
    let mut parts: BTreeSet<String> = known
        .people
        .iter()
        .flat_map(|one| one.name.split(' '))
        .map(plain)
        .collect();
    parts.extend(known.places.iter().map(|place| plain(place)));
    parts.insert("northwind".to_owned());
    for file in &done.files {
        for part in parts.iter().filter(|part| part.len() > 3) {
            for text in [&file.path, &file.text] {
                let text = plain(text);
                // `truth` and `pitiful` contain `ruth` and `piti`: whole words only.
                let found = text.match_indices(part.as_str()).find(|(at, _)| {
                    !text[..*at].ends_with(char::is_alphabetic)
                        && !text[at + part.len()..]
                            .starts_with(|c: char| c.is_alphabetic() && c != 's')
                });
                assert!(
                    found.is_none(),
                    "{}: {part}: {:?}",
                    file.path,
                    found.map(|(at, _)| &text[at..(at + 60).min(text.len())])
                );
            }
        }
        assert!(!plain(&file.text).contains("okafor"), "{}", file.path);
        assert!(!plain(&file.text).contains("@northwind"), "{}", file.path);
    }
}

fn iso_dates(text: &str) -> Vec<chrono::NaiveDate> {
    let bytes = text.as_bytes();
    (0..bytes.len().saturating_sub(9))
        .filter(|at| bytes[*at].is_ascii_digit())
        .filter(|at| *at == 0 || !bytes[at - 1].is_ascii_alphanumeric())
        .filter_map(|at| text.get(at..at + 10)?.parse().ok())
        .collect()
}

#[test]
fn every_date_is_shifted() {
    let (files, _, done) = done();
    let mut count = 0;
    for (before, after) in files.iter().zip(&done.files) {
        let shift = chrono::Days::new(SHIFT.unsigned_abs());
        let expected: Vec<_> = iso_dates(&before.text)
            .into_iter()
            .map(|date| date + shift)
            .collect();
        assert_eq!(iso_dates(&after.text), expected, "{}", after.path);
        count += expected.len();
        assert_eq!(
            before.text.matches('\n').count(),
            after.text.matches('\n').count(),
            "{}",
            after.path
        );
    }
    assert!(count > 150, "{count}");
}

#[test]
fn front_matter_has_the_same_keys_and_quotes() {
    let (files, _, done) = done();
    for (before, after) in files
        .iter()
        .zip(&done.files)
        .filter(|(before, _)| !before.path.ends_with(".json"))
    {
        let front = |text: &str| -> Vec<String> {
            let end = text.strip_prefix("---").map_or(text.len(), |rest| {
                rest.find("\n---").map_or(0, |end| end + 3)
            });
            text[..end].lines().map(str::to_owned).collect()
        };
        let (before_lines, after_lines) = (front(&before.text), front(&after.text));
        assert_eq!(before_lines.len(), after_lines.len());
        for (old, new) in before_lines.iter().zip(&after_lines) {
            let key = |line: &str| line.split(": ").next().unwrap_or_default().to_owned();
            let signs = |line: &str| {
                line.chars()
                    .filter(|c| "[]{}\"'#&*!|>,".contains(*c))
                    .collect::<String>()
            };
            if old.contains(": ") && !old.trim_start().starts_with('#') {
                assert_eq!(
                    key(old).split(' ').next_back(),
                    key(new).split(' ').next_back(),
                    "{}: {old}",
                    after.path
                );
            }
            assert_eq!(signs(old), signs(new), "{}: {old}: {new}", after.path);
            let value = new.split_once(": ").map_or("x", |(_, value)| value.trim());
            assert!(!value.starts_with(['@', '%', '`']), "{new}");
        }
    }
}

#[test]
fn links_resolve_and_paths_are_distinct() {
    let (files, _, done) = done();
    let paths: BTreeSet<&str> = done.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths.len(), files.len());
    let mut count = 0;
    for file in done.files.iter().filter(|file| file.path.ends_with(".md")) {
        for (at, _) in file.text.match_indices("](") {
            let target = file.text[at + 2..].split([')', '#']).next().unwrap();
            if !target.ends_with(".md") {
                continue;
            }
            let mut folders: Vec<&str> = file.path.split('/').collect();
            folders.pop();
            for part in target.split('/') {
                if part == ".." {
                    folders.pop();
                } else {
                    folders.push(part);
                }
            }
            assert!(
                paths.contains(folders.join("/").as_str()),
                "{}: {target}",
                file.path
            );
            count += 1;
        }
    }
    assert!(count >= 5, "{count}");
}

#[test]
fn a_second_run_replaces_nothing() {
    let (_, known, done) = done();
    let again = anonymise(&done.files, &known, 0);
    assert_eq!(again.files, done.files);
    assert_eq!(again.replaced, []);
    let shifted = anonymise(&done.files, &known, 7);
    assert!(
        shifted
            .replaced
            .iter()
            .all(|one| one.sort == ReplacementSort::Date)
    );
}
