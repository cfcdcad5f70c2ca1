//! Pulse rounds: who sees the results, and that no answer can be read from them.

use coachgen::policy::Policy;
use coachgen::reader::Reader;

use super::folder::{BuildHarness, Folder, findings, portal, sponsor};
use crate::page_text::page_text;

const SOUND: &str = "tests/fixtures/sound/anneli";
const ROUND: &str = "2-diagnosis/pulse-1.md";

/// The sound engagement with a round: answers, and other fields.
fn with(answers: &[&str], fields: &str) -> Folder {
    let mut folder = Folder::read(SOUND);
    put(&mut folder, ROUND, "2026-03-02", answers, fields);
    folder
}

fn put(folder: &mut Folder, path: &str, date: &str, answers: &[&str], fields: &str) {
    let answers: String = answers
        .iter()
        .map(|answer| format!("  - {{{answer}}}\n"))
        .collect();
    folder.put(
        path,
        format!(
            "---\nkind: pulse\ndate: {date}\nscale: 1-7\nquestions:\n  - {{id: early, text: Zqearly}}\n  - {{id: late, text: Zqlate}}\nanswers:\n{answers}{fields}---\nZqbody.\n"
        ),
    );
}

const ANSWERS: [&str; 7] = [
    "name: Turid Zqmoe, relationship: peer, scores: [3, 1]",
    "name: Jonas Zqvik, relationship: peer, scores: [4, 1]",
    "name: Kari Zqnes, relationship: peer, scores: [4, 1]",
    "name: Siri Zqdal, relationship: peer, scores: [6, 1]",
    "name: Berit Zqlund, relationship: report, scores: [5, 2]",
    "name: Nils Zqruud, relationship: report, scores: [6, 2]",
    "name: Odd Zqhaug, relationship: customer, scores: [7, 3]",
];

const DEBRIEFED: &str = "debriefed: 2026-03-04\n";

fn pages(folder: &Folder, reader: &Reader) -> Vec<(String, String)> {
    let bench = BuildHarness::new();
    let built = bench.build(folder, &Policy::default());
    let files = &portal(&built, reader).tree.files;
    let text = |bytes: &[u8]| page_text(bytes);
    let pages = files
        .iter()
        .map(|(path, bytes)| (path.clone(), text(bytes)));
    pages.collect()
}

fn page(folder: &Folder, reader: &Reader, path: &str) -> Option<String> {
    let pages = pages(folder, reader);
    pages
        .into_iter()
        .find(|(name, _)| name == path)
        .map(|(_, text)| text)
}

fn all(folder: &Folder, reader: &Reader) -> String {
    pages(folder, reader)
        .into_iter()
        .map(|(_, text)| text)
        .collect()
}

/// The cells of the row of a question.
fn row(page: &str, question: &str) -> Vec<String> {
    let rows = page
        .split("<tr>")
        .map(|row| row.split("</tr>").next().unwrap());
    let mut rows = rows.filter(|row| row.starts_with("<th scope=\"row\""));
    let row = rows.find(|row| row.contains(question)).expect(question);
    let cells = row.split("<td").skip(1);
    let text = |cell: &str| {
        let text = cell.split_once('>').unwrap().1;
        text.split('<').next().unwrap().to_owned()
    };
    cells.map(text).collect()
}

const PAGE: &str = "pulse-2026-03-02.html";

#[test]
fn the_client_sees_means_of_groups_of_three_and_no_answer() {
    let folder = with(&ANSWERS, DEBRIEFED);
    let client = page(&folder, &Reader::Client, PAGE).unwrap();
    assert_eq!(row(&client, "Zqearly"), ["5", "4.3", "6"]);
    assert_eq!(row(&client, "Zqlate"), ["1.6", "1", "2.3"]);
    assert!(
        client.contains("Everybody") && client.contains("Peers (4)"),
        "{client}"
    );
    assert!(
        client.contains("All others (3)") && !client.contains("irect reports"),
        "{client}"
    );
    let text = all(&folder, &Reader::Client);
    for name in ["Zqmoe", "Zqlund", "Zqhaug"] {
        assert!(!text.contains(name), "{name}");
    }
    let coach = page(&folder, &Reader::Coach, PAGE).unwrap();
    assert!(
        coach.contains("Turid Zqmoe") && coach.contains("Zqhaug"),
        "{coach}"
    );
    assert_eq!(row(&coach, "Zqearly"), ["5", "4.3", "6"]);
}

