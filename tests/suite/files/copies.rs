//! Two versions of one record or of the agreement: both are named, and neither is used.

use super::{AGREEMENT, Practice, session};

#[test]
fn a_second_agreement_blocks_whatever_its_name() {
    for name in [
        "lund/engagement 2.md",
        "lund/engagement (conflicted copy 2026-03-01).md",
        "lund/Engagement.md",
        "lund/agreement.md",
        "lund/1-contracting/contract.md",
        "lund/a.md",
    ] {
        let practice = Practice::new();
        practice.put(name, AGREEMENT.replace("active", "paused\ndraft: true"));
        let forbids = practice.blocking_findings();
        assert!(forbids.contains(&format!("CG014 {name}")), "{forbids:?}");
        let ran = practice.check();
        assert_eq!(ran.code, 1);
        let whole = practice.run(&["check"]);
        whole
            .assert_output("second agreement")
            .assert_output("lund/engagement.md");
        assert!(!practice.build().output.contains("lund/index"), "{name}");
        assert!(!practice.has("portal/client/lund"), "{name}");
    }
}

#[test]
fn copies_by_the_names_of_programs_block() {
    for name in [
        "session-1 (conflicted copy 2026-03-01).md",
        "session-1 (Ada Lund's conflicted copy 2026-03-01).md",
        "session-1.sync-conflict-20260301-101010-K3F7QXA.md",
        "session-1_conf(2).md",
        "session-1 (Case Conflict).md",
        "session-1 (In Konflikt stehende Kopie von ada 2026-03-01).md",
        "session-1 (Copie en conflit de ada 2026-03-01).md",
        "session-1 - Copy.md",
        "session-1 - Kopie (3).md",
        "session-1 copie.md",
        "Copy of session-1.md",
        "Kopie von session-1.md",
        "session-1-LAPTOP-9XK21QF.md",
        "session-1 (SFConflict ada@example.org 2026-03-01-10-10-10).md",
        "session-1_REMOTE_4711.md",
        "Session-1 copy.md",
    ] {
        let practice = Practice::new();
        // A note: the name of a copy counts, not its content.
        practice.put(
            &format!("lund/{name}"),
            "---\nkind: note\ndate: 2026-05-05\n---\n",
        );
        assert_eq!(practice.blocking_findings(), [format!("CG015 lund/{name}")]);
        practice
            .run(&["check"])
            .assert_output("lund/session-1.md")
            .assert_output("compare the two");
    }
}

#[test]
fn an_ambiguous_copy_name_blocks_depending_on_the_content() {
    let note = |date: &str, text: &str| format!("---\nkind: note\ndate: {date}\n---\n\n{text}\n");
    let interview = |part: u32| {
        format!(
            "---\nkind: interview\npart: {part}\ndate: 2026-01-20\n---\n\nOne line.\nAnother line.\n"
        )
    };
    // The two records, and whether one is a copy of the other.
    for (first, second, one, other, is) in [
        ("session-1.md", "session-1 2.md", session(1), session(1), true),
        ("session-1.md", "session-1 (1).md", session(1), session(1).replace("-12", "-13"), true),
        ("session-1.md", "session-1-ADA.md", session(1), session(1) + "More.\n", true),
        ("session.md", "session 2.md", session(1), session(2), false),
        ("interview.md", "interview 2.md", interview(1), interview(2), false),
        ("interview.md", "interview 2.md", interview(1), interview(1), true),
        ("n.md", "n 2.md", note("2026-03-01", "One."), note("2026-03-01", "Two."), true),
        ("n.md", "n 2.md", note("2026-03-01", "One."), note("2026-04-01", "Two."), false),
        ("n.md", "n-Two.md", note("2026-03-01", "One."), note("2026-04-01", "Two."), false),
        ("n.md", "n 2.md", note("2026-03-01", "One."), session(2), false),
        (
            "contacts.md",
            "contacts 2.md",
            "---\nkind: contacts\ncontacts:\n  - date: 2026-03-02\n    channel: email\n---\n".to_owned(),
            "---\nkind: contacts\ncontacts:\n  - date: 2026-03-02\n    channel: email\n  - date: 2026-03-09\n    channel: phone\n---\n".to_owned(),
            true,
        ),
    ] {
        let practice = Practice::new();
        std::fs::remove_file(practice.path("lund/session-1.md")).unwrap();
        practice.put(&format!("lund/{first}"), one);
        practice.put(&format!("lund/{second}"), other);
        let found = practice.blocking_findings().contains(&format!("CG015 lund/{second}"));
        assert_eq!(found, is, "{second}: {:?}", practice.check().output);
    }
}

#[test]
fn copies_without_original_and_editor_backups_are_ignored() {
    let practice = Practice::new();
    for name in [
        "notes 2.md",
        "Copy of an idea.md",
        "reflection (1).md",
        "supervision-JULY.md",
    ] {
        practice.put(
            &format!("lund/{name}"),
            "---\nkind: note\ndate: 2026-05-05\n---\n",
        );
    }
    for name in [
        "session-1.md~",
        ".session-1.md.swp",
        "session-1.md.orig",
        "session-1.md.bak",
        "session-1.md.tmp",
        "#session-1.md#",
        "~$ssion-1.md",
    ] {
        practice.put(&format!("lund/{name}"), session(7));
    }
    assert_eq!(practice.blocking_findings(), [""; 0]);
}

#[test]
fn a_draft_beside_its_copy_blocks_either_way() {
    for (one, other) in [("", "draft: true\n"), ("draft: true\n", "")] {
        let practice = Practice::new();
        let text = |line: &str| session(1).replace("kind", &format!("{line}kind"));
        practice.put("lund/session-1.md", text(one));
        practice.put("lund/session-1 2.md", text(other));
        assert!(
            practice
                .blocking_findings()
                .contains(&"CG015 lund/session-1 2.md".to_owned())
        );
    }
}
