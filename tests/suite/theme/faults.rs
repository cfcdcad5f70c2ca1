//! The faults in a practice's templates as they are reported: in the terminal, in one line, and as JSON.

use std::collections::BTreeMap;

use coachgen::check::{concise, human, json, templates};
use coachgen::model::PracticeFile;
use coachgen::source::{Memory, Tree, layout};
use coachgen::theme::Theme;
use tera::Context;

/// The theme of a practice with these templates, and the findings in them.
fn theme_with(files: &[(&str, &str)]) -> (Theme, PracticeFile) {
    let mut tree = Memory::default();
    for (name, text) in files {
        tree.put(format!("templates/{name}"), *text);
    }
    let mut file = PracticeFile::default();
    let read = templates(&tree, &layout(tree.entries().unwrap()).templates, &mut file);
    (read.theme, file)
}

fn report(files: &[(&str, &str)]) -> String {
    let (_, file) = theme_with(files);
    let said = file
        .diags
        .iter()
        .map(|diag| human::render(&file.sources, diag, false));
    said.collect::<Vec<_>>().join("\n\n")
}

const HEAD: &str = "{% extends \"layout.html\" %}\n{% block content %}\n";
const FOOT: &str = "\n{% endblock content %}\n";

fn page(body: &str) -> String {
    format!("{HEAD}{body}{FOOT}")
}

#[test]
fn every_fault_of_a_template() {
    let cases = [
        ("a mark that is not closed", page("<p>{{ page.lede </p>")),
        (
            "a block that is not closed",
            format!("{HEAD}<p>One</p>\n{{% if page.lede %}}\n<p>Two</p>\n"),
        ),
        (
            "an unknown component",
            page("{{ <fact rows={page.rows} /> }}"),
        ),
        ("an unknown filter", page("{{ page.lede | shout }}")),
        (
            "an unknown test",
            page("{% if page.lede is loud %}a{% endif %}"),
        ),
        ("an unknown function", page("{{ whisper() }}")),
        (
            "a part that is not there",
            page("{% include \"imprint.html\" %}"),
        ),
        (
            "a frame that is not there",
            "{% extends \"frame.html\" %}\n".to_owned(),
        ),
        (
            "a block that the frame lacks",
            "{% extends \"layout.html\" %}\n{% block contents %}a{% endblock contents %}\n"
                .to_owned(),
        ),
        (
            "a template that extends itself",
            "{% extends \"notes.html\" %}\n".to_owned(),
        ),
        (
            "a template that includes itself",
            page("{% include \"notes.html\" %}"),
        ),
        (
            "a component of the built-in",
            page("a") + "{% component facts(rows) %}a{% endcomponent facts %}\n",
        ),
    ];
    let messages: Vec<String> = cases
        .iter()
        .map(|(name, text)| format!("── {name}\n\n{}", report(&[("notes.html", text)])))
        .collect();
    insta::assert_snapshot!(messages.join("\n\n"));
}

#[test]
fn every_faulty_template_is_reported_and_its_consequences_are_not() {
    let (_, file) = theme_with(&[
        ("agenda.html", "{% extends \"layout.html\" %}\n{{ a"),
        (
            "notes.html",
            &page("{{ b | shout }}{{ c | whisper }}{{ <ours /> }}"),
        ),
        // Its component is missing because of the fault in this file.
        ("ours.html", "{% component ours() %}{{ d }"),
    ]);
    let lines: Vec<String> = file
        .diags
        .iter()
        .map(|diag| concise::render(&file.sources, diag))
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
    assert!(lines.iter().all(|line| !line.contains("component `ours`")));
}

#[test]
fn only_pages_without_faulty_templates_are_rendered() {
    let (theme, _) = theme_with(&[
        ("notes.html", &page("{{ a | shout }}")),
        ("when.html", "{{ b"),
    ]);
    let fault = theme.render("notes.html", &Context::new()).unwrap_err();
    assert_eq!((fault.template.as_str(), fault.line), ("notes.html", 3));
    // The page itself is correct; that it is given nothing is a different error.
    let other = theme.render("reviews.html", &Context::new()).unwrap_err();
    assert_ne!(other.template, "notes.html");
    let (theme, _) = theme_with(&[("layout.html", "{{ a")]);
    for name in ["notes.html", "health.html", "practice.html"] {
        assert_eq!(
            theme.render(name, &Context::new()).unwrap_err().template,
            "layout.html"
        );
    }
}

