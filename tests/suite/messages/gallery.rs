//! The gallery: one snapshot for each kind of fault.

use coachgen::source::EntrySort;
use insta::assert_snapshot;

use super::{
    TreeWithNonFile, findings, practice_findings, sound_engagement, sound_with, sound_with_records,
};

#[test]
fn not_a_record() {
    let mut tree = sound_with(&[
        ("loose.md", "No front matter.\n"),
        (
            "open.md",
            "---\nkind: note\ndate: 2026-02-01\n\nNever closed.\n",
        ),
        ("empty.md", ""),
        ("con.md", "---\nkind: note\ndate: 2026-02-01\n---\n"),
        ("what?.md", "---\nkind: note\ndate: 2026-02-01\n---\n"),
        ("cafe\u{301}.md", "---\nkind: note\ndate: 2026-02-01\n---\n"),
        ("Interview.md", "---\nkind: note\ndate: 2026-02-01\n---\n"),
        ("README.md", "This one may be without.\n"),
    ]);
    tree.put(
        "pike/latin.md",
        b"---\nkind: note\ndate: 2026-02-01\n---\n\nCaf\xe9.\n".to_vec(),
    );
    tree.put(
        "pike/long.md",
        format!(
            "---\nkind: note\ndate: 2026-02-01\n---\n{}",
            "words ".repeat(800_000)
        ),
    );
    let filler: String = (0..4000)
        .map(|n| format!("# line {n} of a long remark\n"))
        .collect();
    tree.put("pike/wide.md", format!("---\nkind: note\n{filler}---\n"));
    assert_snapshot!(findings(&tree));
}

#[test]
fn no_regular_file() {
    let mut said = Vec::new();
    for (path, sort) in [
        ("linked.md", EntrySort::Symlink),
        ("pipe.md", EntrySort::Special),
        ("b\u{fffd}d.md", EntrySort::Unnameable),
        ("lost.md", EntrySort::File(20)),
        ("closed", EntrySort::Closed),
        ("twice.md", EntrySort::TwinFiles),
        ("twice", EntrySort::TwinFolders),
        ("more", EntrySort::FolderLink { engagement: false }),
        ("unlinked-pipe", EntrySort::Special),
    ] {
        said.push(findings(&TreeWithNonFile::new(path, sort)));
    }
    assert_snapshot!(said.join("\n\n"));
}

#[test]
fn no_yaml() {
    let many = format!(
        "kind: note\ndate: 2026-02-01\nlist:\n{}",
        "  - 1\n".repeat(10_001)
    );
    let deep = format!(
        "kind: note\ndate: 2026-02-01\ndeep: {}{}\n",
        "[".repeat(17),
        "]".repeat(17)
    );
    assert_snapshot!(findings(&sound_with_records(&[
        "kind: note\ntitle: \"never closed\ndate: 2026-02-01\n",
        "kind: note\ndate: 2026-02-01\ntitle: Purpose: to lead\n",
        "kind: note\n\tdate: 2026-02-01\n",
        "kind: note\n date: 2026-02-01\n",
        "kind: note\ndate 2026-02-01\n",
        "kind: note\ndate: 2026-02-01\nlist: [one, two\n",
        "kind: note\ndate: 2026-02-01\ngroup: {one: two\n",
        "kind: note\ndate: &day 2026-02-01\n",
        "kind: note\ndate: *day\n",
        "kind: note\ndate: !day 2026-02-01\n",
        "kind: note\n<<: {date: 2026-02-01}\n",
        "kind: note\ndate: 2026-02-01\nkind: session\n",
        "kind: note\n[a, b]: 2026-02-01\n",
        "kind: note\ndate: 2026-02-01\n--- \n",
        "- kind: note\n",
        "note\n",
        "title: @home\nkind: note\n",
        "title: `home`\nkind: note\n",
        "title: 50 % more\nkind: note\ndate: %x\n",
        "title: \"a \\q b\"\nkind: note\n",
        &many,
        &deep,
    ])));
}

