//! Every rule by its page: each bad example gives exactly its code on the marked lines, and each good one no finding.

mod fixes;
mod gallery;
pub mod page;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use coachgen::{
    check::{ALL, RegisteredRule, RuleFunction, Settings, human, templates},
    derive::{MissingItem, PhaseState},
    diag::Diagnostic,
    model::load_practice,
    pipeline::{BuildContext, Reports, check, font_fault, load},
    policy::Policy,
    record::ledger,
    source::{Memory, SourceMap, Tree, layout},
    view::{Decide, ProjectionInput, approvable, decide, sponsors_on},
};

use crate::plain_pdf::real_renderer;
use page::{Example, examples};

/// The engagement that every example changes.
const FOLDER: &str = "anneli/";

/// The findings in coachgen.yaml and in the engagement, and the texts they were found in.
pub struct CheckResult {
    /// What the phases that have begun lack, according to the coach's phase strip.
    pub lacks: Vec<&'static str>,
    pub parts: Vec<(SourceMap, Vec<Diagnostic>)>,
}

impl CheckResult {
    /// Checks the only engagement of a tree.
    pub fn check(tree: &Memory, today: NaiveDate) -> CheckResult {
        let layout = layout(tree.entries().unwrap());
        let mut practice = load_practice(tree, layout.practice.as_ref());
        let theme = templates(tree, &layout.templates, &mut practice).theme;
        let settings = Settings::read(&mut practice);
        let font = font_fault(&practice.practice, real_renderer());
        practice.diags.extend(font);
        let folders = layout.engagements.iter().map(|files| files.dir.clone());
        // Earlier engagements, which examples renew.
        let folders: Vec<String> = folders
            .chain(["anneli-2023".to_owned(), "anneli-2024".to_owned()])
            .collect();
        let policy = Policy::default();
        let shared = BuildContext {
            practice: &practice,
            settings: &settings,
            folders: &folders,
            policy: &policy,
            theme: &theme,
            reports: Some(Reports {
                renderer: real_renderer(),
                store: None,
                which: coachgen::pipeline::PdfChoice::All,
            }),
            committed: None,
            today,
        };
        let files = &layout.engagements[0];
        let mut loaded = load(tree, files, files.name("practice"), &shared);
        check(&mut loaded, &shared);
        let strip = loaded
            .coach
            .as_ref()
            .map(|coach| coach.derived.phases.clone());
        let begun = strip.into_iter().flat_map(|strip| strip.phases);
        let begun = begun.filter(|seen| seen.state != PhaseState::NotStarted);
        let mut lacks = Vec::new();
        for seen in begun {
            lacks.extend(seen.missing().map(MissingItem::word));
        }
        CheckResult {
            lacks,
            parts: vec![
                (practice.sources.clone(), practice.diags.clone()),
                (loaded.model.sources, loaded.diags),
            ],
        }
    }

    /// Code, path and line of each finding, sorted.
    pub fn locations(&self) -> Vec<(String, String, usize)> {
        let mut places: Vec<_> = self
            .parts
            .iter()
            .flat_map(|(sources, diags)| {
                diags.iter().map(|diag| {
                    let (line, _) = sources.line_column(diag.span);
                    (
                        diag.rule.code.to_owned(),
                        sources.path(diag.span).to_owned(),
                        line,
                    )
                })
            })
            .collect();
        places.sort();
        places
    }

    /// Each finding as a coach reads it.
    pub fn rendered(&self) -> Vec<String> {
        self.parts
            .iter()
            .flat_map(|(sources, diags)| {
                diags.iter().map(|diag| human::render(sources, diag, false))
            })
            .collect()
    }
}

/// A practice from disk, in memory.
pub fn practice(folder: &str) -> Memory {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut tree = Memory::default();
    read_into(&mut tree, &root, &root);
    tree
}

fn read_into(tree: &mut Memory, root: &Path, folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_into(tree, root, &path);
        } else {
            let name = path
                .strip_prefix(root)
                .unwrap()
                .to_str()
                .unwrap()
                .replace('\\', "/");
            tree.put(name, fs::read(&path).unwrap());
        }
    }
}

fn run(example: &Example) -> (CheckResult, Vec<(String, usize)>) {
    let mut tree = practice("tests/fixtures/sound");
    if let Some(path) = &example.approved {
        approve(&mut tree, path);
    }
    let marks = example.apply(&mut tree, FOLDER);
    let mut found = CheckResult::check(&tree, example.today);
    let mut file = load_practice(&Memory::default(), None);
    coachgen::check::tracked(&example.tracked, &["portal".to_owned()], &[], &mut file);
    found.parts.push((file.sources, file.diags));
    (found, marks)
}

