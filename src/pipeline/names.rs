//! Folder names for engagements and sponsors in the output: valid on every system, distinct, the same in every build.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization as _;

use crate::source::{EngagementFiles, folded, portable};

/// Names in the coach's portal that are not engagements' folders.
const RESERVED: [&str; 8] = [
    "assets",
    "files",
    "search",
    "index.html",
    "health.html",
    "meetings.html",
    "rules.html",
    "search.html",
];

/// Returns one name for each engagement: the name of its folder, or its full path if another engagement's name is the
/// same on some system; with a number if that is still not unique.
pub(super) fn engagement_names(engagements: &[EngagementFiles], root: &str) -> Vec<String> {
    let plain = |files: &EngagementFiles| portable(files.name(root), "engagement");
    let mut count: HashMap<String, usize> = HashMap::new();
    for files in engagements {
        *count.entry(folded(&plain(files))).or_default() += 1;
    }
    let mut taken = TakenNames(RESERVED.iter().map(|name| folded(name)).collect());
    let names = engagements.iter().map(|files| {
        let plain = plain(files);
        let is_shared = count.get(&folded(&plain)).is_some_and(|count| *count > 1);
        match is_shared && !files.dir.is_empty() {
            true => taken.claim(&portable(&files.dir.replace('/', "-"), "engagement")),
            false => taken.claim(&plain),
        }
    });
    names.collect()
}

/// The folders of an engagement's sponsors, in the order of engagement.md.
#[derive(Default)]
pub(super) struct SponsorFolders(TakenNames);

impl SponsorFolders {
    /// Returns the folder for the next sponsor.
    pub(super) fn folder(&mut self, name: &str) -> String {
        self.0.claim(&portable(&slug(name), "sponsor"))
    }
}

/// The names in use, in the form that file systems compare.
#[derive(Default)]
struct TakenNames(HashSet<String>);

impl TakenNames {
    /// Claims the name, or the first numbered form of it that is free.
    fn claim(&mut self, base: &str) -> String {
        let mut name = base.to_owned();
        let mut number = 2;
        while !self.0.insert(folded(&name)) {
            name = format!("{base}-{number}");
            number += 1;
        }
        name
    }
}

/// Returns a person's name in lower-case letters, digits and hyphens.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.nfc().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(dirs: &[&str]) -> Vec<String> {
        let files: Vec<EngagementFiles> = dirs
            .iter()
            .map(|dir| EngagementFiles {
                dir: (*dir).to_owned(),
                entries: Vec::new(),
            })
            .collect();
        engagement_names(&files, "practice")
    }

    #[test]
    fn an_engagement_gets_its_folders_name_unless_it_is_taken() {
        assert_eq!(
            named(&[
                "2025/Vera",
                "2026/vera",
                "Files",
                "RULES.html",
                "search",
                "tom"
            ]),
            [
                "2025-Vera",
                "2026-vera",
                "Files-2",
                "RULES.html-2",
                "search-2",
                "tom"
            ]
        );
        assert_eq!(named(&["Vera", "vera"]), ["Vera", "vera-2"]);
        // One name in two spellings of Unicode, and letters that share a capital.
        assert_eq!(named(&["re\u{301}my", "rémy"]), ["rémy", "rémy-2"]);
        assert_eq!(named(&["maße", "masse"]), ["maße", "masse-2"]);
        // A name that another would get by its number.
        assert_eq!(named(&["a/x", "b/x", "a-x"]), ["a-x", "b-x", "a-x-2"]);
    }

    #[test]
    fn invalid_names_are_converted_to_valid_ones() {
        assert_eq!(
            named(&["con", "NUL.old"]),
            ["engagement-con", "engagement-NUL.old"]
        );
        assert_eq!(
            named(&["a:b", "what? ", "…", ".."]),
            ["a-b", "what-", "…", "engagement"]
        );
        let long = "ü".repeat(127);
        let other = format!("{long}x");
        let names = named(&[&long, &other]);
        assert_ne!(names[0], names[1]);
        for name in &names {
            assert!(name.len() <= 120 && name.starts_with("üüü"), "{name}");
        }
        assert_eq!(
            named(&[&long])[0],
            names[0],
            "it depends on no other engagement"
        );
    }

    #[test]
    fn sponsors_get_distinct_folders_of_any_name() {
        let mut sponsors = SponsorFolders::default();
        let mut folder = |name: &str| sponsors.folder(name);
        assert_eq!(folder("Helen Brandt"), "helen-brandt");
        assert_eq!(folder("Helen  Brandt!"), "helen-brandt-2");
        assert_eq!(folder("Aux"), "sponsor-aux");
        assert_eq!(folder("—"), "sponsor");
        assert_eq!(folder("Re\u{301}mi"), "rémi");
        let long = "陳".repeat(100);
        let (one, two) = (folder(&long), folder(&format!("{long}二")));
        assert_ne!(one, two);
        assert!(one.len() <= 120 && two.len() <= 120);
        assert!(
            one.chars()
                .all(|c| c == '陳' || c == '-' || c.is_ascii_hexdigit())
        );
    }
}
