//! A copy that is damaged, missing, of a later version, of another engagement, or in conflict holds its record back,
//! is reported, and affects nothing else; a ledger that cannot be read blocks the build.

use super::*;

fn copy_of(folder: &Folder, kind: &str) -> String {
    let is = |path: &&String| {
        path.ends_with(".json") && folder.text(path).contains(&format!("\"{kind}\": {{"))
    };
    folder.files.keys().find(is).expect("a copy").clone()
}

#[test]
fn a_copy_that_cannot_be_used_holds_its_record_back_and_nothing_else() {
    let good = approved();
    let before = built(&good);
    let review = copy_of(&good, "review");
    type Change = fn(&mut Folder, &str);
    let cases: [(&str, Change, &str); 7] = [
        (
            "missing",
            |folder, path| drop(folder.files.remove(path)),
            "is missing",
        ),
        (
            "damaged",
            |folder, path| folder.replace(path, "Carry on", "Carry on!"),
            "was changed after the client approved it",
        ),
        (
            "another copy",
            |folder, path| {
                let other = copy_of(folder, "agenda");
                let text = folder.text(&other);
                folder.put(path, text)
            },
            "was changed after the client approved it",
        ),
        (
            "no text",
            |folder, path| folder.put(path, [0xff, 0xfe]),
            "was changed after the client approved it",
        ),
        (
            "conflict",
            |folder, path| {
                let text = folder.text(path);
                folder.put(
                    path,
                    format!("<<<<<<< ours\n{text}=======\n{text}>>>>>>> theirs\n"),
                )
            },
            "merge conflict",
        ),
        (
            "picture gone",
            |folder, _| {
                folder
                    .files
                    .retain(|path, _| !(path.starts_with("approvals/") && path.ends_with(".png")))
            },
            "picture or file",
        ),
        (
            "picture changed",
            |folder, _| {
                let path = folder
                    .files
                    .keys()
                    .find(|path| path.starts_with("approvals/") && path.ends_with(".png"))
                    .unwrap()
                    .clone();
                folder.put(&path, "x")
            },
            "picture or file",
        ),
    ];
    for (case, change, said) in cases {
        let mut folder = good.clone();
        change(&mut folder, &review);
        let after = built(&folder);
        let findings = findings(&after);
        assert!(
            findings.contains("CG615") && findings.contains(said),
            "{case}: {findings}"
        );
        assert!(
            findings.contains("approvals/ledger.yaml:"),
            "{case}: {findings}"
        );
        for name in [ILSE, TOMAS] {
            assert!(
                page(&after, name, "review-interim.html").is_none(),
                "{case}: {name} has it"
            );
            for path in ["stakeholder-themes-2026-02-10.html", "engagement.html"] {
                assert_eq!(
                    page(&before, name, path).is_some(),
                    page(&after, name, path).is_some(),
                    "{case}"
                );
            }
            assert!(
                page(&after, name, "agenda.html")
                    .unwrap()
                    .contains("Decide sooner"),
                "{case}"
            );
        }
        // It has to be restored, not approved again unseen.
        assert!(!codes(&after).contains(&"CG604"), "{case}: {findings}");
    }
}

/// Replaces the digest of a copy in the ledger, and adds the copy with that digest.
fn replace_copy(folder: &mut Folder, path: &str, text: &str) {
    let digest = coachgen::model::sha256(text.as_bytes());
    let old = path["approvals/".len()..path.len() - ".json".len()].to_owned();
    let ledger = folder.text("approvals/ledger.yaml").replace(&old, &digest);
    folder.put("approvals/ledger.yaml", ledger);
    folder.put(&format!("approvals/{digest}.json"), text);
}

