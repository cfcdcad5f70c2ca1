//! Reviews, the end of an engagement, and the retention of its records.

use super::Change::*;
use super::*;

pub const DAMAGES: &[Damage] = &[
    Damage {
        name: "the interim review did not take place",
        changes: &[Remove(INTERIM)],
        expected: &[
            ("CG501", ENGAGEMENT, WHOLE),
            ("CG004", SESSION_4, "action: ads"),
            ("CG004", FINAL, "action: silence"),
        ],
    },
    Damage {
        name: "no final review",
        changes: &[Remove(FINAL)],
        expected: &[("CG502", ENGAGEMENT, WHOLE)],
    },
    Damage {
        name: "completed without a final review",
        changes: &[Remove(FINAL), Today("2026-10-18")],
        expected: &[("CG502", ENGAGEMENT, WHOLE)],
    },
    Damage {
        name: "a final review that is not due yet",
        changes: &[
            Remove(FINAL),
            Edit(ENGAGEMENT, "status: completed", "status: active"),
            Cut(ENGAGEMENT, "ended:"),
            Today("2026-10-18"),
        ],
        expected: &[
            ("CG412", AGENDA, "id: positions"),
            ("CG412", AGENDA, "id: papers"),
            ("CG412", AGENDA, "id: escalate"),
            ("CG412", AGENDA, "id: rights"),
            ("CG412", AGENDA, "id: dissent"),
            ("CG412", AGENDA, "id: supper"),
        ],
    },
    Damage {
        name: "a final review without the sponsor",
        changes: &[
            Unsealed,
            Edit(FINAL, "Amara Okafor, Catherine Llewellyn,", "Amara Okafor,"),
        ],
        expected: &[("CG503", FINAL, "present:")],
    },
    Damage {
        name: "an objective that the final review does not assess",
        changes: &[Unsealed, Cut(FINAL, "  - objective: dissent")],
        expected: &[("CG504", FINAL, "objectives:")],
    },
    Damage {
        name: "an objective without a verdict",
        changes: &[
            Unsealed,
            Edit(
                FINAL,
                "objective: dissent\n    at: 7\n    verdict: achieved",
                "objective: dissent\n    at: 7",
            ),
        ],
        expected: &[("CG504", FINAL, "objective: dissent")],
    },
    Damage {
        name: "a verdict without evidence",
        changes: &[
            Unsealed,
            Cut(FINAL, "evidence: The median of five answers"),
            Edit(
                FINAL,
                "objective: dissent
    at: 7
    verdict: achieved",
                "objective: dissent
    at: 7
    verdict:  achieved",
            ),
        ],
        expected: &[("CG505", FINAL, "verdict:  achieved")],
    },
    Damage {
        name: "a final review without feedback on the coaching",
        changes: &[Unsealed, Field(FINAL, "coach_effectiveness", "")],
        expected: &[("CG506", FINAL, "kind: review")],
    },
    Damage {
        name: "ended early without a closing conversation",
        changes: &[
            Remove(FINAL),
            Edit(ENGAGEMENT, "status: completed", "status: ended-early"),
        ],
        expected: &[("CG508", ENGAGEMENT, "status: ended-early")],
    },
    Damage {
        name: "ended early after a review of an earlier session",
        changes: &[
            Remove(FINAL),
            Remove(SESSION_6),
            Edit(ENGAGEMENT, "status: completed", "status: ended-early"),
        ],
        expected: &[("CG508", ENGAGEMENT, "status: ended-early")],
    },
    Damage {
        name: "no end date, with a number of years to keep the records",
        changes: &[
            Cut(ENGAGEMENT, "ended:"),
            Cut(ENGAGEMENT, "  dispose_on:"),
            Today("2060-01-01"),
        ],
        expected: &[("CG702", ENGAGEMENT, "keep_years: 6")],
    },
    Damage {
        name: "a final review before the last session",
        changes: &[
            Unsealed,
            Edit(FINAL, "date: 2026-10-14", "date: 2026-09-22"),
        ],
        expected: &[("CG008", FINAL, "date: 2026-09-22")],
    },
    Damage {
        name: "no agreed time to keep the records",
        changes: &[Field(ENGAGEMENT, "retention", "")],
        expected: &[("CG701", ENGAGEMENT, WHOLE)],
    },
    Damage {
        name: "the disposal date has passed",
        changes: &[Edit(
            ENGAGEMENT,
            "dispose_on: 2032-10-16",
            "dispose_on: 2026-11-01",
        )],
        expected: &[("CG702", ENGAGEMENT, "dispose_on: 2026-11-01")],
    },
    Damage {
        name: "two sponsors, and a view without a name",
        changes: &[
            Unsealed,
            Edit(
                INTERIM,
                "      - by: sponsor\n        name: Rafael Monteiro\n",
                "      - by: 'sponsor'\n",
            ),
        ],
        expected: &[("CG017", INTERIM, "by: 'sponsor'")],
    },
    Damage {
        name: "a level of attainment without agreed levels",
        changes: &[
            Unsealed,
            Edit(FINAL, "    at: 4\n", "    at: 4\n    level: +1\n"),
        ],
        expected: &[("CG509", FINAL, "level: +1")],
    },
    Damage {
        name: "four levels of attainment",
        changes: &[
            Unsealed,
            Edit(
                AGENDA,
                "          target: 7\n",
                "          target: 7\n          levels: [None of them, One, Three, All]\n",
            ),
        ],
        expected: &[("CG002", AGENDA, "levels:")],
    },
    Damage {
        name: "an amendment without the sponsor's required agreement",
        changes: &[
            Unsealed,
            Edit(ENGAGEMENT, "status: completed", "status: active"),
            Cut(ENGAGEMENT, "ended:"),
            Edit(
                ENGAGEMENT,
                "  mode: in-person\n",
                "  mode: in-person\n  amendments_agreed_by: [sponsor]\n",
            ),
        ],
        expected: &[
            ("CG311", SESSION_4, "change: reword"),
            ("CG311", INTERIM, "change: re-date"),
        ],
    },
];
