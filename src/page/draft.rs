//! The page of each draft, in the coach's portal only.
//!
//! A draft is not part of anything yet: its page shows its fields as they are written, and nothing derived from them.

use super::parts::{FactRow, TextPiece};
use super::record::RecordPage;
use super::{Page, PageContext};
use crate::html::Ids;
use crate::route::NavSection;

/// Adds a page for each draft, if this reader has any.
pub fn pages(cx: &PageContext<'_>, out: &mut Vec<Page>) {
    for draft in &cx.view.drafts {
        let fact = &draft.fact;
        let Some(path) = cx.route.page(&fact.slug) else {
            continue;
        };
        let mark = TextPiece {
            class: Some("tag"),
            ..TextPiece::text(cx.words.get("draft"))
        };
        let when = cx.byline(fact, None);
        let mut byline = vec![mark];
        if !when.is_empty() {
            cx.comma(&mut byline);
            byline.extend(when);
        }
        let rows = draft.fields.iter().map(|field| FactRow {
            label: field.name.clone(),
            pieces: vec![TextPiece::text(&field.value)],
        });
        let section = NavSection::Notes;
        let page = RecordPage {
            crumb: cx.section_title(section).to_owned(),
            crumb_href: section.path(),
            byline,
            lede: cx.lede(fact),
            note: Some(cx.words.get("draft_note").to_owned()),
            rows: rows.collect(),
            prose: cx.prose(&draft.body, 2, &mut Ids::new(&["main"])),
            source_file: cx.source_file(fact),
            ..RecordPage::default()
        };
        let title = cx.words.record_name(fact);
        out.push(Page::new(path, "record.html", section, title, &page));
    }
}
