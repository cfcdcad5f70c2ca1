//! Changes of objectives are visible: amendments that need agreement, verdicts on amended targets, actions of
//! sponsors, and the attribution of what was said.

use coachgen::reader::Reader;
use coachgen::view::Decide;

use super::*;
use crate::page_text::page_text;

const SESSION: &str = "4-development/session-4.md";

/// Session 4, in June, with an amendment and the given agreement.
fn add_amendment(folder: &mut Folder, agreed: &str) {
    folder.put(SESSION, format!("---\nkind: session\nnumber: 4\ndate: 2026-05-20\nminutes: 100\npoints: [pace]\nactions:\n  - {{id: a4, what: Do the thing 4, owner: client, point: pace}}\nchanges:\n  - objective: day\n    change: reword\n{agreed}    now: {{measurable: {{target: 5}}}}\n    because: The site moved\n---\nTalked.\n"));
}

/// A later review that finds the objective achieved.
fn add_achieving_review(folder: &mut Folder) {
    folder.replace(REVIEW, "date: 2026-05-08", "date: 2026-06-25");
    folder.replace(REVIEW, "after_session: 3", "after_session: 4");
    folder.replace(
        REVIEW,
        "at: 6, verdict: on-track",
        "at: 5, verdict: achieved",
    );
}

#[test]
fn a_verdict_is_shown_with_its_target() {
    let mut folder = unapproved();
    decide(&mut folder, AGENDA, &[ILSE], "2026-05-10", &Decide::Approve);
    add_amendment(&mut folder, "");
    add_achieving_review(&mut folder);
    // The client approves the review, but not the amendment itself.
    decide(&mut folder, REVIEW, &[ILSE], "2026-06-26", &Decide::Approve);
    let now = built(&folder);
    assert!(codes(&now).contains(&"CG617"), "{}", findings(&now));
    for path in ["agenda.html", "progress.html"] {
        let page = page(&now, ILSE, path).unwrap();
        // The agenda that she has says 8, and the verdict names the target that it was given on.
        assert!(page.contains("Achieved (5, target 5)"), "{path}");
        assert!(
            page.contains("<dt>Target</dt><dd dir=\"auto\">8</dd>"),
            "{path}"
        );
    }
    let files = &portal(&now, &sponsor(ILSE)).tree.files;
    let says = |text: &str| {
        files
            .iter()
            .any(|(_, bytes)| page_text(bytes).contains(text))
    };
    assert!(says("Achieved (5, target 5)"));
    assert!(!says("The site moved"), "the reason of a session");
}

#[test]
fn an_amendment_waits_for_those_who_must_agree() {
    let mut folder = unapproved();
    folder.replace(
        "engagement.md",
        "status: active\n",
        "status: active\nprogramme: {amendments_agreed_by: [sponsor]}\n",
    );
    add_amendment(&mut folder, "");
    decide(&mut folder, AGENDA, &[ILSE], "2026-05-28", &Decide::Approve);
    let before = built(&folder);
    assert!(codes(&before).contains(&"CG311"), "{}", findings(&before));
    let target = |built: &Built, reader: &Reader, target: &str| {
        let page = text_of(built, reader, "agenda.html");
        page.contains(&format!("<dt>Target</dt><dd dir=\"auto\">{target}</dd>"))
    };
    let all = [Reader::Coach, Reader::Client, sponsor(ILSE)];
    for reader in &all {
        assert!(
            target(&before, reader, "8"),
            "{reader:?} has the agreed target"
        );
        let page = text_of(&before, reader, "agenda.html");
        assert!(
            page.contains("Not in force until the sponsor agrees"),
            "{reader:?}"
        );
    }
    // The sponsor's agreement is recorded: nothing waits for the client again.
    add_amendment(
        &mut folder,
        "    agreed: {client: 2026-05-20, sponsor: 2026-06-02}\n",
    );
    let after = built(&folder);
    let said = codes(&after);
    for code in ["CG311", "CG604", "CG617"] {
        assert!(!said.contains(&code), "{}", findings(&after));
    }
    for reader in &all {
        assert!(target(&after, reader, "5"), "{reader:?} has the new target");
        let page = text_of(&after, reader, "agenda.html");
        assert!(!page.contains("Not in force"), "{reader:?}");
        assert!(page.contains("Sponsor agreed on 2 June 2026"), "{reader:?}");
    }
    // The chart dates the new target from the day of the agreement.
    let progress = text_of(&after, &Reader::Client, "progress.html");
    assert!(progress.contains("2 June 2026"), "{progress}");
    // A change that the client never approved has no effect.
    folder.replace(SESSION, "target: 5", "target: 4");
    let changed = built(&folder);
    assert!(
        !target(&changed, &sponsor(ILSE), "4"),
        "another amendment than the approved one"
    );
}

