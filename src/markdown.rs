//! Renders a reader's prose as safe HTML.
//!
//! The input was already filtered for the reader. Must not know who reads, resolve links, or emit anything that a
//! browser could execute, load or apply as a style.

mod direction;
mod ids;
mod notes;
mod pieces;
mod plain;
mod safe;
pub mod tree;
mod writer;

pub use ids::{Ids, slug};
pub use safe::escape;

use std::borrow::Cow;

use pulldown_cmark::{Options, Parser};

use crate::view::types::{Audience, Narrowed, Passage};
use writer::HtmlWriter;

/// Resolves the links of prose on this reader's pages.
pub trait Targets {
    /// Returns the page of the record with this slug, with the anchor, if this reader has it.
    fn record(&self, slug: &str, anchor: Option<&str>) -> Option<String>;
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

/// Renders bodies for one page with unique ids.
pub struct Prose<'a> {
    targets: &'a dyn Targets,
    labels: &'a Labels<'a>,
}

impl<'a> Prose<'a> {
    /// Creates a renderer.
    pub fn new(targets: &'a dyn Targets, labels: &'a Labels<'a>) -> Self {
        Prose { targets, labels }
    }

    /// Returns the HTML of one body; empty if there is no content. `top` is the level (2 to 6) of its highest heading.
    pub fn html(&self, body: &[Passage], top: u8, ids: &mut Ids) -> String {
        let mut out = String::new();
        for run in self.runs(body, top, ids) {
            let audience = run
                .audience
                .as_ref()
                .and_then(|audience| self.targets.audience(audience));
            let label = audience.map(Cow::Owned).or_else(|| match run.narrowed {
                None => None,
                Some(Narrowed::CoachOnly) => Some(Cow::Borrowed(&*self.labels.coach_only)),
                Some(Narrowed::ClientOnly) => Some(Cow::Borrowed(&*self.labels.client_only)),
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

    /// Returns the HTML of one body, split where its readership changes; no run is empty.
    pub fn runs(&self, body: &[Passage], top: u8, ids: &mut Ids) -> Vec<HtmlRun> {
        let mut outline = Outline::new(top);
        let mut out = Vec::new();
        for (narrowed, audience, markdown) in runs(body) {
            let html =
                HtmlWriter::new(self.targets, self.labels, ids, &mut outline).write(&markdown);
            if !html.trim().is_empty() {
                let audience = audience.cloned();
                out.push(HtmlRun {
                    narrowed,
                    audience,
                    html,
                });
            }
        }
        out
    }
}

/// A part of prose with one readership, as HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlRun {
    /// The restriction of its readers.
    pub narrowed: Option<Narrowed>,
    /// Who else reads it; only for the coach.
    pub audience: Option<Audience>,
    /// Safe HTML.
    pub html: String,
}

/// The Markdown extensions that a record may use.
pub fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// Returns the text of a body without markup, for a line in a list or an index.
pub fn plain(body: &[Passage]) -> String {
    let mut out = String::new();
    for passage in body {
        plain::plain(Parser::new_ext(&passage.markdown, options()), &mut out);
    }
    out.trim().to_owned()
}

/// Joins passages with the same readers, so that a section that was cut between two of them is parsed as one.
fn runs(body: &[Passage]) -> Vec<(Option<Narrowed>, Option<&Audience>, Cow<'_, str>)> {
    let mut runs: Vec<(Option<Narrowed>, Option<&Audience>, Cow<'_, str>)> = Vec::new();
    for passage in body {
        match runs.last_mut() {
            Some((narrowed, _, text)) if *narrowed == passage.narrowed => {
                let text = text.to_mut();
                if !text.ends_with("\n\n") {
                    text.push_str(if text.ends_with('\n') { "\n" } else { "\n\n" });
                }
                text.push_str(&passage.markdown);
            }
            _ => runs.push((
                passage.narrowed,
                passage.audience.as_ref(),
                Cow::Borrowed(&passage.markdown),
            )),
        }
    }
    runs
}

/// Assigns heading levels: the first is the highest, none skips a level, and none is a second `h1`.
struct Outline {
    top: u8,
    open: Vec<u8>,
}

impl Outline {
    fn new(top: u8) -> Self {
        Outline {
            top: top.clamp(2, 6),
            open: Vec::new(),
        }
    }

    /// Returns the level on the page for a heading with this level in the source.
    fn level(&mut self, source: u8) -> u8 {
        while self.open.last().is_some_and(|open| *open >= source) {
            self.open.pop();
        }
        let level = (self.top + self.open.len() as u8).min(6);
        self.open.push(source);
        level
    }
}
