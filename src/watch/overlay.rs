//! The overlay that the preview adds to a page: links to the other readers' views, the record behind the page, the
//! number of findings and, if something is broken, why the page shows an earlier version.
//!
//! It is added to a rendered page; nothing of it is ever in the output of a build.

mod link;
mod model;
mod problem;

use sha2::{Digest, Sha256};
use tera::Context;

use super::editor::EditorLinks;
use super::snapshot::{EngagementState, PracticeSnapshot};
use crate::pipeline::PageForReader;
use crate::record::value::{Editor, Language};
use crate::text::hex;
use crate::theme::{Overlay, POLICY, TemplateError, Theme};
use crate::words::Words;
use model::OverlayModel;

/// Renders overlays.
pub(super) struct OverlayRenderer {
    overlay: Overlay,
    links: Option<EditorLinks>,
}

/// The page that an overlay is added to.
pub(super) struct OverlayPage<'s> {
    pub(super) site: &'s PracticeSnapshot,
    /// The current state of the engagement that the page belongs to; `None` for the coach's own pages.
    pub(super) engagement: Option<&'s EngagementState>,
    /// Its path relative to the root of the portals.
    pub(super) path: &'s str,
    /// The same page in each reader's portal.
    pub(super) elsewhere: Vec<PageForReader>,
    /// The client's name, if known.
    pub(super) client: Option<String>,
    /// The path of the record behind the page, for the coach only.
    pub(super) record: Option<String>,
    /// Who sees each part of the record, as a table for a terminal.
    pub(super) access: Option<String>,
    /// Whether the requested page does not exist.
    pub(super) missing: bool,
    /// The error of a custom template that fails on this page; only for the coach's own pages.
    pub(super) fault: Option<TemplateError>,
    /// The data that the page's script loads, as part of the fingerprint.
    pub(super) data: Vec<u8>,
    /// The templates that the page was rendered with.
    theme: &'s Theme,
}

impl<'s> OverlayPage<'s> {
    /// Returns the overlay's page for one of the coach's own pages.
    pub(super) fn practice_page(site: &'s PracticeSnapshot, path: &'s str) -> OverlayPage<'s> {
        let file = site.practice.file.sources.file(crate::span::FileId(0));
        let file = file.filter(|_| path == "coach/index.html");
        OverlayPage {
            record: file.map(|file| file.path.clone()),
            access: None,
            ..OverlayPage::bare(site, None, path)
        }
    }

    /// Returns the overlay's page for a page of an engagement.
    pub(super) fn engagement_page(
        site: &'s PracticeSnapshot,
        engagement: &'s EngagementState,
        path: &'s str,
    ) -> OverlayPage<'s> {
        OverlayPage::bare(site, Some(engagement), path)
    }

    fn bare(
        site: &'s PracticeSnapshot,
        engagement: Option<&'s EngagementState>,
        path: &'s str,
    ) -> OverlayPage<'s> {
        OverlayPage {
            site,
            engagement,
            path,
            elsewhere: Vec::new(),
            client: None,
            record: None,
            access: None,
            data: Vec::new(),
            missing: false,
            fault: None,
            theme: &engagement
                .map_or(&site.practice, |engagement| &engagement.practice)
                .theme,
        }
    }

    /// Returns the relative path from the page to the root of the portals.
    fn up(&self) -> String {
        "../".repeat(self.path.matches('/').count())
    }

    /// Returns the interface words in the practice's language, because the coach uses the preview.
    fn words(&self) -> &'static Words {
        let language = self.site.practice.file.practice.language;
        Words::for_language(language.unwrap_or(Language::En))
    }

    fn editor(&self) -> Option<Editor> {
        self.site.practice.file.practice.editor
    }
}

impl OverlayRenderer {
    /// Creates a renderer. `links` is `None` if the practice is not on disk; records are then not linked.
    pub(super) fn new(links: Option<EditorLinks>) -> OverlayRenderer {
        OverlayRenderer {
            overlay: Overlay::default(),
            links,
        }
    }

    /// Returns the page with its overlay.
    pub(super) fn add_overlay(&self, page: &[u8], over: &OverlayPage<'_>, run: &str) -> Vec<u8> {
        let words = over.words();
        let shown = fingerprint(&[page, &over.data].concat());
        let model = OverlayModel::new(over, self.links.as_ref(), shown, style_fingerprint(over));
        let mut context = Context::new();
        context.insert_value("w", words.value().clone());
        context.insert("watch", &model);
        context.insert("run", run);
        let fragment = self.overlay.render(&context);
        // Templates render UTF-8. The page's own policy is removed: the response header has it, extended for live
        // reload.
        let page = String::from_utf8_lossy(page).replacen(POLICY, "", 1);
        let (head, rest) = page.split_once("</head>").unwrap_or(("", &page));
        let (body, end) = rest.rsplit_once("</body>").unwrap_or((rest, ""));
        let up = over.up();
        // An empty icon, because browsers would request one otherwise.
        let style = format!(
            "<link rel=\"stylesheet\" href=\"{up}-/watch.css\">\n<link rel=\"icon\" href=\"data:,\">\n"
        );
        let script = format!("<script src=\"{up}-/watch.js\" defer></script>\n");
        format!("{head}{style}</head>{body}{fragment}{script}</body>{end}").into_bytes()
    }

    /// Returns the page that is shown if the requested page does not exist.
    pub(super) fn not_found_page(&self, over: &OverlayPage<'_>) -> Vec<u8> {
        let words = over.words();
        let stopped = over
            .engagement
            .is_some_and(|engagement| engagement.stopped().is_some());
        let stopped = stopped || over.site.is_blank();
        let (title, text) = match stopped {
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
            text,
            over.up(),
            words.get("section_practice"),
        )
        .into_bytes()
    }
}

/// The style sheet of the overlay.
const WATCH: &str = include_str!("../../templates/watch.css");

/// Returns a fingerprint that tells two pages apart.
fn fingerprint(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    hex(&digest[..8])
}

/// Returns a fingerprint that tells the style sheets of two pages apart.
fn style_fingerprint(over: &OverlayPage<'_>) -> String {
    let practice = &over.site.practice.file.practice;
    let look = format!("{:?}{:?}", practice.accent, practice.paper);
    let parts = [over.theme.style(), over.theme.report_style(), &look, WATCH];
    fingerprint(parts.concat().as_bytes())
}
