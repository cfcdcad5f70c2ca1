//! Sessions that were cancelled too late, and meetings that only a draft dates.

use coachgen::policy::Policy;
use coachgen::reader::Reader;

use crate::confidentiality::folder::{BuildHarness, Folder, portal};
use crate::page_text::page_text;

const SOUND: &str = "tests/fixtures/sound/anneli";

fn page(folder: &Folder, reader: &Reader, path: &str) -> String {
    let built = BuildHarness::pages_only().build(folder, &Policy::default());
    let files = &portal(&built, reader).tree.files;
    let (_, bytes) = files.iter().find(|(name, _)| name == path).expect(path);
    let text = page_text(bytes);
    text.replace(['\u{2068}', '\u{2069}'], "")
}

#[test]
fn nothing_was_discussed_or_agreed_in_a_cancelled_session() {
    let mut folder = Folder::read(SOUND);
    folder.put(
        "4-development/session-4.md",
        "---\nkind: session\nnumber: 4\ndate: 2026-06-15\ncancelled: true\nnext: 2026-06-20\n---\nZqwhy it was cancelled.\n",
    );
    for reader in [Reader::Coach, Reader::Client] {
        let session = page(&folder, &reader, "session-4.html");
        for claim in ["Discussed", "No new action", ">Agreed<"] {
            assert!(!session.contains(claim), "{claim}: {session}");
        }
        for shown in ["was cancelled too late", "Zqwhy", ">Notes<", "20 June 2026"] {
            assert!(session.contains(shown), "{shown}: {session}");
        }
        let list = page(&folder, &reader, "sessions.html");
        for shown in ["Session 4 (cancelled)", "Held or cancelled"] {
            assert!(list.contains(shown), "{shown}: {list}");
        }
        let held = page(&folder, &reader, "session-3.html");
        assert!(held.contains(">Discussed<") && held.contains(">Agreed<"));
    }
    let plain = page(&Folder::read(SOUND), &Reader::Coach, "sessions.html");
    assert!(!plain.contains("cancelled"), "{plain}");
}

#[test]
fn a_cancelled_session_took_no_time_whatever_its_record_says() {
    let mut folder = Folder::read(SOUND);
    folder.replace(
        "4-development/session-4.md",
        "minutes: 100",
        "minutes: 411\ncancelled: true",
    );
    for path in ["session-4.html", "sessions.html"] {
        let shown = page(&folder, &Reader::Coach, path);
        assert!(!shown.contains("411 minutes"), "{path}: {shown}");
    }
}

/// The sound engagement in progress, with a draft of a fifth session.
fn drafted(date: &str) -> Folder {
    let mut folder = Folder::read(SOUND);
    folder.replace("engagement.md", "status: completed\n", "status: active\n");
    folder.replace("engagement.md", "ended: 2026-06-24\n", "");
    folder.files.remove("5-review/final-review.md");
    folder.put(
        "4-development/session-5.md",
        format!("---\nkind: session\ndraft: true\nnumber: 5\ndate: {date}\nminutes: 90\njoined_by: [Zqguest]\nactions:\n  - id: a9\n    what: Zqring\nissues: [Zqtopic]\n---\n"),
    );
    folder
}

#[test]
fn a_draft_with_a_future_date_is_the_next_meeting() {
    let ahead = page(&drafted("2026-12-01"), &Reader::Coach, "index.html");
    assert!(!ahead.contains("No date has been set"), "{ahead}");
    assert!(
        ahead.contains("Planned in a draft: Session 5, 1 December 2026."),
        "{ahead}"
    );
    let past = page(&drafted("2026-06-20"), &Reader::Coach, "index.html");
    assert!(past.contains("No date has been set"), "{past}");
    let client = page(&drafted("2026-12-01"), &Reader::Client, "index.html");
    assert!(client.contains("No date has been set"), "{client}");
}

#[test]
fn the_page_of_a_draft_has_the_labels_of_the_finished_page() {
    let draft = page(
        &drafted("2026-12-01"),
        &Reader::Coach,
        "draft-session-1.html",
    );
    for label in ["Also present", "Minutes", "Date", "Actions › Description"] {
        assert!(draft.contains(&format!("{label}</dt>")), "{label}: {draft}");
    }
    // Without a label, a field has its own name.
    assert!(draft.contains("issues</dt>"), "{draft}");
    assert!(
        !draft.contains("joined_by") && !draft.contains("actions.what"),
        "{draft}"
    );
}
