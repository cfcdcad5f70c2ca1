//! Every row of the policy matters: widen it, and something here sees the leak.
//!
//! A widened row is caught by its canary, or, where its words cannot be unique (a choice, a switch), by
//! changing the word and comparing portals, or, where the sponsor's types have no room for the leak, by
//! the snapshot of the whole policy alone. Which is which is a snapshot too.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use coachgen::kind::Kind;
use coachgen::policy::{Field, KindRow, Level, Need, Policy};
use coachgen::reader::{Party, Reader};
use coachgen::record::yaml::{Node, Value};

use super::canary::{Aviary, expected, model};
use super::folder::{Folder, portal, sponsor};

/// One row, widened.
struct Mutant {
    name: String,
    policy: Policy,
    party: Party,
    field: Option<Field>,
    /// What the agreement must ask for, so that a ceiling is felt.
    asks: Option<Kind>,
}

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
fn a_row_that_is_widened_is_noticed() {
    let aviary = Aviary::new();
    let mutants = mutants();
    let next = AtomicUsize::new(0);
    let fates: Mutex<Vec<(usize, &str)>> = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                while let Some((place, mutant)) = {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    mutants.get(place).map(|mutant| (place, mutant))
                } {
                    let fate = fate(&aviary, mutant);
                    fates.lock().expect("no panic").push((place, fate));
                }
            });
        }
    });
    let mut fates = fates.into_inner().expect("no panic");
    fates.sort_unstable();
    assert_eq!(fates.len(), mutants.len());
    let count = |fate: &str| fates.iter().filter(|(_, found)| *found == fate).count();
    let mut page = format!(
        "{} widened rows: {} by canary, {} by change, {} by the policy's snapshot alone:\n",
        fates.len(),
        count("canary"),
        count("change"),
        count("snapshot")
    );
    for (place, _) in fates.iter().filter(|(_, fate)| *fate == "snapshot") {
        page.push_str(&format!("{}\n", mutants[*place].name));
    }
    insta::assert_snapshot!("widened", page);
}

