//! The kinds of reports.

use serde::Serialize;

/// A kind of report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ReportKind {
    /// The coaching agreement.
    Agreement,
    /// The coaching agenda in force.
    Agenda,
    /// An interim review.
    Interim,
    /// The final review.
    Final,
    /// The scorecard of a sponsor.
    Scorecard,
    /// What the coach reads before a meeting.
    Brief,
    /// A report on several clients of one organisation.
    Programme,
}

impl ReportKind {
    /// Every kind of report on one engagement.
    pub const ALL: [ReportKind; 6] = [
        ReportKind::Agreement,
        ReportKind::Agenda,
        ReportKind::Interim,
        ReportKind::Final,
        ReportKind::Scorecard,
        ReportKind::Brief,
    ];

    /// The word for it on the command line and in the data of templates.
    pub fn word(self) -> &'static str {
        match self {
            ReportKind::Agreement => "agreement",
            ReportKind::Agenda => "agenda",
            ReportKind::Interim => "interim",
            ReportKind::Final => "final",
            ReportKind::Scorecard => "scorecard",
            ReportKind::Brief => "brief",
            ReportKind::Programme => "programme",
        }
    }
}
