//! The exports of client and sponsors: [`BuildHarness::build`](super::folder::BuildHarness::build) adds them to each
//! portal, so every test here that searches or compares portals searches and compares them too. These tests make sure
//! that they are complete.

use coachgen::policy::Policy;
use coachgen::reader::Reader;

use super::canary_engagement::CanaryEngagement;
use super::folder::{EXPORT, portal, sponsor};
use super::generated::{Audience, Sort};

/// Fields that an export does not contain as they are written.
const EXCEPTIONS: [(&str, &str); 1] = [(
    "engagement.confidentiality.sponsor_sees",
    "as the levels of each kind, under `terms`",
)];

#[test]
fn each_export_contains_exactly_what_the_table_says() {
    let engagement = CanaryEngagement::new();
    let mut faults = Vec::new();
    for (folder, column) in [(&engagement.late, 0), (&engagement.early, 2)] {
        let mut folder = folder.clone();
        engagement.bench.approve(&mut folder, &Policy::default());
        let built = engagement
            .bench
            .build_with_exports(&folder, &Policy::default());
        for (offset, reader) in [
            (0, Reader::Client),
            (1, sponsor("Wren Abbot")),
            (1, sponsor("Lark Osei")),
        ] {
            let files = &portal(&built, &reader).tree.files;
            let json = files
                .iter()
                .find(|(path, _)| path == &format!("{EXPORT}/export.json"));
            let json = String::from_utf8(json.expect("an export").1.clone()).expect("UTF-8");
            let mut found = 0;
            for placed in &engagement.placed {
                let canary = &placed.canary;
                if canary.sort == Sort::Fixed
                    || !folder.text(&canary.file).contains(&canary.text)
                    || EXCEPTIONS
                        .iter()
                        .any(|(path, _)| placed.path.starts_with(path))
                {
                    continue;
                }
                let second = reader == sponsor("Lark Osei") && canary.most == Audience::First;
                let sees = placed.row[column + offset] && !second;
                let has = contains(&json, &canary.text);
                found += usize::from(has);
                if sees != has {
                    let text = &canary.text;
                    faults.push(format!(
                        "{reader:?} column {column}: {} {text}: {}",
                        placed.path,
                        if has { "LEAKS" } else { "missing" }
                    ));
                }
            }
            assert!(found > 30, "{reader:?} has only {found} canaries");
        }
    }
    assert!(faults.is_empty(), "{}\n{}", faults.len(), faults.join("\n"));
}

/// Whether the text contains a canary, and not as part of a longer number.
fn contains(text: &str, canary: &str) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    text.match_indices(canary).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + canary.len()..]);
        let begun = is_digit(canary.chars().next()) && is_digit(before.chars().next_back());
        let continued = is_digit(canary.chars().next_back()) && is_digit(after.chars().next());
        !(begun || continued)
    })
}

/// An export is scanned like a portal: a view with a text that its reader may not see makes no export.
#[test]
fn every_portal_of_the_harness_has_its_export() {
    let engagement = CanaryEngagement::new();
    let mut folder = engagement.late.clone();
    engagement.bench.approve(&mut folder, &Policy::default());
    let built = engagement
        .bench
        .build_with_exports(&folder, &Policy::default());
    for one in &built.portals {
        let files = one.tree.files.iter();
        let exported = files.filter(|(path, _)| path.starts_with(EXPORT)).count();
        let expected = match one.reader {
            Reader::Coach => 0,
            _ => coachgen::export::TABLES.len() + 1,
        };
        assert_eq!(exported, expected, "{:?}", one.reader);
    }
}
