//! Every row of the policy matters: if a row is widened, a test detects the leak.
//!
//! A widened row is detected by its canary. If its words cannot be unique (a choice, a switch), it is detected by
//! changing the word and comparing portals; some rows also need everything else of their kind to be open. If the
//! sponsor's types have no room for the leak, only the snapshot of the whole policy detects it. Which rows those are
//! is itself a snapshot.

use coachgen::kind::Kind;
use coachgen::policy::{AccessLevel, Field, KindRow, Policy, RequiredLevel};
use coachgen::reader::Party;

use super::canary_engagement::{CanaryEngagement, Searched, expected};
use super::folder::Folder;
use super::policy::{portals_differ, with_changed_choices};
use crate::parallel::in_parallel;

/// The policy with one row widened.
struct Mutant {
    name: String,
    policy: Policy,
    party: Party,
    field: Option<Field>,
    /// What the agreement must ask for, so that a ceiling has an effect.
    asks: Option<Kind>,
}

#[test]
fn every_widened_row_is_detected() {
    let engagement = CanaryEngagement {
        searched: Searched::Exports,
        ..CanaryEngagement::new()
    };
    let portals_only = CanaryEngagement {
        searched: Searched::Portals,
        ..CanaryEngagement::new()
    };
    let mutants = mutants();
    let detections = in_parallel(mutants.len(), |index| {
        let detected = detection(&engagement, &portals_only, &mutants[index]);
        (index, detected)
    });
    let count = |detected: &str| {
        detections
            .iter()
            .filter(|(_, found)| *found == detected)
            .count()
    };
    let ignored = detections
        .iter()
        .filter(|(_, detected)| *detected == "ignored");
    let ignored: Vec<&str> = ignored
        .map(|(index, _)| mutants[*index].name.as_str())
        .collect();
    assert!(ignored.is_empty(), "rows without an effect: {ignored:?}");
    let mut page = format!(
        "{} rows widened\n{} leak: their canary is found\n{} leak: changing the word changes a portal\n\
         {} leak once all else of their kind is open, and are what holds it back\n\
         {} are seen wherever the record is shared: their kind's row, a debrief or an approval decides\n\
         {} have nowhere to go, and only the policy's snapshot tells:\n",
        detections.len(),
        count("canary"),
        count("change"),
        count("kind"),
        count("open"),
        count("types")
    );
    for (index, _) in detections
        .iter()
        .filter(|(_, detected)| *detected == "types")
    {
        page.push_str(&format!("{}\n", mutants[*index].name));
    }
    insta::assert_snapshot!("widened", page);
}

fn mutants() -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for party in [Party::Client, Party::Sponsor] {
        for field in Field::ALL.iter().copied() {
            if Policy::default().need(field, party) != RequiredLevel::Fact {
                mutants.push(Mutant {
                    name: format!("{} for the {}", field.row().path, party.word()),
                    policy: widened(field, party),
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
        use AccessLevel::Shared;
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

fn detection(
    engagement: &CanaryEngagement,
    portals_only: &CanaryEngagement,
    mutant: &Mutant,
) -> &'static str {
    let Mutant {
        policy,
        party,
        field,
        asks,
        ..
    } = mutant;
    let mut faults = match asks {
        None => engagement.faults(policy, &[*party], field.is_none()),
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
            // Also without an approval, as before it was given.
            let mut faults =
                engagement.faults_in(&asked(&engagement.late), 0, policy, &[*party], true);
            faults.extend(engagement.faults_in(
                &asked(&engagement.early),
                2,
                policy,
                &[*party],
                true,
            ));
            faults
        }
    };
    // An approval of a record that needs none blocks the build, and is not a leak.
    faults.retain(|fault| !fault.starts_with("stopped: Some(Forbidden)"));
    if let Some(field) = field {
        faults.retain(|fault| is_about(fault, *field));
    }
    if !faults.is_empty() {
        return "canary";
    }
    let tells = |field| {
        let changed = with_changed_choices(&engagement.late, field).into_iter();
        changed
            .map(|(_, other)| other)
            .any(|other| portals_differ(engagement, &other, policy, *party))
    };
    let Some(field) = field else { return "types" };
    let column = usize::from(*party == Party::Sponsor);
    let mut rows = expected()
        .into_iter()
        .filter(|(path, _)| super::leaves::field(path) == Some(*field));
    if rows.all(|(_, row)| row[column]) {
        "open"
    } else if tells(*field) {
        "change"
    } else {
        detection_with_open_kind(portals_only, *field, *party)
    }
}

/// How a widened row is detected when everything else of its kind is open, including the kind's own row: either this
/// row alone prevents a leak, or there is no leak because the reader's types or the pages have no place for it.
fn detection_with_open_kind(
    engagement: &CanaryEngagement,
    field: Field,
    party: Party,
) -> &'static str {
    let path = field.row().path;
    let word = path.split('.').next().unwrap_or_default();
    let Some(kind) = Kind::from_word(word) else {
        return "types";
    };
    let row = Policy::default().kind(kind);
    let row = match party {
        Party::Client => KindRow {
            client: AccessLevel::Shared,
            ..row
        },
        _ => KindRow {
            sponsor: AccessLevel::Shared,
            ceiling: AccessLevel::Shared,
            ..row
        },
    };
    let leaks = |held: bool| {
        let below = |other: &str| other == path || other.starts_with(&format!("{path}."));
        let policy = Field::ALL.iter().fold(Policy::default(), |policy, other| {
            let other_path = other.row().path;
            let own = other_path.starts_with(&format!("{word}."));
            if !own || held && below(other_path) {
                return policy;
            }
            policy.with(*other, party, RequiredLevel::Fact)
        });
        let policy = policy.with_kind(kind, row);
        let faults = engagement.faults_in(&engagement.late, 0, &policy, &[party], false);
        faults.iter().any(|fault| is_about(fault, field))
    };
    match (leaks(true), leaks(false)) {
        (true, _) => "ignored",
        (false, true) => "kind",
        (false, false) => "types",
    }
}

/// The policy with one row widened, and with the rows around and below it, without which that row would have no
/// effect.
pub fn widened(field: Field, party: Party) -> Policy {
    let path = field.row().path;
    let group: String = path.split('.').take(2).collect::<Vec<_>>().join(".");
    let around = |other: &&Field| {
        let other = other.row().path;
        other == group || other.starts_with(&format!("{group}."))
    };
    let policy = Policy::default();
    Field::ALL
        .iter()
        .filter(around)
        .fold(policy, |policy, field| {
            policy.with(*field, party, RequiredLevel::Fact)
        })
}

/// Whether a fault is a leak of that field, or of something in that group.
fn is_about(fault: &str, field: Field) -> bool {
    let path = field.row().path;
    let path = path.strip_prefix("record").unwrap_or(path);
    fault.contains("LEAKS")
        && fault.split(' ').any(|word| {
            let tail = word.find(path).map(|at| &word[at + path.len()..]);
            tail.is_some_and(|tail| tail.is_empty() || tail.starts_with('.'))
        })
}
