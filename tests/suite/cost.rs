//! Limits on what a record of the allowed size costs: no Markdown takes more than linear time, and a body that would
//! is refused with a message.

#[path = "../../benches/bodies.rs"]
mod bodies;

use chrono::NaiveDate;
use coachgen::check::{MAX_SHOWN, Settings, human, json};
use coachgen::diag::{Diagnostic, Level, UNREADABLE_RECORD};
use coachgen::model::PracticeFile;
use coachgen::pipeline::{BuildContext, Built, EngagementOutcome, build, check, load};
use coachgen::policy::Policy;
use coachgen::search::ReaderTexts;
use coachgen::source::{MAX_RECORD, Memory, Tree, layout};
use coachgen::theme::Theme;

use bodies::SORTS;

/// Calls `with` on the sound engagement, with `body` as the body of one of its records.
fn with_body<T>(record: &str, body: &str, with: impl FnOnce(&Memory, &BuildContext<'_>) -> T) -> T {
    let mut tree = crate::rules::practice("tests/fixtures/sound");
    let path = format!("anneli/{record}");
    let head = match tree.get(&path) {
        Some(bytes) => String::from_utf8(bytes.to_vec()).unwrap(),
        None => "---\nkind: note\ndate: 2026-04-24\n---\n".to_owned(),
    };
    tree.put(&path, format!("{}\n\n{body}", head.trim_end()).as_bytes());
    let (practice, policy) = (PracticeFile::default(), Policy::default());
    let (theme, settings) = (Theme::built_in().unwrap(), Settings::default());
    let shared = BuildContext {
        practice: &practice,
        settings: &settings,
        folders: &[],
        policy: &policy,
        theme: &theme,
        reports: None,
        committed: None,
        today: NaiveDate::from_ymd_opt(2026, 7, 1).unwrap(),
    };
    with(&tree, &shared)
}

fn built(record: &str, body: &str) -> Built {
    with_body(record, body, |tree, shared| {
        let found = layout(tree.entries().unwrap());
        build(tree, &found.engagements[0], "anneli", shared)
    })
}

/// The findings that the limits report for a body.
fn limit_findings(body: &str) -> Vec<(usize, String)> {
    let built = built("4-development/session-2.md", body);
    let found = built
        .diags
        .iter()
        .filter(|diag| diag.rule == &UNREADABLE_RECORD);
    let found: Vec<(usize, String)> = found
        .map(|diag| {
            assert_eq!(diag.level, Level::Forbid);
            assert!(diag.help.is_some());
            (built.sources.line_column(diag.span).0, diag.message.clone())
        })
        .collect();
    assert_eq!(found.is_empty(), !built.portals.is_empty(), "{found:?}");
    found
}

/// The line on which the body begins that [`with`] puts into session 2.
fn first_line() -> usize {
    let tree = crate::rules::practice("tests/fixtures/sound");
    let head = String::from_utf8(
        tree.get("anneli/4-development/session-2.md")
            .unwrap()
            .to_vec(),
    )
    .unwrap();
    head.trim_end().lines().count() + 2
}

#[test]
fn the_signs_of_markdown_in_a_body_are_limited() {
    assert_eq!(limit_findings(&"a *b* c\n".repeat(50_000)), []);
    let found = limit_findings(&"a *b* c\n".repeat(100_000));
    let [(line, message)] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert!(
        message.contains("250,000 lines and Markdown characters"),
        "{message}"
    );
    // Three for each line, plus those that the record already had.
    assert!((83_000..83_400).contains(&(line - first_line())), "{line}");
    // A book of the maximum size passes: its only markup is its lines, quotes and apostrophes.
    let prose = "She said that it wasn't the time, and that \"later\" would do for all of them in the end.\n";
    assert_eq!(
        limit_findings(&prose.repeat((MAX_RECORD as usize - 9000) / prose.len())),
        []
    );
}

#[test]
fn a_table_counts_its_padded_cells_and_has_at_most_a_hundred_columns() {
    let table = |columns: usize, row: &str, rows: usize| {
        let (head, rule) = ("a|".repeat(columns), "-|".repeat(columns));
        format!("|{head}\n|{rule}\n{}", row.repeat(rows))
    };
    assert_eq!(limit_findings(&table(100, "|b|\n", 1000)), []);
    let wide = limit_findings(&table(101, "|b|\n", 1));
    assert_eq!(
        wide,
        [(
            first_line() + 1,
            "this table has more than 100 columns".to_owned()
        )]
    );
    assert_eq!(
        limit_findings(&format!(
            "words\n\n> {}",
            table(101, "", 0).replace('\n', "\n> ")
        ))
        .len(),
        1
    );
    assert!(
        limit_findings(&table(100, "|b|\n", 2600))[0]
            .1
            .contains("250,000")
    );
    // A line of bars in prose is not a table.
    assert_eq!(limit_findings(&"-".repeat(3000)), []);
}

#[test]
fn the_nesting_of_lists_and_quotes_is_limited() {
    let nested = |levels: usize| {
        (0..levels)
            .map(|level| format!("{}- a\n", "  ".repeat(level)))
            .collect::<String>()
    };
    let deep = "lists and quotes are nested deeper than 50 levels here";
    assert_eq!(limit_findings(&nested(50)), []);
    assert_eq!(
        limit_findings(&nested(51)),
        [(first_line() + 50, deep.to_owned())]
    );
    for body in [
        "> ".repeat(51) + "a",
        "- ".repeat(51) + "a",
        "1. > ".repeat(26) + "a",
        ">".repeat(51) + "a",
    ] {
        assert_eq!(
            limit_findings(&body),
            [(first_line(), deep.to_owned())],
            "{body}"
        );
    }
    // Consecutive lists are not nested; a row of signs is a thematic break.
    for body in [
        "- a\n  - b\n\n".repeat(100),
        "* ".repeat(200) + "\n\n" + &"- ".repeat(200),
        "> > a\n".repeat(100),
    ] {
        assert_eq!(limit_findings(&body), [], "{body}");
    }
}

/// Bodies of every kind are built completely: none overflows the stack or is lost without a finding.
/// `benches/large.sh` measures what they cost.
#[test]
fn every_kind_of_body_is_built_or_refused() {
    for (name, make) in SORTS {
        let built = built("4-development/session-2.md", &make(16 * 1024));
        let blocked = built.diags.iter().any(Diagnostic::forbids);
        assert_eq!(built.portals.is_empty(), blocked, "{name}");
    }
}

#[test]
fn only_the_first_of_thousands_of_findings_are_shown_and_the_rest_are_counted() {
    let links: String = (0..1000)
        .map(|number| format!("[x](nothing-{number}.md)\n"))
        .collect();
    with_body("4-development/session-2.md", &links, |tree, shared| {
        let found = layout(tree.entries().unwrap());
        let mut loaded = load(tree, &found.engagements[0], "anneli", shared);
        check(&mut loaded, shared);
        let sources = &loaded.model.sources;
        let dead = |diag: &&Diagnostic| diag.rule.code == "CG004";
        assert_eq!(loaded.diags.iter().filter(dead).count(), 1000);
        let shown = human::render_all(sources, &loaded.diags, false);
        let excerpts = shown
            .iter()
            .filter(|text| text.starts_with("error[CG004") && text.contains("-->"));
        assert_eq!(excerpts.count(), MAX_SHOWN);
        let more = "980 more findings of this rule in anneli/4-development/session-2.md";
        assert_eq!(
            shown.iter().filter(|text| text.contains(more)).count(),
            1,
            "{shown:?}"
        );
        let data = loaded
            .diags
            .iter()
            .map(|diag| json::JsonFinding::new(sources, diag));
        assert_eq!(data.filter(|finding| finding.code == "CG004").count(), 1000);
        // The Checks page shows the source lines of the findings that it lists.
        let outcome = EngagementOutcome::from_loaded(&loaded);
        let lines = outcome
            .health
            .iter()
            .filter(|item| item.code == "CG004" && !item.excerpt.is_empty());
        assert_eq!(lines.count(), coachgen::page::health::SHOWN);
        assert_eq!(outcome.health.len(), loaded.diags.len());
    });
}

#[test]
fn a_finding_in_a_very_long_line_is_shown_with_its_surroundings() {
    let line = format!(
        "{}[x](nothing.md) {}",
        "é ".repeat(20_000),
        "y ".repeat(20_000)
    );
    let built = built("4-development/session-2.md", &line);
    let diag = built
        .diags
        .iter()
        .find(|diag| diag.rule.code == "CG004")
        .expect("a dead link");
    assert_eq!(built.sources.line_column(diag.span), (first_line(), 40_001));
    let shown = human::render(&built.sources, diag, false);
    assert!(
        shown.contains(&format!("session-2.md:{}:40001", first_line())),
        "{shown}"
    );
    assert!(
        shown.contains("[x](nothing.md)") && shown.contains('^') && shown.len() < 2000,
        "{shown}"
    );
}

#[test]
fn a_very_long_heading_is_searched_and_not_repeated_for_each_part() {
    let heading = "word ".repeat(20_000) + "lastly";
    let items: String = (0..1000)
        .map(|number| format!("<p id=\"p-{number}\">item {number}</p>"))
        .collect();
    let html = format!("<main><h2>{heading}</h2><section>{items}</section></main>");
    let mut texts = ReaderTexts::default();
    texts.add_page("a.html", "sessions", "A", &html);
    let (_, file) = texts.file("en");
    assert!(file.len() < 20 * html.len(), "{}", file.len());
    assert!(
        texts.vocabulary() == {
            let mut all = coachgen::search::Vocabulary::default();
            all.add("A word lastly item");
            (0..1000).for_each(|number| all.add(&number.to_string()));
            all
        }
    );
    assert!(String::from_utf8(file).unwrap().contains("lastly"));
}
