//! CG010: conflicts anywhere in a file, in every style, and text that only looks like a conflict.

use super::{FindingText, findings_by_file, findings_in, practice_findings, session, sound_with};

/// A name, a text, and the lines of each finding: where it begins, where it ends.
type Case = (&'static str, String, Vec<(usize, Option<usize>)>);

fn cases() -> Vec<Case> {
    let head = "---\nkind: session\nnumber: 2\ndate: 2026-03-16\n";
    vec![
        (
            "in the front matter",
            format!("{head}<<<<<<< ours\nminutes: 60\n=======\nminutes: 90\n>>>>>>> theirs\n---\n"),
            vec![(5, Some(9))],
        ),
        (
            "with the common ancestor",
            format!(
                "{head}---\n\n<<<<<<< HEAD\nOne.\n||||||| parent of 3f2a91c\nNone.\n=======\nTwo.\n>>>>>>> 3f2a91c (From the train)\n"
            ),
            vec![(7, Some(13))],
        ),
        (
            "two in one body, one without names",
            format!(
                "{head}---\n\n<<<<<<<\nOne.\n=======\nTwo.\n>>>>>>>\n\nBetween.\n\n<<<<<<< a\n=======\nThree.\n>>>>>>> b\n"
            ),
            vec![(7, Some(11)), (15, Some(18))],
        ),
        (
            "around the end of the front matter",
            format!(
                "{head}<<<<<<< desk\n---\n\nWords.\n=======\nminutes: 60\n---\n>>>>>>> train\n"
            ),
            vec![(5, Some(12))],
        ),
        (
            "from the first line",
            format!("<<<<<<< desk\n{head}---\n=======\n{head}---\n\nWords.\n>>>>>>> train\n"),
            vec![(1, Some(15))],
        ),
        (
            "after a byte order mark",
            "\u{feff}<<<<<<< desk\n---\n=======\n---\nkind: note\n>>>>>>> train\n".to_owned(),
            vec![(1, Some(6))],
        ),
        (
            "with Windows line ends",
            session("\nWords.\n\n<<<<<<< desk\nOne.\n=======\nTwo.\n>>>>>>> train\n")
                .replace('\n', "\r\n"),
            vec![(9, Some(13))],
        ),
        (
            "of Jujutsu",
            session(
                "\n<<<<<<< Conflict 1 of 1\n%%%%%%% Changes from base to side #1\n-One.\n+Two.\n+++++++ Contents of side #2\nThree.\n>>>>>>> Conflict 1 of 1 ends\n",
            ),
            vec![(7, Some(13))],
        ),
        (
            "inside another",
            session(
                "\n<<<<<<< HEAD\nOne.\n||||||| merged\n<<<<<<<<< Temporary merge branch 1\nA.\n=========\nB.\n>>>>>>>>> Temporary merge branch 2\n=======\nTwo.\n>>>>>>> b\n",
            ),
            vec![(7, Some(17))],
        ),
        (
            "in a block of code",
            session("\n```text\n<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> b\n```\n"),
            vec![(8, Some(12))],
        ),
        (
            "in a list, indented by a formatter",
            session("\n- One.\n  <<<<<<< HEAD\n- Two.\n  =======\n- Three.\n  >>>>>>> b\n"),
            vec![(8, Some(12))],
        ),
        (
            "with longer markers",
            session("\n<<<<<<<<<<< HEAD\nOne.\n===========\nTwo.\n>>>>>>>>>>> b\n"),
            vec![(7, Some(11))],
        ),
        (
            "never closed",
            session("\n<<<<<<< HEAD\nOne.\n=======\nTwo.\n"),
            vec![(7, None)],
        ),
        (
            "never opened",
            session("\nOne.\n=======\nTwo.\n>>>>>>> b\n"),
            vec![(10, None)],
        ),
        (
            "opened twice",
            session("\n<<<<<<< HEAD\nOne.\n\n<<<<<<< HEAD\nTwo.\n=======\nThree.\n>>>>>>> b\n"),
            vec![(7, None), (10, Some(14))],
        ),
        (
            "the line between, among fields",
            "---\nkind: note\n=======\ndate: 2026-03-16\n---\n".to_owned(),
            vec![(3, None)],
        ),
        (
            "the ancestor's line alone",
            session("\nOne.\n\n||||||| 3f2a91c\n"),
            vec![(9, None)],
        ),
    ]
}

#[test]
fn a_conflict_is_reported_with_both_lines_and_is_the_only_finding() {
    for (name, text, lines) in cases() {
        let findings = findings_in("session-2.md", &text);
        let found: Vec<_> = findings
            .iter()
            .map(|one| (one.line, one.related.first().copied()))
            .collect();
        assert_eq!(found, lines, "{name}: {findings:#?}");
        for one in &findings {
            assert!(one.code == "CG010" && one.forbids, "{name}: {one:?}");
            assert!(one.message.contains("merge conflict"), "{name}: {one:?}");
            assert!(
                one.message.contains(&format!("line {}", one.line)),
                "{name}: {one:?}"
            );
            if let Some(end) = one.related.first() {
                assert!(
                    one.message.contains(&format!("line {end}")),
                    "{name}: {one:?}"
                );
            }
        }
    }
}

#[test]
fn the_other_records_are_checked_all_the_same() {
    let tree = sound_with(&[
        (
            "session-2.md",
            &session("\n<<<<<<< a\nOne.\n=======\nTwo.\n>>>>>>> b\n"),
        ),
        (
            "notes/may.md",
            "---\nkind: note\ndate: 2026-05-01\nweather: calm\n---\n",
        ),
    ]);
    let (findings, elsewhere) = findings_by_file(&tree, "session-2.md");
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(elsewhere, ["pike/notes/may.md: unknown field `weather`"]);
}

#[test]
fn a_conflict_in_engagement_md_and_in_coachgen_yaml_is_named_too() {
    let text = "---\nkind: engagement\n<<<<<<< a\nclient: {name: Dora Pike}\n=======\nclient: {name: D. Pike}\n>>>>>>> b\n---\n";
    let (findings, _) = findings_by_file(&sound_with(&[("engagement.md", text)]), "engagement.md");
    let found: Vec<_> = findings.iter().map(|one| (one.code, one.line)).collect();
    assert_eq!(found, [("CG010", 3)]);
    let findings = practice_findings(
        "practice:\n<<<<<<< a\n  name: Pike\n=======\n  name: Marsh\n>>>>>>> b\noutput: pages\n",
    );
    let found: Vec<_> = findings.iter().map(|one| (one.code, one.line)).collect();
    assert_eq!(found, [("CG010", 2)]);
    let findings = practice_findings("practice:\n  name: Pike\n=======\n");
    assert_eq!(findings[0].code, "CG010");
}

#[test]
fn text_that_looks_like_a_conflict_is_accepted() {
    for body in [
        "\nA heading\n=======\n\nWords.\n",
        "\n    <<<<<<< HEAD\n    One.\n    =======\n    Two.\n    >>>>>>> b\n",
        "\n> <<<<<<< HEAD\n> One.\n> =======\n> Two.\n",
        "\nThe line `<<<<<<< HEAD` came up.\n",
        "\n>>>>>>quoted six times\n",
        "\n<<<<<< six\n",
    ] {
        let findings: Vec<FindingText> = findings_in("session-2.md", &session(body))
            .into_iter()
            .filter(|one| one.code == "CG010")
            .collect();
        assert_eq!(findings, [], "{body:?}");
    }
}