/// Approves a record for every sponsor.
pub fn approve(tree: &mut Memory, path: &str) {
    let layout = layout(tree.entries().unwrap());
    let practice = load_practice(tree, None);
    let policy = Policy::default();
    let files = &layout.engagements[0];
    let today = "2026-07-01".parse().unwrap();
    let shared = BuildContext {
        practice: &practice,
        settings: &Settings::default(),
        folders: &[],
        policy: &policy,
        theme: &coachgen::theme::Theme::built_in().unwrap(),
        reports: None,
        committed: None,
        today,
    };
    let loaded = load(tree, files, files.name("practice"), &shared);
    let source = ProjectionInput {
        model: &loaded.model,
        practice: &practice,
        policy: &policy,
        today: &loaded.today,
    };
    let (_, engagement) = loaded.model.engagement().unwrap();
    let names = sponsors_on(engagement, &loaded.today);
    let is = |id: &coachgen::model::RecordId| path.ends_with(&loaded.model.record(*id).path);
    let id = approvable(source).into_iter().find(is).unwrap();
    let change = decide(
        source,
        &loaded.access,
        id,
        (&names, today),
        &Decide::Approve,
    );
    for (name, bytes) in change.files {
        tree.put(format!("{}/approvals/{name}", files.dir), bytes.to_vec());
    }
    let path = format!("{}/{}", files.dir, ledger::PATH);
    tree.put(path, ledger::with_entries(None, &change.entries));
}

#[test]
fn the_sound_engagement_is_sound() {
    let tree = practice("tests/fixtures/sound");
    let found = CheckResult::check(&tree, "2026-10-01".parse().unwrap());
    assert!(
        found.rendered().is_empty(),
        "{}",
        found.rendered().join("\n\n")
    );
}

#[test]
fn bad_examples_give_their_code_at_the_marks_and_good_ones_give_no_finding() {
    let only = std::env::var("RULE").unwrap_or_default();
    let mut wrong = Vec::new();
    for check in ALL
        .iter()
        .filter(|check| only.is_empty() || check.rule.is_named(&only))
    {
        let examples = examples(check.page);
        let bad = examples.iter().filter(|example| !example.good).count();
        if bad == 0 || bad == examples.len() {
            wrong.push(format!(
                "{}: a page has a bad example and a good one",
                check.rule.code
            ));
        }
        for (number, example) in examples.iter().enumerate() {
            wrong.extend(fault(check, number + 1, example));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n\n"));
}

fn fault(check: &RegisteredRule, number: usize, example: &Example) -> Option<String> {
    let (found, marks) = run(example);
    let expected: Vec<_> = marks
        .into_iter()
        .map(|(path, line)| (check.rule.code.to_owned(), path, line))
        .collect();
    if !example.good && expected.is_empty() {
        return Some(format!(
            "{} example {number} marks no line",
            check.rule.code
        ));
    }
    (found.locations() != expected).then(|| {
        format!(
            "{} example {number}: expected {expected:?}, found {:?}\n{}",
            check.rule.code,
            found.locations(),
            found.rendered().join("\n")
        )
    })
}

/// Sections that every page has, in this order.
const SECTIONS: [&str; 4] = ["Why it matters", "Examples", "Corrected", "How to fix it"];

#[test]
fn every_page_is_complete() {
    let mut wrong = Vec::new();
    for check in ALL {
        let code = check.rule.code;
        let sections: Vec<&str> = check
            .page
            .lines()
            .filter_map(|line| line.strip_prefix("## "))
            .collect();
        let known: Vec<&str> = sections
            .iter()
            .copied()
            .filter(|name| SECTIONS.contains(name))
            .collect();
        if known != SECTIONS {
            wrong.push(format!("{code}: its sections are {sections:?}"));
        }
        if check.page.lines().next() != Some(format!("# {}", check.rule.name).as_str()) {
            wrong.push(format!("{code}: a page begins with the rule's name"));
        }
        let summary = check.summary();
        if summary.len() < 20 || summary.len() > 240 || !summary.ends_with('.') {
            wrong.push(format!(
                "{code}: the first paragraph says in a sentence what the rule does: {summary:?}"
            ));
        }
        let documented: BTreeSet<&str> = superseded_by_names(check.page).collect();
        let does: BTreeSet<&str> = check.superseded_by.iter().map(|rule| rule.name).collect();
        if documented != does {
            wrong.push(format!(
                "{code}: is superseded by {does:?}, but its page says {documented:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The rules in a page's section "Superseded by": one item each, starting with the name in backticks.
fn superseded_by_names(page: &str) -> impl Iterator<Item = &str> {
    let section = page
        .split("\n## ")
        .find(|section| section.starts_with("Superseded by"));
    section
        .unwrap_or("")
        .lines()
        .filter_map(|line| line.strip_prefix("- `")?.split('`').next())
}

#[test]
fn the_list_and_the_folder_have_the_same_rules() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check/rules");
    let (mut rules, mut pages) = (BTreeSet::new(), BTreeSet::new());
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            continue;
        }
        if path.extension().is_some_and(|ending| ending == "md") {
            pages.insert(name);
        } else if fs::read_to_string(&path).unwrap().contains("\nrule! {") {
            // Other files are shared by several rules.
            rules.insert(name);
        }
    }
    // A rule whose findings are made elsewhere has no file, but for its page.
    let with_a_file: BTreeSet<String> = ALL
        .iter()
        .filter(|check| !matches!(check.run, RuleFunction::Elsewhere))
        .map(|check| check.rule.name.replace('-', "_"))
        .collect();
    assert_eq!(rules, with_a_file);
    let listed: BTreeSet<String> = ALL
        .iter()
        .map(|check| check.rule.name.replace('-', "_"))
        .collect();
    assert_eq!(pages, listed);
    let codes: Vec<&str> = ALL.iter().map(|check| check.rule.code).collect();
    assert!(
        codes.is_sorted() && codes.windows(2).all(|pair| pair[0] != pair[1]),
        "{codes:?}"
    );
}
