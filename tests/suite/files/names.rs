//! File names as disks return them: decomposed letters, files of operating systems, placeholders, links, capitals.

use std::fs;
use std::os::unix::fs::symlink;

use super::{Practice, session};

/// `Grüße` as macOS may write it, and as others do.
const NFD: &str = "Gru\u{308}ße";
const NFC: &str = "Grüße";

#[test]
fn decomposed_and_composed_names_are_equal() {
    let practice = Practice::new();
    practice.put(
        &format!("lund/{NFD}/{NFD}.md"),
        session(2) + "\n[[session-1]]\n",
    );
    practice.put(
        "lund/session-1.md",
        session(1)
            + &format!(
                "\n[one]({NFC}/{NFC}.md) [[{NFD}]] [two]({NFD}/{NFD}.md) ![]({NFC}/{NFC}.png)\n"
            ),
    );
    practice.put(&format!("lund/{NFD}/{NFD}.png"), super::contents::DOT);
    practice.put(&format!("{NFD}/engagement.md"), super::AGREEMENT);
    assert_eq!(practice.blocking_findings(), [""; 0]);
    let output = practice.check().output;
    assert!(!output.contains("CG004"), "{output}");
    assert!(!output.contains(NFD), "{output}");
    assert_eq!(practice.build().code, 0);
    assert!(practice.has(&format!("portal/client/{NFC}/index.html")));
    assert!(practice.has("portal/client/lund/session-2.html"));
    assert_eq!(
        practice.run(&["check", NFD]).code,
        practice.run(&["check", &format!("./{NFD}")]).code
    );
    practice
        .run(&["check", NFD])
        .assert_output("in 1 engagement");
}

#[test]
fn writes_go_into_the_existing_file() {
    let practice = Practice::new();
    let path = format!("lund/{NFD}.md");
    practice.put(&path, "---\nkind: note\ndat: 2026-05-05\n---\n");
    practice.run(&["check", "--fix"]);
    assert!(
        fs::read_to_string(practice.path(&path))
            .unwrap()
            .contains("date: 2026")
    );
    assert!(!practice.has(&format!("lund/{NFC}.md")));
}

#[test]
fn two_forms_of_one_name_clash() {
    let practice = Practice::new();
    practice.put(&format!("lund/{NFD}.md"), session(2));
    practice.put(&format!("lund/{NFC}.md"), session(3));
    assert_eq!(
        practice.blocking_findings(),
        [format!("CG001 lund/{NFC}.md")]
    );
    practice
        .check()
        .assert_output("how their accents are encoded");
    let practice = Practice::new();
    practice.put(&format!("lund/{NFD}/a.md"), session(2));
    practice.put(&format!("lund/{NFC}/b.md"), session(3));
    assert_eq!(practice.blocking_findings(), [format!("CG001 lund/{NFC}")]);
    let practice = Practice::new();
    practice.put(&format!("{NFD}/engagement.md"), super::AGREEMENT);
    practice.put(&format!("{NFC}/engagement.md"), super::AGREEMENT);
    assert_eq!(practice.blocking_findings(), [format!("CG013 {NFC}")]);
    // It does not matter for files that no record links to.
    let practice = Practice::new();
    practice.put(&format!("lund/{NFD}.pdf"), "%PDF");
    practice.put(&format!("lund/{NFC}.pdf"), "%PDF");
    assert_eq!(practice.blocking_findings(), [""; 0]);
}

#[test]
fn files_of_operating_systems_are_ignored() {
    let practice = Practice::new();
    for name in [
        "Icon\r",
        ".DS_Store",
        "Thumbs.db",
        "Desktop.ini",
        "._session-1.md",
        "~$ession-1.md",
        ".~lock.session-1.md#",
        "half.md.crdownload",
        "half.tmp",
        "$RECYCLE.BIN/gone.md",
        "System Volume Information/x.md",
        "@eaDir/session-1.md/SYNOINDEX.md",
        ".Trash/old.md",
        "lost+found/1.md",
        "__MACOSX/._a.md",
        "__MACOSX/a.md",
    ] {
        practice.put(name, session(9));
        practice.put(&format!("lund/{name}"), "what no record is");
    }
    assert_eq!(practice.blocking_findings(), [""; 0]);
    assert_eq!(practice.build().code, 0);
}

