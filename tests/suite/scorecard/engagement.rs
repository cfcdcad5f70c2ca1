//! An invented engagement with six objectives that a sponsor sees, at three moments.

use coachgen::view::Decide;

use crate::confidentiality::folder::{BuildHarness, Folder};

pub const SPONSOR: &str = "Ilse Brandhuber";
pub const AGENDA: &str = "3-agenda/agenda.md";
pub const INTERIM: &str = "5-review/interim.md";
const FINAL: &str = "5-review/final.md";

/// The sessions: the day of each, and whether it was cancelled.
const SESSIONS: [(&str, bool); 6] = [
    ("2026-03-09", false),
    ("2026-04-06", false),
    ("2026-05-04", false),
    ("2026-06-08", false),
    ("2026-07-06", true),
    ("2026-08-31", false),
];

/// After contracting, with an agenda that is not approved.
pub fn contracted() -> Folder {
    let mut folder = Folder::default();
    folder.put("engagement.md", "---\nkind: engagement\nclient: {name: Noor Aziz}\norganisation: Fjordline Clinics\nsponsors:\n  - {name: Ilse Brandhuber, relationship: line-manager}\ncoach: {name: Tomas Reyes}\nstatus: active\nstart: 2026-01-12\nprogramme:\n  sessions: 6\n  sponsor_reviews_after: [3]\n  late_cancellation_counts: true\nconfidentiality:\n  agreed: 2026-02-02\n---\nWhat this is for.\n");
    folder.put(AGENDA, "---
kind: agenda
date: 2026-03-02
agreed: {client: 2026-03-02}
points:
  - id: sooner
    title: Decide sooner
    objectives:
      - {id: day, specific: Answers escalations within a day, measurable: {how: Days to an answer, scale: \"0-10\", baseline: 9, target: 2}, due: 2026-08-31}
      - {id: stand, specific: Lets a decision of the committee stand once the minutes are out, measurable: {how: Decisions opened again, scale: \"0-10\", baseline: 6, target: 1}, due: 2026-08-31}
  - id: load
    title: Share the load
    objectives:
      - {id: evenings, specific: Leaves the clinics before seven on four evenings of a week, measurable: {how: Evenings, scale: \"0-5\", baseline: 1, target: 4}, due: 2026-08-31}
      - {id: rota, specific: Hands the rota to a deputy, measurable: {how: Who plans it, baseline: she plans it, target: a deputy plans it}, due: 2026-08-31}
  - id: voice
    title: Speak up
    objectives:
      - {id: objections, specific: States an objection while the item is still open and says what she would do instead, measurable: {how: Objections, scale: \"0-10\", baseline: 0, target: 4}, due: 2026-08-31}
      - {id: board, specific: Presents two papers to the board whose recommendation costs her own clinics something, measurable: {how: Papers, baseline: none, target: two}, due: 2026-08-31}
  - id: own
    title: Private point
    personal: true
    objectives:
      - {id: sleep, specific: Sleeps through, measurable: {baseline: 2, target: 6}, due: 2026-08-31}
---
");
    folder
}

fn add_sessions(folder: &mut Folder, count: usize) {
    for (number, (date, cancelled)) in SESSIONS.iter().take(count).enumerate() {
        let number = number + 1;
        let cancelled = match cancelled {
            true => "cancelled: true\n",
            false => "",
        };
        folder.put(
            &format!("4-development/session-{number}.md"),
            format!("---\nkind: session\nnumber: {number}\ndate: {date}\nminutes: 90\n{cancelled}---\nWhat was said.\n"),
        );
    }
}

/// After three sessions and an approved interim review.
pub fn half_way() -> Folder {
    let mut folder = contracted();
    add_sessions(&mut folder, 3);
    folder.put(INTERIM, "---
kind: review
type: interim
after_session: 3
date: 2026-05-05
present: [Noor Aziz, Ilse Brandhuber, Tomas Reyes]
objectives:
  - objective: day
    at: 6
    verdict: on-track
    evidence: The log of April.
    benefit: Two clinics no longer call head office.
    views:
      - {by: client, at: 6, comment: I sleep before I answer.}
      - {by: sponsor, comment: Ilse says so}
  - {objective: stand, at: 4, verdict: on-track, evidence: The minutes.}
  - {objective: rota, at: a deputy drafts it, verdict: at-risk, evidence: The rota of April.}
  - {objective: sleep, at: 4, verdict: on-track}
changes:
  - {objective: day, change: reword, now: {measurable: {target: 3}}, because: A clinic in another time zone}
next_steps: Ilse gives the rota one more month.
actions:
  - {id: name-it, what: Name the deputy, owner: client, due: 2026-06-01}
---
");
    approve(
        &mut folder,
        &[(AGENDA, "2026-03-03"), (INTERIM, "2026-05-05")],
    );
    folder
}

/// After the final review.
pub fn ended() -> Folder {
    let mut folder = half_way();
    add_sessions(&mut folder, SESSIONS.len());
    folder.replace(
        "engagement.md",
        "status: active",
        "status: completed\nended: 2026-09-30",
    );
    let objectives = [
        (
            "day",
            "",
            "achieved",
            "Three clinics open on time.",
            "I know by now which question can wait until the morning, and they know it too.",
        ),
        (
            "stand",
            "at: 1",
            "achieved",
            "No decision has been opened again since June; last year there were five.",
            "It was harder than it looks, because I was mostly right.",
        ),
        (
            "evenings",
            "at: 4",
            "partly",
            "The evening shift has a lead who decides, and the overtime of the planners fell by a third.",
            "My children noticed before I did.",
        ),
        (
            "rota",
            "at: a deputy plans it",
            "achieved",
            "The rota survived the summer in other hands, with one gap, which was closed within two hours.",
            "She plans it better than I did, and I can say that now.",
        ),
        (
            "objections",
            "at: 3",
            "partly",
            "The lease at the harbour was renegotiated before it was signed, which saved about 40,000 a year.",
            "I say it in the room. Afterwards I still check whether everybody is all right.",
        ),
        (
            "board",
            "at: two",
            "achieved",
            "The board closed one clinic and moved its staff, with a place for everybody.",
            "The second paper was the right one, and I would not want to get used to it.",
        ),
    ];
    let rows: String = objectives
        .iter()
        .map(|(id, at, verdict, benefit, comment)| {
            let at = match at.is_empty() {
                true => String::new(),
                false => format!("    {at}\n"),
            };
            format!("  - objective: {id}\n{at}    verdict: {verdict}\n    evidence: The minutes.\n    benefit: {benefit}\n    views:\n      - by: client\n        comment: {comment}\n")
        })
        .collect();
    folder.put(FINAL, format!("---
kind: review
type: final
after_session: 6
date: 2026-09-30
present: [Noor Aziz, Ilse Brandhuber, Tomas Reyes]
objectives:
{rows}next_steps:
  - The deputy keeps the rota over the winter.
  - Ilse and Noor look at the evening shift once a month.
actions:
  - {{id: count, what: Count the objections and the evenings again in December, owner: client, due: 2026-12-18}}
  - {{id: call, what: Call for a follow-up conversation after six months, owner: coach, due: 2027-03-31}}
---
"));
    approve(&mut folder, &[(FINAL, "2026-10-01")]);
    folder
}

/// Records that the client approved these records for the sponsor.
pub fn approve(folder: &mut Folder, records: &[(&str, &str)]) {
    for (path, on) in records {
        BuildHarness::pages_only().decide(folder, path, (&[SPONSOR], on), &Decide::Approve);
    }
}
