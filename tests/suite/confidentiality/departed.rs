//! A sponsor who left keeps what they had while in the engagement: no later date and no later person appears in their
//! portal.

use std::collections::BTreeSet;
use std::ops::Range;

use coachgen::kind::Kind;
use coachgen::pipeline::Built;
use coachgen::policy::{Field, Policy};
use coachgen::reader::Reader;
use coachgen::record::decode::Shape;
use coachgen::record::yaml::{YamlNode, YamlValue};

use super::canary_engagement::model;
use super::folder::{BuildHarness, Folder, findings, portal, sponsor};
use super::generated::generate;
use super::leaves;
use crate::page_text::page_text;

const LEFT: &str = "Wren Abbot";
/// The last day of that sponsor.
const LAST: &str = "2026-06-30";
/// Pairs of days after it: in the past, and in the future.
const LATER: [[&str; 2]; 2] = [["2026-07-09", "2026-11-05"], ["2026-12-03", "2027-02-08"]];

/// The canary engagement, in which one sponsor left and another has a first and a last day.
fn folder() -> Folder {
    let (mut folder, _) = generate();
    folder.replace(
        "engagement.md",
        "until: 2031-03-05",
        &format!("until: {LAST}"),
    );
    folder.replace(
        "engagement.md",
        "  - name: Lark Osei\n",
        "  - name: Petrel Moss\n    from: 2014-01-01\n    until: 2015-01-01\n  - name: Lark Osei\n",
    );
    folder
}

fn built(bench: &BuildHarness, folder: &Folder) -> Built {
    let mut folder = folder.clone();
    bench.approve(&mut folder, &Policy::default());
    bench.build(&folder, &Policy::default())
}

/// A value that is written in one location of a record.
struct Place {
    record: String,
    field: Field,
    start: usize,
    end: usize,
}

/// Every date of every record, except the sponsor's own last day.
fn dates(folder: &Folder) -> Vec<Place> {
    let mut places = Vec::new();
    for record in &model(folder).records {
        let mut found = Vec::new();
        scalars(&record.node, record.kind.word(), &mut found);
        for (path, text, start, end) in found {
            let is_date = text.parse::<chrono::NaiveDate>().is_ok();
            if let Some(field) = leaves::field(&path).filter(|_| is_date && text != LAST) {
                let record = record.path.clone();
                places.push(Place {
                    record,
                    field,
                    start,
                    end,
                });
            }
        }
    }
    places
}

fn scalars(node: &YamlNode, path: &str, found: &mut Vec<(String, String, usize, usize)>) {
    match &node.value {
        YamlValue::Null => {}
        YamlValue::Scalar { text, .. } => {
            let (start, end) = (node.span.start as usize, node.span.end as usize);
            found.push((path.to_owned(), text.clone(), start, end));
        }
        YamlValue::List(items) => items.iter().for_each(|item| scalars(item, path, found)),
        YamlValue::Map(entries) => {
            for entry in entries {
                scalars(&entry.value, &format!("{path}.{}", entry.key), found);
            }
        }
    }
}

fn with(folder: &Folder, place: &Place, date: &str) -> Folder {
    let mut folder = folder.clone();
    let mut text = folder.text(&place.record);
    // A period does not end before it begins: its other end is moved out of the way, to the same day for every date.
    let other = other_end(&text, place);
    let mut changes = vec![(place.start..place.end, date)];
    changes.extend(other);
    changes.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    for (range, date) in changes {
        text.replace_range(range, date);
    }
    folder.put(&place.record, text);
    folder
}

/// Where the other end of a period is, and a day that is valid for it.
fn other_end(text: &str, place: &Place) -> Option<(Range<usize>, &'static str)> {
    let day = |at: usize| {
        let quotes = if text[at..].starts_with('"') { 2 } else { 0 };
        at..at + LAST.len() + quotes
    };
    let after = |key: &str| Some(place.end + text[place.end..].find(key)? + key.len());
    let before = |key: &str| Some(text[..place.start].rfind(key)? + key.len());
    let (at, date) = match place.field.row().path {
        "engagement.sponsors.from" => (after("until: ")?, "2099-01-01"),
        "engagement.sponsors.until" => (before("from: ")?, "2001-01-01"),
        "engagement.start" => (after("\nended: ")?, "2099-01-01"),
        "engagement.ended" => (before("\nstart: ")?, "2001-01-01"),
        "engagement.pauses.from" => (after("to: ")?, "2099-01-01"),
        "engagement.pauses.to" => (before("from: ")?, "2001-01-01"),
        _ => return None,
    };
    // The sponsor's own last day is not changed.
    (!text[at..].starts_with(LAST)).then(|| (day(at), date))
}

