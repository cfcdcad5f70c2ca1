//! Why what is shown is as it was before: the findings that stop it, with where they stand and how to mend them.

use serde::Serialize;

use super::Over;
use super::model::{HEALTH, encoded};
use crate::check;
use crate::diag::{BROKEN_TEMPLATE, Level};
use crate::page::health::{ExcerptRuns, HealthItem, SentenceRun, excerpt, runs};
use crate::pipeline::{self, Stopped};
use crate::theme::TemplateError;
use crate::watch::editor::EditorLinks;
use crate::watch::snapshot::{EngagementState, PracticeSnapshot};
use crate::words::Words;

/// Items that are told in full; the Health page has them all.
const TOLD: usize = 6;

/// What keeps the page from being up to date.
#[derive(Serialize)]
pub(super) struct BuildProblem {
    /// How many errors it is.
    #[serde(skip)]
    pub(super) count: usize,
    title: String,
    note: String,
    /// The language of what the checker says, where it is not the interface's.
    lang: Option<&'static str>,
    items: Vec<ProblemItem>,
    more: Option<String>,
    more_href: String,
}

/// One finding.
#[derive(Serialize)]
struct ProblemItem {
    code: String,
    name: String,
    message: Vec<SentenceRun>,
    help: Vec<SentenceRun>,
    place: String,
    href: Option<String>,
    excerpt: Vec<ExcerptRuns>,
    /// Other places that explain it.
    related: Vec<RelatedLine>,
}

/// Another place.
#[derive(Serialize)]
struct RelatedLine {
    place: String,
    href: Option<String>,
    note: String,
}

/// What is wrong with the engagement that the page belongs to, or with the practice's own files.
pub(super) fn problem(
    over: &Over<'_>,
    words: &Words,
    links: Option<&EditorLinks>,
) -> Option<BuildProblem> {
    let mut found = of_practice(over.site);
    let of_practice = !found.is_empty();
    if let Some(fault) = &over.fault {
        found.push(of_template(over.site, fault));
    }
    let shown_before = match over.held {
        Some(held) => {
            found.extend(of_engagement(over.site, held));
            held.stopped().is_none() || held.earlier().is_some()
        }
        None => !over.site.is_blank(),
    };
    let missing = over.missing && found.is_empty();
    if missing && let Some(held) = over.held {
        // A record that cannot be read as it is has no page.
        let all = held.told.health.iter();
        found.extend(all.filter(|item| item.level > Level::Warn).cloned());
    }
    if found.is_empty() {
        return None;
    }
    // What one is writing comes first.
    found.sort_by_key(|item| over.record.as_ref() != Some(&item.path));
    let counted = |id| words.with(id, &[("count", found.len().into())]);
    let title = match (of_practice, over.held, shown_before) {
        _ if missing => counted("watch_missing"),
        (true, ..) => counted("watch_practice_stopped"),
        (_, None, _) => words.get("watch_template_stopped").to_owned(),
        (_, _, true) => counted("watch_stopped_here"),
        (_, _, false) => counted("watch_never_shown"),
    };
    // A screen may be shared: what another reader is shown has no excerpt of what they may not see.
    if !over.path.starts_with("coach/") {
        let name = over.held.map_or("", |held| held.name.as_str());
        return Some(BuildProblem {
            count: found.len(),
            title,
            note: words.get("watch_as_before").to_owned(),
            lang: None,
            items: Vec::new(),
            more: Some(words.get("watch_in_coach").to_owned()),
            more_href: encoded(over, &format!("coach/{name}/index.html")),
        });
    }
    let more = found.len().saturating_sub(TOLD);
    Some(BuildProblem {
        count: found.len(),
        title,
        note: words
            .get(match (missing, shown_before) {
                (true, _) => "watch_missing_note",
                (_, true) => "watch_as_before",
                (_, false) => "watch_as_soon",
            })
            .to_owned(),
        lang: (!words.locale().starts_with("en")).then_some("en"),
        items: found
            .into_iter()
            .take(TOLD)
            .map(|item| told(item, over, links))
            .collect(),
        more: (more > 0).then(|| words.with("watch_more", &[("count", more.into())])),
        more_href: format!("{}{HEALTH}", over.up()),
    })
}

/// What keeps coachgen.yaml from being built with.
fn of_practice(site: &PracticeSnapshot) -> Vec<HealthItem> {
    let Some(practice) = &site.unusable else {
        return Vec::new();
    };
    let file = &practice.file;
    let stopping =
        |diag: &&crate::diag::Diagnostic| diag.forbids() && diag.rule != &BROKEN_TEMPLATE;
    let found = file.diags.iter().filter(stopping);
    found
        .map(|diag| pipeline::health(&file.sources, diag))
        .collect()
}

/// A template that fails.
fn of_template(site: &PracticeSnapshot, fault: &TemplateError) -> HealthItem {
    let mut sources = site.practice.file.sources.clone();
    let found = check::template_fault(fault, &site.practice.theme, &mut sources);
    pipeline::health(&sources, &found)
}

/// What stops an engagement.
fn of_engagement(site: &PracticeSnapshot, held: &EngagementState) -> Vec<HealthItem> {
    match held.stopped() {
        None => Vec::new(),
        Some(Stopped::Forbidden) => {
            let found = held.told.health.iter();
            let forbids = found.filter(|item| item.level == Level::Forbid);
            forbids.cloned().collect()
        }
        Some(Stopped::Template(fault)) => vec![of_template(site, fault)],
        Some(Stopped::Leak { reader, records }) => {
            let leak = |path: &String| {
                HealthItem {
                code: String::new(),
                name: String::new(),
                level: Level::Forbid,
                message: format!(
                    "the portal of {reader} would hold text from this record that they may not see"
                ),
                help: Some(
                    "if the words stand nowhere else in what they get, this is a fault of coachgen or of a template in templates/"
                        .to_owned(),
                ),
                path: path.clone(),
                line: 1,
                column: 1,
                excerpt: Vec::new(),
                related: Vec::new(),
            }
            };
            records.iter().map(leak).collect()
        }
    }
}

fn told(item: HealthItem, over: &Over<'_>, links: Option<&EditorLinks>) -> ProblemItem {
    let related = item.related.iter().map(|(place, note)| {
        let (path, line) = place.rsplit_once(':').unwrap_or((place, "1"));
        let line = line.parse().unwrap_or(1);
        RelatedLine {
            href: links.and_then(|links| links.page(over.editor(), path, line)),
            place: place.clone(),
            note: note.clone(),
        }
    });
    ProblemItem {
        related: related.collect(),
        place: format!("{}:{}:{}", item.path, item.line, item.column),
        href: links.and_then(|links| links.page(over.editor(), &item.path, item.line)),
        excerpt: excerpt(&item.excerpt),
        code: item.code,
        name: item.name,
        message: runs(&item.message),
        help: item.help.as_deref().map(runs).unwrap_or_default(),
    }
}
