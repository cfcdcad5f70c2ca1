//! The fixes that findings offer, applied: the record keeps its content, and only the fix is added.

use coachgen::check::apply_fixes;
use coachgen::diag::Diagnostic;
use coachgen::source::Memory;

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

/// The sound practice with one file changed, the same file after all safe fixes, and the practice with it.
fn all_fixed(path: &str, change: impl Fn(&str) -> String) -> (String, Memory) {
    let mut tree = practice("tests/fixtures/sound");
    let path = format!("{FOLDER}{path}");
    let text = String::from_utf8(tree.get(&path).unwrap().to_vec()).unwrap();
    let changed = change(&text);
    assert_ne!(changed, text, "nothing was changed");
    tree.put(&path, changed);
    let found = CheckResult::check(&tree, "2026-10-01".parse().unwrap());
    let (sources, diags) = &found.parts[1];
    let files = apply_fixes(sources, diags);
    assert_eq!(files.len(), 1, "{:?}", found.rendered());
    tree.put(&path, files[0].after.clone());
    (files[0].after.clone(), tree)
}

fn assert_no_findings(tree: &Memory) {
    let found = CheckResult::check(tree, "2026-10-01".parse().unwrap());
    assert!(found.rendered().is_empty(), "{:?}", found.rendered());
}

#[test]
fn what_can_mean_only_one_thing_is_written_in_its_normal_form() {
    for (typed, written) in [
        ("date: 11 May 2026", "date: 2026-05-11"),
        ("date: 11. Mai 2026", "date: 2026-05-11"),
        ("date: \"11 mai 2026\"", "date: 2026-05-11"),
        ("date: 2026/05/11", "date: 2026-05-11"),
        (
            "date: May 11, 2026 # a Monday",
            "date: 2026-05-11 # a Monday",
        ),
    ] {
        let (text, tree) = all_fixed(SESSION, |text| text.replace("date: 2026-05-11", typed));
        assert!(text.contains(&format!("\n{written}\n")), "{typed}: {text}");
        assert_no_findings(&tree);
    }
    for (typed, written) in [
        ("minutes: 1 h 35", "minutes: 95"),
        ("minutes: 95 min", "minutes: 95"),
        ("mode: In Person", "mode: in-person"),
        ("recorded: no", "recorded: false"),
    ] {
        let key = typed.split(':').next().unwrap();
        let (text, tree) = all_fixed(SESSION, |text| {
            let lines = text.lines().filter(|line| !line.starts_with(key));
            let lines: Vec<&str> = lines.collect();
            let text = lines.join("\n") + "\n";
            text.replacen("date:", &format!("{typed}\ndate:"), 1)
        });
        assert!(text.contains(&format!("\n{written}\n")), "{typed}: {text}");
        if key == "minutes" || key == "mode" || key == "recorded" {
            assert_no_findings(&tree);
        }
    }
}

#[test]
fn only_a_fix_that_hides_is_applied_to_a_switch_or_a_marker() {
    let fixes = |path: &str, text: &str| {
        let mut tree = practice("tests/fixtures/sound");
        tree.put(format!("{FOLDER}{path}"), text);
        let found = CheckResult::check(&tree, "2026-10-01".parse().unwrap());
        let (sources, diags) = &found.parts[1];
        let files = apply_fixes(sources, diags).into_iter();
        files.map(|file| file.after).collect::<Vec<_>>()
    };
    let note = |switch: &str| format!("---\nkind: note\n{switch}date: 2026-04-14\n---\n\nWords.\n");
    assert_eq!(
        fixes("notes/reflection.md", &note("draft: yes\n")),
        [note("draft: true\n")]
    );
    assert_eq!(fixes("notes/reflection.md", &note("draft: no\n")), [""; 0]);
    let tree = practice("tests/fixtures/sound");
    let session = tree.get(&format!("{FOLDER}{SESSION}")).unwrap().to_vec();
    let session = String::from_utf8(session).unwrap();
    for braces in [
        "{.coach only}",
        "{.Coach-Only}",
        "{coach-only}",
        "{.coachonly}",
        "{.coach_only}",
    ] {
        let with = |braces: &str| format!("{session}\n## What I noticed {braces}\n\nThe pause.\n");
        assert_eq!(
            fixes(SESSION, &with(braces)),
            [with("{.coach-only}")],
            "{braces}"
        );
    }
    for braces in [
        "{.client only}",
        "{.Shared}",
        "{.share}",
        "{.not-coach-only}",
        "{.coach-only .x}",
    ] {
        let text = format!("{session}\n## What I noticed {braces}\n\nThe pause.\n");
        assert_eq!(fixes(SESSION, &text), [""; 0], "{braces}");
    }
}

#[test]
fn a_missing_id_is_made_from_the_words_and_is_unique() {
    let (text, tree) = all_fixed(SESSION, |text| {
        let (before, _) = text.split_once("actions:\n").unwrap();
        let (_, after) = text.split_once("next:").unwrap();
        // The ids that other records refer to are given; `four-talks` is the id of a milestone.
        format!(
            "{before}actions:\n  - id: a5\n    what: Ask\n    owner: client\n  - {{id: a6, what: Ask, owner: client}}\n  \
             - what: Ask Ida about the paper\n    owner: client\n  - {{owner: client, what: \"Ask Ida, about the paper\"}}\n\
             \x20 - owner: coach # mine\n    what: Four talks\nnext:{after}"
        )
    });
    for item in [
        "  - id: ask-ida-about-the-paper\n    what: Ask Ida about the paper\n    owner: client\n",
        // No number shows that the words are taken: the coach chooses another id.
        "  - {owner: client, what: \"Ask Ida, about the paper\"}\n",
        "  - owner: coach # mine\n    what: Four talks\n",
    ] {
        assert!(text.contains(item), "{item}\n{text}");
    }
    drop(tree);
    let (windows, _) = all_fixed(SESSION, |text| {
        let text = text.replace("  - id: a6\n    what: Fix", "  - what: Fix");
        text.replace('\n', "\r\n")
    });
    assert!(
        windows.contains("  - id: fix-the-dates-of-all-six\r\n    what: Fix the dates"),
        "{windows}"
    );
}

