//! Compiles a report's JSON to a PDF.
//!
//! If the templates are valid, there is always a PDF: with the archival profile if the text allows it, and
//! without pictures that cannot be read.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;
use sha2::{Digest, Sha256};
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::engine::Engine;
use super::fault::{error_without_location, faults};
use super::world::{PictureFiles, ReportWorld};
use super::{prepare, text, unsupported, world};
use crate::report::{MissingGlyphs, Pdf, guarded};
use crate::theme::TemplateError;

/// Typst caches results for later documents; the cache is cleared after this many documents.
const EVICT_EVERY: usize = 2;
static MADE: AtomicUsize = AtomicUsize::new(0);

type Errors = Vec<SourceDiagnostic>;

impl Engine {
    /// Builds the PDF of the report in `data`, with the pictures it refers to.
    pub fn pdf(&self, data: &Value, files: &[(&str, &[u8])]) -> Result<Pdf, Vec<TemplateError>> {
        let files = world::files(files);
        let none = BTreeSet::new();
        let made = self.attempt(data, &files, &none).or_else(|faults| {
            comemo::evict(0);
            // Checking whether each picture can be drawn is slow, so it is done only after a failure.
            let unreadable = unsupported::pictures(self, data, &files);
            match unreadable.is_empty() {
                true => Err(faults),
                false => self.attempt(data, &files, &unreadable),
            }
        });
        if made.is_err() || MADE.fetch_add(1, Ordering::Relaxed) % EVICT_EVERY == EVICT_EVERY - 1 {
            comemo::evict(0);
        }
        made
    }

    fn attempt(
        &self,
        data: &Value,
        files: &PictureFiles,
        without: &BTreeSet<String>,
    ) -> Result<Pdf, Vec<TemplateError>> {
        let Some(main) = self.sources.first() else {
            return Err(vec![error_without_location(
                self,
                "the template is missing",
            )]);
        };
        let prepared = prepare::prepared(
            data,
            &self.families,
            |name| {
                let place = world::plain(name)?;
                (files.contains_key(&place) && !without.contains(&place)).then_some(place)
            },
            |svg| !without.contains(svg),
        );
        let json = prepared.to_string();
        let lacking = self.lacking(&prepare::words(&prepared), false);
        let archival = !lacking
            .values()
            .any(|missing| *missing == MissingGlyphs::Glyph);
        let desk = ReportWorld {
            engine: self,
            main: main.clone(),
            data: Bytes::from_string(json.clone()),
            files,
        };
        let file = compile_and_export(&desk, &json, prepared.get("date"), archival);
        file.map_err(|errors| match errors.is_empty() {
            true => vec![error_without_location(self, "the engine broke off")],
            false => faults(self, &desk, &errors),
        })
    }
}

/// Compiles and exports; the errors are empty if the engine panicked.
fn compile_and_export(
    desk: &ReportWorld<'_>,
    json: &str,
    date: Option<&Value>,
    archival: bool,
) -> Result<Pdf, Errors> {
    let work = AssertUnwindSafe(|| {
        let document: PagedDocument = typst::compile(desk).output.map_err(|e| e.to_vec())?;
        let (bytes, archival) = exported(desk, &document, json, date, archival)?;
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
    json: &str,
    date: Option<&Value>,
    archival: bool,
) -> Result<(Vec<u8>, bool), Errors> {
    let mut ident = Sha256::new();
    ident.update(desk.engine.fingerprint());
    ident.update(json);
    let ident: String = ident
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let options = |standards| PdfOptions {
        ident: Smart::Custom(ident.clone()),
        creator: Smart::Custom(None),
        timestamp: date.and_then(Value::as_str).and_then(timestamp),
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

/// The start of the day `YYYY-MM-DD`.
fn timestamp(date: &str) -> Option<Timestamp> {
    let mut parts = date.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    Datetime::from_ymd_hms(year, month, day, 0, 0, 0).map(Timestamp::new_utc)
}

/// Whether `desk` compiles to a PDF at all.
pub(super) fn compiles(desk: &ReportWorld<'_>) -> bool {
    compile_and_export(desk, "", None, false).is_ok()
}
