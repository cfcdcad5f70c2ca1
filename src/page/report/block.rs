//! Converts the pages' text pieces, figures and lists to blocks of a report.
//!
//! Must not choose what is shown: it converts what the pages show.

use super::super::PageContext;
use super::super::components::{ActionItem, ChangeItem};
use super::super::figure::Figure;
use super::super::measures::MeasureItem;
use super::super::parts::{FactRow as PageRow, TextPiece};
use super::super::revision::{RevisedField, Values, of_amendment};
use crate::bidi;
use crate::derive::Amendment;
use crate::html::Ids;
use crate::report::body::{Inline, ProseNode, ReportProse, is_too_long};
use crate::report::model::{
    Block, ChangedField, ReportEntry, ReportRow, Sign, SignatureBlock, TableColumn, TableRow,
    TextStyle, ValueRow,
};
use crate::view::types::Passage;

/// The text of pieces, without links.
pub(super) fn plain_text(pieces: &[TextPiece]) -> String {
    match pieces {
        [one] => one.text.clone(),
        pieces => {
            let pieces = pieces.iter();
            pieces.map(|piece| bidi::isolate(&piece.text)).collect()
        }
    }
}

/// Rows of facts; rows with the same label become one row with several values.
pub(super) fn rows(of: &[PageRow]) -> Vec<ReportRow> {
    let mut out: Vec<ReportRow> = Vec::new();
    for row in of {
        let text = plain_text(&row.pieces);
        match out.last_mut().filter(|last| last.label == row.label) {
            Some(last) => last.texts.push(text),
            None => out.push(ReportRow {
                label: row.label.clone(),
                texts: vec![text],
            }),
        }
    }
    out
}

/// Adds a row of facts, if it has a value.
pub(super) fn row(cx: &PageContext<'_>, label: &str, text: Option<String>) -> Option<ReportRow> {
    text.map(|text| ReportRow {
        label: cx.words.get(label).to_owned(),
        texts: vec![text],
    })
}

/// Rows of facts as a block; none if there are no rows.
pub(super) fn facts(rows: Vec<ReportRow>) -> Option<Block> {
    (!rows.is_empty()).then_some(Block::Facts { rows })
}

/// A paragraph of interface text.
pub(super) fn note(text: impl Into<String>) -> Block {
    Block::Text {
        text: text.into(),
        style: TextStyle::Note,
    }
}

/// A heading without further fields.
pub(super) fn heading(level: u8, text: impl Into<String>) -> Block {
    Block::Heading {
        level,
        kicker: None,
        text: text.into(),
        mark: None,
        only: None,
    }
}

/// A chart and its table.
pub(super) fn figure(of: Figure) -> Vec<Block> {
    let mut out = Vec::new();
    match of.svg {
        Some(svg) => out.push(Block::Chart {
            svg,
            alt: of.alt,
            caption: of.caption,
            legend: of
                .legend
                .into_iter()
                .map(|item| Sign {
                    svg: item.svg,
                    text: item.text,
                })
                .collect(),
        }),
        None => out.extend(of.caption.map(note)),
    }
    let columns = of.columns.into_iter().map(|column| TableColumn {
        text: column.text,
        num: column.num,
    });
    out.push(Block::Table {
        name: of.name,
        columns: columns.collect(),
        rows: of
            .rows
            .into_iter()
            .map(|row| TableRow {
                head: plain_text(&row.head),
                only: row.only,
                cells: row
                    .cells
                    .iter()
                    .map(|cell| plain_text(&cell.pieces))
                    .collect(),
                chart: None,
            })
            .collect(),
        charts: None,
    });
    out
}

/// Values of an objective, next to each other.
pub(super) fn measures(of: Vec<MeasureItem>) -> Option<Block> {
    let of: Vec<ValueRow> = of
        .into_iter()
        .map(|one| ValueRow {
            label: one.label,
            value: one.value,
            seen: one.source.map(|source| {
                let when = one.when.map(|when| format!(", {}", when.text));
                bidi::isolate(&source.text).into_owned() + &when.unwrap_or_default()
            }),
            now: one.now,
            long: one.long,
        })
        .collect();
    (!of.is_empty()).then_some(Block::Measures { of })
}

