//! A report has the same text as data, as a page and as a PDF, and a PDF has no other text.

use super::report_text::{
    chart_text, letters_and_digits, link_destinations, page_text, report_strings, without,
};
use super::{FOLDERS, RenderedReport, built};

#[test]
fn model_page_and_pdf_have_the_same_text() {
    let mut compared = 0;
    for folder in FOLDERS {
        let (all, seen) = built(folder);
        for built in &all {
            assert!(built.stopped.is_none(), "{folder}: {:?}", built.stopped);
            for portal in &built.portals {
                for report in &portal.reports {
                    let file = |end: &str| {
                        let path = format!("reports/{}.{end}", report.name);
                        let mut files = portal.tree.files.iter();
                        let found = files.find(|(other, _)| *other == path);
                        found.unwrap_or_else(|| panic!("{path}")).1.clone()
                    };
                    let pdf = file("pdf");
                    let one = seen.iter().find(|one| one.made.bytes == pdf).unwrap();
                    let page = String::from_utf8(file("html")).unwrap();
                    compare(
                        one,
                        &page,
                        &format!("{} {:?} {}", built.name, portal.reader, report.name),
                    );
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 60, "{compared}");
}

fn compare(one: &RenderedReport, page: &str, place: &str) {
    let (pdf, html) = (
        without_frame(one, &one.made.text),
        letters_and_digits(&page_text(page)),
    );
    // The title and the name under it look like the header of a page.
    let whole = letters_and_digits(&one.made.text);
    let mut known = String::new();
    let data = one.data();
    // The destinations of links follow the text of their page, and so may split a paragraph that goes on.
    let mut links = Vec::new();
    link_destinations(&data, &mut links);
    for text in report_strings(&data) {
        let text = letters_and_digits(&text);
        assert!(html.contains(&text), "{place}: the page lacks `{text}`");
        let text_in_pdf = without_frame(one, &text);
        let there = pdf.contains(&text_in_pdf)
            || whole.contains(&text)
            || without(&pdf, &links).contains(&without(&text_in_pdf, &links));
        assert!(there, "{place}: the PDF lacks `{text}`");
        known.push_str(&text);
    }
    // And in the other direction, word by word.
    known.push_str(&letters_and_digits(&data.to_string()));
    known.push_str(&letters_and_digits(&chart_text(&data.to_string())));
    for word in one.made.text.split_whitespace() {
        let word = letters_and_digits(word);
        assert!(known.contains(&word), "{place}: only the PDF has `{word}`");
    }
    for word in page_text(page).split_whitespace() {
        let word = letters_and_digits(word);
        assert!(known.contains(&word), "{place}: only the page has `{word}`");
    }
}

/// The text without the header and footer of each page, which would split a sentence.
fn without_frame(one: &RenderedReport, text: &str) -> String {
    let mut text = letters_and_digits(text);
    let report = &one.report;
    let frame = [&report.practice, &report.mark].into_iter().flatten();
    for words in std::iter::once(&report.running).chain(frame) {
        text = text.replace(&letters_and_digits(words), "");
    }
    let page_of = &report.words.page_of;
    let (before, rest) = page_of.split_once("{page}").unwrap();
    let (between, _) = rest.split_once("{pages}").unwrap();
    let (before, between) = (letters_and_digits(before), letters_and_digits(between));
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    let mut out = String::new();
    while let Some(at) = text.find(&before) {
        let rest = &text[at + before.len()..];
        let first = digits(rest);
        let second = rest[first..].strip_prefix(&between).map_or(0, digits);
        if first > 0 && second > 0 {
            out.push_str(&text[..at]);
            text = rest[first + between.len() + second..].to_owned();
        } else {
            out.push_str(&text[..at + before.len()]);
            text = rest.to_owned();
        }
    }
    out + &text
}
