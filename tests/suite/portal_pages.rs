//! The page frame, the overview, the agreement, what waits for the client's approval, the practice and its checks,
//! rendered from views made by hand.

mod before_agenda;
mod checklist;
mod handmade;
mod left_out;
mod not_held;
mod practice;
mod preparation;
mod typography;

use coachgen::derive::ReaderView;
use coachgen::diag::Level as Weight;
use coachgen::kind::Kind;
use coachgen::page::chrome::Home;
use coachgen::page::health::HealthItem;
use coachgen::page::practice::{EngagementSummary, PracticeSummaries, summary};
use coachgen::reader::Reader;
use coachgen::record::value::{Language, Paper};
use coachgen::render::{OutputTree, render, render_practice};
use coachgen::route::{NavSection, Route};
use coachgen::theme::Theme;
use coachgen::view::types::{AnyRecord, RecordView, View};
use coachgen::words::Words;

use crate::page_text::page_text;
use handmade::{fact, text, view};

fn built(view: &View) -> OutputTree {
    let theme = Theme::built_in().expect("built-in templates");
    render(
        &theme,
        &ReaderView::new(view.clone()),
        Words::for_language(Language::En),
        &Home::Alone.into(),
    )
    .expect("rendered")
    .tree
}

fn page(tree: &OutputTree, path: &str) -> String {
    let (_, bytes) = tree
        .files
        .iter()
        .find(|(name, _)| name == path)
        .expect(path);
    page_text(bytes)
}

#[test]
fn the_agreement_shows_every_field_of_the_engagement() {
    let tree = built(&view(Reader::Coach));
    let html = page(&tree, "agreement.html");
    for canary in [
        "Canary Title",
        "Canary Client",
        "Canary Role",
        "canary@client.example",
        "Canary Organisation &lt;Ltd&gt;",
        "Canary Sponsor",
        "Canary Sponsor Role",
        "line manager",
        "from 4 January 2026",
        "until 5 January 2026",
        "Canary Coach",
        "External coach",
        "Canary Practice",
        "Canary Credentials",
        "canary@coach.example",
        "Active",
        "1 January 2026",
        "2 January 2026",
        "Canary Ended Because",
        "Canary Renews",
        "7 sessions, 4 to 5 weeks apart, 90 to 120 minutes each",
        "Session 3 and Session 6",
        "4 to 6",
        "by phone",
        "Canary Limit",
        "email and message",
        "Canary Planned",
        "7 January 2027",
        "8 January 2026 to 9 January 2026",
        "Canary Pause",
        "10 January 2026",
        "Canary Exception",
        "11 January 2026",
        "Canary Contract",
        "Canary Cancellation",
        "A session cancelled too late counts as one of the sessions agreed",
        "Canary Termination",
        "Canary Code",
        "Coaching is not therapy",
        "Canary Conflicts",
        "Canary Complaints",
        "The client consents to sessions being recorded",
        "The client consents to AI tools being used",
        "Canary Storage",
        "9,600 CNR",
        "paid by the organisation",
        "6 years after the end",
        "12 January 2032",
        "English",
        "Canary Heading",
        "Canary body.",
        "Canary private passage.",
        "Only you see this",
        "canary/engagement.md",
        "What the client approves",
        "The number and the date",
    ] {
        assert!(html.contains(canary), "the agreement lacks {canary}");
    }
}

#[test]
fn every_page_has_one_h1_and_a_content_security_policy() {
    for reader in [
        Reader::Coach,
        Reader::Client,
        Reader::Sponsor("Canary Sponsor".to_owned()),
    ] {
        for (path, bytes) in built(&view(reader)).files {
            if !path.ends_with(".html") {
                continue;
            }
            let html = page_text(bytes);
            assert_eq!(html.matches("<h1").count(), 1, "{path}");
            assert!(
                html.contains("default-src 'none'; style-src 'self'"),
                "{path}"
            );
            assert!(
                html.contains("<meta name=\"robots\" content=\"noindex\">"),
                "{path}"
            );
            assert!(!html.contains(" style="), "{path}");
            assert!(!html.contains("<Ltd>"), "{path} does not escape");
            // A report is a separate document.
            let steps = usize::from(!path.starts_with("reports/"));
            assert_eq!(
                html.matches("aria-current=\"step\"").count(),
                steps,
                "{path}"
            );
        }
    }
}

