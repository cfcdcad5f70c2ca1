//! CG001 and CG002: look-alike characters, lost text, and forms of dates and switches are identified correctly.

use super::{findings_in, practice_findings};

/// A whole file, the line of the finding, and words that the message or its help must contain.
const FILES: &[(&str, usize, &str)] = &[
    (
        "\n\n---\nkind: note\ndate: 2026-03-16\n---\n",
        3,
        "does not begin on the first line",
    ),
    (
        "  ---\nkind: note\ndate: 2026-03-16\n---\n",
        1,
        "a space before the hyphens",
    ),
    (
        "\t---\nkind: note\ndate: 2026-03-16\n---\n",
        1,
        "a tab before",
    ),
    (
        "\u{a0}---\nkind: note\ndate: 2026-03-16\n---\n",
        1,
        "a non-breaking space before",
    ),
    (
        "\u{200b}---\nkind: note\ndate: 2026-03-16\n---\n",
        1,
        "an invisible character",
    ),
    ("———\nkind: note\ndate: 2026-03-16\n———\n", 1, "an em dash"),
    ("–––\nkind: note\ndate: 2026-03-16\n–––\n", 1, "an en dash"),
    ("—-\nkind: note\ndate: 2026-03-16\n—-\n", 1, "an em dash"),
    ("--\nkind: note\ndate: 2026-03-16\n--\n", 1, "2 hyphens"),
    ("----\nkind: note\ndate: 2026-03-16\n----\n", 1, "4 hyphens"),
    (
        "--- # my note\nkind: note\ndate: 2026-03-16\n---\n",
        1,
        "text after the hyphens",
    ),
    ("+++\nkind = \"note\"\n+++\n", 1, "not YAML"),
    ("{\"kind\": \"note\"}\n", 1, "not YAML"),
    (
        "kind: note\ndate: 2026-03-16\n---\n\nWords.\n",
        1,
        "missing above the first field",
    ),
    (
        "# A note\n\n---\nkind: note\ndate: 2026-03-16\n---\n",
        3,
        "does not begin on the first line",
    ),
    // The end.
    (
        "---\nkind: note\ndate: 2026-03-16\n———\n\nWords.\n",
        4,
        "an em dash",
    ),
    (
        "---\nkind: note\ndate: 2026-03-16\n--\n\nWords.\n",
        4,
        "2 hyphens",
    ),
    (
        "---\nkind: note\ndate: 2026-03-16\n ---\n\nWords.\n",
        4,
        "a space before",
    ),
    (
        "---\nkind: note\ndate: 2026-03-16\n-----\n\nWords.\n\n---\n\nMore.\n",
        4,
        "5 hyphens",
    ),
    (
        "---\nkind: note\ndate: 2026-03-16\n–––\n\nWords.\n\n---\n\nMore.\n",
        4,
        "an en dash",
    ),
];

