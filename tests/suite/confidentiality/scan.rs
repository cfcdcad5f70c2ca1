//! The projection and the scan decide independently: the scan objects to what the projection wrongly lets through.

use coachgen::derive::ReaderView;
use coachgen::export::{Export, tables, to_json};
use coachgen::leak::{FoldedTexts, Interface, RecordPiece, Scan};
use coachgen::model::Model;
use coachgen::page::chrome::Home;
use coachgen::policy::{Field, Policy, RequiredLevel};
use coachgen::reader::{Party, Reader};
use coachgen::record::prose::Narrowed;
use coachgen::render::{Edition, render};
use coachgen::view::{Access, ProjectionInput, project, texts};
use coachgen::words::Words;

use super::canary_engagement::{CanaryEngagement, model};
use super::folder::{BuildHarness, Folder, sponsor};
use super::widened::widened;
use coachgen::record::value::Language;

type Files = Vec<(String, Vec<u8>)>;

fn source<'m>(
    model: &'m Model,
    bench: &'m BuildHarness,
    policy: &'m Policy,
) -> ProjectionInput<'m> {
    ProjectionInput {
        model,
        practice: &bench.practice,
        policy,
        today: &bench.today,
    }
}

fn portal(
    source: ProjectionInput<'_>,
    access: &Access,
    bench: &BuildHarness,
    reader: &Reader,
) -> Files {
    let view = project(source, access, reader).expect("a portal");
    let view = ReaderView::new(view);
    let words = Words::for_language(Language::En);
    let rendered = render(&bench.theme, &view, words, &Edition::from(Home::Alone));
    rendered.unwrap_or_else(|_| panic!("no pages")).tree.files
}

/// The export of a reader, in both forms.
fn exports(source: ProjectionInput<'_>, access: &Access, reader: &Reader) -> [Files; 2] {
    let view = project(source, access, reader).expect("a portal");
    let data = Export::from(&ReaderView::new(view));
    let json = to_json(&data).expect("an export");
    [
        vec![("export.json".to_owned(), json)],
        tables(&data).expect("tables"),
    ]
}

/// Paths of the records whose withheld words the scan finds.
fn objections(
    source: ProjectionInput<'_>,
    access: &Access,
    reader: &Reader,
    files: &Files,
) -> Vec<String> {
    let texts = texts(source, access, reader);
    let withheld: Vec<RecordPiece<'_>> = texts
        .withheld
        .iter()
        .map(|(record, text)| RecordPiece {
            text,
            origin: record.0,
        })
        .collect();
    let messages = Words::for_language(Language::En).messages();
    let interface = Interface::new(messages.iter().map(String::as_str));
    let scan = Scan::new(
        &withheld,
        &texts.allowed,
        &interface,
        &mut FoldedTexts::default(),
    );
    let mut hits: Vec<usize> = files
        .iter()
        .flat_map(|(path, bytes)| scan.file(path, bytes))
        .collect();
    hits.sort_unstable();
    hits.dedup();
    hits.into_iter()
        .map(|place| source.model.records[place].path.clone())
        .collect()
}

const WORDS: &str = "The ferry leaves without anybody who waits for the rain to stop.";

fn folder(head: &str, before: &str) -> Folder {
    let mut folder = Folder::default();
    folder.put("engagement.md", "---\nkind: engagement\nclient:\n  name: Odile Marchetti\nsponsors:\n  - name: Henk Vos\nstatus: active\nstart: 2026-01-14\n---\n");
    folder.put(
        "session-1.md",
        format!("---\nkind: session\nnumber: 1\ndate: 2026-03-25\n{head}---\n\n{before}{WORDS}\n"),
    );
    folder
}

#[test]
fn the_scan_objects_to_prose_that_the_projection_lets_through() {
    let bench = BuildHarness::new();
    let policy = Policy::default();
    for (head, before) in [
        ("", "## Mine {.coach-only}\n\n"),
        ("body: coach-only\n", ""),
        ("draft: true\n", ""),
    ] {
        let folder = folder(head, before);
        let written = model(&folder);
        // The projection uses the decoded values.
        let mut decoded = model(&folder);
        for record in &mut decoded.records {
            record.common.body_coach_only = false;
            record.common.draft = false;
            for section in &mut record.body.sections {
                section.narrowed = None;
            }
        }
        let open = source(&decoded, &bench, &policy);
        let access = Access::compute(open);
        let files = portal(open, &access, &bench, &Reader::Client);
        let holds = |(_, bytes): &(String, Vec<u8>)| String::from_utf8_lossy(bytes).contains(WORDS);
        assert!(
            files.iter().any(holds),
            "{head}{before}: the projection withheld it"
        );
        let found = objections(
            source(&written, &bench, &policy),
            &access,
            &Reader::Client,
            &files,
        );
        assert_eq!(found, ["session-1.md"], "{head}{before}");
        for files in exports(open, &access, &Reader::Client) {
            assert!(files.iter().any(holds), "{head}{before}");
            let strict = source(&written, &bench, &policy);
            let found = objections(strict, &access, &Reader::Client, &files);
            assert_eq!(found, ["session-1.md"], "{head}{before}: {}", files[0].0);
        }
        if !head.is_empty() {
            // The scan reads the front matter as written, not as decoded.
            let found = objections(open, &access, &Reader::Client, &files);
            assert_eq!(found, ["session-1.md"], "{head}");
        }
    }
}

