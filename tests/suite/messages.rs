//! Every message of the checker as a coach reads it: a gallery of damaged engagements, reviewed line by line.
//!
//! A snapshot shows not only what the program says but what it should say: in plain words, at the exact value, with
//! what to write instead.

mod broken;
mod corrections;
mod gallery;
mod mutated;
mod typing;

use chrono::NaiveDate;
use coachgen::{
    check::{Settings, human},
    model::{PracticeFile, load_practice},
    pipeline::{BuildContext, build},
    policy::Policy,
    source::{EntrySort, Memory, SourceError, Tree, TreeEntry, layout},
    theme::Theme,
};

/// Rules about the course of an engagement are excluded: the engagement here has almost no course, and the examples
/// of those rules have their own gallery.
fn is_record_rule(code: &str) -> bool {
    code.starts_with("CG6")
        || code.starts_with("CG8")
        || [
            "CG001", "CG002", "CG003", "CG004", "CG009", "CG010", "CG011", "CG013", "CG014",
            "CG015", "CG018", "CG019",
        ]
        .contains(&code)
}

/// Every finding of an engagement in the folder `pike`, one after the other.
fn findings(tree: &dyn Tree) -> String {
    let practice = PracticeFile::default();
    let (built, theme, policy) = (
        layout(tree.entries().unwrap()),
        Theme::built_in().unwrap(),
        Policy::default(),
    );
    let today = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    let settings = Settings::default();
    let shared = BuildContext {
        practice: &practice,
        settings: &settings,
        folders: &[],
        policy: &policy,
        theme: &theme,
        reports: None,
        committed: None,
        today,
    };
    let mut texts = Vec::new();
    for files in &built.engagements {
        let built = build(tree, files, files.name("pike"), &shared);
        texts.extend(
            built
                .diags
                .iter()
                .filter(|diag| is_record_rule(diag.rule.code))
                .map(|diag| human::render(&built.sources, diag, false)),
        );
    }
    texts.join("\n\n")
}

/// The findings in coachgen.yaml.
fn practice_findings(text: &str) -> String {
    let mut tree = Memory::default();
    tree.put("coachgen.yaml", text);
    let found = load_practice(&tree, layout(tree.entries().unwrap()).practice.as_ref());
    let texts: Vec<String> = found
        .diags
        .iter()
        .map(|diag| human::render(&found.sources, diag, false))
        .collect();
    texts.join("\n\n")
}

/// An engagement without findings, to which a test adds its fault.
fn sound_engagement() -> Memory {
    let mut tree = Memory::default();
    for (path, text) in SOUND {
        tree.put(format!("pike/{path}"), *text);
    }
    tree
}

/// The sound engagement with files added or replaced.
fn sound_with(files: &[(&str, &str)]) -> Memory {
    let mut tree = sound_engagement();
    for (path, text) in files {
        tree.put(format!("pike/{path}"), *text);
    }
    tree
}

/// One small record for each text of fields.
fn sound_with_records(fields: &[&str]) -> Memory {
    let mut tree = sound_engagement();
    for (number, fields) in fields.iter().enumerate() {
        tree.put(
            format!("pike/notes/{:02}.md", number + 1),
            format!("---\n{fields}---\n\nWords.\n"),
        );
    }
    tree
}

/// A tree in which one entry is not a regular file.
struct TreeWithNonFile {
    tree: Memory,
    entry: TreeEntry,
}

impl TreeWithNonFile {
    fn new(path: &str, sort: EntrySort) -> TreeWithNonFile {
        TreeWithNonFile {
            tree: sound_engagement(),
            entry: TreeEntry {
                path: format!("pike/{path}"),
                sort,
            },
        }
    }
}

impl Tree for TreeWithNonFile {
    fn entries(&self) -> Result<Vec<TreeEntry>, SourceError> {
        let mut entries = self.tree.entries()?;
        entries.push(self.entry.clone());
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(entries)
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, SourceError> {
        self.tree.read(path)
    }
}

const SOUND: &[(&str, &str)] = &[
    (
        "engagement.md",
        "---
kind: engagement
client: {name: Dora Pike, role: Head of Claims}
sponsors:
  - {name: Ivo Marsh, relationship: line-manager, from: 2026-01-05}
status: active
confidentiality:
  agreed: 2026-01-12
  exceptions: [harm, a serious illegality, the order of a court]
---

## Purpose

To lead a bigger department.
",
    ),
    (
        "interview.md",
        "---
kind: interview
part: both
date: 2026-01-19
findings:
  - {id: alone, text: Decides alone and late}
---

She talked about the move.
",
    ),
    (
        "agenda.md",
        "---
kind: agenda
date: 2026-02-02
points:
  - id: delegation
    title: Let others decide
    draws_on: [interview#alone]
    objectives:
      - id: handed-over
        specific: Hand three decisions to the team
        milestones:
          - {id: first, by: 2026-03-02, what: One is handed over}
---

As agreed in February.
",
    ),
    (
        "session-1.md",
        "---
kind: session
number: 1
date: 2026-02-16
points: [delegation]
actions:
  - {id: list, what: List the decisions of a week}
---

We began with the calendar.
",
    ),
    (
        "review.md",
        "---
kind: review
type: interim
after_session: 1
date: 2026-03-02
present: [Dora Pike, Ivo Marsh]
---

Half an hour.
",
    ),
];

#[test]
fn the_base_engagement_has_no_findings() {
    assert_eq!(findings(&sound_engagement()), "");
}
