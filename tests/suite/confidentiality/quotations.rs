//! What one record quotes of another: nothing that its reader does not have, whatever was approved before.

use coachgen::pipeline::Built;
use coachgen::policy::Policy;
use coachgen::reader::Reader;
use coachgen::view::Decide;

use super::folder::{BuildHarness, Folder, findings, portal, sponsor};
use crate::page_text::page_text;

const AGREEMENT: &str = "engagement.md";
const AGENDA: &str = "3-agenda/agenda.md";
const CATHERINE: &str = "Catherine Llewellyn";

/// A second meeting with a sponsor, which needs no approval and quotes records that do.
const SECOND_MEETING: &str = "---\nkind: sponsor-meeting\ndate: 2026-07-02\npresent: [Catherine Llewellyn, Ruth Adelman]\n\
    actions:\n  - {id: zzroom, what: Book a room, owner: coach, point: bench}\n\
    reviewed:\n  - {action: silence, outcome: ongoing, learning: Zzlearning}\n---\n\nSee [the review](../5-review/interim-review.md).\n";

fn example() -> Folder {
    let mut folder = Folder::read("example-engagement");
    folder.put("1-contracting/second-meeting.md", SECOND_MEETING);
    folder
}

fn built(folder: &Folder) -> Built {
    BuildHarness::new().build(folder, &Policy::default())
}

fn files(built: &Built, reader: &Reader) -> Vec<(String, String)> {
    let files = portal(built, reader).tree.files.iter();
    let text = |bytes: &[u8]| page_text(bytes);
    files
        .map(|(path, bytes)| (path.clone(), text(bytes)))
        .collect()
}

#[track_caller]
fn assert_shown(built: &Built, reader: &Reader, words: &str, shown: bool) {
    let files = files(built, reader);
    let found = files.iter().find(|(_, text)| text.contains(words));
    let found = found.map(|(path, _)| path.as_str());
    assert_eq!(
        found.is_some(),
        shown,
        "{words} in {found:?}: {}",
        findings(built)
    );
}

/// Sets the level of a kind in the agreement.
fn set_level(folder: &mut Folder, kind: &str, level: &str) {
    folder.replace(
        AGREEMENT,
        "  sponsor_sees:\n",
        &format!("  sponsor_sees:\n    {kind}: {level}\n"),
    );
}

#[test]
fn a_meeting_quotes_nothing_of_a_kind_that_the_agreement_hides() {
    let title = "Grow those who come next";
    assert_shown(&built(&example()), &sponsor(CATHERINE), "Zzlearning", true);
    let mut hidden = example();
    set_level(&mut hidden, "review", "hidden");
    let hidden = built(&hidden);
    // The action is defined in the interim review, of which the sponsor has an approved copy.
    for words in ["Zzlearning", "Leave a silence after putting a proposal"] {
        assert_shown(&hidden, &sponsor(CATHERINE), words, false);
    }
    let mut hidden = example();
    set_level(&mut hidden, "agenda", "hidden");
    set_level(&mut hidden, "review", "hidden");
    assert_shown(&built(&hidden), &sponsor(CATHERINE), title, false);
}

#[test]
fn a_new_copy_quotes_no_themes_that_the_agreement_no_longer_shares() {
    let quoted = "In senior company she keeps to her own subject";
    let bench = BuildHarness::new();
    for (level, shown) in [("shared", true), ("hidden", false), ("fact", false)] {
        let mut folder = example();
        folder.replace(
            AGREEMENT,
            "stakeholder-themes: shared",
            &format!("stakeholder-themes: {level}"),
        );
        folder.replace(AGENDA, "It was distilled", "It got distilled");
        let on = "2026-07-20";
        bench.decide(&mut folder, AGENDA, (&[CATHERINE], on), &Decide::Approve);
        assert_shown(&built(&folder), &sponsor(CATHERINE), quoted, shown);
    }
}

#[test]
fn the_client_learns_nothing_of_a_meeting_before_it_is_shared_with_them() {
    let mut folder = example();
    folder.put(
        "1-contracting/early.md",
        "---\nkind: sponsor-meeting\ntitle: Zzexit\ndate: 2026-02-02\npresent: [Catherine Llewellyn, Ruth Adelman]\n---\n",
    );
    folder.replace(
        AGENDA,
        "    draws_on:\n      - sponsor-meeting#enterprise\n",
        "    draws_on:\n      - early\n      - sponsor-meeting#enterprise\n",
    );
    let built = built(&folder);
    assert_shown(&built, &Reader::Client, "Zzexit", false);
    // The source itself waits for approval, with its date.
    assert_shown(&built, &Reader::Client, "2 February 2026", true);
}

