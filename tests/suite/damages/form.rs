//! How records are written: a part that cannot be read affects only what depends on it.

use super::Change::*;
use super::*;

pub const DAMAGES: &[Damage] = &[
    Damage {
        name: "a page of notes without front matter",
        changes: &[Add("notes/ideas.md", "Some ideas.\n")],
        expected: &[("CG001", "notes/ideas.md", "Some ideas")],
    },
    Damage {
        name: "an agreement under another file name",
        changes: &[Move(ENGAGEMENT, "Engagement.md")],
        expected: &[("CG013", "Engagement.md", "---")],
    },
    Damage {
        name: "a second agreement",
        changes: &[Add(
            "1-contracting/agreement.md",
            "---\nkind: engagement\nclient:\n  name: Amara Okafor\n---\n",
        )],
        expected: &[("CG014", "1-contracting/agreement.md", WHOLE)],
    },
    Damage {
        name: "a copy of a note",
        changes: &[
            Add("notes/july.md", "---\nkind: note\ndate: 2026-07-14\n---\n"),
            Add(
                "notes/july - Copy.md",
                "---\nkind: note\ndate: 2026-07-14\n---\n",
            ),
        ],
        expected: &[("CG015", "notes/july - Copy.md", "kind: note")],
    },
    Damage {
        name: "a session with invalid YAML",
        changes: &[Edit(SESSION_3, "number: 3", "number: [3")],
        expected: &[("CG002", SESSION_3, "number: [3")],
    },
    Damage {
        name: "a chemistry meeting with invalid YAML",
        changes: &[Edit(CHEMISTRY, "mode: in-person", "mode: \"in-person")],
        expected: &[("CG002", CHEMISTRY, "mode: \"in-person")],
    },
    Damage {
        name: "an agenda with invalid YAML",
        changes: &[Edit(AGENDA, "    personal: true", "\tpersonal: true")],
        expected: &[("CG002", AGENDA, "\tpersonal: true")],
    },
    Damage {
        name: "a misspelt field",
        changes: &[Edit(SESSION_3, "minutes: 105", "minuts: 105")],
        expected: &[("CG002", SESSION_3, "minuts: 105")],
    },
    Damage {
        name: "a misspelt business benefit is not reported as missing",
        changes: &[
            Unsealed,
            Edit(
                AGENDA,
                "    business_benefit: >-",
                "    busines_benefit: >-",
            ),
        ],
        expected: &[("CG002", AGENDA, "busines_benefit")],
    },
    Damage {
        name: "a misspelt kind",
        changes: &[Edit(SESSION_3, "kind: session", "kind: sesion")],
        expected: &[("CG002", SESSION_3, "kind: sesion")],
    },
    Damage {
        name: "an invalid date",
        changes: &[Edit(
            SESSION_6,
            "date: 2026-09-30",
            "date: 31 September 2026",
        )],
        expected: &[("CG018", SESSION_6, "date: 31 September 2026")],
    },
    Damage {
        name: "a session without a date",
        changes: &[Cut(SESSION_4, "date:")],
        expected: &[("CG009", SESSION_4, "kind: session")],
    },
    Damage {
        name: "a session that cannot be read, and an unreviewed action in another",
        changes: &[
            Edit(SESSION_6, "number: 6", "number: [6"),
            Edit(
                CHEMISTRY,
                "client_comfortable: true",
                "client_comfortable: false",
            ),
        ],
        expected: &[
            ("CG002", SESSION_6, "number: [6"),
            ("CG102", CHEMISTRY, "client_comfortable: false"),
        ],
    },
    Damage {
        name: "a session with a merge conflict",
        changes: &[Edit(
            SESSION_3,
            "minutes: 105",
            "<<<<<<< desk\nminutes: 105\n=======\nminutes: 90\n>>>>>>> train",
        )],
        expected: &[("CG010", SESSION_3, "<<<<<<< desk")],
    },
    Damage {
        name: "coachgen.yaml with a merge conflict",
        changes: &[Edit(
            PRACTICE,
            "coach:",
            "<<<<<<< desk\n=======\n# later\n>>>>>>> train\ncoach:",
        )],
        expected: &[("CG010", PRACTICE, "<<<<<<< desk")],
    },
    Damage {
        name: "a switch below the front matter",
        changes: &[Add(
            "notes/late.md",
            "---\nkind: note\ndate: 2026-05-01\n---\n\n- Draft: yes\n\nWords.\n",
        )],
        expected: &[("CG011", "notes/late.md", "Draft: yes")],
    },
    Damage {
        name: "an extra hyphen before a switch",
        changes: &[Edit(
            SESSION_3,
            "    coach_only: true",
            "  - coach_only: true",
        )],
        expected: &[("CG011", SESSION_3, "  - coach_only: true")],
    },
    Damage {
        name: "a value in words between numbers",
        changes: &[Edit(
            SESSION_3,
            "    at: 14\n",
            "    at: fewer than before\n",
        )],
        expected: &[("CG016", SESSION_3, "at: fewer than before")],
    },
    Damage {
        name: "values with and without a unit",
        changes: &[
            Edit(SESSION_3, "    at: 14\n", "    at: 14 %\n"),
            Edit(SESSION_4, "    at: 3\n", "    at: 3 a week\n"),
        ],
        expected: &[],
    },
    Damage {
        name: "two actions with the same id",
        changes: &[Edit(SESSION_4, "  - id: cover", "  - id:  repair")],
        expected: &[
            ("CG003", SESSION_4, "id:  repair"),
            ("CG004", SESSION_5, "action: cover"),
        ],
    },
    Damage {
        name: "an action that does not exist is reviewed",
        changes: &[Edit(SESSION_4, "action: forewarn", "action: forwarn")],
        expected: &[("CG004", SESSION_4, "action: forwarn")],
    },
    Damage {
        name: "progress on an objective that does not exist",
        changes: &[Edit(SESSION_4, "objective: dissent", "objective: discent")],
        expected: &[("CG004", SESSION_4, "objective: discent")],
    },
    Damage {
        name: "a milestone met in the wrong century",
        changes: &[Edit(SESSION_3, "met: 2026-05-08", "met: 2062-05-08")],
        expected: &[("CG006", SESSION_3, "met: 2062-05-08")],
    },
    Damage {
        name: "a copy of the interview next to it",
        changes: &[Add(
            "2-diagnosis/interview-part-2-copy.md",
            "---\nkind: interview\npart: 2\ndate: 2026-02-10\nfindings:\n  - {id: corridor, text: One}\n  - {id: bench, text: Two}\n  - {id: home, text: Three}\n  - {id: price, text: Four}\n---\n",
        )],
        expected: &[
            ("CG003", PART_2, "id: corridor"),
            (
                "CG015",
                "2-diagnosis/interview-part-2-copy.md",
                "kind: interview",
            ),
        ],
    },
    Damage {
        name: "an earlier engagement that is not in the practice",
        changes: &[Edit(
            ENGAGEMENT,
            "status: completed",
            "renews: example-engagment\nstatus: completed",
        )],
        expected: &[("CG004", ENGAGEMENT, "renews: example-engagment")],
    },
    Damage {
        name: "a misspelt title is not reported as missing",
        changes: &[
            Unsealed,
            Edit(
                AGENDA,
                "    title: Grow those who come next",
                "    titel: Grow those who come next",
            ),
        ],
        expected: &[("CG002", AGENDA, "titel: Grow")],
    },
    Damage {
        name: "a point that draws on a raw stakeholder interview",
        changes: &[
            Unsealed,
            Edit(
                AGENDA,
                "- interview-part-2#home",
                "- stakeholder-5#k5-loyal",
            ),
        ],
        expected: &[("CG004", AGENDA, "stakeholder-5#k5-loyal")],
    },
];
