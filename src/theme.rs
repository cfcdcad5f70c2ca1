//! The templates: the built-in ones and a practice's own in their place.
//!
//! Must not touch the disk: overrides are given as text.

mod colour;
mod fault;
mod isolate;
mod overlay;
mod purpose;
mod reach;
mod required_head;
mod sheet;

use std::collections::BTreeSet;

use tera::{Context, Tera};

pub use colour::{AA, Colour, DARK, DEFAULT_ACCENT, Ground, LIGHT, Shades};
pub use fault::TemplateError;
pub use overlay::Overlay;
pub use purpose::{REPORT_STYLE, WHOLE_STYLE, built_in, ejected, purpose};
pub use required_head::POLICY;
pub use sheet::{PRINTED_WASH, gallery_style, sheet};

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
    ("timeline.html", include_str!("../templates/timeline.html")),
    ("trace.html", include_str!("../templates/trace.html")),
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
    ("reports.html", include_str!("../templates/reports.html")),
    ("review.html", include_str!("../templates/review.html")),
    (
        "review_body.html",
        include_str!("../templates/review_body.html"),
    ),
    ("notes.html", include_str!("../templates/notes.html")),
    ("gallery.html", include_str!("../templates/gallery.html")),
    ("search.html", include_str!("../templates/search.html")),
    ("report.html", include_str!("../templates/report.html")),
    (
        "report_blocks.html",
        include_str!("../templates/report_blocks.html"),
    ),
];

/// Every built-in part of the style sheet, in the order of `assets/portal.css`; a practice's file of that
/// name replaces the part, and one named `portal.css` the whole. The last, `report.css`, is a sheet by itself.
pub const STYLES: &[(&str, &str)] = &[
    ("base.css", include_str!("../templates/base.css")),
    ("shell.css", include_str!("../templates/shell.css")),
    ("parts.css", include_str!("../templates/parts.css")),
    ("pages.css", include_str!("../templates/pages.css")),
    ("desk.css", include_str!("../templates/desk.css")),
    ("charts.css", include_str!("../templates/charts.css")),
    ("search.css", include_str!("../templates/search.css")),
    ("print.css", include_str!("../templates/print.css")),
    (REPORT_STYLE, include_str!("../templates/report.css")),
];

/// The templates of the PDF reports; a practice's file of that name replaces one.
pub const DOCUMENTS: &[(&str, &str)] = &[
    ("report.typ", include_str!("../templates/report.typ")),
    ("theme.typ", include_str!("../templates/theme.typ")),
    ("prose.typ", include_str!("../templates/prose.typ")),
];

/// What the page of all parts has of its own, beside the style sheet.
const GALLERY_STYLE: &str = include_str!("../templates/gallery.css");
/// The script that narrows the practice's table; `assets/filter.js`, where the page offers it.
pub const FILTER: &str = include_str!("../templates/filter.js");

/// The templates in force.
pub struct Theme {
    tera: Tera,
    style: String,
    report_style: String,
    /// The practice's own, by name.
    own: Vec<(String, String)>,
    /// Why some of them are not used.
    faults: Vec<TemplateError>,
}

impl Theme {
    /// The built-in templates.
    pub fn built_in() -> Result<Theme, TemplateError> {
        Theme::whole(&[])
    }

    /// The built-in templates with some of them replaced, by name, where all of them are without a fault.
    pub fn whole(overrides: &[(String, String)]) -> Result<Theme, TemplateError> {
        let theme = Theme::with(overrides);
        match theme.faults.first() {
            Some(fault) => Err(fault.clone()),
            None => Ok(theme),
        }
    }

    /// The built-in templates with some of them replaced, by name. One with a fault is not used: whatever draws it in
    /// is not rendered, and the rest is.
    pub fn with(overrides: &[(String, String)]) -> Theme {
        let own = overrides.to_vec();
        let mut faults: Vec<TemplateError> = Vec::new();
        let mut out: BTreeSet<String> = BTreeSet::new();
        let mut tera = Tera::new();
        loop {
            let sound = |name: &str| !out.contains(name);
            let used = effective(&own, sound);
            let Err(error) = tera.add_raw_templates(used.iter().copied()) else {
                break;
            };
            let text = |name: &str| {
                let mut used = used.iter();
                used.find(|(other, _)| *other == name)
                    .map(|(_, text)| *text)
            };
            let found = fault::faults(&error, "", &text);
            let new: BTreeSet<String> = found
                .iter()
                .map(|fault| fault.template.clone())
                .filter(|name| sound(name) && own.iter().any(|(other, _)| other == name))
                .collect();
            // What is missing because of an earlier fault is not told as one.
            let first = out.is_empty();
            faults.extend(
                found
                    .into_iter()
                    .filter(|fault| first || !follows(fault, &own, &out)),
            );
            if new.is_empty() {
                // A built-in lacks what an override of another took out; that other one cannot be told by its place.
                let most: Vec<String> = own.iter().map(|(name, _)| name.clone()).collect();
                let left = most.into_iter().filter(|name| sound(name));
                let left: BTreeSet<String> = left.collect();
                if left.is_empty() {
                    break;
                }
                out.extend(left);
            }
            out.extend(new);
            tera = Tera::new();
        }
        let (style, report_style) = (sheet::portal(&own), sheet::report(&own));
        faults.sort();
        faults.dedup();
        Theme {
            tera,
            style,
            report_style,
            own,
            faults,
        }
    }

