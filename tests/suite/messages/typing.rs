//! Records as people type them: conflicts, fields in the wrong place, look-alike characters, lost text. Each is
//! identified correctly, in its line, and such a record is not built.

mod conflicts;
mod mistyped;
mod outside;
mod privacy;

use chrono::NaiveDate;
use coachgen::{
    check::Settings,
    model::{PracticeFile, load_practice},
    pipeline::{BuildContext, build},
    policy::Policy,
    source::{Memory, Tree, layout},
    theme::Theme,
};

use super::sound_with;

/// One finding: its code, its line, and its texts.
#[derive(Debug, Clone, PartialEq)]
struct FindingText {
    code: &'static str,
    line: usize,
    message: String,
    help: String,
    related: Vec<usize>,
    forbids: bool,
}

impl FindingText {
    fn contains(&self, words: &str) -> bool {
        self.message.contains(words) || self.help.contains(words)
    }
}

/// The findings in `note.md` with that text, in an engagement that is otherwise sound; panics if another file has
/// findings.
fn findings_in(path: &str, text: &str) -> Vec<FindingText> {
    let (said, elsewhere) = findings_by_file(&sound_with(&[(path, text)]), path);
    assert_eq!(elsewhere, [""; 0], "findings in other files for {text:?}");
    said
}

/// The findings in a file, and the other files that have findings.
fn findings_by_file(tree: &Memory, path: &str) -> (Vec<FindingText>, Vec<String>) {
    let practice = PracticeFile::default();
    let (found, theme, policy) = (
        layout(tree.entries().unwrap()),
        Theme::built_in().unwrap(),
        Policy::default(),
    );
    let settings = Settings::default();
    let shared = BuildContext {
        practice: &practice,
        settings: &settings,
        folders: &[],
        policy: &policy,
        theme: &theme,
        reports: None,
        committed: None,
        today: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
    };
    let files = &found.engagements[0];
    let built = build(tree, files, files.name("pike"), &shared);
    let (mut said, mut elsewhere) = (Vec::new(), Vec::new());
    for diag in &built.diags {
        let line = |span| built.sources.line_column(span).0;
        if built.sources.path(diag.span) != format!("pike/{path}") {
            if super::is_record_rule(diag.rule.code) {
                elsewhere.push(format!(
                    "{}: {}",
                    built.sources.path(diag.span),
                    diag.message
                ));
            }
            continue;
        }
        if !super::is_record_rule(diag.rule.code) {
            continue;
        }
        said.push(FindingText {
            code: diag.rule.code,
            line: line(diag.span),
            message: diag.message.clone(),
            help: diag.help.clone().unwrap_or_default(),
            related: diag.related.iter().map(|(span, _)| line(*span)).collect(),
            forbids: diag.forbids(),
        });
    }
    (said, elsewhere)
}

/// The findings in coachgen.yaml.
fn practice_findings(text: &str) -> Vec<FindingText> {
    let mut tree = Memory::default();
    tree.put("coachgen.yaml", text);
    let found = load_practice(&tree, layout(tree.entries().unwrap()).practice.as_ref());
    let said = found.diags.iter().map(|diag| FindingText {
        code: diag.rule.code,
        line: found.sources.line_column(diag.span).0,
        message: diag.message.clone(),
        help: diag.help.clone().unwrap_or_default(),
        related: Vec::new(),
        forbids: diag.forbids(),
    });
    said.collect()
}

/// A session with that body.
fn session(body: &str) -> String {
    format!("---\nkind: session\nnumber: 2\ndate: 2026-03-16\n---\n{body}")
}
