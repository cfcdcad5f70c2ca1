//! The templates: the built-in ones, and a practice's custom templates that replace them.
//!
//! Must not touch the disk: custom templates are given as text.

mod built_in;
mod chart_sheet;
mod colour;
mod engine;
mod fault;
mod isolate;
mod overlay;
mod purpose;
mod reach;
mod required_head;
mod sheet;
mod skeletons;
mod typography;

use std::borrow::Cow;
use std::collections::BTreeSet;

use sheet::KnownSheet;
use tera::{Context, Tera};

pub use built_in::{BUILT_IN, DATA, DOCUMENTS, SKELETONS, STYLES};
pub use chart_sheet::{ChartSheet, printed_charts};
pub use colour::{AA, Colour, DARK, Ground, LIGHT, PRINTED_WASH, Shades};
pub use fault::TemplateError;
pub use overlay::Overlay;
pub use purpose::{built_in, ejected, purpose};
pub use required_head::POLICY;
pub use sheet::{REPORT_STYLE, WHOLE_STYLE, gallery_style, sheet};

/// Additional styles for the gallery page.
const GALLERY_STYLE: &str = include_str!("../templates/gallery.css");
/// The script that filters and sorts the practice's table; `assets/engagements.js`, if the page uses it.
pub const ENGAGEMENTS: &str = include_str!("../templates/engagements.js");

/// The templates in use.
pub struct Theme {
    tera: Tera,
    style: String,
    report_style: String,
    practice_style: KnownSheet,
    /// The custom templates, by name.
    own: Vec<(String, String)>,
    /// Why some of them are not used.
    faults: Vec<TemplateError>,
}

impl Theme {
    /// Creates a theme with only the built-in templates.
    pub fn built_in() -> Result<Theme, TemplateError> {
        Theme::strict(&[])
    }

    /// Creates a theme in which custom templates replace built-in ones by name; an error if one of them is invalid.
    pub fn strict(overrides: &[(String, String)]) -> Result<Theme, TemplateError> {
        let theme = Theme::lenient(overrides);
        match theme.faults.first() {
            Some(fault) => Err(fault.clone()),
            None => Ok(theme),
        }
    }

