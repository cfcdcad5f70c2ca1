//! Contracting: the chemistry meeting, the sponsor, the agreement; and records with false or unusual dates.

use super::Change::*;
use super::*;

pub const DAMAGES: &[Damage] = &[
    Damage {
        name: "no chemistry meeting recorded",
        changes: &[Remove(CHEMISTRY)],
        expected: &[("CG101", ENGAGEMENT, WHOLE)],
    },
    Damage {
        name: "the chemistry meeting decided nothing",
        changes: &[Edit(CHEMISTRY, "decision: proceed", "decision: undecided")],
        expected: &[("CG101", CHEMISTRY, "decision: undecided")],
    },
    Damage {
        name: "the client is not comfortable",
        changes: &[Edit(
            CHEMISTRY,
            "client_comfortable: true",
            "client_comfortable: false",
        )],
        expected: &[("CG102", CHEMISTRY, "client_comfortable: false")],
    },
    Damage {
        name: "it is not recorded whether the coach is comfortable",
        changes: &[Cut(CHEMISTRY, "coach_comfortable")],
        expected: &[("CG102", CHEMISTRY, "decision: proceed")],
    },
    Damage {
        name: "the limits of confidentiality were not understood",
        changes: &[Edit(
            CHEMISTRY,
            "confidentiality_understood: true",
            "confidentiality_understood: false",
        )],
        expected: &[("CG103", CHEMISTRY, "confidentiality_understood: false")],
    },
    Damage {
        name: "confidentiality agreed after the first interview",
        changes: &[Edit(
            ENGAGEMENT,
            "  agreed: 2026-01-22",
            "  agreed: 2026-02-20",
        )],
        expected: &[("CG103", ENGAGEMENT, "agreed: 2026-02-20")],
    },
    Damage {
        name: "no exceptions to confidentiality",
        changes: &[Cut(ENGAGEMENT, "  exceptions:")],
        expected: &[("CG103", ENGAGEMENT, "confidentiality:")],
    },
    Damage {
        name: "no sponsor meeting recorded",
        changes: &[Remove(SPONSOR)],
        expected: &[
            ("CG104", ENGAGEMENT, WHOLE),
            ("CG004", AGENDA, "sponsor-meeting#enterprise"),
            ("CG004", SESSION_1, "action: one-page"),
            ("CG004", SESSION_1, "action: eight"),
        ],
    },
    Damage {
        name: "a sponsor meeting without a purpose",
        changes: &[Field(SPONSOR, "purpose", "")],
        expected: &[("CG104", SPONSOR, "kind: sponsor-meeting")],
    },
    Damage {
        name: "the sponsor was asked after the agenda",
        changes: &[Edit(SPONSOR, "date: 2026-01-22", "date: 2026-03-16")],
        // The sponsor's agenda still says that it comes from the earlier meeting.
        expected: &[
            ("CG104", SPONSOR, "date: 2026-03-16"),
            ("CG604", AGENDA, "kind: agenda"),
        ],
    },
    Damage {
        name: "the sponsor's expectations were never shared with the client",
        changes: &[Unsealed, Cut(SPONSOR, "shared_with_client")],
        expected: &[("CG105", SPONSOR, "expectations:")],
    },
    Damage {
        name: "the three parties never agreed on the expectations",
        changes: &[Cut(SPONSOR, "aligned:")],
        expected: &[("CG105", SPONSOR, "expectations:")],
    },
    Damage {
        name: "the sponsor never signed",
        changes: &[
            Cut(ENGAGEMENT, "contract:"),
            Cut(ENGAGEMENT, "  - who: Catherine Llewellyn"),
        ],
        expected: &[("CG106", ENGAGEMENT, "signed:")],
    },
    Damage {
        name: "a recorded session without the client's consent",
        changes: &[Edit(SESSION_1, "recorded: false", "recorded: true")],
        expected: &[("CG107", SESSION_1, "recorded: true")],
    },
    Damage {
        name: "AI tools in a session without the client's consent",
        changes: &[
            Cut(ENGAGEMENT, "  ai:"),
            Edit(SESSION_1, "recorded: false", "ai_used: true"),
        ],
        expected: &[("CG107", SESSION_1, "ai_used: true")],
    },
    Damage {
        name: "an agreement that does not say where to complain",
        changes: &[Cut(ENGAGEMENT, "complaints:")],
        expected: &[("CG108", ENGAGEMENT, WHOLE)],
    },
    Damage {
        name: "a contract reference counts as signatures",
        changes: &[Field(ENGAGEMENT, "signed", "")],
        expected: &[],
    },
    Damage {
        name: "a session in the folder for reviews",
        changes: &[Move(SESSION_6, "5-review/session-6.md")],
        expected: &[("CG005", "5-review/session-6.md", "kind: session")],
    },
    Damage {
        name: "a chemistry meeting with a future date",
        changes: &[Add(
            "1-contracting/second-chemistry.md",
            "---\nkind: chemistry\ndate: 2027-01-11\n---\n",
        )],
        expected: &[(
            "CG006",
            "1-contracting/second-chemistry.md",
            "date: 2027-01-11",
        )],
    },
    Damage {
        name: "somebody present who is not a party",
        changes: &[Edit(SPONSOR, "Ruth Adelman]", "Ruth Adelmann]")],
        expected: &[("CG007", SPONSOR, "present:")],
    },
    Damage {
        name: "an interview before the chemistry meeting",
        changes: &[Edit(PART_1, "date: 2026-02-03", "date: 2026-01-10")],
        expected: &[
            ("CG008", PART_1, "date: 2026-01-10"),
            ("CG103", ENGAGEMENT, "agreed: 2026-01-22"),
        ],
    },
];
