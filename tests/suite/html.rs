//! Prose as HTML: what each construct becomes, and what hostile input must never become.

mod direction;
mod tree;

use std::borrow::Cow;

use coachgen::html::{HtmlRun, Ids, Labels, ProseRenderer, Targets, slug};
use coachgen::prose::{self, LinkSort, Target, Written};
use coachgen::view::types::{Narrowed, Passage};
use proptest::prelude::*;

const LABELS: Labels<'static> = Labels {
    coach_only: Cow::Borrowed("Only you see this"),
    client_only: Cow::Borrowed("Only you and your coach see this"),
    table: Cow::Borrowed("Table"),
    footnote: Cow::Borrowed("Footnote"),
    back: Cow::Borrowed("Back to the text"),
    done: Cow::Borrowed("Done:"),
    to_do: Cow::Borrowed("To do:"),
    quotes: [Cow::Borrowed("„"), Cow::Borrowed("“")],
};

struct Known;

impl Targets for Known {
    fn record(&self, slug: &str) -> Option<String> {
        (slug == "session-3").then(|| "session-3.html".to_owned())
    }

    fn file(&self, name: &str) -> Option<(String, bool)> {
        match name {
            "a1.png" => Some(("files/a1.png".to_owned(), true)),
            "b2.pdf" => Some(("files/b2.pdf".to_owned(), false)),
            _ => None,
        }
    }
}

/// A passage of a view. Its links lead to `record:SLUG`, `file:NAME` and, unchecked, to anything else.
pub fn passage(markdown: &str, narrowed: Option<Narrowed>) -> Passage {
    let target = |link: &Written| {
        let to = link.to.clone();
        Some(match to.split_once(':') {
            Some(("record", slug)) if link.sort != LinkSort::Image => {
                Target::Record(slug.to_owned())
            }
            Some(("file", name)) => Target::File(name.to_owned()),
            _ => Target::Url(to),
        })
    };
    Passage {
        audience: None,
        prose: prose::parse(markdown).with_targets(&mut |link| target(link)),
        narrowed,
    }
}

fn parse(markdown: &str) -> Passage {
    passage(markdown, None)
}

fn html_runs(body: &[Passage]) -> Vec<HtmlRun> {
    ProseRenderer::new(&Known, &LABELS).runs(body, 2, &mut Ids::default())
}

fn render(markdown: &str) -> String {
    html_runs(&[parse(markdown)])
        .into_iter()
        .map(|run| run.html)
        .collect()
}

#[test]
fn paragraphs_lists_and_marks() {
    assert_eq!(
        render("She *listens* and **decides** -- ~~slowly~~.\n\n3. three\n4. four"),
        "<p dir=\"auto\">She <em>listens</em> and <strong>decides</strong> – <del>slowly</del>.</p>\n\
         <ol start=\"3\">\n<li dir=\"auto\">three</li>\n<li dir=\"auto\">four</li>\n</ol>\n"
    );
    assert_eq!(
        render("The dispatch call\n: Thursdays at seven"),
        "<p dir=\"auto\">The dispatch call\n: Thursdays at seven</p>\n"
    );
}

#[test]
fn headings_start_below_the_title_and_skip_no_level() {
    let out = render("### First\n\n##### Deeper\n\n### Second\n\n# Higher\n\n## First");
    assert_eq!(
        out,
        "<h2 id=\"first\" dir=\"auto\">First</h2>\n<h3 id=\"deeper\" dir=\"auto\">Deeper</h3>\n<h2 id=\"second\" dir=\"auto\">Second</h2>\n\
         <h2 id=\"higher\" dir=\"auto\">Higher</h2>\n<h3 id=\"first-2\" dir=\"auto\">First</h3>\n"
    );
}

#[test]
fn ids_come_only_from_visible_words() {
    assert_eq!(
        render("## What I saw {#secret-plan .quiet}"),
        "<h2 id=\"what-i-saw\" dir=\"auto\">What I saw</h2>\n"
    );
    assert_eq!(slug("What I noticed: “don’t”"), "what-i-noticed-dont");
    assert_eq!(slug("…"), "section");
    let mut ids = Ids::new(&["agreed"]);
    assert_eq!(ids.claim("Agreed"), "agreed-2");
    assert_eq!(
        Ids::prefixed("copy-1-", &[]).claim("Agreed"),
        "copy-1-agreed"
    );
}

