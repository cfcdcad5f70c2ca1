//! The panel that explains why an earlier version is shown: the blocking findings, where they are and how to fix them.

use serde::Serialize;

use super::OverlayPage;
use super::link::{HEALTH, encoded};
use crate::check;
use crate::diag::{BROKEN_TEMPLATE, Level};
use crate::page::health::{ExcerptRuns, HealthItem, SentenceRun, excerpt, runs};
use crate::pipeline::{self, Stopped};
use crate::theme::TemplateError;
use crate::watch::editor::EditorLinks;
use crate::watch::snapshot::{EngagementState, PracticeSnapshot};
use crate::words::Words;

/// How many findings the panel shows in full; the Checks page lists all.
const MAX_ITEMS: usize = 6;

/// The data of the panel.
#[derive(Serialize)]
pub(super) struct BuildProblem {
    /// The number of errors.
    #[serde(skip)]
    pub(super) count: usize,
    title: String,
    note: String,
    /// The language of the findings, if it differs from the interface's.
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
    /// Other locations that explain it.
    related: Vec<RelatedLine>,
}

/// Another location.
#[derive(Serialize)]
struct RelatedLine {
    place: String,
    href: Option<String>,
    note: String,
}

/// Returns what is wrong with the engagement that the page belongs to, or with the practice's own files.
pub(super) fn problem(
    over: &OverlayPage<'_>,
    words: &Words,
    links: Option<&EditorLinks>,
) -> Option<BuildProblem> {
    let mut found = practice_errors(over.site);
    let is_practice = !found.is_empty();
    if let Some(fault) = &over.fault {
        found.push(template_error(over.site, fault));
    }
    let shown_before = match over.engagement {
        Some(engagement) => {
            found.extend(engagement_errors(over.site, engagement));
            engagement.stopped().is_none() || engagement.earlier().is_some()
        }
        None => !over.site.is_blank(),
    };
    let missing = over.missing && found.is_empty();
    if missing && let Some(engagement) = over.engagement {
        // A record that cannot be read has no page.
        let all = engagement.outcome.health.iter();
        found.extend(all.filter(|item| item.level > Level::Warn).cloned());
    }
    if found.is_empty() {
        return None;
    }
    // Findings in the record behind this page come first: the user is probably editing it.
    found.sort_by_key(|item| over.record.as_ref() != Some(&item.path));
    let counted = |id| words.with(id, &[("count", found.len().into())]);
    let title = match (is_practice, over.engagement, shown_before) {
        _ if missing => counted("watch_missing"),
        (true, ..) => counted("watch_practice_stopped"),
        (_, None, _) => words.get("watch_template_stopped").to_owned(),
        (_, _, true) => counted("watch_stopped_here"),
        (_, _, false) => counted("watch_never_shown"),
    };
    // The screen may be shared, so another reader's page shows no excerpt of a record that they may not see.
    if !over.path.starts_with("coach/") {
        let name = over
            .engagement
            .map_or("", |engagement| engagement.name.as_str());
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
    let more = found.len().saturating_sub(MAX_ITEMS);
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
            .take(MAX_ITEMS)
            .map(|item| problem_item(item, over, links))
            .collect(),
        more: (more > 0).then(|| words.with("watch_more", &[("count", more.into())])),
        more_href: format!("{}{HEALTH}", over.up()),
    })
}

/// Returns the findings in coachgen.yaml that block the build.
fn practice_errors(site: &PracticeSnapshot) -> Vec<HealthItem> {
    let Some(practice) = &site.unusable else {
        return Vec::new();
    };
    let file = &practice.file;
    let stopping =
        |diag: &&crate::diag::Diagnostic| diag.forbids() && diag.rule != &BROKEN_TEMPLATE;
    let found = file.diags.iter().filter(stopping);
    found
        .map(|diag| pipeline::health_item(&file.sources, diag))
        .collect()
}

/// Returns the finding for a template that fails.
fn template_error(site: &PracticeSnapshot, fault: &TemplateError) -> HealthItem {
    let mut sources = site.practice.file.sources.clone();
    let found = check::template_fault(fault, &site.practice.theme, &mut sources);
    pipeline::health_item(&sources, &found)
}

/// Returns the findings that block an engagement.
fn engagement_errors(site: &PracticeSnapshot, engagement: &EngagementState) -> Vec<HealthItem> {
    match engagement.stopped() {
        None => Vec::new(),
        Some(Stopped::Forbidden) => {
            let found = engagement.outcome.health.iter();
            let forbids = found.filter(|item| item.level == Level::Forbid);
            forbids.cloned().collect()
        }
        Some(Stopped::Template(fault)) => vec![template_error(site, fault)],
        Some(Stopped::Leak { reader, records }) => {
            let leak = |path: &String| {
                HealthItem {
                code: String::new(),
                name: String::new(),
                level: Level::Forbid,
                message: format!(
                    "the portal of {reader} would contain text from this record that the reader may not see"
                ),
                help: Some(
                    "if the text appears nowhere else in the pages for this reader, this is a bug in coachgen or in a template in templates/"
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

fn problem_item(
    item: HealthItem,
    over: &OverlayPage<'_>,
    links: Option<&EditorLinks>,
) -> ProblemItem {
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