#[test]
fn typed_by_hand() {
    let session = |number: u32, rest: &str| {
        format!("---\nkind: session\nnumber: {number}\ndate: 2026-03-16\n{rest}")
    };
    let conflict = session(
        2,
        "<<<<<<< desk\nminutes: 60\n=======\nminutes: 90\n>>>>>>> train\n---\n",
    );
    let left_over = session(3, "---\n\nWords.\n\n>>>>>>> train\n");
    let block = session(
        4,
        "---\n\n---\nactions:\n  - {id: call, what: Call, coach_only: true}\n---\n\n**Draft:** yes\n\nOn (private:: true) and on.\n",
    );
    let texts = session(5, "title: Ring #3 and #4\nissues:\n  - #3\n  – two\n---\n");
    let looks = session(6, "title:\u{a0}The call\n---\n");
    let quotes = session(7, "title: “The price: a talk”\n---\n");
    let values = session(
        8,
        "next: 13. März 2026\npaid: Nein\nconfidential: true\ntags: [coaching, private]\nactions:\n  - {id: ask, what: Ask}\n  - coach_only: true\n---\n",
    );
    assert_snapshot!(findings(&sound_with(&[
        ("session-2.md", &conflict),
        ("session-3.md", &left_over),
        ("session-4.md", &block),
        ("session-5.md", &texts),
        ("session-6.md", &looks),
        ("session-7.md", &quotes),
        ("session-8.md", &values),
        ("spaced.md", " ---\nkind: note\ndate: 2026-03-16\n---\n"),
        ("dashes.md", "———\nkind: note\ndate: 2026-03-16\n———\n"),
    ])));
}

#[test]
fn no_kind() {
    assert_snapshot!(findings(&sound_with_records(&[
        "",
        "date: 2026-02-01\n",
        "kind: sesion\n",
        "kind: stakeholder_themes\n",
        "kind: poem\n",
        "kind:\n",
        "kind: [note]\n",
        "Kind: note\ndate: 2026-02-01\n",
    ])));
}

