//! The practice's health: every diagnostic with its excerpt. For the coach alone.
//!
//! Excerpts quote records, which nothing else that speaks of a diagnostic may do.

mod text;

use serde::Serialize;

pub use text::ExcerptLine;
use text::{Line, excerpt};
pub(super) use text::{Run, runs};

use super::practice::Practice;
use super::rules::{self, RuleSeen};
use super::{Page, value};
use crate::diag::Level;
use crate::record::value::Language;
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

/// What `page` holds in health.html.
#[derive(Serialize)]
struct Health {
    /// The language of what the checker says, where it is not the page's.
    lang: Option<&'static str>,
    /// How much was found.
    byline: String,
    /// The findings, by engagement.
    groups: Vec<Group>,
    /// What was found and is accepted.
    accepted: Vec<Accepted>,
    /// Every rule, with how often it spoke.
    rules: Vec<RuleLine>,
}

/// A diagnostic that is accepted.
#[derive(Serialize)]
struct Accepted {
    /// The rule’s code.
    code: String,
    /// The rule’s name.
    name: String,
    /// The rule’s page.
    href: String,
    /// The finding’s words.
    message: Vec<Run>,
    /// File and line.
    place: String,
    /// Why it is accepted.
    because: String,
    /// The language of `because`, where it is not the page's.
    lang: Option<&'static str>,
}

/// One rule of the checker, and how often it speaks in this practice.
#[derive(Serialize)]
struct RuleLine {
    /// The rule’s code.
    code: &'static str,
    /// The rule’s name.
    name: &'static str,
    /// The rule’s page.
    href: String,
    /// The level it has.
    level: String,
    /// What the rule finds.
    summary: Vec<Run>,
    /// How many findings there are.
    findings: usize,
    /// How many, in words.
    found: String,
}

/// One engagement's, or what belongs to none.
#[derive(Serialize)]
struct Group {
    /// Its anchor on the page.
    id: String,
    /// The heading.
    title: String,
    /// The language of `title` and of the excerpts, where it is not the page's.
    lang: Option<&'static str>,
    /// The findings.
    items: Vec<Item>,
}

/// One diagnostic.
#[derive(Serialize)]
struct Item {
    /// Its anchor on the page.
    id: String,
    /// Weighs as an error.
    error: bool,
    /// The finding’s weight, in a word.
    level: String,
    /// The rule’s code.
    code: String,
    /// The rule’s name.
    name: String,
    /// What the rule is for.
    href: String,
    /// What is wrong.
    message: Vec<Run>,
    /// File and line.
    place: String,
    /// What the excerpt is read out as.
    excerpt_label: String,
    /// The lines around the place.
    excerpt: Vec<Line>,
    /// What to write instead.
    help: Vec<Run>,
    /// Other places that explain it.
    related: Vec<Related>,
}

/// Another place.
#[derive(Serialize)]
struct Related {
    /// File and line.
    place: String,
    /// What is there.
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
        lang: checker_lang(words),
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
            .map(|one| accepted(words, practice, one))
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

/// The language of the checker's own words, which is always English, where the page's is another.
pub(super) fn checker_lang(words: &Words) -> Option<&'static str> {
    let english = Words::of(Language::En).locale();
    (words.locale() != english).then_some(english)
}

fn accepted(words: &Words, practice: &Practice<'_>, one: &AcceptedItem) -> Accepted {
    let mut summaries = practice.summaries.iter();
    Accepted {
        code: one.item.code.clone(),
        name: one.item.name.clone(),
        href: rules::href(&one.item.code),
        message: runs(&one.item.message),
        place: place(words, &one.item),
        because: one.because.clone(),
        lang: summaries
            .find(|summary| summary.holds(&one.item.path))
            .and_then(|summary| summary.lang(words)),
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
    let mut titles: Vec<_> = practice
        .summaries
        .iter()
        .map(|one| (one.name.as_str(), one.lang(words)))
        .collect();
    titles.push((words.get("health_of_practice"), None));
    let mut groups: Vec<Group> = titles
        .into_iter()
        .zip(1..)
        .map(|((title, lang), at)| Group {
            id: format!("group-{at}"),
            title: title.to_owned(),
            lang,
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