#[test]
fn a_late_agreement_makes_no_review_stale() {
    let mut folder = unapproved();
    folder.replace(
        "engagement.md",
        "status: active\n",
        "status: active\nprogramme: {amendments_agreed_by: [sponsor]}\n",
    );
    add_amendment(&mut folder, "");
    add_achieving_review(&mut folder);
    folder.replace(
        REVIEW,
        "next_steps: Carry on",
        "changes: [{objective: two, change: reword, now: {measurable: {target: 1}}, because: One left}]\nnext_steps: Carry on",
    );
    for path in [AGENDA, REVIEW] {
        decide(&mut folder, path, &[ILSE], "2026-06-26", &Decide::Approve);
    }
    add_amendment(&mut folder, "    agreed: {sponsor: 2026-06-02}\n");
    folder.replace(
        REVIEW,
        "change: reword, now",
        "change: reword, agreed: {sponsor: 2026-06-25}, now",
    );
    let now = built(&folder);
    let said = codes(&now);
    for code in ["CG311", "CG604", "CG617"] {
        assert!(!said.contains(&code), "{}", findings(&now));
    }
    let agenda = page(&now, ILSE, "agenda.html").unwrap();
    for target in ["5", "1"] {
        let shown = format!("<dt>Target</dt><dd dir=\"auto\">{target}</dd>");
        assert!(agenda.contains(&shown), "{target}");
    }
}

#[test]
fn words_stay_attributed_to_the_sponsor_who_said_them() {
    let mut folder = unapproved();
    folder.replace(
        "engagement.md",
        "relationship: hr}",
        "relationship: hr, from: 2026-05-20}",
    );
    folder.replace(
        REVIEW,
        "evidence: The log of April}",
        "evidence: The log of April, views: [{by: sponsor, comment: I see it on the sites}]}",
    );
    for path in [AGENDA, REVIEW] {
        decide(&mut folder, path, &[TOMAS], "2026-05-25", &Decide::Approve);
    }
    let said = |built: &Built| {
        let portal = portal(built, &sponsor(TOMAS));
        let pages = portal.tree.files.iter();
        let pages = pages.map(|(_, bytes)| page_text(bytes));
        let page = pages
            .into_iter()
            .find(|page| page.contains("<blockquote dir=\"auto\"><p>I see it on the sites"))
            .expect("the view is shown");
        let at = page.find("I see it on the sites").unwrap();
        let by = page[..at].rfind("opinion-by").unwrap();
        page[by..at].to_owned()
    };
    let before = built(&folder);
    assert!(said(&before).contains(ILSE), "the only sponsor in May");
    // She is removed from the agreement; the remaining sponsor did not say it.
    folder.replace(
        "engagement.md",
        "  - {name: Ilse Brandhuber, relationship: line-manager}\n",
        "",
    );
    let after = built(&folder);
    assert!(said(&after).contains(ILSE));
    assert!(!said(&after).contains(TOMAS));
    // With both sponsors from the beginning, the record has to say who.
    let mut two = unapproved();
    two.replace(
        REVIEW,
        "evidence: The log of April}",
        "evidence: The log of April, views: [{by: sponsor, comment: I see it on the sites}]}",
    );
    assert!(codes(&built(&two)).contains(&"CG017"));
    two.replace(REVIEW, "by: sponsor,", "by: sponsor, name: tomas reyes,");
    assert!(!codes(&built(&two)).contains(&"CG017"));
    for path in [AGENDA, REVIEW] {
        decide(&mut two, path, &[TOMAS], "2026-05-25", &Decide::Approve);
    }
    assert!(said(&built(&two)).contains(TOMAS));
}

