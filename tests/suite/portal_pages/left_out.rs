//! Records that are left out because they cannot be read: the coach's pages name them and do not ask for them, and other
//! readers learn nothing.

use coachgen::policy::Policy;
use coachgen::reader::Reader;

use crate::confidentiality::folder::{BuildHarness, EXPORT, Folder, portal, sponsor};
use crate::page_text::page_text;

const SOUND: &str = "tests/fixtures/sound/anneli";
const SESSION: &str = "4-development/session-4.md";

/// The sound engagement after its third session, of which the fourth was planned for 15 June 2026.
fn folder() -> Folder {
    let mut folder = Folder::read(SOUND);
    folder.replace("engagement.md", "status: completed\n", "status: active\n");
    folder.replace("engagement.md", "ended: 2026-06-24\n", "");
    folder.files.remove("5-review/final-review.md");
    folder
}

fn pages(folder: &Folder, reader: &Reader) -> Vec<(String, String)> {
    let built = BuildHarness::pages_only().build(folder, &Policy::default());
    let files = &portal(&built, reader).tree.files;
    let text = |bytes: &[u8]| page_text(bytes);
    // The export has fields of these names.
    let pages = files
        .iter()
        .filter(|(path, _)| !path.starts_with(EXPORT))
        .map(|(path, bytes)| (path.clone(), text(bytes)));
    pages.collect()
}

fn page(folder: &Folder, path: &str) -> String {
    let mut pages = pages(folder, &Reader::Coach).into_iter();
    pages.find(|(name, _)| name == path).expect(path).1
}

/// The fourth session as it looks while somebody writes it, or after a sync that failed.
fn unreadable() -> [Folder; 3] {
    let text = folder().text(SESSION);
    [
        "",
        &text.replace("date: 2026-06-15", "date: 2026-06-1"),
        &text.replace("date: 2026-06-15\n", ""),
    ]
    .map(|text| {
        let mut folder = folder();
        folder.put(SESSION, text);
        folder
    })
}

#[test]
fn the_coach_reads_which_record_is_left_out() {
    for folder in unreadable() {
        let sessions = page(&folder, "sessions.html");
        let note = "Session 4 <span class=\"small\" dir=\"auto\">4-development/session-4.md cannot be read and is left out.</span>";
        assert!(
            sessions.contains(note)
                || sessions
                    .replace(['\u{2068}', '\u{2069}'], "")
                    .contains(note),
            "{sessions}"
        );
        assert!(!sessions.contains("no notes yet"), "{sessions}");
        let timeline = page(&folder, "timeline.html");
        assert!(
            timeline.contains("Planned; the record cannot be read"),
            "{timeline}"
        );
        let overview = page(&folder, "index.html");
        let step =
            "This record cannot be read and is left out: <code>4-development/session-4.md</code>";
        assert!(overview.contains(step), "{overview}");
        assert!(!overview.contains("kind: session"), "{overview}");
    }
}

#[test]
fn a_session_without_any_record_is_still_missing() {
    let mut folder = folder();
    folder.files.remove(SESSION);
    let sessions = page(&folder, "sessions.html");
    assert!(sessions.contains("no notes yet"), "{sessions}");
    assert!(page(&folder, "index.html").contains("kind: session"));
}

/// The text of a portal without the sentences that claim that something is late.
fn claims(pages: &[(String, String)]) -> Vec<&str> {
    let late = ["no notes yet", "Overdue", "overdue"];
    let all = pages.iter().flat_map(|(_, text)| text.lines());
    all.filter(|line| late.iter().any(|late| line.contains(late)))
        .collect()
}

#[test]
fn other_readers_are_told_nothing_of_the_file_and_nothing_is_called_late() {
    let mut without = folder();
    without.files.remove(SESSION);
    let late = pages(&without, &Reader::Client);
    assert!(!claims(&late).is_empty(), "the client sees what is late");
    for folder in unreadable() {
        let client = pages(&folder, &Reader::Client);
        assert_eq!(claims(&client), Vec::<&str>::new());
        for (path, text) in &client {
            assert!(!text.contains("cannot be read"), "{path}");
        }
        let sverre = sponsor("Sverre Haugland");
        assert_eq!(pages(&folder, &sverre), pages(&without, &sverre));
        let coach = pages(&folder, &Reader::Coach);
        let own = claims(&coach).into_iter();
        let own: Vec<&str> = own.filter(|line| !line.contains("4-development")).collect();
        assert_eq!(own, Vec::<&str>::new());
    }
}
