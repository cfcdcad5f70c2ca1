//! The coach's page of all engagements: what needs attention, the meetings, and the Checks page of a large practice.

use chrono::Days;
use coachgen::page::practice::EngagementSummary;
use coachgen::record::value::Language;

use crate::confidentiality::folder;
use crate::many::{file, pages, summaries, summaries_on, today};

/// The engagement with most to do, under the name `name`, whose oldest need is `days` old.
fn waiting(name: &str, days: Option<u64>) -> EngagementSummary {
    let (known, _) = summaries();
    let busy = known.into_iter().max_by_key(|one| one.overdue);
    let busy = busy.expect("an engagement");
    assert!(busy.overdue > 0, "something is overdue");
    EngagementSummary {
        name: name.to_owned(),
        portal: name.to_lowercase().replace(' ', "-"),
        oldest_need: days.map(|days| today() - Days::new(days)),
        ..busy
    }
}

#[test]
fn what_needs_attention_is_listed_with_the_oldest_need_first_and_nothing_folded() {
    let mut all: Vec<EngagementSummary> = (0..20)
        .map(|number| waiting(&format!("Client {number:02}"), Some(100 + 7 * number)))
        .collect();
    all.push(waiting("No Date", None));
    all.push(EngagementSummary {
        stopped: true,
        ..waiting("Blocked", None)
    });
    let page = file(&pages(Language::En, &all, &[]), "index.html").expect("the page");
    let from = page.find("class=\"needs\"").expect("what needs attention");
    let to = page.find("id=\"engagements\"").expect("the list");
    let needs = &page[from..to];
    assert!(!needs.contains("<details"), "{needs}");
    let at = |name: &str| needs.find(name).unwrap_or_else(|| panic!("no {name}"));
    let mut order = vec!["Blocked".to_owned()];
    order.extend((0..20).rev().map(|number| format!("Client {number:02}")));
    order.push("No Date".to_owned());
    assert!(
        order.windows(2).all(|two| at(&two[0]) < at(&two[1])),
        "{needs}"
    );
    assert!(needs.contains("An error blocks the build"), "{needs}");
    let oldest = Language::En;
    let oldest = coachgen::words::Words::for_language(oldest).date(today() - Days::new(233));
    assert!(needs.contains(&oldest), "{needs}");
}

#[test]
fn a_client_with_two_engagements_is_listed_with_their_dates() {
    let two = ["2026-01-05", "2027-01-05"].map(|start| EngagementSummary {
        start: start.parse().ok(),
        portal: format!("from-{start}"),
        ..waiting("Noor Aziz", Some(9))
    });
    let page = file(&pages(Language::En, &two, &[]), "index.html").expect("the page");
    for start in ["from 5 January 2026", "from 5 January 2027"] {
        assert_eq!(page.matches(start).count(), 2, "{start}");
    }
    let page = file(&pages(Language::En, &two[..1], &[]), "index.html").expect("the page");
    assert!(!page.contains("from 5 January"));
}

#[test]
fn meetings_beyond_this_week_have_their_own_page() {
    let (mut all, _) = summaries_on(folder::today());
    let mut meeting = all
        .iter()
        .flat_map(|one| one.upcoming.first())
        .next()
        .expect("a meeting")
        .clone();
    let mut upcoming = Vec::new();
    for days in 0..12 {
        meeting.date = today() + Days::new(9 * days);
        upcoming.push(meeting.clone());
    }
    all.truncate(1);
    all[0].upcoming = upcoming;
    let tree = pages(Language::En, &all, &[]);
    let page = file(&tree, "index.html").expect("the page");
    assert!(
        page.contains("<a href=\"meetings.html\">4 more meetings</a>"),
        "{page}"
    );
    let meetings = file(&tree, "meetings.html").expect("the page of all meetings");
    assert_eq!(meetings.matches("<time").count(), 12, "{meetings}");
    assert!(meetings.contains("August 2027"), "{meetings}");
    all[0].upcoming.truncate(8);
    let tree = pages(Language::En, &all, &[]);
    assert_eq!(file(&tree, "meetings.html"), None);
    assert!(
        !file(&tree, "index.html")
            .expect("the page")
            .contains("more meeting")
    );
    // Those of this week are all listed, however many there are.
    for _ in 0..20 {
        let first = all[0].upcoming[0].clone();
        all[0].upcoming.insert(0, first);
    }
    let page = file(&pages(Language::En, &all, &[]), "index.html").expect("the page");
    assert!(page.contains("7 more meetings"), "{page}");
}

#[test]
fn thousands_of_findings_are_counted_and_the_command_is_named() {
    let (all, health) = summaries();
    let many: Vec<_> = (0..3000)
        .map(|number| {
            let mut item = health[0].clone();
            item.line = number + 1;
            item.code = format!("CG{:03}", number % 100);
            item
        })
        .collect();
    let folder = &health[0].path;
    let folder = all
        .iter()
        .find(|one| folder.starts_with(&one.records) && !one.records.is_empty());
    let folder = &folder.expect("its engagement").records;
    let page = file(&pages(Language::En, &all, &many), "health.html").expect("the page");
    assert!(page.contains("2500 findings are not shown."), "{page}");
    assert!(page.contains(&format!(">coachgen check {folder} --format concise</code>")));
    assert_eq!(page.matches("class=\"diagnostic\"").count(), 500);
    let page = file(&pages(Language::En, &all, &many[..500]), "health.html").expect("the page");
    assert!(!page.contains("are not shown"));
}
