//! The templates: the built-in ones and a practice's own in their place.
//!
//! Must not touch the disk: overrides are given as text.

use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

/// Every built-in template, by name; a practice's file of that name replaces it.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("layout.html", include_str!("../templates/layout.html")),
    (
        "components.html",
        include_str!("../templates/components.html"),
    ),
    ("overview.html", include_str!("../templates/overview.html")),
    ("awaiting.html", include_str!("../templates/awaiting.html")),
    (
        "agreement.html",
        include_str!("../templates/agreement.html"),
    ),
    (
        "contracting.html",
        include_str!("../templates/contracting.html"),
    ),
    ("practice.html", include_str!("../templates/practice.html")),
    ("health.html", include_str!("../templates/health.html")),
    ("rules.html", include_str!("../templates/rules.html")),
    ("desk.html", include_str!("../templates/desk.html")),
    // Pages of records:
    ("records.html", include_str!("../templates/records.html")),
    ("agenda.html", include_str!("../templates/agenda.html")),
    (
        "agenda_body.html",
        include_str!("../templates/agenda_body.html"),
    ),
    ("sessions.html", include_str!("../templates/sessions.html")),
    ("session.html", include_str!("../templates/session.html")),
    ("actions.html", include_str!("../templates/actions.html")),
    ("progress.html", include_str!("../templates/progress.html")),
    (
        "diagnosis.html",
        include_str!("../templates/diagnosis.html"),
    ),
    ("record.html", include_str!("../templates/record.html")),
    ("themes.html", include_str!("../templates/themes.html")),
    (
        "themes_body.html",
        include_str!("../templates/themes_body.html"),
    ),
    ("contact.html", include_str!("../templates/contact.html")),
    ("reviews.html", include_str!("../templates/reviews.html")),
    ("review.html", include_str!("../templates/review.html")),
    (
        "review_body.html",
        include_str!("../templates/review_body.html"),
    ),
    ("notes.html", include_str!("../templates/notes.html")),
];

/// Every built-in part of the style sheet, in the order of `assets/portal.css`; a practice's file of that
/// name replaces the part, and one named `portal.css` the whole.
pub const STYLES: &[(&str, &str)] = &[
    ("base.css", include_str!("../templates/base.css")),
    ("shell.css", include_str!("../templates/shell.css")),
    ("parts.css", include_str!("../templates/parts.css")),
    ("pages.css", include_str!("../templates/pages.css")),
    ("desk.css", include_str!("../templates/desk.css")),
    ("charts.css", include_str!("../templates/charts.css")),
    ("search.css", include_str!("../templates/search.css")),
    ("print.css", include_str!("../templates/print.css")),
];

/// The script that narrows the practice's table; `assets/filter.js`, where the page offers it.
pub const FILTER: &str = include_str!("../templates/filter.js");

/// The templates in force.
pub struct Theme {
    tera: Tera,
    style: String,
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{template}:{line}: {message}")]
pub struct TemplateError {
    /// The template's name.
    pub template: String,
    /// From 1; 0 where the error has no place.
    pub line: usize,
    /// Holds no text of a record.
    pub message: String,
}

impl Theme {
    /// The built-in templates.
    pub fn built_in() -> Result<Theme, TemplateError> {
        Theme::with(&[])
    }

    /// The built-in templates with some of them replaced, by name.
    pub fn with(overrides: &[(String, String)]) -> Result<Theme, TemplateError> {
        let replaced = |name: &str| {
            overrides
                .iter()
                .find(|(other, _)| other == name)
                .map(|(_, text)| text.as_str())
        };
        let mut tera = Tera::new();
        let all = BUILT_IN
            .iter()
            .map(|(name, text)| (*name, replaced(name).unwrap_or(text)))
            .chain(
                overrides
                    .iter()
                    .filter(|(name, _)| is_additional(name))
                    .map(|(name, text)| (name.as_str(), text.as_str())),
            );
        tera.add_raw_templates(all)
            .map_err(|error| data(&error, ""))?;
        let parts = STYLES
            .iter()
            .map(|(name, text)| replaced(name).unwrap_or(text));
        let style = match replaced("portal.css") {
            Some(whole) => whole.to_owned(),
            None => parts.collect::<Vec<_>>().join("\n"),
        };
        Ok(Theme { tera, style })
    }

    /// The style sheet in force.
    pub fn style(&self) -> &str {
        &self.style
    }

    /// Renders one template.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, TemplateError> {
        self.tera
            .render(template, context)
            .map_err(|error| data(&error, template))
    }
}

fn is_additional(name: &str) -> bool {
    name.ends_with(".html") && BUILT_IN.iter().all(|(built_in, _)| *built_in != name)
}

fn data(error: &tera::Error, template: &str) -> TemplateError {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => TemplateError {
            template: match report.filename() {
                "" => template.to_owned(),
                name => name.to_owned(),
            },
            line: report.span().start_line,
            message: report.message().to_owned(),
        },
        kind => gathered(&kind.to_string(), template),
    }
}

/// Several errors come as one text: `error: …` and ` --> NAME:LINE:COLUMN` for each. The first is told.
fn gathered(text: &str, template: &str) -> TemplateError {
    let mut lines = text.lines();
    let first = lines.next().unwrap_or(text);
    let place = lines.find_map(|line| line.trim_start().strip_prefix("--> "));
    let mut parts = place.unwrap_or(template).split(':');
    TemplateError {
        template: parts.next().unwrap_or(template).to_owned(),
        line: parts.next().and_then(|line| line.parse().ok()).unwrap_or(0),
        message: first.strip_prefix("error: ").unwrap_or(first).to_owned(),
    }
}
