//! A file that is linked by its name: where it is taken from, and where it never is.

use coachgen::pipeline::Built;
use coachgen::policy::Policy;
use coachgen::reader::Reader;

use super::folder::{BuildHarness, Folder, findings, picture, portal, sponsor};

const CATHERINE: &str = "Catherine Llewellyn";
/// A record that the client and a sponsor read.
const MEETING: &str = "1-contracting/sponsor-meeting.md";

/// The example, with an extra line of prose in a record that every reader sees.
fn linking(line: &str) -> Folder {
    let mut folder = Folder::read("example-engagement");
    let text = folder.text(MEETING);
    let body = text[4..].find("\n---\n").expect("front matter") + 9;
    folder.put(
        MEETING,
        format!("{}\n{line}\n\n{}", &text[..body], &text[body..]),
    );
    folder.put("attachments/board.png", picture("shared pixels", "s"));
    folder
}

fn built(folder: &Folder) -> Built {
    BuildHarness::new().build(folder, &Policy::default())
}

/// The files that a reader gets in addition to the pages.
fn files(built: &Built, reader: &Reader) -> Vec<Vec<u8>> {
    let files = portal(built, reader).tree.files.iter();
    files
        .filter(|(path, _)| path.starts_with("files/"))
        .map(|(_, bytes)| bytes.clone())
        .collect()
}

/// How many of the reader's files contain these pixels.
fn files_with_pixels(built: &Built, reader: &Reader, pixels: &str) -> usize {
    let pixels = pixels.as_bytes();
    let holds = |file: &&Vec<u8>| file.windows(pixels.len()).any(|part| part == pixels);
    files(built, reader).iter().filter(holds).count()
}

const FORMS: [&str; 5] = [
    "![[board.png]]",
    "![The board](board.png)",
    "[The board](board.png)",
    "[[board.png|The board]]",
    "![The board][b]\n\n[b]: board.png",
];

#[test]
fn a_coach_only_picture_never_replaces_a_shared_one() {
    for form in FORMS {
        for own in [
            "notes/board.png",
            "board.png",
            "4-development/board.png",
            "attachments/old/board.png",
        ] {
            let mut folder = linking(form);
            folder.put(own, picture("own pixels", "o"));
            let shared = built(&folder);
            let renamed = folder.files.remove("attachments/board.png").expect("there");
            folder.put("attachments/board-may.png", renamed);
            let built = built(&folder);
            for reader in [Reader::Client, sponsor(CATHERINE)] {
                assert_eq!(
                    files_with_pixels(&shared, &reader, "shared pixels"),
                    1,
                    "{form} {own}"
                );
                assert_eq!(
                    files_with_pixels(&built, &reader, "shared pixels"),
                    0,
                    "{form} {own}"
                );
                assert_eq!(
                    files_with_pixels(&built, &reader, "own pixels"),
                    0,
                    "{form} {own}"
                );
            }
            let found = findings(&built);
            assert!(
                found.contains("CG004 there is no file with this name in"),
                "{form} {own}: {found}"
            );
        }
    }
}

#[test]
fn the_folder_of_another_file_of_that_name_has_no_effect() {
    for form in FORMS {
        let before = built(&linking(form));
        for other in [
            "pics/board.png",
            "notes/board.png",
            "board.png",
            "1-contracting/board.png",
        ] {
            let mut folder = linking(form);
            folder.put(other, picture("own pixels", "o"));
            let after = built(&folder);
            for reader in [Reader::Client, sponsor(CATHERINE)] {
                let (one, two) = (portal(&before, &reader), portal(&after, &reader));
                assert!(one.tree == two.tree, "{form} {other} {reader:?}");
            }
            // In the record's own folder it may be intended, so the coach is asked.
            let asked = findings(&after).contains("CG004 two files have this name");
            assert_eq!(asked, other.starts_with("1-contracting/"), "{form} {other}");
        }
    }
}

#[test]
fn a_path_and_the_records_own_folder_are_explicit() {
    for (line, path) in [
        ("![[map.png]]", "1-contracting/map.png"),
        ("![The map](map.png)", "1-contracting/map.png"),
        ("![The map](../notes/map.png)", "notes/map.png"),
        ("![The map](./map.png)", "1-contracting/map.png"),
        ("![The map](../attachments/map.png)", "attachments/map.png"),
        ("![[map.png]]", "attachments/map.png"),
        ("![The map](m%C3%A4p.png)", "attachments/m\u{e4}p.png"),
        ("![The map](ma\u{308}p.png)", "attachments/m\u{e4}p.png"),
    ] {
        let mut folder = linking(line);
        folder.put(path, picture("map pixels", "m"));
        let built = built(&folder);
        assert!(
            !findings(&built).contains("CG004"),
            "{line}: {}",
            findings(&built)
        );
        for reader in [Reader::Client, sponsor(CATHERINE)] {
            assert_eq!(
                files_with_pixels(&built, &reader, "map pixels"),
                1,
                "{line} {reader:?}"
            );
        }
    }
    // If both exist, a path still decides which.
    let mut folder = linking("![The board](./board.png)");
    folder.put("1-contracting/board.png", picture("beside", "b"));
    let built = built(&folder);
    assert!(!findings(&built).contains("CG004"), "{}", findings(&built));
    assert_eq!(files_with_pixels(&built, &Reader::Client, "beside"), 1);
    assert_eq!(
        files_with_pixels(&built, &Reader::Client, "shared pixels"),
        0
    );
}