    /// What is wrong with the practice's own templates, by name and place.
    pub fn faults(&self) -> &[TemplateError] {
        &self.faults
    }

    /// The text of a template as it stands in the practice, else of the built-in.
    pub fn text(&self, name: &str) -> Option<&str> {
        let all = effective(&self.own, |_| true);
        let documents = self.effective_documents();
        let mut all = all.into_iter().chain(documents);
        all.find(|(other, _)| *other == name).map(|(_, text)| text)
    }

    /// The templates of the PDF reports in force, by name.
    pub fn documents(&self) -> Vec<(String, String)> {
        let documents = self.effective_documents();
        documents
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .collect()
    }

    fn effective_documents(&self) -> impl Iterator<Item = (&str, &str)> {
        DOCUMENTS.iter().map(|(name, text)| {
            let mut own = self.own.iter();
            let own = own.find(|(other, _)| other == name);
            (*name, own.map_or(*text, |(_, own)| own.as_str()))
        })
    }

    /// The practice's own files that replace no built-in and that no page draws in.
    pub fn idle(&self) -> Vec<&str> {
        let all = effective(&self.own, |_| true);
        let pages = BUILT_IN.iter().map(|(name, _)| *name);
        let drawn: BTreeSet<&str> = pages.flat_map(|name| reach::reached(name, &all)).collect();
        let own = self.own.iter().map(|(name, _)| name.as_str());
        own.filter(|name| !drawn.contains(name) && built_in(name).is_none())
            .collect()
    }

    /// Names of every component there is.
    pub fn components(&self) -> Vec<&str> {
        let all = effective(&self.own, |_| true).into_iter();
        all.flat_map(|(_, text)| reach::components(text)).collect()
    }

    /// The style sheet in force.
    pub fn style(&self) -> &str {
        &self.style
    }

    /// What reports have of their own beside it, in force.
    pub fn report_style(&self) -> &str {
        &self.report_style
    }

    /// Renders one template.
    ///
    /// # Errors
    /// What is wrong with it, or with one that it draws in.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, TemplateError> {
        if let Some(fault) = self.fault_behind(template) {
            return Err(fault.clone());
        }
        let unplaced = |template: &str, message: String, help: Option<String>| TemplateError {
            template: template.to_owned(),
            line: 0,
            at: (0, 0),
            message,
            help,
        };
        let html = self.tera.render(template, context).map_err(|error| {
            let faults = fault::faults(&error, template, &|name| self.text(name));
            let first = faults.into_iter().next();
            first.unwrap_or_else(|| unplaced(template, String::new(), None))
        })?;
        let lacking = match self.own.is_empty() {
            true => None,
            false => required_head::lacking(&html),
        };
        match lacking {
            None => Ok(isolate::elements(html)),
            Some(what) => {
                let layout = self.own.iter().any(|(name, _)| name == "layout.html");
                Err(unplaced(
                    if layout { "layout.html" } else { template },
                    format!("a page made with it lacks {what} before anything is loaded"),
                    Some("take the first lines of `<head>` from the built-in layout.html as they are; no page goes out without them".to_owned()),
                ))
            }
        }
    }

    /// Whether any template or style is the practice's own.
    pub fn has_own(&self) -> bool {
        !self.own.is_empty()
    }

    /// Whether a template of the PDF reports is the practice's own.
    pub fn has_own_documents(&self) -> bool {
        self.own.iter().any(|(name, _)| name.ends_with(".typ"))
    }

    /// Whether a part of the style sheet is the practice's own.
    pub fn has_own_style(&self) -> bool {
        self.own.iter().any(|(name, _)| name.ends_with(".css"))
    }

    /// The fault that keeps a template from being rendered as the practice has it.
    fn fault_behind(&self, template: &str) -> Option<&TemplateError> {
        if self.faults.is_empty() {
            return None;
        }
        let all = effective(&self.own, |_| true);
        let drawn = reach::reached(template, &all);
        self.faults
            .iter()
            .find(|fault| drawn.contains(fault.template.as_str()))
    }
}

/// Names and texts of all templates: the practice's own where they are `sound`, else the built-in.
fn effective(own: &[(String, String)], sound: impl Fn(&str) -> bool) -> Vec<(&str, &str)> {
    let own: Vec<(&str, &str)> = own
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .filter(|(name, _)| name.ends_with(".html") && sound(name))
        .collect();
    let replaced = |name: &str| own.iter().find(|(other, _)| *other == name);
    let built_in = BUILT_IN
        .iter()
        .map(|one| replaced(one.0).copied().unwrap_or(*one));
    let more = own.iter().copied().filter(|(name, _)| is_additional(name));
    built_in.chain(more).collect()
}

/// Whether a fault says no more than that something is missing which stands in a template that is left out.
fn follows(fault: &TemplateError, own: &[(String, String)], out: &BTreeSet<String>) -> bool {
    let Some(name) = fault.message.split('`').nth(1) else {
        return false;
    };
    let mut left_out = own.iter().filter(|(other, _)| out.contains(other));
    left_out.any(|(other, text)| other == name || reach::components(text).any(|one| one == name))
}

fn is_additional(name: &str) -> bool {
    BUILT_IN.iter().all(|(built_in, _)| *built_in != name)
}