#[test]
fn a_sponsor_has_actions_and_a_review_closes_them() {
    let mut folder = unapproved();
    folder.replace(
        MEETING,
        "shared_with_client",
        "actions:\n  - {id: slot, what: Give her the first slot, owner: sponsor, name: Ilse Brandhuber, due: 2026-05-31}\nshared_with_client",
    );
    let before = built(&folder);
    let index = |built: &Built, name: &str| page(built, name, "index.html").unwrap();
    assert!(index(&before, ILSE).contains("Give her the first slot"));
    assert!(
        !index(&before, TOMAS).contains("Give her the first slot"),
        "he was not at that meeting"
    );
    let actions = text_of(&before, &Reader::Coach, "actions.html");
    assert!(actions.contains("Give her the first slot") && actions.contains(ILSE));
    folder.replace(
        REVIEW,
        "next_steps: Carry on",
        "reviewed:\n  - {action: slot, outcome: done, learning: Twice}\n  - {action: a1, outcome: done, learning: Zqsecret}\nnext_steps: Carry on",
    );
    for path in [AGENDA, REVIEW] {
        decide(
            &mut folder,
            path,
            &[ILSE, TOMAS],
            "2026-05-25",
            &Decide::Approve,
        );
    }
    let after = built(&folder);
    assert!(
        !index(&after, ILSE).contains("Give her the first slot"),
        "it is done"
    );
    for name in [ILSE, TOMAS] {
        let files = &portal(&after, &sponsor(name)).tree.files;
        let says = |text: &str| {
            files
                .iter()
                .any(|(_, bytes)| page_text(bytes).contains(text))
        };
        assert!(
            !says("Zqsecret") && !says("Do the thing 1"),
            "{name}: an action of a session"
        );
        // The copy for Tomas cannot quote a meeting that he did not attend.
        assert_eq!(says("Give her the first slot"), name == ILSE, "{name}");
        assert_eq!(says("Twice"), name == ILSE, "{name}");
    }
    // A session cannot have an action of a sponsor.
    folder.replace(
        "4-development/session-1.md",
        "owner: client",
        "owner: sponsor",
    );
    let stopped = BuildHarness::pages_only().build(&folder, &Policy::default());
    assert!(findings(&stopped).contains("CG002"));
}

#[test]
fn the_final_review_shows_the_levels_and_the_score() {
    let mut folder = unapproved();
    for (measure, levels) in [
        (
            "target: 8}",
            "[Slower, As before, Within a day, Within an hour, At once]",
        ),
        (
            "target: 2}",
            "[None, Sought, Two named, Two at work, Three]",
        ),
    ] {
        let with = format!("{}, levels: {levels}}}", measure.trim_end_matches('}'));
        folder.replace(AGENDA, measure, &with);
    }
    folder.replace(REVIEW, "type: interim", "type: final");
    assert!(codes(&built(&folder)).contains(&"CG509"));
    folder.replace(REVIEW, "at: 6, verdict", "at: 6, level: +1, verdict");
    folder.replace(
        REVIEW,
        "{objective: two, at: 1}",
        "{objective: two, at: 1, level: 1}",
    );
    for path in [AGENDA, REVIEW] {
        decide(&mut folder, path, &[ILSE], "2026-05-25", &Decide::Approve);
    }
    let now = built(&folder);
    assert!(!codes(&now).contains(&"CG509"), "{}", findings(&now));
    for reader in [Reader::Coach, Reader::Client, sponsor(ILSE)] {
        let files = &portal(&now, &reader).tree.files;
        let says = |text: &str| {
            files
                .iter()
                .any(|(_, bytes)| page_text(bytes).contains(text))
        };
        assert!(says("Level +1: Within an hour"), "{reader:?}");
        // Two goals of equal weight, each one level above: 50 + 20 / √(0.7·2 + 0.3·4).
        assert!(says("62.4"), "{reader:?}");
    }
}

/// The agenda with a proposal that waits for the sponsor, approved for both.
fn proposed() -> Folder {
    let mut folder = unapproved();
    folder.replace(
        "engagement.md",
        "status: active\n",
        "status: active\nprogramme: {amendments_agreed_by: [sponsor]}\n",
    );
    add_amendment(&mut folder, "");
    for path in [AGENDA, REVIEW] {
        decide(
            &mut folder,
            path,
            &[ILSE, TOMAS],
            "2026-05-28",
            &Decide::Approve,
        );
    }
    folder
}

