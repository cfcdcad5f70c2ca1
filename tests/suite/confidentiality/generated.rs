//! The canary engagement: the templates in `engagement/`, in which every `@w`, `@d` and `@n` becomes a word, date or
//! number that appears nowhere else.
//!
//! A suffix restricts one canary further than `expected.txt` does for its field: `.none`, `.coach`, `.client` (coach
//! and client), `.first` (not the second sponsor).

use chrono::{Days, NaiveDate};

use super::folder::{Folder, picture};

/// The widest group of readers that may see a canary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    Nobody,
    Coach,
    Client,
    First,
    All,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Word,
    Date,
    Number,
    /// An id or name that is written in the template.
    Fixed,
}

/// A text that appears in one place only.
#[derive(Debug, Clone)]
pub struct Canary {
    pub text: String,
    pub sort: Sort,
    pub most: Audience,
    pub file: String,
    pub line: usize,
}

/// Returns the engagement, with its approvals pending, and its canaries.
pub fn generate() -> (Folder, Vec<Canary>) {
    let templates = Folder::read("tests/suite/confidentiality/engagement");
    let mut folder = Folder::default();
    let mut canaries = Vec::new();
    for (path, bytes) in &templates.files {
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        let filled = fill(path, &text, &mut canaries);
        folder.put(path, filled);
    }
    for name in ["picture", "client", "coach", "agenda", "final", "unlinked"] {
        folder.put(
            &format!("attachments/zq{name}.png"),
            picture(&format!("Zqpixels{name}"), &format!("Zqmeta{name}")),
        );
    }
    (folder, canaries)
}

/// The same engagement before any debrief, approval or sharing, with the defaults of the agreement.
pub fn early(folder: &Folder) -> Folder {
    let mut early = folder.clone();
    early
        .files
        .retain(|path, _| !path.starts_with("approvals/"));
    let without = |text: &str, keys: &[&str]| -> String {
        let mut nested = false;
        let keep = |line: &&str| {
            nested = if nested {
                line.starts_with("  ")
            } else {
                *line == "approved:"
            };
            !nested && !keys.iter().any(|key| line.starts_with(key))
        };
        text.split_inclusive('\n')
            .map(str::trim_end)
            .filter(keep)
            .map(|line| format!("{line}\n"))
            .collect()
    };
    for path in folder.records() {
        let keys: &[&str] = match path.as_str() {
            "1/meeting.md" | "1/second.md" => &["shared_with_client:"],
            _ => &["debriefed:"],
        };
        early.put(&path, without(&folder.text(&path), keys));
    }
    early.replace("engagement.md", "payer: organisation", "payer: client");
    early.replace("engagement.md", "    interview: fact\n    evidence: fact\n    psychometric: fact\n    stakeholder-themes: shared\n    pulse: shared\n", "    chemistry: fact\n");
    early
}

fn fill(path: &str, text: &str, canaries: &mut Vec<Canary>) -> String {
    let mut out = String::new();
    for (place, line) in text.split_inclusive('\n').enumerate() {
        let canary = |text: String, sort, most| Canary {
            text,
            sort,
            most,
            file: path.to_owned(),
            line: place + 1,
        };
        let mut rest = line;
        while let Some(at) = rest.find('@') {
            out.push_str(&rest[..at]);
            let (sort, after) = (&rest[at + 1..at + 2], &rest[at + 2..]);
            let narrowing = [
                (".none", Audience::Nobody),
                (".coach", Audience::Coach),
                (".client", Audience::Client),
                (".first", Audience::First),
            ];
            let (after, most) = narrowing
                .into_iter()
                .find_map(|(suffix, most)| Some((after.strip_prefix(suffix)?, most)))
                .unwrap_or((after, Audience::All));
            let (text, sort) = new_canary(sort, canaries.len());
            out.push_str(&text);
            canaries.push(canary(text, sort, most));
            rest = after;
        }
        out.push_str(rest);
        if let Some(id) = rest.trim().strip_prefix("- id: ") {
            let most = match &id[..3] {
                "zqp" => Audience::Client,
                "zqc" => Audience::Coach,
                _ => Audience::All,
            };
            canaries.push(canary(id.to_owned(), Sort::Fixed, most));
        }
    }
    out
}

/// A unique canary, made from its number.
fn new_canary(sort: &str, number: usize) -> (String, Sort) {
    match sort {
        "w" => (format!("Zq{number:05}quail"), Sort::Word),
        "n" => (
            format!("{}", 100_003 + number * 7919 % 899_981),
            Sort::Number,
        ),
        "d" => {
            let first = NaiveDate::from_ymd_opt(2013, 1, 1).expect("a date");
            ((first + Days::new(number as u64)).to_string(), Sort::Date)
        }
        other => panic!("no canary of sort {other}"),
    }
}
