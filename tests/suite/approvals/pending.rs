//! An amendment that waits names the sponsors it waits for, and a refusal ends the question.

use coachgen::diag::Diagnostic;
use coachgen::reader::Reader;
use coachgen::view::Decide;

use super::*;
use crate::page_text::page_text;

const SESSION: &str = "4-development/session-4.md";

fn pending(built: &Built) -> Vec<&Diagnostic> {
    let diags = built.diags.iter();
    diags.filter(|diag| diag.rule.code == "CG617").collect()
}

fn decline() -> Decide {
    Decide::Decline { because: None }
}

/// Everything approved for both sponsors, then a session that lowers a target.
fn amended() -> Folder {
    let mut folder = approved();
    folder.put(SESSION, "---\nkind: session\nnumber: 4\ndate: 2026-05-21\nminutes: 100\npoints: [pace]\nactions:\n  - {id: a4, what: Do the thing 4, owner: client, point: pace}\nchanges:\n  - {objective: day, change: reword, now: {measurable: {target: 5}}, because: The site moved}\n---\nTalked.\n");
    folder
}

fn awaiting(built: &Built) -> String {
    let files = &portal(built, &Reader::Coach).tree.files;
    let page = files.iter().find(|(path, _)| path == "awaiting.html");
    page_text(&page.unwrap().1)
}

#[test]
fn an_amendment_says_for_how_many_sponsors_it_waits() {
    let mut folder = amended();
    let both = built(&folder);
    let [finding] = pending(&both)[..] else {
        panic!("{}", findings(&both));
    };
    assert!(
        finding
            .message
            .contains("for 2 sponsors, who still have the agenda approved on 2026-05-20"),
        "{}",
        finding.message
    );
    decide(&mut folder, AGENDA, &[ILSE], "2026-05-22", &Decide::Approve);
    let one = built(&folder);
    let [finding] = pending(&one)[..] else {
        panic!("{}", findings(&one));
    };
    assert!(finding.message.contains("for the sponsor, who still has"));
    let help = finding.help.as_deref().unwrap();
    // A finding may be in a log, so it has no names.
    assert!(help.contains("coachgen approve --for NAME "), "{help}");
    let page = awaiting(&one);
    assert!(
        page.contains("coachgen approve --for &quot;Tomas Reyes&quot; ")
            || page.contains("coachgen approve --for \"Tomas Reyes\" "),
        "{page}"
    );
}

#[test]
fn a_refusal_ends_the_question_until_the_record_changes() {
    let mut folder = amended();
    decide(&mut folder, AGENDA, &[TOMAS], "2026-05-22", &decline());
    let message = pending(&built(&folder))[0].message.clone();
    assert!(message.contains("for the sponsor, who"), "{message}");
    decide(&mut folder, AGENDA, &[ILSE], "2026-05-22", &decline());
    assert!(pending(&built(&folder)).is_empty());
    // Another version is another question.
    folder.replace(SESSION, "target: 5", "target: 4");
    assert_eq!(pending(&built(&folder)).len(), 1);
}

#[test]
fn an_amendment_of_a_declined_review_does_not_wait() {
    let mut folder = approved();
    let review = "5-review/second.md";
    folder.put(review, "---\nkind: review\ntype: interim\nafter_session: 3\ndate: 2026-05-21\npresent: [Noor Aziz, Ilse Brandhuber, Tomas Reyes]\nchanges:\n  - {point: heirs, change: withdraw, because: The post is gone}\n---\nShort.\n");
    assert_eq!(pending(&built(&folder)).len(), 1);
    decide(
        &mut folder,
        review,
        &[ILSE, TOMAS],
        "2026-05-22",
        &decline(),
    );
    let now = built(&folder);
    assert!(pending(&now).is_empty(), "{}", findings(&now));
}

#[test]
fn copies_with_one_title_name_their_sponsors() {
    let page = awaiting(&built(&unapproved()));
    for name in [ILSE, TOMAS] {
        let title = format!(", for {name}</");
        assert!(page.matches(&title).count() >= 2, "{name}: {page}");
    }
    assert!(page.contains("does not receive this version until"));
    let page = awaiting(&built(&amended()));
    assert!(page.contains(", for Ilse Brandhuber</h2>"), "{page}");
}