#[test]
fn a_file_that_no_record_links_to_stops_nothing() {
    let practice = Practice::new();
    for name in [
        "Übersicht: alles?.pdf",
        "con.txt",
        "Photo.JPG",
        "photo.jpg",
        "ends with a dot.",
        "line\nbreak.png",
        "photo.heic.icloud",
        ".photo.jpg.icloud",
    ] {
        practice.put(&format!("lund/attachments/{name}"), "bytes");
    }
    symlink("/nowhere", practice.path("lund/attachments/link.png")).unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(practice.path("lund/attachments/pipe"))
        .status();
    assert!(made.unwrap().success());
    assert_eq!(practice.blocking_findings(), [""; 0]);
    assert_eq!(practice.build().code, 0);
    // It matters once a record links to it.
    for name in ["con.txt", "photo.jpg", "link.png"] {
        practice.put(
            "lund/session-1.md",
            session(1) + &format!("\n[it](attachments/{name})\n"),
        );
        let forbids = practice.blocking_findings();
        assert!(
            forbids.contains(&format!("CG001 lund/attachments/{name}")),
            "{name}: {forbids:?}"
        );
    }
    practice.put(
        "lund/session-1.md",
        session(1) + "\n![](<attachments/photo.jpg>)\n",
    );
    let forbids = practice.blocking_findings();
    assert!(
        forbids.contains(&"CG001 lund/attachments/.photo.jpg.icloud".to_owned()),
        "{forbids:?}"
    );
}

#[test]
fn a_placeholder_or_misnamed_record_blocks() {
    for (name, words) in [
        (
            ".session-2.md.icloud",
            "`session-2.md` is not on this computer",
        ),
        ("session-2.md.nextcloud", "Nextcloud's placeholder"),
        ("session-2.md.txt", "another extension after `.md`"),
        ("session-2.md.docx", "another extension after `.md`"),
        ("Session-2.MD", "this Markdown file is not read"),
        ("session-2.mdown", "this Markdown file is not read"),
        ("session-2.txt", "begins like a record of kind `session`"),
        ("session-2", "begins like a record of kind `session`"),
    ] {
        let practice = Practice::new();
        practice.put(&format!("lund/4-development/{name}"), session(2));
        let ran = practice.check();
        assert_eq!(ran.code, 1, "{name}");
        ran.assert_output(words);
        assert_eq!(
            practice.blocking_findings(),
            [format!("CG001 lund/4-development/{name}")]
        );
    }
}

#[test]
fn a_link_or_a_folder_that_may_hide_records_blocks() {
    let practice = Practice::new();
    practice.put("elsewhere/x.txt", "x");
    symlink("session-1.md", practice.path("lund/session-2.md")).unwrap();
    symlink("../elsewhere", practice.path("lund/more")).unwrap();
    assert_eq!(
        practice.blocking_findings(),
        ["CG001 lund/more", "CG001 lund/session-2.md"]
    );
}

#[test]
fn records_that_differ_in_capitals_clash() {
    let practice = Practice::new();
    practice.put("lund/Session-1.md", session(2));
    assert_eq!(practice.blocking_findings(), ["CG001 lund/session-1.md"]);
}

#[test]
fn a_name_that_windows_cannot_hold_is_named_once() {
    let practice = Practice::new();
    practice.put("lund/why?/session-2.md", session(2));
    practice.put("lund/why?/session-3.md", session(3));
    assert_eq!(
        practice.blocking_findings(),
        ["CG001 lund/why?/session-2.md"]
    );
}
