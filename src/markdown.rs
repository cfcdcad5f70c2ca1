//! A reader's prose as safe HTML.
//!
//! Takes passages that were already cut for their reader. Must not know who reads, resolve a link
//! by itself, or let anything through that a browser could run, fetch or be styled by.

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

/// Where the links of prose lead on this reader's pages.
pub trait Targets {
    /// The page of a record of this slug with its anchor, if this reader has it.
    fn record(&self, slug: &str, anchor: Option<&str>) -> Option<String>;
    /// The path of an attachment, if this reader has it, and whether it is an image.
    fn file(&self, name: &str) -> Option<(String, bool)>;
    /// The label over a passage that says who reads it, where its page has such labels.
    fn audience(&self, audience: &Audience) -> Option<String> {
        let _ = audience;
        None
    }
}

/// Words of the interface that stand in prose.
#[derive(Debug, Clone)]
pub struct Labels<'a> {
    /// Over a passage for the coach alone.
    pub coach_only: Cow<'a, str>,
    /// Over a passage for coach and client, as this reader is told.
    pub client_only: Cow<'a, str>,
    /// Before a table.
    pub table: Cow<'a, str>,
    /// Before a footnote's number.
    pub footnote: Cow<'a, str>,
    /// From a footnote to its place in the text.
    pub back: Cow<'a, str>,
    /// Before a task that is done.
    pub done: Cow<'a, str>,
    /// Before a task that is not.
    pub to_do: Cow<'a, str>,
    /// What a straight quotation mark becomes: where it opens, and where it closes.
    pub quotes: [Cow<'a, str>; 2],
}

/// Renders bodies for one page, on which every id is used once.
pub struct Prose<'a> {
    targets: &'a dyn Targets,
    labels: &'a Labels<'a>,
}

impl<'a> Prose<'a> {
    /// Prose with these targets and words.
    pub fn new(targets: &'a dyn Targets, labels: &'a Labels<'a>) -> Self {
        Prose { targets, labels }
    }

    /// The HTML of one body; empty when there is nothing to read. `top` is the level (2 to 6) of its
    /// highest heading.
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

    /// The same in as many runs as its readership changes; no run is empty.
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

/// A stretch of prose with one readership, as HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlRun {
    /// What narrows it.
    pub narrowed: Option<Narrowed>,
    /// Who else reads it, for the coach.
    pub audience: Option<Audience>,
    /// Safe as it is.
    pub html: String,
}

/// The options of Markdown that a record may use.
pub fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// The words of a body without any markup, for a line in a list or an index.
pub fn plain(body: &[Passage]) -> String {
    let mut out = String::new();
    for passage in body {
        plain::plain(Parser::new_ext(&passage.markdown, options()), &mut out);
    }
    out.trim().to_owned()
}

/// Passages joined where nothing divides their readers: a section that was cut between two of them
/// must not show in how they are parsed.
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

/// Gives headings their levels: the first is the highest, none skips a level, none is a second `h1`.
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

    /// The level on the page of a heading that the source gives this level.
    fn level(&mut self, source: u8) -> u8 {
        while self.open.last().is_some_and(|open| *open >= source) {
            self.open.pop();
        }
        let level = (self.top + self.open.len() as u8).min(6);
        self.open.push(source);
        level
    }
}