    /// Creates a theme in which custom templates replace built-in ones by name. An invalid template is not used: pages
    /// that need it are not rendered, other pages are.
    pub fn lenient(overrides: &[(String, String)]) -> Theme {
        let own = overrides.to_vec();
        let mut faults: Vec<TemplateError> = Vec::new();
        let mut out: BTreeSet<String> = BTreeSet::new();
        let mut tera = engine::new();
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
            // Errors that are only a consequence of an earlier error are not reported.
            let first = out.is_empty();
            faults.extend(
                found
                    .into_iter()
                    .filter(|fault| first || !fault::is_consequence(fault, &own, &out)),
            );
            if new.is_empty() {
                // A built-in template uses something that a custom template removed; which one is unknown, so all are
                // left out.
                let most: Vec<String> = own.iter().map(|(name, _)| name.clone()).collect();
                let left = most.into_iter().filter(|name| sound(name));
                let left: BTreeSet<String> = left.collect();
                if left.is_empty() {
                    break;
                }
                out.extend(left);
            }
            out.extend(new);
            tera = engine::new();
        }
        faults.extend(skeletons::faults(&own));
        let (style, report_style) = (sheet::portal(&own), sheet::report(&own));
        faults.sort();
        faults.dedup();
        Theme {
            tera,
            style,
            report_style,
            practice_style: KnownSheet::default(),
            own,
            faults,
        }
    }

    /// Returns the errors in custom templates, by name and location.
    pub fn faults(&self) -> &[TemplateError] {
        &self.faults
    }

    /// Returns the text of a template: the custom one, or else the built-in one.
    pub fn text(&self, name: &str) -> Option<&str> {
        let all = effective(&self.own, |_| true);
        let documents = self.effective_documents();
        let skeletons = SKELETONS.iter().copied();
        let skeletons = skeletons.map(|(name, text)| (name, self.own_or(name, text)));
        let mut all = all.into_iter().chain(documents).chain(skeletons);
        all.find(|(other, _)| *other == name).map(|(_, text)| text)
    }

    /// Returns the templates of the PDF reports in use, by name.
    pub fn documents(&self) -> Vec<(String, String)> {
        let documents = self.effective_documents();
        documents
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .collect()
    }

    fn effective_documents(&self) -> impl Iterator<Item = (&str, &str)> {
        let documents = DOCUMENTS.iter().copied();
        documents.map(|(name, text)| (name, self.own_or(name, text)))
    }

    /// Returns the custom file of that name, or else the built-in text.
    fn own_or<'t>(&'t self, name: &str, built_in: &'t str) -> &'t str {
        let own = self.own.iter().find(|(other, _)| other == name);
        own.map_or(built_in, |(_, own)| own.as_str())
    }

    /// Renders the template of a new record.
    ///
    /// # Errors
    /// If the practice's template has an error.
    pub fn skeleton(&self, name: &str, context: &Context) -> Result<String, TemplateError> {
        skeletons::render(name, self.text(name).unwrap_or_default(), context)
    }

    /// Returns the custom templates that replace no built-in template and that no page uses.
    pub fn unused(&self) -> Vec<&str> {
        let all = effective(&self.own, |_| true);
        let pages = BUILT_IN.iter().map(|(name, _)| *name);
        let drawn: BTreeSet<&str> = pages
            .flat_map(|name| reach::reachable(name, &all))
            .collect();
        let own = self.own.iter().map(|(name, _)| name.as_str());
        own.filter(|name| !drawn.contains(name) && built_in(name).is_none())
            .collect()
    }

    /// Returns the names of all components.
    pub fn components(&self) -> Vec<&str> {
        let all = effective(&self.own, |_| true).into_iter();
        all.flat_map(|(_, text)| reach::components(text)).collect()
    }

    /// Returns the style sheet in use.
    pub fn style(&self) -> &str {
        &self.style
    }

    /// Returns the additional style sheet of reports in use.
    pub fn report_style(&self) -> &str {
        &self.report_style
    }

    /// Returns the style sheet with a practice's accent and paper size, as [`sheet`] does.
    pub fn practice_style(&self, accent: Option<&str>, paper: &str) -> Cow<'_, str> {
        self.practice_style.get(accent, paper)
    }

    /// Renders one template.
    ///
    /// # Errors
    /// The error in it, or in a template that it uses.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, TemplateError> {
        if let Some(fault) = self.blocking_error(template) {
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
        let html = typography::with_typography(&html);
        let lacking = match self.own.is_empty() {
            true => None,
            false => required_head::first_missing(&html),
        };
        match lacking {
            None => Ok(isolate::to_bdi_elements(html)),
            Some(what) => {
                let layout = self.own.iter().any(|(name, _)| name == "layout.html");
                Err(unplaced(
                    if layout { "layout.html" } else { template },
                    format!("a page rendered with it lacks {what} before the first element that loads something"),
                    Some("copy the first lines of `<head>` from the built-in layout.html unchanged; every page requires them".to_owned()),
                ))
            }
        }
    }

    /// Returns the names of the custom templates and styles.
    pub fn own_names(&self) -> impl Iterator<Item = &str> {
        self.own.iter().map(|(name, _)| name.as_str())
    }

    /// Returns true if any template of the PDF reports is a custom one.
    pub fn has_own_documents(&self) -> bool {
        self.own_names().any(|name| name.ends_with(".typ"))
    }

    /// Returns true if any part of the style sheet is a custom one.
    pub fn has_own_style(&self) -> bool {
        self.own_names().any(|name| name.ends_with(".css"))
    }

    /// Returns the error that prevents a template from being rendered.
    fn blocking_error(&self, template: &str) -> Option<&TemplateError> {
        if self.faults.is_empty() {
            return None;
        }
        let all = effective(&self.own, |_| true);
        let drawn = reach::reachable(template, &all);
        self.faults
            .iter()
            .find(|fault| drawn.contains(fault.template.as_str()))
    }
}

/// Returns names and texts of all templates: custom ones that are `sound`, and built-in ones for the rest.
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

fn is_additional(name: &str) -> bool {
    BUILT_IN.iter().all(|(built_in, _)| *built_in != name)
}
