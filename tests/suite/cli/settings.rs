//! The practice's own file and templates.

use super::Workspace;

#[test]
fn every_error_in_coachgen_yaml_is_reported_at_its_location() {
    let desk = Workspace::example();
    desk.run_clean(&["build", "records"]);
    let before = desk.portal();
    desk.write(
        "coachgen.yaml",
        "practice:\n  accent: red\n  languag: en\ncoach:\n  training_started: 2011\nprogramme:\n  sessions: six\n",
    );
    let ran = desk.run(&["build", "records"]);
    for words in [
        "coachgen.yaml:2:11",
        "#rrggbb",
        "coachgen.yaml:3:3",
        "did you mean `language`?",
        "coachgen.yaml:5:21",
        "YYYY-MM-DD",
        "coachgen.yaml:7:13",
        "a whole number",
        "coachgen.yaml cannot be used as it is; nothing was built",
    ] {
        ran.assert_output(2, words);
    }
    assert!(desk.portal() == before);
    assert_eq!(desk.run(&["check", "records"]).code, 1);
}

#[test]
fn invalid_yaml_in_coachgen_yaml_is_reported_at_its_location() {
    let desk = Workspace::example();
    desk.write("coachgen.yaml", "practice:\n  name: \"Open\ncoach: {\n");
    desk.run(&["build", "records"])
        .assert_output(2, "coachgen.yaml:");
}

#[test]
fn a_logo_must_be_a_picture_that_is_there() {
    let desk = Workspace::example();
    desk.write("coachgen.yaml", "practice:\n  logo: nowhere.png\n");
    desk.run(&["check", "records"])
        .assert_output(1, "coachgen.yaml:2:9");
}

#[test]
fn a_template_of_the_practice_replaces_the_built_in() {
    let desk = Workspace::example();
    let built_in =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/notes.html"))
            .unwrap();
    desk.write(
        "templates/notes.html",
        &built_in.replace("{% endblock", "<p>Our own page.</p>{% endblock"),
    );
    desk.write("templates/portal.css", "body { color: black }\n");
    desk.run_clean(&["build", "records"]);
    let files = desk.portal();
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
    let desk = Workspace::example();
    desk.run_clean(&["build", "records"]);
    let before = desk.portal();
    let shared_stays = |desk: &Workspace| {
        let after = desk.portal();
        assert!(after.iter().all(|(name, bytes)| {
            !(name.starts_with("client/") || name.starts_with("sponsor/"))
                || before.get(name) == Some(bytes)
        }));
    };
    desk.write("templates/notes.html", "<p>\n{% if %}\n");
    desk.run(&["build", "records"])
        .assert_output(1, "templates/notes.html:2");
    shared_stays(&desk);
    // A template that can be parsed but fails when a page is rendered.
    desk.write("templates/notes.html", "<p>\n{{ no_such_thing.at_all }}\n");
    let ran = desk.run(&["build", "records"]);
    ran.assert_output(1, "templates/notes.html:2");
    shared_stays(&desk);
}

#[test]
fn a_style_sheet_of_the_practice_is_scanned_like_a_page() {
    let desk = Workspace::example();
    desk.write(
        "templates/base.css",
        "body { color: black }\n.x::after { content: \"A different voice today, lower and unhurried. I told her so.\" }\n",
    );
    let ran = desk.run(&["build", "records"]);
    assert_ne!(ran.code, 0, "{}", ran.err);
    assert!(
        desk.portal()
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
        let desk = Workspace::example();
        let without: String = layout
            .lines()
            .filter(|text| !text.contains(line))
            .map(|text| format!("{text}\n"))
            .collect();
        desk.write("templates/layout.html", &without);
        let ran = desk.run(&["build", "records"]);
        assert_ne!(ran.code, 0);
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}
