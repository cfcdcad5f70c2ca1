//! The numbers of stakeholders count persons, and show no group small enough to identify one.

use coachgen::policy::Policy;
use coachgen::reader::Reader;

use super::folder::{BuildHarness, Folder, portal};
use crate::page_text::page_text;

fn folder(asked: &[(&str, &str)]) -> Folder {
    let mut folder = Folder::default();
    folder.put("engagement.md", "---\nkind: engagement\nclient:\n  name: Odile Marchetti\nsponsors:\n  - name: Henk Vos\nstatus: active\nstart: 2026-01-14\n---\n");
    folder.put("themes.md", "---\nkind: stakeholder-themes\ndate: 2026-03-03\ndebriefed: 2026-03-05\nthemes:\n  - id: t\n    text: Objections come late.\n---\n");
    for (number, (name, relationship)) in asked.iter().enumerate() {
        folder.put(
            &format!("i{number}.md"),
            format!("---\nkind: stakeholder-interview\nstakeholder:\n  name: \"{name}\"\n  relationship: {relationship}\ndate: 2026-02-1{}\n---\n\nraw\n", number % 9 + 1),
        );
    }
    folder
}

/// The rows of the client's table, as `group: count`, and whether CG204 was reported.
fn client_groups(asked: &[(&str, &str)]) -> (Vec<String>, bool) {
    let built = BuildHarness::new().build(&folder(asked), &Policy::default());
    let small = built.diags.iter().any(|diag| diag.rule.code == "CG204");
    let portal = portal(&built, &Reader::Client);
    let page = portal
        .tree
        .files
        .iter()
        .find(|(path, bytes)| {
            path.ends_with(".html")
                && page_text(bytes).contains("Objections come late")
                && path.contains("theme")
        })
        .map(|(_, bytes)| page_text(bytes))
        .expect("a page of themes");
    let body = page.split_once("<tbody>").map_or("", |(_, after)| after);
    let body = body.split_once("</tbody>").map_or("", |(before, _)| before);
    let rows = body.split("<tr>").skip(1).map(|row| {
        let mut text = String::new();
        let mut inside = false;
        for letter in row.replace("</th>", ": ").chars() {
            match letter {
                '<' => inside = true,
                '>' => inside = false,
                other if !inside => text.push(other),
                _ => {}
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    (rows.collect(), small)
}

#[test]
fn a_person_is_counted_once_however_the_name_is_written() {
    for second in [
        "Nadège Ferrand",
        "nadege  ferrand",
        "NADÈGE FERRAND",
        "Ferrand, Nadège",
        "Nade\u{300}ge Ferrand",
        "Dr. Nadège Ferrand",
        "N. Ferrand",
        "Nadège",
        "Nad\u{ad}ège Ferrand",
    ] {
        let asked = [
            ("Nadège Ferrand", "peer"),
            ("Tobias Renk", "peer"),
            (second, "peer"),
        ];
        assert_eq!(client_groups(&asked), (vec![], true), "{second}");
    }
    // Also under another relationship.
    let asked = [
        ("Nadège Ferrand", "peer"),
        ("Tobias Renk", "peer"),
        ("Nadège Ferrand", "customer"),
    ];
    assert_eq!(client_groups(&asked), (vec![], true));
    let asked = [
        ("Nadège Ferrand", "peer"),
        ("Tobias Renk", "peer"),
        ("Peer 3", "peer"),
        ("Peer 4", "peer"),
    ];
    assert_eq!(client_groups(&asked), (vec!["Peers: 4".to_owned()], false));
}

#[test]
fn a_merged_group_does_not_name_its_parts() {
    let one_of_each = [
        ("A Ban", "peer"),
        ("B Cul", "report"),
        ("C Dop", "customer"),
    ];
    assert_eq!(client_groups(&one_of_each).0, ["All respondents: 3"]);
    let two_and_one = [("A Ban", "peer"), ("B Cul", "peer"), ("C Dop", "customer")];
    assert_eq!(client_groups(&two_and_one).0, ["All respondents: 3"]);
    let with_a_large = [
        ("A Ban", "peer"),
        ("B Cul", "peer"),
        ("C Dop", "peer"),
        ("D Eus", "customer"),
    ];
    assert_eq!(client_groups(&with_a_large).0, ["All respondents: 4"]);
    let beside_a_large = [
        ("A Ban", "peer"),
        ("B Cul", "peer"),
        ("C Dop", "peer"),
        ("D Eus", "customer"),
        ("E Fip", "report"),
        ("F Gor", "report"),
    ];
    assert_eq!(
        client_groups(&beside_a_large).0,
        ["Peers: 3", "All others: 3"]
    );
}

#[test]
fn the_numbers_do_not_depend_on_file_names() {
    let asked = [
        ("Nadège Ferrand", "customer"),
        ("A Ban", "peer"),
        ("B Cul", "peer"),
        ("C Dop", "peer"),
        ("Nadège", "report"),
        ("D Eus", "customer"),
        ("E Fip", "customer"),
    ];
    let mut turned = asked;
    turned.reverse();
    assert_eq!(client_groups(&asked), client_groups(&turned));
}
