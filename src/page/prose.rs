//! Connects prose with the pages: link targets, and the interface texts inside prose.
//!
//! Must not parse Markdown itself.

use std::borrow::Cow;

use super::PageContext;
use crate::html::{Ids, Labels, ProseRenderer, Targets};
use crate::reader::Party;
use crate::view::types::{Audience, Passage};

impl Targets for PageContext<'_> {
    fn record(&self, slug: &str) -> Option<String> {
        match self.document {
            true => None,
            false => self.route.record(slug),
        }
    }

    fn file(&self, name: &str) -> Option<(String, bool)> {
        let file = self.view.files.iter().find(|file| file.name == name)?;
        let up = if self.document { "../" } else { "" };
        // A document shows pictures; other files are only in the portal.
        (file.image || !self.document).then(|| (format!("{up}files/{name}"), file.image))
    }

    fn audience(&self, audience: &Audience) -> Option<String> {
        // A document is passed on: only passages with fewer readers are marked.
        if self.document {
            return None;
        }
        if audience.is_nobody() {
            return Some(self.words.get("only_you").to_owned());
        }
        let client = self
            .view
            .engagement
            .client
            .as_ref()
            .filter(|_| audience.client);
        let client = client.map(|client| client.name.clone());
        let you = std::iter::once(self.words.get("read_by_you").to_owned());
        let names: Vec<String> = you
            .chain(client)
            .chain(audience.sponsors.iter().cloned())
            .collect();
        let names = self.words.list(&names);
        Some(
            self.words
                .with("read_by", &[("names", names.as_str().into())]),
        )
    }
}

impl PageContext<'_> {
    /// A body as safe HTML; none if it is empty. `top` is the level of its highest heading; `ids` are the
    /// IDs of the page.
    pub fn prose(&self, body: &[Passage], top: u8, ids: &mut Ids) -> Option<String> {
        if body.is_empty() {
            return None;
        }
        let labels = self.prose_labels();
        let html = ProseRenderer::new(self, &labels).html(body, top, ids);
        (!html.trim().is_empty()).then_some(html)
    }

    /// The interface words in prose, as this reader sees them.
    pub fn prose_labels(&self) -> Labels<'static> {
        let words = self.words;
        Labels {
            coach_only: Cow::Borrowed(words.get(match self.document {
                true => "only_the_coach",
                false => "only_you",
            })),
            client_only: Cow::Borrowed(words.get(match self.view.reader.party() {
                _ if self.document => "only_client_and_coach",
                Party::Client => "only_you_and_coach",
                _ => "only_you_and_client",
            })),
            table: Cow::Borrowed(words.get("prose_table")),
            footnote: Cow::Borrowed(words.get("prose_footnote")),
            back: Cow::Borrowed(words.get("prose_back")),
            done: Cow::Borrowed(words.get("prose_done")),
            to_do: Cow::Borrowed(words.get("prose_to_do")),
            quotes: ["prose_quote_open", "prose_quote_close"]
                .map(|id| Cow::Borrowed(words.get(id))),
        }
    }
}