#[test]
fn all_present_are_written_out_as_those_who_were_parties_on_that_day() {
    let meeting = "1-contracting/sponsor-meeting.md";
    let (text, tree) = all_fixed(meeting, |text| {
        text.replace("present: [Sverre Haugland, Maren Tveit]", "present: all")
    });
    assert!(
        text.contains("\npresent: [Anneli Brandvold, Sverre Haugland, Maren Tveit]\n"),
        "{text}"
    );
    assert_no_findings(&tree);
    // A sponsor who joins later was not there.
    let mut tree = practice("tests/fixtures/sound");
    let path = format!("{FOLDER}engagement.md");
    let engagement = String::from_utf8(tree.get(&path).unwrap().to_vec()).unwrap();
    let engagement = engagement.replace(
        "sponsors:\n",
        "sponsors:\n  - {name: Liv Aasmundsen, relationship: hr, from: 2026-04-01}\n",
    );
    tree.put(&path, engagement);
    let path = format!("{FOLDER}{meeting}");
    let text = String::from_utf8(tree.get(&path).unwrap().to_vec()).unwrap();
    tree.put(
        &path,
        text.replace("present: [Sverre Haugland, Maren Tveit]", "present: all"),
    );
    let found = CheckResult::check(&tree, "2026-10-01".parse().unwrap());
    let (sources, diags) = &found.parts[1];
    let files = apply_fixes(sources, diags);
    let fixed = files.iter().find(|file| file.path == path).unwrap();
    assert!(!fixed.after.contains("Liv"), "{}", fixed.after);
}

#[test]
fn all_present_in_a_list_keeps_it_a_list() {
    let meeting = "1-contracting/sponsor-meeting.md";
    let (text, tree) = all_fixed(meeting, |text| {
        text.replace(
            "present: [Sverre Haugland, Maren Tveit]",
            "present: [ all ]",
        )
    });
    assert!(
        text.contains("\npresent: [ Anneli Brandvold, Sverre Haugland, Maren Tveit ]\n"),
        "{text}"
    );
    assert_no_findings(&tree);
    // A sponsor whom only the coach sees is not named in it.
    let mut tree = practice("tests/fixtures/sound");
    let path = format!("{FOLDER}engagement.md");
    let engagement = String::from_utf8(tree.get(&path).unwrap().to_vec()).unwrap();
    tree.put(
        &path,
        engagement.replace(
            "sponsors:\n",
            "sponsors:\n  - {name: Liv Aasmundsen, relationship: hr, coach_only: true}\n",
        ),
    );
    for (present, fixed) in [
        (
            "present: all",
            Some("present: [Anneli Brandvold, Sverre Haugland, Maren Tveit]"),
        ),
        ("present:\n  - all", None),
    ] {
        let path = format!("{FOLDER}{meeting}");
        let sound = practice("tests/fixtures/sound");
        let text = String::from_utf8(sound.get(&path).unwrap().to_vec()).unwrap();
        tree.put(
            &path,
            text.replace("present: [Sverre Haugland, Maren Tveit]", present),
        );
        let found = CheckResult::check(&tree, "2026-10-01".parse().unwrap());
        let (sources, diags) = &found.parts[1];
        let files = apply_fixes(sources, diags);
        let file = files.iter().find(|file| file.path == path);
        assert_eq!(
            file.map(|file| file.after.contains(fixed.unwrap_or_default())),
            fixed.map(|_| true),
            "{present}"
        );
    }
}

#[test]
fn a_kind_is_added_only_if_the_name_can_mean_nothing_else() {
    for (path, kind) in [
        ("4-development/session-7.md", Some("session")),
        ("3-agenda/agenda.md", Some("agenda")),
        ("notes/april.md", Some("note")),
        ("notes/agenda-notes.md", None),
        ("notes/session-7.md", None),
        ("3-agenda/agenda-ideas.md", None),
        ("3-agenda/ideas.md", None),
        ("4-development/session-7-notes.md", None),
        ("2-diagnosis/interview-part-1-prep.md", None),
        ("5-review/final-review-draft.md", None),
    ] {
        let mut tree = practice("tests/fixtures/sound");
        let path = format!("{FOLDER}{path}");
        tree.put(&path, "---\ndate: 2026-09-01\n---\n\nWords of mine.\n");
        let found = CheckResult::check(&tree, "2026-10-01".parse().unwrap());
        let (sources, diags) = &found.parts[1];
        let files = apply_fixes(sources, diags);
        let file = files.iter().find(|file| file.path == path);
        let line = kind.map(|kind| format!("---\nkind: {kind}\n"));
        assert_eq!(
            file.is_some_and(|file| file.after.starts_with(&line.clone().unwrap_or_default())),
            kind.is_some(),
            "{path}"
        );
    }
}
