//! Folders and files inside an engagement whose names say that they are private: the record is held back, and the
//! message names the folder or file.

use coachgen::pipeline::Built;
use coachgen::policy::Policy;
use coachgen::reader::Reader;

use super::folder::{BuildHarness, Folder, findings, picture};
use crate::page_text::page_text;

const SECRET: &str = "Zqsecretquail";

const ALLOW: &str =
    "allow:\n  - rule: private-word\n    because: It is the name of a hospital group\n";

/// An engagement with a session at `path`.
fn practice(path: &str, fields: &str, body: &str) -> Folder {
    let mut folder = Folder::default();
    folder.put(
        "engagement.md",
        "---\nkind: engagement\nclient: {name: Ida Moreau}\nsponsors: [{name: Paul Renner}]\nstatus: active\nstart: 2026-01-05\n---\n",
    );
    folder.put(
        path,
        format!("---\nkind: session\nnumber: 1\ndate: 2026-03-25\n{fields}---\n\n{body}\n"),
    );
    folder
}

fn build(folder: &Folder) -> Built {
    BuildHarness::pages_only().build(folder, &Policy::default())
}

/// Whether a reader other than the coach reads the secret.
fn is_read(built: &Built) -> bool {
    let others = built
        .portals
        .iter()
        .filter(|portal| portal.reader != Reader::Coach);
    others
        .flat_map(|portal| &portal.tree.files)
        .any(|(_, bytes)| page_text(bytes).contains(SECRET))
}

#[test]
fn a_record_with_a_private_path_is_not_published() {
    for (path, code, name) in [
        ("private/session-2.md", "CG609", "`private`"),
        ("2-diagnosis/private/session-2.md", "CG609", "`private`"),
        (
            "Private notes/2026/session-2.md",
            "CG609",
            "`Private notes`",
        ),
        (
            "session-2 (confidential).md",
            "CG609",
            "`session-2 (confidential).md`",
        ),
        ("nur coach/session-2.md", "CG602", "`nur coach`"),
        ("NurFürCoach/session-2.md", "CG602", "`NurFürCoach`"),
        (
            "session-2-coach-only.md",
            "CG602",
            "`session-2-coach-only.md`",
        ),
        (
            "session_2_coach_only.md",
            "CG602",
            "`session_2_coach_only.md`",
        ),
        ("privé/session-2.md", "CG609", "`privé`"),
        ("prive\u{301}/session-2.md", "CG609", "prive\u{301}"),
        ("9-vertraulich/session-2.md", "CG609", "`9-vertraulich`"),
        ("intern/session-2.md", "CG609", "`intern`"),
        (
            "4-development/session-2-intern.md",
            "CG609",
            "`session-2-intern.md`",
        ),
        (
            "réservé au coach/session-2.md",
            "CG602",
            "`réservé au coach`",
        ),
        ("🔒/session-2.md", "CG609", "`🔒`"),
    ] {
        let built = build(&practice(path, "", SECRET));
        let found = findings(&built);
        assert!(!is_read(&built), "{path}\n{found}");
        let line = found
            .lines()
            .find(|line| line.contains(&format!(" {code} ")))
            .unwrap_or_else(|| panic!("{path}: no {code}\n{found}"));
        assert!(line.contains(name), "{path}: {line}");
        // Words that name no reader affect only the record.
        assert_eq!(built.portals.is_empty(), code == "CG602", "{path}");
    }
}

#[test]
fn an_allow_shares_a_private_path_only_with_a_reason() {
    let path = "private-hospitals/session-1.md";
    assert!(!is_read(&build(&practice(path, "", SECRET))));
    assert!(is_read(&build(&practice(path, ALLOW, SECRET))));
    let (bare, _) = ALLOW.split_once("    because").unwrap();
    assert!(!is_read(&build(&practice(path, bare, SECRET))));
    // `allow` does not apply to words that name the coach.
    assert!(!is_read(&build(&practice(
        "coach only/session-1.md",
        ALLOW,
        SECRET
    ))));
}

#[test]
fn coach_only_records_may_be_in_a_private_folder() {
    let draft = build(&practice("private/session-1.md", "draft: true\n", SECRET));
    let mut folder = practice("session-1.md", "", "Open.");
    folder.put(
        "coach only/reflection.md",
        format!("---\nkind: note\ndate: 2026-03-25\n---\n\n{SECRET}\n"),
    );
    let note = build(&folder);
    for built in [draft, note] {
        let found = findings(&built);
        assert!(
            !found.contains("CG602") && !found.contains("CG609"),
            "{found}"
        );
        assert!(!built.portals.is_empty() && !is_read(&built));
    }
}

#[test]
fn a_path_that_allows_the_client_excludes_sponsors() {
    // A sponsor never sees more of a session than that it took place.
    let built = build(&practice("client only/session-1.md", "", SECRET));
    let found = findings(&built);
    assert!(is_read(&built) && !found.contains("CG602"), "{found}");
    // A review may be shared with a sponsor.
    let mut folder = practice("session-1.md", "", "Open.");
    folder.put(
        "client only/interim-review.md",
        "---\nkind: review\ntype: interim\ndate: 2026-04-25\n---\n\nOpen.\n",
    );
    let built = build(&folder);
    let found = findings(&built);
    assert!(
        built.portals.is_empty() && found.contains("CG602"),
        "{found}"
    );
}

#[test]
fn a_link_to_a_private_file_holds_the_record_back() {
    let board = || picture("Zqpixels of the board", "");
    for (path, code) in [
        ("private/board.png", "CG609"),
        ("attachments/board (vertraulich).png", "CG609"),
        ("attachments/coach-only/board.png", "CG602"),
    ] {
        let link = path.replace(' ', "%20");
        let shown = |body: &str, fields: &str| {
            let mut folder = practice("session-1.md", fields, body);
            folder.put(path, board());
            build(&folder)
        };
        for body in [
            format!("{SECRET} ![the board](<{link}>)"),
            format!("{SECRET} [the board](<{link}>)"),
            format!("{SECRET} ![[{path}]]"),
        ] {
            let built = shown(&body, "");
            let found = findings(&built);
            assert!(!is_read(&built), "{body}\n{found}");
            assert!(
                found.contains(&format!("session-1.md:7 {code} ")),
                "{found}"
            );
        }
        // If only the coach reads the link there is nothing to report.
        let built = shown(
            &format!("{SECRET}\n\n## Mine {{.coach-only}}\n\n![the board](<{link}>)"),
            "",
        );
        let found = findings(&built);
        assert!(is_read(&built) && !found.contains(code), "{found}");
    }
}

#[test]
fn an_agreement_in_a_private_folder_stops_the_build() {
    let mut folder = practice("session-1.md", "", "Open.");
    folder.put("private/board.png", picture("Zqpixels", ""));
    let agreement = folder.text("engagement.md") + "\n![the board](private/board.png)\n";
    folder.put("engagement.md", agreement);
    let built = build(&folder);
    assert!(built.portals.is_empty(), "{}", findings(&built));
}
