//! An approval is a copy: a sponsor gets what the client approved, whatever later happens to the records.

mod amended;
mod attacks;
mod damage;
mod edits;
mod form;
mod pending;
mod reply;
mod states;
mod year;

use coachgen::pipeline::Built;
use coachgen::policy::Policy;
use coachgen::view::Decide;

use crate::confidentiality::folder::{BuildHarness, Folder, findings, portal, sponsor};
use crate::page_text::page_text;

const AGENDA: &str = "3-agenda/agenda.md";
const REVIEW: &str = "5-review/interim.md";
const THEMES: &str = "2-diagnosis/themes.md";
const MEETING: &str = "1-contracting/first-talk.md";
const ILSE: &str = "Ilse Brandhuber";
const TOMAS: &str = "Tomas Reyes";

/// An engagement with two sponsors before anything is approved. Each of its two meetings was attended by one of them.
fn unapproved() -> Folder {
    let mut folder = Folder::default();
    folder.put("engagement.md", "---\nkind: engagement\nclient: {name: Noor Aziz, role: Head of Works}\nsponsors:\n  - {name: Ilse Brandhuber, relationship: line-manager}\n  - {name: Tomas Reyes, relationship: hr}\nstatus: active\nstart: 2026-01-05\nconfidentiality:\n  agreed: 2026-01-12\n  sponsor_sees: {stakeholder-themes: shared}\n---\nWhat this is for.\n");
    folder.put(MEETING, "---\nkind: sponsor-meeting\ndate: 2026-01-13\npresent: [Ilse Brandhuber, Noor Aziz]\nexpectations:\n  - {id: sooner, text: Decisions come sooner}\n  - {id: heirs, text: Somebody can take over}\nshared_with_client: 2026-01-15\n---\nWhat she said.\n");
    folder.put("1-contracting/second-talk.md", "---\nkind: sponsor-meeting\ndate: 2026-01-20\npresent: [Tomas Reyes, Noor Aziz]\nexpectations:\n  - {id: rest, text: She takes her leave}\nshared_with_client: 2026-01-21\n---\nWhat he said.\n");
    folder.put(THEMES, "---\nkind: stakeholder-themes\ntitle: What was heard\ndate: 2026-02-10\ndebriefed: 2026-02-12\nthemes:\n  - {id: t-steady, text: Steady under load, kind: strength}\n  - {id: t-wait, text: People wait for her, kind: development}\n---\nFrom all groups.\n");
    for (number, relationship) in [
        (1, "peer"),
        (2, "peer"),
        (3, "peer"),
        (4, "report"),
        (5, "report"),
        (6, "report"),
    ] {
        folder.put(&format!("2-diagnosis/raw-{number}.md"), format!("---\nkind: stakeholder-interview\nstakeholder: {{name: Person{number} Name{number}, relationship: {relationship}}}\ndate: 2026-02-0{number}\n---\nRaw.\n"));
    }
    folder.put(AGENDA, "---\nkind: agenda\ntitle: What we work on\ndate: 2026-02-17\nagreed: {client: 2026-02-17}\npoints:\n  - id: pace\n    title: Decide sooner\n    draws_on: [first-talk#sooner, themes#t-wait, second-talk#rest]\n    business_benefit: Sites wait less\n    success: Decisions within a day\n    objectives:\n      - id: day\n        specific: Decide within a day\n        measurable: {how: By the log, scale: \"0-10\", baseline: 3, target: 8}\n        due: 2026-08-31\n        milestones:\n          - {id: half, by: 2026-05-31, what: Half of them}\n          - {id: own, by: 2026-06-30, what: A step of her own, coach_only: true}\n  - id: heirs\n    title: Grow two deputies\n    draws_on: [first-talk#heirs]\n    success: Two deputies\n    objectives:\n      - id: two\n        specific: Name two deputies\n        measurable: {how: By name, baseline: 0, target: 2}\n        due: 2026-09-30\n  - id: home\n    title: Home for supper\n    personal: true\n    objectives: [{id: three, specific: Home on three evenings}]\n---\nHow it came about: [the talk](../1-contracting/first-talk.md), [themes](../2-diagnosis/themes.md).\n");
    for (number, date) in [(1, "2026-03-02"), (2, "2026-03-27"), (3, "2026-04-24")] {
        folder.put(&format!("4-development/session-{number}.md"), format!("---\nkind: session\nnumber: {number}\ndate: {date}\nminutes: 100\npoints: [pace]\nactions:\n  - {{id: a{number}, what: Do the thing {number}, owner: client, point: pace}}\n---\nTalked.\n"));
    }
    folder.put(REVIEW, "---\nkind: review\ntype: interim\nafter_session: 3\ndate: 2026-05-08\npresent: [Noor Aziz, Ilse Brandhuber, Tomas Reyes]\nobjectives:\n  - {objective: day, at: 6, verdict: on-track, evidence: The log of April}\n  - {objective: two, at: 1}\n  - {objective: three, at: 2}\nmilestones:\n  - {milestone: half, met: 2026-05-01}\n  - {milestone: own, met: 2026-05-02}\nnext_steps: Carry on\nactions:\n  - {id: r1, what: Name the second deputy, owner: client, due: 2026-06-30, point: heirs}\n---\nTogether we looked. See ![What hangs there](../attachments/wall.png) and [the second session](../4-development/session-2.md).\n");
    folder.put(
        "attachments/wall.png",
        crate::confidentiality::folder::picture("the wall", "metadata"),
    );
    folder
}

/// The same engagement with everything approved for both sponsors.
fn approved() -> Folder {
    let mut folder = unapproved();
    for path in [THEMES, AGENDA, REVIEW] {
        decide(
            &mut folder,
            path,
            &[ILSE, TOMAS],
            "2026-05-20",
            &Decide::Approve,
        );
    }
    folder
}

fn decide(folder: &mut Folder, path: &str, names: &[&str], on: &str, what: &Decide) {
    BuildHarness::pages_only().decide(folder, path, (names, on), what);
}

fn built(folder: &Folder) -> Built {
    let built = BuildHarness::pages_only().build(folder, &Policy::default());
    assert!(
        !built.portals.is_empty(),
        "{:?}\n{}",
        built.stopped,
        findings(&built)
    );
    built
}

/// A page of a sponsor's portal, or `None` if the portal has no such page.
fn page(built: &Built, name: &str, path: &str) -> Option<String> {
    let files = &portal(built, &sponsor(name)).tree.files;
    let (_, bytes) = files.iter().find(|(known, _)| known == path)?;
    Some(page_text(bytes))
}

fn codes(built: &Built) -> Vec<&'static str> {
    built.diags.iter().map(|diag| diag.rule.code).collect()
}

/// The paths of the files that differ between a sponsor's portals in two builds.
fn differing_files(one: &Built, other: &Built, name: &str) -> Vec<String> {
    let (one, other) = (
        &portal(one, &sponsor(name)).tree.files,
        &portal(other, &sponsor(name)).tree.files,
    );
    let changed = |(path, bytes): &&(String, Vec<u8>)| {
        !other
            .iter()
            .any(|(known, same)| known == path && same == bytes)
    };
    let mut paths: Vec<String> = one
        .iter()
        .filter(changed)
        .map(|(path, _)| path.clone())
        .collect();
    paths.extend(
        other
            .iter()
            .map(|(path, _)| path.clone())
            .filter(|path| !one.iter().any(|(known, _)| known == path)),
    );
    paths
}