#[test]
fn a_scan_that_withholds_what_the_projection_shares_objects() {
    let bench = BuildHarness::new();
    let policy = Policy::default();
    let folder = folder("", "");
    let shared = model(&folder);
    let open = source(&shared, &bench, &policy);
    let access = Access::compute(open);
    let files = portal(open, &access, &bench, &Reader::Client);
    assert_eq!(objections(open, &access, &Reader::Client, &files), [""; 0]);
    let mut narrowed = model(&folder);
    for record in &mut narrowed.records {
        for section in &mut record.body.sections {
            section.narrowed = Some(Narrowed::CoachOnly);
        }
    }
    let strict = source(&narrowed, &bench, &policy);
    assert_eq!(
        objections(strict, &access, &Reader::Client, &files),
        ["session-1.md"]
    );
    let closed = Policy::default().with(Field::RecordBody, Party::Client, RequiredLevel::Never);
    assert_eq!(
        objections(
            source(&shared, &bench, &closed),
            &access,
            &Reader::Client,
            &files
        ),
        ["session-1.md"]
    );
}

/// Every free-text field: if it is opened for the projection only, the scan finds its words.
#[test]
fn the_scan_objects_to_every_text_that_only_the_projection_opens() {
    let engagement = CanaryEngagement::new();
    let strict = Policy::default();
    let mut seen = 0;
    let mut missed = Vec::new();
    for (party, reader) in [
        (Party::Client, Reader::Client),
        (Party::Sponsor, sponsor("Wren Abbot")),
    ] {
        for field in Field::ALL.iter().copied() {
            if !coachgen::record::is_text(field) || strict.need(field, party) == RequiredLevel::Fact
            {
                continue;
            }
            let wide = widened(field, party);
            let mut folder = engagement.late.clone();
            engagement.bench.approve(&mut folder, &wide);
            let model = model(&folder);
            let open = source(&model, &engagement.bench, &wide);
            let access = Access::compute(open);
            let files = portal(open, &access, &engagement.bench, &reader);
            let leaks = engagement.placed.iter().filter(|placed| {
                let own = super::leaves::field(&placed.path) == Some(field);
                let column = usize::from(party == Party::Sponsor);
                own && !placed.row[column]
                    && placed.canary.text.chars().count() >= 12
                    && files.iter().any(|(_, bytes)| {
                        String::from_utf8_lossy(bytes).contains(&placed.canary.text)
                    })
            });
            let files_of: Vec<&str> = leaks.map(|placed| placed.canary.file.as_str()).collect();
            if files_of.is_empty() {
                continue;
            }
            seen += 1;
            let found = objections(
                source(&model, &engagement.bench, &strict),
                &access,
                &reader,
                &files,
            );
            if !files_of
                .iter()
                .all(|file| found.iter().any(|path| path == file))
            {
                missed.push(format!(
                    "{} {party:?}: {files_of:?} {found:?}",
                    field.row().path
                ));
            }
        }
    }
    assert!(
        missed.is_empty(),
        "the scan is silent:\n{}",
        missed.join("\n")
    );
    assert!(seen >= 10, "{seen} fields leak when opened");
}

#[test]
fn the_decoder_knows_which_fields_are_text() {
    use Field::*;
    for field in [
        EngagementFeesAmount,
        EngagementFeesCurrency,
        EngagementProgrammeBetweenSessionsLimit,
        RecordTitle,
        SessionIssues,
        ReviewObjectivesAt,
    ] {
        assert!(coachgen::record::is_text(field), "{}", field.row().path);
    }
    for field in [
        EngagementStatus,
        SessionDate,
        SessionMinutes,
        SessionMode,
        SessionMovedBy,
        EngagementConfidentialitySponsorSees,
        AgendaPointsObjectivesMilestonesBy,
    ] {
        assert!(!coachgen::record::is_worded(field), "{}", field.row().path);
    }
    // A name can reveal as much as a text.
    assert!(coachgen::record::is_worded(AgendaPointsId));
}

#[test]
fn projection_and_scan_do_not_use_each_other() {
    let read = |name: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("src/view")
            .join(name);
        std::fs::read_to_string(path).expect("a file")
    };
    for (file, forbidden) in [
        ("withheld.rs", ["passages", "super::prose", "Projector"]),
        (
            "withheld_prose.rs",
            ["super::passages", "super::prose", "Projector"],
        ),
        ("leaves.rs", ["passages", "super::prose", "Projector"]),
        ("prose.rs", ["withheld", "leaves", "texts("]),
        ("passages.rs", ["withheld", "leaves", "texts("]),
    ] {
        let text = read(file);
        for word in forbidden {
            let code = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            assert!(
                code.clone().all(|line| !line.contains(word)),
                "{file}: {word}"
            );
        }
    }
}