#[test]
fn links_lead_only_where_the_reader_may_go() {
    assert_eq!(
        render("[third](record:session-3)"),
        "<p dir=\"auto\"><a href=\"session-3.html\">third</a></p>\n"
    );
    assert_eq!(
        render("[gone](record:session-9)"),
        "<p dir=\"auto\">gone</p>\n"
    );
    assert_eq!(
        render("[paper](file:b2.pdf)"),
        "<p dir=\"auto\"><a href=\"files/b2.pdf\">paper</a></p>\n"
    );
    assert_eq!(
        render("![her *week*](file:a1.png)"),
        "<p dir=\"auto\"><img src=\"files/a1.png\" alt=\"her week\"></p>\n"
    );
    assert_eq!(
        render("![gone](file:zz.png) ![web](https://example.org/x.png)"),
        "<p dir=\"auto\">gone web</p>\n"
    );
    assert_eq!(
        render("<https://example.org/a?b&c> <ruth@example.org>"),
        "<p dir=\"auto\"><a href=\"https://example.org/a?b&amp;c\" rel=\"noreferrer\" class=\"address\">https://example.org/a?b&amp;c</a> \
         <a href=\"mailto:ruth@example.org\" rel=\"noreferrer\" class=\"address\">ruth@example.org</a></p>\n"
    );
}

#[test]
fn titles_of_links_and_images_are_not_kept() {
    assert_eq!(
        render(
            "[third](record:session-3 \"never\") ![week](file:a1.png \"never\") [r]\n\n[r]: record:session-3 \"never\""
        ),
        "<p dir=\"auto\"><a href=\"session-3.html\">third</a> <img src=\"files/a1.png\" alt=\"week\"> \
         <a href=\"session-3.html\">r</a></p>\n"
    );
}

#[test]
fn links_with_other_schemes_become_plain_text() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "http://example.org",
        "//example.org",
        "file:///etc/passwd",
        "vbscript:x",
        "record:",
        "notes.md",
        "#there",
        "java&#x0a;script:alert(1)",
        "&#106;avascript:x",
        "https:x",
    ] {
        assert_eq!(
            render(&format!("[text](<{address}>)")),
            "<p dir=\"auto\">text</p>\n",
            "{address}"
        );
    }
    assert_eq!(render("[](record:session-3)x"), "<p dir=\"auto\">x</p>\n");
}

#[test]
fn raw_html_is_text_and_comments_are_removed() {
    assert_eq!(
        render("a <b onclick=x>b</b> <!-- never --> c"),
        "<p dir=\"auto\">a &lt;b onclick=x&gt;b&lt;/b&gt;  c</p>\n"
    );
    assert_eq!(
        render("<script>\nalert(1) <!-- never -->\n</script>"),
        "<p dir=\"auto\">&lt;script&gt;\nalert(1) \n&lt;/script&gt;</p>\n"
    );
    assert_eq!(render("<!-- never\n\nand never -->"), "");
    assert_eq!(
        render("before\n\n<!-- never closed\n\nand never"),
        "<p dir=\"auto\">before</p>\n"
    );
    let plain = prose::plain_text(&prose::parse("a <!-- never --> *b*\n\nc"));
    assert_eq!(plain, "a  b c");
    let deep = "> ".repeat(30) + "<!-- never\n" + &"> ".repeat(30) + "and never --> x";
    assert!(!render(&deep).contains("never"));
}

#[test]
fn tables_scroll_and_align_by_class() {
    let out = render("## The week\n\n| what | hours | |\n|---|--:|:-:|\n| calls | 21 | x |");
    assert!(out.contains(
        "<div class=\"table-scroll\" role=\"region\" aria-label=\"Table: The week\" tabindex=\"0\">"
    ));
    assert!(out.contains(
        "<th scope=\"col\" dir=\"auto\">what</th><th scope=\"col\" class=\"num\" dir=\"auto\">hours</th><td></td>"
    ));
    assert!(out.contains("<td dir=\"auto\">calls</td><td class=\"num\" dir=\"auto\">21</td><td class=\"centre\" dir=\"auto\">x</td>"));
}

