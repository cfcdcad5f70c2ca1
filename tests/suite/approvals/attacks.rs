//! Attacks that broke the earlier design, in which an approval was a digest of the present records.

use coachgen::view::Decide;

use super::*;
use crate::page_text::page_text;

/// Checks that both sponsors have the same bytes after a change as before it.
fn assert_sponsors_unaffected(change: impl Fn(&mut Folder)) -> Built {
    let before = approved();
    let mut after = before.clone();
    change(&mut after);
    assert!(before != after, "nothing was changed");
    let (before, after) = (built(&before), built(&after));
    for name in [ILSE, TOMAS] {
        let differing = differing_files(&before, &after, name);
        assert!(differing.is_empty(), "{name}: {differing:?}");
    }
    after
}

#[test]
fn approved_words_do_not_move_to_another_objective() {
    let after = assert_sponsors_unaffected(|folder| {
        folder.replace(
            REVIEW,
            "{objective: day, at: 6, verdict: on-track, evidence: The log of April}",
            "{objective: day, at: 6}",
        );
        folder.replace(
            REVIEW,
            "{objective: two, at: 1}",
            "{verdict: on-track, evidence: The log of April, objective: two, at: 1}",
        );
    });
    assert!(codes(&after).contains(&"CG604"));
    assert_sponsors_unaffected(|folder| {
        folder.replace(REVIEW, "objective: day, at", "objective: two, at")
    });
    assert_sponsors_unaffected(|folder| {
        folder.replace(
            AGENDA,
            "  - id: heirs\n    title: Grow two deputies",
            "  - id: heirs\n    title: Leave two deputies",
        )
    });
}

#[test]
fn an_approved_review_gets_no_new_rows() {
    // The agenda is approved again with what was coach-only; the review is not.
    let mut after = approved();
    let before = built(&after);
    after.replace(
        AGENDA,
        "what: A step of her own, coach_only: true",
        "what: A step of her own",
    );
    after.replace(AGENDA, "    personal: true\n", "");
    decide(
        &mut after,
        AGENDA,
        &[ILSE, TOMAS],
        "2026-05-21",
        &Decide::Approve,
    );
    let after = built(&after);
    for name in [ILSE, TOMAS] {
        assert!(
            page(&after, name, "agenda.html")
                .unwrap()
                .contains("Home for supper")
        );
        let review = "review-interim.html";
        assert_eq!(
            page(&before, name, review),
            page(&after, name, review),
            "{name}"
        );
    }
}

#[test]
fn quotations_are_as_approved() {
    let quotes = |built: &Built| {
        let page = page(built, ILSE, "agenda.html").unwrap();
        page.split("<main").nth(1).unwrap().to_owned()
    };
    let before = approved();
    let shown = quotes(&built(&before));
    assert!(shown.contains("Decisions come sooner"));
    let mut after = before.clone();
    after.replace(MEETING, "Decisions come sooner", "Let her go by June");
    assert_eq!(quotes(&built(&after)), shown);
    // Another record with that name, an older version, or no record.
    let text = before.text(MEETING);
    for (path, words) in [
        (
            "notes/first-talk.md",
            "---\nkind: note\ndate: 2026-03-01\n---\n".to_owned(),
        ),
        (
            "old/first-talk.md",
            text.replace("2026-01-13", "2025-01-13")
                .replace("Decisions come sooner", "Other words"),
        ),
    ] {
        let mut after = before.clone();
        after.put(path, words);
        assert_eq!(quotes(&built(&after)), shown, "{path}");
    }
    let mut after = before.clone();
    after.files.remove(MEETING);
    let gone = quotes(&built(&after));
    assert!(gone.contains("Decisions come sooner"));
}

