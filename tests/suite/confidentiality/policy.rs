//! The whole policy as one page to review, and the choices and switches that have no canary.

use coachgen::kind::Kind;
use coachgen::policy::{Field, KindRow, Policy};
use coachgen::reader::{Party, Reader};
use coachgen::record::yaml::{YamlNode, YamlValue};

use super::canary_engagement::{CanaryEngagement, expected, model};
use super::folder::{Folder, portal, sponsor};

#[test]
fn the_whole_policy() {
    let mut page = String::from("kind: client, sponsor, ceiling, approved\n");
    for kind in Kind::ALL {
        let KindRow {
            client,
            sponsor,
            ceiling,
            approved,
            because,
        } = Policy::default().kind(kind);
        let (client, sponsor, ceiling) = (client.word(), sponsor.word(), ceiling.word());
        page.push_str(&format!(
            "{kind}: {client}, {sponsor}, {ceiling}, {approved} – {because}\n"
        ));
    }
    page.push_str("\nfield: client, sponsor\n");
    for field in Field::ALL {
        let row = field.row();
        page.push_str(&format!(
            "{}: {:?}, {:?} – {}\n",
            row.path, row.client, row.sponsor, row.because
        ));
    }
    insta::assert_snapshot!("policy", page);
}

#[test]
fn a_choice_or_switch_that_is_hidden_changes_nothing() {
    let engagement = CanaryEngagement::new();
    let table = expected();
    let mut seen = 0;
    for field in Field::ALL.iter().copied() {
        for (path, other) in with_changed_choices(&engagement.late, field) {
            for (column, party) in [(0, Party::Client), (1, Party::Sponsor)] {
                if !table[&path][column] {
                    let policy = Policy::default();
                    assert!(
                        !portals_differ(&engagement, &other, &policy, party),
                        "the portal of {party:?} depends on {path}"
                    );
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 25, "only {seen} choices were tried");
}

/// Whether a party's portals of the late engagement differ from those of `other`.
pub fn portals_differ(
    engagement: &CanaryEngagement,
    other: &Folder,
    policy: &Policy,
    party: Party,
) -> bool {
    let trees = |folder: &Folder| {
        let mut folder = folder.clone();
        engagement.bench.approve(&mut folder, policy);
        let built = engagement.bench.build(&folder, policy);
        let readers = [Reader::Client, sponsor("Wren Abbot"), sponsor("Lark Osei")];
        let readers = readers.into_iter().filter(|reader| reader.party() == party);
        readers
            .map(|reader| portal(&built, &reader).tree.clone())
            .collect::<Vec<_>>()
    };
    trees(&engagement.late) != trees(other)
}

/// The late engagement with one choice or switch of a field changed, for each of them, with its path.
pub fn with_changed_choices(folder: &Folder, field: Field) -> Vec<(String, Folder)> {
    // These decide what else is visible; other tests cover their effect.
    let gates = [
        "fees.payer",
        "evidence.type",
        "points.personal",
        "record.draft",
        "record.body",
        // Counted and folded on the page of themes.
        "stakeholder.relationship",
        // The means of a round follow from these; tests/suite/confidentiality/pulse.rs covers what may show.
        "pulse.answers.relationship",
        "pulse.answers.scores",
    ];
    let path = field.row().path;
    if gates.iter().any(|gate| path.ends_with(gate)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for record in &model(folder).records {
        let mut spans = Vec::new();
        walk(&record.node, record.kind.word(), path, &mut spans);
        for (text, start, end) in spans {
            let pair = CHOICES.iter().find(|(a, _)| *a == text);
            if let Some((_, other)) = pair {
                let mut source = folder.text(&record.path);
                source.replace_range(start..end, other);
                let mut changed = folder.clone();
                changed.put(&record.path, source);
                found.push((path.to_owned(), changed));
            }
        }
    }
    found
}

fn walk(node: &YamlNode, here: &str, path: &str, spans: &mut Vec<(String, usize, usize)>) {
    match &node.value {
        YamlValue::Null => {}
        YamlValue::Scalar { text, .. } if here == path => {
            spans.push((
                text.clone(),
                node.span.start as usize,
                node.span.end as usize,
            ));
        }
        YamlValue::Scalar { .. } => {}
        YamlValue::List(items) => items.iter().for_each(|item| walk(item, here, path, spans)),
        YamlValue::Map(entries) => {
            for entry in entries {
                walk(&entry.value, &format!("{here}.{}", entry.key), path, spans);
            }
        }
    }
}

/// A choice or switch, and a valid replacement.
pub const CHOICES: [(&str, &str); 25] = [
    ("true", "false"),
    ("false", "true"),
    ("phone", "video"),
    ("proceed", "undecided"),
    ("message", "email"),
    ("client", "coach"),
    ("coach", "client"),
    ("1", "2"),
    ("peer", "report"),
    ("turning-points", "influences"),
    ("pressure", "role"),
    ("advice", "strength"),
    ("partly", "dropped"),
    ("on-track", "achieved"),
    ("done", "not-done"),
    ("reword", "withdraw"),
    ("interim", "final"),
    ("paused", "active"),
    ("line-manager", "boss"),
    ("hr", "other"),
    ("en", "de"),
    ("4", "3"),
    ("zq-milestone", "zqp-milestone"),
    ("zq-objective", "zqp-objective"),
    ("zq-point", "zqp-point"),
];
