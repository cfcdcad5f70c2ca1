//! Checks the direction of dependencies in `src`, which modules use the disk and the clock, and the size of source
//! files.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Modules that every module may use. They use nothing from the pipeline.
const BASE: &[&str] = &[
    "span",
    "kind",
    "reader",
    "policy",
    "diag",
    "text",
    "attachment",
    "bidi",
    "prose",
    "today",
];

/// The layers of the pipeline, in order. A module may use modules of earlier layers only.
const LAYERS: &[&[&str]] = &[
    &["anonymise", "source"],
    &["record"],
    &["model"],
    &["view"],
    &["derive", "html", "leak", "theme", "words"],
    &["route"],
    &["chart", "check", "export", "report"],
    &["calendar", "output", "page", "schema", "skeleton", "status"],
    &["access", "hours", "programme", "reader_changes"],
    &["year"],
    &["import", "search"],
    &["render"],
    &["sealed_file", "single_file"],
    &["pipeline"],
    &["watch"],
    &["lsp"],
    &["command"],
    &["cli"],
    &["main"],
];

/// The modules that may use the model. All others use views.
const MODEL_USERS: &[&str] = &["pipeline", "check", "command", "view"];

/// The modules that make pages. Of `record` they may use only values, and of `view` only its types.
const PAGE_MODULES: &[&str] = &[
    "calendar",
    "chart",
    "derive",
    "export",
    "hours",
    "html",
    "page",
    "programme",
    "render",
    "report",
    "route",
    "skeleton",
    "status",
    "words",
    "year",
];

/// The maximum length of a source file, in lines.
const MAX_LINES: usize = 350;

