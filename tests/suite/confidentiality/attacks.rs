//! Attacks that were tried on built portals: each fails.

use coachgen::pipeline::Built;
use coachgen::policy::Policy;
use coachgen::reader::Reader;
use coachgen::view::Decide;

use super::folder::{BuildHarness, Folder, findings, portal, sponsor};
use crate::page_text::page_text;

const INTERIM: &str = "5-review/interim-review.md";
const AGENDA: &str = "3-agenda/agenda.md";
const THEMES: &str = "2-diagnosis/stakeholder-themes.md";
const SESSION: &str = "4-development/session-2.md";
const MEETING: &str = "1-contracting/sponsor-meeting.md";
const CATHERINE: &str = "Catherine Llewellyn";

fn example() -> Folder {
    Folder::read("example-engagement")
}

fn built(folder: &Folder) -> Built {
    BuildHarness::new().build(folder, &Policy::default())
}

/// Adds lines at the end of a record's front matter.
fn add(folder: &mut Folder, path: &str, lines: &str) {
    let text = folder.text(path);
    let end = text[4..].find("\n---\n").expect("front matter") + 5;
    folder.put(path, format!("{}{lines}{}", &text[..end], &text[end..]));
}

fn shows(built: &Built, reader: &Reader, words: &str) -> bool {
    portal(built, reader)
        .tree
        .files
        .iter()
        .any(|(_, bytes)| page_text(bytes).contains(words))
}

fn has_page(built: &Built, reader: &Reader, start: &str) -> bool {
    portal(built, reader)
        .tree
        .files
        .iter()
        .any(|(path, _)| path.starts_with(start))
}

fn codes(built: &Built) -> Vec<&'static str> {
    built.diags.iter().map(|diag| diag.rule.code).collect()
}

#[test]
fn additions_by_a_change_are_covered_by_the_approval() {
    let mut folder = example();
    let added = "    because: The market moved\n  - point: zznew\n    change: add\n    now: {title: Zzunapproved}\n    because: Zzbecause\n";
    let text = folder.text(INTERIM);
    let at = text.find("changes:\n").expect("changes") + "changes:\n".len();
    let item = added.split_once('\n').expect("two lines").1;
    folder.put(INTERIM, format!("{}{item}{}", &text[..at], &text[at..]));
    let built = built(&folder);
    assert!(codes(&built).contains(&"CG604"), "{}", findings(&built));
    assert!(!shows(&built, &sponsor(CATHERINE), "Zzunapproved"));
    // The client sees it, in the copy they are asked to approve.
    assert!(shows(&built, &Reader::Client, "Zzunapproved"));
}

#[test]
fn an_approval_does_not_depend_on_what_was_approved_before() {
    let bench = BuildHarness::new();
    // The review quotes the agenda in the copy that the client read, whether or not the sponsor has the agenda.
    let mut folder = example();
    folder
        .files
        .retain(|path, _| !path.starts_with("approvals/"));
    bench.decide(
        &mut folder,
        INTERIM,
        (&[CATHERINE], "2026-06-05"),
        &Decide::Approve,
    );
    let built = built(&folder);
    assert!(has_page(&built, &sponsor(CATHERINE), "review-interim"));
    assert!(shows(
        &built,
        &sponsor(CATHERINE),
        "Sit at the table as an owner"
    ));
    assert!(!shows(
        &built,
        &sponsor(CATHERINE),
        "Objections come after the meeting"
    ));
}

#[test]
fn no_sponsor_sees_the_themes_before_the_client() {
    let mut folder = example();
    folder
        .files
        .retain(|path, _| !path.starts_with("approvals/"));
    let text = folder.text(THEMES);
    let without: String = text
        .lines()
        .filter(|line| !line.starts_with("debriefed:"))
        .map(|line| format!("{line}\n"))
        .collect();
    folder.put(THEMES, without);
    BuildHarness::new().decide(
        &mut folder,
        THEMES,
        (&[CATHERINE], "2026-06-05"),
        &Decide::Approve,
    );
    let built = built(&folder);
    assert!(!has_page(&built, &Reader::Client, "stakeholder-themes"));
    assert!(!has_page(&built, &sponsor(CATHERINE), "stakeholder-themes"));
}

