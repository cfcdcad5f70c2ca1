//! A practice's own templates: copied from the built-in ones, listed, and reported if they cannot be used.

use super::{Workspace, mode};

#[test]
fn without_a_name_every_built_in_is_listed() {
    let workspace = Workspace::example();
    workspace.write("templates/agenda.html", "ours\n");
    workspace.write("templates/notes.html", "{{ a");
    workspace.run_clean(&["eject", "session.html", "records"]);
    let ran = workspace.run_clean(&["eject", "records"]);
    let line = |name: &str| {
        let mut lines = ran.out.lines().map(str::trim);
        lines
            .find(|line| line.starts_with(name))
            .unwrap()
            .to_owned()
    };
    assert!(line("agenda.html").ends_with("[custom]"));
    assert!(line("notes.html").ends_with("[custom, cannot be used]"));
    assert!(line("session.html").ends_with("[custom, same as the built-in]"));
    assert!(line("layout.html").ends_with("footer"));
    assert!(line("portal.css").contains("the whole style sheet"));
    ran.assert_output(0, "records/templates/");
}

#[test]
fn a_built_in_is_copied_privately_and_never_over_another_file() {
    let workspace = Workspace::example();
    workspace.run_clean(&["build", "records"]);
    let before = workspace.portal();
    workspace
        .run_clean(&["eject", "agenda.html", "base.css", "records"])
        .assert_output(0, "templates/agenda.html: the coaching agenda.");
    assert_eq!(mode(&workspace.path("templates")), 0o700);
    assert_eq!(mode(&workspace.path("templates/agenda.html")), 0o600);
    let text = workspace.read("templates/agenda.html");
    let head = text.lines().next().unwrap();
    assert!(
        head.contains("agenda.html of coachgen") && head.contains("docs/templates.md"),
        "{head}"
    );
    // A copy changes nothing except the line at its head that the style sheet carries.
    workspace.run_clean(&["build", "records"]);
    let after = workspace.portal();
    for (path, bytes) in &before {
        let own = path.ends_with("portal.css") || path == "manifest.json";
        assert!(own || after[path] == *bytes, "{path}");
    }
    workspace.write("templates/agenda.html", "mine\n");
    workspace
        .run(&["eject", "session.html", "agenda.html", "records"])
        .assert_output(
            2,
            "templates/agenda.html already exists; nothing was written",
        );
    assert_eq!(workspace.read("templates/agenda.html"), "mine\n");
    assert!(!workspace.path("templates/session.html").exists());
}

#[test]
fn an_unknown_name_gets_a_suggestion() {
    let workspace = Workspace::example();
    workspace
        .run(&["eject", "agenda", "records"])
        .assert_output(
            2,
            "there is no built-in template `agenda`\nhint: did you mean `agenda.html`?",
        );
    workspace
        .run(&["eject", "sesion.html", "records"])
        .assert_output(2, "did you mean `session.html`?");
    workspace
        .run(&["eject", "zebra", "records"])
        .assert_output(2, "`coachgen eject` lists all templates");
    std::fs::create_dir(workspace.root().join("bare")).unwrap();
    workspace
        .run(&["eject", "agenda.html", "bare"])
        .assert_output(3, "no practice found in bare");
    assert!(!workspace.path("templates").exists());
}

#[test]
fn nothing_is_written_through_a_link() {
    let workspace = Workspace::example();
    let elsewhere = workspace.root().join("elsewhere");
    std::fs::create_dir(&elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, workspace.path("templates")).unwrap();
    workspace
        .run(&["eject", "agenda.html", "records"])
        .assert_output(2, "symbolic link");
    assert_eq!(std::fs::read_dir(&elsewhere).unwrap().count(), 0);
}

#[test]
fn eject_writes_every_part_of_the_theme() {
    let workspace = Workspace::example();
    for _ in 0..2 {
        workspace
            .run_clean(&["eject", "--gallery", "look", "records"])
            .assert_output(0, "look/gallery.html");
    }
    let page = std::fs::read_to_string(workspace.root().join("look/gallery.html")).unwrap();
    for part in [
        "class=\"facts\"",
        "class=\"tag tag-warn\"",
        "verdict-achieved",
        "class=\"empty\"",
        "<svg",
        "narrowed",
    ] {
        assert!(page.contains(part), "{part}");
    }
    let style = std::fs::read_to_string(workspace.root().join("look/assets/gallery.css")).unwrap();
    let scheme = |name: &str| style.split_once(&format!(".scheme-{name}{{")).unwrap().1;
    for token in ["--paper:#", "--warn:#", "--accent-ink:#", "--wash:#"] {
        assert!(scheme("light").split('}').next().unwrap().contains(token));
        assert!(scheme("dark").split('}').next().unwrap().contains(token));
    }
}

#[test]
fn an_unusable_template_stops_its_pages_and_is_reported_once() {
    let workspace = Workspace::practice();
    workspace.run_clean(&["build", "records"]);
    let before = workspace.portal();
    workspace.write("templates/session.html", "{% extends \"layout.html\" %}\n{% block content %}\n{{ page.lede | shout }}\n{% endblock content %}\n");
    let check = workspace.run(&["check", "records", "--format", "concise"]);
    check.assert_output(1, "templates/session.html:3:");
    assert_eq!(
        check.out.matches("templates/session.html").count(),
        1,
        "{}",
        check.out
    );
    workspace
        .run(&["check", "records", "--format", "json"])
        .assert_output(1, "\"CG901\"");
    let ran = workspace.run(&["build", "records"]);
    ran.assert_output(1, "there is no filter `shout`");
    ran.assert_output(1, "cannot be used");
    assert_eq!(
        ran.err.matches("templates/session.html:3").count(),
        1,
        "{}",
        ran.err
    );
    let after = workspace.portal();
    for (path, bytes) in before
        .iter()
        .filter(|(path, _)| path.starts_with("client/"))
    {
        assert!(after[path] == *bytes, "{path}");
    }
    let health = String::from_utf8(after["coach/health.html"].clone()).unwrap();
    assert!(health.contains("templates/session.html") && health.contains("shout"));
}

#[test]
fn an_undefined_name_in_a_template_is_reported_once_at_the_build() {
    let workspace = Workspace::practice();
    workspace.write("templates/session.html", "{% extends \"layout.html\" %}\n{% block content %}\n{{ page.bylne }}\n{% endblock content %}\n");
    let ran = workspace.run(&["build", "records"]);
    ran.assert_output(1, "templates/session.html:3:");
    ran.assert_output(1, "did you mean `byline`?");
    assert_eq!(
        ran.err.matches("templates/session.html:3").count(),
        1,
        "{}",
        ran.err
    );
    let health = String::from_utf8(workspace.portal()["coach/health.html"].clone()).unwrap();
    assert!(health.contains("bylne"));
}

#[test]
fn without_a_frame_nothing_is_written() {
    let workspace = Workspace::example();
    workspace.run_clean(&["build", "records"]);
    let before = workspace.portal();
    workspace.write("templates/layout.html", "<!DOCTYPE html>\n{{ title\n");
    let ran = workspace.run(&["build", "records"]);
    ran.assert_output(2, "templates/layout.html:");
    ran.assert_output(2, "nothing was built, and all portals are unchanged");
    assert_eq!(
        ran.err.matches("--> templates/layout.html").count(),
        1,
        "{}",
        ran.err
    );
    assert!(workspace.portal() == before);
}
