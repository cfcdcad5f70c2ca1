//! The coach traces findings and themes to interview questions and to people; no other reader has any of it.

use coachgen::policy::Policy;
use coachgen::reader::Reader;

use super::folder::{BuildHarness, Folder, portal, sponsor};
use crate::page_text::page_text;

const THEMES: &str = "2-diagnosis/stakeholder-themes.md";
const SPONSOR: &str = "Sverre Haugland";
const PAGE: &str = "interview-questions.html";

/// The sound engagement, whose themes its sponsor may have.
fn shared() -> Folder {
    let mut folder = Folder::read("tests/fixtures/sound/anneli");
    folder.replace(
        "engagement.md",
        "confidentiality:\n",
        "confidentiality:\n  sponsor_sees: {stakeholder-themes: shared}\n",
    );
    folder
}

/// Names questions and interviews in it.
fn trace(folder: &mut Folder, question: &str) {
    for (path, text) in [
        ("2-diagnosis/stakeholder-1.md", "what she really thought."),
        ("2-diagnosis/stakeholder-2.md", "than to knock."),
    ] {
        let traced = format!("{text}\n    question: {question}");
        folder.replace(path, text, &traced);
    }
    folder.replace(
        THEMES,
        "gladly hear it.",
        "gladly hear it.\n    heard_in: [stakeholder-1#k-waits, stakeholder-2]",
    );
}

/// The files of one reader's portal.
fn files(bench: &BuildHarness, folder: &Folder, reader: &Reader) -> Vec<(String, String)> {
    let built = bench.build(folder, &Policy::default());
    let files = &portal(&built, reader).tree.files;
    let text = |bytes: &[u8]| page_text(bytes);
    files
        .iter()
        .map(|(path, bytes)| (path.clone(), text(bytes)))
        .collect()
}

fn page(files: &[(String, String)], path: &str) -> String {
    let found = files.iter().find(|(name, _)| name == path);
    found.expect(path).1.clone()
}

#[test]
fn the_coach_compares_answers_and_traces_themes() {
    let bench = BuildHarness::new();
    let mut folder = shared();
    trace(&mut folder, "pressure");
    let files = files(&bench, &folder, &Reader::Coach);
    let questions = page(&files, PAGE);
    let (_, after) = questions
        .split_once("What happens to you under pressure")
        .expect("a built-in question");
    let (answers, _) = after.split_once("</section>").expect("an end");
    for text in [
        "What do you see when this person is under pressure?",
        "He has learned to ring her afterwards",
        "Torgeir Aaslund</a>, Manager",
        "Ragnhild Skogmo</a>, Peer",
        "Colleagues guess at her opinion",
    ] {
        assert!(answers.contains(text), "{text} is not in\n{answers}");
    }
    let themes = files
        .iter()
        .find(|(path, _)| path.starts_with("stakeholder-themes"))
        .expect("themes");
    assert!(themes.1.contains("Heard from (only you see this):"));
    assert!(themes.1.contains(">Torgeir Aaslund</a>"));
    let interview = files
        .iter()
        .find(|(path, text)| path.starts_with("stakeholder-interview") && text.contains("Skogmo"))
        .expect("the interview");
    assert!(interview.1.contains("In answer to (only you see this): "));
    assert!(
        interview
            .1
            .contains("What do you see when this person is under pressure?")
    );
    assert!(interview.1.contains("In the themes: "));
    assert!(page(&files, "diagnosis.html").contains(PAGE));
}