/// The amendments since the original text; updates `was` to the current values.
pub(super) fn amendments(cx: &PageContext<'_>, all: &[Amendment], was: &mut Values) -> Vec<Block> {
    all.iter()
        .map(|one| Block::Amendment {
            tag: cx.words.choice("change", one.change.word()).to_owned(),
            of: None,
            by: Some(decision_source(cx, one)),
            because: one.because.clone(),
            lines: changed(of_amendment(cx, one, was)),
            only: cx.only_coach(one.coach_only),
        })
        .collect()
}

/// `Interim review, 3 June 2026`.
fn decision_source(cx: &PageContext<'_>, one: &Amendment) -> String {
    let name = cx.words.record_name(&one.by);
    let date = one.by.date.map(|date| cx.words.date(date));
    let parts: Vec<String> = [Some(name), date].into_iter().flatten().collect();
    let decided = bidi::join(&parts, cx.words.get("list_mark"));
    let agreed = cx.agreed_by(&one.not_yet_agreed, (one.agreed_client, one.agreed_sponsor));
    let parts: Vec<String> = [Some(decided), agreed].into_iter().flatten().collect();
    bidi::join(&parts, cx.words.get("sentence_mark"))
}

/// An amendment as reported by the record that decided it.
pub(super) fn change(of: ChangeItem) -> Block {
    Block::Amendment {
        tag: of.tag,
        of: Some(plain_text(&of.of)),
        by: of.agreed,
        because: of.because,
        lines: changed(of.lines),
        only: of.only,
    }
}

fn changed(lines: Vec<RevisedField>) -> Vec<ChangedField> {
    lines
        .into_iter()
        .map(|line| ChangedField {
            label: line.label,
            was: line.was,
            now: line.now,
        })
        .collect()
}

/// Actions as agreed in a record.
pub(super) fn actions(of: Vec<ActionItem>) -> Option<Block> {
    let of: Vec<ReportEntry> = of
        .into_iter()
        .map(|one| ReportEntry {
            text: one.what.text,
            mark: one.tag,
            meta: Some(plain_text(&one.meta)).filter(|meta| !meta.is_empty()),
            only: one.only,
        })
        .collect();
    (!of.is_empty()).then_some(Block::Entries { of })
}

/// A body whose highest heading has the level `top`.
pub(super) fn prose(
    cx: &PageContext<'_>,
    body: &[Passage],
    top: u8,
    ids: &mut Ids,
) -> Option<Block> {
    let first_note = ids.next_footnote();
    let html = cx.prose(body, top, ids)?;
    let labels = cx.prose_labels();
    let mut nodes = ReportProse::new(cx, &labels).nodes(body, top, first_note);
    if is_too_long(&nodes) {
        // The page has the full text; typesetting it would take minutes.
        let s = cx.words.get("report_too_long").to_owned();
        let c = vec![Inline::S { s }];
        nodes = vec![ProseNode::P { c }];
    }
    Some(Block::Prose { html, nodes })
}

/// Signature lines for everyone who has yet to sign; the sponsors' only if they have to sign.
pub(super) fn to_sign(
    cx: &PageContext<'_>,
    sponsors: bool,
    signed: &[SignatureBlock],
) -> Vec<SignatureBlock> {
    let engagement = &cx.view.engagement;
    let words = cx.words;
    let client = engagement.client.as_ref();
    let parties = client
        .map(|client| (client.name.as_str(), "client"))
        .into_iter()
        .chain(cx.coach().map(|coach| (coach, "coach")))
        .chain(
            engagement
                .sponsors
                .iter()
                .filter(|_| sponsors)
                .map(|sponsor| (sponsor.name.as_str(), "sponsor")),
        );
    parties
        .filter(|(who, _)| signed.iter().all(|one| one.who != *who))
        .map(|(who, role)| SignatureBlock {
            who: who.to_owned(),
            role: Some(words.get(role).to_owned()),
            on: None,
        })
        .collect()
}