#[test]
fn dates_of_withheld_records_reach_no_sponsor() {
    let before = built(&proposed());
    let agreed = "    agreed: {sponsor: 2026-06-02}\n";
    let coach_only = format!("{agreed}    coach_only: true\n");
    let personal = |folder: &mut Folder| {
        folder.replace(
            AGENDA,
            "title: Decide sooner",
            "title: Decide sooner\n    personal: true",
        );
        add_amendment(folder, agreed);
    };
    let held_back = |folder: &mut Folder| {
        add_amendment(folder, agreed);
        folder.replace(SESSION, "Talked.", "## Private\n\nTalked.");
    };
    type Edit<'e> = &'e dyn Fn(&mut Folder);
    let edits: [(&str, Edit<'_>); 5] = [
        ("coach only", &|folder| add_amendment(folder, &coach_only)),
        ("personal", &personal),
        ("held back", &held_back),
        ("no longer needed", &|folder| {
            folder.replace(
                "engagement.md",
                "amendments_agreed_by: [sponsor]",
                "sessions: 6",
            );
        }),
        ("a draft", &|folder| {
            folder.replace(AGENDA, "kind: agenda", "kind: agenda\ndraft: true");
            folder.replace(AGENDA, "client: 2026-02-17", "client: 2026-02-18");
        }),
    ];
    for (name, edit) in edits {
        let mut folder = proposed();
        edit(&mut folder);
        let after = built(&folder);
        for sponsor in [ILSE, TOMAS] {
            let agenda = page(&after, sponsor, "agenda.html").unwrap();
            assert!(
                agenda.contains("Not in force until the sponsor agrees"),
                "{name}"
            );
            assert!(
                !agenda.contains("2 June 2026") && !agenda.contains("18 February"),
                "{name}"
            );
            assert!(
                page(&before, sponsor, "progress.html") == page(&after, sponsor, "progress.html"),
                "{name}"
            );
        }
    }
}

#[test]
fn an_unseen_sponsor_changes_no_label() {
    let mut folder = unapproved();
    folder.replace(
        "engagement.md",
        "  - {name: Tomas Reyes, relationship: hr}\n",
        "",
    );
    folder.replace(
        REVIEW,
        "evidence: The log of April}",
        "evidence: The log of April, views: [{by: sponsor, comment: I see it}]}",
    );
    for path in [AGENDA, REVIEW] {
        decide(&mut folder, path, &[ILSE], "2026-05-25", &Decide::Approve);
    }
    let before = built(&folder);
    folder.replace(
        "engagement.md",
        "relationship: line-manager}\n",
        "relationship: line-manager}\n  - {name: Hidden Person, coach_only: true}\n",
    );
    let after = built(&folder);
    for reader in [Reader::Client, sponsor(ILSE)] {
        assert!(
            portal(&before, &reader).tree == portal(&after, &reader).tree,
            "{reader:?}"
        );
    }
}

#[test]
fn a_sponsor_who_left_reads_no_later_names() {
    let mut folder = unapproved();
    folder.replace(
        "engagement.md",
        "relationship: line-manager}",
        "relationship: line-manager, until: 2026-05-31}",
    );
    folder.replace(
        "engagement.md",
        "relationship: hr}",
        "relationship: hr, from: 2026-06-15}",
    );
    folder.replace(
        MEETING,
        "shared_with_client",
        "actions:\n  - {id: slot, what: Give her the first slot, owner: sponsor, name: Tomas Reyes}\n  - {id: desk, what: Clear a desk, owner: sponsor, name: Somebody Else}\nshared_with_client",
    );
    let built = built(&folder);
    let files = &portal(&built, &sponsor(ILSE)).tree.files;
    for name in ["Tomas Reyes", "Somebody Else"] {
        let named = files
            .iter()
            .any(|(_, bytes)| page_text(bytes).contains(name));
        assert!(!named, "{name}");
    }
}

#[test]
fn what_a_review_says_of_an_action_stays_as_approved() {
    let mut folder = unapproved();
    folder.replace(
        MEETING,
        "shared_with_client",
        "actions:\n  - {id: slot, what: Give her the first slot, owner: sponsor, name: Ilse Brandhuber}\nshared_with_client",
    );
    folder.replace(
        REVIEW,
        "next_steps: Carry on",
        "reviewed: [{action: slot, outcome: ongoing}]\nnext_steps: Carry on",
    );
    for path in [AGENDA, REVIEW] {
        decide(&mut folder, path, &[ILSE], "2026-05-25", &Decide::Approve);
    }
    let said = |folder: &Folder| {
        let built = built(folder);
        let files = &portal(&built, &sponsor(ILSE)).tree.files;
        let review = files
            .iter()
            .find(|(path, _)| path.starts_with("review-interim"))
            .expect("the review");
        page_text(&review.1)
    };
    let before = said(&folder);
    assert!(before.contains("Give her the first slot"));
    folder.replace(MEETING, "name: Ilse Brandhuber}", "name: Tomas Reyes}");
    assert!(said(&folder) == before, "another owner");
    // In a meeting that she reads directly, an action that she may no longer see is not quoted from an old copy.
    let mut moved = unapproved();
    moved.replace(
        MEETING,
        "shared_with_client",
        "reviewed: [{action: r1, outcome: done, learning: Zqlearnt}]\nshared_with_client",
    );
    for path in [AGENDA, REVIEW] {
        decide(&mut moved, path, &[ILSE], "2026-05-25", &Decide::Approve);
    }
    let says = |folder: &Folder| {
        let built = built(folder);
        let files = &portal(&built, &sponsor(ILSE)).tree.files;
        files
            .iter()
            .any(|(_, bytes)| page_text(bytes).contains("Zqlearnt"))
    };
    assert!(says(&moved));
    moved.replace(REVIEW, "point: heirs}", "point: heirs, coach_only: true}");
    assert!(!says(&moved), "it is the coach's own now");
}

fn text_of(built: &Built, reader: &Reader, path: &str) -> String {
    let files = &portal(built, reader).tree.files;
    let (_, bytes) = files.iter().find(|(known, _)| known == path).unwrap();
    page_text(bytes)
}
