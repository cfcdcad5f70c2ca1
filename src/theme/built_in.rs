//! The built-in templates and parts of the style sheet, in the program itself.

use super::sheet::REPORT_STYLE;

/// Every built-in template, by name. A custom template with the same name replaces it.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("layout.html", include_str!("../../templates/layout.html")),
    (
        "components.html",
        include_str!("../../templates/components.html"),
    ),
    (
        "overview.html",
        include_str!("../../templates/overview.html"),
    ),
    (
        "awaiting.html",
        include_str!("../../templates/awaiting.html"),
    ),
    (
        "agreement.html",
        include_str!("../../templates/agreement.html"),
    ),
    (
        "contracting.html",
        include_str!("../../templates/contracting.html"),
    ),
    (
        "practice.html",
        include_str!("../../templates/practice.html"),
    ),
    (
        "meetings.html",
        include_str!("../../templates/meetings.html"),
    ),
    ("health.html", include_str!("../../templates/health.html")),
    ("rules.html", include_str!("../../templates/rules.html")),
    ("desk.html", include_str!("../../templates/desk.html")),
    // Pages of records:
    ("records.html", include_str!("../../templates/records.html")),
    ("agenda.html", include_str!("../../templates/agenda.html")),
    (
        "agenda_body.html",
        include_str!("../../templates/agenda_body.html"),
    ),
    (
        "sessions.html",
        include_str!("../../templates/sessions.html"),
    ),
    ("session.html", include_str!("../../templates/session.html")),
    ("actions.html", include_str!("../../templates/actions.html")),
    (
        "progress.html",
        include_str!("../../templates/progress.html"),
    ),
    (
        "timeline.html",
        include_str!("../../templates/timeline.html"),
    ),
    ("trace.html", include_str!("../../templates/trace.html")),
    (
        "diagnosis.html",
        include_str!("../../templates/diagnosis.html"),
    ),
    (
        "interview_questions.html",
        include_str!("../../templates/interview_questions.html"),
    ),
    ("record.html", include_str!("../../templates/record.html")),
    ("themes.html", include_str!("../../templates/themes.html")),
    (
        "themes_body.html",
        include_str!("../../templates/themes_body.html"),
    ),
    ("pulse.html", include_str!("../../templates/pulse.html")),
    (
        "pulse_body.html",
        include_str!("../../templates/pulse_body.html"),
    ),
    ("contact.html", include_str!("../../templates/contact.html")),
    ("reviews.html", include_str!("../../templates/reviews.html")),
    ("reports.html", include_str!("../../templates/reports.html")),
    ("review.html", include_str!("../../templates/review.html")),
    (
        "review_body.html",
        include_str!("../../templates/review_body.html"),
    ),
    ("notes.html", include_str!("../../templates/notes.html")),
    ("gallery.html", include_str!("../../templates/gallery.html")),
    ("search.html", include_str!("../../templates/search.html")),
    ("report.html", include_str!("../../templates/report.html")),
    (
        "report_blocks.html",
        include_str!("../../templates/report_blocks.html"),
    ),
];

/// Every built-in part of the style sheet, in the order of `assets/portal.css`. A custom file with the same name
/// replaces the part, and one named `portal.css` replaces all of them. The last, `report.css`, is a separate style
/// sheet.
pub const STYLES: &[(&str, &str)] = &[
    ("base.css", include_str!("../../templates/base.css")),
    ("shell.css", include_str!("../../templates/shell.css")),
    ("parts.css", include_str!("../../templates/parts.css")),
    ("pages.css", include_str!("../../templates/pages.css")),
    ("desk.css", include_str!("../../templates/desk.css")),
    ("charts.css", include_str!("../../templates/charts.css")),
    ("search.css", include_str!("../../templates/search.css")),
    ("print.css", include_str!("../../templates/print.css")),
    (REPORT_STYLE, include_str!("../../templates/report.css")),
];

/// The templates of the PDF reports. A custom template with the same name replaces one.
pub const DOCUMENTS: &[(&str, &str)] = &[
    ("report.typ", include_str!("../../templates/report.typ")),
    ("theme.typ", include_str!("../../templates/theme.typ")),
    ("prose.typ", include_str!("../../templates/prose.typ")),
];

/// The templates of new records, one for each kind. A custom template with the same name replaces one.
pub const SKELETONS: &[(&str, &str)] = &[
    (
        "new-engagement.md",
        include_str!("../../templates/new-engagement.md"),
    ),
    (
        "new-chemistry.md",
        include_str!("../../templates/new-chemistry.md"),
    ),
    (
        "new-sponsor-meeting.md",
        include_str!("../../templates/new-sponsor-meeting.md"),
    ),
    (
        "new-interview.md",
        include_str!("../../templates/new-interview.md"),
    ),
    (
        "new-evidence.md",
        include_str!("../../templates/new-evidence.md"),
    ),
    (
        "new-stakeholder-interview.md",
        include_str!("../../templates/new-stakeholder-interview.md"),
    ),
    (
        "new-stakeholder-themes.md",
        include_str!("../../templates/new-stakeholder-themes.md"),
    ),
    (
        "new-psychometric.md",
        include_str!("../../templates/new-psychometric.md"),
    ),
    (
        "new-agenda.md",
        include_str!("../../templates/new-agenda.md"),
    ),
    (
        "new-session.md",
        include_str!("../../templates/new-session.md"),
    ),
    (
        "new-contacts.md",
        include_str!("../../templates/new-contacts.md"),
    ),
    (
        "new-review.md",
        include_str!("../../templates/new-review.md"),
    ),
    ("new-pulse.md", include_str!("../../templates/new-pulse.md")),
    ("new-note.md", include_str!("../../templates/new-note.md")),
];

/// Data that is no template. A custom file with the same name replaces one.
pub const DATA: &[(&str, &str)] = &[(
    "credentials.yaml",
    include_str!("../../templates/credentials.yaml"),
)];
