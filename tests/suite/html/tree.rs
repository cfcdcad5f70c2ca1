//! Prose as data for Typst: what each construct becomes, and that it has the same words as the HTML.

use coachgen::html::{Ids, ProseRenderer};
use coachgen::report::body::{DONE, Inline, ProseNode, ReportProse, TO_DO};
use coachgen::view::types::{Narrowed, Passage};
use proptest::prelude::*;

use super::{Known, LABELS, fragment, parse, passage};

fn nodes(body: &[Passage]) -> Vec<ProseNode> {
    ReportProse::new(&Known, &LABELS).nodes(body, 2, 1)
}

fn html(body: &[Passage]) -> String {
    ProseRenderer::new(&Known, &LABELS).html(body, 2, &mut Ids::default())
}

fn parse_tree(markdown: &str) -> Vec<ProseNode> {
    nodes(&[parse(markdown)])
}

fn s(text: &str) -> Inline {
    Inline::S { s: text.to_owned() }
}

fn p(text: &str) -> ProseNode {
    ProseNode::P { c: vec![s(text)] }
}

#[test]
fn emphasis_and_code_keep_their_contents() {
    let found =
        parse_tree("She *listens  and* **decides** -- ~~slowly~~,\nas `a  <b>` &\ntells.  \nThen");
    let expected = vec![
        s("She "),
        Inline::Em {
            c: vec![s("listens and")],
        },
        s(" "),
        Inline::Strong {
            c: vec![s("decides")],
        },
        s(" – "),
        Inline::Del {
            c: vec![s("slowly")],
        },
        s(", as "),
        Inline::Code {
            s: "a <b>".to_owned(),
        },
        s(" & tells."),
        Inline::Br,
        s("Then"),
    ];
    assert_eq!(found, vec![ProseNode::P { c: expected }]);
}

#[test]
fn headings_quotations_breaks_and_preformatted_text() {
    let found =
        parse_tree("# Title\n\n### Part\n\n> one\n>\n> two\n\n---\n\n```\na  b\n\n  c\n```\n");
    let h = |level, text| ProseNode::H {
        level,
        c: vec![s(text)],
    };
    let text = "a  b\n\n  c".to_owned();
    let quote = ProseNode::Quote {
        c: vec![p("one"), p("two")],
    };
    let expected = [
        h(2, "Title"),
        h(3, "Part"),
        quote,
        ProseNode::Rule,
        ProseNode::Pre { text },
    ];
    assert_eq!(found, expected);
}

#[test]
fn lists_tight_and_loose_nested_and_numbered() {
    let found = parse_tree("3. three\n   - in it\n4. four\n\n5. five\n\n   more");
    let inner = ProseNode::List {
        start: None,
        items: vec![vec![p("in it")]],
    };
    let items = vec![
        vec![p("three"), inner],
        vec![p("four")],
        vec![p("five"), p("more")],
    ];
    let start = Some(3);
    assert_eq!(found, vec![ProseNode::List { start, items }]);
    let items = vec![vec![p("a")], vec![], vec![p("b")]];
    let start = Some(1);
    assert_eq!(
        parse_tree("1. a\n2.\n3. b"),
        vec![ProseNode::List { start, items }]
    );
}

#[test]
fn a_task_has_its_mark_and_not_the_text_for_screen_readers() {
    let items = |found: Vec<ProseNode>| match found.into_iter().next() {
        Some(ProseNode::List { items, .. }) => items,
        other => panic!("{other:?}"),
    };
    let marked = |mark, text| ProseNode::P {
        c: vec![s(mark), s(text)],
    };
    assert_eq!(
        items(parse_tree("- [x] ask\n- [ ] *answer*\n- neither")),
        vec![
            vec![marked(DONE, "ask")],
            vec![ProseNode::P {
                c: vec![
                    s(TO_DO),
                    Inline::Em {
                        c: vec![s("answer")]
                    }
                ]
            }],
            vec![p("neither")],
        ]
    );
    // A list inside a task's item is not a task list.
    let nested = ProseNode::List {
        start: None,
        items: vec![vec![p("how")]],
    };
    assert_eq!(
        items(parse_tree("- [x] ask\n\n  - how")),
        vec![vec![marked(DONE, "ask"), nested]]
    );
}

#[test]
fn a_table_keeps_its_columns_and_its_empty_cells() {
    let found = parse_tree("| Name | Hours | |\n|---|--:|:-:|\n| Ruth | 3 | *x* |\n| Amara | | |");
    let expected = ProseNode::Table {
        columns: vec![None, Some("right"), Some("center")],
        head: vec![vec![s("Name")], vec![s("Hours")], vec![]],
        rows: vec![
            vec![
                vec![s("Ruth")],
                vec![s("3")],
                vec![Inline::Em { c: vec![s("x")] }],
            ],
            vec![vec![s("Amara")], vec![], vec![]],
        ],
    };
    assert_eq!(found, vec![expected]);
}

#[test]
fn footnotes_are_superscript_numbers_without_back_links() {
    let found = parse_tree("One[^a] two[^a].\n\n[^a]: The note.\n\n    - in a list");
    let sup = || Inline::Sup { c: vec![s("1")] };
    let list = ProseNode::List {
        start: None,
        items: vec![vec![p("in a list")]],
    };
    let expected = vec![
        ProseNode::P {
            c: vec![s("One"), sup(), s(" two"), sup(), s(".")],
        },
        ProseNode::Notes {
            start: 1,
            items: vec![vec![p("The note."), list]],
        },
    ];
    assert_eq!(found, expected);
    let last = parse_tree("One[^a].\n\n[^a]: The note.").pop();
    let (start, items) = (1, vec![vec![p("The note.")]]);
    assert_eq!(last, Some(ProseNode::Notes { start, items }));
}

