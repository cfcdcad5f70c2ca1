//! The list of reports, and the links to each report from the matching page.
//!
//! Must not open a report: the list only needs their names.

use serde::Serialize;

use super::hand_over::{self, HandoverEntry};
use super::parts::TextPiece;
use super::{Page, PageContext, report};
use crate::report::ReportKind;
use crate::route::{NavSection, in_force};

/// The `page` value of reports.html.
#[derive(Serialize)]
struct ReportsPage {
    /// What reports are, in one line.
    lede: String,
    /// A sponsor’s scorecard or the coach’s session brief, then the reports in the order of the coaching process.
    reports: Vec<ReportLink>,
    /// The files that were handed over, the latest first; for the coach.
    handovers: Vec<HandoverEntry>,
}

/// A report in the list.
#[derive(Serialize)]
struct ReportLink {
    /// Its title, with a link to the matching page; a scorecard’s or a brief’s leads to the print version.
    title: TextPiece,
    /// Its date.
    date: Option<super::parts::When>,
    /// What it contains.
    about: String,
    /// Links to the print version and the PDF.
    links: Vec<TextPiece>,
}

/// Adds the list.
pub fn pages(cx: &PageContext<'_>, out: &mut Vec<Page>) {
    let words = cx.words;
    let lede = match cx.pdf {
        true => "reports_lede",
        false => "reports_lede_without_pdf",
    };
    let reports = report::names(cx.view, cx.derived)
        .into_iter()
        .filter_map(|(name, kind)| {
            let about = words.get(match kind {
                ReportKind::Agreement => "report_agreement_is",
                ReportKind::Agenda => "report_agenda_is",
                ReportKind::Interim => "report_interim_is",
                ReportKind::Final => "report_final_is",
                ReportKind::Scorecard => "report_scorecard_is",
                ReportKind::Brief => "report_brief_is",
                // It is about several engagements and in no portal.
                ReportKind::Programme => return None,
            });
            let mut reviews = cx.view.reviews();
            let review = reviews.find(|seen| seen.fact.slug == name);
            Some(ReportLink {
                title: match (kind, review) {
                    (ReportKind::Agreement, _) => {
                        section(cx, "agreement_title", NavSection::Agreement)
                    }
                    // No other page has the same content.
                    (ReportKind::Scorecard | ReportKind::Brief, _) => {
                        let title = words.get(match kind {
                            ReportKind::Brief => "brief",
                            _ => "scorecard",
                        });
                        TextPiece::link(title, Some(report::page_path(&name)))
                    }
                    (_, Some(review)) => cx.record_link(&review.fact),
                    _ => section(cx, "kind_agenda", NavSection::Agenda),
                },
                date: match kind {
                    ReportKind::Agenda => in_force(cx.view).and_then(|agenda| agenda.fact.date),
                    _ => review.and_then(|review| review.fact.date),
                }
                .map(|date| cx.when(date)),
                about: about.to_owned(),
                links: cx.print_links(&name),
            })
        })
        .collect();
    let model = ReportsPage {
        lede: words.get(lede).to_owned(),
        reports,
        handovers: hand_over::entries(cx),
    };
    out.push(Page::section(
        cx,
        NavSection::Reports,
        "reports.html",
        &model,
    ));
}

fn section(cx: &PageContext<'_>, title: &str, section: NavSection) -> TextPiece {
    TextPiece::link(cx.words.get(title), Some(section.path().to_owned()))
}

impl PageContext<'_> {
    /// Links to the report with that name: to print, and as PDF if there is one.
    pub fn print_links(&self, name: &str) -> Vec<TextPiece> {
        let link = |id: &str, end: &str| {
            TextPiece::link(self.words.get(id), Some(format!("reports/{name}.{end}")))
        };
        let mut out = vec![link("report_to_print", "html")];
        if self.pdf {
            self.comma(&mut out);
            out.push(link("report_pdf", "pdf"));
        }
        out
    }
}
