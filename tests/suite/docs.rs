//! The documentation matches the program: its fields, its table of kinds, its commands, its links.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use coachgen::kind::Kind;
use coachgen::policy::{Field, Policy};
use coachgen::record::value::BUILT_IN_QUESTIONS;
use coachgen::record::{self, RecordText, practice};
use coachgen::skeleton::template_name;
use coachgen::source::split;
use coachgen::span::FileId;
use coachgen::theme::SKELETONS;

use page::{anchors, code_blocks, code_spans, first_cells, links, sections};

mod page;

/// Sections of docs/records.md whose fields belong to several kinds.
const PARTS: [(&str, &[&str]); 2] = [
    ("Actions", &["sponsor-meeting", "session", "review"]),
    ("Changes", &["session", "review"]),
];

#[test]
fn every_field_of_the_policy_is_in_the_records_page_and_no_other() {
    let page = read("docs/records.md");
    let mut documented = BTreeSet::new();
    for (heading, text) in sections(&page) {
        let kinds: Vec<&str> = match heading {
            "Every record" => vec!["record"],
            "coachgen.yaml" => continue,
            _ => match PARTS.iter().find(|(part, _)| *part == heading) {
                Some((_, kinds)) => kinds.to_vec(),
                None if Kind::from_word(heading).is_some() => vec![heading],
                None => continue,
            },
        };
        for path in first_cells(text).iter().flat_map(|cell| code_spans(cell)) {
            for kind in &kinds {
                assert!(
                    documented.insert(format!("{kind}.{path}")),
                    "{kind}.{path} is listed twice"
                );
            }
        }
    }
    let known: BTreeSet<String> = Field::ALL
        .iter()
        .map(|field| field.row().path.to_owned())
        .collect();
    let missing: Vec<_> = known.difference(&documented).collect();
    let invented: Vec<_> = documented.difference(&known).collect();
    assert!(
        missing.is_empty() && invented.is_empty(),
        "missing {missing:?}, invented {invented:?}"
    );
}

#[test]
fn exactly_the_required_fields_have_a_star() {
    // The fields that the decoder reports as missing in an empty record or an empty item.
    let page = read("docs/records.md");
    for (heading, text) in sections(&page)
        .into_iter()
        .filter(|(heading, _)| Kind::from_word(heading).is_some())
    {
        let starred: BTreeSet<String> = first_cells(text)
            .iter()
            .flat_map(|cell| {
                cell.split(',')
                    .map(str::trim)
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            })
            .filter(|cell| cell.ends_with('*'))
            .flat_map(|cell| {
                code_spans(&cell)
                    .into_iter()
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            })
            .filter(|path| !path.contains('.'))
            .collect();
        let (_, diags) = parse_record(&format!("---\nkind: {heading}\n---\n"));
        let missing: BTreeSet<String> = diags
            .iter()
            .filter_map(|message| {
                Some(
                    message
                        .strip_prefix('`')?
                        .strip_suffix("` is missing")?
                        .to_owned(),
                )
            })
            .collect();
        assert_eq!(starred, missing, "{heading}");
    }
}

#[test]
fn every_example_of_a_record_is_valid() {
    let page = read("docs/records.md");
    let mut kinds = BTreeSet::new();
    // The examples of coachgen.yaml come last; another test reads them.
    let (records, _) = page.split_once("## coachgen.yaml").expect("a section");
    for example in code_blocks(records, "yaml") {
        let text = if example.starts_with("---") {
            example.to_owned()
        } else {
            format!("---\n{example}---\n")
        };
        let (kind, diags) = parse_record(&text);
        assert!(diags.is_empty(), "{diags:?} in\n{example}");
        kinds.insert(kind.expect("an example is a record"));
    }
    assert_eq!(
        kinds.len(),
        Kind::ALL.len(),
        "a kind has no example: {kinds:?}"
    );
}

