//! Charts on the pages of the example: described in words, with the same values as their data tables.

use coachgen::policy::Policy;
use coachgen::reader::Reader;

use super::between;
use crate::confidentiality::folder::{BuildHarness, Folder, portal};
use crate::page_text::page_text;

const CATHERINE: &str = "Catherine Llewellyn";

fn readers() -> [Reader; 3] {
    [
        Reader::Coach,
        Reader::Client,
        Reader::Sponsor(CATHERINE.to_owned()),
    ]
}

/// Every page of every reader: reader, path, text.
fn pages() -> Vec<(Reader, String, String)> {
    let built = BuildHarness::new().build(&Folder::read("example-engagement"), &Policy::default());
    let mut out = Vec::new();
    for reader in readers() {
        for (path, bytes) in &portal(&built, &reader).tree.files {
            if path.ends_with(".html") {
                let text = page_text(bytes);
                out.push((reader.clone(), path.clone(), text));
            }
        }
    }
    out
}

fn page<'a>(pages: &'a [(Reader, String, String)], reader: &Reader, path: &str) -> &'a str {
    let found = pages.iter().find(|(r, p, _)| r == reader && p == path);
    found.map(|(_, _, text)| text.as_str()).expect("the page")
}

fn text_of(html: &str) -> String {
    let mut out = String::new();
    let mut tag = false;
    for c in html.chars() {
        match c {
            '<' => tag = true,
            '>' => tag = false,
            c if !tag => out.push(c),
            _ => {}
        }
    }
    out.trim().to_owned()
}

#[test]
fn charts_match_their_data_tables() {
    let mut compared = 0;
    for (reader, path, text) in pages() {
        for figure in between(&text, "<div class=\"chart\">", "</details>") {
            let Some(described) = between(figure, "<desc id=\"", "</desc>").first().copied() else {
                continue;
            };
            let described = described.split_once('>').map_or("", |(_, text)| text);
            assert!(described.len() > 10, "{reader:?} {path}: {described}");
            assert!(figure.contains("role=\"img\"") && figure.contains("<title id="));
            for row in between(figure, "<tr><th scope=\"row\" dir=\"auto\">", "</tr>") {
                let head = row.split_once("</th>").map_or("", |(head, _)| head);
                let head = text_of(head.split("<span").next().unwrap_or(head));
                if !described.contains(&head) {
                    // Values that cannot be drawn are only in the data table.
                    assert_eq!(head, "Recovery", "{reader:?} {path}");
                    continue;
                }
                for number in between(row, "<td class=\"num\" dir=\"auto\">", "</td>") {
                    assert!(
                        number == "–" || described.contains(number),
                        "{reader:?} {path}: {number} is not in {described}"
                    );
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 100, "only {compared} numbers were compared");
}

#[test]
fn each_reader_has_their_own_timeline_and_threads() {
    let pages = pages();
    let [coach, client, sponsor] = readers();
    let timeline = page(&pages, &coach, "timeline.html");
    assert!(timeline.contains("moved from 20 May 2026 by Amara Okafor"));
    assert!(
        timeline.contains("weeks since the previous session") && timeline.contains("chart-pause")
    );
    let timeline = page(&pages, &client, "timeline.html");
    assert!(timeline.contains("planned for 20 May 2026") && timeline.contains("Follow-up"));
    for hidden in [
        "chart-pause",
        "weeks since",
        "by Amara Okafor",
        "Stakeholder interview",
    ] {
        assert!(!timeline.contains(hidden), "{hidden}");
    }
    let timeline = page(&pages, &sponsor, "timeline.html");
    assert!(timeline.contains("Session 3 on 27 May 2026") && timeline.contains("Ended"));
    for hidden in [
        "20 May",
        "chart-moved",
        "chart-pause",
        "Follow-up",
        "105 minutes",
    ] {
        assert!(!timeline.contains(hidden), "{hidden}");
    }
    let trace = page(&pages, &client, "trace.html");
    assert!(trace.contains("Not reflected in any agenda point.") && trace.contains("Session 3"));
    assert!(trace.contains("id=\"point-voice\"") && trace.contains("agenda.html#voice"));
    assert!(page(&pages, &client, "agenda.html").contains("trace.html#point-voice"));
    let trace = page(&pages, &sponsor, "trace.html");
    assert!(trace.contains("id=\"point-voice\"") && trace.contains("Achieved"));
    for hidden in [
        "Session ",
        "Not reflected",
        "point-evenings",
        "No source is given",
    ] {
        assert!(!trace.contains(hidden), "{hidden}");
    }
    let review = page(&pages, &sponsor, "review-final.html");
    assert!(review.contains("6 of 6 sessions held") && !review.contains("contracted"));
}

#[test]
fn hidden_records_do_not_change_a_sponsors_timeline() {
    let bench = BuildHarness::new();
    let before = Folder::read("example-engagement");
    let mut after = before.clone();
    let session = "4-development/session-3.md";
    let text = after.text(session);
    let text = text.replacen(
        "moved:\n  - from: 2026-05-20\n    by: client\n",
        "paid: false\n",
        1,
    );
    assert!(text.contains("paid: false"));
    after.put(session, text.replacen("minutes: 105", "minutes: 45", 1));
    let session = "4-development/session-2.md";
    let text = after.text(session);
    let next = between(&text, "next: ", "\n")[0].to_owned();
    after.put(session, text.replacen(&next, "2026-06-30", 1));
    after.files.remove("notes/supervision-july.md");
    let reader = Reader::Sponsor(CATHERINE.to_owned());
    let of = |folder: &Folder, reader: &Reader| {
        let built = bench.build(folder, &Policy::default());
        let files = &portal(&built, reader).tree.files;
        let pages = ["timeline.html", "trace.html", "review-interim.html"];
        let found = pages.map(|page| files.iter().find(|(path, _)| path == page).cloned());
        found.map(|page| page.expect("the page"))
    };
    assert_eq!(of(&before, &reader), of(&after, &reader));
    assert_ne!(of(&before, &Reader::Coach), of(&after, &Reader::Coach));
}
