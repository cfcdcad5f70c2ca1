//! The e-mail link of a copy that waits: each names its own copy, because the client's answer is about that copy.

use coachgen::reader::Reader;
use coachgen::view::Decide;
use percent_encoding::percent_decode_str;

use super::*;
use crate::page_text::page_text;

#[test]
fn an_email_names_the_copy_that_it_is_about() {
    let mut folder = unapproved();
    // The copies of the agenda differ: only one of them may quote the themes.
    decide(&mut folder, THEMES, &[ILSE], "2026-05-20", &Decide::Approve);
    let harness =
        BuildHarness::with_settings("coach: {name: Ruth Adel, email: ruth@adel.example}\n");
    let built = harness.build(&folder, &Policy::default());
    let page = |reader: &Reader| {
        let files = &portal(&built, reader).tree.files;
        let found = files.iter().find(|(path, _)| path == "awaiting.html");
        page_text(&found.expect("copies wait").1)
    };
    let client = page(&Reader::Client);
    let mut titles = Vec::new();
    for copy in client.split("<article").skip(1) {
        let between = |from: &str, to: &str| {
            let (_, after) = copy.split_once(from).expect(from);
            after.split_once(to).expect(to).0.to_owned()
        };
        let heading = between("<h2 id=\"awaiting-", "</h2>");
        let (_, title) = heading.split_once('>').expect("a heading");
        let subject = between("mailto:ruth@adel.example?subject=", "\"");
        let subject = percent_decode_str(&subject).decode_utf8().expect("text");
        assert_eq!(subject, title, "{copy}");
        titles.push(title.to_owned());
    }
    titles.sort();
    let count = titles.len();
    titles.dedup();
    assert!(count > 2 && titles.len() == count, "{titles:?}");
    assert!(!page(&Reader::Coach).contains("?subject="));
}