/// Future dates that the client approved for a sponsor by name. The sponsor has them whatever their last day is.
fn approved_words(field: Field) -> bool {
    [
        "agenda.points.objectives.due",
        "agenda.points.objectives.milestones.by",
        "review.changes.now.due",
        "review.actions.due",
        "review.reviewed.due",
        "agenda.points.support.due",
    ]
    .contains(&field.row().path)
}

#[test]
fn a_later_date_changes_nothing() {
    let bench = BuildHarness::pages_only();
    let folder = folder();
    let places = dates(&folder);
    // Every field that the decoder reads as a date is covered, including newly added ones.
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for kind in Kind::ALL {
        coachgen::record::shapes(kind).each_field(&mut |field, shape| {
            if shape == Shape::Day {
                known.insert(field.row().path);
            }
        });
    }
    let met: BTreeSet<&str> = places.iter().map(|place| place.field.row().path).collect();
    assert_eq!(met, known, "the canary engagement lacks a date");
    let reader = sponsor(LEFT);
    let (mut felt, mut kept) = (BTreeSet::new(), BTreeSet::new());
    for place in &places {
        let path = place.field.row().path;
        // Plans are shown to everyone who reads the agreement and the meetings; other future records are not shown to
        // any reader.
        let open =
            ["engagement.md", "1/meeting.md", "3/agenda.md"].contains(&place.record.as_str());
        // A sponsor who left did not join after that day.
        let own = place.field.row().path == "engagement.sponsors.from"
            && folder.text(&place.record)[place.end..]
                .trim_start()
                .starts_with(&format!("until: {LAST}"));
        let later = match (own, open) {
            (true, _) => 0,
            (false, true) => 2,
            (false, false) => 1,
        };
        for [one, other] in LATER.into_iter().take(later) {
            let [first, second] =
                [one, other].map(|date| built(&bench, &with(&folder, place, date)));
            let same = portal(&first, &reader).tree == portal(&second, &reader).tree;
            if approved_words(place.field) {
                kept.extend((!same).then_some(path));
            } else {
                assert!(same, "{} {path}: {one} or {other}", place.record);
            }
        }
        // They do read some of the dates of their own days.
        let [first, second] =
            ["2016-03-01", "2016-03-02"].map(|date| built(&bench, &with(&folder, place, date)));
        if portal(&first, &reader).tree != portal(&second, &reader).tree {
            felt.insert(path);
        }
    }
    assert_eq!(
        kept.len(),
        6,
        "approved by name for this sponsor, but not shown: {kept:?}"
    );
    for path in [
        "engagement.start",
        "engagement.ended",
        "engagement.signed.on",
        "engagement.sponsors.from",
        "engagement.sponsors.until",
        "engagement.confidentiality.agreed",
        "engagement.retention.dispose_on",
        "sponsor-meeting.aligned",
        "sponsor-meeting.shared_with_client",
        "sponsor-meeting.actions.due",
        "agenda.agreed.client",
        "agenda.agreed.sponsor",
        "review.milestones.met",
        "session.date",
    ] {
        assert!(felt.contains(path), "{path} is on none of their pages");
    }
}

#[test]
fn no_later_person_is_named() {
    let bench = BuildHarness::new();
    let reader = sponsor(LEFT);
    let before = built(&bench, &folder());
    let mut folder = folder();
    folder.replace(
        "engagement.md",
        "  - name: Lark Osei\n",
        "  - name: Merle Zqsuccessor\n    role: Zqrole\n    relationship: boss\n    from: 2026-07-01\n  - name: Lark Osei\n",
    );
    folder.replace(
        "engagement.md",
        "signed:\n",
        "signed:\n  - who: Merle Zqsuccessor\n    on: 2026-07-02\n",
    );
    for path in ["3/agenda.md", "5/interim.md", "2/themes.md"] {
        folder.replace(
            path,
            "for: [Wren Abbot",
            "for: [Merle Zqsuccessor, Wren Abbot",
        );
    }
    folder.replace(
        "1/meeting.md",
        "shared_with_sponsors: [",
        "shared_with_sponsors: [Merle Zqsuccessor, ",
    );
    folder.put("5/handover.md", "---\nkind: review\ntype: final\nafter_session: 6\ndate: 2026-07-03\npresent: [Merle Zqsuccessor]\napproved:\n  on: 2026-07-04\n  for: [Wren Abbot, Merle Zqsuccessor]\n  digest: pending\n---\nZqhandover\n");
    let after = built(&bench, &folder);
    assert!(!findings(&after).contains("CG604"), "{}", findings(&after));
    let [one, two] = [&before, &after].map(|built| &portal(built, &reader).tree);
    for (file, other) in one.files.iter().zip(&two.files) {
        assert_eq!(file.0, other.0);
        assert!(file.1 == other.1, "{} differs", file.0);
    }
    assert!(one == two);
    // All other readers see their names.
    for other in [Reader::Client, sponsor("Lark Osei")] {
        let says = |(_, bytes): &(String, Vec<u8>)| page_text(bytes).contains("Merle Zqsuccessor");
        assert!(
            portal(&after, &other).tree.files.iter().any(says),
            "{other:?}"
        );
    }
}