#[test]
fn tasks_and_footnotes() {
    assert_eq!(
        render("- [x] drafted\n- [ ] sent"),
        "<ul>\n<li class=\"task task-done\" dir=\"auto\"><span class=\"visually-hidden\" dir=\"auto\">Done: </span>drafted</li>\n\
         <li class=\"task\" dir=\"auto\"><span class=\"visually-hidden\" dir=\"auto\">To do: </span>sent</li>\n</ul>\n"
    );
    assert_eq!(
        render(
            "One[^b], two[^a], one again[^b], none[^c].\n\n[^a]: Second.\n\n[^b]: First.\n\n[^z]: Unused."
        ),
        "<p dir=\"auto\">One<sup><a href=\"#note-1\" id=\"note-1-back\" aria-label=\"Footnote 1\">1</a></sup>, \
         two<sup><a href=\"#note-2\" id=\"note-2-back\" aria-label=\"Footnote 2\">2</a></sup>, \
         one again<sup><a href=\"#note-1\" aria-label=\"Footnote 1\">1</a></sup>, none[^c].</p>\n\
         <div class=\"footnotes\">\n<ol start=\"1\">\n\
         <li id=\"note-1\" dir=\"auto\"><p dir=\"auto\">First. <a href=\"#note-1-back\" aria-label=\"Back to the text\">↩</a></p></li>\n\
         <li id=\"note-2\" dir=\"auto\"><p dir=\"auto\">Second. <a href=\"#note-2-back\" aria-label=\"Back to the text\">↩</a></p></li>\n\
         <li id=\"note-3\" dir=\"auto\"><p dir=\"auto\">Unused.</p></li>\n\
         </ol>\n</div>\n"
    );
}

#[test]
fn a_removed_section_leaves_no_trace() {
    let hidden = passage(
        "## What I noticed\n\nSee [her][link].\n\n[link]: https://example.org\n[^n]: Hidden.\n",
        Some(Narrowed::CoachOnly),
    );
    let (before, after) = (
        parse("## One\n\n[a][link] b[^n]\n\n"),
        parse("## Two\n\n- c\n"),
    );
    let coach = html_runs(&[before, hidden, after.clone()]);
    assert_eq!(coach.len(), 3);
    assert!(coach[0].html.contains("[a][link] b[^n]"));
    let only = passage("x", Some(Narrowed::ClientOnly));
    assert_eq!(
        ProseRenderer::new(&Known, &LABELS).html(&[after, only], 2, &mut Ids::default()),
        "<div class=\"prose\">\n<h2 id=\"two\" dir=\"auto\">Two</h2>\n<ul>\n<li dir=\"auto\">c</li>\n</ul>\n</div>\n\
         <div class=\"prose narrowed\">\n<p class=\"narrowed-label\">Only you and your coach see this</p>\n\
         <p dir=\"auto\">x</p>\n</div>\n"
    );
}

#[test]
fn deep_nesting_keeps_its_words() {
    for opening in ["> ", "- ", "* > ", "**_"] {
        let out = render(&format!("{}deepest", opening.repeat(3_000)));
        assert!(out.contains("deepest"));
        assert!(max_depth(&out) <= 40, "{opening}");
    }
}

/// The greatest number of tags open at once. Panics if tags are not closed in order.
fn max_depth(html: &str) -> usize {
    let (mut open, mut most) = (Vec::new(), 0);
    for part in html.split('<').skip(1) {
        let (tag, _) = part.split_once('>').expect("an unclosed tag");
        let name = tag
            .split([' ', '/'])
            .find(|word| !word.is_empty())
            .expect("a name");
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name.to_owned()), "in {html}");
        } else if !["br", "hr", "img"].contains(&name) {
            open.push(name.to_owned());
            most = most.max(open.len());
        }
    }
    assert!(open.is_empty(), "in {html}");
    most
}

/// Every opening tag of the output, complete.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<')
        .skip(1)
        .filter_map(|part| part.split('>').next())
}

