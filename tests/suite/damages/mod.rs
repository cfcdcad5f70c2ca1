//! The example engagement, damaged in one named way after the other: each gives exactly the findings that a coach
//! should get, at exactly the right lines.

mod agenda;
mod checker_and_phases;
mod contracting;
mod development;
mod diagnosis;
mod form;
mod privacy;
mod review;

use coachgen::source::Memory;

use crate::rules::{CheckResult, practice};

/// One way to damage the example.
pub struct Damage {
    pub name: &'static str,
    pub changes: &'static [Change],
    /// Code, path, and a part of the line of the finding.
    pub expected: &'static [(&'static str, &'static str, &'static str)],
}

/// One change of the example's folder.
pub enum Change {
    /// Replaces the first occurrence of a text in a file.
    Edit(&'static str, &'static str, &'static str),
    /// Replaces a top-level field and everything below it with other lines; `None` deletes it.
    Field(&'static str, &'static str, &'static str),
    /// Deletes a line and all lines with more indentation below it.
    Cut(&'static str, &'static str),
    /// Deletes a file.
    Remove(&'static str),
    /// Adds a file.
    Add(&'static str, &'static str),
    /// Moves a file.
    Move(&'static str, &'static str),
    /// Removes all approvals and the agenda's digest.
    Unsealed,
    /// Uses another date than 22 November 2026 as today's date.
    Today(&'static str),
}

pub const ENGAGEMENT: &str = "engagement.md";
pub const PRACTICE: &str = "coachgen.yaml";
pub const CHEMISTRY: &str = "1-contracting/chemistry-meeting.md";
pub const SPONSOR: &str = "1-contracting/sponsor-meeting.md";
pub const PART_1: &str = "2-diagnosis/interview-part-1.md";
pub const PART_2: &str = "2-diagnosis/interview-part-2.md";
pub const PROFILE: &str = "2-diagnosis/personality-profile.md";
pub const THEMES: &str = "2-diagnosis/stakeholder-themes.md";
pub const AGENDA: &str = "3-agenda/agenda.md";
pub const SESSION_1: &str = "4-development/session-1.md";
pub const SESSION_2: &str = "4-development/session-2.md";
pub const SESSION_3: &str = "4-development/session-3.md";
pub const SESSION_4: &str = "4-development/session-4.md";
pub const SESSION_5: &str = "4-development/session-5.md";
pub const SESSION_6: &str = "4-development/session-6.md";
pub const INTERIM: &str = "5-review/interim-review.md";
pub const FINAL: &str = "5-review/final-review.md";

/// The `kind` line of engagement.md.
pub const WHOLE: &str = "kind: engagement";

const FOLDER: &str = "example-engagement/";

#[test]
fn every_damage_gives_exactly_the_expected_findings() {
    let all = all_damages();
    assert!(all.len() >= 60, "only {} damages", all.len());
    let only = std::env::var("DAMAGE").unwrap_or_default();
    let mut wrong = Vec::new();
    for damage in all.iter().filter(|damage| damage.name.contains(&only)) {
        wrong.extend(damage.fault());
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n\n"));
}

fn all_damages() -> Vec<&'static Damage> {
    let all = [
        form::DAMAGES,
        contracting::DAMAGES,
        diagnosis::DAMAGES,
        agenda::DAMAGES,
        development::DAMAGES,
        review::DAMAGES,
        privacy::DAMAGES,
    ];
    all.into_iter().flatten().collect()
}

impl Damage {
    /// The findings in the example damaged in this way.
    fn found(&self) -> (CheckResult, Memory) {
        let mut tree = example();
        let mut today = "2026-11-22";
        for change in self.changes {
            match change {
                Change::Today(day) => today = day,
                change => change.apply(&mut tree, self.name),
            }
        }
        (CheckResult::check(&tree, today.parse().unwrap()), tree)
    }

    fn fault(&self) -> Option<String> {
        let (found, tree) = self.found();
        let mut expected: Vec<(String, String, usize)> = self
            .expected
            .iter()
            .map(|(code, path, held)| {
                let text = text(&tree, path);
                let line = text
                    .lines()
                    .position(|line| line.contains(held))
                    .unwrap_or_else(|| panic!("{}: {path} does not contain `{held}`", self.name));
                ((*code).to_owned(), path_in_tree(path), line + 1)
            })
            .collect();
        expected.sort();
        (found.locations() != expected).then(|| {
            format!(
                "{}: expected {expected:#?}\nfound {:#?}\n{}",
                self.name,
                found.locations(),
                found.rendered().join("\n")
            )
        })
    }
}

/// The example as a practice of one engagement: its coachgen.yaml at the root, the engagement in its folder.
fn example() -> Memory {
    let read = practice("example-engagement");
    let mut tree = Memory::default();
    for path in read.paths() {
        tree.put(path_in_tree(path), read.get(path).unwrap());
    }
    tree
}

fn path_in_tree(path: &str) -> String {
    match path {
        PRACTICE => path.to_owned(),
        path => format!("{FOLDER}{path}"),
    }
}

fn text(tree: &Memory, path: &str) -> String {
    let bytes = tree
        .get(&path_in_tree(path))
        .unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(bytes.to_vec()).unwrap()
}

impl Change {
    fn apply(&self, tree: &mut Memory, name: &str) {
        match self {
            Change::Edit(path, from, to) => {
                let old = text(tree, path);
                assert!(
                    old.contains(from),
                    "{name}: {path} does not contain `{from}`"
                );
                tree.put(path_in_tree(path), old.replacen(from, to, 1));
            }
            Change::Field(path, key, lines) => {
                let old = text(tree, path);
                let start = line_start(&old, |line| line.starts_with(&format!("{key}:")))
                    .unwrap_or_else(|| panic!("{name}: {path} has no `{key}`"));
                let new = format!("{}{lines}{}", &old[..start], &old[block_end(&old, start)..]);
                tree.put(path_in_tree(path), new);
            }
            Change::Cut(path, held) => {
                let old = text(tree, path);
                let start = line_start(&old, |line| line.contains(held))
                    .unwrap_or_else(|| panic!("{name}: {path} does not contain `{held}`"));
                let new = format!("{}{}", &old[..start], &old[block_end(&old, start)..]);
                tree.put(path_in_tree(path), new);
            }
            Change::Remove(path) => {
                tree.remove(&path_in_tree(path))
                    .unwrap_or_else(|| panic!("{name}: no {path}"));
            }
            Change::Add(path, text) => tree.put(path_in_tree(path), *text),
            Change::Move(from, to) => {
                let bytes = tree.remove(&path_in_tree(from)).unwrap();
                tree.put(path_in_tree(to), bytes);
            }
            Change::Unsealed => remove_approvals(tree),
            Change::Today(_) => {}
        }
    }
}

fn line_start(text: &str, meant: impl Fn(&str) -> bool) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if meant(line) {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// The end of the block that starts with the line at `start`: the next line with the same or less indentation.
fn block_end(text: &str, start: usize) -> usize {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut lines = text[start..].split_inclusive('\n');
    let first = lines.next().unwrap();
    let mut end = start + first.len();
    for line in lines {
        if indent(line) <= indent(first) {
            break;
        }
        end += line.len();
    }
    end
}

/// Removes every approval and the agenda's digest.
fn remove_approvals(tree: &mut Memory) {
    let approvals = tree.paths().filter(|path| path.contains("approvals/"));
    let approvals: Vec<String> = approvals.map(str::to_owned).collect();
    for path in approvals {
        tree.remove(&path);
    }
    if tree.get(&path_in_tree(AGENDA)).is_some() && text(tree, AGENDA).contains("  digest: ") {
        Change::Cut(AGENDA, "  digest: ").apply(tree, "unsealed");
    }
}
