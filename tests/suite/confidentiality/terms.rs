//! The terms of the agreement reach all three parties; whether a session was recorded does not reach a sponsor.

use coachgen::policy::Policy;
use coachgen::reader::Reader;

use super::folder::{BuildHarness, Folder, portal, sponsor};
use crate::page_text::page_text;

const SOUND: &str = "tests/fixtures/sound/anneli";
const SPONSOR: &str = "Sverre Haugland";

/// The files of one reader's portal.
fn files(bench: &BuildHarness, folder: &Folder, reader: &Reader) -> Vec<(String, String)> {
    let built = bench.build(folder, &Policy::default());
    let files = &portal(&built, reader).tree.files;
    files
        .iter()
        .map(|(path, bytes)| (path.clone(), page_text(bytes)))
        .collect()
}

/// One page of a portal.
fn page(bench: &BuildHarness, folder: &Folder, reader: &Reader, path: &str) -> String {
    let files = files(bench, folder, reader);
    let found = files.into_iter().find(|(name, _)| name == path);
    found.expect(path).1
}

#[test]
fn every_party_reads_the_terms_of_the_agreement() {
    let bench = BuildHarness::new();
    let folder = Folder::read(SOUND);
    for reader in [Reader::Coach, Reader::Client, sponsor(SPONSOR)] {
        for path in ["agreement.html", "reports/agreement.html"] {
            let html = page(&bench, &folder, &reader, path);
            for text in [
                "Cancelling and ending",
                "A meeting may be moved up to two days ahead; after that it counts as held.",
                "Any of the three may end the coaching after a closing conversation.",
                "Ethics and complaints",
                "EMCC Global Code of Ethics",
                "Coaching is not therapy",
                "None known",
                "To Maren first, then to the EMCC",
                "Recording and data protection",
                "The client consents to sessions being recorded",
                "Encrypted, on Maren",
            ] {
                assert!(html.contains(text), "{reader:?}: {path} lacks {text}");
            }
        }
    }
}

#[test]
fn only_coach_and_client_see_whether_a_session_was_recorded() {
    let bench = BuildHarness::new();
    let mut folder = Folder::read(SOUND);
    folder.replace(
        "engagement.md",
        "  recording: false",
        "  recording: true\n  ai: true",
    );
    let before = files(&bench, &folder, &sponsor(SPONSOR));
    let session = "4-development/session-2.md";
    folder.replace(
        session,
        "kind: session\n",
        "kind: session\nrecorded: true\nai_used: true\n",
    );
    for reader in [Reader::Coach, Reader::Client] {
        for path in ["session-2.html", "sessions.html"] {
            let html = page(&bench, &folder, &reader, path);
            assert!(html.contains("recorded"), "{reader:?}: {path}");
            assert!(html.contains("with AI tools"), "{reader:?}: {path}");
        }
    }
    assert!(before == files(&bench, &folder, &sponsor(SPONSOR)));
    // What the session's page says, a list of sessions does not repeat if nothing was recorded.
    folder.replace(session, "recorded: true", "recorded: false");
    let html = page(&bench, &folder, &Reader::Client, "session-2.html");
    assert!(html.contains("not recorded"));
    let html = page(&bench, &folder, &Reader::Client, "sessions.html");
    assert!(!html.contains("recorded"));
}

#[test]
fn the_practice_says_whether_a_late_cancellation_counts_unless_the_engagement_does() {
    const LABEL: &str = "A session cancelled too late counts as one of the sessions agreed";
    let mut folder = Folder::read(SOUND);
    let answer = |bench: &BuildHarness, folder: &Folder| {
        let html = page(bench, folder, &Reader::Client, "agreement.html");
        let (_, after) = html.split_once(LABEL)?;
        let (value, _) = after.split_once("</dd>")?;
        Some(value.contains("Yes"))
    };
    let practice = BuildHarness::with_settings("programme:\n  late_cancellation_counts: true\n");
    assert_eq!(answer(&BuildHarness::new(), &folder), None);
    assert_eq!(answer(&practice, &folder), Some(true));
    folder.replace(
        "engagement.md",
        "programme:\n",
        "programme:\n  late_cancellation_counts: false\n",
    );
    assert_eq!(answer(&practice, &folder), Some(false));
}