#[test]
fn links_lead_only_to_what_was_approved() {
    let before = approved();
    // The two records swap files.
    let mut after = before.clone();
    let (meeting, raw) = (before.text(MEETING), before.text("2-diagnosis/raw-1.md"));
    after.put(MEETING, raw);
    after.put("2-diagnosis/raw-1.md", meeting);
    let (one, two) = (built(&before), built(&after));
    for name in [ILSE, TOMAS] {
        assert!(differing_files(&one, &two, name).is_empty(), "{name}");
    }
    let agenda = page(&one, ILSE, "agenda.html").unwrap();
    assert!(agenda.contains("sponsor-meeting-2026-01-13.html"));
    // Tomas does not have that meeting, so he sees only the words.
    assert!(
        !page(&one, TOMAS, "agenda.html")
            .unwrap()
            .contains("sponsor-meeting-2026-01-13")
    );
    assert_sponsors_unaffected(|folder| {
        folder.replace(
            AGENDA,
            "[the talk](../1-contracting/first-talk.md)",
            "[the talk](../4-development/session-1.md)",
        )
    });
    // If two records have one key, the link is removed rather than leading to either.
    let mut after = before.clone();
    after.put(
        "1-contracting/again.md",
        before
            .text(MEETING)
            .replace("sooner", "sooner2")
            .replace("heirs", "heirs2"),
    );
    let two = built(&after);
    let agenda = page(&two, ILSE, "agenda.html").unwrap();
    assert!(
        !agenda.contains("sponsor-meeting-2026-01-13"),
        "the link leads to one of two"
    );
}

#[test]
fn nothing_beside_the_copy_is_shown() {
    let before = approved();
    let one = built(&before);
    let mut after = before.clone();
    after.replace(
        "approvals/ledger.yaml",
        "by: Noor Aziz",
        "by: Noor Aziz, under protest",
    );
    let two = built(&after);
    assert!(differing_files(&one, &two, ILSE).is_empty());
    assert_sponsors_unaffected(|folder| {
        folder.replace(
            REVIEW,
            "kind: review",
            "kind: review\ntitle: Never seen by her",
        )
    });
    assert_sponsors_unaffected(|folder| {
        folder.replace(THEMES, "title: What was heard", "title: Something else")
    });
}

