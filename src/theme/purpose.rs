//! What each built-in template is for, in a line, and its text as a practice gets it to change.

use super::{BUILT_IN, DOCUMENTS, STYLES};

/// A practice's file of this name replaces every part of the style sheet.
pub const WHOLE_STYLE: &str = "portal.css";

/// What reports have of their own beside the style sheet: no other page needs it, so that none has its weight.
pub const REPORT_STYLE: &str = "report.css";

/// The text of a built-in template or part of the style sheet; of `portal.css`, all parts in their order.
pub fn built_in(name: &str) -> Option<String> {
    if name == WHOLE_STYLE {
        return Some(super::sheet::portal(&[]));
    }
    let mut all = BUILT_IN.iter().chain(STYLES).chain(DOCUMENTS);
    all.find(|(other, _)| *other == name)
        .map(|(_, text)| (*text).to_owned())
}

/// A built-in as it is copied into a practice: its text below a line that says what it replaces.
pub fn ejected(name: &str) -> Option<String> {
    let text = built_in(name)?;
    let version = env!("CARGO_PKG_VERSION");
    let what = format!("Replaces the built-in {name} of coachgen {version}.");
    let head = match name.ends_with(".css") {
        true => format!("/* {what} docs/templates.md says what the style sheet is made of. */\n"),
        // The hyphen takes the line's end with it, so that the page begins as before.
        false if name.ends_with(".typ") => {
            format!("// {what} What it is given: docs/templates.md.\n")
        }
        false => format!("{{# {what} What it is given: docs/templates.md. -#}}\n"),
    };
    Some(head + &text)
}

/// What a built-in is for, in a line.
pub fn purpose(name: &str) -> &'static str {
    let known = PURPOSES.iter().find(|(other, _)| *other == name);
    known.map_or("", |(_, purpose)| purpose)
}

const PURPOSES: &[(&str, &str)] = &[
    (
        "layout.html",
        "the frame of every page: masthead, phase strip, contents, footer",
    ),
    (
        "components.html",
        "components that all pages share: facts, entries, findings, empty states",
    ),
    (
        "records.html",
        "components of the pages of records: actions, changes, figures",
    ),
    (
        "overview.html",
        "the first page of an engagement: what comes next, objectives, parties",
    ),
    (
        "awaiting.html",
        "the copies that wait for the client’s approval",
    ),
    (
        "agreement.html",
        "the agreement: terms, signatures, what each party sees",
    ),
    ("contracting.html", "the list of contracting records"),
    (
        "diagnosis.html",
        "the list of what was found, by interview, evidence and instrument",
    ),
    (
        "record.html",
        "one record of contracting or diagnosis, or one note",
    ),
    ("themes.html", "what stakeholders said, as themes"),
    (
        "themes_body.html",
        "the themes themselves, also as a copy that waits for the client’s approval",
    ),
    ("agenda.html", "the coaching agenda"),
    (
        "agenda_body.html",
        "the agenda’s points and objectives, also as a copy that waits for the client’s approval",
    ),
    ("sessions.html", "the list of sessions, held and to come"),
    ("session.html", "one session: reviewed, discussed, agreed"),
    ("actions.html", "the actions, by owner"),
    ("progress.html", "each objective from baseline to target"),
    (
        "timeline.html",
        "what took place and what is planned, month by month",
    ),
    (
        "trace.html",
        "what each point draws on, and what became of each source",
    ),
    ("contact.html", "contact between meetings"),
    ("reviews.html", "the list of reviews"),
    ("review.html", "one review"),
    (
        "review_body.html",
        "the review itself, also as a copy that waits for the client’s approval",
    ),
    ("notes.html", "the list of notes; the coach’s alone"),
    (
        "desk.html",
        "components of the practice’s pages and of the lists",
    ),
    ("practice.html", "the coach’s practice: every engagement"),
    ("health.html", "what the checker found; the coach’s alone"),
    (
        "rules.html",
        "the checker’s rules that the Health page refers to",
    ),
    ("search.html", "search, and the table of contents behind it"),
    (
        "desk.html",
        "components of the coach’s practice and of lists with a day in the margin",
    ),
    (
        "gallery.html",
        "every part of the look on one page: `coachgen eject --gallery OUT`",
    ),
    (
        "reports.html",
        "the list of the reports, to print and as PDF",
    ),
    ("report.typ", "every report as a PDF: title, parts, blocks"),
    (
        "theme.typ",
        "how a PDF looks: paper, type, colours, head and foot",
    ),
    ("prose.typ", "the body of a record in a PDF"),
    (
        "report.html",
        "a report as one document, for the screen and for paper",
    ),
    (
        "report_blocks.html",
        "components of the reports: facts, tables, amendments, places to sign",
    ),
    ("base.css", "colours, type and the ground of every page"),
    ("shell.css", "masthead, phase strip, contents, footer"),
    (
        "parts.css",
        "components: facts, tables, tags, entries, prose",
    ),
    ("pages.css", "what single pages have of their own"),
    ("desk.css", "the practice’s pages and the lists"),
    ("charts.css", "charts"),
    ("search.css", "search"),
    ("print.css", "readers’ wishes, and paper"),
    (
        REPORT_STYLE,
        "reports, on a screen and on paper; a sheet by itself",
    ),
    (
        WHOLE_STYLE,
        "the whole style sheet in one file, in place of all parts above",
    ),
];
