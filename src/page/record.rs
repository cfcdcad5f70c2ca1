//! Record pages with a common structure: the meeting, the findings, and the prose.
//!
//! Contracting meetings, interviews, evidence, instruments, stakeholder interviews, notes. Must not
//! show a record whose content is not in the view.

use serde::Serialize;

use super::components::ActionItem;
use super::figure::{self, Figure};
use super::parts::{FactRow, MarkedItem, Rows, TextPiece};
use super::source_file::SourceFile;
use super::{Page, PageContext, interview_questions};
use crate::derive::SourceThread;
use crate::html::Ids;
use crate::record::value::Mode;
use crate::route::NavSection;
use crate::view::types::{
    ChemistryView, EvidenceView, Fact, FindingView, InterviewView, NoteView, PsychometricView,
    RecordView, SharedRecord, SponsorMeetingView, StakeholderInterviewView,
};

/// The `page` value of record.html.
#[derive(Default, Serialize)]
pub(super) struct RecordPage {
    /// The name of the parent section.
    pub(super) crumb: String,
    /// The path of that section.
    pub(super) crumb_href: &'static str,
    /// The line under the title: when, how long, with whom.
    pub(super) byline: Vec<TextPiece>,
    /// Text under the title, if any.
    pub(super) lede: Option<String>,
    /// A sentence for the coach about the state of a draft.
    pub(super) note: Option<String>,
    /// Facts about it, one per line.
    pub(super) rows: Vec<FactRow>,
    /// The heading above the findings.
    pub(super) findings_title: String,
    /// The findings.
    pub(super) findings: Vec<MarkedItem>,
    /// An instrument’s profile, with its scores.
    pub(super) profile: Option<Figure>,
    /// The actions agreed there.
    pub(super) actions: Vec<ActionItem>,
    /// The outcome of earlier actions.
    pub(super) reviewed: Vec<ActionItem>,
    /// The body of the record: safe HTML.
    pub(super) prose: Option<String>,
    /// The file of the record, and its history; for the coach.
    pub(super) source_file: Option<SourceFile>,
}

/// Adds a page for each of these records whose content this reader sees.
pub fn pages(cx: &PageContext<'_>, out: &mut Vec<Page>) {
    let view = cx.view;
    let made = RecordModel {
        cx,
        sources: &cx.derived.trace.sources,
    };
    made.each(view.chemistry(), chemistry, out);
    made.each(view.sponsor_meetings(), sponsor_meeting, out);
    made.each(view.interviews(), interview, out);
    made.each(view.evidence(), evidence, out);
    made.each(view.psychometrics(), psychometric, out);
    made.each(view.stakeholder_interviews(), stakeholder_interview, out);
    made.each(view.notes(), note, out);
}

struct RecordModel<'a> {
    cx: &'a PageContext<'a>,
    sources: &'a [SourceThread],
}

impl RecordModel<'_> {
    fn each<'v, T: 'v>(
        &self,
        records: impl Iterator<Item = &'v RecordView<T>>,
        fill: impl Fn(&RecordModel<'_>, &Fact, &T, &mut RecordPage),
        out: &mut Vec<Page>,
    ) {
        let cx = self.cx;
        for record in records {
            let (fact, Some(shared)) = (&record.fact, &record.shared) else {
                continue;
            };
            let Some(path) = cx.route.page(&fact.slug) else {
                continue;
            };
            let section = NavSection::for_kind(fact.kind);
            let mut page = RecordPage {
                crumb: cx.section_title(section).to_owned(),
                crumb_href: section.path(),
                byline: cx.byline(fact, None),
                lede: cx.lede(fact),
                findings_title: cx.words.get("findings").to_owned(),
                source_file: cx.source_file(fact),
                ..RecordPage::default()
            };
            fill(self, fact, &shared.content, &mut page);
            page.prose = self.prose(shared, &page);
            let title = cx.words.record_name(fact);
            out.push(Page::new(path, "record.html", section, title, &page));
        }
    }

    fn prose<T>(&self, shared: &SharedRecord<T>, page: &RecordPage) -> Option<String> {
        let mut ids = Ids::new(&["main", "profile", "profile-t", "profile-d"]);
        for finding in &page.findings {
            ids.reserve(&finding.id);
        }
        if let Some(profile) = &page.profile {
            ids.region(&profile.region);
        }
        self.cx.prose(&shared.body, 2, &mut ids)
    }

    fn mode(&self, fact: &Fact, mode: Option<Mode>, page: &mut RecordPage) {
        page.byline = self.cx.byline(fact, mode);
    }

    /// Findings, each with the points that draw on it.
    fn findings(&self, fact: &Fact, findings: &[FindingView]) -> Vec<MarkedItem> {
        findings
            .iter()
            .map(|finding| MarkedItem {
                id: finding.id.clone(),
                text: finding.text.clone(),
                only: self.cx.only_coach(finding.coach_only),
                notes: self.notes(fact, finding),
            })
            .collect()
    }

    /// The points that draw on a finding; for the coach also the question that it answers, and the themes it is in.
    fn notes(&self, fact: &Fact, finding: &FindingView) -> Vec<TextPiece> {
        let cx = self.cx;
        interview_questions::joined([
            resulting_points(cx, self.sources, &fact.slug, &finding.id),
            interview_questions::answered(cx, fact, finding),
            interview_questions::summarised_in(cx, fact, finding),
        ])
    }
}

