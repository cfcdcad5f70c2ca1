//! The fixes that findings offer, applied: the record keeps its content, and only the fix is added.

use coachgen::diag::Diagnostic;

use super::{CheckResult, FOLDER, practice};

const SESSION: &str = "4-development/session-3.md";

/// A third session with this `reviewed`, after a second one that leaves three actions open.
fn third_session(reviewed: &str) -> String {
    format!(
        "---\nkind: session\nnumber: 3\ndate: 2026-05-11\nminutes: 95\n{reviewed}points: [voice, team]\nactions:\n  - {{id: a5, what: Écrire, owner: client}}\n  - {{id: a6, what: Lire, owner: client}}\n---\n\nBody.\n"
    )
}

/// The text with the fix for `action-not-reviewed`, or `None` if the finding has no fix.
fn fixed(text: &str) -> Option<String> {
    let mut tree = practice("tests/fixtures/sound");
    tree.put(format!("{FOLDER}{SESSION}"), text);
    let found = CheckResult::check(&tree, "2026-10-01".parse().unwrap());
    let diags = found.parts.iter().flat_map(|(_, diags)| diags);
    let mut unreviewed = diags.filter(|diag| diag.rule.code == "CG404");
    let diag = unreviewed.next().expect("an action left out");
    assert!(unreviewed.next().is_none());
    diag.fix.as_ref()?;
    Some(applied(text, diag))
}

fn applied(text: &str, diag: &Diagnostic) -> String {
    let mut text = text.to_owned();
    let fix = diag.fix.as_ref().unwrap();
    for (span, new) in fix.edits.iter().rev() {
        text.replace_range(span.range(), new);
    }
    text
}

/// Checks that with each outcome filled in, the action is reviewed and there is no other finding.
fn assert_sound(text: &str) {
    let mut tree = practice("tests/fixtures/sound");
    let filled = text.replace("outcome:\n", "outcome: done\n");
    let filled = filled.replace("outcome:\r\n", "outcome: done\r\n");
    tree.put(format!("{FOLDER}{SESSION}"), filled);
    let found = CheckResult::check(&tree, "2026-10-01".parse().unwrap());
    assert!(
        found.rendered().is_empty(),
        "{}",
        found.rendered().join("\n\n")
    );
}

#[test]
fn actions_are_added_at_the_end_of_the_list_in_its_style() {
    let cases = [
        // Groups in brackets, two spaces of indentation.
        (
            "reviewed:\n  - {action: a2, outcome: done}\n  - {action: a4, outcome: done}\n",
            "reviewed:\n  - {action: a2, outcome: done}\n  - {action: a4, outcome: done}\n  - action: a3\n    outcome:\n",
        ),
        // No indentation, with a passage of several lines at the end and an empty line after it.
        (
            "reviewed:\n- action: a2\n  outcome: done\n- action: a4\n  outcome: done\n  learning: |\n    One\n    # two\n\n",
            "reviewed:\n- action: a2\n  outcome: done\n- action: a4\n  outcome: done\n  learning: |\n    One\n    # two\n- action: a3\n  outcome:\n\n",
        ),
        // Four spaces of indentation, a wide hyphen, comments.
        (
            "reviewed: # of session 2\n    -   action: a2\n        outcome: done\n# so far\n    -   action: a4\n        outcome: done # late\n# on the agenda:\n",
            "reviewed: # of session 2\n    -   action: a2\n        outcome: done\n# so far\n    -   action: a4\n        outcome: done # late\n    -   action: a3\n        outcome:\n# on the agenda:\n",
        ),
    ];
    for (before, after) in cases {
        let text = fixed(&third_session(before)).expect("a fix");
        assert_eq!(text, third_session(after));
        assert_sound(&text);
        let windows = fixed(&third_session(before).replace('\n', "\r\n")).expect("a fix");
        assert_eq!(windows, third_session(after).replace('\n', "\r\n"));
        assert_sound(&windows);
        let marked = fixed(&format!("\u{feff}{}", third_session(before))).expect("a fix");
        assert_eq!(marked, format!("\u{feff}{}", third_session(after)));
    }
}

#[test]
fn a_missing_list_is_created() {
    let added = "  - action: a2\n    outcome:\n  - action: a3\n    outcome:\n  - action: a4\n    outcome:\n";
    let text = fixed(&third_session("")).expect("a fix");
    let end = third_session("").replace("---\n\nBody", &format!("reviewed:\n{added}---\n\nBody"));
    assert_eq!(text, end);
    assert_sound(&text);
    let text = fixed(&third_session("reviewed:\n")).expect("a fix");
    assert_eq!(text, third_session(&format!("reviewed:\n{added}")));
    assert_sound(&text);
}

#[test]
fn a_list_in_brackets_has_no_fix() {
    for reviewed in [
        "reviewed: []\n",
        "reviewed: [{action: a2, outcome: done}, {action: a3, outcome: done}]\n",
        "reviewed: [\n  {action: a2, outcome: done},\n  {action: a3, outcome: done},\n  ]\n",
        "reviewed: ~\n",
    ] {
        assert_eq!(fixed(&third_session(reviewed)), None, "{reviewed}");
    }
}

#[test]
fn a_move_is_recorded_after_the_other_moves() {
    let session = "4-development/session-4.md";
    let sound = practice("tests/fixtures/sound");
    let sound = sound.get(&format!("{FOLDER}{session}")).unwrap().to_vec();
    let sound = String::from_utf8(sound).unwrap();
    for moved in ["", "moved:\n  - {from: 2026-06-12, by: coach}\n"] {
        let text = sound.replace("date: 2026-06-15\n", &format!("date: 2026-06-18\n{moved}"));
        let mut tree = practice("tests/fixtures/sound");
        tree.put(format!("{FOLDER}{session}"), text.clone());
        let found = CheckResult::check(&tree, "2026-10-01".parse().unwrap());
        let diags: Vec<_> = found.parts.iter().flat_map(|(_, diags)| diags).collect();
        assert_eq!(diags.len(), 1, "{moved}");
        assert_eq!(diags[0].rule.code, "CG413");
        let fixed = applied(&text, diags[0]);
        assert!(fixed.contains("  - from: 2026-06-15\n"), "{fixed}");
        tree.put(format!("{FOLDER}{session}"), fixed);
        let found = CheckResult::check(&tree, "2026-10-01".parse().unwrap());
        assert_eq!(found.parts.iter().flat_map(|(_, diags)| diags).count(), 0);
    }
}