#[test]
fn before_the_debrief_the_client_sees_only_the_date() {
    for fields in ["", "debriefed: 2027-03-04\n"] {
        let folder = with(&ANSWERS, fields);
        assert!(page(&folder, &Reader::Client, PAGE).is_none());
        let progress = page(&folder, &Reader::Client, "progress.html").unwrap();
        assert!(progress.contains("2 March 2026"), "{progress}");
        let text = all(&folder, &Reader::Client);
        assert!(!text.contains("Zqearly") && !text.contains("Zqbody"));
    }
}

#[test]
fn a_sponsor_sees_a_round_only_if_agreed_and_approved() {
    let sverre = sponsor("Sverre Haugland");
    let plain = all(&Folder::read(SOUND), &sverre);
    assert_eq!(all(&with(&ANSWERS, DEBRIEFED), &sverre), plain);
    let approved =
        format!("{DEBRIEFED}approved: {{on: 2026-04-01, for: Sverre Haugland, digest: pending}}\n");
    let mut folder = with(&ANSWERS, &approved);
    folder.replace(
        "engagement.md",
        "confidentiality:\n",
        "confidentiality:\n  sponsor_sees: {pulse: shared}\n",
    );
    let bench = BuildHarness::new();
    bench.approve(&mut folder, &Policy::default());
    let given = page(&folder, &sverre, PAGE).unwrap();
    assert_eq!(row(&given, "Zqearly"), ["5", "4.3", "6"]);
    assert!(!all(&folder, &sverre).contains("Zqmoe"));
    // The copy does not follow the record.
    folder.replace(ROUND, "scores: [3, 1]", "scores: [7, 1]");
    let kept = page(&folder, &sverre, PAGE).unwrap();
    assert_eq!(row(&kept, "Zqearly"), ["5", "4.3", "6"]);
    assert!(folder.records().iter().any(|path| path == ROUND));
}

#[test]
fn fewer_than_three_people_have_no_mean() {
    for answers in [&ANSWERS[..2], &ANSWERS[..0]] {
        let folder = with(answers, DEBRIEFED);
        let client = page(&folder, &Reader::Client, PAGE).unwrap();
        assert!(client.contains("Too few people answered"), "{client}");
        assert!(row(&client, "Zqearly").is_empty(), "{client}");
    }
}

#[test]
fn an_incomplete_or_private_answer_changes_nothing_for_the_client() {
    let plain = all(&with(&ANSWERS, DEBRIEFED), &Reader::Client);
    for more in [
        "name: Liv Zqberg, relationship: peer, scores: [7]",
        "name: Liv Zqberg, relationship: peer, scores: [7, 9]",
        "name: Liv Zqberg, relationship: peer, scores: [7, 7, 7]",
        "name: Liv Zqberg, relationship: peer, scores: [7, 7], coach_only: true",
        // A party, who could compute the others from a mean of three.
        "name: Anneli Brandvold, relationship: other, scores: [7, 7]",
        "name: Sverre Haugland, relationship: manager, scores: [7, 7]",
        "name: Sverre Haugland, relationship: peer, attributed: true, scores: [7, 7]",
        // The same person again.
        "name: T. Zqmoe, relationship: peer, scores: [7, 7]",
    ] {
        let answers: Vec<&str> = ANSWERS.iter().copied().chain([more]).collect();
        assert_eq!(
            all(&with(&answers, DEBRIEFED), &Reader::Client),
            plain,
            "{more}"
        );
    }
}

#[test]
fn a_manager_who_was_told_is_shown_separately_but_never_reveals_one_or_two_others() {
    let manager = "name: Per Zqmo, relationship: manager, attributed: true, scores: [2, 2]";
    let answers: Vec<&str> = ANSWERS.iter().copied().chain([manager]).collect();
    let client = page(&with(&answers, DEBRIEFED), &Reader::Client, PAGE).unwrap();
    assert_eq!(row(&client, "Zqearly"), ["4.6", "4.3", "6", "2"]);
    // With the mean of three people, that of the two others could be computed.
    let few = with(&[ANSWERS[0], ANSWERS[4], manager], DEBRIEFED);
    let client = page(&few, &Reader::Client, PAGE).unwrap();
    assert_eq!(row(&client, "Zqearly"), ["2"]);
}

