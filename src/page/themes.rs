//! The themes of the stakeholders: what they value, what they would change, what they advise.
//!
//! Must not show a count that the view has hidden.

use serde::Serialize;

use super::parts::{FactRow, MarkedItem, Rows, TextPiece, capital};
use super::record::resulting_points;
use super::source_file::SourceFile;
use super::{Page, PageContext, interview_questions};
use crate::derive::SourceThread;
use crate::html::Ids;
use crate::record::value::ThemeKind;
use crate::route::NavSection;
use crate::view::types::{GroupView, RecordView, ThemesView};

/// The `page` value of themes.html.
#[derive(Serialize)]
struct ThemesPage {
    /// Text under the title, if any.
    lede: Option<String>,
    /// The themes themselves.
    body: ThemesBody,
    /// Who approved it, and for whom.
    approval: Vec<TextPiece>,
    /// The file of the record, and its history; for the coach.
    source_file: Option<SourceFile>,
}

/// The `body` value of themes_body.html.
#[derive(Default, Serialize)]
pub struct ThemesBody {
    /// The line under the title: when, how long, with whom.
    byline: Vec<TextPiece>,
    /// Facts about it, one per line.
    rows: Vec<FactRow>,
    /// The themes, by kind.
    sorts: Vec<ThemeGroup>,
    /// The number of respondents, by group.
    groups: Vec<RespondentGroup>,
    /// The accessible name of the table’s region.
    groups_region: String,
    /// The body of the record: safe HTML.
    prose: Option<String>,
}

/// Themes of one kind.
#[derive(Serialize)]
struct ThemeGroup {
    /// The heading.
    title: String,
    /// The themes of that kind.
    themes: Vec<MarkedItem>,
}

/// The number of respondents of one group.
#[derive(Serialize)]
struct RespondentGroup {
    /// The group.
    who: String,
    /// How many of them took part.
    count: usize,
}

/// Adds a page for each set of themes whose full content this reader sees.
pub fn pages(cx: &PageContext<'_>, out: &mut Vec<Page>) {
    for seen in cx.view.themes() {
        let (Some(shared), Some(path)) = (&seen.shared, cx.route.page(&seen.fact.slug)) else {
            continue;
        };
        let model = ThemesPage {
            lede: cx.lede(&seen.fact),
            body: build_body(cx, seen, "", &cx.derived.trace.sources),
            approval: cx.decisions(&shared.approvals),
            source_file: cx.source_file(&seen.fact),
        };
        let title = cx.words.record_name(&seen.fact);
        out.push(Page::new(
            path,
            "themes.html",
            NavSection::Diagnosis,
            title,
            &model,
        ));
    }
}

/// The body of the themes alone; a copy that awaits approval does not show which points draw on it.
pub fn body(cx: &PageContext<'_>, seen: &RecordView<ThemesView>, prefix: &str) -> ThemesBody {
    build_body(cx, seen, prefix, &[])
}

fn build_body(
    cx: &PageContext<'_>,
    seen: &RecordView<ThemesView>,
    prefix: &str,
    sources: &[SourceThread],
) -> ThemesBody {
    let Some(shared) = &seen.shared else {
        return ThemesBody::default();
    };
    let content = &shared.content;
    let words = cx.words;
    let mut ids = Ids::prefixed(prefix, &["main"]);
    let kinds = ThemeKind::ALL.iter().map(|kind| Some(*kind)).chain([None]);
    let sorts = kinds
        .map(|kind| ThemeGroup {
            title: match kind {
                Some(kind) => words.choice("themes", kind.word()).to_owned(),
                None => words.get("themes_other").to_owned(),
            },
            themes: content
                .themes
                .iter()
                .filter(|theme| theme.kind == kind)
                .map(|theme| MarkedItem {
                    id: ids.reserve(&theme.id),
                    text: theme.text.clone(),
                    only: cx.only_coach(theme.coach_only),
                    notes: interview_questions::joined([
                        resulting_points(cx, sources, &seen.fact.slug, &theme.id),
                        interview_questions::heard_from(cx, theme),
                    ]),
                })
                .collect(),
        })
        .filter(|sort| !sort.themes.is_empty())
        .collect();
    ThemesBody {
        byline: cx.byline(&seen.fact, None),
        rows: Rows::new(cx).date("debriefed", content.debriefed).done(),
        sorts,
        groups: content
            .groups
            .iter()
            .map(|group| self::group(cx, group, content.groups.len()))
            .collect(),
        groups_region: ids.region(words.get("themes_spoke")),
        prose: cx.prose(&shared.body, 2, &mut ids),
    }
}

fn group(cx: &PageContext<'_>, group: &GroupView, groups: usize) -> RespondentGroup {
    RespondentGroup {
        who: group_name(cx, group, groups),
        count: group.count,
    }
}

/// The name of one of several groups.
pub(super) fn group_name(cx: &PageContext<'_>, group: &GroupView, groups: usize) -> String {
    let names: Vec<String> = group
        .relationships
        .iter()
        .map(|one| cx.words.choice("relationships", one.word()).to_owned())
        .collect();
    match (names.is_empty(), groups) {
        (true, 1) => cx.words.get("themes_everyone").to_owned(),
        (true, _) => cx.words.get("themes_others").to_owned(),
        (false, _) => capital(&cx.words.list(&names)),
    }
}
