//! Makes the PDFs of one engagement's reports, or reuses those that an earlier build made from the same data.
//!
//! Readers whose reports have the same content share one PDF. Must not decide what a report contains.

use std::collections::BTreeMap;

use super::BuildContext;
use crate::diag::{Diagnostic, UNKNOWN_FONT, nearest};
use crate::page::report::NamedReport;
use crate::record::practice::PracticeRecord;
use crate::record::safe_path;
use crate::record::value::Paper;
use crate::report::model::Report;
use crate::report::{Look, Pdf, PdfKey, PdfRenderer, PdfStore, ReportKind};
use crate::theme::{Colour, LIGHT, PRINTED_WASH, TemplateError};
use crate::view::types::{PracticeView, View};

/// The PDF renderer, and the cache for PDFs.
#[derive(Clone, Copy)]
pub struct Reports<'r> {
    /// The renderer.
    pub renderer: &'r dyn PdfRenderer,
    /// The cache; without it every PDF is made again.
    pub store: Option<&'r dyn PdfStore>,
    /// Which reports are made.
    pub which: PdfChoice,
}

/// Which reports are made as PDF. Pages link to all of them in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PdfChoice {
    /// Every one.
    All,
    /// Those of this kind.
    Kind(ReportKind),
    /// None yet: each is made when it is requested.
    Later,
}

/// The PDFs of one engagement so far.
pub(super) type PdfsByKey = BTreeMap<PdfKey, Pdf>;

/// Returns the PDF of each of `reports`, in order, with its path in the portal.
///
/// # Errors
/// If a template fails: the first error.
pub(super) fn pdfs(
    view: &View,
    reports: &[NamedReport],
    shared: &BuildContext<'_>,
    done: &mut PdfsByKey,
) -> Result<Vec<(String, Pdf)>, TemplateError> {
    let Some(options) = shared.reports else {
        return Ok(Vec::new());
    };
    let look = look(&view.practice, &shared.practice.practice);
    let fingerprint = options.renderer.fingerprint();
    let wanted = |named: &&NamedReport| match options.which {
        PdfChoice::All => true,
        PdfChoice::Kind(kind) => kind == named.report.kind,
        PdfChoice::Later => false,
    };
    let made = reports.iter().filter(wanted).map(|named| {
        let path = format!("reports/{}.pdf", named.name);
        let key = PdfKey::new(&fingerprint, &named.report, &look);
        if let Some(made) = done.get(&key) {
            return Ok((path, made.clone()));
        }
        let kept = options.store.and_then(|store| store.get(&key));
        let made = match kept {
            Some(made) => made,
            None => {
                let made = render_pdf(options.renderer, view, &named.report, &look)?;
                if let Some(store) = options.store {
                    store.put(&key, &made);
                }
                made
            }
        };
        done.insert(key, made.clone());
        Ok((path, made))
    });
    made.collect()
}

/// Renders one PDF without the cache.
///
/// # Errors
/// If a template fails: the first error.
fn render_pdf(
    renderer: &dyn PdfRenderer,
    view: &View,
    report: &Report,
    look: &Look,
) -> Result<Pdf, TemplateError> {
    let files = view.files.iter();
    let files: Vec<(&str, &[u8])> = files
        .map(|file| (file.name.as_str(), &*file.bytes))
        .collect();
    render_with(renderer, report, look, &files)
}

/// Renders a document that is not part of an engagement. `files` are its pictures.
///
/// # Errors
/// If a template fails: the first error.
pub(super) fn render_document(
    renderer: &dyn PdfRenderer,
    report: &Report,
    (settings, practice): (&PracticeView, &PracticeRecord),
    files: &[(&str, &[u8])],
) -> Result<Pdf, TemplateError> {
    render_with(renderer, report, &look(settings, practice), files)
}

fn render_with(
    renderer: &dyn PdfRenderer,
    report: &Report,
    look: &Look,
    files: &[(&str, &[u8])],
) -> Result<Pdf, TemplateError> {
    renderer.render(report, look, files).map_err(|faults| {
        let first = faults.into_iter().next();
        first.unwrap_or_else(|| TemplateError {
            template: "report.typ".to_owned(),
            line: 0,
            at: (0, 0),
            message: "this template cannot be rendered".to_owned(),
            help: None,
        })
    })
}

/// Returns the look of the practice's documents.
fn look(settings: &PracticeView, practice: &PracticeRecord) -> Look {
    let font = practice.font.as_ref().map(|(family, _)| family.as_str());
    let fonts = font.into_iter().chain(["Libertinus Serif"]);
    Look {
        paper: settings.paper.unwrap_or(Paper::A4),
        accent: Colour::accent(settings.accent.as_deref()).on(&LIGHT).ink,
        wash: PRINTED_WASH,
        fonts: fonts.map(str::to_owned).collect(),
    }
}

/// Returns a finding if the `font` in coachgen.yaml is not an available font family.
pub fn font_fault(practice: &PracticeRecord, renderer: &dyn PdfRenderer) -> Option<Diagnostic> {
    let (name, span) = practice.font.as_ref()?;
    let families = renderer.families();
    let same = |family: &String| family.eq_ignore_ascii_case(name);
    if families.iter().any(same) {
        return None;
    }
    let help = match nearest(name, families.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{}`?", safe_path(near)),
        None => format!(
            "add its files to templates/fonts/; available families: {}",
            safe_path(&families.join(", "))
        ),
    };
    let message = "no font family has this name; reports use Libertinus Serif instead";
    Some(Diagnostic::new(&UNKNOWN_FONT, *span, message).help(help))
}
