//! Leaks found by a second series of attacks, on pages that collect words from several records.

use coachgen::policy::Policy;
use coachgen::reader::Reader;

use super::folder::{BuildHarness, Folder, portal, sponsor};
use crate::page_text::page_text;

const TWO_SPONSORS: &str = "tests/fixtures/practice/two-sponsors-tomasz-brandt";

fn texts(folder: &Folder, reader: &Reader) -> String {
    let built = BuildHarness::new().build(folder, &Policy::default());
    let files = &portal(&built, reader).tree.files;
    files.iter().map(|(_, bytes)| page_text(bytes)).collect()
}

#[test]
fn a_copy_that_waits_for_approval_quotes_nothing_that_is_held_back() {
    let mut folder = Folder::read(TWO_SPONSORS);
    // All texts are short, so that the scan does not stop what the copy would say; no digest and no approval.
    let agenda = folder.text("3-agenda/agenda.md");
    let mut number = 0;
    let mut approved = false;
    let mut short = String::new();
    for line in agenda.lines() {
        approved = match line.starts_with("approved:") {
            true => true,
            false => approved && line.starts_with(' '),
        };
        let said = line.trim_start().trim_start_matches("- ");
        let word = ["title:", "specific:"]
            .into_iter()
            .find(|word| said.starts_with(word));
        match word {
            _ if approved || said.starts_with("digest:") => {}
            Some(word) => {
                number += 1;
                let indent = &line[..line.find(word).expect("it is there")];
                short.push_str(&format!("{indent}{word} Zq{number}\n"));
            }
            None => short.push_str(&format!("{line}\n")),
        }
    }
    folder.put("3-agenda/agenda.md", short);
    folder.put(
        "5-review/interim-review.md",
        "---\nkind: review\ntype: interim\nafter_session: 3\ndate: 2026-10-13\npresent: [Nuala Whitcombe, Tomasz Brandt, Idris Quaye]\nobjectives:\n  - {objective: incidents-attended, at: 2, verdict: on-track}\n---\n",
    );
    assert!(texts(&folder, &Reader::Client).contains("Zq1"));
    folder.put(
        "notes/q.md",
        "---\nkind: note\ndate: 2026-05-06\n---\n\nA quarter of an hour on the telephone is enough.\n",
    );
    let built = BuildHarness::new().build(&folder, &Policy::default());
    let held: Vec<_> = built
        .diags
        .iter()
        .filter(|diag| diag.rule.code == "CG606")
        .collect();
    assert!(!held.is_empty(), "the agenda repeats the note");
    assert!(
        !built.portals.is_empty(),
        "the shown texts are short, so that nothing blocks the build"
    );
    assert!(!texts(&folder, &Reader::Client).contains("Zq1"));
}

#[test]
fn later_participants_and_signatures_are_hidden_from_a_sponsor_who_left() {
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
