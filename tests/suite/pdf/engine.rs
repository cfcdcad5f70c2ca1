//! The engine: its result for sound, hostile and broken input.

use std::sync::LazyLock;

use coachgen::pipeline::run_parallel;
use coachgen::report::model::{Block, Report};
use coachgen::report::pdf::Lazy;
use coachgen::report::{Pdf, PdfRenderer};
use coachgen::theme::{DOCUMENTS, TemplateError};

use super::values::{
    chart, em, grid, h, heading, img, link, list, look, p, paragraph, prose, quote, report, s,
    table, text,
};

static ENGINE: LazyLock<Lazy> = LazyLock::new(built_in);

pub(super) fn template(name: &str) -> &'static str {
    let mut all = DOCUMENTS.iter();
    all.find(|(other, _)| *other == name).unwrap().1
}

fn built_in() -> Lazy {
    with_changed_template("", str::to_owned)
}

/// An engine in which `change` was applied to one template.
fn with_changed_template(name: &str, change: impl Fn(&str) -> String) -> Lazy {
    let texts = DOCUMENTS.iter().map(|(own, text)| {
        let text = if *own == name {
            change(text)
        } else {
            (*text).to_owned()
        };
        ((*own).to_owned(), text)
    });
    Lazy::new(texts.collect(), Vec::new())
}

/// Runs `work` on a thread with the stack of a worker.
pub(super) fn on_a_worker<T: Send>(work: impl Fn() -> T + Sync) -> T {
    let mut done = run_parallel(1, 1, |_| Ok::<_, ()>(work())).unwrap();
    done.pop().unwrap()
}

fn render(blocks: Vec<Block>, files: &[(&str, &[u8])]) -> Pdf {
    let report = report(blocks);
    on_a_worker(|| ENGINE.render(&report, &look(), files)).unwrap()
}

fn faults(engine: &Lazy, report: &Report) -> Vec<TemplateError> {
    match on_a_worker(|| engine.render(report, &look(), &[])) {
        Ok(_) => panic!("the template was accepted"),
        Err(faults) => faults,
    }
}

#[test]
fn the_same_report_is_the_same_bytes_on_every_thread() {
    let report = report(vec![text("Some words."), heading(3, "H")]);
    let look = look();
    let bytes = run_parallel(4, 2, |_| {
        Ok::<_, ()>(ENGINE.render(&report, &look, &[]).unwrap().bytes)
    });
    let bytes = bytes.unwrap();
    assert!(bytes.iter().all(|other| *other == bytes[0]));
    let other = built_in();
    assert_eq!(
        bytes[0],
        on_a_worker(|| other.render(&report, &look, &[]))
            .unwrap()
            .bytes
    );
    assert_eq!(other.fingerprint(), ENGINE.fingerprint());
    let own = with_changed_template("prose.typ", |text| format!("{text}\n"));
    assert_ne!(own.fingerprint(), ENGINE.fingerprint());
}

#[test]
fn a_report_is_archival_and_does_not_name_its_producer() {
    let made = render(vec![text("Some words.")], &[]);
    assert!(made.archival);
    let file = String::from_utf8_lossy(&made.bytes);
    for name in ["Typst", "typst", "krilla", "0.15", "/Producer", "/Creator "] {
        assert!(!file.contains(name), "{name}");
    }
    assert!(file.contains("D:20261016000000") && file.contains("/MarkInfo"));
}

#[test]
fn hostile_text_is_printed_literally() {
    let words =
        "#panic() #read(\"/etc/passwd\") $x$ @ref <b>b</b> = no // heading \\u{0} ]]] *s* _e_";
    let made = render(vec![text(words), prose(vec![p(words)])], &[]);
    let found = made.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let printed = words.replacen('"', "“", 1).replacen('"', "”", 1);
    assert!(
        made.archival && found.matches(&printed).count() == 2,
        "{found}"
    );
    let controls = render(
        vec![text("a\u{0}b\u{1b}c\u{e000}d\u{fdd0}e\u{e0041}f")],
        &[],
    );
    assert!(controls.archival && controls.text.contains("abcdef"));
}

