//! An engagement without a file engagement.md is named and keeps its portals; other engagements are built.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::process::Command;

use super::{Practice, run_command, session};

/// Names that an agreement may have by mistake.
const NAMES: [&str; 17] = [
    "Engagement.md",
    "EngageMent.MD",
    "engagement.Md",
    "engagement .md",
    "engagement.md.txt",
    "engagement.text",
    "engagement.mkd",
    "engagement.markdown",
    "engagement",
    ".engagement.md.icloud",
    "engagement.md.nextcloud",
    "engagement (2).md",
    "engagement 3.md",
    "engagement - Kopie.md",
    "Copy of engagement.md",
    "engagement.sync-conflict-20260301-101010-K3F7QXA.md",
    "engagement.md.bak",
];

#[test]
fn every_misspelt_agreement_name_is_found() {
    for name in NAMES {
        let practice = Practice::new();
        practice.rename("lund/engagement.md", &format!("lund/{name}"));
        let forbids = practice.blocking_findings();
        assert!(
            forbids.contains(&format!("CG013 lund/{name}")),
            "{name}: {forbids:?}"
        );
        assert!(!forbids.iter().any(|one| one.contains("berg")), "{name}");
    }
}

#[test]
fn its_portals_are_kept_and_the_others_are_built() {
    let practice = Practice::new();
    assert_eq!(practice.build().code, 0);
    assert!(practice.has("portal/client/lund/index.html"));
    practice.rename("lund/engagement.md", "lund/Engagement.md");
    practice.put("berg/session-2.md", session(2));
    let built = practice.build();
    assert_eq!(built.code, 1);
    built
        .assert_output("lund/Engagement.md")
        .assert_output("has no engagement.md, only `Engagement.md`")
        .assert_output("rename it to `engagement.md`");
    assert!(practice.has("portal/client/lund/index.html"));
    assert!(practice.has("portal/client/berg/session-2.html"));
    let status = practice.run(&["status", "--today", "2026-11-20"]);
    assert_eq!(status.code, 1);
    status.assert_output("has no engagement.md");
    assert_eq!(practice.check().code, 1);
}

#[test]
fn a_practice_with_one_engagement_is_not_reported_as_empty() {
    let practice = Practice::new();
    fs::remove_dir_all(practice.path("berg")).unwrap();
    practice.rename("lund/engagement.md", "lund/.engagement.md.icloud");
    for args in [["check", "."], ["build", "lund"], ["status", "."]] {
        let ran = practice.run(&args);
        assert_eq!(ran.code, 1, "{args:?}: {}", ran.output);
        ran.assert_output("iCloud's placeholder")
            .assert_output("Download Now");
    }
}

#[test]
fn a_non_file_in_place_of_the_agreement_is_named() {
    let practice = Practice::new();
    practice.rename("lund/engagement.md", "agreement-of-lund.txt");
    symlink(
        "../agreement-of-lund.txt",
        practice.path("lund/engagement.md"),
    )
    .unwrap();
    assert_eq!(
        practice.blocking_findings(),
        ["CG013 agreement-of-lund.txt", "CG013 lund/engagement.md"]
    );
    fs::remove_file(practice.path("agreement-of-lund.txt")).unwrap();
    practice
        .check()
        .assert_output("engagement.md is a symbolic link");
    fs::remove_file(practice.path("lund/engagement.md")).unwrap();
    let made = Command::new("mkfifo")
        .arg(practice.path("lund/engagement.md"))
        .status();
    assert!(made.unwrap().success());
    let ran = practice.check();
    ran.assert_output("engagement.md is not an ordinary file");
    assert_eq!(practice.blocking_findings(), ["CG013 lund/engagement.md"]);
}

#[test]
fn records_without_any_agreement_are_named() {
    let practice = Practice::new();
    fs::remove_file(practice.path("lund/engagement.md")).unwrap();
    practice.put("lund/4-development/session-2.md", session(2));
    let ran = practice.check();
    assert_eq!(ran.code, 1);
    ran.assert_output("no folder above it has an engagement.md");
    assert_eq!(
        practice.blocking_findings(),
        ["CG013 lund/4-development/session-2.md"]
    );
    // An agreement with another name is the most likely cause.
    practice.put("lund/terms.md", super::AGREEMENT);
    assert_eq!(practice.blocking_findings(), ["CG013 lund/terms.md"]);
    practice
        .check()
        .assert_output("rename it to `engagement.md`");
}

