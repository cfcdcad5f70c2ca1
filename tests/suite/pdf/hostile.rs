//! Hostile content in every field of every report: the report is made, shows the content literally, and nothing
//! leaves its page.

use std::process::Command;

use coachgen::pipeline::run_parallel;
use coachgen::report::TextKind;
use coachgen::report::model::Report;

use super::report_text::letters_and_digits;
use super::{FOLDERS, built};
use crate::plain_pdf::real_renderer;
use crate::skip::skip;

/// The hostile texts, which are put before the texts of a report in turn.
fn hostile_texts() -> Vec<String> {
    vec![
        "#panic(\"x\") #read(\"/etc/passwd\") $x^2$ @ref <label> *a* _b_ `c` ".to_owned(),
        "<script>alert(1)</script> <b>&amp;</b> ]] )) }} {{ {% raw %} ".to_owned(),
        "zero\u{0}bell\u{7}escape\u{1b}[31mprivate\u{e000}\u{f8ff}non\u{fffe}end ".to_owned(),
        "🎉👩‍👩‍👧 漢字かな 한국어 ".to_owned(),
        "שלום עולם مرحبا بالعالم \u{202e}reversed\u{202c} ".to_owned(),
        format!("{} ", "Wort".repeat(2500)),
        format!("https://example.org/{} ", "a/b?c=d&".repeat(1250)),
        "\u{200b}\u{ad}\u{2028}\u{feff}e\u{301}\u{301}\u{301}\u{301} \\ / = == - + 1. // /* "
            .to_owned(),
    ]
}

/// A copy with a hostile text before every text that is shown; `at` selects the first one.
fn poisoned(report: &Report, words: &[String], mut at: usize) -> Report {
    let mut report = report.clone();
    let page_of = report.words.page_of.clone();
    report.visit_texts(&mut |kind, text| {
        if !matches!(kind, TextKind::Url | TextKind::Drawing) {
            text.insert_str(0, &words[at % words.len()]);
            at += 1;
        }
    });
    // The footer of every page.
    report.words.page_of = page_of;
    report
}

#[test]
fn a_report_shows_any_field_content_literally() {
    // The heavy texts are long; two of them in turn are enough for each to reach every kind of field.
    let words = hostile_texts();
    let (_, seen) = built(FOLDERS[1]);
    let mut kinds: Vec<&Report> = Vec::new();
    for one in &seen {
        if kinds.iter().all(|other| other.kind != one.report.kind) {
            kinds.push(&one.report);
        }
    }
    assert_eq!(kinds.len(), 6);
    let light: Vec<String> = words
        .iter()
        .filter(|word| word.len() < 500)
        .cloned()
        .collect();
    let heavy: Vec<String> = words
        .iter()
        .filter(|word| word.len() >= 500)
        .cloned()
        .collect();
    let mut reports: Vec<Report> = Vec::new();
    for report in &kinds {
        let turns = 0..light.len();
        reports.extend(turns.map(|turn| poisoned(report, &light, turn)));
    }
    // One report in which every eleventh field is longer than a page.
    let mut sparse: Vec<String> = vec![String::new(); 20];
    sparse.extend(heavy);
    reports.push(poisoned(kinds[0], &sparse, 13));

    let made = run_parallel(reports.len(), 2, |number| {
        Ok::<_, ()>(
            real_renderer()
                .render(&reports[number], &seen[0].look, &[])
                .map_err(|faults| format!("{faults:?}")),
        )
    });
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.pdf");
    for (report, made) in reports.iter().zip(made.unwrap()) {
        let made = made.unwrap();
        let text = letters_and_digits(&made.text);
        assert!(
            text.contains("panicxreadetcpasswd") || text.contains("wortwort"),
            "{:?}",
            report.kind
        );
        assert!(!made.text.contains("root:"), "no file is read");
        std::fs::write(&file, &made.bytes).unwrap();
        let Some(outside) = words_outside_page(&file) else {
            return skip("hostile PDFs", "poppler is not installed");
        };
        assert!(outside.is_empty(), "{:?}: {outside:?}", report.kind);
    }
}

/// Words outside the edges of their page, from poppler's boxes.
fn words_outside_page(file: &std::path::Path) -> Option<Vec<String>> {
    let output = Command::new("pdftotext")
        .args(["-bbox"])
        .arg(file)
        .arg("-")
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let number = |line: &str, name: &str| -> f64 {
        let rest = line
            .split_once(&format!("{name}=\""))
            .map_or("", |(_, rest)| rest);
        rest.split('"')
            .next()
            .unwrap_or_default()
            .parse()
            .unwrap_or_default()
    };
    let (mut wide, mut high) = (0.0, 0.0);
    let mut out = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.starts_with("<page ") {
            (wide, high) = (number(line, "width"), number(line, "height"));
        } else if line.starts_with("<word ") {
            let over = number(line, "xMin") < -1.0
                || number(line, "yMin") < -1.0
                || number(line, "xMax") > wide + 1.0
                || number(line, "yMax") > high + 1.0;
            if over {
                out.push(line.chars().take(160).collect());
            }
        }
    }
    Some(out)
}
