//! Compiles a report to a PDF.
//!
//! If the templates are valid, there is always a PDF: with the archival profile if the text allows it, and
//! without pictures that cannot be read.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::{Datelike, NaiveDate};
use sha2::{Digest, Sha256};
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::data::PdfLook;
use super::engine::Engine;
use super::fault::{error_without_location, faults};
use super::prepare::{Drawable, prepared};
use super::world::{PictureFiles, ReportWorld};
use super::{text, unsupported, world};
use crate::report::model::Report;
use crate::report::{Look, MissingGlyphs, Pdf, guarded};
use crate::text::hex;
use crate::theme::TemplateError;

/// Typst caches results for later documents; the cache is cleared after this many documents.
const EVICT_EVERY: usize = 2;
static MADE: AtomicUsize = AtomicUsize::new(0);

type Errors = Vec<SourceDiagnostic>;

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

/// Compiles and exports; the errors are empty if the engine panicked.
fn compile_and_export(
    desk: &ReportWorld<'_>,
    date: Option<NaiveDate>,
    archival: bool,
) -> Result<Pdf, Errors> {
    let work = AssertUnwindSafe(|| {
        let document: PagedDocument = typst::compile(desk).output.map_err(|e| e.to_vec())?;
        let (bytes, archival) = exported(desk, &document, date, archival)?;
        Ok(Pdf {
            bytes,
            text: text::page_text(&document),
            archival,
        })
    });
    guarded(|| catch_unwind(work)).unwrap_or_else(|_| Err(Vec::new()))
}

fn exported(
    desk: &ReportWorld<'_>,
    document: &PagedDocument,
    date: Option<NaiveDate>,
    archival: bool,
) -> Result<(Vec<u8>, bool), Errors> {
    let mut ident = Sha256::new();
    ident.update(desk.engine.fingerprint());
    ident.update(desk.data.as_slice());
    let ident = hex(&ident.finalize());
    let options = |standards| PdfOptions {
        ident: Smart::Custom(ident.clone()),
        creator: Smart::Custom(None),
        timestamp: date.and_then(timestamp),
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    };
    let profile = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]);
    if archival
        && let Ok(profile) = profile
        && let Ok(bytes) = typst_pdf::pdf(document, &options(profile))
    {
        return Ok((bytes, true));
    }
    match typst_pdf::pdf(document, &options(PdfStandards::default())) {
        Ok(bytes) => Ok((bytes, false)),
        Err(errors) => Err(errors.to_vec()),
    }
}

/// The start of a day.
fn timestamp(date: NaiveDate) -> Option<Timestamp> {
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    Datetime::from_ymd_hms(date.year(), month, day, 0, 0, 0).map(Timestamp::new_utc)
}

/// Whether `desk` compiles to a PDF at all.
pub(super) fn compiles(desk: &ReportWorld<'_>) -> bool {
    compile_and_export(desk, None, false).is_ok()
}