#[test]
fn a_missing_glyph_only_loses_the_archival_profile() {
    assert_eq!(
        ENGINE
            .lacking("é – 漢 \u{ad}\u{a0}\u{e000}\n", false)
            .into_keys()
            .collect::<String>(),
        "漢"
    );
    let made = render(vec![text("漢字 🎉")], &[]);
    assert!(!made.archival && made.text.contains("漢字"));
    assert!(String::from_utf8_lossy(&made.bytes).contains("/MarkInfo"));
}

#[test]
fn depth_is_limited_and_headings_skip_no_level() {
    let (mut quotes, mut lists, mut stress) = (p("deepest"), p("deepest"), s("stressed"));
    for _ in 0..300 {
        quotes = quote(vec![quotes]);
        lists = list(None, vec![lists]);
        stress = em(vec![stress]);
    }
    let stressed = paragraph(vec![stress]);
    let nodes = vec![h(6, "head"), h(1, "head"), quotes, lists, stressed];
    let made = render(vec![prose(nodes)], &[]);
    assert!(
        made.archival
            && made.text.matches("deepest").count() == 2
            && made.text.contains("stressed")
    );
}

#[test]
fn long_words_break_without_losing_letters() {
    let word = "Wortungetüm".repeat(60);
    let address = format!("https://example.org/{}", "a/b".repeat(200));
    let long = format!("https://example.org/{}", "y".repeat(2000));
    let links = ["javascript:alert(1)", "https://example.org/x", &long];
    let links = paragraph(links.map(|href| link(href, "words")).into());
    let made = render(vec![text(&word), text(&address), prose(vec![links])], &[]);
    assert!(made.archival && made.text.contains(&word) && made.text.contains(&address));
    assert!(
        made.text.contains("https://example.org/x")
            && !made.text.contains("javascript")
            && !made.text.contains("yyy")
    );
}

#[test]
fn an_unreadable_picture_is_replaced_by_its_text() {
    let picture = |name: &str| paragraph(vec![img(name, &format!("words for {name}"))]);
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>"#;
    let files: [(&str, &[u8]); 3] = [
        ("good.svg", svg),
        ("bad.png", b"no picture"),
        ("odd.xyz", b"?"),
    ];
    let chart = chart("<svg width=\"100%\" height=\"9\"><g", "words for a chart");
    let names = [
        "good.svg",
        "bad.png",
        "odd.xyz",
        "../report.typ",
        "none.png",
    ];
    let made = render(vec![prose(names.map(picture).into()), chart], &files);
    for name in names {
        assert!(
            made.text.contains(&format!("words for {name}")),
            "{name}: {}",
            made.text
        );
    }
    assert!(made.text.contains("words for a chart") && made.archival);
}

#[test]
fn a_template_fault_names_its_line() {
    let engine = with_changed_template("theme.typ", |text| {
        text.replacen("#let ink", "#let ink = nonsense-here\n#let ink", 1)
    });
    let fault = &faults(&engine, &report(Vec::new()))[0];
    let line = template("theme.typ")
        .lines()
        .position(|line| line.starts_with("#let ink"))
        .unwrap()
        + 1;
    assert_eq!((fault.template.as_str(), fault.line), ("theme.typ", line));
    assert!(fault.message.contains("nonsense-here"), "{fault}");
}

#[test]
fn a_template_cannot_read_files() {
    for (code, why) in [
        ("#read(\"/etc/passwd\")", "nothing else"),
        ("#import \"@preview/cetz:0.3.0\": *", "no packages"),
        ("#include \"/other.typ\"", "nothing else"),
        ("#datetime.today()", "unable"),
        ("#let n = 0\n#while n >= 0 { n += 1 }", "infinite"),
    ] {
        let engine = with_changed_template("report.typ", |text| format!("{text}\n{code}\n"));
        let fault = &faults(&engine, &report(Vec::new()))[0];
        assert_eq!(fault.template, "report.typ", "{code}");
        assert!(
            fault.line > template("report.typ").lines().count(),
            "{code}: {}",
            fault.line
        );
        assert!(fault.message.contains(why), "{code}: {}", fault.message);
    }
}

