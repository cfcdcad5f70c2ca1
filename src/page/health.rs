//! The Checks page: every finding with its excerpt. For the coach only.
//!
//! Excerpts quote records. No other output that shows findings may do that.

mod item;
mod text;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

pub use super::findings::{AcceptedItem, ExcerptLine, HealthItem};
pub use text::{ExcerptRuns, SentenceRun, excerpt, runs};

use super::practice::{PracticeSummaries, findings_anchor};
use super::rules::{self, BrokenRule, checker_lang};
use super::{Page, value};
use crate::diag::Level;
use crate::text::shell_quoted;
use crate::words::Words;
use item::{FindingItem, item, place};

/// The `page` value of health.html.
#[derive(Serialize)]
struct HealthPage {
    /// The language of the findings’ texts, if it differs from the page's.
    lang: Option<&'static str>,
    /// The number of findings, as text. If there are several groups, the page shows `levels` instead.
    byline: String,
    /// The number of findings of each level, most serious level first.
    levels: Vec<LevelCount>,
    /// Shown if there are no findings.
    calm: Option<String>,
    /// The findings, by engagement; the engagement with the most serious finding comes first.
    groups: Vec<FindingGroup>,
    /// The accepted findings.
    accepted: Vec<AcceptedFinding>,
    /// Every rule, with its number of findings.
    rules: Vec<RuleLine>,
    /// The number of rules, as text.
    all_rules: String,
}

/// The number of findings of one level.
#[derive(Serialize)]
struct LevelCount {
    /// The number.
    count: usize,
    /// The name of the level.
    label: String,
    /// Whether it counts as an error.
    error: bool,
}

/// An accepted finding.
#[derive(Serialize)]
struct AcceptedFinding {
    /// The rule’s code.
    code: String,
    /// The rule’s name.
    name: String,
    /// The rule’s page.
    href: String,
    /// The finding’s text.
    message: Vec<SentenceRun>,
    /// File and line.
    place: String,
    /// Why it is accepted.
    because: String,
    /// The language of `because`, if it differs from the page's.
    lang: Option<&'static str>,
}

/// One rule of the checker, and its number of findings in this practice.
#[derive(Serialize)]
struct RuleLine {
    /// The rule’s code.
    code: &'static str,
    /// The rule’s name.
    name: &'static str,
    /// The rule’s page.
    href: String,
    /// Its level.
    level: String,
    /// What the rule finds.
    summary: Vec<SentenceRun>,
    /// The number of findings.
    findings: usize,
    /// The number of findings, as text.
    found: String,
}

/// The findings of one engagement, or those outside any engagement.
#[derive(Serialize)]
struct FindingGroup {
    /// Its anchor on the page.
    id: String,
    /// The heading.
    title: String,
    /// The language of `title` and of the excerpts, if it differs from the page's.
    lang: Option<&'static str>,
    /// The number of findings, as text.
    count: String,
    /// The findings, most serious first.
    items: Vec<FindingItem>,
    /// Shown if the page has no space for its findings, or not for all of them.
    left_out: Option<LeftOut>,
}

/// The findings that the page leaves out.
#[derive(Serialize)]
struct LeftOut {
    /// Their number, as text.
    text: String,
    /// The command that lists them.
    command: String,
}

/// The Checks page.
pub fn page(words: &'static Words, practice: &PracticeSummaries<'_>) -> Page {
    let all: Vec<Level> = practice.health.iter().map(|item| item.level).collect();
    let model = HealthPage {
        lang: checker_lang(words),
        byline: match (practice.health.is_empty(), practice.accepted.len()) {
            (true, 0) => words.get("health_none").to_owned(),
            (true, count) => words.with("health_none_accepted", &[("count", count.into())]),
            (false, _) => level_counts(words, &all),
        },
        levels: levels(words, practice),
        calm: practice.health.is_empty().then(|| {
            let count = practice.summaries.len();
            words.with("health_calm", &[("count", count.into())])
        }),
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
        all_rules: words.with(
            "health_all_rules",
            &[("count", practice.rules.len().into())],
        ),
    };
    Page {
        path: "health.html".to_owned(),
        template: "health.html",
        section: "health",
        title: words.get("section_health").to_owned(),
        model: value(&model),
    }
}

/// The levels that have findings, most serious first.
fn levels(words: &Words, practice: &PracticeSummaries<'_>) -> Vec<LevelCount> {
    [Level::Forbid, Level::Error, Level::Warn]
        .into_iter()
        .map(|level| {
            let found = practice.health.iter();
            let count = found.filter(|item| item.level == level).count();
            let id = match level {
                Level::Forbid => "health_forbids",
                Level::Error => "health_errors",
                Level::Warn => "health_warnings",
            };
            LevelCount {
                count,
                label: words.with(id, &[("count", count.into())]),
                error: level != Level::Warn,
            }
        })
        .filter(|count| count.count > 0)
        .collect()
}

