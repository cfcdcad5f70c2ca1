//! The overview prepares coach and client for a meeting in the next days, each from their own view.

use coachgen::policy::Policy;
use coachgen::reader::Reader;
use coachgen::today::Today;

use crate::confidentiality::folder::{BuildHarness, Folder, portal, sponsor};
use crate::page_text::page_text;

/// The overview of the sound engagement after its third session on 11 May 2026; the fourth is on 15 June.
fn overview(reader: &Reader, today: &str) -> String {
    let mut folder = Folder::read("tests/fixtures/sound/anneli");
    folder.replace("engagement.md", "status: completed\n", "status: active\n");
    folder.replace("engagement.md", "ended: 2026-06-24\n", "");
    folder.files.remove("5-review/final-review.md");
    folder.files.remove("4-development/session-4.md");
    folder.put(
        "notes/june.md",
        "---\nkind: note\ndate: 2026-06-01\ntitle: Zqnote\n---\n\nText.\n",
    );
    folder.replace(
        "4-development/contacts.md",
        "contacts:\n",
        "contacts:\n  - {date: 2026-05-20, channel: phone, by: client, about: Zqclientcall}\n  - {date: 2026-05-21, channel: phone, by: sponsor, about: Zqsponsorcall}\n",
    );
    let mut bench = BuildHarness::pages_only();
    bench.today = Today::fixed(today.parse().unwrap());
    let built = bench.build(&folder, &Policy::default());
    let files = &portal(&built, reader).tree.files;
    let (_, bytes) = files
        .iter()
        .find(|(path, _)| *path == "index.html")
        .unwrap();
    page_text(bytes)
}

/// The section that prepares for the meeting.
fn preparation(reader: &Reader, today: &str) -> Option<String> {
    let page = overview(reader, today);
    let (_, after) = page.split_once("id=\"prepare\"")?;
    Some(after.split_once("</section>").unwrap().0.to_owned())
}

#[test]
fn a_meeting_in_the_next_days_is_prepared() {
    for today in ["2026-06-12", "2026-06-15"] {
        let coach = preparation(&Reader::Coach, today).expect(today);
        for text in ["session-3.html", "Zqnote", "Zqclientcall", "Zqsponsorcall"] {
            assert!(coach.contains(text), "{text}: {coach}");
        }
        let (_, action) = coach
            .split_once("Fix the dates of all six talks for June")
            .unwrap();
        let (action, _) = action.split_once("</li>").unwrap();
        assert!(action.contains("Anneli Brandvold"), "whose it is: {action}");
        let client = preparation(&Reader::Client, today).expect(today);
        assert!(client.contains("session-3.html") && client.contains("Zqclientcall"));
        assert!(!client.contains("Zqnote") && !client.contains("Zqsponsorcall"));
        // The client's own actions are in their own list.
        assert!(!client.contains("Fix the dates of all six talks for June"));
    }
}

#[test]
fn nothing_is_prepared_earlier_or_for_a_sponsor() {
    for reader in [Reader::Coach, Reader::Client] {
        assert_eq!(preparation(&reader, "2026-06-11"), None);
    }
    let sverre = sponsor("Sverre Haugland");
    assert_eq!(preparation(&sverre, "2026-06-14"), None);
    let page = overview(&sverre, "2026-06-14");
    assert!(
        page.contains("The next review takes place after session"),
        "{page}"
    );
    assert!(
        !page.contains("15 June 2026"),
        "a sponsor does not see plans"
    );
}