#[test]
fn the_rounds_are_a_trend_with_the_stage_of_the_coaching() {
    let mut folder = with(&ANSWERS, DEBRIEFED);
    let later = ANSWERS.map(|answer| answer.replace("scores: [3", "scores: [7"));
    let later: Vec<&str> = later.iter().map(String::as_str).collect();
    put(
        &mut folder,
        "5-review/pulse-2.md",
        "2026-06-20",
        &later,
        "debriefed: 2026-06-22\n",
    );
    let progress = page(&folder, &Reader::Client, "progress.html").unwrap();
    assert_eq!(
        row(&progress, "2 March 2026, before the sessions"),
        ["5", "4.3", "6"]
    );
    assert_eq!(
        row(&progress, "20 June 2026, after the sessions"),
        ["5.6", "5.3", "6"]
    );
}

#[test]
fn the_columns_of_the_trend_name_the_respondents_and_keep_their_order() {
    const PEERS: [&str; 4] = [ANSWERS[0], ANSWERS[1], ANSWERS[2], ANSWERS[3]];
    let reports = [
        ANSWERS[4],
        ANSWERS[5],
        "name: Ada Zqlie, relationship: report, scores: [5, 2]",
    ];
    let more = [
        "name: Tor Zqeng, relationship: report, scores: [5, 2]",
        "name: Eva Zqhav, relationship: report, scores: [5, 2]",
    ];
    let first: Vec<&str> = PEERS.into_iter().chain(reports).collect();
    // In the second round, the other group is the larger one.
    let second: Vec<&str> = PEERS.into_iter().chain(reports).chain(more).collect();
    let mut folder = with(&first, DEBRIEFED);
    let (path, date) = ("5-review/pulse-2.md", "2026-06-20");
    put(&mut folder, path, date, &second, "debriefed: 2026-06-22\n");
    let progress = page(&folder, &Reader::Client, "progress.html").unwrap();
    let progress = progress.replace(['\u{2068}', '\u{2069}'], "");
    let (_, trend) = progress.split_once("id=\"pulse\"").unwrap();
    let peers = trend.find("Peers (4)</th>").expect(trend);
    let reports = trend.find("Direct reports (3 to 5)</th>").expect(trend);
    assert!(peers < reports, "{trend}");
    put(&mut folder, ROUND, "2026-03-02", &second, DEBRIEFED);
    put(&mut folder, path, date, &first, "debriefed: 2026-06-22\n");
    let progress = page(&folder, &Reader::Client, "progress.html").unwrap();
    let progress = progress.replace(['\u{2068}', '\u{2069}'], "");
    let (_, trend) = progress.split_once("id=\"pulse\"").unwrap();
    assert!(trend.find("Peers (4)</th>") < trend.find("Direct reports (3 to 5)</th>"));
    assert_eq!(
        row(&progress, "20 June 2026, after the sessions"),
        ["4.7", "4.3", "5.3"]
    );
}

#[test]
fn a_round_that_was_not_debriefed_is_an_open_task() {
    let coach = page(&with(&ANSWERS, ""), &Reader::Coach, "progress.html").unwrap();
    assert!(
        coach.contains("Not yet discussed with the client"),
        "{coach}"
    );
    let done = with(&ANSWERS, DEBRIEFED);
    for reader in [Reader::Coach, Reader::Client] {
        let progress = page(&done, &reader, "progress.html").unwrap();
        assert!(!progress.contains("Not yet discussed"), "{progress}");
    }
    let client = page(&with(&ANSWERS, ""), &Reader::Client, "progress.html").unwrap();
    assert!(
        !client.contains("Not yet discussed with the client"),
        "{client}"
    );
}

#[test]
fn the_names_of_those_who_answered_are_protected() {
    let mut folder = with(&ANSWERS, DEBRIEFED);
    folder.replace(
        "2-diagnosis/stakeholder-themes.md",
        "    text: ",
        "    text: Turid Zqmoe said ",
    );
    let bench = BuildHarness::new();
    let built = bench.build(&folder, &Policy::default());
    assert!(built.portals.is_empty());
    assert!(findings(&built).contains("CG605"), "{}", findings(&built));
    for (from, to) in [
        ("date: 2026-03-02", "date: 2026-03-"),
        ("kind: pulse", "kind: pulse\ndraft: true"),
    ] {
        let mut folder = folder.clone();
        folder.replace(ROUND, from, to);
        assert!(
            bench.build(&folder, &Policy::default()).portals.is_empty(),
            "{to}"
        );
    }
}
