//! Anonymising: every form of a known name, contact details and dates are replaced, and what remains is listed.

mod dates;
mod example;
mod files;
mod names;
mod robust;

use coachgen::anonymise::{
    Anonymised, KnownNames, KnownPerson, PersonRole, ResidualSort, SourceFile, anonymise,
};

/// 522 weeks.
const SHIFT: i64 = 3654;

fn person(name: &str, role: PersonRole) -> KnownPerson {
    KnownPerson {
        name: name.to_owned(),
        role,
    }
}

fn known() -> KnownNames {
    KnownNames {
        people: vec![
            person("Amara Okafor", PersonRole::Client),
            person("Ruth Adelman", PersonRole::Coach),
            person("Catherine Llewellyn", PersonRole::Sponsor),
            person("Rafael Monteiro", PersonRole::Sponsor),
            person("Ludwig van der Berg", PersonRole::Stakeholder),
            person("Anne-Marie Müller-Lüdenscheidt", PersonRole::Stakeholder),
            person("Siobhán O'Brien", PersonRole::Stakeholder),
            person("Will May", PersonRole::Other),
            person("Khalid al-Rashid", PersonRole::Other),
            person("James Jones", PersonRole::Other),
        ],
        organisations: vec![
            "Northwind Cold Chain Ltd".to_owned(),
            "Marks & Spencer plc".to_owned(),
        ],
        places: vec!["Bristol".to_owned(), "Newcastle upon Tyne".to_owned()],
    }
}

fn file(path: &str, text: &str) -> SourceFile {
    SourceFile {
        path: path.to_owned(),
        text: text.to_owned(),
    }
}

fn run(text: &str, shift: i64) -> Anonymised {
    anonymise(&[file("note.md", text)], &known(), shift)
}

#[track_caller]
fn changes(text: &str, expected: &str) {
    assert_eq!(run(text, 7).files[0].text, expected, "{text}");
}

fn residual(text: &str) -> Vec<(String, ResidualSort)> {
    run(text, 7)
        .residual
        .into_iter()
        .map(|one| (one.text, one.sort))
        .collect()
}

#[track_caller]
fn lists(text: &str, listed: &str, sort: ResidualSort) {
    let found = residual(text);
    assert!(
        found.contains(&(listed.to_owned(), sort)),
        "{text}: {found:?}"
    );
}
