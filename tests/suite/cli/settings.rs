//! The practice's own file and templates.

use std::fs;

use super::Workspace;

#[test]
fn every_error_in_coachgen_yaml_is_reported_at_its_location() {
    let workspace = Workspace::example();
    workspace.run_clean(&["build", "records"]);
    let before = workspace.portal();
    workspace.write(
        "coachgen.yaml",
        "practice:\n  accent: red\n  languag: en\ncoach:\n  training_started: 2011\nprogramme:\n  sessions: six\n",
    );
    let ran = workspace.run(&["build", "records"]);
    for words in [
        "coachgen.yaml:2:11",
        "#rrggbb",
        "coachgen.yaml:3:3",
        "did you mean `language`?",
        "coachgen.yaml:5:21",
        "YYYY-MM-DD",
        "coachgen.yaml:7:13",
        "a whole number",
        "coachgen.yaml cannot be used; nothing was built",
    ] {
        ran.assert_output(2, words);
    }
    assert!(workspace.portal() == before);
    assert_eq!(workspace.run(&["check", "records"]).code, 1);
}

#[test]
fn invalid_yaml_in_coachgen_yaml_is_reported_at_its_location() {
    let workspace = Workspace::example();
    workspace.write("coachgen.yaml", "practice:\n  name: \"Open\ncoach: {\n");
    workspace
        .run(&["build", "records"])
        .assert_output(2, "coachgen.yaml:");
}

#[test]
fn a_logo_must_be_a_picture_that_is_there() {
    let workspace = Workspace::example();
    workspace.write("coachgen.yaml", "practice:\n  logo: nowhere.png\n");
    workspace
        .run(&["check", "records"])
        .assert_output(1, "coachgen.yaml:2:9");
}

#[test]
fn a_template_of_the_practice_replaces_the_built_in() {
    let workspace = Workspace::example();
    let built_in =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/notes.html"))
            .unwrap();
    workspace.write(
        "templates/notes.html",
        &built_in.replace("{% endblock", "<p>Our own page.</p>{% endblock"),
    );
    workspace.write("templates/portal.css", "body { color: black }\n");
    workspace.run_clean(&["build", "records"]);
    let files = workspace.portal();
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    let own = pages
        .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("Our own page."))
        .count();
    assert_eq!(own, 1, "the coach's page of notes");
    assert_eq!(
        files["client/records/assets/portal.css"],
        b"body { color: black }\n"
    );
}

#[test]
fn a_broken_template_is_reported_with_file_and_line_and_the_old_portals_stay() {
    let workspace = Workspace::example();
    workspace.run_clean(&["build", "records"]);
    let before = workspace.portal();
    let shared_stays = |workspace: &Workspace| {
        let after = workspace.portal();
        assert!(after.iter().all(|(name, bytes)| {
            !(name.starts_with("client/") || name.starts_with("sponsor/"))
                || before.get(name) == Some(bytes)
        }));
    };
    workspace.write("templates/notes.html", "<p>\n{% if %}\n");
    workspace
        .run(&["build", "records"])
        .assert_output(1, "templates/notes.html:2");
    shared_stays(&workspace);
    // A template that can be parsed but fails when a page is rendered.
    workspace.write("templates/notes.html", "<p>\n{{ no_such_thing.at_all }}\n");
    let ran = workspace.run(&["build", "records"]);
    ran.assert_output(1, "templates/notes.html:2");
    shared_stays(&workspace);
}

#[test]
fn a_style_sheet_of_the_practice_is_scanned_like_a_page() {
    let workspace = Workspace::example();
    workspace.write(
        "templates/base.css",
        "body { color: black }\n.x::after { content: \"A different voice today, lower and unhurried. I told her so.\" }\n",
    );
    let ran = workspace.run(&["build", "records"]);
    assert_ne!(ran.code, 0, "{}", ran.err);
    assert!(
        workspace
            .portal()
            .keys()
            .all(|path| !path.starts_with("client/"))
    );
}

#[test]
fn every_page_must_have_its_privacy_headers() {
    let layout = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/templates/layout.html"
    ))
    .unwrap();
    for (line, said) in [
        ("Content-Security-Policy", "Content-Security-Policy"),
        ("name=\"robots\"", "noindex"),
        ("name=\"referrer\"", "no-referrer"),
    ] {
        let workspace = Workspace::example();
        let without: String = layout
            .lines()
            .filter(|text| !text.contains(line))
            .map(|text| format!("{text}\n"))
            .collect();
        workspace.write("templates/layout.html", &without);
        let ran = workspace.run(&["build", "records"]);
        assert_ne!(ran.code, 0);
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}

/// What a template that cannot be read would change is unknown, so the built-in one is no substitute for it.
#[test]
fn a_template_that_cannot_be_read_blocks_every_build_and_report() {
    let workspace = Workspace::example();
    workspace.write("templates/theme.typ", "#let body-size = 12pt\n");
    workspace.write("templates/base.css", "body { color: #000 }\n");
    workspace.run(&["build", "records"]);
    let before = workspace.portal();
    let utf16: Vec<u8> = "// ä".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let faults: [(&str, &[u8], &str); 5] = [
        ("theme.typ", &utf16, "not UTF-8"),
        ("base.css", b"p { color: \xff }", "not UTF-8"),
        ("base.css", b" \n", "this file is empty"),
        ("report.typ", b"", "this file is empty"),
        ("overview.html", b"\xe4", "not UTF-8"),
    ];
    for (name, bytes, message) in faults {
        let path = workspace.path("templates").join(name);
        let usual = fs::read(&path).ok();
        fs::write(&path, bytes).unwrap();
        let blocked = format!("templates/{name} cannot be used; nothing was built");
        let ran = workspace.run(&["build", "records"]);
        ran.assert_output(2, &blocked);
        ran.assert_output(2, message);
        assert!(workspace.portal() == before, "{name}");
        let ran = workspace.run(&["report", "records", "agenda", "-o", "one.pdf"]);
        ran.assert_output(2, "no report was created");
        assert!(!workspace.root().join("one.pdf").exists());
        match usual {
            Some(usual) => fs::write(&path, usual).unwrap(),
            None => fs::remove_file(&path).unwrap(),
        }
    }
    // A style sheet may deliberately have no rules.
    workspace.write("templates/base.css", "/* no rules */\n");
    workspace.run_clean(&["build", "records"]);
    assert!(workspace.portal() != before);
}

#[test]
fn an_interview_question_needs_its_fields_and_an_id_of_its_own() {
    let workspace = Workspace::example();
    workspace.write(
        "coachgen.yaml",
        "interview_questions:\n  - id: proud\n    part: 1\n    text: What are you proud of?\n  - id: proud\n    part: 3\n    text: And now?\n  - id: team\n    part: 2\n",
    );
    let ran = workspace.run(&["check", "records"]);
    for words in [
        "coachgen.yaml:6:11",
        "write `1` or `2`, the part of the interview",
        "coachgen.yaml:8:5",
        "`text` is missing",
    ] {
        ran.assert_output(1, words);
    }
    workspace.write(
        "coachgen.yaml",
        "interview_questions:\n  - {id: proud, part: 1, text: What are you proud of?}\n  - {id: proud, part: 2, text: And now?}\n",
    );
    let ran = workspace.run(&["check", "records"]);
    ran.assert_output(1, "coachgen.yaml:3:10");
    ran.assert_output(1, "write an id that no other question has");
}
