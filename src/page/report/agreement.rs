//! The coaching agreement report: parties, terms, the programme, who sees what, signatures.

use super::super::PageContext;
use super::super::agreement::{columns, parties, role_of, sees_rows, term_groups, terms};
use super::block::{facts, heading, note, prose, rows, to_sign};
use super::{RecordsRevision, ReportBuilder, reserved_ids};
use crate::report::ReportKind;
use crate::report::model::{Block, ListLine, Report, SignatureBlock, TableColumn, TableRow};

/// The labels of terms that are not part of what was signed.
const LATER: [&str; 5] = ["status", "ended", "ended_because", "pause", "planned"];

/// Builds the report.
pub(super) fn report(cx: &PageContext<'_>, revision: Option<&RecordsRevision>) -> Report {
    let engagement = &cx.view.engagement;
    let words = cx.words;
    let title = words.get("agreement_title").to_owned();
    let mut draft = ReportBuilder::new(ReportKind::Agreement, title);
    if let Some(title) = &engagement.title {
        draft.facts.extend(super::block::row(
            cx,
            "report_engagement",
            Some(title.clone()),
        ));
    }
    draft.section(
        "parties",
        words.get("the_parties"),
        facts(rows(&parties(cx))).into_iter().collect(),
    );
    let body = prose(cx, &engagement.body, 3, &mut reserved_ids());
    draft.section(
        "purpose",
        words.get("report_purpose"),
        body.into_iter().collect(),
    );
    // The signed terms, without later facts.
    let later = LATER.map(|id| words.get(id));
    let (since, agreed): (Vec<_>, Vec<_>) = rows(&terms(cx))
        .into_iter()
        .partition(|row| later.contains(&row.label.as_str()));
    let mut agreed: Vec<Block> = facts(agreed).into_iter().collect();
    for group in term_groups(cx) {
        agreed.push(heading(3, group.title));
        agreed.extend(facts(rows(&group.rows)));
    }
    draft.section("programme", words.get("the_terms"), agreed);
    draft.section(
        "who-sees-what",
        words.get("who_sees_what"),
        access_blocks(cx),
    );
    draft.section(
        "signatures",
        words.get("report_signatures"),
        vec![signatures(cx)],
    );
    draft.section(
        "since",
        words.get("report_since"),
        facts(since).into_iter().collect(),
    );
    let confidentiality = engagement.confidentiality.as_ref();
    draft.dates = vec![
        engagement.ended,
        confidentiality.and_then(|terms| terms.agreed),
    ];
    let signed = engagement.signed.iter().map(|one| Some(one.on));
    draft.dates.extend(signed);
    if draft.dates.iter().all(Option::is_none) {
        draft.dates.push(engagement.start);
    }
    draft.done(cx, revision)
}

fn access_blocks(cx: &PageContext<'_>) -> Vec<Block> {
    let words = cx.words;
    let Some(terms) = &cx.view.engagement.confidentiality else {
        return vec![Block::Empty {
            strong: words.get("report_nothing_agreed").to_owned(),
            text: words.get("report_nothing_agreed_text").to_owned(),
        }];
    };
    let mut out = Vec::new();
    if let Some(date) = terms.agreed {
        out.push(note(cx.dated("confidentiality_agreed_on", date)));
    }
    let head = std::iter::once(words.get("record").to_owned());
    let columns = head
        .chain(columns(cx))
        .map(|text| TableColumn { text, num: false });
    out.push(Block::Table {
        name: words.get("who_sees_what").to_owned(),
        columns: columns.collect(),
        rows: sees_rows(cx)
            .into_iter()
            .map(|row| TableRow {
                head: row.kind,
                only: None,
                cells: row.cells.into_iter().map(|cell| cell.text).collect(),
                chart: None,
            })
            .collect(),
        charts: None,
    });
    out.push(note(words.get("who_sees_what_narrower")));
    if !terms.exceptions.is_empty() {
        out.push(heading(3, words.get("confidentiality_limits")));
        let item = |text: &String| ListLine {
            text: text.clone(),
            only: None,
        };
        out.push(Block::List {
            ordered: false,
            items: terms.exceptions.iter().map(item).collect(),
        });
    }
    out
}

/// Who has signed, then which parties have yet to sign.
fn signatures(cx: &PageContext<'_>) -> Block {
    let mut of: Vec<SignatureBlock> = cx
        .view
        .engagement
        .signed
        .iter()
        .map(|one| SignatureBlock {
            who: one.who.clone(),
            role: role_of(cx, &one.who),
            on: Some(cx.dated("report_signed_on", one.on)),
        })
        .collect();
    of.extend(to_sign(cx, true, &of));
    Block::Signatures { of }
}
