//! What was found by a second attack, on pages that gather words from several records.

use coachgen::policy::Policy;
use coachgen::reader::Reader;

use super::folder::{Bench, Folder, portal, sponsor};

const TWO_SPONSORS: &str = "tests/fixtures/practice/two-sponsors-tomasz-brandt";

fn texts(folder: &Folder, reader: &Reader) -> String {
    let built = Bench::new().build(folder, &Policy::default());
    let files = &portal(&built, reader).tree.files;
    files
        .iter()
        .map(|(_, bytes)| String::from_utf8_lossy(bytes))
        .collect()
}

#[test]
fn a_copy_that_awaits_a_word_quotes_nothing_that_is_held_back() {
    let mut folder = Folder::read(TWO_SPONSORS);
    let review = "5-review/interim-review.md";
    let title = "Let the depot managers run their incidents";
    let before = texts(&folder, &Reader::Client);
    assert!(before.contains(title), "the fixture has that point");
    // The agenda loses its seal and approval, so that only its words count; the copy of the review keeps its rows, without
    // texts that would be found by themselves.
    let agenda = folder.text("3-agenda/agenda.md");
    let agenda: String = agenda
        .lines()
        .filter(|line| !line.trim_start().starts_with("digest:"))
        .map(|line| format!("{line}\n"))
        .collect();
    folder.put("3-agenda/agenda.md", agenda.replace(title, "Zq1"));
    let text = folder.text(review).replace(title, "Zq1");
    folder.put(review, text);
    folder.put(
        "notes/q.md",
        "---\nkind: note\ndate: 2026-05-06\n---\n\nA quarter of an hour on the telephone is enough.\n".to_owned(),
    );
    let built = Bench::new().build(&folder, &Policy::default());
    let held: Vec<_> = built
        .diags
        .iter()
        .filter(|diag| diag.rule.code == "CG606")
        .collect();
    assert!(!held.is_empty(), "the agenda repeats the note");
    assert!(!built.portals.is_empty(), "what is shown is short, so that nothing stops it");
    assert!(!texts(&folder, &Reader::Client).contains("Zq1"));
}

#[test]
fn who_came_and_what_was_signed_later_is_not_for_a_sponsor_who_left() {
    let mut folder = Folder::read(TWO_SPONSORS);
    let helen = sponsor("Helen Strand");
    let before = texts(&folder, &helen);
    assert!(!before.contains("15 September 2026"));
    let text = folder.text("engagement.md");
    folder.put(
        "engagement.md",
        text.replace(
            "sponsors:\n",
            "sponsors:\n  - {name: Zzora Later, role: Successor, from: 2026-11-01}\n",
        ),
    );
    assert!(texts(&folder, &Reader::Client).contains("Zzora Later"));
    assert_eq!(texts(&folder, &helen), before);
}
