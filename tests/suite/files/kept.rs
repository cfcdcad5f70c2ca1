//! An updated listing equals a listing made from scratch, whatever names come and go.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use coachgen::source::{Disk, Layout, Listing};

use super::{AGREEMENT, Practice, session};

/// Names that come and go, in the folders below.
const NAMES: [&str; 17] = [
    "engagement.md",
    "Engagement.md",
    "engagement.txt",
    ".engagement.md.icloud",
    "engagement (1).md",
    "session-1.md",
    "Session-1.md",
    "session-1.txt",
    ".session-1.md.icloud",
    "Gru\u{308}ße.md",
    "Grüße.md",
    "readme.md",
    "Icon\r",
    "notes/a.md",
    "notes/engagement.md",
    "Gru\u{308}n/a.md",
    "Grün/b.md",
];

const FOLDERS: [&str; 7] = [
    "",
    "lund/",
    "berg/",
    "berg/within/",
    "third/",
    "third/deep/",
    "templates/",
];

fn shown(layout: &Layout) -> String {
    format!("{layout:#?}")
}

#[test]
fn the_listing_is_right_after_every_rename() {
    let practice = Practice::new();
    let root = practice.root();
    let disk = Disk::open(&root).unwrap();
    let mut listing = Listing::list(&disk).unwrap();
    let mut chance: u64 = 20_261_128;
    let mut pick = |count: usize| {
        chance = chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(chance >> 33).unwrap() % count
    };
    let mut others = 0;
    for step in 0..1_500 {
        let path = format!(
            "{}{}",
            FOLDERS[pick(FOLDERS.len())],
            NAMES[pick(NAMES.len())]
        );
        let at = root.join(&path);
        let mut touched = BTreeSet::from([at.clone()]);
        match (pick(6), at.exists()) {
            // A whole folder is deleted or renamed.
            (0, _) if at.parent() != Some(&root) && at.parent().is_some_and(Path::exists) => {
                let folder = at.parent().unwrap().to_path_buf();
                touched = BTreeSet::from([folder.clone()]);
                fs::remove_dir_all(folder).unwrap();
            }
            (1, true) => {
                let to = at.with_file_name(NAMES[pick(12)]);
                fs::rename(&at, &to).unwrap();
                touched.insert(to);
            }
            (2, true) => fs::remove_file(&at).unwrap(),
            (3, false) if at.parent().is_some_and(Path::exists) => {
                std::os::unix::fs::symlink("elsewhere", &at).unwrap_or_default();
            }
            (way, _) => {
                let text = match way {
                    4 => "no record\n".to_owned(),
                    5 => AGREEMENT.to_owned(),
                    _ => session(1),
                };
                fs::create_dir_all(at.parent().unwrap()).unwrap();
                // The name may be a link to nothing.
                let _ = fs::remove_file(&at);
                fs::write(&at, text).unwrap();
            }
        }
        let paths: BTreeSet<String> = touched
            .iter()
            .filter_map(|path| disk.listing_path(path))
            .collect();
        let mut failed = Vec::new();
        let seen = listing.update(&disk, &paths, &mut failed);
        others += usize::from(seen.engagements);
        assert!(failed.is_empty());
        let fresh = Listing::list(&disk).unwrap();
        assert_eq!(
            shown(listing.layout()),
            shown(fresh.layout()),
            "after {step}: {touched:?}"
        );
    }
    assert!(others > 100, "{others} changes of engagements");
}

#[test]
fn a_new_name_is_followed() {
    let practice = Practice::new();
    practice.rename("lund/engagement.md", "lund/Engagement.md");
    let disk = Disk::open(&practice.root()).unwrap();
    let mut listing = Listing::list(&disk).unwrap();
    let dirs = |listing: &Listing| -> Vec<String> {
        let all = listing.layout().engagements.iter();
        all.map(|files| files.dir.clone()).collect()
    };
    assert_eq!(dirs(&listing), ["berg", "lund"]);
    practice.rename("lund/Engagement.md", "lund/engagement.md");
    let paths = ["lund/Engagement.md", "lund/engagement.md"].map(str::to_owned);
    let touched = listing.update(&disk, &paths.into(), &mut Vec::new());
    assert_eq!(touched.folders, BTreeSet::from(["lund".to_owned()]));
    let entries = &listing.layout().engagements[1].entries;
    assert!(
        entries
            .iter()
            .any(|entry| entry.path == "lund/engagement.md")
    );
    // Records that lose their agreement are followed too.
    fs::remove_file(practice.path("lund/engagement.md")).unwrap();
    let touched = listing.update(
        &disk,
        &BTreeSet::from(["lund/engagement.md".to_owned()]),
        &mut Vec::new(),
    );
    assert_eq!(dirs(&listing), ["berg", "lund"]);
    assert!(touched.folders.contains("lund"));
    fs::remove_file(practice.path("lund/session-1.md")).unwrap();
    listing.update(
        &disk,
        &BTreeSet::from(["lund/session-1.md".to_owned()]),
        &mut Vec::new(),
    );
    assert_eq!(dirs(&listing), ["berg"]);
    assert!(disk.listing_path(Path::new("/elsewhere")).is_none());
    let hidden = practice.path("lund/.session-1.md.icloud");
    assert_eq!(
        disk.listing_path(&hidden).as_deref(),
        Some("lund/.session-1.md.icloud")
    );
    assert_eq!(
        disk.listing_path(&practice.path("lund/.session-1.md.swp")),
        None
    );
}
