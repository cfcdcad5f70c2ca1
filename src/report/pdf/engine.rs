//! The parts that all reports share: templates, library and fonts, loaded once.
//!
//! Must not hold data of a report.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use typst::foundations::Bytes;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt};

use super::coverage::{CoveredCharacters, TEXT};
use crate::report::MissingGlyphs;
use crate::theme::{PRINTED_WASH, printed_charts};

/// The names of the templates, the main one first.
pub const TEMPLATES: [&str; 3] = ["report.typ", "theme.typ", "prose.typ"];

/// What the bytes depend on besides templates and fonts: the engine's version, and the source code of this module.
const MADE_BY: [&str; 14] = [
    "typst 0.15.1",
    include_str!("chart.rs"),
    include_str!("sanitize.rs"),
    include_str!("coverage.rs"),
    include_str!("engine.rs"),
    include_str!("compile.rs"),
    include_str!("data.rs"),
    include_str!("node.rs"),
    include_str!("prepare.rs"),
    include_str!("prose.rs"),
    include_str!("text.rs"),
    include_str!("../prose.rs"),
    include_str!("../texts.rs"),
    include_str!("world.rs"),
];

/// Templates, library and fonts; shared between threads.
pub struct Engine {
    pub(super) library: LazyHash<Library>,
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
    pub(super) sources: Vec<Source>,
    covered: CoveredCharacters,
    /// Font families to use after those that the report names, in this order.
    pub(super) families: Vec<String>,
    fingerprint: [u8; 32],
}

impl Engine {
    /// An engine with these templates (see [`TEMPLATES`]), the built-in fonts, and these fonts.
    pub fn new(templates: [(&str, String); 3], own_fonts: &[Vec<u8>]) -> Engine {
        let fingerprint = fingerprint(&templates, own_fonts);
        let mut fonts: Vec<Font> = typst_assets::fonts()
            .map(Bytes::new)
            .flat_map(Font::iter)
            .collect();
        let built_in = fonts.len();
        let own = own_fonts.iter().cloned().map(Bytes::new);
        fonts.extend(own.flat_map(Font::iter));
        let book = FontBook::from_fonts(&fonts);
        let sources = templates
            .into_iter()
            .filter_map(|(name, text)| Some(Source::new(place(name)?, text)))
            .collect();
        Engine {
            // Typst marks row headers of tables only with this feature.
            library: LazyHash::new(
                Library::builder()
                    .with_features([Feature::A11yExtras].into_iter().collect())
                    .build(),
            ),
            covered: CoveredCharacters::new(&fonts, built_in),
            families: families(&fonts[built_in..]),
            book: LazyHash::new(book),
            fonts,
            sources,
            fingerprint,
        }
    }

    /// A hash that differs between engines that produce different bytes for the same report.
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

    /// The characters of `text` that would be drawn and that no text font has; `code` may use any font.
    pub fn lacking(&self, text: &str, code: bool) -> BTreeMap<char, MissingGlyphs> {
        self.covered.missing(text, code)
    }
}

/// A hash of these templates and fonts; it differs between engines that produce different bytes for the same report.
pub(super) fn fingerprint(templates: &[(&str, String); 3], own_fonts: &[Vec<u8>]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part_of in MADE_BY {
        part(&mut hash, part_of.as_bytes());
    }
    // The colours themselves are part of the report's look.
    part(
        &mut hash,
        printed_charts(PRINTED_WASH, PRINTED_WASH, "")
            .css()
            .as_bytes(),
    );
    for (name, text) in templates {
        part(&mut hash, name.as_bytes());
        part(&mut hash, text.as_bytes());
    }
    for font in own_fonts {
        part(&mut hash, font);
    }
    hash.finalize().into()
}

/// The ID of a file that templates refer to by its path from the root.
pub(super) fn place(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(format!("/{name}")).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// Hashes a part together with its length, so that adjacent parts cannot be confused.
fn part(hash: &mut Sha256, bytes: &[u8]) {
    hash.update((bytes.len() as u64).to_le_bytes());
    hash.update(bytes);
}

/// The order in which families are tried: the first text font, the practice's own fonts by file, the other
/// text fonts. For other characters Typst searches all remaining fonts, in the same order on every machine.
fn families(own: &[Font]) -> Vec<String> {
    let own = own.iter().map(|font| font.info().family.as_str());
    let (first, others) = TEXT.split_at(1);
    let mut out: Vec<String> = Vec::new();
    for family in first
        .iter()
        .copied()
        .chain(own)
        .chain(others.iter().copied())
    {
        if !out.iter().any(|known| known == family) {
            out.push(family.to_owned());
        }
    }
    out
}
