//! The agenda: its points, their objectives, and whether it was agreed.

use super::Change::*;
use super::*;

/// Two more complete points.
const TWO_MORE: &str = "\
points:
  - id: rest
    title: Rest before the peak
    draws_on: [interview-part-2#home]
    business_benefit: A peak that is met with a clear head.
    success: She sleeps in November.
    objectives: [{id: nap, specific: Be home by seven, measurable: {how: Evenings a week, baseline: 0, target: 2}, achievable: The rota allows it, relevant: The peak is long, due: 2026-09-30, milestones: [{id: nap-1, by: 2026-06-30, what: One evening}]}]
  - id: reach
    title: Be known outside the company
    draws_on: [appraisal-2025#breadth]
    business_benefit: Better people apply.
    success: She is asked to speak.
    objectives: [{id: talk, specific: Give one talk, measurable: {how: Talks given, baseline: 0, target: 1}, achievable: Two have asked, relevant: She hires, due: 2026-09-30, milestones: [{id: talk-1, by: 2026-06-30, what: Subject settled}]}]
";

/// One more point, without objectives.
const EMPTY_POINT: &str = "\
points:
  - id: reach
    title: Be known outside the company
    draws_on: [appraisal-2025#breadth]
    business_benefit: Better people apply.
    success: She is asked to speak.
";

pub const DAMAGES: &[Damage] = &[
    Damage {
        name: "seven agenda points",
        changes: &[Unsealed, Edit(AGENDA, "points:\n", TWO_MORE)],
        expected: &[
            ("CG302", AGENDA, "points:"),
            ("CG409", AGENDA, "id: rest"),
            ("CG409", AGENDA, "id: reach"),
            ("CG504", FINAL, "objectives:"),
        ],
    },
    Damage {
        name: "more points than the contract allows",
        changes: &[Edit(
            ENGAGEMENT,
            "agenda_points: \"4-6\"",
            "agenda_points: \"2-4\"",
        )],
        expected: &[("CG302", AGENDA, "points:")],
    },
    Damage {
        name: "no agenda",
        changes: &[Remove(AGENDA)],
        expected: &[
            ("CG301", ENGAGEMENT, WHOLE),
            // A broken link in prose; it is reported together with another broken link.
            ("CG004", SESSION_1, "[["),
        ],
    },
    Damage {
        name: "the agenda is still a draft",
        changes: &[Edit(AGENDA, "kind: agenda", "kind: agenda\ndraft: true")],
        expected: &[("CG301", ENGAGEMENT, WHOLE)],
    },
    Damage {
        name: "a point without an objective",
        changes: &[Unsealed, Edit(AGENDA, "points:\n", EMPTY_POINT)],
        expected: &[
            ("CG303", AGENDA, "id: reach"),
            ("CG409", AGENDA, "id: reach"),
        ],
    },
    Damage {
        name: "an objective that cannot be measured",
        changes: &[
            Unsealed,
            Edit(
                AGENDA,
                "        measurable:\n          how: Five committee colleagues answer one question, \"Do you know where she stands?\"; the median counts\n          scale: \"0-10\"\n          baseline: 4\n          target: 7\n",
                "",
            ),
        ],
        expected: &[("CG304", AGENDA, "id: dissent")],
    },
    Damage {
        name: "an objective without `achievable`",
        changes: &[Unsealed, Cut(AGENDA, "achievable: She does so already")],
        expected: &[("CG304", AGENDA, "id: dissent")],
    },
    Damage {
        name: "an objective without a date",
        changes: &[
            Unsealed,
            Edit(
                AGENDA,
                "each asked for.\n        due: 2026-09-30\n",
                "each asked for.\n",
            ),
        ],
        expected: &[("CG304", AGENDA, "id: dissent")],
    },
    Damage {
        name: "a point that does not say what success looks like",
        changes: &[Unsealed, Cut(AGENDA, "success: Amara is away")],
        expected: &[("CG305", AGENDA, "id: bench")],
    },
    Damage {
        name: "a milestone after its objective is due",
        changes: &[Unsealed, Edit(AGENDA, "by: 2026-08-31", "by: 2026-10-31")],
        expected: &[("CG306", AGENDA, "by: 2026-10-31")],
    },
    Damage {
        name: "an objective without milestones",
        changes: &[
            Unsealed,
            Edit(
                AGENDA,
                "        milestones:\n          - id: h-two\n            by: 2026-06-30\n            what: Two drawer evenings a week for a whole month\n",
                "",
            ),
            Edit(SESSION_4, "  - milestone: h-two\n    met: 2026-06-19\n", ""),
        ],
        expected: &[("CG306", AGENDA, "id: supper")],
    },
    Damage {
        name: "a point without a benefit for the business",
        changes: &[Unsealed, Cut(AGENDA, "business_benefit: >-")],
        expected: &[("CG307", AGENDA, "id: voice")],
    },
    Damage {
        name: "a point without a source",
        changes: &[
            Unsealed,
            Edit(
                AGENDA,
                "    draws_on:\n      - interview-part-2#home\n      - personality-profile#tank\n",
                "",
            ),
        ],
        expected: &[("CG308", AGENDA, "id: evenings")],
    },
    Damage {
        name: "an expectation of the sponsor that no point draws on",
        changes: &[Unsealed, Cut(AGENDA, "sponsor-meeting#candour")],
        expected: &[("CG309", SPONSOR, "id: candour")],
    },
    Damage {
        name: "the client never agreed the agenda",
        changes: &[Unsealed, Edit(AGENDA, "  client: 2026-03-11\n", "")],
        expected: &[("CG310", AGENDA, "agreed:")],
    },
    Damage {
        name: "the sponsor never agreed the agenda",
        changes: &[Unsealed, Edit(AGENDA, "  sponsor: 2026-03-13\n", "")],
        expected: &[("CG310", AGENDA, "agreed:")],
    },
    Damage {
        name: "an objective reworded after the agreement",
        changes: &[Edit(
            AGENDA,
            "at each monthly meeting",
            "at some monthly meetings",
        )],
        expected: &[("CG507", AGENDA, "digest")],
    },
    Damage {
        name: "a personal point that is no longer personal",
        changes: &[Edit(AGENDA, "    personal: true\n", "")],
        expected: &[("CG507", AGENDA, "digest")],
    },
    Damage {
        name: "an agenda that is only formatted differently still matches its digest",
        changes: &[
            Edit(AGENDA, "points:\n", "# What we work on.\npoints:\n"),
            Edit(
                AGENDA,
                "    title: Disagree in the room",
                "    title: \"Disagree in the room\"",
            ),
        ],
        expected: &[],
    },
    Damage {
        name: "the agenda is dated after the first session",
        changes: &[
            Unsealed,
            Edit(AGENDA, "date: 2026-03-11", "date: 2026-03-20"),
        ],
        expected: &[("CG008", SESSION_1, "date: 2026-03-18")],
    },
    Damage {
        name: "a personal point without a business benefit",
        changes: &[
            Unsealed,
            Edit(
                AGENDA,
                "    business_benefit: >-\n      A director who sleeps and laughs lasts longer. For Amara that is the lesser reason, and she is honest about it.\n",
                "",
            ),
        ],
        expected: &[],
    },
];
