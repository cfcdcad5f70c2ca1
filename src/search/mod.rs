//! Search: what a reader's pages say, as data that the search page's script looks through.
//!
//! Made from the rendered pages of that reader alone, so it can hold nothing that they do not show. Must not
//! know a view or the model.
//!
//! An engagement's texts are one file, `search/text.js`. The practice has an index beside it, word by word to
//! the engagements that may hold it; the passages themselves are read from those engagements when asked for.

mod contents;
mod extract;
mod fold;
mod index;
mod tag;
mod writer;

use serde::Serialize;

pub use contents::{page, practice_page};
pub use extract::{PagePart, PageText};
pub use fold::words;
pub use index::{Packed, Parts, Vocabulary, WordIndex};

/// The script of the search pages, the same for every reader.
pub const SCRIPT: &str = include_str!("../../templates/search.js");

/// Where the script lies in the folder of the assets.
pub const SCRIPT_NAME: &str = "search.js";

/// An engagement's texts, below its folder.
pub const TEXT_PATH: &str = "search/text.js";

/// The texts of one reader's pages.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct ReaderTexts {
    /// In the order in which the pages were rendered.
    pub pages: Vec<PageText>,
}

impl ReaderTexts {
    /// Takes what a rendered page says.
    pub fn take(&mut self, path: &str, section: &'static str, title: &str, html: &str) {
        self.pages.push(extract::page(path, section, title, html));
    }

    /// The file with these texts, in the language `locale`: for each page its path, title, date and parts, for
    /// each part its anchor, heading and text.
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

    /// Every word of these texts, folded.
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

/// Data as a script. A page opened from disk may not read a file, but it may run one; the value is left on the
/// very element that asked for it.
fn data(value: &impl Serialize) -> Vec<u8> {
    let mut out = b"document.currentScript.data=".to_vec();
    // Texts, numbers and lists, written to memory: nothing in them can fail.
    if serde_json::to_writer(&mut out, value).is_err() {
        out.extend_from_slice(b"null");
    }
    out.extend_from_slice(b";\n");
    out
}