#[test]
fn values_that_do_not_fit() {
    assert_snapshot!(findings(&sound_with(&[
        (
            "engagement.md",
            "---
kind: engagement
title: [a, list]
client: {name: Dora Pike, role: {a: group}, log_consent: \"yes\"}
sponsors: Ivo Marsh
coach:
  internal: no
status: complete
start: 5 January 2026
ended: 2026-02-30
programme:
  sessions: six
  interval_weeks: 5-4
  session_minutes: about 90
  sponsor_reviews_after: [3, last]
  mode: in person
  between_sessions: {by: [mail]}
planned:
  what: A follow-up
pauses:
  - July
confidentiality:
  sponsor_sees: [agenda]
signed: 2026-01-12
fees: {payer: company}
retention: six years
language: it
---
",
        ),
        (
            "session-1.md",
            "---
kind: session
number: 1.5
date: 16.02.2026
minutes: -90
mode: zoom
reviewed:
  - {action: List, outcome: finished, due: tomorrow}
issues: {one: two}
points: [Delegation Now]
progress:
  - {objective: handed-over, at: [3]}
actions:
  - {id: -list, what: \"\", owner: both, coach_only: yes}
moved: [{from: 2026-02-09, by: illness}]
paid: \"true\"
draft: nearly
body: coach_only
allow: [{rule: [a]}]
---
",
        ),
        (
            "review.md",
            "---
kind: review
type: mid
after_session: one
date: 2026-03-02
present: [Dora Pike, Ivo Marsh]
objectives:
  - {objective: handed-over, verdict: done, views: [{by: boss}]}
coach_effectiveness:
  - {by: client, criterion: Listens, score: 6}
  - {by: client, criterion: Asks, score: 4.5}
changes:
  - {objective: handed-over, change: rewrite, because: It grew, now: later}
---
",
        ),
    ])));
}

#[test]
fn fields_that_are_not_known() {
    assert_snapshot!(findings(&sound_with(&[
        (
            "agenda.md",
            "---
kind: agenda
date: 2026-02-02
topics: [claims]
Points: []
agreed: {client: 2026-02-02, sponser: 2026-02-03}
points:
  - id: delegation
    titel: Let others decide
    title: Let others decide
    objective: []
    objectives:
      - {id: handed-over, due_date: 2026-05-01, measurable: {unit: people}}
---
",
        ),
        (
            "interview.md",
            "---\nkind: interview\npart: both\ndate: 2026-01-19\nfinding: []\nfindings:\n  - {id: alone, text: Alone, coach-only: true}\n---\n"
        ),
    ])));
}

#[test]
fn fields_that_are_missing() {
    assert_snapshot!(findings(&sound_with(&[
        (
            "a-engagement/engagement.md",
            "---\nkind: engagement\nclient: {role: Head}\nsponsors: [{role: Chair}]\nplanned: [{what: A call}]\npauses: [{why: Leave}]\nsigned: [{}]\n---\n"
        ),
        ("b-engagement/engagement.md", "---\nkind: engagement\n---\n"),
        ("chemistry.md", "---\nkind: chemistry\n---\n"),
        ("contacts.md", "---\nkind: contacts\n---\n"),
        (
            "evidence.md",
            "---\nkind: evidence\nfindings: [{id: a}, {text: B}]\n---\n"
        ),
        (
            "instrument.md",
            "---\nkind: psychometric\nscores: [{low: 1}]\n---\n"
        ),
        (
            "more-contacts.md",
            "---\nkind: contacts\ncontacts: [{about: A call}]\n---\n"
        ),
        ("more-interviews.md", "---\nkind: interview\ndate:\n---\n"),
        ("note.md", "---\nkind: note\n---\n"),
        (
            "review.md",
            "---\nkind: review\nobjectives: [{verdict: achieved}]\ncoach_effectiveness: [{score: 3}]\nchanges: [{because: x, change: reword}, {objective: handed-over}]\nmilestones: [{}]\n---\n"
        ),
        (
            "session-2.md",
            "---\nkind: session\nreviewed: [{}]\nprogress: [{}]\nactions: [{}]\nmoved: [{}]\nallow: [{}]\n---\n"
        ),
        ("sponsor-meeting.md", "---\nkind: sponsor-meeting\n---\n"),
        (
            "stakeholder.md",
            "---\nkind: stakeholder-interview\nstakeholder: {}\n---\n"
        ),
        ("stakeholders.md", "---\nkind: stakeholder-interview\n---\n"),
        (
            "themes.md",
            "---\nkind: stakeholder-themes\nthemes: [{}]\n---\n"
        ),
        (
            "zz-agenda.md",
            "---\nkind: agenda\npoints: [{objectives: [{milestones: [{}]}]}]\n---\n"
        ),
        ("zz-draft.md", "---\nkind: session\ndraft: true\n---\n"),
    ])));
}

#[test]
fn duplicate_ids() {
    assert_snapshot!(findings(&sound_with(&[
        (
            "agenda-2.md",
            "---\nkind: agenda\ndate: 2026-02-03\npoints:\n  - id: delegation\n    title: Again\n    objectives:\n      - id: handed-over\n        milestones: [{id: first}]\n---\n"
        ),
        (
            "evidence.md",
            "---\nkind: evidence\ntype: other\ndate: 2026-01-01\nfindings:\n  - {id: alone, text: As in the interview}\n  - {id: late, text: One}\n  - {id: late, text: Two}\n---\n"
        ),
        (
            "session-2.md",
            "---\nkind: session\nnumber: 2\ndate: 2026-03-16\nactions:\n  - {id: list, what: Once more}\n---\n"
        ),
    ])));
}

#[test]
fn references_to_nothing() {
    assert_snapshot!(findings(&sound_with(&[
        (
            "agenda.md",
            "---\nkind: agenda\ndate: 2026-02-02\npoints:\n  - id: delegation\n    title: Let others decide\n    draws_on: [intervew#alone, interview#allone, interview#money, nobody, raw, raw#alone, twice, \"session-1#list\"]\n    objectives: [{id: handed-over, milestones: [{id: first}]}]\n---\n"
        ),
        ("a/twice.md", "---\nkind: note\ndate: 2026-02-01\n---\n"),
        ("b/twice.md", "---\nkind: note\ndate: 2026-02-01\n---\n"),
        (
            "raw.md",
            "---\nkind: stakeholder-interview\nstakeholder: {name: Ottilie Bramwell, relationship: peer}\ndate: 2026-01-20\n---\n"
        ),
        (
            "session-2.md",
            "---\nkind: session\nnumber: 2\ndate: 2026-03-16\nreviewed:\n  - {action: lst, outcome: done}\n  - {action: something-else-entirely, outcome: done}\npoints: [delegaton]\nprogress: [{objective: handedover, at: 3}]\nmilestones: [{milestone: fist, met: 2026-03-02}]\nactions: [{id: call, what: Call, point: money}]\nchanges: [{objective: none-such, change: withdraw, because: It is done}]\n---\n"
        ),
        (
            "review.md",
            "---\nkind: review\ntype: interim\nafter_session: 1\ndate: 2026-03-02\npresent: [Dora Pike]\nobjectives: [{objective: handed-under}]\n---\n"
        ),
    ])));
}

#[test]
fn links_to_nothing() {
    let mut tree = sound_with(&[
        (
            "session-1.md",
            "---\nkind: session\nnumber: 1\ndate: 2026-02-16\n---\n\nSee [[intervew]], [the agenda](agend.md), [a plan](plans/plan.pdf), [[agenda]] and ![a chart](chart.png).\n\nAnd [a site](http://claims.example), [a file](file:///tmp/x), [root](/etc/hosts), ![far](https://claims.example/a.png), [[twice]], [a script](javascript:alert) and [a page](page.html).\n\n![[sketch.svg]]\n",
        ),
        ("a/twice.md", "---\nkind: note\ndate: 2026-02-01\n---\n"),
        ("b/twice.md", "---\nkind: note\ndate: 2026-02-01\n---\n"),
    ]);
    tree.put("pike/page.html", "<p>No picture</p>");
    tree.put(
        "pike/sketch.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    tree.put("pike/chart.png", "not a picture at all");
    assert_snapshot!(findings(&tree));
}

#[test]
fn markers_where_they_have_no_effect() {
    assert_snapshot!(findings(&sound_with(&[(
        "session-1.md",
        "---\nkind: session\nnumber: 1\ndate: 2026-02-16\nissues: [\"The move {.coach-only}\"]\n---\n\n## One {.coachonly}\n\n## Two {.private}\n\n## Three {#three}\n\n## Four {.coach-only}.\n\n**Five** {.coach-only}\n\n> ## Six {.coach-only}\n\n- ## Seven {.client-only}\n\nEight {coach only}\n\nNine <!-- never closed\n\n## Ten {.coach-only}\n\n### Eleven {.client-only}\n"
    ),])));
}

#[test]
fn wider_than_was_agreed() {
    let engagement = sound_engagement();
    let text = String::from_utf8(engagement.get("pike/engagement.md").unwrap().to_vec()).unwrap();
    let text = text.replace(
        "  agreed:",
        "  sponsor_sees: {session: shared, interview: shared, note: fact, engagement: hidden, agend: shared, poem: fact, agenda: all, review: fact}\n  agreed:",
    );
    assert_snapshot!(findings(&sound_with(&[
        ("engagement.md", &text),
        (
            "session-1.md",
            "---\nkind: session\nnumber: 1\ndate: 2026-02-16\napproved: {by: client, on: 2026-02-17, for: [Ivo Marsh], digest: 00}\n---\n"
        ),
        (
            "note.md",
            "---\nkind: note\ndate: 2026-02-17\n---\n\n## For her {.client-only}\n\nWords.\n"
        ),
        (
            "review.md",
            "---\nkind: review\ntype: interim\nafter_session: 1\ndate: 2026-03-02\npresent: [Dora Pike, Ivo Marsh]\nbody: coach-only\n---\n\n## For her {.client-only}\n\nWords.\n"
        ),
    ])));
}

#[test]
fn approvals_in_records() {
    assert_snapshot!(findings(&sound_with(&[
        (
            "review.md",
            "---\nkind: review\ntype: interim\nafter_session: 1\ndate: 2026-03-02\npresent: [Dora Pike, Ivo Marsh]\napproved:\n  by: client\n  on: 2026-03-03\n  for: [Ivo Marsh]\n  digest: 3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d\n---\n\nHalf an hour.\n"
        ),
        (
            "agenda.md",
            "---\nkind: agenda\ndate: 2026-02-02\napproved: {by: client}\npoints:\n  - {id: delegation, title: Let others decide}\n---\n"
        ),
    ])));
}

#[test]
fn stakeholders_by_name() {
    let mut tree = sound_with(&[
        (
            "stakeholder-1.md",
            "---\nkind: stakeholder-interview\nstakeholder: {name: Ottilie Bramwell, relationship: peer}\ndate: 2026-01-20\n---\n",
        ),
        (
            "themes.md",
            "---\nkind: stakeholder-themes\ndate: 2026-01-26\nthemes:\n  - {id: time, text: \"As Ottilie said, she is short of time\"}\n---\n\nOttilie Bramwell and others agree.\n",
        ),
        (
            "360.md",
            "---\nkind: evidence\ntype: 360\ndate: 2026-01-10\n---\n\nFrom a page that Bramwell wrote.\n",
        ),
        (
            "session-1.md",
            "---\nkind: session\ntitle: After the talk with Ottilie\nnumber: 1\ndate: 2026-02-16\n---\n\nShe will ring Ottilie Bramwell on Monday, and Ottilie will answer.\n",
        ),
    ]);
    assert_snapshot!(findings(&tree));
    for path in ["themes.md", "360.md", "session-1.md"] {
        tree.remove(&format!("pike/{path}"));
    }
    let renamed: Vec<(String, Vec<u8>)> = tree
        .paths()
        .map(|path| {
            (
                path.replace("pike/", "bramwell-ottilie-bramwell/"),
                tree.get(path).unwrap().to_vec(),
            )
        })
        .collect();
    let mut folder = coachgen::source::Memory::default();
    for (path, bytes) in renamed {
        folder.put(path, bytes);
    }
    assert_snapshot!("stakeholder_in_the_folders_name", findings(&folder));
}

#[test]
fn private_words_repeated() {
    assert_snapshot!(findings(&sound_with(&[
        (
            "session-1.md",
            "---\nkind: session\nnumber: 1\ndate: 2026-02-16\n---\n\n## Together\n\nWe spoke of it: her brother owes the house to three banks at once.\n\n## What I noticed {.coach-only}\n\nI believe that her brother owes the house to three banks at once.\n"
        ),
        (
            "agenda.md",
            "---\nkind: agenda\ndate: 2026-02-02\npoints:\n  - id: delegation\n    title: Let others decide\n    objectives: [{id: handed-over}]\n  - id: sleep\n    title: Sleep through the night before every hearing of the tribunal\n    personal: true\n---\n"
        ),
        (
            "review.md",
            "---\nkind: review\ntype: interim\nafter_session: 1\ndate: 2026-03-02\npresent: [Dora Pike, Ivo Marsh]\n---\n\nShe wants to sleep through the night before every hearing of the tribunal.\n"
        ),
    ])));
}

#[test]
fn links_to_what_the_reader_does_not_have() {
    assert_snapshot!(findings(&sound_with(&[
        (
            "engagement.md",
            "---\nkind: engagement\nclient: {name: Dora Pike}\nsponsors: [{name: Ivo Marsh}]\n---\n\nAs [my note](note.md) says, and [what we said](session-1.md).\n",
        ),
        (
            "note.md",
            "---\nkind: note\ndate: 2026-02-17\n---\n\nWords.\n"
        ),
        (
            "session-1.md",
            "---\nkind: session\nnumber: 1\ndate: 2026-02-16\n---\n\nAs [my note](note.md) says, and [[note|this]].\n\n## What I noticed {.coach-only}\n\nHere [[note]] is well.\n"
        ),
    ])));
}

#[test]
fn no_usable_engagement() {
    let mut said = Vec::new();
    for text in [
        "---\nkind: engagement\ndraft: true\nclient: {name: Dora Pike}\n---\n",
        "---\nkind: note\ndate: 2026-02-01\n---\n",
        "---\nkind: engagement\nclient: Dora Pike\n---\n",
    ] {
        said.push(findings(&sound_with(&[("engagement.md", text)])));
    }
    assert_snapshot!(said.join("\n\n----\n\n"));
}

#[test]
fn practice_file() {
    let said = [
        "practice: {name: Marsh, accent: teal, logo: ../logo.png, language: it, paper: a5, colour: red}\ncoach: {training_started: 2011, emial: a}\nprogramme: {sessions: many, session: 6}\nrules: []\neditor: vim\noutptu: pages\n",
        "practice: Marsh Coaching\n",
        "- practice\n",
        "practice:\n  name: \"Marsh\ncoach: {name: A}\n",
    ]
    .map(practice_findings);
    assert_snapshot!(said.join("\n\n----\n\n"));
}
