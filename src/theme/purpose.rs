//! The purpose of each built-in template in one line, and its text for customising.

use super::sheet::{self, REPORT_STYLE, WHOLE_STYLE};
use super::{BUILT_IN, DATA, DOCUMENTS, SKELETONS, STYLES};

/// Returns the text of a built-in template or part of the style sheet; for `portal.css`, all parts in order.
pub fn built_in(name: &str) -> Option<String> {
    if name == WHOLE_STYLE {
        return Some(sheet::portal(&[]));
    }
    let mut all = BUILT_IN
        .iter()
        .chain(STYLES)
        .chain(DOCUMENTS)
        .chain(SKELETONS)
        .chain(DATA);
    all.find(|(other, _)| *other == name)
        .map(|(_, text)| (*text).to_owned())
}

/// Returns a built-in file as `eject` writes it: its text, with a first line that says what it replaces.
pub fn ejected(name: &str) -> Option<String> {
    let text = built_in(name)?;
    let version = env!("CARGO_PKG_VERSION");
    let what = format!("Replaces the built-in {name} of coachgen {version}.");
    let head = match name.ends_with(".css") {
        true => format!("/* {what} See docs/templates.md for the parts of the style sheet. */\n"),
        // The hyphen strips the line break, so that the page begins as before.
        false if name.ends_with(".typ") => {
            format!("// {what} See docs/templates.md for its data.\n")
        }
        false if name.ends_with(".yaml") => {
            format!("# {what} See docs/hours.md for what it is used for.\n")
        }
        false if name.ends_with(".md") => {
            format!("{{# {what} See docs/new-records.md for its data. -#}}\n")
        }
        false => format!("{{# {what} See docs/templates.md for its data. -#}}\n"),
    };
    Some(head + &text)
}

/// Returns the purpose of a built-in file in one line.
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
        "the first page of an engagement: next steps, objectives, parties",
    ),
    (
        "awaiting.html",
        "the versions that wait for the client's approval",
    ),
    (
        "agreement.html",
        "the agreement: terms, signatures, what each party sees",
    ),
    ("contracting.html", "the list of contracting records"),
    (
        "diagnosis.html",
        "the list of diagnosis records: interviews, evidence, instruments",
    ),
    (
        "interview_questions.html",
        "the interview questions with the findings and themes that answer them, for the coach",
    ),
    (
        "record.html",
        "one record of contracting or diagnosis, or one note",
    ),
    ("themes.html", "the themes of the stakeholder feedback"),
    (
        "themes_body.html",
        "the themes; also of a version that waits for approval",
    ),
    ("agenda.html", "the coaching agenda"),
    (
        "agenda_body.html",
        "the agenda's points and objectives, also of a version that waits for approval",
    ),
    ("sessions.html", "the list of sessions, past and upcoming"),
    ("session.html", "one session: reviewed, discussed, agreed"),
    ("actions.html", "the actions, by owner"),
    ("progress.html", "each objective from baseline to target"),
    ("timeline.html", "past and planned events, month by month"),
    (
        "trace.html",
        "the sources of each agenda point, and the outcome of each source",
    ),
    ("contact.html", "contact between sessions"),
    ("reviews.html", "the list of reviews"),
    ("review.html", "one review"),
    (
        "review_body.html",
        "one review, also of a version that waits for approval",
    ),
    (
        "pulse.html",
        "a pulse round: its results and, for the coach, the answers",
    ),
    (
        "pulse_body.html",
        "the results of a pulse round; also for a version that waits for approval",
    ),
    ("notes.html", "the list of notes; only for the coach"),
    (
        "desk.html",
        "components of the practice's pages and of the lists",
    ),
    ("practice.html", "the coach's practice: every engagement"),
    (
        "meetings.html",
        "all upcoming meetings of the coach's practice, if there are many",
    ),
    (
        "health.html",
        "the findings of the checker; only for the coach",
    ),
    ("rules.html", "the rules that the Checks page refers to"),
    ("search.html", "search, and the table of contents behind it"),
    (
        "gallery.html",
        "all components on one page: `coachgen eject --gallery OUT`",
    ),
    (
        "reports.html",
        "the list of the reports, to print and as PDF",
    ),
    (
        "report.typ",
        "every report as a PDF: title, sections, blocks",
    ),
    (
        "theme.typ",
        "how a PDF looks: paper, fonts, colours, header and footer",
    ),
    ("prose.typ", "the body of a record in a PDF"),
    (
        "report.html",
        "a report as one page, for the screen and for print",
    ),
    (
        "report_blocks.html",
        "components of the reports: facts, tables, amendments, signature lines",
    ),
    ("base.css", "colours, type and the background of every page"),
    ("shell.css", "masthead, phase strip, contents, footer"),
    (
        "parts.css",
        "components: facts, tables, tags, entries, prose",
    ),
    ("pages.css", "styles for single pages"),
    ("desk.css", "the practice's pages and the lists"),
    ("charts.css", "charts"),
    ("search.css", "search"),
    ("print.css", "user preferences, and print"),
    (
        REPORT_STYLE,
        "reports, on screen and in print; a separate style sheet",
    ),
    (
        WHOLE_STYLE,
        "the whole style sheet in one file, instead of all parts above",
    ),
    ("new-engagement.md", "what `coachgen new engagement` writes"),
    ("new-chemistry.md", "what `coachgen new chemistry` writes"),
    (
        "new-sponsor-meeting.md",
        "what `coachgen new sponsor-meeting` writes",
    ),
    ("new-interview.md", "what `coachgen new interview` writes"),
    ("new-evidence.md", "what `coachgen new evidence` writes"),
    (
        "new-stakeholder-interview.md",
        "what `coachgen new stakeholder-interview` writes",
    ),
    (
        "new-stakeholder-themes.md",
        "what `coachgen new stakeholder-themes` writes",
    ),
    (
        "new-psychometric.md",
        "what `coachgen new psychometric` writes",
    ),
    ("new-agenda.md", "what `coachgen new agenda` writes"),
    ("new-session.md", "what `coachgen new session` writes"),
    ("new-contacts.md", "what `coachgen new contacts` writes"),
    ("new-review.md", "what `coachgen new review` writes"),
    ("new-pulse.md", "what `coachgen new pulse` writes"),
    ("new-note.md", "what `coachgen new note` writes"),
    (
        "credentials.yaml",
        "the experience that each credential requires, for `coachgen hours`",
    ),
];
