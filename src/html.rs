//! Renders a reader's prose as safe HTML.
//!
//! The input was already filtered for the reader. Must not know who reads, resolve links, or emit anything that a
//! browser could execute, load or apply as a style.

mod direction;
mod ids;
mod notes;
mod outline;
mod safe;
mod table;
mod writer;

pub use ids::{Ids, slug};
pub use outline::Outline;
pub use safe::{SafeUrl, escape, safe_url};

use std::borrow::Cow;

use crate::view::types::{Audience, Narrowed, Passage};
use writer::HtmlWriter;

/// Resolves the links of prose on this reader's pages.
pub trait Targets {
    /// Returns the page of the record with this slug, if this reader has it.
    fn record(&self, slug: &str) -> Option<String>;
    /// Returns the path of an attachment, if this reader has it, and whether it is an image.
    fn file(&self, name: &str) -> Option<(String, bool)>;
    /// Returns the label above a passage that says who can read it, on pages that show such labels.
    fn audience(&self, audience: &Audience) -> Option<String> {
        let _ = audience;
        None
    }
}

/// Interface words that are used in prose.
#[derive(Debug, Clone)]
pub struct Labels<'a> {
    /// The label above a passage for the coach only.
    pub coach_only: Cow<'a, str>,
    /// The label above a passage for coach and client, as shown to this reader.
    pub client_only: Cow<'a, str>,
    /// The label of a table.
    pub table: Cow<'a, str>,
    /// The label of a footnote's number.
    pub footnote: Cow<'a, str>,
    /// The label of the link from a footnote back to the text.
    pub back: Cow<'a, str>,
    /// The label of a task that is done.
    pub done: Cow<'a, str>,
    /// The label of a task that is not done.
    pub to_do: Cow<'a, str>,
    /// The opening and closing marks that replace straight quotation marks.
    pub quotes: [Cow<'a, str>; 2],
}

impl Labels<'_> {
    /// Returns the label of passages whose readers are restricted in this way.
    pub fn narrowed(&self, narrowed: Narrowed) -> &str {
        match narrowed {
            Narrowed::CoachOnly => &self.coach_only,
            Narrowed::ClientOnly => &self.client_only,
        }
    }
}

/// Renders bodies for one page with unique ids.
pub struct ProseRenderer<'a> {
    targets: &'a dyn Targets,
    labels: &'a Labels<'a>,
}

impl<'a> ProseRenderer<'a> {
    /// Creates a renderer.
    pub fn new(targets: &'a dyn Targets, labels: &'a Labels<'a>) -> Self {
        ProseRenderer { targets, labels }
    }

    /// Returns the HTML of one body; empty if there is no content. `top` is the level (2 to 6) of its highest heading.
    pub fn html(&self, body: &[Passage], top: u8, ids: &mut Ids) -> String {
        let mut out = String::new();
        for run in self.runs(body, top, ids) {
            let audience = run
                .audience
                .as_ref()
                .and_then(|audience| self.targets.audience(audience));
            let label = audience.map(Cow::Owned).or_else(|| {
                let narrowed = run.narrowed?;
                Some(Cow::Borrowed(self.labels.narrowed(narrowed)))
            });
            let narrowed =
                run.narrowed.is_some() || run.audience.is_some_and(|one| one.is_nobody());
            out.push_str(match (narrowed, label.is_some()) {
                (true, _) => "<div class=\"prose narrowed\">\n",
                (false, true) => "<div class=\"prose labelled\">\n",
                (false, false) => "<div class=\"prose\">\n",
            });
            if let Some(label) = label {
                out.push_str("<p class=\"narrowed-label\">");
                escape(&label, &mut out);
                out.push_str("</p>\n");
            }
            out.push_str(&run.html);
            out.push_str("</div>\n");
        }
        out
    }

    /// Returns the HTML of each passage of a body; none is empty.
    pub fn runs(&self, body: &[Passage], top: u8, ids: &mut Ids) -> Vec<HtmlRun> {
        let mut outline = Outline::new(top);
        let mut out = Vec::new();
        for passage in body {
            let writer = HtmlWriter::new(self.targets, self.labels, ids, &mut outline);
            let html = writer.write(&passage.prose);
            if !html.trim().is_empty() {
                out.push(HtmlRun {
                    narrowed: passage.narrowed,
                    audience: passage.audience.clone(),
                    html,
                });
            }
        }
        out
    }
}

/// A passage as HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlRun {
    /// The restriction of its readers.
    pub narrowed: Option<Narrowed>,
    /// Who else reads it; only for the coach.
    pub audience: Option<Audience>,
    /// Safe HTML.
    pub html: String,
}
