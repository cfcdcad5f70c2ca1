//! Search: the text of a reader's pages, as data for the search page's script.
//!
//! Made only from the rendered pages of that reader, so it cannot contain anything that they do not show. Must not know
//! a view or the model.
//!
//! The texts of an engagement are one file, `search/text.js`. The practice also has an index that maps each word to the
//! engagements that may contain it; the passages are then loaded from those engagements on request.

mod contents;
mod extract;
mod fold;
mod index;
mod tag;
mod writer;

use serde::Serialize;

pub use contents::{page, practice_page};
pub use extract::PageText;
pub use fold::words;
pub use index::{PackedVocabulary, Parts, Vocabulary, WordIndex};
pub use writer::PagePart;

/// The script of the search pages, the same for every reader.
pub const SCRIPT: &str = include_str!("../../templates/search.js");

/// The name of the script in the assets folder.
pub const SCRIPT_NAME: &str = "search.js";

/// The path of an engagement's texts, relative to its folder.
pub const TEXT_PATH: &str = "search/text.js";

/// The texts of one reader's pages.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct ReaderTexts {
    /// The pages in rendering order.
    pub pages: Vec<PageText>,
}

impl ReaderTexts {
    /// Adds the text of a rendered page.
    pub fn add_page(&mut self, path: &str, section: &'static str, title: &str, html: &str) {
        self.pages.push(extract::page(path, section, title, html));
    }

    /// Returns the file with these texts, in the language `locale`: the path, title, date and parts of each page, and
    /// the anchor, heading and text of each part.
    pub fn file(&self, locale: &str) -> (String, Vec<u8>) {
        #[derive(Serialize)]
        struct PortalFile<'t, P> {
            lang: &'t str,
            pages: Vec<P>,
        }
        let pages = self.pages.iter().map(|page| {
            let parts = page.parts.iter();
            let parts = parts.map(|part| (&part.anchor, &part.heading, &part.text));
            let parts: Vec<_> = parts.collect();
            (&page.path, &page.title, &page.date, parts)
        });
        let file = PortalFile {
            lang: locale,
            pages: pages.collect(),
        };
        (TEXT_PATH.to_owned(), data(&file))
    }

    /// Returns every word of these texts, normalised.
    pub fn vocabulary(&self) -> Vocabulary {
        let mut words = Vocabulary::default();
        for page in &self.pages {
            words.add(&page.title);
            for part in &page.parts {
                words.add(&part.heading);
                words.add(&part.text);
            }
        }
        words
    }
}

/// Wraps data in a script. A page opened from disk may not read a file, but it may run a script; the script stores the
/// value on the element that loaded it.
fn data(value: &impl Serialize) -> Vec<u8> {
    let mut out = b"document.currentScript.data=".to_vec();
    // Text, numbers and lists, written to memory: this cannot fail.
    if serde_json::to_writer(&mut out, value).is_err() {
        out.extend_from_slice(b"null");
    }
    out.extend_from_slice(b";\n");
    out
}
