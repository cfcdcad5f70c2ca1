//! Makes the PDFs of one engagement's reports, or reuses those that an earlier build made from the same data.
//!
//! Readers whose reports have the same content share one PDF. Must not decide what a report contains.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::BuildContext;
use crate::diag::{Diagnostic, UNKNOWN_FONT, nearest};
use crate::page::report::NamedReport;
use crate::record::practice::PracticeRecord;
use crate::record::safe_path;
use crate::record::value::Paper;
use crate::report::model::Report;
use crate::report::{Pdf, PdfRenderer, PdfStore};
use crate::text::hex;
use crate::theme::{Colour, DEFAULT_ACCENT, LIGHT, PRINTED_WASH, TemplateError};
use crate::view::types::View;

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
    /// Those of this kind: `agreement`, `agenda`, `interim` or `final`.
    Kind(&'static str),
    /// None yet: each is made when it is requested.
    Later,
}

/// The PDFs of one engagement so far, by the hash of their input.
pub(super) type PdfsByHash = BTreeMap<String, Pdf>;

/// Returns the PDF of each of `reports`, in order, with its path in the portal.
///
/// # Errors
/// If a template fails: the first error.
pub(super) fn pdfs(
    view: &View,
    reports: &[NamedReport],
    shared: &BuildContext<'_>,
    done: &mut PdfsByHash,
) -> Result<Vec<(String, Pdf)>, TemplateError> {
    let Some(options) = shared.reports else {
        return Ok(Vec::new());
    };
    let font = shared.practice.practice.font.as_ref();
    let font = font.map(|(family, _)| family.as_str());
    let wanted = |named: &&NamedReport| match options.which {
        PdfChoice::All => true,
        PdfChoice::Kind(kind) => kind == named.report.kind,
        PdfChoice::Later => false,
    };
    let made = reports.iter().filter(wanted).map(|named| {
        let path = format!("reports/{}.pdf", named.name);
        let data = pdf_input(&named.report, view, font);
        let name = cache_key(options.renderer, &data);
        if let Some(made) = done.get(&name) {
            return Ok((path, made.clone()));
        }
        let kept = options.store.and_then(|store| store.get(&name));
        let made = match kept {
            Some(made) => made,
            None => {
                let made = render_pdf(options.renderer, view, &data)?;
                if let Some(store) = options.store {
                    store.put(&name, &made);
                }
                made
            }
        };
        done.insert(name, made.clone());
        Ok((path, made))
    });
    made.collect()
}

/// Renders one PDF without the cache.
///
/// # Errors
/// If a template fails: the first error.
fn render_pdf(renderer: &dyn PdfRenderer, view: &View, data: &Value) -> Result<Pdf, TemplateError> {
    let files = view.files.iter();
    let files: Vec<(&str, &[u8])> = files
        .map(|file| (file.name.as_str(), &*file.bytes))
        .collect();
    renderer.pdf(data, &files).map_err(|faults| {
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

/// Returns the input of a PDF: the content of the report, and the look of the practice's documents.
fn pdf_input(report: &Report, view: &View, font: Option<&str>) -> Value {
    let accent = view.practice.accent.as_deref();
    let accent = accent
        .and_then(Colour::parse)
        .or_else(|| Colour::parse(DEFAULT_ACCENT));
    let ink = accent.map(|accent| accent.on(&LIGHT).ink.to_string());
    // Reports only contain text, lists and numbers, so the conversion cannot fail.
    let mut data = serde_json::to_value(report).unwrap_or_default();
    for block in blocks(&mut data) {
        // The HTML of prose is for pages; the syntax tree has the same content.
        if let Value::Object(fields) = block
            && fields.contains_key("nodes")
        {
            fields.remove("html");
        }
    }
    data["look"] = json!({
        "paper": match view.practice.paper {
            Some(Paper::Letter) => "us-letter",
            _ => "a4",
        },
        "accent": ink.unwrap_or_else(|| DEFAULT_ACCENT.to_owned()),
        "wash": PRINTED_WASH,
        "fonts": font.into_iter().chain(["Libertinus Serif"]).collect::<Vec<_>>(),
    });
    data
}

fn blocks(data: &mut Value) -> impl Iterator<Item = &mut Value> {
    let sections = data.get_mut("sections").and_then(Value::as_array_mut);
    sections
        .into_iter()
        .flatten()
        .filter_map(|section| section.get_mut("blocks")?.as_array_mut())
        .flatten()
}

/// Returns a hash of everything that the PDF depends on. A picture's name is a hash of its bytes.
fn cache_key(renderer: &dyn PdfRenderer, data: &Value) -> String {
    let mut hash = Sha256::new();
    hash.update(renderer.fingerprint());
    hash.update(data.to_string());
    let digest = hash.finalize();
    hex(&digest)
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