#[test]
fn links_are_external_or_plain_text() {
    let link = |href: &str, text| Inline::Link {
        href: href.to_owned(),
        c: vec![s(text)],
    };
    let found = parse_tree(
        "[third](record:session-3), [paper](file:b2.pdf), [a](https://e.org/?b&c), <r@e.org>",
    );
    let expected = vec![
        s("third, paper, "),
        link("https://e.org/?b&c", "a"),
        s(", "),
        link("mailto:r@e.org", "r@e.org"),
    ];
    assert_eq!(found, vec![ProseNode::P { c: expected }]);
    for href in ["javascript:x", "//e.org", "data:x", "HTTP", "index.html"] {
        assert_eq!(
            parse_tree(&format!("[words]({href})")),
            vec![p("words")],
            "{href}"
        );
    }
}

#[test]
fn a_picture_is_named_by_its_file() {
    let found = parse_tree("![her *week*](file:a1.png)");
    let (name, alt) = ("a1.png".to_owned(), "her week".to_owned());
    let c = vec![Inline::Img { name, alt }];
    assert_eq!(found, vec![ProseNode::P { c }]);
    for source in ["data:image/png,x", "file:", "file:../a.png", "file:b2.pdf"] {
        let found = parse_tree(&format!("![her week]({source})"));
        assert_eq!(found, vec![p("her week")], "{source}");
    }
}

#[test]
fn a_narrowed_passage_has_a_label() {
    let hidden = passage("hidden\n\n- a", Some(Narrowed::CoachOnly));
    let body = [parse("seen"), hidden, parse("seen again")];
    let list = ProseNode::List {
        start: None,
        items: vec![vec![p("a")]],
    };
    let narrowed = ProseNode::Narrowed {
        label: "Only you see this".to_owned(),
        c: vec![p("hidden"), list],
    };
    assert_eq!(nodes(&body), vec![p("seen"), narrowed, p("seen again")]);
}

#[test]
fn json_names_the_type_of_each_node() {
    let json = serde_json::to_string(&parse_tree("- *a*")).unwrap();
    assert_eq!(
        json,
        r#"[{"t":"list","start":null,"items":[[{"t":"p","c":[{"t":"em","c":[{"t":"s","s":"a"}]}]}]]}]"#
    );
}

/// The words of HTML: block elements separate them, other tags do not, and the back link of a footnote has none.
fn html_words(html: &str) -> String {
    let mut html = html.to_owned();
    for (label, mark) in [("Done:", DONE), ("To do:", TO_DO)] {
        let hidden = format!("<span class=\"visually-hidden\" dir=\"auto\">{label} </span>");
        html = html.replace(&hidden, mark);
    }
    let (mut out, mut rest) = (String::new(), html.as_str());
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let end = at + rest[at..].find('>').unwrap();
        let tag = rest[at + 1..end].trim_start_matches('/');
        let name = tag.split([' ', '\n']).next().unwrap();
        if ![
            "a", "em", "strong", "del", "sup", "sub", "code", "span", "img",
        ]
        .contains(&name)
        {
            out.push(' ');
        }
        rest = &rest[end + 1..];
        if tag.contains("aria-label=\"Back to the text\"") {
            rest = rest.strip_prefix('↩').unwrap();
        }
    }
    out.push_str(rest);
    let out = out.replace("&lt;", "<").replace("&gt;", ">");
    collapse_spaces(&out.replace("&quot;", "\"").replace("&amp;", "&"))
}

fn collapse_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a tree.
fn tree_words(nodes: &[ProseNode]) -> String {
    let mut out = String::new();
    gather(nodes, &mut out);
    collapse_spaces(&out)
}

fn gather(nodes: &[ProseNode], out: &mut String) {
    for node in nodes {
        out.push(' ');
        match node {
            ProseNode::P { c } | ProseNode::H { c, .. } => {
                assert!(!c.is_empty(), "an empty paragraph");
                gather_inlines(c, out);
            }
            ProseNode::Quote { c } => gather(c, out),
            ProseNode::List { items, .. } | ProseNode::Notes { items, .. } => {
                items.iter().for_each(|item| gather(item, out));
            }
            ProseNode::Pre { text } => out.push_str(text),
            ProseNode::Table { head, rows, .. } => {
                for cell in head.iter().chain(rows.iter().flatten()) {
                    out.push(' ');
                    gather_inlines(cell, out);
                }
            }
            ProseNode::Rule => {}
            ProseNode::Narrowed { label, c } => {
                out.push_str(label);
                gather(c, out);
            }
        }
        out.push(' ');
    }
}

fn gather_inlines(line_of: &[Inline], out: &mut String) {
    for inline in line_of {
        match inline {
            Inline::S { s } | Inline::Code { s } => {
                assert!(!s.is_empty(), "an empty run");
                out.push_str(s);
            }
            Inline::Em { c }
            | Inline::Strong { c }
            | Inline::Del { c }
            | Inline::Sup { c }
            | Inline::Link { c, .. } => gather_inlines(c, out),
            Inline::Br => out.push('\n'),
            Inline::Img { .. } => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_tree_has_the_same_words_as_the_page(first in fragment(), hidden in fragment(), last in fragment()) {
        let body = [parse(&first), passage(&hidden, Some(Narrowed::ClientOnly)), parse(&last)];
        let html = html(&body);
        prop_assert_eq!(tree_words(&nodes(&body)), html_words(&html), "{}", html);
    }

    #[test]
    fn any_text_has_the_same_words_in_the_tree(text in "\\PC{0,200}") {
        let body = [parse(&text)];
        let html = html(&body);
        prop_assert_eq!(tree_words(&nodes(&body)), html_words(&html), "{}", html);
    }
}