#[test]
fn every_example_of_coachgen_yaml_is_valid_and_the_built_in_questions_are_listed() {
    let page = read("docs/records.md");
    let (_, settings) = page.split_once("## coachgen.yaml").expect("a section");
    let examples = code_blocks(settings, "yaml");
    assert!(!examples.is_empty());
    for example in examples {
        let mut diags = Vec::new();
        let practice = practice::read(FileId(0), example, &mut diags);
        assert!(diags.is_empty(), "{diags:?} in\n{example}");
        assert_eq!(practice.questions.len(), 2);
    }
    for part in [1, 2] {
        let of_part = BUILT_IN_QUESTIONS.iter().filter(|it| it.part.0 == part);
        let ids: Vec<String> = of_part.map(|it| format!("`{}`", it.id)).collect();
        let line = format!("- part {part}: {}\n", ids.join(", "));
        assert!(settings.contains(&line), "{line}");
    }
}

#[test]
fn the_table_of_kinds_matches_the_policy() {
    let page = read("docs/confidentiality.md");
    let (begin, end) = ("<!-- kinds: begin -->\n", "<!-- kinds: end -->");
    let table = page
        .split_once(begin)
        .and_then(|(_, rest)| rest.split_once(end))
        .expect("the markers")
        .0;
    let policy = Policy::default();
    let mut wanted = String::from(
        "\n| kind | client | sponsor, unless agreed otherwise | sponsor, at most | because |\n|---|---|---|---|---|\n",
    );
    for kind in Kind::ALL {
        let row = policy.kind(kind);
        let approved = |word: &str| match (row.approved, word) {
            (true, "shared") => "shared once approved".to_owned(),
            _ => word.to_owned(),
        };
        wanted.push_str(&format!(
            "| {kind} | {} | {} | {} | {} |\n",
            row.client.word(),
            approved(row.sponsor.word()),
            approved(row.ceiling.word()),
            row.because
        ));
    }
    wanted.push('\n');
    assert_eq!(table, wanted, "put this between the markers:\n{wanted}");
}

#[test]
fn the_commands_of_the_readme_and_the_tour_are_in_the_help() {
    let readme = read("README.md");
    assert!(readme.contains("cargo run --release -- build example-engagement\n"));
    assert!(readme.contains("cargo test --release\n"));
    let pages = format!("{readme}\n{}", read("docs/tour.md"));
    let mut seen = 0;
    for line in code_blocks(&pages, "sh")
        .iter()
        .flat_map(|block| block.lines())
    {
        let line = line.split(" #").next().unwrap_or_default();
        let Some(words) = line
            .strip_prefix("coachgen ")
            .or_else(|| line.strip_prefix("cargo run --release -- "))
        else {
            continue;
        };
        seen += 1;
        let command = words.split_whitespace().next().unwrap_or_default();
        let help = Command::new(env!("CARGO_BIN_EXE_coachgen"))
            .args([command, "--help"])
            .output()
            .unwrap();
        assert!(help.status.success(), "no command `{command}`");
        let help = String::from_utf8(help.stdout).unwrap();
        for flag in words
            .split_whitespace()
            .filter(|word| word.starts_with('-'))
        {
            let known = help
                .split_whitespace()
                .any(|word| word.trim_end_matches(',') == flag);
            assert!(known, "`{command}` has no `{flag}`");
        }
    }
    assert!(
        seen >= 10,
        "the README and the tour show only {seen} commands"
    );
}

#[test]
fn the_checker_has_the_rules_that_the_documentation_names() {
    let pages: String = documents().iter().map(|page| read(page)).collect();
    let documented: BTreeSet<&str> = pages
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| is_code(word))
        .collect();
    let known: BTreeSet<&str> = coachgen::check::ALL
        .iter()
        .map(|check| check.rule.code)
        .collect();
    assert!(
        documented.is_subset(&known),
        "the documentation names {:?}",
        documented.difference(&known)
    );
}

#[test]
fn the_table_of_rules_matches_the_program() {
    let mut table = "| code | name | level | what it finds |\n|---|---|---|---|\n".to_owned();
    for check in coachgen::check::ALL {
        let rule = check.rule;
        let line = format!(
            "| {} | {} | {} | {} |\n",
            rule.code,
            rule.name,
            rule.level.word(),
            check.summary()
        );
        table.push_str(&line);
    }
    compare_generated("docs/checking.md", "rules", &table);
}