#[test]
fn every_link_has_a_target() {
    for reader in [
        Reader::Coach,
        Reader::Client,
        Reader::Sponsor("Canary Sponsor".to_owned()),
    ] {
        let tree = built(&view(reader));
        for (path, bytes) in &tree.files {
            let html = page_text(bytes);
            for href in html
                .split("href=\"")
                .skip(1)
                .map(|rest| rest.split('"').next())
            {
                let href = href.expect("closed");
                let (file, anchor) = href.split_once('#').unwrap_or((href, ""));
                if file.contains(':') {
                    continue;
                }
                let above = path.starts_with("reports/");
                let file = if above {
                    file.trim_start_matches("../")
                } else {
                    file
                };
                let target = if file.is_empty() { path } else { file };
                let found = tree.files.iter().find(|(name, _)| name == target);
                let (_, bytes) = found.unwrap_or_else(|| panic!("{path}: {href}"));
                let id = format!("id=\"{anchor}\"");
                assert!(
                    anchor.is_empty() || page_text(bytes).contains(&id),
                    "{path}: {href} has no such anchor"
                );
            }
        }
    }
}

#[test]
fn each_reader_has_their_own_sections() {
    let with_note = |reader| {
        let mut view = view(reader);
        view.records.push(AnyRecord::Note(RecordView {
            fact: fact("note", Kind::Note),
            shared: None,
        }));
        view
    };
    let sections = |view| {
        let route = Route::new(&ReaderView::new(view));
        NavSection::ALL
            .into_iter()
            .filter(|section| route.has(*section))
            .collect::<Vec<_>>()
    };
    assert!(sections(with_note(Reader::Coach)).contains(&NavSection::Notes));
    assert!(!sections(with_note(Reader::Client)).contains(&NavSection::Notes));
    // A section without anything to show is left out.
    let coach = sections(view(Reader::Coach));
    assert!(!coach.contains(&NavSection::Notes) && !coach.contains(&NavSection::Awaiting));
    assert!(coach.contains(&NavSection::Sessions) && coach.contains(&NavSection::Contact));
    let sponsor = sections(with_note(Reader::Sponsor("Canary Sponsor".to_owned())));
    for section in [
        NavSection::Awaiting,
        NavSection::Actions,
        NavSection::Contact,
        NavSection::Notes,
    ] {
        assert!(!sponsor.contains(&section), "{section:?}");
    }
}

#[test]
fn a_record_known_only_as_a_fact_is_a_line_in_its_list() {
    let route = Route::new(&ReaderView::new(view(Reader::Client)));
    assert_eq!(route.page("chemistry-meeting"), None);
    assert_eq!(
        route.record("chemistry-meeting").as_deref(),
        Some("contracting.html#chemistry-meeting")
    );
    assert_eq!(
        route.anchor("sponsor-meeting", "voice").as_deref(),
        Some("sponsor-meeting.html#voice")
    );
    let html = page(&built(&view(Reader::Client)), "contracting.html");
    assert!(html.contains("id=\"chemistry-meeting\""));
    assert!(html.contains("75 minutes"));
    assert!(html.contains("Canary Sponsor Purpose"));
}

#[test]
fn the_portal_names_its_reader() {
    let note = |reader| page(&built(&view(reader)), "index.html");
    assert!(
        note(Reader::Coach).contains("<strong>Canary Coach’s copy</strong><span class=\"copy-note\"> – private to the coach</span>")
    );
    assert!(note(Reader::Client).contains("<strong>Canary Client’s copy</strong>"));
    assert!(
        note(Reader::Sponsor("Canary Sponsor".to_owned()))
            .contains("<strong>Canary Sponsor’s copy</strong>")
    );
}

#[test]
fn only_a_valid_colour_is_used_as_the_accent() {
    let look = |colour: &str| {
        let mut view = view(Reader::Client);
        view.practice.accent = text(colour);
        page(&built(&view), "assets/theme.css")
    };
    assert!(look("#1d4f91").starts_with(":root{--accent:#1d4f91;--accent-ink:#"));
    let own = look("#2f5d62");
    assert_eq!(look("#2f5d62}body{display:none"), own);
    assert_eq!(look("red"), own);
}

#[test]
fn the_paper_size_is_taken_from_the_practice() {
    let look = |paper| {
        let mut view = view(Reader::Client);
        view.practice.paper = paper;
        page(&built(&view), "assets/theme.css")
    };
    assert!(look(None).ends_with("@page{size:A4}\n"));
    assert!(look(Some(Paper::A4)).ends_with("@page{size:A4}\n"));
    assert!(look(Some(Paper::Letter)).ends_with("@page{size:letter}\n"));
}

#[test]
fn the_same_view_gives_the_same_bytes() {
    assert_eq!(built(&view(Reader::Coach)), built(&view(Reader::Coach)));
}

#[test]
fn a_template_error_is_structured() {
    let theme = |text: &str| Theme::strict(&[("overview.html".to_owned(), text.to_owned())]);
    let error = theme("one\n{% if %}").err().expect("refused");
    assert_eq!((error.template.as_str(), error.line), ("overview.html", 2));
    let theme = theme("one\ntwo\n{{ page.absent }}").expect("parses");
    let home = Home::Alone;
    let error = render(
        &theme,
        &ReaderView::new(view(Reader::Coach)),
        Words::for_language(Language::En),
        &home.into(),
    )
    .expect_err("no such field");
    assert_eq!((error.template.as_str(), error.line), ("overview.html", 3));
    assert!(!error.message.contains("Canary"), "{}", error.message);
}

