//! The diagnosis list: interviews, evidence, instruments, stakeholder interviews, themes.
//!
//! Must not have a heading for a kind of record that is not in the view.

use serde::Serialize;

use super::components::EmptyState;
use super::contracting::reflected_count;
use super::record_entry::{RecordEntry, RecordMark};
use super::{Page, PageContext};
use crate::reader::Party;
use crate::record::value::EvidenceType;
use crate::route::{INTERVIEW_QUESTIONS, NavSection};
use crate::view::types::{
    EvidenceView, InterviewView, PsychometricView, RecordView, StakeholderInterviewView, ThemesView,
};

/// The `page` value of diagnosis.html.
#[derive(Serialize)]
struct DiagnosisPage {
    /// Shown instead of the list when it is empty.
    empty: EmptyState,
    /// Whether to explain the purpose of the diagnosis.
    lede: bool,
    /// The page of the interview questions; for the coach.
    questions_href: Option<&'static str>,
    /// The records, by kind.
    sorts: Vec<RecordGroup>,
}

/// Records of one kind.
#[derive(Serialize)]
struct RecordGroup {
    /// The heading's anchor.
    id: &'static str,
    /// The heading.
    title: String,
    /// The records of that kind.
    entries: Vec<RecordEntry>,
}

/// Adds the list, if this reader has it.
pub fn pages(cx: &PageContext<'_>, out: &mut Vec<Page>) {
    if !cx.route.has(NavSection::Diagnosis) {
        return;
    }
    let view = cx.view;
    let made = DiagnosisRecords { cx };
    let sorts: Vec<RecordGroup> = [
        made.sort(
            "diagnosis_interviews",
            view.interviews(),
            DiagnosisRecords::interview,
        ),
        made.sort(
            "diagnosis_evidence",
            view.evidence(),
            DiagnosisRecords::evidence,
        ),
        made.sort(
            "diagnosis_instruments",
            view.psychometrics(),
            DiagnosisRecords::instrument,
        ),
        made.sort("diagnosis_themes", view.themes(), DiagnosisRecords::themes),
        made.sort(
            "diagnosis_stakeholders",
            view.stakeholder_interviews(),
            DiagnosisRecords::stakeholder,
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    let model = DiagnosisPage {
        empty: cx.empty("diagnosis_empty", "diagnosis_empty_text"),
        lede: !cx.is_sponsor() && !sorts.is_empty(),
        questions_href: (view.reader.party() == Party::Coach).then_some(INTERVIEW_QUESTIONS),
        sorts,
    };
    out.push(Page::section(
        cx,
        NavSection::Diagnosis,
        "diagnosis.html",
        &model,
    ));
}

struct DiagnosisRecords<'a> {
    cx: &'a PageContext<'a>,
}

impl DiagnosisRecords<'_> {
    fn sort<'v, T: 'v>(
        &self,
        id: &'static str,
        records: impl Iterator<Item = &'v RecordView<T>>,
        add_details: impl Fn(&Self, &RecordView<T>, &mut RecordEntry),
    ) -> Option<RecordGroup> {
        let entries: Vec<RecordEntry> = records
            .map(|seen| {
                let mut listed = self.cx.listed(&seen.fact);
                add_details(self, seen, &mut listed);
                self.cx
                    .add_hidden_until_debrief(seen.shared.is_some(), &mut listed);
                listed
            })
            .collect();
        (!entries.is_empty()).then(|| RecordGroup {
            id,
            title: self.cx.words.get(id).to_owned(),
            entries,
        })
    }

    fn interview(&self, seen: &RecordView<InterviewView>, listed: &mut RecordEntry) {
        if let Some(content) = seen.content() {
            self.drawn("listed_findings", content.findings.len(), listed);
        }
    }

    fn evidence(&self, seen: &RecordView<EvidenceView>, listed: &mut RecordEntry) {
        let Some(content) = seen.content() else {
            return;
        };
        listed
            .marks
            .extend(content.source.as_deref().map(RecordMark::plain));
        // Of the kinds of evidence, only a 360 needs a debrief.
        if seen.fact.evidence == Some(EvidenceType::ThreeSixty) || content.debriefed.is_some() {
            self.cx.add_debrief(content.debriefed, listed);
        }
        self.drawn("listed_findings", content.findings.len(), listed);
    }

    fn instrument(&self, seen: &RecordView<PsychometricView>, listed: &mut RecordEntry) {
        let Some(content) = seen.content() else {
            return;
        };
        if listed.entry.title != content.instrument {
            listed
                .marks
                .push(RecordMark::plain(content.instrument.as_str()));
        }
        self.cx.add_debrief(content.debriefed, listed);
        self.drawn("listed_findings", content.findings.len(), listed);
    }

    fn themes(&self, seen: &RecordView<ThemesView>, listed: &mut RecordEntry) {
        if let Some(content) = seen.content() {
            self.cx.add_debrief(content.debriefed, listed);
            self.drawn("listed_themes", content.themes.len(), listed);
        }
    }

    fn stakeholder(&self, seen: &RecordView<StakeholderInterviewView>, listed: &mut RecordEntry) {
        // The names would all be the same; the heading already gives the type.
        if let Some(content) = seen.content() {
            let words = self.cx.words;
            listed.entry.title.clone_from(&content.name);
            let relationship = words.choice("relationship", content.relationship.word());
            listed.marks.push(RecordMark::plain(relationship));
            // Points cannot draw on what one person said: the themes carry it, without a name.
        }
    }

    fn drawn(&self, id: &str, all: usize, listed: &mut RecordEntry) {
        let reflected = reflected_count(&self.cx.derived.trace, &listed.entry.id);
        listed.marks.extend(self.cx.drawn(id, all, reflected));
    }
}
