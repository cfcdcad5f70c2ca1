//! The engine: its result for sound, hostile and broken input.

use std::sync::LazyLock;

use coachgen::pipeline::run_parallel;
use coachgen::report::pdf::Lazy;
use coachgen::report::{Pdf, PdfRenderer};
use coachgen::theme::{DOCUMENTS, TemplateError};
use serde_json::{Value, json};

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

pub(super) fn report(blocks: Value) -> Value {
    json!({
        "schema": 1, "kind": "final", "lang": "en", "title": "Final review", "subject": "Ana Lind, Example Ltd",
        "practice": "A practice", "logo": null, "running": "Final review", "mark": null,
        "facts": [], "made_from": [], "date": "2026-10-16", "words": { "page_of": "Page {page} of {pages}" },
        "sections": [{ "id": "a", "title": "A section", "blocks": blocks }],
        "look": { "paper": "a4", "accent": "#2f5d62", "wash": "#f4f4f4", "fonts": ["Libertinus Serif"] },
    })
}

pub(super) fn text(words: &str) -> Value {
    json!({ "t": "text", "text": words, "style": "plain" })
}

pub(super) fn prose(nodes: Value) -> Value {
    json!({ "t": "prose", "html": "", "nodes": nodes })
}

fn render(data: &Value, files: &[(&str, &[u8])]) -> Pdf {
    on_a_worker(|| ENGINE.pdf(data, files)).unwrap()
}

fn faults(engine: &Lazy, data: &Value) -> Vec<TemplateError> {
    match on_a_worker(|| engine.pdf(data, &[])) {
        Ok(_) => panic!("the template was accepted"),
        Err(faults) => faults,
    }
}

#[test]
fn the_same_report_is_the_same_bytes_on_every_thread() {
    let data = report(
        json!([text("Some words."), { "t": "heading", "level": 3, "kicker": null, "text": "H", "mark": null, "only": null }]),
    );
    let bytes = run_parallel(4, 2, |_| Ok::<_, ()>(ENGINE.pdf(&data, &[]).unwrap().bytes)).unwrap();
    assert!(bytes.iter().all(|other| *other == bytes[0]));
    let other = built_in();
    assert_eq!(
        bytes[0],
        on_a_worker(|| other.pdf(&data, &[])).unwrap().bytes
    );
    assert_eq!(other.fingerprint(), ENGINE.fingerprint());
    let own = with_changed_template("prose.typ", |text| format!("{text}\n"));
    assert_ne!(own.fingerprint(), ENGINE.fingerprint());
}

#[test]
fn a_report_is_archival_and_does_not_name_its_producer() {
    let made = render(&report(json!([text("Some words.")])), &[]);
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
    let data = report(json!([
        text(words),
        prose(json!([{ "t": "p", "c": [{ "t": "s", "s": words }] }]))
    ]));
    let made = render(&data, &[]);
    let found = made.text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        made.archival && found.matches(words).count() == 2,
        "{found}"
    );
    let controls = self::render(
        &report(json!([text("a\u{0}b\u{1b}c\u{e000}d\u{fdd0}e\u{e0041}f")])),
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
    let made = render(&report(json!([text("漢字 🎉")])), &[]);
    assert!(!made.archival && made.text.contains("漢字"));
    assert!(String::from_utf8_lossy(&made.bytes).contains("/MarkInfo"));
}

#[test]
fn depth_is_limited_and_headings_skip_no_level() {
    let mut quote = json!({ "t": "p", "c": [{ "t": "s", "s": "deepest" }] });
    let mut list = quote.clone();
    let mut stress = json!({ "t": "s", "s": "stressed" });
    for _ in 0..300 {
        quote = json!({ "t": "quote", "c": [quote] });
        list = json!({ "t": "list", "start": null, "items": [[list]] });
        stress = json!({ "t": "em", "c": [stress] });
    }
    let heading = |level: u8| json!({ "t": "h", "level": level, "c": [{ "t": "s", "s": "head" }] });
    let nodes = json!([heading(6), heading(1), quote, list, { "t": "p", "c": [stress] }]);
    let made = render(&report(json!([prose(nodes)])), &[]);
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
    let link = |href: &str| json!({ "t": "link", "href": href, "c": [{ "t": "s", "s": "words" }] });
    let nodes = json!([{ "t": "p", "c": [link("javascript:alert(1)"), link("https://example.org/x"), link(&format!("https://example.org/{}", "y".repeat(2000)))] }]);
    let made = render(
        &report(json!([text(&word), text(&address), prose(nodes)])),
        &[],
    );
    assert!(made.archival && made.text.contains(&word) && made.text.contains(&address));
    assert!(
        made.text.contains("https://example.org/x")
            && !made.text.contains("javascript")
            && !made.text.contains("yyy")
    );
}

#[test]
fn an_unreadable_picture_is_replaced_by_its_text() {
    let picture = |name: &str| json!({ "t": "p", "c": [{ "t": "img", "name": name, "alt": format!("words for {name}") }] });
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>"#;
    let files: [(&str, &[u8]); 3] = [
        ("good.svg", svg),
        ("bad.png", b"no picture"),
        ("odd.xyz", b"?"),
    ];
    let chart = json!({ "t": "chart", "svg": "<svg width=\"100%\" height=\"9\"><g", "alt": "words for a chart", "caption": null, "legend": [] });
    let nodes = json!([
        picture("good.svg"),
        picture("bad.png"),
        picture("odd.xyz"),
        picture("../report.typ"),
        picture("none.png")
    ]);
    let made = render(&report(json!([prose(nodes), chart])), &files);
    for name in [
        "good.svg",
        "bad.png",
        "odd.xyz",
        "../report.typ",
        "none.png",
    ] {
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
    let fault = &faults(&engine, &report(json!([])))[0];
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
        let fault = &faults(&engine, &report(json!([])))[0];
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
    let data = report(json!([text("secretword \" quoted")]));
    for code in [
        "#panic(data.sections.first().blocks.first().text)",
        "#assert(false, message: data.sections.first().blocks.first().text)",
        "#(data.sections.first().blocks.first().text + 1)",
        "#data.at(data.sections.first().blocks.first().text)",
        "#int(data.sections.first().blocks.first().text)",
        "#image(data.sections.first().blocks.first().text)",
    ] {
        let engine = with_changed_template("report.typ", |text| format!("{text}\n{code}\n"));
        for fault in faults(&engine, &data) {
            assert!(
                !format!("{fault:?}").contains("secretword"),
                "{code}: {fault:?}"
            );
        }
    }
}

#[test]
fn an_unusual_report_is_still_made() {
    for odd in [
        json!({}),
        json!(null),
        json!({ "sections": 5, "look": { "accent": "red", "paper": "a0", "fonts": [7] } }),
        report(json!([{}, 5, { "t": "table" }, { "t": "new" }, { "t": "heading", "text": "" }])),
    ] {
        let made = on_a_worker(|| ENGINE.pdf(&odd, &[]));
        assert!(made.is_ok(), "{odd}: {:?}", made.map(|_| ()).err());
    }
}
