//! The parts of the search: words in the form in which they are compared, the text of a page, the index of a
//! practice.

use coachgen::search::{PackedVocabulary, PageText, ReaderTexts, Vocabulary, WordIndex, words};

fn folded(text: &str) -> String {
    let mut all = Vec::new();
    words(text, |word| all.push(word.to_owned()));
    all.join(" ")
}

fn page_text(main: &str) -> PageText {
    let html = format!(
        "<!DOCTYPE html><title>T</title><nav>Elsewhere</nav>\n<main id=\"main\">{main}</main><footer>Below</footer>"
    );
    let mut texts = ReaderTexts::default();
    texts.add_page("page.html", "sessions", "A page", &html);
    texts.pages.remove(0)
}

fn parts(main: &str) -> Vec<(String, String, String)> {
    let parts = page_text(main).parts.into_iter();
    parts
        .map(|part| (part.anchor, part.heading, part.text))
        .collect()
}

fn part(anchor: &str, heading: &str, text: &str) -> (String, String, String) {
    (anchor.to_owned(), heading.to_owned(), text.to_owned())
}

#[test]
fn words_are_compared_without_case_and_accents() {
    assert_eq!(folded("Straße, ÉTÉ – l’Œuvre"), "strasse ete l oeuvre");
    assert_eq!(folded("Cafe\u{301} Łódź Ærø ΣΟΦΟΣ"), "cafe lodz aero σοφοσ");
    assert_eq!(folded("360° in 2026-05-27: 17 %"), "360 in 2026 05 27 17");
    assert_eq!(folded("İstanbul, ılık"), "istanbul ilik");
    assert_eq!(folded("Ruth 東京 said"), "ruth 東 京 said");
    assert_eq!(folded(" …! "), "");
}

#[test]
fn the_text_of_a_page_is_what_is_visible() {
    assert_eq!(
        parts(
            "<p>Marks &amp; <em>Spen</em>cer&#39;s,\n  “two”&nbsp;words<br>a co&shy;ach</p><p>2 &lt; 3</p>"
        ),
        [part(
            "",
            "",
            "Marks & Spencer's, “two” words a coach\n2 < 3"
        )]
    );
    assert_eq!(
        parts(
            "<table><tr><th>Scale</th><td>0 to 6</td></tr><tr><td>a</td><td>b</td></tr></table>\
               <dl><div><dt>Due</dt><dd>May</dd></div></dl><img src=\"a.png\" alt=\"Four columns\">"
        ),
        [part(
            "",
            "",
            "Scale · 0 to 6\na · b\nDue · May\nFour columns"
        )]
    );
    // Not the title, the back link, the drawing, nor text for screen readers only.
    assert_eq!(
        parts(
            "<p class=\"crumb\"><a>Sessions</a></p><h1>A page</h1><svg><title>t</title><g><svg></svg>5</g></svg>\
               <nav><p>Next</p></nav><p>Text<span class=\"small visually-hidden\">, said</span></p><!-- no <b> -->"
        ),
        [part("", "", "Text")]
    );
}

#[test]
fn a_passage_belongs_to_the_nearest_heading_and_id() {
    assert_eq!(
        parts(
            "<p>Lead</p><section id=\"one\"><h2>First <a href=\"#\">thing</a></h2><ul><li id=\"a\">A</li><li>B</li></ul>\
             <p>After<sup id=\"fnref1\">1</sup></p></section><p>Below</p><h3 id=\"two\">Second</h3><h4>Third</h4><p>C</p>"
        ),
        [
            part("", "", "Lead"),
            part("one", "First thing", ""),
            part("a", "First thing", "A"),
            part("one", "First thing", "B\nAfter1"),
            part("", "", "Below"),
            part("two", "Second", ""),
            part("two", "Third", "C"),
        ]
    );
}

#[test]
fn unusual_markup_is_read_as_far_as_possible() {
    assert_eq!(
        parts("a < b <p title=\"x > y\">c &unknown; &#x41;</p></section><p>d"),
        [part("", "", "a < b\nc &unknown; A\nd")]
    );
    assert_eq!(parts(""), [part("", "", "")]);
    let page = page_text(
        "<p class=\"byline\">Held <time datetime=\"2026-05-27\">27 May&nbsp;2026</time></p><p>x</p>",
    );
    assert_eq!(page.date.as_deref(), Some("27 May\u{a0}2026"));
    let page = page_text("<p>Held <time datetime=\"2026-05-27\">27 May 2026</time></p>");
    assert_eq!(page.date, None);
}

#[test]
fn the_index_does_not_depend_on_the_order_of_engagements() {
    let words_of = |text: &str| {
        let mut words = Vocabulary::default();
        words.add(text);
        PackedVocabulary::from(words)
    };
    let texts = ["Apple été", "apple", "pear 3", "APPLE", "Ёлка apple"];
    let (mut forth, mut back) = (WordIndex::default(), WordIndex::default());
    for (number, text) in texts.iter().enumerate() {
        forth.add(number, &words_of(text));
    }
    for (number, text) in texts.iter().enumerate().rev() {
        back.add(number, &words_of(text));
    }
    assert_eq!(forth.parts(), back.parts());
    let parts = forth.parts();
    let names: Vec<&str> = parts.keys().map(String::as_str).collect();
    assert_eq!(names, ["3", "a", "e", "p", "u4"]);
    let (path, bytes) = &parts["a"];
    assert_eq!(path, "search/a.js");
    assert_eq!(
        std::str::from_utf8(bytes),
        Ok("document.currentScript.data={\"apple\":\"0-1 3-4\"};\n")
    );
}
