//! Diagnosis: the interview in two parts, the people around the client, what was debriefed.

use super::Change::*;
use super::*;

pub const DAMAGES: &[Damage] = &[
    Damage {
        name: "the second part of the interview is missing",
        changes: &[Remove(PART_2)],
        expected: &[
            ("CG201", ENGAGEMENT, WHOLE),
            ("CG004", AGENDA, "interview-part-2#corridor"),
        ],
    },
    Damage {
        name: "the second part of the interview before the first",
        changes: &[Edit(PART_2, "date: 2026-02-10", "date: 2026-01-30")],
        expected: &[("CG201", PART_2, "date: 2026-01-30")],
    },
    Damage {
        name: "no 360 and no stakeholder interviews",
        changes: &[
            Remove(THEMES),
            Remove("2-diagnosis/stakeholder-1.md"),
            Remove("2-diagnosis/stakeholder-2.md"),
            Remove("2-diagnosis/stakeholder-3.md"),
            Remove("2-diagnosis/stakeholder-4.md"),
            Remove("2-diagnosis/stakeholder-5.md"),
            Remove("2-diagnosis/stakeholder-6.md"),
            Remove("2-diagnosis/stakeholder-7.md"),
            Remove("2-diagnosis/stakeholder-8.md"),
        ],
        expected: &[
            ("CG202", ENGAGEMENT, WHOLE),
            ("CG004", AGENDA, "stakeholder-themes#t-room"),
        ],
    },
    Damage {
        name: "stakeholder interviews without themes",
        changes: &[Remove(THEMES)],
        expected: &[
            ("CG203", ENGAGEMENT, WHOLE),
            ("CG004", AGENDA, "stakeholder-themes#t-room"),
        ],
    },
    Damage {
        name: "a group of two respondents",
        changes: &[
            Unsealed,
            Remove("2-diagnosis/stakeholder-4.md"),
            Remove("2-diagnosis/stakeholder-5.md"),
            Remove("2-diagnosis/stakeholder-6.md"),
            Remove("2-diagnosis/stakeholder-7.md"),
            Remove("2-diagnosis/stakeholder-8.md"),
        ],
        expected: &[
            ("CG204", THEMES, "themes:"),
            ("CG004", THEMES, "stakeholder-4"),
            ("CG004", THEMES, "stakeholder-5#k5-loyal"),
            ("CG004", THEMES, "stakeholder-8#k8-trust"),
            ("CG004", THEMES, "stakeholder-7#k7-answer"),
            ("CG004", THEMES, "stakeholder-6#k6-ready"),
        ],
    },
    Damage {
        name: "a theme that one person said",
        changes: &[
            Unsealed,
            Edit(
                THEMES,
                "heard_in: [stakeholder-3#k3-undone, stakeholder-2#k2-quiet]",
                "heard_in: [stakeholder-3#k3-undone, stakeholder-3]",
            ),
        ],
        expected: &[("CG207", THEMES, "stakeholder-3#k3-undone, stakeholder-3]")],
    },
    Damage {
        name: "a theme and findings that name what does not exist",
        changes: &[
            Unsealed,
            Edit(
                THEMES,
                "heard_in: [stakeholder-4, ",
                "heard_in: [sponsor-meeting, ",
            ),
            Edit(THEMES, "stakeholder-8#k8-trust", "stakeholder-8#k8-trusts"),
            Edit(
                "2-diagnosis/interview-part-1.md",
                "question: career",
                "question: careers",
            ),
            Edit(
                "2-diagnosis/stakeholder-2.md",
                "question: strengths",
                "question: other",
            ),
        ],
        expected: &[
            ("CG004", THEMES, "sponsor-meeting,"),
            ("CG004", THEMES, "stakeholder-8#k8-trusts"),
            ("CG004", "2-diagnosis/interview-part-1.md", "careers"),
            ("CG004", "2-diagnosis/stakeholder-2.md", "other"),
        ],
    },
    Damage {
        name: "a profile that was never debriefed",
        changes: &[Cut(PROFILE, "debriefed")],
        expected: &[("CG205", PROFILE, "kind: psychometric")],
    },
    Damage {
        name: "themes that were debriefed after the agenda",
        changes: &[
            Unsealed,
            Edit(THEMES, "debriefed: 2026-03-06", "debriefed: 2026-03-12"),
        ],
        expected: &[("CG205", THEMES, "debriefed: 2026-03-12")],
    },
];
