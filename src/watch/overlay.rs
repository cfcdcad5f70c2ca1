//! What the preview lays over a page: whose view it is and where the others are, the record behind it, what was found,
//! and, while something is broken, why the page is as it was before.
//!
//! It is added to a page that was made; nothing of it is ever in what a build writes.

mod model;
mod problem;

use sha2::{Digest, Sha256};
use tera::Context;

use super::editor::EditorLinks;
use super::snapshot::{EngagementState, PracticeSnapshot};
use crate::pipeline::Elsewhere;
use crate::record::value::{Editor, Language};
use crate::theme::{Overlay, POLICY, TemplateError, Theme};
use crate::words::Words;
use model::OverlayModel;

/// Lays.
pub(super) struct Overlays {
    overlay: Overlay,
    links: Option<EditorLinks>,
}

/// What is known of the page that something is laid over.
pub(super) struct Over<'s> {
    pub(super) site: &'s PracticeSnapshot,
    /// The engagement it belongs to, as it is now; none for the practice's own pages.
    pub(super) held: Option<&'s EngagementState>,
    /// Its path from the root of the portals.
    pub(super) path: &'s str,
    /// Where each reader sees it.
    pub(super) elsewhere: Vec<Elsewhere>,
    /// The client's name, where it is known.
    pub(super) client: Option<String>,
    /// The record behind it, for the coach.
    pub(super) record: Option<String>,
    /// Whether there is no such page.
    pub(super) missing: bool,
    /// The template that fails on it, of the practice's own pages.
    pub(super) fault: Option<TemplateError>,
    /// What the page's own script reads beside it.
    pub(super) data: Vec<u8>,
    /// The templates it was made with.
    theme: &'s Theme,
}

impl<'s> Over<'s> {
    /// A page of the practice's own.
    pub(super) fn own(site: &'s PracticeSnapshot, path: &'s str) -> Over<'s> {
        let file = site.practice.file.sources.file(crate::span::FileId(0));
        let file = file.filter(|_| path == "coach/index.html");
        Over {
            record: file.map(|file| file.path.clone()),
            ..Over::bare(site, None, path)
        }
    }

    /// A page of an engagement.
    pub(super) fn of(
        site: &'s PracticeSnapshot,
        held: &'s EngagementState,
        path: &'s str,
    ) -> Over<'s> {
        Over::bare(site, Some(held), path)
    }

    fn bare(
        site: &'s PracticeSnapshot,
        held: Option<&'s EngagementState>,
        path: &'s str,
    ) -> Over<'s> {
        Over {
            site,
            held,
            path,
            elsewhere: Vec::new(),
            client: None,
            record: None,
            data: Vec::new(),
            missing: false,
            fault: None,
            theme: &held.map_or(&site.practice, |held| &held.practice).theme,
        }
    }

    /// From the page to the root of the portals.
    fn up(&self) -> String {
        "../".repeat(self.path.matches('/').count())
    }

    /// The interface's words, in the language of the practice: whoever watches is its coach.
    fn words(&self) -> &'static Words {
        let language = self.site.practice.file.practice.language;
        Words::of(language.unwrap_or(Language::En))
    }

    fn editor(&self) -> Option<Editor> {
        self.site.practice.file.practice.editor
    }
}

impl Overlays {
    /// Lays links to records below the practice's folder, where it is on disk.
    pub(super) fn new(links: Option<EditorLinks>) -> Overlays {
        Overlays {
            overlay: Overlay::default(),
            links,
        }
    }

    /// The page with what is laid over it.
    pub(super) fn over(&self, page: &[u8], over: &Over<'_>, run: &str) -> Vec<u8> {
        let words = over.words();
        let shown = print(&[page, &over.data].concat());
        let model = OverlayModel::of(over, self.links.as_ref(), shown, style(over));
        let mut context = Context::new();
        context.insert_value("w", words.value().clone());
        context.insert("watch", &model);
        context.insert("run", run);
        let fragment = self.overlay.render(&context);
        // What was rendered is text. Its own policy goes: the answer's head has it, with what live reload needs beside.
        let page = String::from_utf8_lossy(page).replacen(POLICY, "", 1);
        let (head, rest) = page.split_once("</head>").unwrap_or(("", &page));
        let (body, end) = rest.rsplit_once("</body>").unwrap_or((rest, ""));
        let up = over.up();
        // And no picture for the tab, which browsers would ask for otherwise.
        let style = format!(
            "<link rel=\"stylesheet\" href=\"{up}-/watch.css\">\n<link rel=\"icon\" href=\"data:,\">\n"
        );
        let script = format!("<script src=\"{up}-/watch.js\" defer></script>\n");
        format!("{head}{style}</head>{body}{fragment}{script}</body>{end}").into_bytes()
    }

    /// A page in place of one that there is not.
    pub(super) fn nothing(&self, over: &Over<'_>) -> Vec<u8> {
        let words = over.words();
        let stopped = over.held.is_some_and(|held| held.stopped().is_some());
        let stopped = stopped || over.site.is_blank();
        let (title, say) = match stopped {
            true => (words.get("watch_not_yet_title"), words.get("watch_not_yet")),
            false => (words.get("watch_gone_title"), words.get("watch_gone")),
        };
        format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n</head>\n\
             <body class=\"watch-page\">\n<main id=\"main\">\n<h1>{}</h1>\n<p>{}</p>\n\
             <p><a href=\"{}coach/index.html\">{}</a></p>\n</main>\n</body>\n</html>\n",
            words.locale(),
            title,
            title,
            say,
            over.up(),
            words.get("section_practice"),
        )
        .into_bytes()
    }
}

/// The preview's own style sheet.
const WATCH: &str = include_str!("../../templates/watch.css");

/// Tells two pages apart.
fn print(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Tells the style sheets of two pages apart.
fn style(over: &Over<'_>) -> String {
    let practice = &over.site.practice.file.practice;
    let look = format!("{:?}{:?}", practice.accent, practice.paper);
    let parts = [over.theme.style(), over.theme.report_style(), &look, WATCH];
    print(parts.concat().as_bytes())
}
