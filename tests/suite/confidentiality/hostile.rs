//! Records that would leak, by mistake or on purpose: either a finding of level `forbid` blocks the build, or
//! nothing leaks.

use coachgen::policy::Policy;
use coachgen::reader::Reader;

use super::folder::{BuildHarness, Folder, findings, picture, portal, sponsor};
use super::text::Pages;
use crate::page_text::page_text;

/// Appears in every passage that only the coach may read.
const SECRET: &str = "Zqsecretquail";

fn base() -> Folder {
    let mut folder = Folder::default();
    folder.put(
        "engagement.md",
        "---\nkind: engagement\nclient: {name: Amina Falk}\nsponsors:\n  - name: Wren Abbot\n    until: 2026-06-30\n  - name: Lark Osei\n    from: 2026-07-01\n---\nOpen words.\n",
    );
    folder.put(
        "notes/quiet.md",
        "---\nkind: note\ndate: 2026-03-01\n---\nZqsecretquail\n",
    );
    folder
}

/// Returns whether the folder was built; panics if a reader other than the coach has the secret.
pub fn assert_no_leak(what: &str, folder: &Folder) -> bool {
    let built = BuildHarness::new().build(folder, &Policy::default());
    if built.portals.is_empty() {
        return false;
    }
    for portal in built
        .portals
        .iter()
        .filter(|portal| portal.reader != Reader::Coach)
    {
        if let Some(path) = Pages::of(portal).file_with(SECRET) {
            panic!(
                "{what}: {:?} reads the secret in {path}\n{}",
                portal.reader,
                findings(&built)
            );
        }
    }
    true
}

pub fn with_body(body: &str) -> Folder {
    let mut folder = base();
    let text = folder.text("engagement.md");
    folder.put("engagement.md", format!("{text}\n{body}\n"));
    folder
}

#[test]
fn raw_html_has_no_effect() {
    let body = "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)> and <b onclick=\"x\">bold</b>\n\n<style>*{display:none}</style>\n\n<iframe src=\"https://x.example\"></iframe>";
    let built = BuildHarness::new().build(&with_body(body), &Policy::default());
    for portal in &built.portals {
        for (path, bytes) in portal
            .tree
            .files
            .iter()
            .filter(|(path, _)| path.ends_with(".html"))
        {
            let html = page_text(bytes);
            for tag in [
                "<script>alert",
                "<img src=x",
                "<b onclick",
                "<style>*",
                "<iframe",
            ] {
                assert!(!html.contains(tag), "{path} has {tag}");
            }
        }
    }
    assert!(!built.portals.is_empty());
}

#[test]
fn a_file_never_replaces_another_of_the_same_name() {
    let mut folder = with_body("![[plan.png]] and [[plan]].");
    folder.put("records/plan.png", picture("Zqpixelsopen", "x"));
    folder.put(
        "records/plan.md",
        "---\nkind: chemistry\ndate: 2026-01-05\n---\nx\n",
    );
    let bench = BuildHarness::new();
    let before = bench.build(&folder, &Policy::default());
    folder.put("a/plan.png", picture(SECRET, "x"));
    folder.put(
        "a/other.md",
        "---\nkind: note\ndate: 2026-01-05\n---\n![x](plan.png)\n",
    );
    assert_no_leak("the coach's own picture of the same name", &folder);
    let mut noted = with_body("![[plan.png]] and [[plan]].");
    noted.put("records/plan.png", picture("Zqpixelsopen", "x"));
    noted.put(
        "records/plan.md",
        "---\nkind: chemistry\ndate: 2026-01-05\n---\nx\n",
    );
    for name in ["a/plan.md", "plan.md"] {
        let mut noted = noted.clone();
        noted.put(name, "---\nkind: note\ndate: 2026-01-05\n---\nx\n");
        let after = bench.build(&noted, &Policy::default());
        for reader in [Reader::Client, sponsor("Wren Abbot")] {
            let same = portal(&before, &reader).tree == portal(&after, &reader).tree;
            assert!(same, "the portal of {reader:?} reveals {name}");
        }
    }
}

