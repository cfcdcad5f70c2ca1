//! The list of the diagnosis: interviews, evidence, instruments, what stakeholders said.
//!
//! Must not hold a heading for a sort of record of which the view has none.

use serde::Serialize;

use super::deeds::Empty;
use super::parts::Entry;
use super::{Cx, Page};
use crate::route::Section;
use crate::view::seen::Seen;

/// What `page` holds in diagnosis.html.
#[derive(Serialize)]
struct Diagnosis {
    /// In place of the list, where it has nothing.
    empty: Empty,
    /// The records, by sort.
    sorts: Vec<Sort>,
}

/// Records of one kind.
#[derive(Serialize)]
struct Sort {
    /// The heading.
    title: String,
    /// The records of that sort.
    entries: Vec<Entry>,
}

/// Adds the list, where this reader has it.
pub fn pages(cx: &Cx<'_>, out: &mut Vec<Page>) {
    if !cx.route.has(Section::Diagnosis) {
        return;
    }
    let view = cx.view;
    let mut stakeholders = sort(cx, "diagnosis_stakeholders", &view.stakeholder_interviews);
    for (entry, seen) in stakeholders
        .entries
        .iter_mut()
        .zip(&view.stakeholder_interviews)
    {
        // A list of eight equal names helps nobody; the heading says what they are.
        if let Some(it) = seen.content() {
            let relationship = cx.words.choice("relationship", it.relationship.word());
            entry.title.clone_from(&it.name);
            entry.text = Some(relationship.to_owned());
        }
    }
    let sorts = [
        sort(cx, "diagnosis_interviews", &view.interviews),
        sort(cx, "diagnosis_evidence", &view.evidence),
        sort(cx, "diagnosis_instruments", &view.psychometrics),
        sort(cx, "diagnosis_themes", &view.themes),
        stakeholders,
    ];
    let sorts = sorts
        .into_iter()
        .filter(|sort| !sort.entries.is_empty())
        .collect();
    let model = Diagnosis {
        empty: cx.empty("diagnosis_empty", "diagnosis_empty_text"),
        sorts,
    };
    out.push(Page::section(
        cx,
        Section::Diagnosis,
        "diagnosis.html",
        &model,
    ));
}

fn sort<T>(cx: &Cx<'_>, title: &'static str, records: &[Seen<T>]) -> Sort {
    Sort {
        title: cx.words.get(title).to_owned(),
        entries: records
            .iter()
            .map(|record| cx.entry(&record.fact))
            .collect(),
    }
}