#[test]
fn a_draft_does_not_make_the_name_of_a_source_ambiguous() {
    for front in [
        "kind: sponsor-meeting\ndraft: true\ndate: 2026-11-20\npresent: [Catherine Llewellyn]\n",
        "kind: sponsor-meeting\npresent: [Catherine Llewellyn]\n",
    ] {
        let before = built(&example());
        let mut folder = example();
        folder.put("later/sponsor-meeting.md", format!("---\n{front}---\n"));
        let after = built(&folder);
        for reader in [Reader::Client, sponsor(CATHERINE)] {
            assert_eq!(files(&before, &reader), files(&after, &reader), "{front}");
        }
    }
}

#[test]
fn what_a_sponsor_has_does_not_depend_on_what_else_repeats_it() {
    let with = |link: &str| {
        let mut folder = example();
        let text = folder.text(AGREEMENT);
        folder.put(AGREEMENT, format!("{text}\n{link}\n"));
        folder
    };
    let before = built(&with("See [[interim-review]]."));
    let mut folder = with("See [[interim-review]].");
    folder.put(
        "notes/committee.md",
        "---\nkind: note\ndate: 2026-06-01\n---\n\nIn the committee two decisions have been better for her question.\n",
    );
    let after = built(&folder);
    assert!(
        after.diags.iter().any(|diag| diag.rule.code == "CG606"),
        "{}",
        findings(&after)
    );
    let reader = sponsor(CATHERINE);
    assert_eq!(files(&before, &reader), files(&after, &reader));
}

#[test]
fn a_wiki_link_without_words_does_not_show_a_heading() {
    for (link, shown) in [
        ("[[session-2#Zzfear of it]]", "session-2"),
        ("![[session-2#Zzfear of it]]", "session-2"),
        ("[[#Zzfear of it]]", "…"),
        ("[[notes/supervision-july#Zzfear]]", "supervision-july"),
    ] {
        let mut folder = example();
        folder.replace(
            "4-development/session-5.md",
            "## The repair",
            &format!("Zzbefore {link} Zzafter\n\n## The repair"),
        );
        let built = built(&folder);
        for reader in [Reader::Coach, Reader::Client] {
            assert_shown(&built, &reader, "Zzfear", false);
        }
        let found = files(&built, &Reader::Client);
        let page = found.iter().find(|(path, _)| path == "session-5.html");
        let (_, page) = page.expect("the session");
        let words = page.split("Zzbefore").nth(1);
        let words = words.and_then(|words| words.split("Zzafter").next());
        assert!(
            words.is_some_and(|words| words.contains(shown)),
            "{link}: {words:?}"
        );
    }
}

#[test]
fn a_log_of_which_the_client_sees_nothing_is_not_in_their_portal() {
    let path = "4-development/contacts.md";
    let mut none = example();
    none.files.retain(|other, _| other != path);
    let none = built(&none);
    for contact in [
        "date: 2026-03-03, channel: phone, by: sponsor, name: Catherine Llewellyn",
        "date: 2026-03-03, channel: phone, coach_only: true",
    ] {
        let log = format!("---\nkind: contacts\ncontacts: [{{{contact}}}]\n---\n");
        let mut only = example();
        only.put(path, log.clone());
        let only = built(&only);
        assert_eq!(files(&none, &Reader::Client), files(&only, &Reader::Client));
        let mut second = example();
        second.put("4-development/a-log.md", log.clone());
        assert_eq!(
            files(&built(&example()), &Reader::Client),
            files(&built(&second), &Reader::Client)
        );
        // A body that the client may read keeps the log.
        let mut body = example();
        body.put(path, format!("{log}\nZzbody\n"));
        assert_shown(&built(&body), &Reader::Client, "Zzbody", true);
    }
}

#[test]
fn no_link_leads_to_the_ledger_or_a_copy() {
    let ledger = example().text("approvals/ledger.yaml");
    let copy = example()
        .files
        .keys()
        .find(|path| path.ends_with(".json"))
        .cloned()
        .expect("a copy");
    assert!(ledger.contains("sponsor"));
    for path in ["approvals/ledger.yaml", &copy] {
        let mut folder = example();
        folder.replace(
            "4-development/session-5.md",
            "## The repair",
            &format!("Zzbefore [Zzlink](../{path})\n\n## The repair"),
        );
        let built = built(&folder);
        assert_shown(&built, &Reader::Client, "Zzlink", true);
        for reader in [Reader::Coach, Reader::Client] {
            let files = files(&built, &reader);
            let copied = files
                .iter()
                .find(|(name, text)| name.starts_with("files/") && text.contains(CATHERINE));
            assert!(copied.is_none(), "{path}");
        }
    }
}