/// `Became point 1, An executive voice`.
pub fn resulting_points(
    cx: &PageContext<'_>,
    sources: &[SourceThread],
    slug: &str,
    id: &str,
) -> Vec<TextPiece> {
    let threads = sources.iter().filter(|thread| {
        let source = &thread.source;
        source.record.slug == slug && source.finding.as_ref().is_some_and(|(it, _)| it == id)
    });
    let mut out = Vec::new();
    for numbered in threads.flat_map(|thread| &thread.points) {
        if out.is_empty() {
            out.push(TextPiece::text(cx.words.get("reflected_in")));
            out.push(TextPiece::text(" "));
        } else {
            cx.comma(&mut out);
        }
        let title = numbered.point.title.as_str();
        let words = cx.words.with(
            "point_named",
            &[("number", numbered.number.into()), ("title", title.into())],
        );
        out.push(TextPiece::link(words, cx.in_agenda(&numbered.point.id)));
    }
    out
}

fn chemistry(made: &RecordModel<'_>, fact: &Fact, it: &ChemistryView, page: &mut RecordPage) {
    made.mode(fact, it.mode, page);
    page.rows = Rows::new(made.cx)
        .yes_no("chemistry_coach_comfortable", it.coach_comfortable)
        .yes_no("chemistry_client_comfortable", it.client_comfortable)
        .yes_no("chemistry_confidentiality", it.confidentiality_understood)
        .choice(
            "chemistry_decision",
            "decision",
            fact.decision.map(|decision| decision.word()),
        )
        .done();
}

fn sponsor_meeting(
    made: &RecordModel<'_>,
    fact: &Fact,
    it: &SponsorMeetingView,
    page: &mut RecordPage,
) {
    page.rows = Rows::new(made.cx)
        .list("present", &it.present)
        .text("sponsor_purpose", it.purpose.as_deref())
        .date("sponsor_aligned", it.aligned)
        .date("sponsor_shared_client", it.shared_with_client)
        .list("sponsor_shared_sponsors", &it.shared_with_sponsors)
        .done();
    page.findings_title = made.cx.words.get("expectations").to_owned();
    page.findings = made.findings(fact, &it.expectations);
    page.actions = it
        .actions
        .iter()
        .map(|action| made.cx.action(action))
        .collect();
    page.reviewed = it
        .reviewed
        .iter()
        .map(|one| made.cx.reviewed(one))
        .collect();
}

fn interview(made: &RecordModel<'_>, fact: &Fact, it: &InterviewView, page: &mut RecordPage) {
    made.mode(fact, it.mode, page);
    page.findings = made.findings(fact, &it.findings);
}

fn evidence(made: &RecordModel<'_>, fact: &Fact, it: &EvidenceView, page: &mut RecordPage) {
    page.rows = Rows::new(made.cx)
        .choice(
            "evidence_sort",
            "evidence_of",
            // Without its own title, the record's name already says its type.
            fact.title
                .as_ref()
                .and(fact.evidence)
                .map(|sort| sort.word()),
        )
        .text("evidence_source", it.source.as_deref())
        .date("evidence_received", it.received)
        .date("debriefed", it.debriefed)
        .done();
    page.findings = made.findings(fact, &it.findings);
}

fn psychometric(made: &RecordModel<'_>, fact: &Fact, it: &PsychometricView, page: &mut RecordPage) {
    page.rows = Rows::new(made.cx)
        .text("instrument", Some(it.instrument.as_str()))
        .date("evidence_received", it.received)
        .date("debriefed", it.debriefed)
        .done();
    // A separate page: no ID on it is in use yet.
    page.profile = figure::profile(made.cx, it, &mut Ids::new(&[]));
    page.findings = made.findings(fact, &it.findings);
}

fn stakeholder_interview(
    made: &RecordModel<'_>,
    fact: &Fact,
    it: &StakeholderInterviewView,
    page: &mut RecordPage,
) {
    page.rows = Rows::new(made.cx)
        .text("stakeholder_name", Some(it.name.as_str()))
        .choice(
            "stakeholder_relationship",
            "relationship",
            Some(it.relationship.word()),
        )
        .yes_no("stakeholder_attributed", it.attributed)
        .done();
    page.findings = made.findings(fact, &it.findings);
}

fn note(_made: &RecordModel<'_>, _fact: &Fact, it: &NoteView, _page: &mut RecordPage) {
    let NoteView {} = it;
}
