//! Compiles a report to a PDF.
//!
//! If the templates are valid, there is always a PDF: with the archival profile if the text allows it, and
//! without pictures that cannot be read.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use typst::comemo;
use typst::foundations::Bytes;

use super::data::PdfLook;
use super::drawable::Drawable;
use super::engine::Engine;
use super::export::compile_and_export;
use super::fault::{error_without_location, faults};
use super::prepare::prepared;
use super::world::{PictureFiles, ReportWorld};
use super::{unsupported, world};
use crate::report::model::Report;
use crate::report::{Look, MissingGlyphs, Pdf};
use crate::theme::TemplateError;

/// Typst caches results for later documents; the cache is cleared after this many documents.
const EVICT_EVERY: usize = 2;
static MADE: AtomicUsize = AtomicUsize::new(0);

impl Engine {
    /// Builds the PDF of a report, with the pictures it refers to.
    pub fn render(
        &self,
        report: &Report,
        look: &Look,
        files: &[(&str, &[u8])],
    ) -> Result<Pdf, Vec<TemplateError>> {
        let files = world::files(files);
        let none = BTreeSet::new();
        let made = self.attempt(report, look, &files, &none).or_else(|faults| {
            comemo::evict(0);
            // Checking whether each picture can be drawn is slow, so it is done only after a failure.
            let unreadable = unsupported::pictures(self, report, look, &files);
            match unreadable.is_empty() {
                true => Err(faults),
                false => self.attempt(report, look, &files, &unreadable),
            }
        });
        if made.is_err() || MADE.fetch_add(1, Ordering::Relaxed) % EVICT_EVERY == EVICT_EVERY - 1 {
            comemo::evict(0);
        }
        made
    }

    fn attempt(
        &self,
        report: &Report,
        look: &Look,
        files: &PictureFiles,
        without: &BTreeSet<String>,
    ) -> Result<Pdf, Vec<TemplateError>> {
        let Some(main) = self.sources.first() else {
            return Err(vec![error_without_location(
                self,
                "the template is missing",
            )]);
        };
        let drawable = Drawable {
            place: &|name| {
                let place = world::plain(name)?;
                (files.contains_key(&place) && !without.contains(&place)).then_some(place)
            },
            chart: &|svg| !without.contains(svg),
        };
        let prepared = prepared(report, PdfLook::new(look, &self.families), &drawable);
        // Only text, lists and numbers, so the conversion cannot fail.
        let json = serde_json::to_vec(&prepared.data).unwrap_or_default();
        let lacking = self.lacking(&prepared.text, false);
        let archival = !lacking
            .values()
            .any(|missing| *missing == MissingGlyphs::Glyph);
        let desk = ReportWorld {
            engine: self,
            main: main.clone(),
            data: Bytes::new(json),
            files,
        };
        let file = compile_and_export(&desk, report.date, archival);
        file.map_err(|errors| match errors.is_empty() {
            true => vec![error_without_location(self, "the engine broke off")],
            false => faults(self, &desk, &errors),
        })
    }
}
