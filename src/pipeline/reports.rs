//! The PDFs of one engagement's reports: made, or taken from what an earlier build made of the same.
//!
//! Readers whose reports say the same have one PDF. Must not open a view: it is given what the reports say.

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
use crate::theme::{Colour, DEFAULT_ACCENT, LIGHT, PRINTED_WASH, TemplateError};
use crate::view::types::View;

/// What makes PDFs, and where they are kept.
#[derive(Clone, Copy)]
pub struct Reports<'r> {
    /// Makes them.
    pub press: &'r dyn PdfRenderer,
    /// Keeps them; none where each is made anew.
    pub store: Option<&'r dyn PdfStore>,
    /// Which are made.
    pub which: PdfChoice,
}

/// Which reports are made as PDF; pages lead to all of them, whichever it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PdfChoice {
    /// Every one.
    All,
    /// Those of this kind: `agreement`, `agenda`, `interim` or `final`.
    Kind(&'static str),
    /// None: each is made when it is asked for.
    Later,
}

/// The PDFs of one engagement so far, by what they are made of.
pub(super) type Done = BTreeMap<String, Pdf>;

/// The PDF of each of `reports`, in their order, with its path in the portal.
///
/// # Errors
/// The first fault of a template.
pub(super) fn pdfs(
    view: &View,
    reports: &[NamedReport],
    shared: &BuildContext<'_>,
    done: &mut Done,
) -> Result<Vec<(String, Pdf)>, TemplateError> {
    let Some(how) = shared.reports else {
        return Ok(Vec::new());
    };
    let font = shared.practice.practice.font.as_ref();
    let font = font.map(|(family, _)| family.as_str());
    let wanted = |named: &&NamedReport| match how.which {
        PdfChoice::All => true,
        PdfChoice::Kind(kind) => kind == named.report.kind,
        PdfChoice::Later => false,
    };
    let made = reports.iter().filter(wanted).map(|named| {
        let path = format!("reports/{}.pdf", named.name);
        let data = data(&named.report, view, font);
        let name = name(how.press, &data);
        if let Some(made) = done.get(&name) {
            return Ok((path, made.clone()));
        }
        let kept = how.store.and_then(|store| store.get(&name));
        let made = match kept {
            Some(made) => made,
            None => {
                let made = one(how.press, view, &data)?;
                if let Some(store) = how.store {
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

/// One PDF, whether it was made before or not.
///
/// # Errors
/// The first fault of a template.
fn one(press: &dyn PdfRenderer, view: &View, data: &Value) -> Result<Pdf, TemplateError> {
    let files = view.files.iter();
    let files: Vec<(&str, &[u8])> = files
        .map(|file| (file.name.as_str(), &*file.bytes))
        .collect();
    press.pdf(data, &files).map_err(|faults| {
        let first = faults.into_iter().next();
        first.unwrap_or_else(|| TemplateError {
            template: "report.typ".to_owned(),
            line: 0,
            at: (0, 0),
            message: "this template cannot be set".to_owned(),
            help: None,
        })
    })
}

/// What a PDF is made from: what the report says, and how the practice's documents look.
fn data(report: &Report, view: &View, font: Option<&str>) -> Value {
    let accent = view.practice.accent.as_deref();
    let accent = accent
        .and_then(Colour::read)
        .or_else(|| Colour::read(DEFAULT_ACCENT));
    let ink = accent.map(|accent| accent.on(&LIGHT).ink.to_string());
    // Reports hold text, lists and numbers alone; nothing in them can fail to convert.
    let mut data = serde_json::to_value(report).unwrap_or_default();
    for block in blocks(&mut data) {
        // The HTML of prose is for pages; the tree says the same.
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

/// Everything that the bytes depend on. A picture is named by its own bytes.
fn name(press: &dyn PdfRenderer, data: &Value) -> String {
    let mut hash = Sha256::new();
    hash.update(press.fingerprint());
    hash.update(data.to_string());
    let digest = hash.finalize();
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What is wrong with the `font` of coachgen.yaml: no family that there is.
pub fn font_fault(practice: &PracticeRecord, press: &dyn PdfRenderer) -> Option<Diagnostic> {
    let (name, span) = practice.font.as_ref()?;
    let families = press.families();
    let same = |family: &String| family.eq_ignore_ascii_case(name);
    if families.iter().any(same) {
        return None;
    }
    let help = match nearest(name, families.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{}`?", safe_path(near)),
        None => format!(
            "put its files into templates/fonts/; there are {}",
            safe_path(&families.join(", "))
        ),
    };
    let message = "there is no font of this family, and reports are set in Libertinus Serif";
    Some(Diagnostic::new(&UNKNOWN_FONT, *span, message).help(help))
}
