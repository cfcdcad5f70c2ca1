//! The names of the coach's files are not shown anywhere.

use coachgen::pipeline::Built;
use coachgen::policy::Policy;
use coachgen::reader::Reader;

use super::edits::Dice;
use super::folder::{BuildHarness, Folder, findings, picture, portal, sponsor};

const SPONSOR: &str = "Ines Carvalho";

/// The names of the files in the base, which appear nowhere else in it.
const STEMS: [&str; 24] = [
    "zqaa", "zqab", "zqac", "zqad", "zqae", "zqaf", "zqag", "zqah", "zqai", "zqaj", "zqak", "zqal",
    "zqam", "zqan", "zqao", "zqap", "zqar", "zqas", "zqat", "zqau", "zqav", "zqaw", "zqax", "zqay",
];

/// An engagement in which most records share a kind and a date with another record, and refer to each other by name.
fn base() -> Folder {
    let mut folder = Folder::default();
    folder.put("engagement.md", format!("---\nkind: engagement\nclient: {{name: Amara Berg}}\nsponsors:\n  - name: {SPONSOR}\nconfidentiality:\n  sponsor_sees: {{interview: fact, evidence: fact, psychometric: fact}}\n---\nSee [[zqab|what came of it]], then [the other](zqaa.md).\n"));
    let mut put = |stem: &str, front: &str, body: &str| {
        folder.put(
            &format!("{stem}.md"),
            format!("---\n{front}\n---\n{body}\n"),
        );
    };
    let meeting = |id: &str, words: &str| {
        format!(
            "kind: sponsor-meeting\ndate: 2026-02-01\npresent: [{SPONSOR}]\npurpose: {words}\nexpectations: [{{id: {id}, text: {words} indeed}}]\nactions: [{{id: a-{id}, what: Write about {words}}}]\nshared_with_client: 2026-02-02"
        )
    };
    put(
        "zqaa",
        &meeting("one", "Openness"),
        "After [[zqab|the other]] ![[zqav.png|The wall]]",
    );
    put(
        "zqab",
        &meeting("two", "Courage"),
        "Before [the first](zqaa.md) ![The board](zqaw.png)",
    );
    // Identical except for the order in which they were written.
    put(
        "zqac",
        &meeting("three", "Patience"),
        "As in [[zqad|what came of it]]",
    );
    put(
        "zqad",
        &meeting("four", "Patience"),
        "As in [[zqac|what came of it]]",
    );
    for (stem, id) in [("zqae", "five"), ("zqaf", "six")] {
        put(
            stem,
            &format!(
                "kind: evidence\ntype: appraisal\ndate: 2026-01-10\nfindings: [{{id: {id}, text: Finding {id}}}]"
            ),
            "",
        );
    }
    // To the sponsor, and also to the client, they look the same.
    for stem in ["zqag", "zqah", "zqai"] {
        put(
            stem,
            "kind: psychometric\ninstrument: Tarn\ndate: 2026-01-11\ndebriefed: 2026-01-12",
            "",
        );
    }
    for (stem, id) in [("zqaj", "seven"), ("zqak", "eight")] {
        put(
            stem,
            &format!(
                "kind: interview\npart: 1\ndate: 2026-01-20\nfindings: [{{id: {id}, text: Finding {id}}}]"
            ),
            "",
        );
    }
    for (stem, about) in [("zqal", "The board"), ("zqam", "The move")] {
        put(
            stem,
            &format!(
                "kind: contacts\ncontacts: [{{date: 2026-03-03, channel: phone, about: {about}}}]"
            ),
            "",
        );
    }
    let approved =
        format!("approved: {{by: client, on: 2026-03-01, for: [{SPONSOR}], digest: pending}}");
    for (stem, point, drawn) in [
        ("zqan", "candour", "zqaf#six, zqaa#one, zqak, zqah"),
        ("zqao", "delegation", "zqae, zqab#two, zqak#eight, zqag"),
    ] {
        put(
            stem,
            &format!(
                "kind: agenda\ndate: 2026-02-20\npoints:\n  - id: {point}\n    title: Work on {point}\n    draws_on: [{drawn}]\n    objectives: [{{id: o-{point}, specific: More {point}}}]\n{approved}"
            ),
            "As in [[zqaj|what came of it]] and [[zqac|what came of it]]",
        );
    }
    for (stem, session, step) in [("zqap", 1, "Rest"), ("zqar", 2, "Read")] {
        put(
            stem,
            &format!(
                "kind: review\ntype: interim\nafter_session: {session}\ndate: 2026-02-25\npresent: [{SPONSOR}]\nobjectives: [{{objective: o-candour, evidence: {step}}}]\nnext_steps: [{step}]\n{approved}"
            ),
            "",
        );
    }
    for (stem, number, issue) in [("zqas", 1, "The bid"), ("zqat", 2, "The vote")] {
        put(
            stem,
            &format!("kind: session\nnumber: {number}\ndate: 2026-02-22\nissues: [{issue}]"),
            "Goes on from [[zqah|what came of it]] and [[zqas|what came of it]]",
        );
    }
    put(
        "zqau",
        "kind: note\ndate: 2026-02-22",
        "Of [[zqas|what came of it]] ![[zqax.png|The wall]] and [[zqay|what came of it]]",
    );
    put(
        "zqay",
        "kind: stakeholder-interview\ndate: 2026-01-15\nstakeholder: {name: Priya Raman, relationship: peer}",
        "",
    );
    for stem in ["zqav", "zqaw", "zqax"] {
        folder.put(
            &format!("{stem}.png"),
            picture(&format!("pixels of {stem}").replace("zq", ""), "meta"),
        );
    }
    folder
}

