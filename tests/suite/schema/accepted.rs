//! Unusual but valid front matter: the decoder accepts it without a finding, and so does the schema.

use super::{faults, findings, json, schemas};

/// Each is unusual in a different way.
const RIGHT: &[&str] = &[
    // Empty or omitted values.
    "kind: session\nnumber: 1\ndate: 2026-03-25\nminutes:\nmode:\nactions:\nchanges: ~\npoints:\ntitle: null",
    "kind: session\nnumber: 1\ndate: 2026-03-25\nactions: []\npoints: []",
    "kind: engagement\nclient: {name: Amara, role: }\nprogramme:\nconfidentiality:\nfees: {}",
    "kind: engagement\nclient: {name: Amara}\nconfidentiality: {sponsor_sees: , exceptions: []}",
    "kind: contacts\ncontacts:",
    "kind: contacts\ncontacts: []",
    "kind: note\ndate: 2026-03-25\nbody:",
    // A list item with nothing after its hyphen.
    "kind: session\nnumber: 1\ndate: 2026-03-25\nactions: [~, {id: a, what: Ask}]\nissues: [One, ~]\npoints: [~]",
    "kind: sponsor-meeting\ndate: 2026-01-22\npresent: [~, Amara]\nexpectations: [~]",
    // Drafts.
    "kind: session\ndraft: true",
    "kind: session\ndraft: true\nnumber:\ndate:\nactions: [{what: Ask}, {}, ~]",
    "kind: engagement\ndraft: true\nclient:",
    "kind: engagement\ndraft: true\nclient: {role: Director}\nplanned: [{}]",
    "kind: review\ndraft: true\npresent: []\nchanges: [{because: It was vague}]",
    "kind: contacts\ndraft: true",
    // Numbers and booleans that are texts here, and texts that are numbers.
    "kind: session\nnumber: '1'\ndate: 2026-03-25\nminutes: '105'",
    "kind: session\nnumber: 007\ndate: 2026-03-25",
    "kind: session\nnumber: 1\ndate: '2026-03-25'",
    "kind: note\ndate: 2028-02-29\ntitle: 2028",
    "kind: note\ndate: 2026-03-25\ntitle: true",
    "kind: session\nnumber: 1\ndate: 2026-03-25\nprogress: [{objective: 360, at: 6.5}, {objective: dissent, at: about half}]",
    "kind: session\nnumber: 1\ndate: 2026-03-25\nprogress: [{objective: dissent, at: -2}]",
    "kind: interview\npart: 1\ndate: 2026-02-04",
    "kind: interview\npart: '2'\ndate: 2026-02-04",
    "kind: interview\npart: both\ndate: 2026-02-04",
    "kind: evidence\ntype: 360\ndate: 2025-12-11\nsource: 42",
    "kind: evidence\ntype: '360'\ndate: 2025-12-11",
    "kind: engagement\nclient: {name: Amara}\nfees: {amount: 9600, currency: GBP}\nretention: {keep_years: 6}",
    "kind: engagement\nclient: {name: Amara}\nfees: {amount: nine thousand}",
    // Ranges.
    "kind: engagement\nclient: {name: Amara}\nprogramme: {session_minutes: 60, interval_weeks: 4-5}",
    "kind: engagement\nclient: {name: Amara}\nprogramme: {session_minutes: '90 – 120', interval_weeks: 3.5}",
    "kind: engagement\nclient: {name: Amara}\nprogramme: {agenda_points: ' 4-6 '}",
    // A single value for a list with one item.
    "kind: sponsor-meeting\ndate: 2026-01-22\npresent: Catherine Llewellyn\nshared_with_sponsors: Rafael Monteiro",
    "kind: session\nnumber: 1\ndate: 2026-03-25\npoints: candour\nissues: The bid",
    "kind: engagement\nclient: {name: Amara}\nprogramme: {sponsor_reviews_after: 3, between_sessions: {by: email}}",
    // Switches, and the properties of other programs.
    "kind: session\nnumber: 1\ndate: 2026-03-25\nactions: [{id: a, what: Ask, coach_only: true}, {id: b, what: Tell, coach_only: false}]",
    "kind: session\nnumber: 1\ndate: 2026-03-25\nchanges: [{objective: a, point: b, change: add, because: New, coach_only: true}]",
    "kind: session\nnumber: 1\ndate: 2026-03-25\nchanges: [{point: b, objective: , change: withdraw, because: Done, now: }]",
    "kind: agenda\ndate: 2026-03-11\npoints: [{id: a, title: b, personal: true, objectives: [{id: c, measurable: {baseline: 4, target: 0}, coach_only: true}]}]",
    "kind: note\ndate: 2026-03-25\ndraft: false\ntags: [coaching, x]\naliases: One\ncssclasses:",
    "kind: note\ndate: 2026-03-25\ntags: {a: [1, 2]}\nbody: coach-only",
    "kind: note\ndate: 2026-03-25\nallow: [{rule: session-interval, because: August}]",
    "kind: agenda\ndate: 2026-03-11\nagreed: {client: 2026-03-11, sponsor: }",
    "kind: engagement\nclient: {name: Amara}\nconfidentiality: {sponsor_sees: {stakeholder-themes: shared, interview: fact, agenda: hidden}}",
    "kind: review\ntype: final\nafter_session: 6\ndate: 2026-11-02\npresent: [Amara]\ncoach_effectiveness: [{by: client, criterion: Listens, score: '5'}]",
    // coachgen.yaml.
    "{}",
    "practice:\ncoach: {}\nprogramme: ~",
    "practice: {name: 1st, accent: '#2F5d62', language: de, paper: a4}\ncoach: {training_started: 2019-09-01}",
    "programme: {sessions: 8, between_sessions: {limit: unlimited, by: [email, phone]}}",
    "interview_questions:\n  - {id: proud, part: 1, text: Proud of what?}\n  -\n  - {id: team, part: 2, text: And the team?, for_stakeholders: And you?}",
    "interview_questions:",
    "rules: {agenda-size: allow, hidden-link: error}\neditor: obsidian\noutput: out",
];

#[test]
fn the_schema_accepts_what_the_decoder_accepts() {
    let mut wrong = Vec::new();
    for yaml in RIGHT {
        let found = findings(yaml);
        if !found.is_empty() {
            wrong.push(format!("the decoder says {found:?} of\n{yaml}"));
        }
        let value = json(yaml);
        for (name, schema) in schemas(yaml) {
            let found = faults(&schema, &value);
            if !found.is_empty() {
                wrong.push(format!("the schema of {name} says {found:?} of\n{yaml}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