fn assert_safe(html: &str) {
    max_depth(html);
    let mut ids = std::collections::HashSet::new();
    for tag in tags(html) {
        let name = tag
            .split(' ')
            .next()
            .unwrap_or_default()
            .trim_start_matches('/');
        assert!(
            [
                "p",
                "h2",
                "h3",
                "h4",
                "h5",
                "h6",
                "blockquote",
                "pre",
                "code",
                "ul",
                "ol",
                "li",
                "dl",
                "dt",
                "dd",
                "div",
                "table",
                "thead",
                "tbody",
                "tr",
                "th",
                "td",
                "em",
                "strong",
                "del",
                "a",
                "img",
                "sup",
                "br",
                "hr",
                "span",
            ]
            .contains(&name),
            "{tag}"
        );
        // Values are in quotation marks; the rest are the attributes' names.
        let names: String = tag.split('"').step_by(2).collect();
        for attribute in names.split_whitespace().skip(1) {
            assert!(
                [
                    "href=",
                    "src=",
                    "alt=",
                    "title=",
                    "id=",
                    "class=",
                    "scope=",
                    "start=",
                    "role=",
                    "rel=",
                    "dir=",
                    "aria-label=",
                    "tabindex="
                ]
                .contains(&attribute),
                "{tag}"
            );
        }
        let mut parts = tag.split('"');
        while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
            match name.trim().rsplit(' ').next() {
                Some("href=") => assert!(
                    value.starts_with("session-3.html")
                        || value.starts_with("files/")
                        || value.starts_with('#')
                        || value.to_ascii_lowercase().starts_with("https://")
                        || value.to_ascii_lowercase().starts_with("mailto:"),
                    "{tag}"
                ),
                Some("src=") => assert_eq!(value, "files/a1.png"),
                Some("id=") => assert!(ids.insert(value.to_owned()), "{value} twice"),
                _ => {}
            }
        }
    }
    assert!(
        !html
            .chars()
            .any(|c| c.is_control() && c != '\n' && c != '\t')
    );
}

fn fragment() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "# ",
        "## x {#y .z}\n",
        "> ",
        "- ",
        "1. ",
        "- [x] ",
        "    ",
        "\n",
        "\n\n",
        "```\n",
        "`",
        "*",
        "**",
        "_",
        "~~",
        "[",
        "](",
        ")",
        "](record:session-3)",
        "](record:secret)",
        "](file:a1.png)",
        "![",
        "[^1]",
        "[^1]: ",
        "[^1]",
        "| a | b |\n|--:|---|\n",
        "| c | d |\n",
        "<script>",
        "</script>",
        "<img src=x onerror=y>",
        "<!--",
        "-->",
        "<div>\n",
        "</div>",
        "&lt;",
        "&#0;",
        "&#x202e;",
        "\"",
        "'",
        "<a href=\"",
        "javascript:",
        "x",
        "](javascript:x)",
        "](https://e.org/\"onclick=x)",
        "<https://e.org/'>",
        "<a@b.c>",
        "\n: ",
        "term\n: def\n",
        "---\n",
        "\\",
        "\u{0}",
        "\u{85}",
        "\u{fffe}",
        "é",
        "日",
        "  \n",
        "\t",
        "\r",
        "\r\n",
        "[a]: https://e.org\n",
        "[a]",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hostile_prose_stays_prose(first in fragment(), hidden in fragment(), last in fragment()) {
        let body = [
            parse(&first),
            passage(&hidden, Some(Narrowed::CoachOnly)),
            parse(&last),
        ];
        let all: String = html_runs(&body).into_iter().map(|run| run.html).collect();
        assert_safe(&all);
    }

    #[test]
    fn any_text_stays_prose(text in "\\PC{0,200}") {
        assert_safe(&render(&text));
    }
}

#[test]
fn straight_quotation_marks_follow_the_language_and_typed_ones_stay() {
    let html = render("He said \"now\", she said “never”, it's `\"code\"`.");
    assert!(
        html.contains("said „now“, she said “never”, it’s"),
        "{html}"
    );
    assert!(
        html.contains("<code dir=\"auto\">&quot;code&quot;</code>"),
        "{html}"
    );
}
