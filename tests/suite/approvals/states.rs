//! Every state of an approval, for a sponsor who is there all the time, joins, leaves and comes back.

use coachgen::view::Decide;

use super::*;
use crate::page_text::page_text;

/// `has`: the sponsor has the review. `waits`: it waits for the client. `says`: the checker reports that the sponsor
/// has another version (CG604).
const TABLE: &str = "
state                | always          | joined          | left before | left between | left after | came back
nothing              | waits           | waits           | -           | -            | -          | waits
approved             | has             | has             | -           | has          | has        | has
changed              | has waits says  | has waits says  | -           | has          | has        | has waits says
approved again       | has             | has             | -           | has          | has        | has
declined             | -               | -               | -           | -            | -          | -
declined and changed | waits           | waits           | -           | -            | -          | waits
new version declined | has             | has             | -           | has          | has        | has
withdrawn            | -               | -               | -           | -            | -          | -
given again          | has             | has             | -           | has          | has        | has
approved ahead       | waits           | waits           | -           | -            | -          | waits
";

/// What the engagement says about Tomas when decisions are made, and at the end. The review is dated 8 May 2026;
/// decisions begin on 20 May.
const DAYS: [(&str, &str, &str); 6] = [
    ("always", "", ""),
    ("joined", ", from: 2026-05-15", ", from: 2026-05-15"),
    ("left before", ", until: 2026-05-01", ", until: 2026-05-01"),
    ("left between", ", until: 2026-05-12", ", until: 2026-05-12"),
    ("left after", "", ", until: 2026-07-01"),
    ("came back", ", until: 2026-07-01", ""),
];

/// Makes the decisions that lead to a state.
fn reach_state(state: &str, folder: &mut Folder) {
    let on =
        |folder: &mut Folder, day: &str, what: Decide| decide(folder, REVIEW, &[TOMAS], day, &what);
    let because = || Some("Zqreason".to_owned());
    let changed = |folder: &mut Folder, to: &str| folder.replace(REVIEW, "Carry on", to);
    if state == "declined" {
        return on(folder, "2026-05-20", Decide::Decline { because: because() });
    }
    if state == "declined and changed" {
        on(folder, "2026-05-20", Decide::Decline { because: because() });
        return changed(folder, "Carry on slowly");
    }
    if state == "approved ahead" {
        return on(folder, "2026-12-24", Decide::Approve);
    }
    if state == "nothing" {
        return;
    }
    on(folder, "2026-05-20", Decide::Approve);
    match state {
        "approved" => {}
        "changed" => changed(folder, "Carry on slowly"),
        "approved again" => {
            changed(folder, "Carry on slowly");
            on(folder, "2026-05-25", Decide::Approve);
        }
        "new version declined" => {
            changed(folder, "Carry on slowly");
            on(folder, "2026-05-25", Decide::Decline { because: because() });
        }
        "withdrawn" => on(
            folder,
            "2026-05-25",
            Decide::Withdraw { because: because() },
        ),
        "given again" => {
            on(
                folder,
                "2026-05-25",
                Decide::Withdraw { because: because() },
            );
            // On the same day, with the same words.
            on(folder, "2026-05-25", Decide::Approve);
            on(
                folder,
                "2026-05-25",
                Decide::Withdraw { because: because() },
            );
            on(folder, "2026-05-25", Decide::Approve);
        }
        other => panic!("no state {other}"),
    }
}

#[test]
fn each_state_matches_the_table() {
    let mut lines = TABLE.trim().lines();
    let heads: Vec<&str> = lines
        .next()
        .unwrap()
        .split('|')
        .map(str::trim)
        .skip(1)
        .collect();
    assert_eq!(heads, DAYS.map(|(name, ..)| name));
    let mut wrong = Vec::new();
    for line in lines {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        for ((situation, then, now), expected) in DAYS.into_iter().zip(&cells[1..]) {
            let state = cells[0];
            let dated = |days: &str| format!("name: Tomas Reyes, relationship: hr{days}");
            let mut folder = unapproved();
            folder.replace("engagement.md", &dated(""), &dated(then));
            reach_state(state, &mut folder);
            folder.replace("engagement.md", &dated(then), &dated(now));
            let built = built(&folder);
            let waits = BuildHarness::pages_only().loaded(&folder, |source, access| {
                let mut waiting = access.waiting.iter();
                waiting.any(|one| {
                    source.model.record(one.record).path == REVIEW
                        && one.sponsors.contains(&TOMAS.to_owned())
                })
            });
            let waits = waits == Some(true);
            let says = built.diags.iter().any(|diag| diag.rule.code == "CG604");
            let has = page(&built, TOMAS, "review-interim.html");
            let found: Vec<&str> = [(has.is_some(), "has"), (waits, "waits"), (says, "says")]
                .into_iter()
                .filter_map(|(is, word)| is.then_some(word))
                .collect();
            let found = match found.is_empty() {
                true => "-".to_owned(),
                false => found.join(" "),
            };
            if found != *expected {
                wrong.push(format!(
                    "{state}, {situation}: expected {expected}, found {found}"
                ));
            }
            // There was never a decision for Ilse, whatever there was for Tomas.
            assert!(
                page(&built, ILSE, "review-interim.html").is_none(),
                "{state}, {situation}"
            );
            for file in &built.portals {
                let coach = file.reader == coachgen::reader::Reader::Coach;
                let reason = file
                    .tree
                    .files
                    .iter()
                    .any(|(_, bytes)| page_text(bytes).contains("Zqreason"));
                assert!(
                    coach || !reason,
                    "{state}: {:?} reads the reason",
                    file.reader
                );
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn approving_for_one_changes_nothing_for_another() {
    let mut folder = unapproved();
    decide(&mut folder, REVIEW, &[ILSE], "2026-05-20", &Decide::Approve);
    let (ledger, before) = (folder.text("approvals/ledger.yaml"), built(&folder));
    folder.replace(REVIEW, "Carry on", "Carry on slowly");
    for what in [
        Decide::Approve,
        Decide::Decline { because: None },
        Decide::Approve,
        Decide::Withdraw { because: None },
    ] {
        decide(&mut folder, REVIEW, &[TOMAS], "2026-06-01", &what);
        assert!(
            folder.text("approvals/ledger.yaml").starts_with(&ledger),
            "an earlier entry changed"
        );
        let after = built(&folder);
        assert!(
            differing_files(&before, &after, ILSE).is_empty(),
            "{what:?}"
        );
    }
}

#[test]
fn two_sponsors_who_would_see_different_things_have_different_copies() {
    let folder = approved();
    let copies = |kind: &str| {
        let is = |path: &&String| {
            path.ends_with(".json") && folder.text(path).contains(&format!("\"{kind}\": {{"))
        };
        folder.files.keys().filter(is).count()
    };
    // Each attended a different one of the meetings that the agenda quotes.
    assert_eq!(
        (
            copies("agenda"),
            copies("review"),
            copies("stakeholder-themes")
        ),
        (2, 1, 1)
    );
    let built = built(&folder);
    let agenda = |name: &str| page(&built, name, "agenda.html").unwrap();
    assert!(
        agenda(ILSE).contains("Decisions come sooner")
            && !agenda(ILSE).contains("She takes her leave")
    );
    assert!(agenda(TOMAS).contains("She takes her leave"));
}
