//! Page models: the content of each page as plain values for its template.
//!
//! One module per page or family of pages, each with `pages(&PageContext, &mut Vec<Page>)`. Everything comes from
//! the [`View`] and the interface texts. Must not hold HTML except what `html` and `chart` produce.

pub mod actions;
pub mod agenda;
pub mod agenda_point;
pub mod agreement;
pub mod chrome;
pub mod components;
pub mod contact;
pub mod contracting;
mod decisions;
pub mod diagnosis;
pub mod draft;
pub mod figure;
mod findings;
pub mod follow_up;
pub mod gallery;
pub mod hand_over;
pub mod health;
pub mod interview_questions;
pub mod measures;
pub mod notes;
pub mod overview;
pub mod parts;
pub mod practice;
pub mod progress;
pub mod prose;
pub mod pulse;
pub mod record;
pub mod record_entry;
pub mod report;
pub mod reports;
pub mod review;
pub mod revision;
pub mod rules;
pub mod sessions;
pub mod source_file;
pub mod themes;
pub mod timeline;
pub mod trace;
pub mod waiting;

use serde::Serialize;
use source_file::EngagementHistory;
use tera::Value;

use crate::derive::{Derived, ReaderView};
use crate::reader::Party;
use crate::route::{NavSection, Route};
use crate::view::types::View;
use crate::words::Words;

/// The input of every page model.
pub struct PageContext<'a> {
    pub view: &'a View,
    pub words: &'static Words,
    pub route: &'a Route,
    /// Whether the output is a document to pass on: it addresses nobody as "you" and has no links except the one back to the portal.
    pub document: bool,
    /// Whether the reports are also built as PDF.
    pub pdf: bool,
    /// The data derived from the view.
    pub derived: &'a Derived,
    /// The history of the records in git; only for the coach, and only in a repository.
    pub history: Option<&'a EngagementHistory>,
}

impl<'a> PageContext<'a> {
    /// The context of all pages of `reader`.
    pub fn new(reader: &'a ReaderView, words: &'static Words, route: &'a Route) -> PageContext<'a> {
        PageContext {
            view: &reader.view,
            words,
            route,
            document: false,
            pdf: false,
            derived: &reader.derived,
            history: None,
        }
    }

    /// The context of a document for `reader`.
    pub fn of_document(
        reader: &'a ReaderView,
        words: &'static Words,
        route: &'a Route,
    ) -> PageContext<'a> {
        PageContext {
            document: true,
            ..PageContext::new(reader, words, route)
        }
    }

    /// Whether `party` is this reader, and so is addressed as "you".
    pub fn speaks_to(&self, party: Party) -> bool {
        !self.document && self.view.reader.party() == party
    }
}

/// Every page of one reader's engagement, in a fixed order.
pub fn all(cx: &PageContext<'_>) -> Vec<Page> {
    let mut out = Vec::new();
    overview::pages(cx, &mut out);
    waiting::pages(cx, &mut out);
    agreement::pages(cx, &mut out);
    contracting::pages(cx, &mut out);
    diagnosis::pages(cx, &mut out);
    interview_questions::pages(cx, &mut out);
    record::pages(cx, &mut out);
    themes::pages(cx, &mut out);
    agenda::pages(cx, &mut out);
    sessions::pages(cx, &mut out);
    actions::pages(cx, &mut out);
    progress::pages(cx, &mut out);
    pulse::pages(cx, &mut out);
    timeline::pages(cx, &mut out);
    trace::pages(cx, &mut out);
    contact::pages(cx, &mut out);
    review::pages(cx, &mut out);
    reports::pages(cx, &mut out);
    notes::pages(cx, &mut out);
    draft::pages(cx, &mut out);
    out
}

/// One page, ready for its template.
#[derive(Clone)]
pub struct Page {
    /// Relative to the engagement's folder.
    pub path: String,
    /// Name of its template, e.g. `agenda.html`.
    pub template: &'static str,
    /// The section that the navigation marks as current.
    pub section: &'static str,
    /// The document's title, also its `h1`.
    pub title: String,
    /// The model; a template reads it as `page`.
    pub model: Value,
}

impl Page {
    /// The main page of a section, with the section's title.
    pub fn section<T: Serialize>(
        cx: &PageContext<'_>,
        section: NavSection,
        template: &'static str,
        model: &T,
    ) -> Page {
        let title = cx.section_title(section).to_owned();
        Page::new(section.path(), template, section, title, model)
    }

    /// A page at `path`.
    pub fn new<T: Serialize>(
        path: impl Into<String>,
        template: &'static str,
        section: NavSection,
        title: impl Into<String>,
        model: &T,
    ) -> Page {
        Page {
            path: path.into(),
            template,
            section: section.word(),
            title: title.into(),
            model: value(model),
        }
    }
}

/// Converts a model to a template value. Models are structs of strings, lists and numbers, so the conversion
/// cannot fail.
pub(crate) fn value<T: Serialize>(model: &T) -> Value {
    Value::try_from_serializable(model).unwrap_or_else(|_| Value::none())
}
