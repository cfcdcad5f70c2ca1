//! The search data of each reader contain everything that their pages say, and nothing else.

use std::collections::BTreeSet;

use coachgen::leak::{FoldedTexts, Interface, RecordPiece, Scan};
use coachgen::pipeline::Portal;
use coachgen::policy::Policy;
use coachgen::reader::Reader;
use coachgen::search::{ReaderTexts, words};
use serde_json::Value;

use super::folder::{BuildHarness, Folder, portal, sponsor};
use crate::page_text::page_text;

/// The pages in a portal's search data: path, title, date, parts.
fn search_pages(portal: &Portal) -> Value {
    let (_, bytes) = portal
        .tree
        .files
        .iter()
        .find(|(path, _)| path == "search/text.js")
        .expect("every reader has search data");
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let json = text
        .strip_prefix("document.currentScript.data=")
        .and_then(|rest| rest.strip_suffix(";\n"))
        .expect("a script that leaves data");
    serde_json::from_str::<Value>(json).expect("JSON")["pages"].take()
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The words in a row, for comparison.
fn folded(text: &str) -> String {
    let mut out = " ".to_owned();
    words(text, |word| out.extend([word, " "]));
    out
}

fn searched_text(portal: &Portal) -> String {
    let mut out = String::new();
    for page in array(&search_pages(portal)) {
        for part in array(&page[3]) {
            out += &folded(string(&part[2]));
        }
    }
    out
}

/// The text of the pages without tags. Sentences are chosen so that no tag divides their words.
fn visible_text(portal: &Portal) -> String {
    let mut out = String::new();
    for (path, bytes) in &portal.tree.files {
        if !path.ends_with(".html") || path == "search.html" {
            continue;
        }
        let html = page_text(bytes);
        let main = html.split_once("<main").map_or("", |(_, main)| main);
        let text: String = main
            .split('<')
            .map(|piece| piece.split_once('>').map_or("", |(_, text)| text))
            .collect::<Vec<_>>()
            .join(" ");
        let text = text
            .replace("&amp;", "&")
            .replace("&quot;", "\"")
            .replace("&#39;", "'");
        out += &folded(&text);
    }
    out
}

/// Plain sentences from the bodies of all records.
fn sentences(folder: &Folder) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in folder.records() {
        let text = folder.text(&path);
        let body = text.splitn(3, "---\n").nth(2).unwrap_or_default();
        for paragraph in body.split("\n\n") {
            let paragraph = paragraph.replace('\n', " ");
            let sentences = paragraph.split_inclusive(['.', '!', '?']);
            // A list is folded into one text, and none of its items begins as a sentence does.
            let plain = sentences.map(str::trim_start).filter(|sentence| {
                sentence.starts_with(char::is_uppercase)
                    && !sentence.contains([
                        '*', '_', '[', ']', '|', '#', '{', '<', '`', '^', ':', '&', '-',
                    ])
            });
            found.extend(
                plain
                    .map(folded)
                    .filter(|words| words.split_whitespace().count() >= 6),
            );
        }
    }
    found
}

#[test]
fn each_reader_finds_exactly_what_their_pages_say() {
    let folder = Folder::read("example-engagement");
    let built = BuildHarness::new().build(&folder, &Policy::default());
    let all = sentences(&folder);
    assert!(all.len() > 200, "only {} sentences", all.len());
    let mut counts = Vec::new();
    let mut missing = Vec::new();
    for reader in [
        Reader::Coach,
        Reader::Client,
        sponsor("Catherine Llewellyn"),
    ] {
        let portal = portal(&built, &reader);
        let (said, searched) = (visible_text(portal), searched_text(portal));
        let mut count = 0;
        for sentence in &all {
            let (on_a_page, found) = (said.contains(sentence), searched.contains(sentence));
            assert_eq!(on_a_page, found, "{reader:?}: {sentence}");
            count += usize::from(found);
            if reader == Reader::Coach && !found {
                missing.push(sentence);
            }
        }
        counts.push(count);
    }
    assert!(missing.is_empty(), "the coach does not find {missing:#?}");
    assert!(counts[0] > counts[1] && counts[1] > counts[2], "{counts:?}");
    assert!(counts[2] > 0, "{counts:?}");
}

#[test]
fn every_result_leads_to_an_existing_anchor() {
    let folder = Folder::read("example-engagement");
    let built = BuildHarness::new().build(&folder, &Policy::default());
    for portal in &built.portals {
        let mut dated = 0;
        for page in array(&search_pages(portal)) {
            let path = string(&page[0]);
            let (_, bytes) = portal
                .tree
                .files
                .iter()
                .find(|(file, _)| file == path)
                .unwrap_or_else(|| panic!("no page {path}"));
            let html = page_text(bytes);
            for part in array(&page[3]) {
                let anchor = string(&part[0]);
                let id = format!(" id=\"{anchor}\"");
                assert!(
                    anchor.is_empty() || html.contains(&id),
                    "{path} lacks {anchor}"
                );
            }
            dated += usize::from(page[2].is_string());
        }
        assert!(
            dated > 0 || portal.reader.sponsor().is_some(),
            "no page has a date: does the byline still have the class byline?"
        );
    }
}

#[test]
fn withheld_words_are_found_in_search_data() {
    let secret = "She told me: “I shall leave Müller & Söhne before \\ the summer”.";
    let html = "<main><h2>Über</h2><p>Asked.</p><p>She told me: &quot;I shall leave Müller &amp; Söhne\n before \\ the \
                <em>summer</em>&quot;.</p></main>";
    let mut texts = ReaderTexts::default();
    texts.add_page("a.html", "sessions", "A", html);
    let (path, bytes) = texts.file("en-GB");
    let interface = Interface::new(std::iter::empty());
    let piece = RecordPiece {
        text: secret,
        origin: 7,
    };
    let scan = Scan::new(&[piece], &[], &interface, &mut FoldedTexts::default());
    assert_eq!(scan.file(&path, &bytes), [7]);
}