#[test]
fn a_choice_or_switch_that_is_hidden_changes_nothing() {
    let aviary = Aviary::new();
    let table = expected();
    let mut seen = 0;
    for field in Field::ALL.iter().copied() {
        for (path, other) in changed(&aviary.late, field) {
            for (column, party) in [(0, Party::Client), (1, Party::Sponsor)] {
                if !table[&path][column] {
                    let policy = Policy::default();
                    assert!(
                        !tells(&aviary, &other, &policy, party),
                        "{party:?} can tell {path}"
                    );
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 25, "only {seen} choices were tried");
}

fn mutants() -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for party in [Party::Client, Party::Sponsor] {
        for field in Field::ALL.iter().copied() {
            if Policy::default().need(field, party) != Need::Fact {
                mutants.push(Mutant {
                    name: format!("{} for the {}", field.row().path, party.word()),
                    policy: Policy::default().with(field, party, Need::Fact),
                    party,
                    field: Some(field),
                    asks: None,
                });
            }
        }
    }
    for kind in Kind::ALL {
        let row = Policy::default().kind(kind);
        let mut push = |what: &str, party, widened: KindRow, asks| {
            if widened != row {
                let policy = Policy::default().with_kind(kind, widened);
                mutants.push(Mutant {
                    name: format!("{what} of {kind}"),
                    policy,
                    party,
                    field: None,
                    asks,
                });
            }
        };
        use Level::Shared;
        push(
            "client",
            Party::Client,
            KindRow {
                client: Shared,
                ..row
            },
            None,
        );
        push(
            "sponsor",
            Party::Sponsor,
            KindRow {
                sponsor: Shared,
                ceiling: Shared,
                ..row
            },
            None,
        );
        push(
            "ceiling",
            Party::Sponsor,
            KindRow {
                ceiling: Shared,
                ..row
            },
            Some(kind),
        );
        push(
            "approved",
            Party::Sponsor,
            KindRow {
                approved: false,
                ..row
            },
            Some(kind),
        );
    }
    mutants
}

fn fate(aviary: &Aviary, mutant: &Mutant) -> &'static str {
    let Mutant {
        policy,
        party,
        field,
        asks,
        ..
    } = mutant;
    let faults = match asks {
        None => aviary.faults(policy, &[*party], true),
        Some(kind) => {
            let asked = |folder: &Folder| {
                let mut folder = folder.clone();
                let text = folder.text("engagement.md");
                let line = text
                    .lines()
                    .position(|line| line == "  sponsor_sees:")
                    .expect("an agreement");
                let own = format!("    {kind}:");
                let mut lines: Vec<String> = text
                    .lines()
                    .filter(|line| !line.starts_with(&own))
                    .map(str::to_owned)
                    .collect();
                lines.insert(line + 1, format!("{own} shared"));
                folder.put("engagement.md", lines.join("\n"));
                folder
            };
            // Without an approval, as before it was asked for.
            let mut faults = aviary.faults_in(&asked(&aviary.late), 0, policy, &[*party], true);
            faults.extend(aviary.faults_in(&asked(&aviary.early), 2, policy, &[*party], true));
            faults
        }
    };
    if faults
        .iter()
        .any(|fault| fault.starts_with("stopped") && fault.contains("Forbidden"))
    {
        panic!("{} is no mutant but a stop: {faults:?}", mutant.name);
    }
    if !faults.is_empty() {
        return "canary";
    }
    let tells = |field| {
        let changed = changed(&aviary.late, field).into_iter();
        changed
            .map(|(_, other)| other)
            .any(|other| tells(aviary, &other, policy, *party))
    };
    match field {
        Some(field) if tells(*field) => "change",
        _ => "snapshot",
    }
}

/// Whether a party's portals tell the late engagement from another.
fn tells(aviary: &Aviary, other: &Folder, policy: &Policy, party: Party) -> bool {
    let trees = |folder: &Folder| {
        let mut folder = folder.clone();
        aviary.bench.approve(&mut folder, policy);
        let built = aviary.bench.build(&folder, policy);
        let readers = [Reader::Client, sponsor("Wren Abbot"), sponsor("Lark Osei")];
        let readers = readers.into_iter().filter(|reader| reader.party() == party);
        readers
            .map(|reader| portal(&built, &reader).tree.clone())
            .collect::<Vec<_>>()
    };
    trees(&aviary.late) != trees(other)
}

/// The late engagement with each choice or switch of one field changed, one at a time, with its path.
fn changed(folder: &Folder, field: Field) -> Vec<(String, Folder)> {
    // These decide what else is seen; their effect is other tests' matter.
    let gates = [
        "fees.payer",
        "evidence.type",
        "points.personal",
        "record.draft",
        "record.body",
        // Counted, folded, on the page of themes.
        "stakeholder.relationship",
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

fn walk(node: &Node, here: &str, path: &str, spans: &mut Vec<(String, usize, usize)>) {
    match &node.value {
        Value::Null => {}
        Value::Scalar { text, .. } if here == path => {
            spans.push((
                text.clone(),
                node.span.start as usize,
                node.span.end as usize,
            ));
        }
        Value::Scalar { .. } => {}
        Value::List(items) => items.iter().for_each(|item| walk(item, here, path, spans)),
        Value::Map(entries) => {
            for entry in entries {
                walk(&entry.value, &format!("{here}.{}", entry.key), path, spans);
            }
        }
    }
}

/// A choice or switch and another that may stand in its place.
const CHOICES: [(&str, &str); 23] = [
    ("true", "false"),
    ("false", "true"),
    ("phone", "video"),
    ("proceed", "undecided"),
    ("message", "email"),
    ("client", "coach"),
    ("coach", "client"),
    ("1", "2"),
    ("peer", "report"),
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
