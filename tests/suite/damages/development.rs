//! Focused development: sessions, what they review and agree, and their rhythm.

use super::Change::*;
use super::*;

pub const DAMAGES: &[Damage] = &[
    Damage {
        name: "a missing session",
        changes: &[Remove(SESSION_4)],
        expected: &[
            ("CG401", SESSION_5, "number: 5"),
            ("CG004", SESSION_5, "action: repair"),
            ("CG004", SESSION_5, "action: cover"),
            ("CG004", SESSION_5, "action: no-mail"),
            ("CG004", SESSION_5, "action: six-lines"),
        ],
    },
    Damage {
        name: "two sessions with the same number",
        changes: &[Edit(SESSION_4, "number: 4", "number: 3")],
        expected: &[("CG401", SESSION_4, "number: 3")],
    },
    Damage {
        name: "a session dated before the previous one",
        changes: &[Edit(SESSION_6, "date: 2026-09-30", "date: 2026-08-30")],
        expected: &[("CG401", SESSION_6, "date: 2026-08-30")],
    },
    Damage {
        name: "a typo in the year of a session",
        changes: &[Edit(SESSION_5, "date: 2026-09-02", "date: 2025-09-02")],
        expected: &[("CG401", SESSION_5, "date: 2025-09-02")],
    },
    Damage {
        name: "a missing session number",
        changes: &[
            Edit(SESSION_5, "number: 5", "number: 6"),
            Edit(SESSION_6, "number: 6", "number: 7"),
        ],
        expected: &[("CG401", SESSION_5, "number: 6")],
    },
    Damage {
        name: "five weeks without a session and without a pause",
        changes: &[Field(ENGAGEMENT, "pauses", "")],
        expected: &[("CG402", SESSION_5, "date: 2026-09-02")],
    },
    Damage {
        name: "a session one week after the previous one",
        changes: &[
            Edit(SESSION_6, "date: 2026-09-30", "date: 2026-09-09"),
            Edit(SESSION_5, "next: 2026-09-30", "next: 2026-09-09"),
        ],
        expected: &[("CG402", SESSION_6, "date: 2026-09-09")],
    },
    Damage {
        name: "a session three weeks before it was planned",
        changes: &[Edit(SESSION_6, "date: 2026-09-30", "date: 2026-09-09")],
        expected: &[("CG413", SESSION_6, "date: 2026-09-09")],
    },
    Damage {
        name: "a session recorded as cancelled, which does not count",
        changes: &[
            Edit(
                ENGAGEMENT,
                "late_cancellation_counts: true",
                "late_cancellation_counts: false",
            ),
            Add(
                "4-development/session-7.md",
                "---\nkind: session\nnumber: 7\ndate: 2026-10-05\ncancelled: true\n---\n",
            ),
        ],
        expected: &[("CG414", "4-development/session-7.md", "cancelled: true")],
    },
    Damage {
        name: "a session of three hours",
        changes: &[Edit(SESSION_4, "minutes: 95", "minutes: 180")],
        expected: &[("CG403", SESSION_4, "minutes: 180")],
    },
    Damage {
        name: "a session of 45 minutes",
        changes: &[Edit(SESSION_4, "minutes: 95", "minutes: 45")],
        expected: &[("CG403", SESSION_4, "minutes: 45")],
    },
    Damage {
        name: "an action that was not reviewed",
        changes: &[Cut(SESSION_2, "  - action: twenty")],
        expected: &[("CG404", SESSION_2, "reviewed:")],
    },
    Damage {
        name: "a session that reviewed nothing",
        changes: &[Field(SESSION_2, "reviewed", "")],
        expected: &[("CG404", SESSION_2, "kind: session")],
    },
    Damage {
        name: "a session that ends without actions",
        changes: &[
            Field(SESSION_5, "actions", ""),
            Field(SESSION_6, "reviewed", ""),
        ],
        expected: &[("CG405", SESSION_5, "kind: session")],
    },
    Damage {
        name: "an action that is carried from session to session",
        changes: &[
            Edit(ENGAGEMENT, "status: completed", "status: active"),
            Edit(
                SESSION_5,
                "action: cover\n    outcome: done",
                "action: cover\n    outcome: ongoing",
            ),
            Edit(
                SESSION_6,
                "reviewed:\n",
                "reviewed:\n  - action: cover\n    outcome: ongoing\n",
            ),
        ],
        expected: &[("CG406", SESSION_4, "id: cover")],
    },
    Damage {
        name: "a session without an agenda point",
        changes: &[
            Field(SESSION_4, "issues", ""),
            Field(SESSION_4, "points", ""),
        ],
        expected: &[("CG407", SESSION_4, "kind: session")],
    },
    Damage {
        name: "one session more than contracted",
        changes: &[Edit(ENGAGEMENT, "sessions: 6", "sessions: 5")],
        expected: &[("CG408", SESSION_6, "number: 6")],
    },
    Damage {
        name: "the next session is overdue",
        changes: &[
            Edit(ENGAGEMENT, "status: completed", "status: active"),
            Cut(ENGAGEMENT, "ended:"),
            Field(ENGAGEMENT, "planned", ""),
            Remove(SESSION_6),
            Remove(FINAL),
        ],
        expected: &[("CG410", SESSION_5, "next: 2026-09-30")],
    },
    Damage {
        name: "the next session is only a week late",
        changes: &[
            Edit(ENGAGEMENT, "status: completed", "status: active"),
            Cut(ENGAGEMENT, "ended:"),
            Field(ENGAGEMENT, "planned", ""),
            Remove(SESSION_6),
            Remove(FINAL),
            Today("2026-10-07"),
        ],
        // The dates of the agenda have passed all the same.
        expected: &[
            ("CG412", AGENDA, "id: positions"),
            ("CG412", AGENDA, "id: papers"),
            ("CG411", AGENDA, "by: 2026-09-30"),
            ("CG412", AGENDA, "id: escalate"),
            ("CG412", AGENDA, "id: rights"),
            ("CG412", AGENDA, "id: dissent"),
            ("CG412", AGENDA, "id: supper"),
        ],
    },
    Damage {
        name: "an action for the sponsor in a session",
        changes: &[Edit(SESSION_5, "owner: client", "owner: sponsor")],
        expected: &[("CG002", SESSION_5, "owner: sponsor")],
    },
];
