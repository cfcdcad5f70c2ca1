//! Content that would reach a reader who may not see it; and what a coach allows.

use super::Change::*;
use super::*;

pub const DAMAGES: &[Damage] = &[
    Damage {
        name: "the agreement gives the sponsor the sessions",
        changes: &[Edit(
            ENGAGEMENT,
            "interview: fact",
            "interview: fact\n    session: shared",
        )],
        expected: &[("CG601", ENGAGEMENT, "session: shared")],
    },
    Damage {
        name: "an approval in an interview",
        changes: &[Edit(
            PART_1,
            "part: 1",
            "part: 1\napproved: {by: client, on: 2026-03-09}",
        )],
        expected: &[("CG616", PART_1, "approved:")],
    },
    Damage {
        name: "a misspelt marker",
        changes: &[Edit(SESSION_2, "{.coach-only}", "{.coach-olny}")],
        expected: &[("CG602", SESSION_2, "{.coach-olny}")],
    },
    Damage {
        name: "a marker on a line that is not a heading",
        changes: &[Edit(
            SESSION_2,
            "## What I noticed {.coach-only}",
            "**What I noticed** {.coach-only}",
        )],
        expected: &[("CG602", SESSION_2, "{.coach-only}")],
    },
    Damage {
        name: "a review changed after the client approved it",
        changes: &[Edit(
            FINAL,
            "Three positions in June",
            "Five positions in June",
        )],
        expected: &[("CG604", FINAL, "Five positions")],
    },
    Damage {
        name: "a stakeholder named in the themes",
        changes: &[
            Unsealed,
            Edit(
                THEMES,
                "Her word holds.",
                "Her word holds, says Tamsin Tremayne.",
            ),
        ],
        expected: &[("CG605", THEMES, "Tamsin Tremayne")],
    },
    Damage {
        name: "a stakeholder named in a shared passage",
        changes: &[Edit(
            SESSION_2,
            "The head of transport had the duty.",
            "Tamsin Tremayne had the duty.",
        )],
        expected: &[("CG605", SESSION_2, "Tamsin Tremayne")],
    },
    Damage {
        name: "a private sentence pasted into a passage that the client reads",
        changes: &[Edit(
            SESSION_3,
            "\n---\n\n",
            "\n---\n\nShe tells rescue so well that one becomes an audience, and an audience wants the headlights to appear.\n\n",
        )],
        expected: &[("CG606", SESSION_3, "She tells rescue so well")],
    },
    Damage {
        name: "a link from a session to the coach's own note",
        changes: &[Edit(
            SESSION_3,
            "\n---\n\n",
            "\n---\n\nSee [my note](../notes/reflection-april.md).\n\n",
        )],
        expected: &[("CG607", SESSION_3, "See [my note]")],
    },
    Damage {
        name: "a file that is copied unchanged",
        changes: &[
            Add("attachments/plan.pdf", "%PDF-1.4 invented"),
            Edit(
                SESSION_3,
                "\n---\n\n",
                "\n---\n\nThe [plan](../attachments/plan.pdf).\n\n",
            ),
        ],
        expected: &[("CG608", SESSION_3, "plan.pdf")],
    },
    Damage {
        name: "an allow without a reason",
        changes: &[
            Edit(SESSION_4, "minutes: 95", "minutes: 180"),
            Edit(
                SESSION_4,
                "kind: session",
                "kind: session\nallow:\n  - rule: session-length",
            ),
        ],
        expected: &[("CG801", SESSION_4, "rule: session-length")],
    },
    Damage {
        name: "an allow with a reason",
        changes: &[
            Edit(SESSION_4, "minutes: 95", "minutes: 180"),
            Edit(
                SESSION_4,
                "kind: session",
                "kind: session\nallow:\n  - rule: session-length\n    because: Two meetings in one, as agreed.",
            ),
        ],
        expected: &[],
    },
    Damage {
        name: "an allow without a finding",
        changes: &[Edit(
            SESSION_4,
            "kind: session",
            "kind: session\nallow:\n  - rule: session-length\n    because: It was long.",
        )],
        expected: &[("CG802", SESSION_4, "rule: session-length")],
    },
    Damage {
        name: "an allow of a rule that does not exist",
        changes: &[Edit(
            SESSION_4,
            "kind: session",
            "kind: session\nallow:\n  - rule: session-lenght\n    because: It was long.",
        )],
        expected: &[("CG802", SESSION_4, "rule: session-lenght")],
    },
    Damage {
        name: "an allow without a finding in engagement.md",
        changes: &[
            Remove(FINAL),
            Edit(
                ENGAGEMENT,
                "kind: engagement",
                "kind: engagement\nallow:\n  - rule: final-review-due\n    because: It is in the diary for December.",
            ),
        ],
        expected: &[],
    },
    Damage {
        name: "a name that is allowed in shared prose",
        changes: &[
            Edit(
                SESSION_2,
                "The head of transport had the duty.",
                "Tamsin Tremayne had the duty.",
            ),
            Edit(
                SESSION_2,
                "kind: session",
                "kind: session\nallow:\n  - rule: names-a-stakeholder\n    because: She asked to be named.",
            ),
        ],
        expected: &[],
    },
    Damage {
        name: "an allow of a blocking error",
        changes: &[
            Edit(SESSION_2, "{.coach-only}", "{.coach-olny}"),
            Edit(
                SESSION_2,
                "kind: session",
                "kind: session\nallow:\n  - rule: unknown-marker\n    because: I know.",
            ),
        ],
        expected: &[
            ("CG602", SESSION_2, "{.coach-olny}"),
            ("CG802", SESSION_2, "rule: unknown-marker"),
        ],
    },
    Damage {
        name: "a level that coachgen.yaml may not set",
        changes: &[Edit(
            PRACTICE,
            "practice:\n",
            "rules:\n  wider-than-agreed: warn\npractice:\n",
        )],
        expected: &[("CG802", PRACTICE, "wider-than-agreed")],
    },
];