#[test]
fn an_empty_switch_gives_no_permission() {
    for (path, line) in [
        (SESSION, "draft:\n"),
        (SESSION, "body:\n"),
        (INTERIM, "draft: ~\n"),
    ] {
        let mut folder = example();
        add(&mut folder, path, line);
        let built = built(&folder);
        let stopped = built.portals.is_empty() && codes(&built).contains(&"CG002");
        let hidden = line == "body:\n";
        assert!(stopped || hidden, "{path} {line}: {}", findings(&built));
    }
    let mut folder = example();
    folder.replace(AGENDA, "personal: true", "personal:");
    assert!(built(&folder).portals.is_empty());
}

#[test]
fn a_lone_carriage_return_starts_no_passage() {
    let mut folder = example();
    let body = "## Hidden {.coach-only}\n\nZzsecret passage\r\r## Next {.shared}\r\rZzopen words\n";
    let text = folder.text(MEETING);
    let end = text[4..].find("\n---\n").expect("front matter") + 9;
    folder.put(MEETING, format!("{}\n{body}", &text[..end]));
    let built = built(&folder);
    for reader in [Reader::Client, sponsor(CATHERINE)] {
        assert!(!shows(&built, &reader, "Zzsecret"));
        assert!(shows(&built, &reader, "Zzopen words"));
    }
}

#[test]
fn a_comment_with_a_misleading_end_stops_the_build() {
    for body in [
        "Words <!-- begin\n\nZzsecret -->\n",
        "<div>\n<!-- a\n\nZzsecret -->\n</div>\n\nmore\n",
        "- <!-- a\nZzsecret -->\n\nmore\n",
        "> <!-- a\nZzsecret -->\n\nmore\n",
        "<!-->\nZzsecret -->\n\nmore\n",
        "<!-- a <!-- b --> Zzsecret -->\n\nmore\n",
        "Before %% Zzsecret %% after\n",
        "<div class=\"coach-only\">Zzsecret</div>\n\nmore\n",
        "```{.coach-only}\nZzsecret\n```\n",
        "> [!coach-only]\n> Zzsecret\n",
        "::: coach-only\nZzsecret\n:::\n",
        "## H <!-- {.coach-only} -->\n\nZzsecret\n",
    ] {
        let mut folder = example();
        let text = folder.text(SESSION);
        let end = text[4..].find("\n---\n").expect("front matter") + 9;
        folder.put(SESSION, format!("{}\n{body}", &text[..end]));
        let built = built(&folder);
        let stopped = built.portals.is_empty() && codes(&built).contains(&"CG602");
        assert!(
            stopped || !shows(&built, &Reader::Client, "Zzsecret"),
            "{body}: {}",
            findings(&built)
        );
    }
}

#[test]
fn duplicate_ids_mix_up_no_words() {
    let mut folder = example();
    let text = folder.text("4-development/session-3.md");
    let id = text
        .split("actions:\n  - id: ")
        .nth(1)
        .and_then(|rest| rest.lines().next())
        .expect("an action")
        .to_owned();
    folder.put("notes/other.md", format!("---\nkind: sponsor-meeting\ndate: 2026-02-01\npresent: [{CATHERINE}]\nactions:\n  - id: {id}\n    what: Zzother\n---\n"));
    let built = built(&folder);
    assert!(
        built.portals.is_empty() && codes(&built).contains(&"CG003"),
        "{}",
        findings(&built)
    );
}

#[test]
fn two_sponsors_with_one_name_stop_the_build() {
    let mut folder = example();
    folder.replace(
        "engagement.md",
        "name: Rafael Monteiro",
        "name: Catherine  Llewellyn",
    );
    let built = built(&folder);
    assert!(
        built.portals.is_empty() && codes(&built).contains(&"CG003"),
        "{}",
        findings(&built)
    );
}