#[test]
fn the_files_of_a_copy_stay() {
    let before = approved();
    let shown = built(&before);
    let picture = |built: &Built| {
        portal(built, &sponsor(ILSE))
            .tree
            .files
            .iter()
            .filter(|(path, _)| path.starts_with("files/"))
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(picture(&shown).len(), 1);
    assert_sponsors_unaffected(|folder| {
        folder.put(
            "attachments/wall.png",
            crate::confidentiality::folder::picture("another", "x"),
        )
    });
    assert_sponsors_unaffected(|folder| drop(folder.files.remove("attachments/wall.png")));
    assert_sponsors_unaffected(|folder| {
        folder.put(
            "5-review/wall.png",
            crate::confidentiality::folder::picture("another", "x"),
        )
    });
}

#[test]
fn harmless_edits_remove_nothing() {
    assert_sponsors_unaffected(|folder| {
        folder.replace(AGENDA, "A step of her own", "Another step of her own")
    });
    assert_sponsors_unaffected(|folder| {
        folder.replace(
            REVIEW,
            "Together we looked.",
            "Together we <!-- mine --> looked.",
        )
    });
    assert_sponsors_unaffected(|folder| {
        folder.replace(
            REVIEW,
            "Together we looked.",
            "Together we looked.\n\n<!-- mine -->\n",
        )
    });
    assert_sponsors_unaffected(|folder| {
        folder.replace(
            AGENDA,
            "agreed: {client: 2026-02-17}",
            "agreed: {client: 2026-02-17, sponsor: }",
        )
    });
    assert_sponsors_unaffected(|folder| {
        folder.put("2-diagnosis/late.md", "---\nkind: stakeholder-interview\nstakeholder: {name: Late Comer, relationship: peer}\ndate: 2026-10-09\n---\nRaw.\n")
    });
    assert_sponsors_unaffected(|folder| {
        folder.put("2-diagnosis/themes-2.md", "---\nkind: stakeholder-themes\ndate: 2026-06-10\ndebriefed: 2026-06-12\nthemes: [{id: tt1, text: Second}]\n---\n")
    });
    assert_sponsors_unaffected(|folder| {
        folder.replace(THEMES, "debriefed: 2026-02-12", "debriefed: 2026-02-13")
    });
    assert_sponsors_unaffected(|folder| {
        // A record is renamed, with the references to it.
        for path in [REVIEW, AGENDA, THEMES] {
            let text = folder.text(path);
            folder.files.remove(path);
            folder.put(
                &path.replace(".md", "-renamed.md"),
                text.replace("themes#", "themes-renamed#")
                    .replace("themes.md", "themes-renamed.md"),
            );
        }
    });
    assert_sponsors_unaffected(|folder| drop(folder.files.remove(REVIEW)));
    assert_sponsors_unaffected(|folder| {
        folder.replace(REVIEW, "kind: review", "kind: review\ndraft: true")
    });
}

#[test]
fn the_sponsors_agreement_is_not_part_of_the_approval() {
    let before = approved();
    let mut after = before.clone();
    after.replace(
        AGENDA,
        "agreed: {client: 2026-02-17}",
        "agreed: {client: 2026-02-17, sponsor: 2026-06-01}",
    );
    let (one, two) = (built(&before), built(&after));
    assert!(!codes(&two).contains(&"CG604"), "{}", findings(&two));
    assert_ne!(
        page(&one, ILSE, "agenda.html"),
        page(&two, ILSE, "agenda.html"),
        "the day of agreement is shown"
    );
}

#[test]
fn lowering_a_level_affects_only_its_own_kind() {
    let mut folder = approved();
    folder.replace(
        "engagement.md",
        "{stakeholder-themes: shared}",
        "{stakeholder-themes: hidden, agenda: fact}",
    );
    let built = built(&folder);
    assert!(!codes(&built).contains(&"CG604"), "{}", findings(&built));
    assert!(page(&built, ILSE, "stakeholder-themes-2026-02-10.html").is_none());
    assert!(
        !page(&built, ILSE, "agenda.html")
            .unwrap()
            .contains("Decide sooner")
    );
    assert!(
        page(&built, ILSE, "review-interim.html")
            .unwrap()
            .contains("Decide within a day")
    );
}

#[test]
fn lowering_a_level_makes_no_other_approval_stale() {
    for kind in ["session", "interview", "chemistry", "review", "evidence"] {
        let mut folder = approved();
        folder.replace(
            "engagement.md",
            "{stakeholder-themes: shared}",
            &format!("{{stakeholder-themes: shared, {kind}: hidden}}"),
        );
        let after = built(&folder);
        assert!(
            !codes(&after).contains(&"CG604"),
            "{kind}: {}",
            findings(&after)
        );
        for name in [ILSE, TOMAS] {
            assert!(
                page(&after, name, "agenda.html")
                    .unwrap()
                    .contains("Decide sooner"),
                "{kind}"
            );
            assert_eq!(
                page(&after, name, "review-interim.html").is_some(),
                kind != "review",
                "{kind}"
            );
        }
    }
}

#[test]
fn an_agenda_shares_nothing_of_an_unapproved_review() {
    for state in ["waits", "declined", "approved for the other"] {
        let mut folder = unapproved();
        folder.replace(REVIEW, "next_steps: Carry on", "changes:\n  - {objective: two, change: re-date, now: {due: 2026-12-31}, because: Zqbudget closes}\nnext_steps: Carry on");
        decide(
            &mut folder,
            AGENDA,
            &[ILSE, TOMAS],
            "2026-05-20",
            &Decide::Approve,
        );
        match state {
            "declined" => decide(
                &mut folder,
                REVIEW,
                &[ILSE, TOMAS],
                "2026-05-21",
                &Decide::Decline { because: None },
            ),
            "approved for the other" => decide(
                &mut folder,
                REVIEW,
                &[TOMAS],
                "2026-05-21",
                &Decide::Approve,
            ),
            _ => {}
        }
        decide(
            &mut folder,
            AGENDA,
            &[ILSE, TOMAS],
            "2026-05-22",
            &Decide::Approve,
        );
        let built = built(&folder);
        let knows = |name: &str| {
            let files = &portal(&built, &sponsor(name)).tree.files;
            files
                .iter()
                .any(|(_, bytes)| page_text(bytes).contains("Zqbudget"))
        };
        assert!(!knows(ILSE), "{state}");
        assert_eq!(knows(TOMAS), state == "approved for the other", "{state}");
        // The client was asked and refused.
        let asked = state == "declined";
        assert_eq!(codes(&built).contains(&"CG617"), !asked, "{state}");
    }
}
