//! What all reports share: templates, library and fonts, loaded once.
//!
//! Holds nothing of any report.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use typst::foundations::Bytes;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt};

use super::clean;

/// The names of the templates, the one that draws the report first.
pub const TEMPLATES: [&str; 3] = ["report.typ", "theme.typ", "prose.typ"];

/// What makes the bytes beside templates and fonts: the engine, and this module as it was written.
const MADE_BY: [&str; 9] = [
    "typst 0.15.1",
    include_str!("chart.rs"),
    include_str!("clean.rs"),
    include_str!("engine.rs"),
    include_str!("make.rs"),
    include_str!("node.rs"),
    include_str!("prepare.rs"),
    include_str!("text.rs"),
    include_str!("world.rs"),
];

/// Templates, library and fonts; shared between threads.
pub struct Engine {
    pub(super) library: LazyHash<Library>,
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
    pub(super) sources: Vec<Source>,
    /// A bit for each character that some font has a shape for.
    covered: Vec<u64>,
    fingerprint: [u8; 32],
}

impl Engine {
    /// An engine with these templates (see [`TEMPLATES`]) and, beside the fonts that are built in, these.
    pub fn new(templates: [(&str, String); 3], own_fonts: &[Vec<u8>]) -> Engine {
        let fingerprint = fingerprint(&templates, own_fonts);
        let built_in = typst_assets::fonts().map(Bytes::new);
        let own = own_fonts.iter().cloned().map(Bytes::new);
        let fonts: Vec<Font> = built_in.chain(own).flat_map(Font::iter).collect();
        let book = FontBook::from_fonts(&fonts);
        let sources = templates
            .into_iter()
            .filter_map(|(name, text)| Some(Source::new(place(name)?, text)))
            .collect();
        Engine {
            // Row heads of tables count as such only with this feature.
            library: LazyHash::new(
                Library::builder()
                    .with_features([Feature::A11yExtras].into_iter().collect())
                    .build(),
            ),
            covered: coverage(&fonts),
            book: LazyHash::new(book),
            fonts,
            sources,
            fingerprint,
        }
    }

    /// What tells this engine from one that makes other bytes of the same report.
    pub fn fingerprint(&self) -> [u8; 32] {
        self.fingerprint
    }

    /// The font families that a template can name.
    pub fn families(&self) -> Vec<String> {
        self.book
            .families()
            .map(|(name, _)| name.to_owned())
            .collect()
    }

    /// The characters of `text` that would be drawn and that no font has.
    pub fn lacking(&self, text: &str) -> BTreeSet<char> {
        text.chars()
            .filter(|c| !c.is_ascii() && clean::drawn(*c) && !self.covers(*c))
            .collect()
    }

    fn covers(&self, c: char) -> bool {
        let at = c as usize;
        self.covered
            .get(at / 64)
            .is_some_and(|word| word & (1 << (at % 64)) != 0)
    }
}

/// What tells an engine with these templates and fonts from one that makes other bytes of the same report.
pub(super) fn fingerprint(templates: &[(&str, String); 3], own_fonts: &[Vec<u8>]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part_of in MADE_BY {
        part(&mut hash, part_of.as_bytes());
    }
    for (name, text) in templates {
        part(&mut hash, name.as_bytes());
        part(&mut hash, text.as_bytes());
    }
    for font in own_fonts {
        part(&mut hash, font);
    }
    hash.finalize().into()
}

/// The place of a file that templates can name from the root.
pub(super) fn place(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(format!("/{name}")).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// Hashes a part together with its length, so that parts cannot run into each other.
fn part(hash: &mut Sha256, bytes: &[u8]) {
    hash.update((bytes.len() as u64).to_le_bytes());
    hash.update(bytes);
}

fn coverage(fonts: &[Font]) -> Vec<u64> {
    let mut covered = vec![0_u64; (char::MAX as usize + 1).div_ceil(64)];
    // The last resort has a box for every character there is.
    let real = fonts.iter().filter(|font| !font.info().is_last_resort());
    for at in real.flat_map(|font| font.info().coverage.iter()) {
        let at = at as usize;
        if let Some(word) = covered.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }
    covered
}
