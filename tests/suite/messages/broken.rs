//! Broken front matter, by hand and by chance: each fault is reported where it is, with how to fix it; no message
//! contains words of a record; and every other record is checked as usual.

mod cases;
mod mutants;

use std::{fs, path::Path, sync::LazyLock};

use coachgen::{
    check::{Settings, human},
    diag::Diagnostic,
    model::{Model, load_practice},
    pipeline::{BuildContext, check, load},
    policy::Policy,
    source::{Memory, Tree, layout},
    theme::Theme,
};

use cases::CASES;
use mutants::{Random, mutant};

/// Rules that report that something could not be read.
const READING: [&str; 3] = ["CG001", "CG002", "CG009"];

/// A fault in another record, and the line that it makes.
const PLANTED: (&str, &str) = ("kind: note\n", "kind: note\nweather: calm\n");

static THEME: LazyLock<Theme> = LazyLock::new(|| Theme::built_in().unwrap());

/// A practice with a broken record in it, read and checked.
struct CheckedPractice {
    model: Model,
    diags: Vec<Diagnostic>,
}

impl CheckedPractice {
    fn load(tree: &Memory) -> CheckedPractice {
        let found = layout(tree.entries().unwrap());
        let mut practice = load_practice(tree, found.practice.as_ref());
        let settings = Settings::read(&mut practice);
        let policy = Policy::default();
        let shared = BuildContext {
            practice: &practice,
            settings: &settings,
            folders: &[],
            policy: &policy,
            theme: &THEME,
            reports: None,
            committed: None,
            today: "2026-11-22".parse().unwrap(),
        };
        let files = &found.engagements[0];
        let mut loaded = load(tree, files, files.name("practice"), &shared);
        check(&mut loaded, &shared);
        CheckedPractice {
            model: loaded.model,
            diags: loaded.diags,
        }
    }

    fn path(&self, diag: &Diagnostic) -> &str {
        self.model.sources.path(diag.span)
    }

    /// The findings about how a file is written.
    fn reading_findings(&self, path: &str) -> Vec<&Diagnostic> {
        let read = |diag: &&Diagnostic| READING.contains(&diag.rule.code);
        let here = self.diags.iter().filter(|diag| self.path(diag) == path);
        here.filter(read).collect()
    }

    /// What is wrong with the findings in a broken file, or with those that should be elsewhere.
    fn faults(&self, path: &str, text: &str, planted: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let seen = self.reading_findings(planted).iter().any(|diag| {
            let (line, column) = self.model.sources.line_column(diag.span);
            (line, column) == (3, 1)
        });
        if !seen {
            faults.push(format!("the fault in {planted} is not found"));
        }
        let findings = self.reading_findings(path);
        if findings.is_empty() && !self.model.records.iter().any(|record| record.path == path) {
            faults.push("it is lost without a finding".to_owned());
        }
        for diag in findings {
            faults.extend(self.span_fault(diag, text));
            let help = diag.help.as_deref().unwrap_or_default();
            for said in [diag.message.as_str(), help] {
                if !is_sentence(said) {
                    faults.push(format!("no sentence: {said:?}"));
                }
                if let Some(words) = quoted_words(said, text) {
                    faults.push(format!("{said:?} quotes {words:?}"));
                }
            }
            human::render(&self.model.sources, diag, true);
        }
        faults
    }

    fn span_fault(&self, diag: &Diagnostic, text: &str) -> Option<String> {
        let (line, column) = self.model.sources.line_column(diag.span);
        let lines: Vec<&str> = text.split('\n').collect();
        let inside = (1..=lines.len()).contains(&line)
            && (1..=lines[line - 1].chars().count() + 1).contains(&column)
            && diag.span.start <= diag.span.end
            && diag.span.end as usize <= text.len();
        (!inside).then(|| format!("{line}:{column} is outside: {diag:?}"))
    }
}

/// Whether the text is a single line, in the form of a message.
fn is_sentence(said: &str) -> bool {
    said.len() >= 8
        && said.trim() == said
        && !said.ends_with('.')
        && !said.contains("  ")
        && !said.contains(char::is_control)
        && said.split(' ').count() > 1
}

/// Four consecutive words that are also in `text`.
fn quoted_words(said: &str, text: &str) -> Option<String> {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (said, text) = (words(said), words(text));
    let found = said
        .windows(4)
        .find(|run| text.windows(4).any(|words| words == *run))?;
    Some(found.join(" "))
}

/// The example's records, with a fault planted in one of them.
fn example(planted: &str) -> Memory {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("example-engagement");
    let mut tree = Memory::default();
    read_into(&mut tree, &root, &root);
    let text = text_of(&tree, planted);
    assert!(text.contains(PLANTED.0));
    tree.put(planted, text.replacen(PLANTED.0, PLANTED.1, 1));
    tree
}

