//! Invalid front matter: the decoder refuses it, and so does the schema.

use super::{faults, findings, json, schemas};

/// One fault each.
const WRONG: &[&str] = &[
    // Unknown fields and kinds.
    "kind: sesion\ndate: 2026-03-25",
    "kind: note\ndate: 2026-03-25\nmood: good",
    "kind: session\nnumber: 1\ndate: 2026-03-25\nDate: 2026-03-25",
    "kind: session\nnumber: 1\ndate: 2026-03-25\nactions: [{id: a, what: b, who: client}]",
    "kind: agenda\ndate: 2026-03-11\npoints: [{id: a, title: b, objectives: [{id: c, smart: true}]}]",
    "kind: engagement\nclient: {name: Amara, age: 41}",
    "kind: review\ntype: final\nafter_session: 6\ndate: 2026-11-02\npresent: [Amara]\nobjectives: [{objective: a, views: [{by: client, score: 4}]}]",
    // Missing fields.
    "kind: note",
    "kind: note\ndate:",
    "kind: note\ndate: null",
    "kind: chemistry\nminutes: 60",
    "kind: session\ndate: 2026-03-25",
    "kind: engagement\norganisation: Northwind",
    "kind: engagement\nclient:",
    "kind: engagement\nclient: {role: Director}",
    "kind: sponsor-meeting\ndate: 2026-01-22",
    "kind: sponsor-meeting\ndate: 2026-01-22\npresent: []",
    "kind: contacts",
    "kind: contacts\ncontacts: [{date: 2026-04-29}]",
    "kind: session\nnumber: 1\ndate: 2026-03-25\nactions: [{what: Ask}]",
    "kind: session\nnumber: 1\ndate: 2026-03-25\nactions: [{}]",
    "kind: sponsor-meeting\ndate: 2026-01-22\npresent: [~]",
    "kind: agenda\ndate: 2026-03-11\npoints: [{id: a, title: b, objectives: [{specific: c}]}]",
    "kind: agenda\ndate: 2026-03-11\npoints: [{id: a, title: b, objectives: [{id: c, milestones: [{by: 2026-04-01}]}]}]",
    "kind: session\nnumber: 1\ndate: 2026-03-25\nchanges: [{change: reword, because: It was vague}]",
    "kind: session\nnumber: 1\ndate: 2026-03-25\nchanges: [{objective: , point: , change: reword, because: x}]",
    "kind: session\nnumber: 1\ndate: 2026-03-25\nchanges: [{point: a, change: reword}]",
    "kind: note\ndate: 2026-03-25\nallow: [{because: It was so}]",
    "kind: note\ndate: 2026-03-25\ndraft: false\nallow: [{because: It was so}]",
    // Values that are not valid.
    "kind: note\ndate: 25.03.2026",
    "kind: note\ndate: 2026-3-25",
    "kind: note\ndate: 2026-13-01",
    "kind: note\ndate: 2026-04-31",
    "kind: note\ndate: 2026-02-30",
    "kind: note\ndate: 2026-02-29",
    "kind: note\ndate: 20260325",
    "kind: note\ndate: [2026-03-25]",
    "kind: note\ndate: 2026-03-25\ntitle: [a, b]",
    "kind: note\ndate: 2026-03-25\ntitle: '  '",
    "kind: note\ndate: 2026-03-25\nbody: client-only",
    "kind: note\ndate: 2026-03-25\ndraft: yes",
    "kind: note\ndate: 2026-03-25\ndraft:",
    "kind: note\ndate: 2026-03-25\ndraft: 'true'",
    "kind: session\nnumber: one\ndate: 2026-03-25",
    "kind: session\nnumber: -1\ndate: 2026-03-25",
    "kind: session\nnumber: 1.5\ndate: 2026-03-25",
    "kind: session\nnumber: 1000001\ndate: 2026-03-25",
    "kind: session\nnumber: '1000001'\ndate: 2026-03-25",
    "kind: agenda\ndate: 2026-03-11\npoints: [{id: a, title: b, objectives: [{id: c, measurable: {weight: 0}}]}]",
    "kind: agenda\ndate: 2026-03-11\npoints: [{id: a, title: b, objectives: [{id: c, measurable: {weight: '0'}}]}]",
    "kind: agenda\ndate: 2026-03-11\npoints: [{id: a, title: b, objectives: [{id: c, measurable: {weight: 101}}]}]",
    "kind: session\nnumber: 1\ndate: 2026-03-25\nminutes: 105 min",
    "kind: session\nnumber: 1\ndate: 2026-03-25\nmode: zoom",
    "kind: session\nnumber: 1\ndate: 2026-03-25\nmode: Video",
    "kind: session\nnumber: 1\ndate: 2026-03-25\npaid: 'false'",
    "kind: session\nnumber: 1\ndate: 2026-03-25\npoints: [Decision rights]",
    "kind: session\nnumber: 1\ndate: 2026-03-25\npoints: [-candour]",
    "kind: session\nnumber: 1\ndate: 2026-03-25\npoints: [a--b]",
    "kind: session\nnumber: 1\ndate: 2026-03-25\nissues: {first: The bid}",
    "kind: session\nnumber: 1\ndate: 2026-03-25\nactions: Ask",
    "kind: session\nnumber: 1\ndate: 2026-03-25\nactions: {id: a, what: Ask}",
    "kind: session\nnumber: 1\ndate: 2026-03-25\nactions: [Ask]",
    "kind: session\nnumber: 1\ndate: 2026-03-25\nactions: [{id: a, what: Ask, owner: sponsor}]",
    "kind: session\nnumber: 1\ndate: 2026-03-25\nactions: [{id: a, what: Ask, coach_only: maybe}]",
    "kind: session\nnumber: 1\ndate: 2026-03-25\nactions: [{id: a, what: Ask, coach_only: }]",
    "kind: session\nnumber: 1\ndate: 2026-03-25\nreviewed: [{action: a, outcome: finished}]",
    "kind: agenda\ndate: 2026-03-11\nagreed: 2026-03-11",
    "kind: agenda\ndate: 2026-03-11\npoints: [{id: a, title: b, personal: }]",
    "kind: agenda\ndate: 2026-03-11\npoints: [{id: a, title: b, objectives: [{id: c, measurable: by asking}]}]",
    "kind: interview\npart: 3\ndate: 2026-02-04",
    "kind: evidence\ntype: 180\ndate: 2025-12-11",
    "kind: engagement\nclient: Amara",
    "kind: engagement\nclient: {name: Amara}\nprogramme: {interval_weeks: four}",
    "kind: engagement\nclient: {name: Amara}\nprogramme: {interval_weeks: 4-5-6}",
    "kind: engagement\nclient: {name: Amara}\nprogramme: {interval_weeks: -4}",
    "kind: engagement\nclient: {name: Amara}\nprogramme: {between_sessions: {by: [pigeon]}}",
    "kind: engagement\nclient: {name: Amara}\nconfidentiality: {sponsor_sees: {session: everything}}",
    "kind: engagement\nclient: {name: Amara}\nconfidentiality: {sponsor_sees: {session: }}",
    "kind: engagement\nclient: {name: Amara}\nconfidentiality: {sponsor_sees: [session]}",
    "kind: engagement\nclient: {name: Amara}\nfees: {payer: sponsor}",
    "kind: review\ntype: last\nafter_session: 6\ndate: 2026-11-02\npresent: [Amara]",
    "kind: review\ntype: final\nafter_session: 6\ndate: 2026-11-02\npresent: [Amara]\ncoach_effectiveness: [{by: client, criterion: Listens, score: 6}]",
    "kind: review\ntype: final\nafter_session: 6\ndate: 2026-11-02\npresent: [Amara]\ncoach_effectiveness: [{by: client, criterion: Listens, score: 0}]",
    "kind: review\ntype: final\nafter_session: 6\ndate: 2026-11-02\npresent: [Amara]\ncoach_effectiveness: [{by: client, criterion: Listens, score: '6'}]",
    // A draft may lack any field, but may not have an invalid value.
    "kind: note\ndraft: true\ndate: soon",
    "kind: session\ndraft: true\nactions: [{id: A}]",
    "kind: session\ndraft: true\nspeed: 1",
    // coachgen.yaml.
    "practise: {name: Adelman}",
    "practice: {nmae: Adelman}",
    "practice: Adelman",
    "practice: {accent: '#2f5d6'}",
    "practice: {language: it}",
    "coach: {training_started: 2019}",
    "coach: {name: [Ruth]}",
    "programme: {sessions: six}",
    "interview_questions: {proud: Proud of what?}",
    "interview_questions: Proud of what?",
    "interview_questions: [{id: Proud, part: 1, text: Proud of what?}]",
    "interview_questions: [{id: proud, part: 3, text: Proud of what?}]",
    "interview_questions: [{id: proud, part: both, text: Proud of what?}]",
    "interview_questions: [{id: proud, part: 1}]",
    "interview_questions: [{part: 1, text: Proud of what?}]",
    "interview_questions: [{id: proud, text: Proud of what?}]",
    "interview_questions: [{id: proud, part: 1, text: Proud of what?, coach_only: true}]",
    "rules: [session-interval]",
    "rules: {session-interval: [warn]}",
    "editor: emacs",
    "output: {folder: portal}",
];

#[test]
fn the_schema_refuses_what_the_decoder_refuses() {
    let mut wrong = Vec::new();
    for yaml in WRONG {
        if findings(yaml).is_empty() {
            wrong.push(format!("the decoder takes\n{yaml}"));
        }
        let value = json(yaml);
        for (name, schema) in schemas(yaml) {
            if faults(&schema, &value).is_empty() {
                wrong.push(format!("the schema of {name} takes\n{yaml}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