#[test]
fn an_unused_template_file_is_reported() {
    let text = report(&[
        ("agendas.html", "<p>ours</p>\n"),
        ("shells.css", "p {}\n"),
        ("agenda.htm", "<p>ours</p>\n"),
        ("imprint.html", "<p>ours</p>\n"),
        ("kept.html", "<p>ours</p>\n"),
        (
            "marks.html",
            "{% component mark_of() %}a{% endcomponent mark_of %}\n",
        ),
        (
            "notes.html",
            &page("{% include \"kept.html\" %}{{ <mark_of /> }}"),
        ),
        ("README.md", "Ours.\n"),
        ("logo.png", "no picture"),
    ]);
    insta::assert_snapshot!(text);
}

#[test]
fn an_unchanged_copy_of_a_built_in_has_no_finding() {
    let all: Vec<(&str, String)> = coachgen::theme::BUILT_IN
        .iter()
        .map(|(name, _)| (*name, coachgen::theme::ejected(name).unwrap()))
        .collect();
    let all: Vec<(&str, &str)> = all
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    assert_eq!(report(&all), "");
}

#[test]
fn a_rendering_error_contains_no_words_of_a_record() {
    const SECRET: &str = "Quietly unhappy";
    for (body, line) in [
        ("{{ page.titel }}", 3),
        ("\n{{ page.title.first }}", 4),
        ("{{ page.title + 1 }}", 3),
        ("{{ page.title | round }}", 3),
        ("{{ page.number | replace(from=\"a\") }}", 3),
        ("{% for one in page.number %}a{% endfor %}", 3),
        ("{{ page.title | int }}", 3),
        ("{{ page.title[page.title] }}", 3),
        ("{% if page.title > page.number %}a{% endif %}", 3),
        ("{{ throw(message=page.title) }}", 3),
        ("{{ throw(message=\"Field `\" ~ page.title) }}", 3),
        ("{{ <facts row={page.title} /> }}", 3),
        ("{{ <facts /> }}", 3),
        ("{{ range(end=page.title) }}", 3),
        ("{{ absent }}", 3),
    ] {
        let (theme, mut file) = theme_with(&[("notes.html", &page(body))]);
        assert!(file.diags.is_empty(), "{body} does not compile");
        let mut context = Context::new();
        context.insert("page", &BTreeMap::from([("title", SECRET)]));
        let mut inner: BTreeMap<&str, serde_json::Value> = BTreeMap::new();
        inner.insert("title", SECRET.into());
        inner.insert("number", 7.into());
        context.insert("page", &inner);
        context.insert("title", SECRET);
        context.insert("section", "notes");
        context.insert("path", "notes.html");
        context.insert(
            "w",
            &BTreeMap::from([
                ("skip_to_content", "a"),
                ("contents", "b"),
                ("works_offline", "c"),
            ]),
        );
        context.insert("chrome", &serde_json::json!({"lang": "en", "assets": "", "copy": "", "copy_note": "", "nav": []}));
        let Err(fault) = theme.render("notes.html", &context) else {
            continue;
        };
        assert_eq!(
            (fault.template.as_str(), fault.line),
            ("notes.html", line),
            "{body}: {fault}"
        );
        let found = coachgen::check::template_fault(&fault, &theme, &mut file.sources);
        let data = serde_json::to_string(&json::JsonFinding::new(&file.sources, &found)).unwrap();
        let all = [
            human::render(&file.sources, &found, false),
            concise::render(&file.sources, &found),
            data,
        ];
        for message in all {
            for word in SECRET.split(' ') {
                assert!(!message.contains(word), "{body}: {message}");
            }
        }
    }
}
