//! A year with approvals, step by step: the findings, what waits for approval, and what each sponsor has.

use coachgen::reader::Reader;
use coachgen::view::Decide;

use super::*;
use crate::page_text::page_text;

/// The result of a step: codes about approvals, the number of files that wait, and whether each sponsor's portal
/// changed.
fn step(before: &mut Built, folder: &Folder) -> (Vec<&'static str>, usize, [bool; 2]) {
    let after = built(folder);
    let mut found_codes: Vec<&'static str> = codes(&after)
        .into_iter()
        .filter(|code| ["CG604", "CG615", "CG616", "CG617"].contains(code))
        .collect();
    found_codes.sort_unstable();
    let coach = &portal(&after, &Reader::Coach).tree.files;
    // Without copies that wait, there is no such page.
    let waiting = coach.iter().find(|(path, _)| path == "awaiting.html");
    let waits = waiting.map_or(0, |(_, page)| page_text(page).matches("<article").count());
    let moved = [ILSE, TOMAS].map(|name| !differing_files(before, &after, name).is_empty());
    *before = after;
    (found_codes, waits, moved)
}

#[test]
fn each_step_of_a_year() {
    let mut folder = unapproved();
    // Tomas joins in the summer.
    folder.replace(
        "engagement.md",
        "relationship: hr}",
        "relationship: hr, from: 2027-01-01}",
    );
    let mut now = built(&folder);
    let yes = Decide::Approve;
    let none: Vec<&str> = Vec::new();
    assert_eq!(
        step(&mut now, &folder),
        (none.clone(), 3, [false, false]),
        "all three records wait"
    );
    for path in [THEMES, AGENDA, REVIEW] {
        decide(&mut folder, path, &[ILSE], "2026-05-20", &yes);
    }
    assert_eq!(step(&mut now, &folder), (none.clone(), 0, [true, false]));
    // The sponsor's agreement is recorded.
    folder.replace(
        AGENDA,
        "agreed: {client: 2026-02-17}",
        "agreed: {client: 2026-02-17, sponsor: 2026-05-28}",
    );
    assert_eq!(
        step(&mut now, &folder),
        (none.clone(), 0, [true, false]),
        "the day is shown"
    );
    // A second sponsor joins; nothing is shared with him yet, and the client declines the themes.
    folder.replace("engagement.md", "from: 2027-01-01", "from: 2026-06-01");
    folder.replace(AGENDA, "second-talk#rest", "second-talk#rest");
    let (found_codes, waits, [ilse, _]) = step(&mut now, &folder);
    assert_eq!(
        (found_codes, waits),
        (none.clone(), 3),
        "all three wait for Tomas"
    );
    assert!(ilse, "Ilse learns who joined");
    decide(
        &mut folder,
        THEMES,
        &[TOMAS],
        "2026-06-02",
        &Decide::Decline {
            because: Some("Too close".to_owned()),
        },
    );
    assert_eq!(step(&mut now, &folder), (none.clone(), 2, [false, false]));
    decide(&mut folder, AGENDA, &[TOMAS], "2026-06-02", &yes);
    assert_eq!(step(&mut now, &folder), (none.clone(), 1, [false, true]));
    assert!(
        !page(&now, TOMAS, "agenda.html")
            .unwrap()
            .contains("People wait for her"),
        "quoted from themes that he does not have"
    );
    assert!(
        page(&now, ILSE, "agenda.html")
            .unwrap()
            .contains("People wait for her")
    );
    // One word of the review is corrected.
    folder.replace(REVIEW, "The log of April", "The logs of April");
    assert_eq!(step(&mut now, &folder), (vec!["CG604"], 2, [false, false]));
    decide(&mut folder, REVIEW, &[ILSE], "2026-06-05", &yes);
    assert_eq!(step(&mut now, &folder), (none.clone(), 1, [true, false]));
    decide(&mut folder, REVIEW, &[TOMAS], "2026-06-05", &yes);
    assert_eq!(step(&mut now, &folder), (none.clone(), 0, [false, true]));
    // A session lowers a target. The sponsors have the old target until the client approves the change.
    let amended = "changes:\n  - {objective: day, change: reword, now: {measurable: {target: 5}}, because: Zqsecret reason}\n---\nTalked.";
    folder.put("4-development/session-4.md", "---\nkind: session\nnumber: 4\ndate: 2026-06-20\nminutes: 100\npoints: [pace]\nactions:\n  - {id: a4, what: Do the thing 4, owner: client, point: pace}\n".to_owned() + amended + "\n");
    let (found_codes, waits, [ilse, tomas]) = step(&mut now, &folder);
    assert_eq!(
        (found_codes, waits),
        (vec!["CG617"], 2),
        "each would get another copy"
    );
    assert!(ilse && tomas, "a session more");
    for name in [ILSE, TOMAS] {
        let progress = page(&now, name, "progress.html").unwrap();
        assert!(
            !progress.contains("Target 5") && !progress.contains("<td>5</td>"),
            "{name}"
        );
    }
    decide(&mut folder, AGENDA, &[ILSE], "2026-06-25", &yes);
    assert_eq!(step(&mut now, &folder), (vec!["CG617"], 1, [true, false]));
    decide(&mut folder, AGENDA, &[TOMAS], "2026-06-26", &yes);
    assert_eq!(step(&mut now, &folder), (none.clone(), 0, [false, true]));
    for name in [ILSE, TOMAS] {
        let files = &portal(&now, &sponsor(name)).tree.files;
        assert!(
            files
                .iter()
                .all(|(_, bytes)| !page_text(bytes).contains("Zqsecret")),
            "{name} reads why"
        );
    }
    // A review withdraws a point; the sponsors see that with the review.
    folder.put("5-review/second.md", "---\nkind: review\ntype: interim\nafter_session: 4\ndate: 2026-07-10\npresent: [Noor Aziz, Ilse Brandhuber, Tomas Reyes]\nchanges:\n  - {point: heirs, change: withdraw, because: The post is gone}\n---\nShort.\n");
    assert_eq!(step(&mut now, &folder), (vec!["CG617"], 1, [false, false]));
    decide(
        &mut folder,
        "5-review/second.md",
        &[ILSE, TOMAS],
        "2026-07-12",
        &yes,
    );
    assert_eq!(step(&mut now, &folder), (none.clone(), 0, [true, true]));
    for name in [ILSE, TOMAS] {
        assert!(
            page(&now, name, "agenda.html")
                .unwrap()
                .contains("The post is gone"),
            "{name}"
        );
    }
    // One approval is withdrawn.
    decide(
        &mut folder,
        REVIEW,
        &[TOMAS],
        "2026-08-01",
        &Decide::Withdraw { because: None },
    );
    assert_eq!(step(&mut now, &folder), (none, 0, [false, true]));
}
