//! Real PDFs of the canary engagement: none contains a canary that is not in its input.
//!
//! All other tests here use [`PlainPdf`](crate::plain_pdf::PlainPdf) and check that the input contains no canary of
//! another reader.
#![cfg(feature = "pdf")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use coachgen::pipeline::run_parallel;
use coachgen::policy::Policy;
use coachgen::reader::Reader;

use super::canary_engagement::CanaryEngagement;
use crate::plain_pdf::real_renderer;
use crate::skip::skip;

#[test]
fn a_pdf_contains_nothing_beyond_its_input() {
    let mut engagement = CanaryEngagement::new();
    let mut late = engagement.late.clone();
    engagement.bench.approve(&mut late, &Policy::default());
    let plain = engagement.bench.build(&late, &Policy::default());
    engagement.bench.renderer = Some(real_renderer());
    let policy = Policy::default();
    let built = run_parallel(1, 1, |_| {
        Ok::<_, ()>(engagement.bench.build(&late, &policy))
    });
    let built = built.unwrap().pop().unwrap();
    let mut seen = 0;
    for (plain_portal, made) in plain.portals.iter().zip(&built.portals) {
        for (path, bytes) in made
            .tree
            .files
            .iter()
            .filter(|(path, _)| path.ends_with(".pdf"))
        {
            let (_, data) = plain_portal
                .tree
                .files
                .iter()
                .find(|(other, _)| other == path)
                .unwrap();
            let known = canaries(&String::from_utf8_lossy(data));
            let (_, shown) = made.shown.iter().find(|(other, _)| other == path).unwrap();
            let mut held = canaries(shown);
            assert!(!held.is_empty(), "{path}: nothing to compare");
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("report.pdf");
            std::fs::write(&file, bytes).unwrap();
            let (Some(text), Some(objects)) = (
                tool_output("pdftotext", &["-raw"], &file, &["-"]),
                tool_output("qpdf", &["--json"], &file, &[]),
            ) else {
                return skip("canaries in real PDFs", "poppler or qpdf is not installed");
            };
            held.extend(canaries(&text.replace("-\n", "")));
            held.extend(canaries(&objects));
            let more: Vec<&String> = held.difference(&known).collect();
            assert!(more.is_empty(), "{:?} {path}: {more:?}", made.reader);
            seen += usize::from(made.reader != Reader::Coach);
        }
    }
    assert!(seen >= 8, "{seen} PDFs of clients and sponsors");
}

/// The canaries in a text: each begins with these letters. The identifier that a PDF makes from its bytes may begin
/// like that by chance, but is longer.
fn canaries(text: &str) -> BTreeSet<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| word.starts_with("zq") && word.len() < 20)
        .map(str::to_owned)
        .collect()
}

fn tool_output(program: &str, before: &[&str], file: &Path, after: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(before)
        .arg(file)
        .args(after)
        .output()
        .ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}
