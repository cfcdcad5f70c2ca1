//! The page of each draft, in the coach's portal only.
//!
//! A draft is not part of anything yet: its page shows its fields with their values as they are written, and nothing
//! derived from them.

use super::parts::{FactRow, TextPiece, capital};
use super::record::RecordPage;
use super::{Page, PageContext};
use crate::html::Ids;
use crate::kind::Kind;
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
            label: label(cx, fact.kind, &field.name),
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

/// The label of a field, with those of the groups around it; the name in front matter if the portals have no label.
fn label(cx: &PageContext<'_>, kind: Kind, name: &str) -> String {
    let own = kind.word();
    let labels = name.split('.').map(|name| {
        let words = cx.words;
        // A field has the same label as on the page of a finished record.
        [own, "field"]
            .into_iter()
            .find_map(|prefix| words.choice_if(prefix, name))
            .or_else(|| words.copy_field(name))
            .or_else(|| words.has(name).then(|| words.get(name)))
            .map_or_else(|| name.to_owned(), capital)
    });
    labels.collect::<Vec<_>>().join(" › ")
}