#[test]
fn what_is_traced_changes_no_portal_but_the_coachs_and_no_approved_copy() {
    let bench = BuildHarness::new();
    let policy = Policy::default();
    let mut plain = shared();
    let pending =
        format!("approved: {{on: 2026-02-20, for: {SPONSOR}, digest: pending}}\nthemes:\n");
    plain.replace(THEMES, "themes:\n", &pending);
    bench.approve(&mut plain, &policy);
    let mut traced = plain.clone();
    trace(&mut traced, "pressure");
    let (before, after) = (bench.build(&plain, &policy), bench.build(&traced, &policy));
    for reader in [Reader::Client, sponsor(SPONSOR)] {
        let (before, after) = (portal(&before, &reader), portal(&after, &reader));
        assert!(before.tree == after.tree, "{reader:?}");
        for (path, text) in files(&bench, &traced, &reader) {
            assert!(path != PAGE && !text.contains(PAGE), "{reader:?}: {path}");
        }
    }
    let themes = files(&bench, &traced, &sponsor(SPONSOR));
    assert!(
        themes
            .iter()
            .any(|(_, text)| text.contains("Colleagues guess at her opinion")),
        "the sponsor has the themes"
    );
}

#[test]
fn a_practice_replaces_the_built_in_questions() {
    let settings = "interview_questions:\n  - {id: proud, part: 2, text: What are you proud of?, for_stakeholders: What could she be proud of?}\n";
    let bench = BuildHarness::with_settings(settings);
    let mut folder = shared();
    trace(&mut folder, "proud");
    let coach = files(&bench, &folder, &Reader::Coach);
    let questions = page(&coach, PAGE);
    assert!(questions.contains("What are you proud of?"));
    assert!(questions.contains("What could she be proud of?"));
    assert!(questions.contains("Torgeir Aaslund</a>, Manager"));
    assert!(!questions.contains("under pressure"));
    // Nothing is asked in part 1.
    assert!(!questions.contains("Part 1"));
    for reader in [Reader::Client, sponsor(SPONSOR)] {
        for (path, text) in files(&bench, &folder, &reader) {
            assert!(!text.contains("proud of"), "{reader:?}: {path}");
        }
    }
}

#[test]
fn a_source_that_is_written_into_a_text_or_the_body_blocks_the_build() {
    let bench = BuildHarness::new();
    let policy = Policy::default();
    let in_text = "gladly hear it. heard_in: [stakeholder-1]";
    let folded = "gladly hear it.\n      heard_in: [stakeholder-1]";
    for (from, to) in [
        ("gladly hear it.", in_text),
        ("gladly hear it.", folded),
        (
            "\n---\n",
            "\n---\n\nheard_in: [stakeholder-1, stakeholder-2]\n",
        ),
        ("\n---\n", "\n---\n\n- heard_in: stakeholder-1\n"),
        (
            "\n---\n",
            "\n---\n\n## Calm (heard_in: stakeholder-1)\n\nText.\n",
        ),
    ] {
        let mut folder = shared();
        folder.replace(THEMES, from, to);
        let built = bench.build(&folder, &policy);
        assert!(built.portals.is_empty(), "{to}");
    }
    // Prose may say it in words.
    let mut folder = shared();
    folder.replace(
        THEMES,
        "\n---\n",
        "\n---\n\nHeard in: the canteen, mostly.\n",
    );
    assert!(!bench.build(&folder, &policy).portals.is_empty());
}

#[test]
fn earlier_findings_may_name_a_built_in_question_that_the_practice_replaced() {
    let bench = BuildHarness::with_settings(
        "interview_questions:\n  - {id: proud, part: 2, text: What are you proud of?}\n",
    );
    let mut folder = shared();
    trace(&mut folder, "pressure");
    let questions = page(&files(&bench, &folder, &Reader::Coach), PAGE);
    let (_, others) = questions.split_once("Other questions").expect("a section");
    assert!(others.contains("What happens to you under pressure"));
    assert!(others.contains("Torgeir Aaslund</a>, Manager"));
    // What cannot be read in the settings is reported there, and not again in each record.
    let bench = BuildHarness::with_settings(
        "interview_questions:\n  - {id: proud, part: 7, text: What are you proud of?}\n",
    );
    let mut folder = shared();
    trace(&mut folder, "proud");
    let built = bench.build(&folder, &Policy::default());
    assert!(!super::folder::findings(&built).contains("interview question"));
}
