//! CG011: fields where they have no effect, in any markup, and prose that is only prose.

use super::{findings_in, session};

/// A body, and the line of the file that must have a finding.
const OUTSIDE: &[(&str, usize)] = &[
    ("\ncoach_only: true\n\nWords.\n", 7),
    ("\nWords.\n\ndraft: true\n", 9),
    ("\nbody: coach-only\n\nWords.\n", 7),
    ("\nPersonal: yes\n", 7),
    ("\n**Confidential:** yes\n", 7),
    ("\n**Private**: Yes.\n", 7),
    ("\n- private: true\n- more\n", 7),
    ("\n* [x] Private: yes\n", 7),
    ("\n1. draft: true\n", 7),
    ("\n> coach_only: true\n", 7),
    ("\n> [!note]\n> visibility: private\n", 8),
    ("\n# draft: true\n\nWords.\n", 7),
    ("\n### Coach-only: yes\n", 7),
    ("\nCOACH ONLY: TRUE\n", 7),
    ("\nVisibility: coach only\n", 7),
    ("\nAccess: restricted\n", 7),
    ("\nAudience: coach\n", 7),
    ("\nStatus: draft\n", 7),
    ("\nShare: no\n", 7),
    ("\nshared: false\n", 7),
    ("\npublish: false\n", 7),
    ("\nprivate:: true\n", 7),
    ("\ndraft:: true\n", 7),
    ("\nShe paused. [private:: true] Then she went on.\n", 7),
    ("\nShe paused (coach_only:: true).\n", 7),
    ("\nShe paused {draft: true}.\n", 7),
    ("\nShe paused {kind: x, private: yes}.\n", 7),
    ("\nWords, coach_only: until the debrief.\n", 7),
    ("\n`coach_only: true`\n", 7),
    ("\n    draft: true\n", 7),
    ("\n```\ndraft: true\n```\n", 8),
    ("\n```yaml\ndraft: true\n", 8),
    ("\n<!-- draft: true -->\n\nWords.\n", 7),
    ("\n%% private: yes %%\n", 7),
    ("\n| Confidential | yes |\n|---|---|\n", 7),
    ("\ndraft = true\n", 7),
    ("\nPrivate：yes\n", 7),
    ("\n🔒 Private: yes\n", 7),
    ("\nPrivate: ✅\n", 7),
    ("\ndraft: true  # for now\n", 7),
    ("\ndraft: true, private: yes\n", 7),
    ("\n<summary>Private: yes</summary>\n", 7),
    ("\nTags: #private, #coaching\n", 7),
    ("\nPrivate: yes, until June\n", 7),
    ("\nEntwurf: ja\n", 7),
    ("\nVertraulich: Ja\n", 7),
    ("\n- Persönlich: ja\n", 7),
    ("\nSichtbarkeit: nur Coach\n", 7),
    ("\nBrouillon : oui\n", 7),
    ("\n*Confidentiel :* oui\n", 7),
    ("\nVisibilité : privé\n", 7),
    ("\nnur_coach: ja\n", 7),
    ("\nshared_with_client: 2026-05-01\n", 7),
    ("\ndebriefed: 2026-05-01\n", 7),
    // A second block.
    (
        "---\nactions:\n  - id: pull\n    what: Watch my pull\n    coach_only: true\n---\n\nWords.\n",
        7,
    ),
    ("\n---\ntitle: After the call\n---\n\nWords.\n", 8),
    ("\nWords.\n\n---\nminutes: 60\nmode: video\n\nWords.\n", 10),
    (
        "\n---\nTitle: After the call\nDate: 3 May\n---\n\nWords.\n",
        8,
    ),
    ("\n———\ntitle: After the call\n———\n", 8),
    ("\n+++\ntitle = \"After the call\"\n+++\n", 8),
    ("\n---\n\nminutes: 60\nmode: video\n---\n\nWords.\n", 9),
    ("\n---\r\ntitle: x\r\n---\r\n", 8),
    // The front matter ends too early.
    (
        "actions:\n  - id: pull\n    what: Watch my pull\n---\n\nWords.\n",
        6,
    ),
    ("  and more of it\nminutes: 60\n---\n\nWords.\n", 6),
    ("\nnext: 2026-06-01\n---\n\nWords.\n", 7),
];

