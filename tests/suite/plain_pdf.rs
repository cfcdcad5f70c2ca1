//! A renderer whose PDFs are their own input: whatever a real PDF could contain can be searched in them as text.
//!
//! The tests in `pdf` check that the real renderer adds nothing to this.

use std::collections::BTreeMap;

use coachgen::report::model::Report;
use coachgen::report::{Look, MissingGlyphs, Pdf, PdfRenderer};
use coachgen::theme::TemplateError;
use serde_json::Value;

/// The renderer for tests of thousands of builds.
pub struct PlainPdf;

impl PdfRenderer for PlainPdf {
    fn fingerprint(&self) -> String {
        "proof".to_owned()
    }

    fn lacking(&self, _text: &str, _code: bool) -> BTreeMap<char, MissingGlyphs> {
        BTreeMap::new()
    }

    fn families(&self) -> Vec<String> {
        vec!["Libertinus Serif".to_owned()]
    }

    fn render(
        &self,
        report: &Report,
        look: &Look,
        files: &[(&str, &[u8])],
    ) -> Result<Pdf, Vec<TemplateError>> {
        let report = serde_json::to_value(report.without_html()).expect("a report as data");
        let look = serde_json::to_value(look).expect("a look as data");
        let mut bytes = format!("%PDF-\n{report:#}\n{look:#}\n").into_bytes();
        for (name, file) in files {
            bytes.extend(name.as_bytes());
            bytes.extend(*file);
        }
        Ok(Pdf {
            bytes,
            text: all_strings(&report) + &all_strings(&look),
            archival: true,
        })
    }
}

/// Every string of `data`, one per line.
pub fn all_strings(data: &Value) -> String {
    match data {
        Value::String(text) => format!("{text}\n"),
        Value::Array(items) => items.iter().map(all_strings).collect(),
        Value::Object(fields) => fields.values().map(all_strings).collect(),
        _ => String::new(),
    }
}

/// The program's renderer with its own templates; [`PlainPdf`] if the program was built without it.
pub fn real_renderer() -> &'static dyn PdfRenderer {
    #[cfg(feature = "pdf")]
    {
        use coachgen::report::pdf::Lazy;
        use coachgen::theme::Theme;
        static PRESS: std::sync::LazyLock<Lazy> = std::sync::LazyLock::new(|| {
            let theme = Theme::built_in().expect("built-in templates");
            Lazy::new(theme.documents(), Vec::new())
        });
        &*PRESS
    }
    #[cfg(not(feature = "pdf"))]
    &PlainPdf
}