fn accepted(
    words: &Words,
    practice: &PracticeSummaries<'_>,
    one: &AcceptedItem,
) -> AcceptedFinding {
    let mut summaries = practice.summaries.iter();
    AcceptedFinding {
        code: one.item.code.clone(),
        name: one.item.name.clone(),
        href: rules::href(&one.item.code),
        message: runs(&one.item.message),
        place: place(words, &one.item),
        because: one.because.clone(),
        lang: summaries
            .find(|summary| summary.contains(&one.item.path))
            .and_then(|summary| summary.lang(words)),
    }
}

fn rule_line(words: &Words, practice: &PracticeSummaries<'_>, rule: &BrokenRule) -> RuleLine {
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

fn groups(words: &Words, practice: &PracticeSummaries<'_>) -> Vec<FindingGroup> {
    let mut titles: Vec<_> = practice
        .summaries
        .iter()
        .map(|one| (one.name.as_str(), one.lang(words)))
        .collect();
    titles.push((words.get("health_of_practice"), None));
    let mut found: Vec<Vec<(usize, &HealthItem)>> = vec![Vec::new(); titles.len()];
    for (finding, at) in practice.health.iter().zip(1..) {
        let group = practice
            .summaries
            .iter()
            .position(|summary| summary.contains(&finding.path))
            .unwrap_or(titles.len() - 1);
        found[group].push((at, finding));
    }
    let mut groups: Vec<_> = titles
        .into_iter()
        .zip(found)
        .enumerate()
        .filter(|(_, (_, found))| !found.is_empty())
        .map(|(at, ((title, lang), mut found))| {
            found.sort_by_key(|(_, finding)| Reverse(finding.level));
            let worst = found.first().map(|(_, finding)| Reverse(finding.level));
            (worst, at, title, lang, found)
        })
        .collect();
    groups.sort_by_key(|(worst, ..)| *worst);
    let mut space = MAX_FINDINGS;
    groups
        .into_iter()
        .map(|(_, at, title, lang, found)| {
            let shown = found.len().min(space);
            space -= shown;
            let levels: Vec<Level> = found.iter().map(|(_, finding)| finding.level).collect();
            let folder = practice.summaries.get(at).map(|one| one.records.as_str());
            FindingGroup {
                id: findings_anchor(at),
                title: title.to_owned(),
                lang,
                count: level_counts(words, &levels),
                items: items(words, &found[..shown]),
                left_out: left_out(words, found.len() - shown, folder.unwrap_or_default()),
            }
        })
        .collect()
}

/// The maximum number of findings on the page. Beyond that, it only counts them: a browser is slow with thousands, and a
/// terminal lists them better.
const MAX_FINDINGS: usize = 500;

/// What is left out of the group of the engagement in `folder`; empty for the practice.
fn left_out(words: &Words, count: usize, folder: &str) -> Option<LeftOut> {
    (count > 0).then(|| LeftOut {
        text: words.with("health_left_out", &[("count", count.into())]),
        command: match folder {
            "" => "coachgen check --format concise".to_owned(),
            folder => format!("coachgen check {} --format concise", shell_quoted(folder)),
        },
    })
}

/// The maximum number of findings that the page shows for one rule in one file.
pub const SHOWN: usize = 50;

/// The findings of a group, at most [`SHOWN`] for each rule in each file; the last one of these states how many more
/// there are.
fn items(words: &Words, found: &[(usize, &HealthItem)]) -> Vec<FindingItem> {
    fn key(finding: &HealthItem) -> (&str, &str, Level) {
        (&finding.path, &finding.code, finding.level)
    }
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for (_, finding) in found {
        *counts.entry(key(finding)).or_default() += 1;
    }
    let mut shown: BTreeMap<_, usize> = BTreeMap::new();
    let mut items = Vec::new();
    for (at, finding) in found {
        let number = shown.entry(key(finding)).or_default();
        *number += 1;
        if *number <= SHOWN {
            let all = counts.get(&key(finding)).copied().unwrap_or_default();
            let more = (*number == SHOWN)
                .then(|| all - SHOWN)
                .filter(|more| *more > 0);
            items.push(item(words, finding, *at, more));
        }
    }
    items
}

/// `2 errors, one warning`.
fn level_counts(words: &Words, levels: &[Level]) -> String {
    let warnings = levels.iter().filter(|level| **level == Level::Warn).count();
    let errors = levels.len() - warnings;
    words.with(
        "health_byline",
        &[("errors", errors.into()), ("warnings", warnings.into())],
    )
}
