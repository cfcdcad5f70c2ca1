//! Compiles a prepared report with Typst and exports it, with the archival profile if the text allows it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::{Datelike, NaiveDate};
use sha2::{Digest, Sha256};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::text;
use super::world::ReportWorld;
use crate::report::{Pdf, guarded};
use crate::text::hex;

type Errors = Vec<SourceDiagnostic>;

/// Compiles and exports; the errors are empty if the engine panicked.
pub(super) fn compile_and_export(
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