#[test]
fn a_template_fault_does_not_quote_a_record() {
    let report = report(vec![text("secretword \" quoted")]);
    for code in [
        "#panic(data.sections.first().blocks.first().text)",
        "#assert(false, message: data.sections.first().blocks.first().text)",
        "#(data.sections.first().blocks.first().text + 1)",
        "#data.at(data.sections.first().blocks.first().text)",
        "#int(data.sections.first().blocks.first().text)",
        "#image(data.sections.first().blocks.first().text)",
    ] {
        let engine = with_changed_template("report.typ", |text| format!("{text}\n{code}\n"));
        for fault in faults(&engine, &report) {
            assert!(
                !format!("{fault:?}").contains("secretword"),
                "{code}: {fault:?}"
            );
        }
    }
}

/// Prints the names of the fields, one object a line.
const FIELD_NAMES: &str = r#"#let data = json("/data.json")
#let section = data.sections.first()
#let (title, chart, prose) = section.blocks
#let (words, cells) = prose.nodes
#let parts = (
  data, data.look, data.head, data.long, data.words, section, title,
  chart, chart.legend.first(), prose, words, words.c.first(), cells, cells.directions,
)
#for part in parts [#(part.keys().sorted().join(" ") + ";") ]
"#;

/// Custom templates depend on these names; docs/templates.md describes them.
#[test]
fn templates_receive_the_documented_fields() {
    let engine = with_changed_template("report.typ", |_| FIELD_NAMES.to_owned());
    let link = paragraph(vec![link("https://example.org", "words")]);
    let blocks = vec![
        heading(3, "H"),
        chart("<svg width=\"18\" height=\"18\"></svg>", "words"),
        prose(vec![link, grid(&["a"], &[&["b"]])]),
    ];
    let report = report(blocks);
    let made = on_a_worker(|| engine.render(&report, &look(), &[])).unwrap();
    let found = made.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let expected = "date facts head kind lang logo long look made_from mark practice right_to_left running schema sections \
        subject title words; accent fonts paper wash; mark practice running; cells lines; \
        because date label_mark now page_of signature was; blocks id title; kicker level mark only t text; \
        alt beside caption legend ratio svg t; ratio svg text; nodes t; c dir t; address c href t; \
        columns dir directions head rows t; head rows;";
    assert_eq!(found, expected);
}

#[test]
fn an_unusual_report_is_still_made() {
    let mut bare = report(Vec::new());
    (bare.title, bare.subject, bare.running) = (String::new(), String::new(), String::new());
    (bare.practice, bare.date) = (None, None);
    let mut empty = bare.clone();
    empty.sections.clear();
    let incomplete = report(vec![
        table(&[], &[&["a", "b"]]),
        table(&["a", "b"], &[&["c"], &["d", "e", "f"]]),
        table(&["a", "b"], &[]),
        heading(9, "deep"),
        heading(0, " "),
        Block::Measures { of: Vec::new() },
        Block::Entries { of: Vec::new() },
        Block::Signatures { of: Vec::new() },
        Block::Facts { rows: Vec::new() },
        Block::List {
            ordered: true,
            items: Vec::new(),
        },
        chart("", "nothing drawn"),
        prose(Vec::new()),
        prose(vec![
            grid(&["a", "b"], &[]),
            grid(&["a"], &[&[""]]),
            paragraph(Vec::new()),
            quote(Vec::new()),
            list(None, Vec::new()),
        ]),
    ]);
    let mut look = look();
    look.fonts = vec!["No such font".to_owned(), String::new()];
    for odd in [bare, empty, incomplete] {
        let made = on_a_worker(|| ENGINE.render(&odd, &look, &[]));
        assert!(made.is_ok(), "{odd:?}: {:?}", made.map(|_| ()).err());
    }
}
