//! A marker applies until the next one, and no shared text is lost.

use coachgen::policy::Policy;
use coachgen::reader::Reader;

use super::folder::{BuildHarness, Folder, findings, portal};
use crate::page_text::page_text;

const HEAD: &str = "---\nkind: session\nnumber: 1\ndate: 2026-03-25\n---\n\n";

fn practice(body: &str) -> Folder {
    let mut folder = Folder::default();
    folder.put(
        "engagement.md",
        "---\nkind: engagement\nclient: {name: Ida Moreau}\nsponsors: [{name: Paul Renner}]\nstatus: active\nstart: 2026-01-05\n---\n",
    );
    folder.put("session-1.md", format!("{HEAD}{body}\n"));
    folder
}

/// The text of the session's page for a reader.
fn page(body: &str, reader: &Reader) -> String {
    let built = BuildHarness::new().build(&practice(body), &Policy::default());
    let portal = portal(&built, reader);
    let (_, bytes) = portal
        .tree
        .files
        .iter()
        .find(|(path, _)| path == "session-1.html")
        .expect("the session's page");
    page_text(bytes)
}

fn codes(body: &str) -> Vec<(&'static str, usize)> {
    let built = BuildHarness::new().build(&practice(body), &Policy::default());
    let found = built
        .diags
        .iter()
        .filter(|diag| built.sources.path(diag.span) == "session-1.md");
    found
        .filter(|diag| diag.rule.code.starts_with("CG6"))
        .map(|diag| (diag.rule.code, built.sources.line_column(diag.span).0))
        .collect()
}

#[test]
fn each_marker_applies_until_the_next() {
    let body = "Zqone\n\n# Own {.coach-only}\n\nZqtwo\n\n## Back {.shared}\n\nZqthree\n\n### Ours {.client-only}\n\nZqfour\n\n# Own again {.coach-only}\n\nZqfive\n\nSetext\n======\n\nZqsix\n\n###### Last {.shared}\n\nZqseven";
    let client = page(body, &Reader::Client);
    for (word, seen) in [
        ("Zqone", true),
        ("Zqtwo", false),
        ("Zqthree", true),
        ("Zqfour", true),
        ("Zqfive", false),
        ("Zqsix", false),
        ("Zqseven", true),
    ] {
        assert_eq!(client.contains(word), seen, "{word}");
    }
    assert!(
        !client.contains("{.shared}") && !client.contains(".shared"),
        "the marker is shown"
    );
    let coach = page(body, &Reader::Coach);
    for word in [
        "Zqone", "Zqtwo", "Zqthree", "Zqfour", "Zqfive", "Zqsix", "Zqseven",
    ] {
        assert!(coach.contains(word), "the coach lacks {word}");
    }
}

#[test]
fn the_coach_sees_who_reads_each_passage() {
    let body = "Zqone\n\n## Own {.coach-only}\n\nZqtwo\n\n## Back {.shared}\n\nZqthree";
    let coach = page(body, &Reader::Coach);
    let labels: Vec<&str> = coach
        .split("<p class=\"narrowed-label\">")
        .skip(1)
        .map(|rest| &rest[..rest.find("</p>").expect("its end")])
        .collect();
    assert_eq!(
        labels,
        [
            "Visible to you and Ida Moreau",
            "Only you see this",
            "Visible to you and Ida Moreau"
        ]
    );
    assert!(!page(body, &Reader::Client).contains("narrowed-label"));
}

#[test]
fn a_heading_without_a_marker_that_may_end_the_section_is_reported() {
    let own = "## Own {.coach-only}\n\nZq\n\n";
    for (after, expected) in [
        ("## Next\n\nx", vec![("CG610", 11)]),
        ("# Next\n\nx", vec![("CG610", 11)]),
        ("### Below\n\nx", vec![]),
        ("#\n\nx", vec![("CG610", 11)]),
        ("text\n---\n\nx", vec![("CG610", 11)]),
        ("# of calls: 3\n\nx", vec![("CG610", 11)]),
        ("## Next {.shared}\n\nx\n\n# Free\n\nx", vec![]),
        ("## Next {.coach-only}\n\nx", vec![]),
        ("> ## Quoted\n\nx", vec![]),
        ("```\n## Code\n```\n\nx", vec![]),
        ("\\# 3\n\n#3 is late\n\nx", vec![]),
    ] {
        assert_eq!(codes(&format!("{own}{after}")), expected, "{after}");
    }
    assert_eq!(
        codes("## For you {.client-only}\n\nZq\n\n# Next\n\nx"),
        vec![("CG610", 11)]
    );
}