/// Compares a generated part of a page with `table`; with `COACHGEN_WRITE_DOCS=1`, writes it instead. The part is between
/// `<!-- NAME: generated, … -->` and `<!-- NAME: end -->`.
pub fn compare_generated(page: &str, name: &str, table: &str) {
    let text = read(page);
    let begin = format!("<!-- {name}: generated");
    let end = format!("<!-- {name}: end -->");
    let from = text
        .find(&begin)
        .unwrap_or_else(|| panic!("{page} has no part {name}"));
    let from = from + text[from..].find('\n').unwrap() + 1;
    let to = from + text[from..].find(&end).unwrap();
    if std::env::var_os("COACHGEN_WRITE_DOCS").is_some() {
        let text = format!("{}{table}{}", &text[..from], &text[to..]);
        fs::write(root().join(page), text).unwrap();
    } else {
        assert_eq!(
            &text[from..to],
            table,
            "COACHGEN_WRITE_DOCS=1 cargo test --test suite updates {page}"
        );
    }
}

#[test]
fn no_link_in_the_documentation_is_broken() {
    let mut broken = Vec::new();
    for page in documents() {
        for target in links(&read(&page)) {
            if target.starts_with("https:") || target.starts_with("mailto:") {
                continue;
            }
            let (path, anchor) = target.split_once('#').unwrap_or((&target, ""));
            let file = match path {
                "" => PathBuf::from(&page),
                path => Path::new(&page).parent().unwrap().join(path),
            };
            let there = root().join(&file).exists();
            let found = there
                && (anchor.is_empty() || anchors(&read(file.to_str().unwrap())).contains(anchor));
            if !found {
                broken.push(format!("{page}: {target}"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_kind_has_a_template_for_new_records_and_its_values_are_documented() {
    let needed: BTreeSet<String> = Kind::ALL.into_iter().map(template_name).collect();
    let built_in = SKELETONS.iter().map(|(name, _)| (*name).to_owned());
    assert_eq!(needed, built_in.collect());
    let page = read("docs/new-records.md");
    for (file, begin, name, least) in [
        ("data", "pub struct SkeletonData {", "record", 15),
        ("engagement", "pub struct NewEngagement {", "engagement", 7),
    ] {
        let source = read(&format!("src/skeleton/{file}.rs"));
        let (_, fields) = source.split_once(begin).unwrap();
        let (fields, _) = fields.split_once("\n}").unwrap();
        let fields = fields.lines().map(str::trim);
        let fields = fields.filter(|line| !line.starts_with('/'));
        let fields: BTreeSet<&str> = fields
            .filter_map(|line| Some(line.split_once(':')?.0))
            .collect();
        let before = format!("| `{name}.");
        let rows = page.lines().filter_map(|line| line.strip_prefix(&before));
        let rows: BTreeSet<&str> = rows
            .filter_map(|row| Some(row.split_once('`')?.0))
            .collect();
        assert_eq!(fields, rows);
        assert!(fields.len() > least, "{fields:?}");
    }
}

#[test]
fn every_decision_is_in_the_index() {
    let index = read("docs/decisions/README.md");
    let listed: BTreeSet<String> = links(&index).into_iter().collect();
    let files: BTreeSet<String> = documents()
        .iter()
        .filter_map(|page| page.strip_prefix("docs/decisions/"))
        .filter(|name| *name != "README.md")
        .map(str::to_owned)
        .collect();
    assert_eq!(listed, files);
}

/// Every page of documentation, by its path in the repository.
fn documents() -> Vec<String> {
    let mut pages: Vec<String> = [
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "example-engagement/README.md",
    ]
    .map(str::to_owned)
    .to_vec();
    for folder in ["docs", "docs/decisions"] {
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if name.ends_with(".md") {
                pages.push(format!("{folder}/{name}"));
            }
        }
    }
    pages
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The kind of a record, and the findings in it.
fn parse_record(text: &str) -> (Option<&'static str>, Vec<String>) {
    let diags = RefCell::new(Vec::new());
    let front = split(text).expect("front matter");
    let source = RecordText {
        file: FileId(0),
        path: "record.md",
        text,
        front,
    };
    let record = record::read(&source, &mut diags.borrow_mut());
    let messages = diags
        .into_inner()
        .into_iter()
        .map(|diag| diag.message)
        .collect();
    (record.map(|record| record.kind.word()), messages)
}

fn is_code(word: &str) -> bool {
    word.len() == 5 && word.starts_with("CG") && word[2..].bytes().all(|byte| byte.is_ascii_digit())
}