/// The folder with all files renamed, and the references to them.
fn renamed(base: &Folder, dice: &mut Dice) -> Folder {
    let mut names: Vec<String> = Vec::new();
    while names.len() < STEMS.len() {
        let name = dice.word();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let mut folder = Folder::default();
    for (path, bytes) in &base.files {
        let change = |text: &str| {
            STEMS
                .iter()
                .zip(&names)
                .fold(text.to_owned(), |text, (stem, name)| {
                    text.replace(stem, name)
                })
        };
        let bytes = match String::from_utf8(bytes.clone()) {
            Ok(text) => change(&text).into_bytes(),
            Err(_) => bytes.clone(),
        };
        folder.put(&change(path), bytes);
    }
    folder
}

fn built(bench: &BuildHarness, folder: &Folder) -> Built {
    let mut folder = folder.clone();
    bench.approve(&mut folder, &Policy::default());
    let built = bench.build(&folder, &Policy::default());
    let found = findings(&built);
    for code in ["CG002", "CG004", "CG604", "CG606"] {
        assert!(!found.contains(code), "{found}");
    }
    built
}

#[test]
fn renaming_all_files_changes_no_byte() {
    let bench = BuildHarness::new();
    let base = base();
    let before = built(&bench, &base);
    let readers = [Reader::Client, sponsor(SPONSOR)];
    for reader in &readers {
        // There is something that could be mixed up.
        let pages = &portal(&before, reader).tree.files;
        for name in ["sponsor-meeting-2026-02-01-4.html", "review-interim-2.html"] {
            assert!(
                pages.iter().any(|(path, _)| path == name),
                "{reader:?}: {name}"
            );
        }
    }
    let mut moved = 0;
    for seed in 0..60 {
        let folder = renamed(&base, &mut Dice::new(seed));
        let after = built(&bench, &folder);
        for reader in &readers {
            let [one, two] = [&before, &after].map(|built| &portal(built, reader).tree.files);
            for (file, other) in one.iter().zip(two) {
                assert_eq!(file.0, other.0, "seed {seed} {reader:?}");
                assert!(
                    file.1 == other.1,
                    "seed {seed} {reader:?}: {} differs",
                    file.0
                );
            }
            assert_eq!(one.len(), two.len());
        }
        let coach = [&before, &after].map(|built| &portal(built, &Reader::Coach).tree);
        moved += usize::from(coach[0] != coach[1]);
    }
    assert_eq!(moved, 60, "the coach's portal shows the paths");
}