#[test]
fn only_a_valid_approval_shares() {
    let review = |fields: &str| {
        format!(
            "---\nkind: review\ntype: final\ndate: 2026-05-05\nafter_session: 6\npresent: [Amina Falk]\nnext_steps: Zqsecretquail\n{fields}---\nZqsecretquail\n"
        )
    };
    let bench = BuildHarness::new();
    let mut good = base();
    good.files.remove("notes/quiet.md");
    good.put(
        "review.md",
        review("approved:\n  on: 2026-06-01\n  for: [Wren Abbot]\n  digest: pending\n"),
    );
    bench.approve(&mut good, &Policy::default());
    let has = |folder: &Folder, name: &str| {
        let built = bench.build(folder, &Policy::default());
        !built.portals.is_empty()
            && Pages::of(portal(&built, &sponsor(name)))
                .file_with(SECRET)
                .is_some()
    };
    let built = bench.build(&good, &Policy::default());
    assert!(
        has(&good, "Wren Abbot"),
        "{:?} {}",
        built.stopped,
        findings(&built)
    );
    assert!(!has(&good, "Lark Osei"));
    let ledger = good.text("approvals/ledger.yaml");
    let copy = good
        .files
        .keys()
        .find(|path| path.ends_with(".json"))
        .expect("a copy")
        .clone();
    let digest = copy["approvals/".len()..copy.len() - ".json".len()].to_owned();
    let other: String = digest.chars().rev().collect();
    for (from, to) in [
        ("approved: 2026-06-01", "approved: 2026-11-23"),
        ("approved: 2026-06-01", "declined: 2026-06-01"),
        ("approved: 2026-06-01", "withdrawn: 2026-06-01"),
        ("approved: 2026-06-01", "by_day: 2026-06-01"),
        ("Wren Abbot", "Corvus Mott"),
        ("Wren Abbot", "\"\""),
        (digest.as_str(), other.as_str()),
        ("version: 1", "version: 2"),
    ] {
        let mut folder = good.clone();
        assert!(ledger.contains(from), "{from}");
        folder.put("approvals/ledger.yaml", ledger.replacen(from, to, 1));
        assert!(!has(&folder, "Wren Abbot"), "shared with {to}");
    }
    let text = good.text(&copy);
    for (from, to) in [
        ("2026-05-05", "2026-05-06"),
        ("Zqsecretquail", "Zqsecretquail and more"),
        ("}\n", "}\n\n"),
    ] {
        let mut folder = good.clone();
        folder.put(&copy, text.replace(from, to));
        assert!(!has(&folder, "Wren Abbot"), "shared with {to} in the copy");
    }
    let mut folder = good.clone();
    folder.files.remove(&copy);
    assert!(!has(&folder, "Wren Abbot"), "shared without a copy");
    // Whatever happened to the record since then, the copy is still valid.
    for (from, to) in [
        ("date: 2026-05-05", "date: 2026-07-01"),
        ("final", "interim"),
        ("Zqsecretquail", "Zqothermagpie"),
        ("kind: review", "kind: review\ndraft: true"),
    ] {
        let mut folder = good.clone();
        folder.replace("review.md", from, to);
        assert!(has(&folder, "Wren Abbot"), "not shared with {to}");
    }
    for kind in ["session", "note", "interview", "contacts"] {
        let mut folder = base();
        folder.put("x.md", format!("---\nkind: {kind}\nnumber: 1\ndate: 2026-01-01\napproved: {{by: client, on: 2026-06-01, for: [Wren Abbot]}}\n---\nZqsecretquail\n"));
        assert!(!has(&folder, "Wren Abbot"), "{kind}");
    }
}

#[test]
fn anything_but_a_plain_record_stops_the_engagement() {
    let record = "---\nkind: note\ndate: 2026-01-01\n---\nZqsecretquail\n";
    for (path, text) in [
        ("Session-1.md", record),
        ("notes/Quiet.md", record),
        ("notes/con.md", record),
        ("x.md", "Zqsecretquail without front matter\n"),
        ("x.md", "---\nkind: note\ndate: 2026-01-01\nZqsecretquail\n"),
        (
            "x.md",
            "---\nkind: note\ndate: 2026-01-01\nbody: coach-olny\n---\nx\n",
        ),
        (
            "x.md",
            "---\nkind: session\nnumber: 1\ndate: 2026-01-01\ndraft: yes\n---\nx\n",
        ),
        (
            "x.md",
            "---\nkind: session\nnumber: 1\ndate: 2026-01-01\nbody: coach_only\n---\nZqsecretquail\n",
        ),
        (
            "x.md",
            "---\nkind: session\nnumber: 1\ndate: 2026-01-01\nactions:\n  - {id: a, what: Zqsecretquail, coach_only: yes}\n---\n",
        ),
        (
            "x.md",
            "---\nkind: session\nnumber: 1\ndate: 2026-01-01\nactions:\n  - {id: a, what: Zqsecretquail, coach-only: true}\n---\n",
        ),
        (
            "x.md",
            "---\nkind: session\nnumber: 1\ndate: 2026-01-01\nissues: [\"Zqsecretquail {.coach-only}\"]\n---\n",
        ),
    ] {
        let mut folder = base();
        if path == "Session-1.md" {
            folder.put("session-1.md", record);
        }
        folder.put(path, text);
        assert!(
            !assert_no_leak(path, &folder),
            "{path} did not stop the engagement: {text}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_not_followed() {
    use coachgen::source::{Disk, Tree, layout};
    let dir = tempfile::tempdir().expect("a folder");
    let outside = tempfile::tempdir().expect("a folder");
    std::fs::write(
        outside.path().join("x.md"),
        "---\nkind: chemistry\ndate: 2026-01-01\ntitle: Zqsecretquail\n---\nZqsecretquail\n",
    )
    .expect("written");
    for (path, bytes) in &base().files {
        let path = dir.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, bytes).expect("written");
    }
    std::os::unix::fs::symlink(outside.path().join("x.md"), dir.path().join("x.md"))
        .expect("linked");
    let disk = Disk::open(dir.path()).expect("opened");
    let files = layout(disk.entries().expect("entries")).engagements;
    let bench = BuildHarness::new();
    let built = bench.build_tree(&disk, &files[0]);
    assert!(built.portals.is_empty(), "a link was followed");
}