#[test]
fn a_copy_of_a_later_version_or_of_another_client_is_refused() {
    for (from, to, said) in [
        (
            "\"version\": 1",
            "\"version\": 2",
            "newer version of coachgen",
        ),
        (
            "\"client\": \"Noor Aziz\"",
            "\"client\": \"Somebody Else\"",
            "another client",
        ),
        (
            "\"kind\": \"review\",\n    \"date\"",
            "\"kind\": \"agenda\",\n    \"date\"",
            "was changed after the client approved it",
        ),
        (
            "\"format\": \"coachgen-approval\"",
            "\"format\": \"other\"",
            "was changed after the client approved it",
        ),
        (
            "\"after_session\": 3",
            "\"after_session\": 3,\n      \"unknown\": 1",
            "was changed after the client approved it",
        ),
    ] {
        let mut folder = approved();
        let path = copy_of(&folder, "review");
        let text = folder.text(&path);
        assert!(text.contains(from), "{from}");
        replace_copy(&mut folder, &path, &text.replacen(from, to, 1));
        let after = built(&folder);
        assert!(
            findings(&after).contains(said),
            "{to}: {}",
            findings(&after)
        );
        assert!(page(&after, ILSE, "review-interim.html").is_none(), "{to}");
    }
}

#[test]
fn a_ledger_that_cannot_be_read_stops_the_engagement() {
    let good = approved();
    let text = good.text("approvals/ledger.yaml");
    for (text, code) in [
        (
            format!("<<<<<<< ours\n{text}=======\n>>>>>>> theirs\n"),
            "CG010",
        ),
        (text.replace("version: 1", "version: 9"), "CG615"),
        (text.replacen("sponsor: ", "sponser: ", 1), "CG615"),
        (text.replacen("  - record", "  - [record", 1), "CG002"),
    ] {
        let mut folder = good.clone();
        folder.put("approvals/ledger.yaml", text);
        let built = BuildHarness::pages_only().build(&folder, &Policy::default());
        assert!(
            built.portals.is_empty() && codes(&built).contains(&code),
            "{}",
            findings(&built)
        );
    }
    // A version that a sync program left beside it.
    let mut folder = good.clone();
    folder.put("approvals/ledger (conflicted copy).yaml", "version: 1\n");
    let built = BuildHarness::pages_only().build(&folder, &Policy::default());
    assert!(
        built.portals.is_empty() && findings(&built).contains("another version of the ledger"),
        "{}",
        findings(&built)
    );
}

#[test]
fn an_approval_for_a_non_sponsor_is_reported_and_has_no_effect() {
    let mut folder = approved();
    folder.replace("engagement.md", "Tomas Reyes", "Thomas Reyes");
    folder.replace(REVIEW, "Tomas Reyes", "Thomas Reyes");
    folder.replace(
        "1-contracting/second-talk.md",
        "Tomas Reyes",
        "Thomas Reyes",
    );
    let after = built(&folder);
    assert!(
        findings(&after).contains("not a sponsor of the engagement"),
        "{}",
        findings(&after)
    );
    assert!(page(&after, "Thomas Reyes", "review-interim.html").is_none());
    assert!(page(&after, ILSE, "review-interim.html").is_some());
}

#[test]
fn an_approval_that_a_merge_repeats_does_not_undo_a_withdrawal() {
    let mut folder = approved();
    let first = folder.text("approvals/ledger.yaml");
    decide(
        &mut folder,
        REVIEW,
        &[ILSE],
        "2026-06-01",
        &Decide::Withdraw { because: None },
    );
    let gone = built(&folder);
    assert!(page(&gone, ILSE, "review-interim.html").is_none());
    let repeated: String = first.split("approvals:\n").nth(1).unwrap().to_owned();
    let text = folder.text("approvals/ledger.yaml");
    for merged in [
        format!("{text}{repeated}"),
        format!("{first}{}{repeated}", &text[first.len()..]),
    ] {
        folder.put("approvals/ledger.yaml", merged);
        let after = built(&folder);
        for name in [ILSE, TOMAS] {
            assert!(differing_files(&gone, &after, name).is_empty(), "{name}");
        }
    }
    // A copy of another kind of record under this record's name.
    let mut folder = approved();
    let digest = |kind: &str| copy_of(&folder, kind)["approvals/".len()..][..64].to_owned();
    let (review, themes) = (digest("review"), digest("stakeholder-themes"));
    let ledger = folder
        .text("approvals/ledger.yaml")
        .replace(&review, &themes);
    folder.put("approvals/ledger.yaml", ledger);
    assert!(findings(&built(&folder)).contains("belongs to another record"));
}
