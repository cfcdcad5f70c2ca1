//! A PDF renderer that loads its engine on first use: fonts are slow to load, and most builds need none.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::engine::{Engine, TEMPLATES, fingerprint};
use crate::report::model::Report;
use crate::report::{Look, MissingGlyphs, Pdf, PdfRenderer};
use crate::text::hex;
use crate::theme::TemplateError;

/// A PDF renderer whose engine is loaded on first use.
pub struct Lazy {
    templates: [(&'static str, String); 3],
    fonts: Vec<Vec<u8>>,
    fingerprint: String,
    engine: OnceLock<Engine>,
}

impl Lazy {
    /// A renderer with these templates, by name, and these fonts in addition to the built-in ones.
    pub fn new(templates: Vec<(String, String)>, fonts: Vec<Vec<u8>>) -> Lazy {
        let templates = TEMPLATES.map(|name| {
            let found = templates.iter().find(|(other, _)| other == name);
            (
                name,
                found.map_or_else(String::new, |(_, text)| text.clone()),
            )
        });
        let digest = fingerprint(&templates, &fonts);
        Lazy {
            templates,
            fonts,
            fingerprint: hex(&digest),
            engine: OnceLock::new(),
        }
    }

    fn engine(&self) -> &Engine {
        self.engine
            .get_or_init(|| Engine::new(self.templates.clone(), &self.fonts))
    }
}

impl PdfRenderer for Lazy {
    fn fingerprint(&self) -> String {
        self.fingerprint.clone()
    }

    fn lacking(&self, text: &str, code: bool) -> BTreeMap<char, MissingGlyphs> {
        self.engine().lacking(text, code)
    }

    fn families(&self) -> Vec<String> {
        self.engine().families()
    }

    fn render(
        &self,
        report: &Report,
        look: &Look,
        files: &[(&str, &[u8])],
    ) -> Result<Pdf, Vec<TemplateError>> {
        self.engine().render(report, look, files)
    }
}