#[test]
fn other_files_may_be_anywhere() {
    let practice = Practice::new();
    practice.put("README.md", "# Our practice\n");
    practice.put("reading/coaching.md", "# A book\n\nkind: good\n");
    practice.put("reading/soup.md", "---\nkind: recipe\n---\n");
    practice.put("papers/engagement.pdf", "%PDF-1.7\n");
    practice.put("papers/engagement-letter.docx", "PK\u{3}\u{4}");
    practice.put("Templates/session.md", session(1));
    practice.put("vault/_vorlagen/session.md", session(1));
    practice.put("plan.txt", "Call Ole.\n");
    practice.put(
        "supervision/july.md",
        "---\nkind: note\ndate: 2026-07-01\n---\n",
    );
    practice.put("Vorlagen/Engagement.md", super::AGREEMENT);
    symlink("../elsewhere", practice.path("current")).unwrap();
    symlink("lund", practice.path("latest")).unwrap();
    assert_eq!(practice.blocking_findings(), [""; 0]);
    assert_eq!(practice.build().code, 0);
}

#[test]
fn a_link_to_an_engagement_elsewhere_is_named() {
    let elsewhere = Practice::new();
    let practice = Practice::new();
    symlink(elsewhere.path("lund"), practice.path("third")).unwrap();
    assert_eq!(practice.blocking_findings(), ["CG013 third"]);
    practice.check().assert_output("links are not followed");
}

#[test]
fn an_unreadable_folder_affects_one_engagement() {
    // A user who may read everything has to become another user to be kept out. So other accounts may read the rest, and the
    // folder is not where TMPDIR says, which may be closed to them.
    let practice = Practice::in_folder(tempfile::tempdir_in("/tmp").unwrap());
    practice.put("lund/attachments/board.txt", "words");
    practice.put("old/engagement.md", super::AGREEMENT);
    let open = |path: &str| {
        fs::set_permissions(practice.path(path), fs::Permissions::from_mode(0o755)).unwrap();
    };
    ["", "lund", "berg"].into_iter().for_each(open);
    for closed in ["lund/attachments", "old"] {
        fs::set_permissions(practice.path(closed), fs::Permissions::from_mode(0o000)).unwrap();
    }
    let program = practice.path("program");
    fs::copy(env!("CARGO_BIN_EXE_coachgen"), &program).unwrap();
    let mut command = Command::new(&program);
    command
        .args(["check", "--format", "json"])
        .current_dir(practice.root());
    if fs::read_dir(practice.path("old")).is_ok() {
        command.uid(65_534).gid(65_534);
    }
    let checked = run_command(&mut command);
    for closed in ["lund/attachments", "old"] {
        fs::set_permissions(practice.path(closed), fs::Permissions::from_mode(0o700)).unwrap();
    }
    assert_eq!(checked.code, 1, "{}", checked.output);
    assert_eq!(
        checked.blocking_findings(),
        ["CG001 lund/attachments", "CG013 old"]
    );
}

#[test]
fn an_agreement_of_another_kind_is_not_an_agreement() {
    let practice = Practice::new();
    practice.put("lund/engagement.md", session(3));
    assert_eq!(practice.blocking_findings(), ["CG013 lund/engagement.md"]);
    practice
        .check()
        .assert_output("is a record of kind `session`");
}

#[test]
fn a_nested_engagement_does_not_become_part_of_the_outer_one() {
    let practice = Practice::new();
    practice.put("lund/berg-too/Engagement.md", super::AGREEMENT);
    practice.put("lund/berg-too/session-2.md", session(2));
    assert_eq!(
        practice.blocking_findings(),
        ["CG014 lund/berg-too/Engagement.md"]
    );
    practice
        .check()
        .assert_output("second agreement")
        .assert_output("name this file `engagement.md`");
    practice.rename(
        "lund/berg-too/Engagement.md",
        "lund/berg-too/.engagement.md.icloud",
    );
    assert_eq!(
        practice.blocking_findings(),
        ["CG001 lund/berg-too/.engagement.md.icloud"]
    );
    practice.rename(
        "lund/berg-too/.engagement.md.icloud",
        "lund/berg-too/engagement.txt",
    );
    assert_eq!(
        practice.blocking_findings(),
        ["CG001 lund/berg-too/engagement.txt"]
    );
}