#[test]
fn a_private_note_may_quote_what_was_shared_before() {
    let mut folder = example();
    let agenda = folder.text(AGENDA);
    let words = agenda
        .split("success: ")
        .nth(1)
        .and_then(|rest| rest.lines().next())
        .expect("words");
    folder.put(
        "notes/later.md",
        format!("---\nkind: note\ndate: 2026-11-01\n---\n\nI read again: {words}\n"),
    );
    let built = built(&folder);
    assert!(!codes(&built).contains(&"CG606"), "{}", findings(&built));
    assert!(has_page(&built, &Reader::Client, "agenda.html"));
}

#[test]
fn the_title_of_a_personal_point_is_found_in_a_review() {
    let mut folder = example();
    let text = folder.text(INTERIM);
    let end = text[4..].find("\n---\n").expect("front matter") + 9;
    let words = "We also spoke of this: be in the house when I am in the house.";
    folder.put(
        INTERIM,
        format!("{}\n{words}\n{}", &text[..end], &text[end..]),
    );
    let built = built(&folder);
    assert!(codes(&built).contains(&"CG606"), "{}", findings(&built));
    // The sponsor has the version approved before, and no copy offers this text for approval.
    assert!(!shows(
        &built,
        &sponsor(CATHERINE),
        "in the house when I am"
    ));
    let before = folder.clone();
    BuildHarness::new().decide(
        &mut folder,
        INTERIM,
        (&[CATHERINE], "2026-10-20"),
        &Decide::Approve,
    );
    assert!(folder == before, "it was approved");
}

#[test]
fn a_sponsor_who_left_does_not_see_how_it_ended() {
    let built = built(&example());
    assert!(shows(&built, &sponsor(CATHERINE), "16 October 2026"));
    assert!(!shows(
        &built,
        &sponsor("Rafael Monteiro"),
        "16 October 2026"
    ));
    assert!(!shows(&built, &sponsor("Rafael Monteiro"), "Completed"));
}

#[test]
fn obsidian_properties_are_accepted_and_not_shown() {
    let mut folder = example();
    add(
        &mut folder,
        SESSION,
        "tags: [zztag]\naliases: [Zzalias]\ncssclasses: [zzclass]\n",
    );
    let built = built(&folder);
    assert!(!codes(&built).contains(&"CG002"), "{}", findings(&built));
    for portal in &built.portals {
        for words in ["zztag", "Zzalias", "zzclass"] {
            assert!(!shows(&built, &portal.reader, words));
        }
    }
}

/// The record with the items of every top-level list in reverse order.
fn reversed(text: &str) -> String {
    let end = text[4..].find("\n---\n").expect("front matter") + 5;
    let mut out = String::new();
    let mut items: Vec<String> = Vec::new();
    for line in text[..end].split_inclusive('\n') {
        if line.starts_with("  - ") {
            items.push(line.to_owned());
        } else if line.starts_with("    ") && !items.is_empty() {
            items.last_mut().expect("an item").push_str(line);
        } else {
            out.extend(items.drain(..).rev());
            out.push_str(line);
        }
    }
    out.extend(items.drain(..).rev());
    out.push_str(&text[end..]);
    out
}

#[test]
fn the_order_of_hidden_items_has_no_effect() {
    let before = built(&example());
    let names = [CATHERINE, "Rafael Monteiro"];
    let sponsors: Vec<Reader> = names.map(sponsor).to_vec();
    let everybody: Vec<Reader> = sponsors.iter().cloned().chain([Reader::Client]).collect();
    let mut turned = 0;
    for path in example().records() {
        let readers = if path.starts_with("4-development/") || path.contains("interview-part") {
            &sponsors
        } else if path.contains("stakeholder-") && !path.contains("themes") {
            &everybody
        } else {
            continue;
        };
        let mut folder = example();
        let other = reversed(&folder.text(&path));
        if other == folder.text(&path) {
            continue;
        }
        turned += 1;
        folder.put(&path, other);
        let after = built(&folder);
        for reader in readers {
            let (one, two) = (portal(&before, reader), portal(&after, reader));
            assert_eq!(one.tree, two.tree, "{path} for {reader:?}");
        }
    }
    assert!(turned >= 12, "only {turned} records have a list to reverse");
}
