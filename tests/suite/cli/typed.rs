//! How much of a year a coach types: the example engagement, record by record in the order in which its records were
//! written, each begun with `coachgen new`.
//!
//! The lines of front matter are counted by what the coach has to do with them. `docs/new-records.md` has the table;
//! `COACHGEN_WRITE_DOCS=1` writes it again.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use super::Workspace;

/// The lines of front matter of one kind of record.
#[derive(Default, Clone, Copy)]
struct Lines {
    records: usize,
    all: usize,
    /// Written by `new` or by `check --fix`, or needing only the `#` removed.
    written: usize,
    /// A field that `new` wrote without its value.
    filled: usize,
}

impl Lines {
    /// Lines that are typed as a whole.
    fn typed(self) -> usize {
        self.all - self.written - self.filled
    }

    fn add(&mut self, other: Lines) {
        self.records += other.records;
        self.all += other.all;
        self.written += other.written;
        self.filled += other.filled;
    }
}

/// The front matter's lines, without indentation and empty lines.
fn front(text: &str) -> Vec<String> {
    let text = text.strip_prefix("---\n").expect("front matter");
    let (front, _) = text.split_once("\n---\n").expect("front matter");
    let lines = front.lines().map(|line| line.trim().to_owned());
    lines.filter(|line| !line.is_empty()).collect()
}

/// The key of a line such as `- id: a` or `#    at:`.
fn key(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(['#', ' ']);
    let line = line.strip_prefix("- ").unwrap_or(line);
    let (key, _) = line.split_once(':')?;
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    is_key.then_some(key)
}

/// Removes the first entry that matches, and says whether there was one.
fn take(from: &mut Vec<String>, matches: impl Fn(&str) -> bool) -> bool {
    let found = from.iter().position(|line| matches(line));
    found.map(|at| from.swap_remove(at)).is_some()
}

/// Compares a record with what `new` wrote for it.
fn compare(kind: &str, skeleton: &str, record: &str) -> Lines {
    let mut written = front(skeleton);
    let mut open: Vec<String> = Vec::new();
    let mut lines = Lines {
        records: 1,
        ..Lines::default()
    };
    let mut rest = Vec::new();
    for line in front(record) {
        lines.all += 1;
        let bare = |known: &str| known.trim_start_matches(['#', ' ']) == line;
        // `check --fix` adds ids; those of points, objectives and questions are chosen words.
        let is_fixed = !["agenda", "pulse"].contains(&kind)
            && line.trim_start_matches("- ").starts_with("id: ");
        match take(&mut written, bare) || is_fixed {
            true => lines.written += 1,
            false => rest.push(line),
        }
    }
    open.append(&mut written);
    for line in rest {
        let Some(wanted) = key(&line) else { continue };
        if take(&mut open, |known| key(known) == Some(wanted)) {
            lines.filled += 1;
        }
    }
    lines
}

/// The example's records in the order in which they were written: by date, engagement.md first, the log of contacts last.
fn records(workspace: &Workspace) -> Vec<(String, String, String)> {
    let all = workspace.files_outside_portals();
    let mut records: Vec<(String, String, String, String)> = all
        .into_iter()
        .filter(|(path, _)| path.ends_with(".md"))
        .filter_map(|(path, bytes)| {
            let text = String::from_utf8(bytes).unwrap();
            let field = |key: &str| {
                let line = text.lines().find_map(|line| line.strip_prefix(key));
                line.map(|value| value.trim().to_owned())
            };
            let kind = field("kind:").filter(|_| text.starts_with("---\n"))?;
            let date = match kind.as_str() {
                "engagement" => "0".to_owned(),
                _ => field("date:").unwrap_or_else(|| "9".to_owned()),
            };
            let path = path.strip_prefix("records/")?.to_owned();
            Some((date, kind, path, text))
        })
        .collect();
    records.sort();
    let records = records.into_iter();
    records
        .map(|(_, kind, path, text)| (kind, path, text))
        .collect()
}

/// What `new` writes for a record, given the records before it.
fn skeleton(workspace: &Workspace, kind: &str, text: &str) -> String {
    let field = |key: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(key));
        line.map(|value| value.trim().to_owned())
    };
    if kind == "engagement" {
        let ran = workspace.run_in("", &["new", "engagement", "Amara Okafor"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let path = workspace.path("amara-okafor/engagement.md");
        let written = fs::read_to_string(&path).unwrap();
        fs::remove_dir_all(workspace.path("amara-okafor")).unwrap();
        return written;
    }
    let date = field("date:").unwrap_or_else(|| super::TODAY.to_owned());
    let mut args = vec!["new", kind, ".", "--date", &date, "--today", &date];
    let review = field("type:");
    if let Some(review) = review.as_deref().filter(|_| kind == "review") {
        args.extend(["--type", review]);
    }
    let ran = workspace.run_in("", &args);
    assert_eq!(ran.code, 0, "{kind} {date}: {}", ran.err);
    let (_, rest) = ran.out.split_once("/records/").expect(&ran.out);
    let (path, _) = rest.split_once(", a draft").expect(&ran.out);
    let path = workspace.path(path);
    let written = fs::read_to_string(&path).unwrap();
    fs::remove_file(&path).unwrap();
    written
}

#[test]
fn a_year_of_records_is_mostly_written_by_the_program() {
    let example = Workspace::example();
    let records = records(&example);
    // The same practice without its records, which come back one after the other.
    let workspace = Workspace::example();
    for (_, path, _) in &records {
        fs::remove_file(workspace.path(path)).unwrap();
    }
    let _ = fs::remove_dir_all(workspace.path("approvals"));
    let mut kinds: BTreeMap<String, Lines> = BTreeMap::new();
    for (kind, path, text) in &records {
        let written = skeleton(&workspace, kind, text);
        let lines = compare(kind, &written, text);
        kinds.entry(kind.clone()).or_default().add(lines);
        let path = workspace.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    // At the end the year is complete: no error, portals, reports.
    let ran = workspace.run_in("", &["check"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let ran = workspace.run_in("", &["build"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let mut all = Lines::default();
    kinds.values().for_each(|lines| all.add(*lines));
    let mut table = String::from(
        "| kind | records | lines | written by coachgen | only the value typed | typed as a whole |\n|---|---|---|---|---|---|\n",
    );
    let named = kinds
        .iter()
        .map(|(kind, lines)| (format!("`{kind}`"), lines));
    for (name, lines) in named.chain([("**all**".to_owned(), &all)]) {
        let _ = writeln!(
            table,
            "| {name} | {} | {} | {} | {} | {} |",
            lines.records,
            lines.all,
            lines.written,
            lines.filled,
            lines.typed()
        );
    }
    assert!(
        all.typed() * 3 <= all.all,
        "more than a third of the lines are typed as a whole:\n{table}"
    );
    crate::docs::compare_generated("docs/new-records.md", "typed", &table);
}