#[test]
fn a_field_that_has_no_effect_blocks_the_build_at_its_line() {
    let mut wrong = Vec::new();
    for (body, line) in OUTSIDE {
        let findings = findings_in("session-2.md", &session(body));
        let found: Vec<_> = findings.iter().filter(|one| one.code == "CG011").collect();
        let right = found.len() == 1 && found[0].line == *line && found[0].forbids;
        if !right {
            wrong.push(format!("{body:?}: {findings:#?}"));
            continue;
        }
        let help = &found[0].help;
        if !(help.contains("two `---` lines at the top") || help.contains("`{.coach-only}`")) {
            wrong.push(format!("{body:?}: {help:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn prose_is_not_a_field() {
    let mut wrong = Vec::new();
    for body in [
        "\nAgreed: true north is the committee.\n",
        "\nPrivate: she said so herself, twice.\n",
        "\nNext: the call on Friday.\n",
        "\n---\n\nNext: the call on Friday.\n",
        "\n---\n\nShe paused.\n\n---\n\nThen she went on.\n",
        "\nWords.\n\n---\nMore words.\n",
        "\nActions:\n\n- ring Tom\n",
        "\nA heading\n---\n\nWords.\n",
        "\nWhat is confidential is: nothing.\n",
        "\nThe draft: a page of it.\n",
        "\nIs it shared? Yes: by all.\n",
        "\n| who | what |\n|---|---|\n| Tom | yes |\n",
        "\n```yaml\ndraft: true\ncoach_only: true\n```\n",
        "\n~~~ toml\nprivate = true\n~~~\n",
        "\nAt 9:30 we began; the door (see [[interview]]) was open.\n",
        "\nhttps://claims.example/?private=yes&draft=true\n",
        "\nShe is a coach only: no more.\n",
        "\n***\n\nWords.\n",
    ] {
        let findings = findings_in("session-2.md", &session(body));
        let found: Vec<_> = findings.iter().filter(|one| one.code == "CG011").collect();
        if !found.is_empty() {
            wrong.push(format!("{body:?}: {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_field_that_became_part_of_a_text_is_found() {
    for fields in [
        "actions:\n  - id: pull\n    what: >-\n      Watch my pull\n      coach_only: true\n",
        "actions:\n  - id: pull\n    what: |\n      Watch my pull\n      Coach-only: yes\n",
        "actions:\n  - id: pull\n    what: \"Watch my pull\n      draft: true\"\n",
        "issues:\n  - |\n    The move\n    private: yes\n",
    ] {
        let text = format!("---\nkind: session\nnumber: 2\ndate: 2026-03-16\n{fields}---\n");
        let findings = findings_in("session-2.md", &text);
        assert!(
            findings
                .iter()
                .any(|one| one.code == "CG011" && one.forbids),
            "{fields:?}: {findings:#?}"
        );
    }
    let text = "---\nkind: session\nnumber: 2\ndate: 2026-03-16\nissues: [\"The move [private:: true]\"]\n---\n";
    assert!(
        findings_in("session-2.md", text)
            .iter()
            .any(|one| one.code == "CG011" && one.line == 5)
    );
}

#[test]
fn fields_below_the_front_matter_are_not_also_reported_as_missing() {
    // The block contains what rules would otherwise report as missing: one cause, one finding.
    let body = "---\nactions:\n  - {id: more, what: Ask twice}\n---\n";
    let findings = findings_in("session-2.md", &session(body));
    let codes: Vec<_> = findings.iter().map(|one| one.code).collect();
    assert_eq!(codes, ["CG011"]);
}