#[test]
fn the_practice_lists_engagements_and_what_needs_attention() {
    let view = view(Reader::Coach);
    let mut first = summary(&ReaderView::new(view.clone()), "canary", "canary");
    assert_eq!(first.name, "Canary Client");
    first.overdue = 2;
    let broken = EngagementSummary::unreadable("second", "clients/second-client");
    let finding = |path: &str, excerpt: &str, to: usize| HealthItem {
        code: "CG004".to_owned(),
        name: "unknown-reference".to_owned(),
        level: Weight::Error,
        message: "There is no action of that id".to_owned(),
        help: text("Write one of the ids there are"),
        path: path.to_owned(),
        line: 12,
        column: 3,
        excerpt: vec![(12, excerpt.to_owned(), Some((2, to)))],
        related: vec![("session-1.md, line 4".to_owned(), "set here".to_owned())],
    };
    let health = [
        finding("canary/session-2.md", "- <b>é", 5),
        finding("canary-two/session-2.md", "é€𝄞", 6),
        finding("clients/second-client/engagement.md", "client:", 6),
    ];
    let practice = PracticeSummaries {
        seen: &view.practice,
        today: view.today.date(),
        summaries: &[first, broken],
        health: &health,
        accepted: &[],
        rules: &[],
        logo: None,
    };
    let theme = Theme::built_in().expect("built-in templates");
    let tree = render_practice(
        &theme,
        Words::for_language(Language::En),
        &practice,
        &coachgen::search::WordIndex::default(),
    )
    .expect("rendered");
    let html = page(&tree, "index.html");
    for expected in [
        "href=\"canary/index.html\"",
        "2 actions overdue",
        "One error<",
        "An error blocks the build",
        "second-client",
        "Not built",
        "<a href=\"canary/index.html\">Canary Client</a></span> <span class=\"small\" dir=\"auto\">Canary Planned</span>",
        "href=\"health.html#group-1\"",
        "7 January 2027",
    ] {
        assert!(html.contains(expected), "the practice lacks {expected}");
    }
    assert!(!html.contains("second/index.html"));
    let html = page(&tree, "health.html");
    for expected in [
        // The total is printed once, by level.
        "<dt>errors</dt><dd dir=\"auto\">3</dd>",
        "CG004",
        "unknown-reference",
        "There is no action of that id",
        "Write one of the ids there are",
        "line 12",
        "session-1.md, line 4",
        "set here",
        "- <mark>&lt;b&gt;</mark>",
        "<h2 id=\"group-3\" dir=\"auto\">The practice</h2>",
    ] {
        assert!(html.contains(expected), "the checks page lacks {expected}");
    }
    assert!(!html.contains("3 errors<"), "{html}");
}

/// The practice's own pages mix names of every engagement with words of the interface.
#[test]
fn right_to_left_names_keep_their_direction_on_the_practices_pages() {
    let mut view = view(Reader::Coach);
    view.practice.name = text("בית אימון");
    view.practice.coach = text("רות");
    let client = view.engagement.client.as_mut().expect("a client");
    client.name = "יעל כהן".to_owned();
    view.engagement.organisation = text("חברת הים (בעמ)");
    for planned in &mut view.engagement.planned {
        planned.what = "פגישה!".to_owned();
    }
    let mut first = summary(&ReaderView::new(view.clone()), "canary", "canary");
    first.overdue = 2;
    let health = [HealthItem {
        code: "CG004".to_owned(),
        name: "unknown-reference".to_owned(),
        level: Weight::Error,
        message: "There is no action of that id".to_owned(),
        help: text("Write one of the ids there are"),
        path: "canary/session-2.md".to_owned(),
        line: 12,
        column: 3,
        excerpt: vec![(12, "אמרה כן".to_owned(), Some((0, 8)))],
        related: vec![("session-1.md, line 4".to_owned(), "set here".to_owned())],
    }];
    let practice = PracticeSummaries {
        seen: &view.practice,
        today: view.today.date(),
        summaries: &[first],
        health: &health,
        accepted: &[],
        rules: &[],
        logo: None,
    };
    let theme = Theme::built_in().expect("built-in templates");
    let words = Words::for_language(Language::En);
    let index = coachgen::search::WordIndex::default();
    let tree = render_practice(&theme, words, &practice, &index).expect("rendered");
    for path in ["index.html", "health.html", "search.html"] {
        let page = crate::isolation::check_isolation(&page(&tree, path));
        assert!(page.texts > 1, "{path}");
        assert!(page.faults.is_empty(), "{path}: {:#?}", page.faults);
    }
}