fn read_into(tree: &mut Memory, root: &Path, folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_into(tree, root, &path);
        } else {
            let names = path.strip_prefix(root).unwrap().iter();
            let names: Vec<&str> = names.map(|name| name.to_str().unwrap()).collect();
            tree.put(names.join("/"), fs::read(&path).unwrap());
        }
    }
}

fn text_of(tree: &Memory, path: &str) -> String {
    String::from_utf8(tree.get(path).unwrap().to_vec()).unwrap()
}

const NOTES: [&str; 2] = ["notes/reflection-april.md", "notes/supervision-july.md"];

#[test]
fn hand_made_faults_are_reported_at_their_line_with_helpful_words() {
    assert!(CASES.len() >= 80);
    let sound = example(NOTES[0]);
    let mut wrong = Vec::new();
    for (name, front, line, word) in CASES {
        let text = format!("---\n{front}---\n\nWords of the body.\n");
        let mut tree = sound.clone();
        tree.put("notes/broken.md", text.clone());
        let checked = CheckedPractice::load(&tree);
        let faults = checked.faults("notes/broken.md", &text, NOTES[0]);
        wrong.extend(faults.into_iter().map(|faults| format!("{name}: {faults}")));
        let findings = checked.reading_findings("notes/broken.md");
        let helped = findings.iter().any(|diag| {
            let (at, _) = checked.model.sources.line_column(diag.span);
            at == *line && diag.help.as_ref().is_some_and(|help| help.contains(word))
        });
        if !helped {
            let said = findings
                .iter()
                .map(|diag| human::render(&checked.model.sources, diag, false));
            let said: Vec<String> = said.collect();
            wrong.push(format!(
                "{name}: not {word:?} in line {line}:\n{}",
                said.join("\n")
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn excessive_content_is_reported_and_affects_nothing_else() {
    let keys: String = (0..5_001).map(|n| format!("k{n}:\n")).collect();
    let block: String = (0..18).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
    let much = [
        (
            "more values than are read",
            format!("tags:\n{}", "  - 1\n".repeat(10_001)),
            "records",
        ),
        ("more fields than are read", keys, "records"),
        (
            "brackets in brackets",
            format!("tags: {}{}\n", "[".repeat(17), "]".repeat(17)),
            "levels",
        ),
        (
            "groups in groups",
            format!("tags: {}\n", "{a: ".repeat(17)),
            "levels",
        ),
        ("columns in columns", block, "levels"),
        (
            "brackets without end",
            format!("tags: {}\n", "[".repeat(60_000)),
            "levels",
        ),
        (
            "braces without end",
            format!("tags: {}\n", "{".repeat(60_000)),
            "levels",
        ),
        (
            "dashes without end",
            format!("tags:\n  {}\n", "- ".repeat(30_000)),
            "levels",
        ),
        (
            "a front matter without end",
            format!("# {}\n", "remark ".repeat(10_000)),
            "body",
        ),
    ];
    let sound = example(NOTES[1]);
    for (name, fields, word) in much {
        let text = format!("---\nkind: note\ndate: 2026-02-01\n{fields}---\n");
        let mut tree = sound.clone();
        tree.put("notes/broken.md", text.clone());
        let checked = CheckedPractice::load(&tree);
        assert_eq!(
            checked.faults("notes/broken.md", &text, NOTES[1]),
            [""; 0],
            "{name}"
        );
        let findings = checked.reading_findings("notes/broken.md");
        let help = findings.iter().filter_map(|diag| diag.help.as_ref());
        assert!(
            help.into_iter().any(|help| help.contains(word)),
            "{name}: {findings:?}"
        );
    }
}

#[test]
fn two_hundred_mutants_of_the_example_are_reported_or_still_read() {
    let trees = NOTES.map(example);
    let records: Vec<String> = {
        let paths = trees[0].paths().filter(|path| path.ends_with(".md"));
        paths
            .filter(|path| *path != "README.md")
            .map(str::to_owned)
            .collect()
    };
    let mut random = Random(20_261_122);
    let (mut broken, mut tried, mut wrong) = (0, 0, Vec::new());
    while broken < 200 {
        tried += 1;
        assert!(
            tried < 2_000,
            "too few of the mutants are broken: {broken} of {tried}"
        );
        let path = &records[random.below(records.len())];
        // The planted fault is in the other note if this one is broken.
        let place = usize::from(path == NOTES[0]);
        let (sort, text) = mutant(&text_of(&trees[place], path), &mut random);
        let mut tree = trees[place].clone();
        tree.put(path.clone(), text.clone());
        let checked = CheckedPractice::load(&tree);
        broken += usize::from(!checked.reading_findings(path).is_empty());
        let faults = checked.faults(path, &text, NOTES[place]);
        wrong.extend(
            faults
                .into_iter()
                .map(|faults| format!("mutant {tried} ({sort}) of {path}: {faults}")),
        );
    }
    assert_eq!(broken, 200);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