#[test]
fn modules_use_only_earlier_layers() {
    let mut wrong = Vec::new();
    for file in &sources() {
        for path in &file.paths {
            let (from, to) = (file.module.as_str(), path[0].as_str());
            if from != to && !may_use(from, to) {
                wrong.push(format!(
                    "{}: `{from}` uses `{}`",
                    file.name,
                    path.join("::")
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "dependencies on later layers:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_module_has_a_layer() {
    let modules: BTreeSet<String> = sources().into_iter().map(|file| file.module).collect();
    let placed: BTreeSet<String> = BASE
        .iter()
        .chain(LAYERS.iter().copied().flatten())
        .map(|name| (*name).to_owned())
        .collect();
    assert_eq!(
        modules, placed,
        "the modules of src and the layers of this test"
    );
}

#[test]
fn only_listed_modules_use_the_model() {
    let readers: BTreeSet<String> = sources()
        .into_iter()
        .filter(|file| file.module != "model" && file.uses("model"))
        .map(|file| file.module)
        .collect();
    assert_eq!(
        readers,
        MODEL_USERS.iter().map(|name| (*name).to_owned()).collect()
    );
}

#[test]
fn page_modules_use_only_views_and_values() {
    let mut wrong = Vec::new();
    for file in sources()
        .iter()
        .filter(|file| PAGE_MODULES.contains(&file.module.as_str()))
    {
        for path in &file.paths {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            let allowed = match path[0] {
                "source" | "model" => false,
                "record" => path.get(1) == Some(&"value"),
                "view" => path.get(1) == Some(&"types"),
                _ => true,
            };
            if !allowed {
                wrong.push(format!("{}: {}", file.name, path.join("::")));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "page modules use more than views and values:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn the_scan_and_the_theme_depend_on_no_domain_module() {
    for file in sources()
        .iter()
        .filter(|file| ["leak", "theme"].contains(&file.module.as_str()))
    {
        let others: Vec<_> = file
            .paths
            .iter()
            // Text direction and text comparison are not knowledge of coaching.
            .filter(|path| path[0] != file.module && !["bidi", "text"].contains(&path[0].as_str()))
            .collect();
        assert!(others.is_empty(), "{}: {others:?}", file.name);
    }
}

#[test]
fn disk_and_clock_are_used_only_in_listed_modules() {
    // A piece of code, and the modules in which it may appear.
    let homes: &[(&str, &[&str])] = &[
        ("std::fs", &["source", "output"]),
        ("fs::", &["source", "output"]),
        ("File::", &["source", "output"]),
        ("Local::now", &["main"]),
        ("Utc::now", &[]),
        ("SystemTime::now", &[]),
        ("Instant", &["command", "watch"]),
        // Only `new` reads a variable: the coach's editor, which it starts.
        ("std::env::var", &["command"]),
        // The preview listens on the loopback interface; the program connects to nothing.
        ("std::net", &["watch"]),
        // Git is the only other program that `source` runs, and the program sends it no data; `command` starts the
        // coach's editor.
        ("std::process", &["source", "main", "command"]),
        ("unsafe ", &[]),
        (".unwrap()", &[]),
        (".expect(", &[]),
    ];
    let mut wrong = Vec::new();
    for file in &sources() {
        for (word, modules) in homes {
            if contains_word(&file.code, word) && !modules.contains(&file.module.as_str()) {
                wrong.push(format!("{}: `{word}`", file.name));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "used in a module that is not listed:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn source_files_are_short_and_have_a_module_comment() {
    let mut wrong = Vec::new();
    for file in &sources() {
        let lines = file.text.lines().count();
        if lines > MAX_LINES {
            wrong.push(format!("{}: {lines} lines", file.name));
        }
        if !file.text.starts_with("//! ") {
            wrong.push(format!("{}: no module comment", file.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_crate_forbids_unsafe_code_and_warns_about_missing_docs() {
    let lib = fs::read_to_string(src().join("lib.rs")).unwrap();
    let manifest = fs::read_to_string(src().join("../Cargo.toml")).unwrap();
    assert!(manifest.contains("[lints.rust]\nunsafe_code = \"forbid\""));
    assert!(lib.contains("#![warn(missing_docs)]"));
}

#[test]
fn paths_are_found_in_any_form_of_use() {
    let found = |code: &str| {
        paths(
            &code_only(code),
            &["page".to_owned(), "agreement".to_owned()],
        )
    };
    let path = |text: &str| text.split("::").map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(
        found("use crate::view::seen::Fact;"),
        [path("view::seen::Fact")]
    );
    assert_eq!(
        found("use crate::{view::{self, seen::*}, model as m};"),
        [path("view::self"), path("view::seen::*"), path("model")]
    );
    assert_eq!(
        found("fn f() -> crate::model::Model {}"),
        [path("model::Model")]
    );
    assert_eq!(
        found("use super::super::model::Model;"),
        [path("model::Model")]
    );
    assert_eq!(found("use super::parts::Row;"), [path("page::parts::Row")]);
    assert_eq!(
        found("// crate::model\n/* crate::model */ \"crate::model\" r#\"crate::model\"# '\"' "),
        [[""; 0]; 0]
    );
    assert_eq!(
        found("#[cfg(test)]\nmod tests { use crate::model::Model; }"),
        [[""; 0]; 0]
    );
}

fn may_use(from: &str, to: &str) -> bool {
    let base = |name: &str| BASE.iter().position(|known| *known == name);
    let road = |name: &str| LAYERS.iter().position(|step| step.contains(&name));
    match (base(from), base(to)) {
        // `reader` takes its access levels from `policy`, and `policy` has rows for each reader.
        _ if (from, to) == ("reader", "policy") => true,
        (Some(from), Some(to)) => to < from,
        (None, Some(_)) => true,
        (Some(_), None) => false,
        (None, None) => matches!((road(from), road(to)), (Some(from), Some(to)) if to < from),
    }
}

/// A source file and the modules it uses.
struct SourceFile {
    /// The path below `src`, with `/` as the separator.
    name: String,
    /// The top-level module that the file belongs to.
    module: String,
    text: String,
    /// The text without comments, strings and tests.
    code: String,
    /// Every path that starts at the crate root.
    paths: Vec<Vec<String>>,
}

impl SourceFile {
    fn uses(&self, module: &str) -> bool {
        self.paths.iter().any(|path| path[0] == module)
    }
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn sources() -> Vec<SourceFile> {
    let mut files = BTreeMap::new();
    collect(&src(), "", &mut files);
    let modules: BTreeSet<String> = files.keys().map(|name| top_module(name)).collect();
    files
        .into_iter()
        .filter(|(name, _)| name != "lib.rs")
        .map(|(name, text)| {
            let code = code_only(&text);
            let mut paths = paths(&code, &module_path(&name));
            paths.retain(|path| path.first().is_some_and(|first| modules.contains(first)));
            SourceFile {
                module: top_module(&name),
                name,
                text,
                code,
                paths,
            }
        })
        .collect()
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files);
        } else if name.ends_with(".rs") && !name.ends_with("_tests.rs") {
            // Files with these names are compiled for tests only.
            files.insert(name, fs::read_to_string(entry.path()).unwrap());
        }
    }
}

/// The top-level module of a file: `page` for `page/parts.rs`.
fn top_module(name: &str) -> String {
    let first = name.split('/').next().unwrap_or(name);
    first.strip_suffix(".rs").unwrap_or(first).to_owned()
}

/// The module path of a file: `page::parts` for `page/parts.rs`, `page` for `page/mod.rs`.
fn module_path(name: &str) -> Vec<String> {
    let name = name.strip_suffix(".rs").unwrap_or(name);
    let name = name.strip_suffix("/mod").unwrap_or(name);
    name.split('/').map(str::to_owned).collect()
}

/// The code without comments, without the text of strings, and without the tests at its end.
fn code_only(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let raw = ["r\"", "r#\"", "r##\""]
            .iter()
            .find(|open| rest.starts_with(**open));
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |at| at + 2)
        } else if let Some(open) =
            raw.filter(|_| !out.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        {
            let close = format!("\"{}", &open[1..open.len() - 1]);
            rest[open.len()..]
                .find(&close)
                .map_or(rest.len(), |at| open.len() + at + close.len())
        } else if c == '"' {
            string_end(rest)
        } else if rest.starts_with("'\"'") || rest.starts_with("'\\") {
            rest[2..].find('\'').map_or(rest.len(), |at| at + 3)
        } else {
            out.push(c);
            c.len_utf8()
        };
        rest = &rest[skipped..];
    }
    let tests = out.find("#[cfg(test)]\nmod ").unwrap_or(out.len());
    out.truncate(tests);
    out
}

fn string_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Every path that starts at the crate root, with groups expanded.
fn paths(code: &str, place: &[String]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for root in ["crate::", "coachgen::", "super::"] {
        for (at, _) in code.match_indices(root) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':' || c == '$') {
                continue;
            }
            let mut rest = &code[at + root.len()..];
            let mut prefix = Vec::new();
            if root == "super::" {
                let mut up = 1;
                while let Some(further) = rest.strip_prefix("super::") {
                    rest = further;
                    up += 1;
                }
                prefix = place[..place.len().saturating_sub(up)].to_vec();
            }
            parse_use_tree(rest, prefix, &mut found);
        }
    }
    found
}

/// Parses one branch of a use tree and returns the rest of the code.
fn parse_use_tree<'c>(
    code: &'c str,
    mut path: Vec<String>,
    found: &mut Vec<Vec<String>>,
) -> &'c str {
    let mut rest = code.trim_start();
    loop {
        if let Some(group) = rest.strip_prefix('{') {
            rest = group;
            loop {
                rest = rest.trim_start().trim_start_matches(',').trim_start();
                match rest.strip_prefix('}') {
                    Some(after) => return after,
                    None if rest.is_empty() => return rest,
                    None => rest = parse_use_tree(rest, path.clone(), found),
                }
            }
        }
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '*'))
            .unwrap_or(rest.len());
        if end == 0 {
            // Neither a name nor a group, so not a path.
            return rest
                .get(rest.chars().next().map_or(0, char::len_utf8)..)
                .unwrap_or_default();
        }
        path.push(rest[..end].to_owned());
        rest = rest[end..].trim_start();
        match rest.strip_prefix("::") {
            // A turbofish ends the path.
            Some(after) if !after.starts_with('<') => rest = after,
            _ => break,
        }
    }
    found.push(path);
    match rest.strip_prefix("as ") {
        Some(renamed) => renamed.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_'),
        None => rest,
    }
}

/// Whether the code contains `word`, and not as the end of a longer word.
fn contains_word(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        word.starts_with('.') || !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}
