//! The practice's health: every diagnostic with its excerpt. For the coach alone.
//!
//! Excerpts quote records, which nothing else that speaks of a diagnostic may do.

use serde::Serialize;

use super::parts::capital;
use super::practice::Practice;
use super::rules::{self, RuleSeen};
use super::{Page, value};
use crate::diag::Level;
use crate::words::Words;

/// One diagnostic, with the lines it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HealthItem {
    pub code: String,
    pub name: String,
    pub level: Level,
    pub message: String,
    pub help: Option<String>,
    /// In the practice.
    pub path: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    pub excerpt: Vec<ExcerptLine>,
    /// Other places that explain it: where, and why.
    pub related: Vec<(String, String)>,
}

/// A diagnostic that the coach accepts, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptedItem {
    pub item: HealthItem,
    /// In the coach's words.
    pub because: String,
}

/// A line of an excerpt: its number, its text, and what of it is meant, in bytes of the text.
pub type ExcerptLine = (usize, String, Option<(usize, usize)>);

/// What `page` holds in health.html.
#[derive(Serialize)]
struct Health {
    byline: String,
    groups: Vec<Group>,
    accepted: Vec<Accepted>,
    rules: Vec<RuleLine>,
}

/// A diagnostic that is accepted.
#[derive(Serialize)]
struct Accepted {
    code: String,
    name: String,
    href: String,
    message: Vec<Run>,
    place: String,
    because: String,
}

/// One rule of the checker, and how often it speaks in this practice.
#[derive(Serialize)]
struct RuleLine {
    code: &'static str,
    name: &'static str,
    href: String,
    level: String,
    summary: Vec<Run>,
    findings: usize,
    /// How many, in words.
    found: String,
}

/// One engagement's, or what belongs to none.
#[derive(Serialize)]
struct Group {
    id: String,
    title: String,
    items: Vec<Item>,
}

/// One diagnostic.
#[derive(Serialize)]
struct Item {
    id: String,
    error: bool,
    level: String,
    code: String,
    name: String,
    /// What the rule is for.
    href: String,
    message: Vec<Run>,
    place: String,
    excerpt_label: String,
    excerpt: Vec<Line>,
    help: Vec<Run>,
    related: Vec<Related>,
}

/// A run of a sentence: words, or something as it stands in a file.
#[derive(Serialize)]
pub(super) struct Run {
    text: String,
    code: bool,
}

/// A line of an excerpt, in three runs.
#[derive(Serialize)]
struct Line {
    number: String,
    before: String,
    marked: String,
    after: String,
}

/// Another place.
#[derive(Serialize)]
struct Related {
    place: String,
    note: String,
}

/// The Health page.
pub fn page(words: &'static Words, practice: &Practice<'_>) -> Page {
    let errors = practice
        .health
        .iter()
        .filter(|item| item.level != Level::Warn)
        .count();
    let warnings = practice.health.len() - errors;
    let model = Health {
        byline: match practice.health.is_empty() {
            true => words.get("health_none").to_owned(),
            false => words.with(
                "health_byline",
                &[("errors", errors.into()), ("warnings", warnings.into())],
            ),
        },
        groups: groups(words, practice),
        accepted: practice
            .accepted
            .iter()
            .map(|one| accepted(words, one))
            .collect(),
        rules: practice
            .rules
            .iter()
            .map(|rule| rule_line(words, practice, rule))
            .collect(),
    };
    Page {
        path: "health.html".to_owned(),
        template: "health.html",
        section: "health",
        title: words.get("section_health").to_owned(),
        model: value(&model),
    }
}

fn accepted(words: &Words, one: &AcceptedItem) -> Accepted {
    Accepted {
        code: one.item.code.clone(),
        name: one.item.name.clone(),
        href: rules::href(&one.item.code),
        message: runs(&one.item.message),
        place: place(words, &one.item),
        because: one.because.clone(),
    }
}

fn rule_line(words: &Words, practice: &Practice<'_>, rule: &RuleSeen) -> RuleLine {
    let of_rule = |item: &&HealthItem| item.code == rule.code;
    let findings = practice.health.iter().filter(of_rule).count();
    RuleLine {
        code: rule.code,
        name: rule.name,
        href: rules::href(rule.code),
        level: words.get(rules::level(rule.level)).to_owned(),
        summary: runs(&rule.summary),
        findings,
        found: words.with("health_found", &[("count", findings.into())]),
    }
}

fn place(words: &Words, finding: &HealthItem) -> String {
    let (line, column) = (finding.line.to_string(), finding.column.to_string());
    words.with(
        "place_line",
        &[
            ("path", (&finding.path).into()),
            ("line", line.as_str().into()),
            ("column", column.as_str().into()),
        ],
    )
}

fn groups(words: &Words, practice: &Practice<'_>) -> Vec<Group> {
    let mut titles: Vec<&str> = practice
        .summaries
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    titles.push(words.get("health_of_practice"));
    let mut groups: Vec<Group> = titles
        .into_iter()
        .zip(1..)
        .map(|(title, at)| Group {
            id: format!("group-{at}"),
            title: title.to_owned(),
            items: Vec::new(),
        })
        .collect();
    for (finding, at) in practice.health.iter().zip(1..) {
        let group = practice
            .summaries
            .iter()
            .position(|summary| summary.holds(&finding.path))
            .unwrap_or(groups.len() - 1);
        groups[group].items.push(item(words, finding, at));
    }
    groups.retain(|group| !group.items.is_empty());
    groups
}

fn item(words: &Words, finding: &HealthItem, at: usize) -> Item {
    let file = finding.path.rsplit('/').next().unwrap_or(&finding.path);
    let error = finding.level != Level::Warn;
    Item {
        id: format!("finding-{at}"),
        error,
        level: words
            .get(if error {
                "level_error"
            } else {
                "level_warning"
            })
            .to_owned(),
        code: finding.code.clone(),
        name: finding.name.clone(),
        href: rules::href(&finding.code),
        message: runs(&finding.message),
        place: place(words, finding),
        excerpt_label: words.with(
            "excerpt_of",
            &[
                ("file", file.into()),
                ("line", finding.line.to_string().as_str().into()),
            ],
        ),
        excerpt: excerpt(&finding.excerpt),
        help: runs(finding.help.as_deref().unwrap_or_default()),
        related: finding
            .related
            .iter()
            .map(|(place, note)| Related {
                place: place.clone(),
                note: note.clone(),
            })
            .collect(),
    }
}

/// A sentence of a terminal as one of a page: begun with a capital, its `…` as code.
pub(super) fn runs(sentence: &str) -> Vec<Run> {
    let parts = sentence.split('`');
    parts
        .enumerate()
        .map(|(at, text)| Run {
            text: if at == 0 {
                capital(text)
            } else {
                text.to_owned()
            },
            code: at % 2 == 1,
        })
        .filter(|run| !run.text.is_empty())
        .collect()
}

fn excerpt(lines: &[ExcerptLine]) -> Vec<Line> {
    let width = lines
        .iter()
        .map(|(number, ..)| number.to_string().len())
        .max()
        .unwrap_or(1);
    lines
        .iter()
        .map(|(number, text, meant)| {
            // A range that does not fit the text marks nothing rather than cutting a character.
            let (from, to) = meant
                .filter(|(from, to)| from <= to && text.get(*from..*to).is_some())
                .unwrap_or((text.len(), text.len()));
            Line {
                number: format!("{number:>width$}"),
                before: text[..from].to_owned(),
                marked: text[from..to].to_owned(),
                after: text[to..].to_owned(),
            }
        })
        .collect()
}
