//! The data that the overlay's template displays.

use anstream::adapter::strip_str;
use serde::Serialize;

use super::OverlayPage;
use super::link::{HEALTH, encoded};
use super::problem::{BuildProblem, problem};
use crate::check::human;
use crate::diag::Level;
use crate::pipeline::{PageForReader, Visibility};
use crate::reader::Reader;
use crate::watch::editor::EditorLinks;
use crate::words::Words;

/// The variable `watch` in watch.html.
#[derive(Serialize)]
pub(super) struct OverlayModel {
    lang: &'static str,
    version: u64,
    /// Fingerprint of the rendered page.
    page: String,
    /// Fingerprint of the style sheets that the page links.
    style: String,
    /// The same record in each reader's portal; empty on the coach's own pages.
    views: Vec<ViewLine>,
    record: Option<OverlayRecord>,
    /// Who sees each part of the record, as a table of plain text.
    access: Option<String>,
    findings: Option<FindingsLine>,
    problem: Option<BuildProblem>,
}

/// A link to one reader's view of the record.
#[derive(Serialize)]
struct ViewLine {
    label: String,
    /// `coach`, `client` or `sponsor`.
    role: &'static str,
    href: Option<String>,
    current: bool,
    note: Option<String>,
    /// The first page of this reader's portal.
    start: String,
}

/// The record behind the page.
#[derive(Serialize)]
struct OverlayRecord {
    path: String,
    href: Option<String>,
}

/// The number of findings, and a link to them.
#[derive(Serialize)]
struct FindingsLine {
    text: String,
    href: String,
}

impl OverlayModel {
    pub(super) fn new(
        over: &OverlayPage<'_>,
        links: Option<&EditorLinks>,
        page: String,
        style: String,
    ) -> OverlayModel {
        let words = over.words();
        let views = over.elsewhere.iter();
        let problem = problem(over, words, links);
        let panel_errors = problem.as_ref().map(|problem| problem.count);
        OverlayModel {
            lang: words.locale(),
            version: over.site.version,
            page,
            style,
            views: views.map(|one| view_line(over, words, one)).collect(),
            record: over.record.as_ref().map(|path| OverlayRecord {
                href: links.and_then(|links| links.page(over.editor(), path, 1)),
                path: path.clone(),
            }),
            access: over
                .access
                .as_deref()
                .map(|text| strip_str(text).to_string()),
            findings: findings(over, panel_errors.unwrap_or_default()),
            problem,
        }
    }
}

fn view_line(over: &OverlayPage<'_>, words: &Words, one: &PageForReader) -> ViewLine {
    let practice = &over.site.practice.file.practice;
    let label = match &one.reader {
        Reader::Coach => practice.coach.name.clone(),
        Reader::Client => over.client.clone(),
        Reader::Sponsor(name) => Some(name.clone()),
    };
    let role = one.reader.party().word();
    ViewLine {
        label: label.unwrap_or_else(|| words.get(role).to_owned()),
        role,
        href: one
            .path
            .as_ref()
            .map(|path| encoded(over, &format!("{}/{path}", one.folder))),
        current: over
            .path
            .strip_prefix(one.folder.as_str())
            .is_some_and(|rest| rest.starts_with('/')),
        note: match one.sight {
            Visibility::Page => None,
            Visibility::Fact => Some(words.get("watch_fact").to_owned()),
            Visibility::Nothing => Some(words.get("watch_nothing").to_owned()),
        },
        start: encoded(over, &format!("{}/index.html", one.folder)),
    }
}

/// Counts the findings in the engagement, or in the whole practice; at least as many errors as the panel shows.
fn findings(over: &OverlayPage<'_>, panel_errors: usize) -> Option<FindingsLine> {
    let practice = over.site.unusable.as_ref().unwrap_or(&over.site.practice);
    let own = practice.file.diags.iter().map(|diag| diag.level);
    let engagements = over.site.engagements.iter();
    let found = engagements
        .filter(|engagement| {
            over.engagement
                .is_none_or(|one| one.name == engagement.name)
        })
        .flat_map(|engagement| engagement.outcome.health.iter().map(|item| item.level));
    let levels: Vec<Level> = match over.engagement {
        Some(_) => found.collect(),
        None => own.chain(found).collect(),
    };
    let warnings = levels.iter().filter(|level| **level == Level::Warn).count();
    let errors = panel_errors.max(levels.len() - warnings);
    if errors + warnings == 0 {
        return None;
    }
    Some(FindingsLine {
        text: human::count(errors, warnings),
        href: format!("{}{HEALTH}", over.up()),
    })
}
