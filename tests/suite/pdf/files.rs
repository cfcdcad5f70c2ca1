//! The files themselves, as other programs read them: valid, tagged, with all fonts embedded, and neutral.

use std::path::Path;
use std::process::Command;

use coachgen::report::model::{Block, Report};

use super::report_text::{chart_text, letters_and_digits, link_destinations, without};
use super::{FOLDERS, built};
use crate::skip::skip;

/// The output of a program about a file; `None` if the program is not installed.
fn run_tool(program: &str, args: &[&str], file: &Path, after: &[&str]) -> Option<(bool, String)> {
    let output = Command::new(program)
        .args(args)
        .arg(file)
        .args(after)
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Some((output.status.success(), text))
}

#[test]
fn every_pdf_is_sound_tagged_embedded_and_neutral() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.pdf");
    let (mut archival, mut all) = (0, 0);
    for source in FOLDERS {
        for one in built(source).1 {
            std::fs::write(&file, &one.made.bytes).unwrap();
            let report = &one.report;
            let data = one.data().to_string();
            let place = format!("{source}: {}, {}", report.title, report.subject);
            let answers = (
                run_tool("qpdf", &["--check"], &file, &[]),
                run_tool("pdffonts", &[], &file, &[]),
                run_tool("pdfinfo", &[], &file, &[]),
                run_tool("pdfinfo", &["-meta"], &file, &[]),
                run_tool("qpdf", &["--json"], &file, &[]),
                run_tool("pdftotext", &[], &file, &["-"]),
            );
            let (Some(sound), Some(fonts), Some(info), Some(meta), Some(json), Some(text)) =
                answers
            else {
                return skip("the files of PDFs", "qpdf or poppler is not installed");
            };
            assert!(sound.0, "{place}: {}", sound.1);
            for font in fonts.1.lines().skip(2) {
                // emb sub uni: the last three words before the object's number.
                let words: Vec<&str> = font.split_whitespace().rev().skip(2).take(3).collect();
                assert_eq!(words, ["yes"; 3], "{place}: {font}");
            }
            let said = |label: &str| {
                let line = info.1.lines().find(|line| line.starts_with(label));
                line.map_or("", |line| line[label.len()..].trim())
            };
            assert_eq!(said("Title:"), report.running, "{place}");
            assert_eq!(said("Tagged:"), "yes", "{place}");
            assert_eq!(said("JavaScript:"), "no", "{place}");
            for label in ["Author:", "Subject:", "Keywords:", "Creator:"] {
                assert_eq!(said(label), "", "{place}: {label}");
            }
            assert!(["", "coachgen"].contains(&said("Producer:")), "{place}");
            let date = report.date.map(|date| date.format("%Y%m%d").to_string());
            match date {
                Some(date) => assert!(json.1.contains(&format!("D:{date}")), "{place}: {date}"),
                None => assert!(!json.1.contains("u:D:2"), "{place}: a date"),
            }
            let language = report.lang;
            assert!(
                json.1.contains(&format!("\"/Lang\": \"u:{language}\"")),
                "{place}: {language}"
            );
            // The brief of a first day has no section, and so no bookmark.
            assert_eq!(
                json.1.contains("/Outlines"),
                !report.sections.is_empty(),
                "{place}"
            );
            assert!(json.1.contains("/StructTreeRoot"), "{place}");
            for name in ["Typst", "typst", "krilla", "/home", "/root", "/tmp"] {
                assert!(
                    !meta.1.contains(name) && !json.1.contains(name),
                    "{place}: {name}"
                );
            }
            if one.made.archival {
                assert!(meta.1.contains("<pdfaid:part>2</pdfaid:part>"), "{place}");
                assert!(
                    meta.1
                        .contains("<pdfaid:conformance>A</pdfaid:conformance>"),
                    "{place}"
                );
                assert!(meta.1.contains("<pdfuaid:part>1</pdfuaid:part>"), "{place}");
                archival += 1;
            }
            if let Some(pages) = crate::page_breaks::page_lines(&file) {
                let foot = report.words.page_of.split('{').next().unwrap();
                let alone = crate::page_breaks::lone_headings(&pages, &headings(report), |line| {
                    line.starts_with(foot)
                });
                assert!(alone.is_empty(), "{place}: {alone:?}");
            }
            // Another program reads the same text from the finished file as we read from the finished pages.
            let ours = letters_and_digits(&one.made.text) + &letters_and_digits(&chart_text(&data));
            let ours = ours + &letters_and_digits(&data);
            for word in text.1.split_whitespace() {
                let word = letters_and_digits(word);
                assert!(ours.contains(&word), "{place}: pdftotext reads `{word}`");
            }
            // The destinations of links, which are not drawn.
            let mut links = Vec::new();
            link_destinations(&one.data(), &mut links);
            let letters = |text: &str| without(&letters_and_digits(text), &links).len();
            let theirs = letters(&text.1);
            let drawn = letters(&one.made.text) - described(report);
            assert!(theirs * 100 > drawn * 60, "{place}: {theirs} of {drawn}");
            all += 1;
        }
    }
    assert!(all > 40 && archival * 10 > all * 9, "{archival} of {all}");
}

/// The number of letters in the descriptions of charts, which no page draws and `pdftotext` does not read.
fn described(report: &Report) -> usize {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let charts = blocks.flat_map(|block| match block {
        Block::Chart { svg, alt, .. } => vec![(svg, alt)],
        Block::Table { rows, .. } => {
            let charts = rows.iter().filter_map(|row| row.chart.as_ref());
            charts.map(|chart| (&chart.svg, &chart.alt)).collect()
        }
        _ => Vec::new(),
    });
    let letters = |(svg, alt): (&String, &String)| {
        let inside = ["title", "desc"].map(|tag| {
            let text = svg.split_once(&format!("<{tag} "));
            let text = text.and_then(|(_, rest)| rest.split_once('>'));
            let text = text.map_or("", |(_, text)| text.split('<').next().unwrap_or(""));
            letters_and_digits(text).len()
        });
        letters_and_digits(alt).len() + inside.iter().sum::<usize>()
    };
    charts.map(letters).sum()
}

/// Headings of a report that fit on one line: how a longer one is broken into lines is not known.
fn headings(report: &Report) -> Vec<String> {
    let mut out = Vec::new();
    for section in &report.sections {
        out.push(section.title.clone());
        for block in &section.blocks {
            if let Block::Heading { text, kicker, .. } = block {
                out.push(text.clone());
                out.extend(kicker.clone());
            }
        }
    }
    out.retain(|text| !text.is_empty());
    out
}

#[test]
fn the_same_records_give_the_same_bytes() {
    let (first, second) = (built(FOLDERS[1]), built(FOLDERS[1]));
    let bytes = |all: &[coachgen::pipeline::Built]| {
        let portals = all.iter().flat_map(|built| &built.portals);
        let files = portals.flat_map(|portal| portal.tree.files.clone());
        files
            .filter(|(path, _)| path.ends_with(".pdf"))
            .collect::<Vec<_>>()
    };
    let (first, second) = (bytes(&first.0), bytes(&second.0));
    assert!(first.len() > 20 && first == second);
}