#[test]
fn later_events_change_nothing() {
    let bench = BuildHarness::new();
    let reader = sponsor(LEFT);
    let mut open = folder();
    let text = open.text("engagement.md");
    let ended = text
        .lines()
        .find(|line| line.starts_with("ended:"))
        .expect("a day")
        .to_owned();
    open.replace("engagement.md", &format!("{ended}\n"), "");
    let before = built(&bench, &open);
    let mut edits: Vec<(&str, Folder)> = Vec::new();
    for status in ["active", "completed", "ended-early", "prospective"] {
        let mut folder = open.clone();
        folder.replace(
            "engagement.md",
            "status: paused",
            &format!("status: {status}"),
        );
        folder.replace("engagement.md", "start:", "ended: 2026-10-01\nstart:");
        edits.push((status, folder));
    }
    for (name, record) in [
        ("session", "kind: session\nnumber: 77\ndate: 2026-08-01\n"),
        (
            "evidence",
            "kind: evidence\ntype: appraisal\ndate: 2014-02-01\nreceived: 2026-08-01\n",
        ),
        (
            "profile",
            "kind: psychometric\ninstrument: Zqx\ndate: 2014-02-01\nreceived: 2026-08-01\n",
        ),
        (
            "meeting",
            "kind: sponsor-meeting\ndate: 2026-08-01\npresent: [Wren Abbot]\nshared_with_client: 2026-08-01\n",
        ),
        ("plan", "kind: session\nnumber: 78\ndate: 2027-08-01\n"),
    ] {
        let mut folder = open.clone();
        folder.put(
            // A unique file name: if two records share a name, a copy quotes neither.
            &format!("9/later-{name}.md"),
            format!("---\n{record}---\nLater.\n"),
        );
        edits.push((name, folder));
    }
    for (name, folder) in edits {
        let after = built(&bench, &folder);
        assert!(
            portal(&before, &reader).tree == portal(&after, &reader).tree,
            "{name}"
        );
        let coach = [&before, &after].map(|built| &portal(built, &Reader::Coach).tree);
        assert!(coach[0] != coach[1], "{name} has no effect anywhere");
    }
}

#[test]
fn the_portal_is_as_of_the_last_day() {
    let bench = BuildHarness::new();
    let built = built(&bench, &folder());
    let pages = |reader: &Reader| -> String {
        let files = portal(&built, reader).tree.files.iter();
        files
            .filter(|(path, _)| path.ends_with(".html"))
            .map(|(_, bytes)| page_text(bytes))
            .collect()
    };
    assert!(pages(&sponsor("Lark Osei")).contains("22 November 2026"));
    let own = pages(&sponsor(LEFT));
    assert!(own.contains("30 June 2026") && !own.contains("November 2026"));
}

#[test]
fn later_approvals_by_name_are_still_shared() {
    let bench = BuildHarness::new();
    let mut folder = folder();
    for path in ["3/agenda.md", "5/interim.md"] {
        let text = folder.text(path);
        let on = text
            .rsplit("\n  on: ")
            .next()
            .and_then(|rest| rest.lines().next());
        let on = on.expect("a day").to_owned();
        folder.replace(path, &format!("\n  on: {on}"), "\n  on: 2026-09-09");
    }
    let built = built(&bench, &folder);
    let files = &portal(&built, &sponsor(LEFT)).tree.files;
    assert!(files.iter().any(|(path, _)| path == "agenda.html"));
    assert!(files.iter().any(|(path, _)| path == "review-interim.html"));
    let says = |words: &str| {
        files
            .iter()
            .any(|(_, bytes)| page_text(bytes).contains(words))
    };
    assert!(!says("9 September 2026"));
}