#[test]
fn unclosed_markup_in_one_section_hides_nothing_of_the_next() {
    let shared = "## Next {.shared}\n\nZqshared *stress*.\n";
    let plain = page(
        &format!("## Own {{.coach-only}}\n\nZq\n\n{shared}"),
        &Reader::Client,
    );
    for open in [
        "```\nZq",
        "~~~~ text\nZq",
        "    ```\nZq",
        "- ```\n  Zq",
        "> ```\n> Zq",
        "<pre>\nZq",
        "<?php\nZq",
    ] {
        let body = format!("## Own {{.coach-only}}\n\nZq\n\n{open}\n\n{shared}");
        assert_eq!(page(&body, &Reader::Client), plain, "{open}");
        assert!(
            page(&body, &Reader::Coach).contains("Zqshared <em>stress</em>"),
            "{open}"
        );
    }
    let own = "```\nZqcode\n\n## Own {.coach-only}\n\nZqsecret\n\n## Next {.shared}\n\nZqshared *stress*.";
    let client = page(own, &Reader::Client);
    assert!(client.contains("Zqshared <em>stress</em>") && !client.contains("Zqsecret"));
    assert_eq!(codes(own), vec![("CG611", 7)]);
}

#[test]
fn a_comment_leaves_no_trace() {
    let plain = page("One two three.\nFour.\n\n- a\n- b\n\nFive", &Reader::Client);
    for body in [
        "One <!-- x --> two three.\nFour.\n\n- a\n- b\n\nFive",
        "One<!-- x --> two three.\nFour.\n\n- a\n- b\n\nFive",
        "One two three.<!-- x -->\nFour.\n\n- a\n- b\n\nFive",
        "One two three. <!-- x -->  \nFour.\n\n- a\n- b\n\nFive",
        "One two three.\n<!-- x -->\nFour.\n\n- a\n- b\n\nFive",
        "One two three.\n  <!-- x\n\n y -->\nFour.\n\n- a\n- b\n\nFive",
        "One two three.\r\n<!-- x -->\r\nFour.\r\n\r\n- a\r\n- b\r\n\r\nFive",
        "One two three.\nFour.\n\n<!-- x -->\n\n- a <!-- x -->\n- b\n\nFive",
        "One two three.\nFour.\n\n- a\n- b\n\nFive\n\n<!-- x, and all the rest",
        "One two<!-- x --> <!-- y --> three.\nFour.\n\n- a\n- b\n\nFive",
    ] {
        assert_eq!(page(body, &Reader::Client), plain, "{body}");
    }
}

#[test]
fn footnotes_are_shown_wherever_they_are_used() {
    let body = "Text.[^a]\n\n[^a]: Zqnote.\n\n## Own {.coach-only}\n\nMine.[^a]\n\n## Next {.shared}\n\nAgain.[^a]";
    let client = page(body, &Reader::Client);
    assert_eq!(client.matches("Zqnote").count(), 1);
    let coach = page(body, &Reader::Coach);
    assert!(
        coach.matches("Zqnote").count() >= 2,
        "the coach's own passage lacks the footnote"
    );
    assert!(!coach.contains("[^a]"), "a footnote mark has no link");
    // A note that nothing uses is still text.
    let unused = "Text.\n\n[^a]: Zqnote.\n\n## Own {.coach-only}\n\nMine.[^a]";
    for reader in [Reader::Client, Reader::Coach] {
        assert!(page(unused, &reader).contains("Zqnote"), "{reader:?}");
    }
    // Defined out of scope: reported, and shown on the coach's page.
    let hidden = "Text.[^a] And [b].\n\n## Own {.coach-only}\n\nMine.\n\n[^a]: Zqnote.\n\n[b]: https://example.org/zq";
    assert_eq!(codes(hidden), vec![("CG614", 7), ("CG614", 7)]);
    assert!(!page(hidden, &Reader::Client).contains("Zqnote"));
    assert!(page(hidden, &Reader::Coach).contains("Zqnote"));
}

#[test]
fn a_line_that_begins_with_a_colon_is_text() {
    let client = page(
        "She came late.\n\n:) Zqone.\n\n: Zqtwo.\n\nWord\n: Zqthree\n\n:tada: Zqfour",
        &Reader::Client,
    );
    for words in [":) Zqone", ": Zqtwo", ": Zqthree", ":tada: Zqfour"] {
        assert!(client.contains(words), "{words}");
    }
}

#[test]
fn shared_gives_no_more_access_than_the_record_allows() {
    let mut folder = practice("Open.");
    folder.put(
        "notes/own.md",
        "---\nkind: note\ndate: 2026-03-26\n---\n\n## All {.shared}\n\nZqsecret\n",
    );
    let built = BuildHarness::new().build(&folder, &Policy::default());
    assert!(
        built.portals.is_empty(),
        "a note cannot be shared\n{}",
        findings(&built)
    );
    let mut folder = practice("Open.");
    folder.put(
        "session-1.md",
        format!(
            "{}body: coach-only\n---\n\n## All {{.shared}}\n\nZqsecret\n",
            HEAD.trim_end().trim_end_matches("---")
        ),
    );
    let built = BuildHarness::new().build(&folder, &Policy::default());
    assert!(
        built.portals.is_empty(),
        "`body: coach-only` and `.shared` contradict each other"
    );
}