#[test]
fn lookalikes_of_three_hyphens_are_named() {
    let mut wrong = Vec::new();
    for (text, line, words) in FILES {
        let findings = findings_in("notes/may.md", text);
        let right = findings.len() == 1
            && findings[0].line == *line
            && findings[0].contains(words)
            && findings[0].forbids;
        if !right {
            wrong.push(format!(
                "{text:?}: not {words:?} in line {line}: {findings:#?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Fields of a session after its date, the line, and words that the message or its help must contain.
const FIELDS: &[(&str, usize, &str)] = &[
    // Spaces.
    (
        "title:\u{a0}After the call\n",
        5,
        "a non-breaking space after the colon",
    ),
    (
        "title:\u{202f} After the call\n",
        5,
        "a non-breaking space after the colon",
    ),
    ("title:\u{3000}After the call\n", 5, "a full-width space"),
    (
        "actions:\n\u{a0} - {id: a, what: Ask}\n",
        6,
        "a non-breaking space before",
    ),
    (
        "actions:\n  -\u{a0}id: a\n    what: Ask\n",
        6,
        "a non-breaking space after the hyphen",
    ),
    (
        "actions:\n  - id: a\n    what: Ask\n    coach_only:\u{a0}true\n",
        8,
        "a non-breaking space",
    ),
    (
        "actions:\n  - {id: a, what: Ask, coach_only: true\u{200b}}\n",
        6,
        "an invisible character",
    ),
    (
        "actions:\n  - {id: a, what: Ask, coach_only: \u{a0}true}\n",
        6,
        "a non-breaking space",
    ),
    (
        "\u{a0}\u{a0}title: After the call\n",
        5,
        "a non-breaking space",
    ),
    // Colons.
    ("title：After the call\n", 5, "a full-width"),
    ("title:After the call\n", 5, "space after the colon"),
    (
        "actions:\n  - id: a\n    what: Ask\n    coach_only:true\n",
        8,
        "space after the colon",
    ),
    (
        "actions:\n  - {id: a, what: Ask, coach_only:true}\n",
        6,
        "space after the colon",
    ),
    // Quotation marks.
    (
        "title: “The price: a talk”\n",
        5,
        "typographic quotation marks",
    ),
    (
        "title: „Der Preis: ein Gespräch“\n",
        5,
        "typographic quotation marks",
    ),
    (
        "title: « Le prix : on en parle »\n",
        5,
        "typographic quotation marks",
    ),
    (
        "title: ‘The price: a talk’\n",
        5,
        "typographic quotation marks",
    ),
    (
        "actions:\n  - {id: a, what: Ask, coach_only: “true”}\n",
        6,
        "typographic quotation marks",
    ),
    ("“title”: A talk\n", 5, "typographic quotation marks"),
    ("title: \"The price\n", 5, "close the text"),
    // Dashes.
    (
        "next: 2026–04–13\n",
        5,
        "`2026-04-13`; this value has an en dash",
    ),
    ("next: 2026—04—13\n", 5, "an em dash"),
    ("next: 2026‑04‑13\n", 5, "a typographic hyphen"),
    (
        "actions:\n  – id: a\n    what: Ask\n",
        6,
        "an en dash instead of a hyphen",
    ),
    (
        "actions:\n  • id: a\n    what: Ask\n",
        6,
        "instead of a hyphen",
    ),
    (
        "issues:\n  – The move\n  – The pay\n",
        6,
        "a hyphen and a space",
    ),
    (
        "issues:\n  -The move\n  -The pay\n",
        6,
        "a hyphen and a space",
    ),
    (
        "issues:\n  * The move\n  * The pay\n",
        6,
        "instead of a hyphen",
    ),
    // Dates.
    ("next: 13.04.2026\n", 5, "`2026-04-13`"),
    ("next: 2026-4-13\n", 5, "`2026-04-13`"),
    ("next: 2026/04/13\n", 5, "`2026-04-13`"),
    ("next: 13/4/2026\n", 5, "`2026-04-13`"),
    ("next: 3/4/26\n", 5, "`2026-04-03`, or `2026-03-04`"),
    ("next: 13 April 2026\n", 5, "`2026-04-13`"),
    ("next: April 13th, 2026\n", 5, "`2026-04-13`"),
    ("next: 13. März 2026\n", 5, "`2026-03-13`"),
    ("next: 13 août 2026\n", 5, "`2026-08-13`"),
    (
        "next: 2026-04-13T09:30\n",
        5,
        "without a time: `2026-04-13`",
    ),
    ("next: 20260413\n", 5, "`2026-04-13`"),
    ("next: “2026-04-13”\n", 5, "typographic quotation marks"),
    // Switches.
    ("paid: no\n", 5, "write `false`"),
    ("paid: Nein\n", 5, "write `false`"),
    ("paid: oui\n", 5, "write `true`"),
    ("paid: True\n", 5, "write `true`"),
    ("paid: ✓\n", 5, "write `true`"),
    ("draft: ja\n", 5, "write `true`"),
    // Comments.
    ("title: Ring #3 and #4\n", 5, "is cut off by a comment"),
    ("title: #1 of three\n", 5, "only a comment"),
    (
        "issues:\n  - Prepare #metoo\n  - Two\n",
        6,
        "is cut off by a comment",
    ),
    ("issues:\n  - #metoo\n  - Two\n", 6, "only a comment"),
    (
        "issues:\n  - Talk about\n    #metoo\n  - Two\n",
        7,
        "is cut off by a comment",
    ),
    (
        "actions:\n  - id: a\n    what: Ring #3\n",
        7,
        "is cut off by a comment",
    ),
    (
        "actions:\n  - {id: a, what: Ring} # both\n    what: Ask\n",
        6,
        "",
    ),
    ("title: Ring #3\n  and #4\n", 5, "is cut off"),
    (
        "progress:\n  - {objective: handed-over, at: half} # of it\n",
        6,
        "",
    ),
    (
        "progress:\n  - objective: handed-over\n    at: about half # of it\n",
        7,
        "is cut off by a comment",
    ),
    // Symbols.
    ("title: @home\n", 5, "put quotes around"),
    ("title: %done\n", 5, "put quotes around"),
    ("title: `log`\n", 5, "put quotes around"),
    ("minutes: 60\nminutes: 90\n", 6, "duplicate field"),
    ("issues:\n\t- The move\n", 6, "tab"),
];

#[test]
fn lookalike_characters_are_named_at_their_line() {
    let mut wrong = Vec::new();
    for (fields, line, words) in FIELDS.iter().filter(|(.., words)| !words.is_empty()) {
        let text =
            format!("---\nkind: session\nnumber: 2\ndate: 2026-03-16\n{fields}---\n\nWords.\n");
        let findings = findings_in("session-2.md", &text);
        let right = findings.iter().any(|one| {
            one.line == *line
                && one.contains(words)
                && (one.forbids || matches!(one.code, "CG018" | "CG019"))
        });
        if !right {
            wrong.push(format!(
                "{fields:?}: not {words:?} in line {line}: {findings:#?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn lossless_text_is_accepted_without_a_finding() {
    for fields in [
        "next: 2026-04-13 # moved twice\n",
        "minutes: 60 # too short\n",
        "mode: video # the train\n",
        "title: \"Ring #3\" # and 4\n",
        "title: Ring#3\n",
        "# a comment\ntitle: Ring\n# another\n",
        "actions: # two\n  - id: a # the first\n    what: \"Ask #1\"\n  # the second\n  - {id: b, what: Tell}\n",
        "actions:\n  - id: a\n    what: Ask\n    # a comment on the owner\n    owner: coach\n",
        "paid: # not yet\n",
        "issues:\n  - One\n  -\n  - Two\n",
        "issues:\n  - One\n  -   \n",
        "issues: [One, , ]\n",
        "points: [delegation] # the first\n",
        "actions:\n  - id: a\n    what: Ask\n  -\n",
        "title: “The price”, a talk\n",
        "progress:\n  - objective: handed-over\n    at: 3 # of 10\n",
        "title: >- # folded\n  Ring #3\n",
    ] {
        let text =
            format!("---\nkind: session\nnumber: 2\ndate: 2026-03-16\n{fields}---\n\nWords.\n");
        let findings = findings_in("session-2.md", &text);
        // YAML itself reports two commas.
        let expected = usize::from(fields.contains(", ,"));
        assert_eq!(findings.len(), expected, "{fields:?}: {findings:#?}");
    }
}

#[test]
fn coachgen_yaml_loses_no_text_either() {
    let findings = practice_findings("practice:\n  name: Coaching #1\n");
    assert!(
        findings[0].contains("is cut off by a comment") && findings[0].line == 2,
        "{findings:#?}"
    );
    assert_eq!(
        practice_findings("practice:\n  language: de # for now\n  name: \"Coaching #1\"\n"),
        []
    );
    let findings = practice_findings("practice:\n  name:\u{a0}Pike\n");
    assert!(
        findings[0].contains("a non-breaking space"),
        "{findings:#?}"
    );
}

#[test]
fn no_date_is_guessed_from_one_that_may_be_half_typed() {
    for date in [
        "2026-03-1",
        "2026-3-1",
        "2026/3/1",
        "2026",
        "2026-03",
        "16.3.20",
        "16.3.202",
        "16 March 20",
        "2026 March 1",
    ] {
        let text = format!("---\nkind: session\nnumber: 2\ndate: {date}\n---\n\nWords.\n");
        let findings = findings_in("session-2.md", &text);
        let right = findings.iter().any(|one| {
            one.line == 4 && one.code == "CG018" && one.contains("YYYY-MM-DD, for example")
        });
        assert!(right, "{date}: {findings:#?}");
    }
    for date in [
        "2026-3-16",
        "16.3.2026",
        "16.3.26",
        "6.3.2026",
        "2026.3.16",
        "Mon 16 March 2026",
        "the 16th of March 2026",
        "lundi 16 mars 2026",
        "Montag, den 16. März 2026",
        "Tue 16 March 2026",
    ] {
        let text = format!("---\nkind: session\nnumber: 2\ndate: {date}\n---\n\nWords.\n");
        let findings = findings_in("session-2.md", &text);
        // Without the century, with another weekday, or if the month could come first, it is only suggested.
        let code = match date {
            "16.3.26" | "6.3.2026" | "Tue 16 March 2026" => "CG018",
            _ => "CG019",
        };
        let right = |day| {
            findings
                .iter()
                .any(|one| one.code == code && one.contains(day))
        };
        assert!(
            right("`2026-03-16`") || right("`2026-03-06`"),
            "{date}: {findings:#?}"
        );
    }
}
