//! Reports as PDF: the engine, the files it makes for whole engagements, and the same report printed by a browser.
#![cfg(feature = "pdf")]

mod engine;
mod files;
mod hostile;
mod report_text;
mod same;
mod scripts;
mod values;

use std::path::Path;
use std::sync::Mutex;

use coachgen::check::Settings;
use coachgen::model::load_practice;
use coachgen::pipeline::{BuildContext, Built, Reports, build, run_parallel};
use coachgen::policy::Policy;
use coachgen::report::model::Report;
use coachgen::report::{Look, MissingGlyphs, Pdf, PdfRenderer};
use coachgen::source::{Disk, Tree, layout};
use coachgen::theme::{TemplateError, Theme};
use serde_json::Value;

use crate::plain_pdf::real_renderer;

/// The folders whose reports are checked: every kind of engagement, in three languages.
const FOLDERS: [&str; 3] = [
    "example-engagement",
    "tests/fixtures/practice",
    "tests/fixtures/extremes",
];

/// What a PDF was made from, and the PDF.
struct RenderedReport {
    /// The report without HTML, which no PDF contains.
    report: Report,
    look: Look,
    made: Pdf,
}

impl RenderedReport {
    /// The report as templates of pages see it.
    fn data(&self) -> Value {
        serde_json::to_value(&self.report).unwrap()
    }
}

/// The real renderer, which records its input.
#[derive(Default)]
struct RecordingRenderer(Mutex<Vec<RenderedReport>>);

impl PdfRenderer for RecordingRenderer {
    fn fingerprint(&self) -> String {
        real_renderer().fingerprint()
    }

    fn lacking(&self, text: &str, code: bool) -> std::collections::BTreeMap<char, MissingGlyphs> {
        real_renderer().lacking(text, code)
    }

    fn families(&self) -> Vec<String> {
        real_renderer().families()
    }

    fn render(
        &self,
        report: &Report,
        look: &Look,
        files: &[(&str, &[u8])],
    ) -> Result<Pdf, Vec<TemplateError>> {
        let made = real_renderer().render(report, look, files)?;
        self.0.lock().unwrap().push(RenderedReport {
            report: report.without_html(),
            look: look.clone(),
            made: made.clone(),
        });
        Ok(made)
    }
}

/// Every engagement of a folder, built, and every PDF that was made for it.
fn built(folder: &str) -> (Vec<Built>, Vec<RenderedReport>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let tree = Disk::open(&root).unwrap();
    let layout = layout(tree.entries().unwrap());
    let practice = load_practice(&tree, layout.practice.as_ref());
    let press = RecordingRenderer::default();
    let shared = BuildContext {
        practice: &practice,
        settings: &Settings::default(),
        folders: &[],
        policy: &Policy::default(),
        theme: &Theme::built_in().unwrap(),
        reports: Some(Reports {
            renderer: &press,
            store: None,
            which: coachgen::pipeline::PdfChoice::All,
        }),
        committed: None,
        today: "2026-11-22".parse().unwrap(),
    };
    let all = run_parallel(layout.engagements.len(), 2, |number| {
        let files = &layout.engagements[number];
        let name = files.name("engagement").to_owned();
        Ok::<_, ()>(build(&tree, files, &name, &shared))
    });
    let all = all.unwrap();
    (all, press.0.into_inner().unwrap())
}
