//! The pages of an engagement that has no agreed agenda yet, or an incomplete one.

use coachgen::pipeline::Built;
use coachgen::policy::Policy;
use coachgen::reader::Reader;
use coachgen::record::value::Measure;

use crate::confidentiality::folder::{BuildHarness, Folder, portal, sponsor};
use crate::page_text::page_text;

const ILSE: &str = "Ilse Brandhuber";

fn folder() -> Folder {
    let mut folder = Folder::default();
    folder.put("engagement.md", "---\nkind: engagement\nclient: {name: Noor Aziz}\nsponsors:\n  - {name: Ilse Brandhuber, relationship: line-manager}\n  - {name: Tomas Reyes, relationship: hr}\nstatus: active\nstart: 2026-01-05\nconfidentiality:\n  agreed: 2026-01-12\n---\nWhat this is for.\n");
    folder.put("1-contracting/talk.md", "---\nkind: sponsor-meeting\ndate: 2026-01-13\npresent: [Ilse Brandhuber, Noor Aziz]\nexpectations:\n  - {id: sooner, text: Decisions come sooner}\nshared_with_client: 2026-01-15\n---\nWhat she said.\n");
    folder.put("2-diagnosis/profile.md", "---\nkind: psychometric\ninstrument: Corvid Personality Profile\ndate: 2026-01-20\n---\nHigh and low.\n");
    folder
}

fn built(folder: &Folder) -> Built {
    BuildHarness::pages_only().build(folder, &Policy::default())
}

fn page(built: &Built, reader: &Reader, path: &str) -> String {
    let files = &portal(built, reader).tree.files;
    let (_, bytes) = files.iter().find(|(known, _)| known == path).expect(path);
    page_text(bytes)
}

#[test]
fn a_section_without_anything_to_show_has_no_page() {
    let trace = page(&built(&folder()), &Reader::Coach, "trace.html");
    assert!(trace.contains("Decisions come sooner"), "{trace}");
    let mut nothing = folder();
    nothing.replace(
        "1-contracting/talk.md",
        "kind: sponsor-meeting",
        "kind: sponsor-meeting\ndraft: true",
    );
    let built = built(&nothing);
    let files = &portal(&built, &Reader::Coach).tree.files;
    assert!(files.iter().all(|(path, _)| path != "trace.html"));
    let overview = page(&built, &Reader::Coach, "index.html");
    assert!(!overview.contains("trace.html"), "{overview}");
}

#[test]
fn an_instrument_is_called_by_its_name_and_sponsors_share_a_label() {
    let overview = page(&built(&folder()), &Reader::Coach, "index.html");
    assert!(
        overview.contains("Discussing Corvid Personality Profile with the client"),
        "{overview}"
    );
    assert!(overview.contains("<dt>Sponsors</dt>") && !overview.contains("<dt>Sponsor</dt>"));
}

#[test]
fn what_happens_next_is_shown_until_there_is_an_agenda() {
    let mut folder = folder();
    let welcomed = |folder: &Folder| {
        let built = built(folder);
        [Reader::Coach, Reader::Client, sponsor(ILSE)]
            .map(|reader| page(&built, &reader, "index.html").contains("What happens next"))
    };
    assert_eq!(welcomed(&folder), [false, true, true]);
    // The sponsor sees the agenda, but nothing in it: every point is personal.
    let path = "3-agenda/agenda.md";
    folder.put(path, "---\nkind: agenda\ndate: 2026-02-02\nagreed: {client: 2026-02-02}\npoints:\n  - id: pace\n    title: Decide sooner\n    personal: true\n    objectives:\n      - {id: day, specific: Decide within a day, due: 2026-08-31}\n---\nWords.\n");
    assert_eq!(welcomed(&folder)[..2], [false, false]);
    BuildHarness::pages_only().decide(
        &mut folder,
        path,
        (&[ILSE], "2026-02-03"),
        &coachgen::view::Decide::Approve,
    );
    assert_eq!(welcomed(&folder), [false; 3]);
}

#[test]
fn a_missing_source_is_shown_to_the_coach_only() {
    let mut folder = folder();
    folder.put("3-agenda/agenda.md", "---\nkind: agenda\ndate: 2026-02-02\nagreed: {client: 2026-02-02}\npoints:\n  - id: pace\n    title: Decide sooner\n    objectives:\n      - {id: day, specific: Decide within a day, due: 2026-08-31}\n---\nWords.\n");
    let path = "3-agenda/agenda.md";
    BuildHarness::pages_only().decide(
        &mut folder,
        path,
        (&[ILSE], "2026-02-03"),
        &coachgen::view::Decide::Approve,
    );
    let built = built(&folder);
    let has = |reader: &Reader| page(&built, reader, "trace.html").contains("No source is given.");
    assert_eq!(
        [Reader::Coach, Reader::Client, sponsor(ILSE)].map(|reader| has(&reader)),
        [true, false, false]
    );
    let agenda = page(&built, &Reader::Coach, "agenda.html");
    assert!(
        agenda.contains("<dt>Due</dt>") && !agenda.contains("Time-bound"),
        "{agenda}"
    );
    let overview = page(&built, &Reader::Coach, "index.html");
    assert!(
        overview.contains("Fields missing in the point"),
        "{overview}"
    );
}

#[test]
fn a_share_of_a_number_has_no_unit() {
    let unit = |text: &str| Measure::parse(text).unwrap().unit_written();
    assert_eq!(unit("1 of 3"), None);
    assert_eq!(unit("3/10"), None);
    assert_eq!(unit("8 weeks").as_deref(), Some("weeks"));
}

#[test]
fn the_table_of_the_agreement_says_what_a_fact_contains() {
    let mut folder = folder();
    folder.replace(
        "engagement.md",
        "agreed: 2026-01-12",
        "agreed: 2026-01-12\n  sponsor_sees: {interview: fact}",
    );
    let html = page(&built(&folder), &Reader::Coach, "agreement.html");
    for words in [
        "at most. The portals are built from it.",
        "Part of a record can be visible to fewer people, never to more.",
        "That it took place, when, and for how long<",
        "Which part took place, when, and for how long<",
        "That it took place, when and for how long, and what was decided",
    ] {
        assert!(html.contains(words), "{words}");
    }
}
