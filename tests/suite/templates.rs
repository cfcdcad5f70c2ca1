//! What each template is given: documented from the page models, and compared with what the templates read.

mod models;
mod page;
mod reads;

use std::fs;
use std::path::Path;

use coachgen::theme::BUILT_IN;

use models::{Models, Ty};
use reads::Reads;

/// Templates without their own data: they read the data of the templates that include them.
const WITHOUT: [&str; 5] = [
    "layout.html",
    "components.html",
    "records.html",
    "desk.html",
    "report_blocks.html",
];

const PAGE: &str = "docs/templates.md";
const BEGIN: &str = "<!-- templates: generated, see tests/suite/templates.rs -->\n";
const END: &str = "<!-- templates: end -->";

#[test]
fn every_template_has_a_model() {
    let models = Models::read();
    let lacking: Vec<&str> = BUILT_IN
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| !WITHOUT.contains(name) && models.model_for(name).is_none())
        .collect();
    assert!(
        lacking.is_empty(),
        "no struct says “What `page` holds in …” for {lacking:?}"
    );
}

#[test]
fn every_field_given_to_a_template_is_documented() {
    let models = Models::read();
    let silent: Vec<String> = models
        .used()
        .iter()
        .flat_map(|model| {
            let fields = model.fields.iter().filter(|field| field.doc.is_empty());
            fields.map(|field| format!("{}: {}.{}", model.file, model.name, field.name))
        })
        .collect();
    assert!(silent.is_empty(), "without a word:\n{}", silent.join("\n"));
}

#[test]
fn templates_are_given_no_maps_and_no_unknown_types() {
    // Messages print the names of the available fields: these must never be words of a record.
    for model in Models::read().used() {
        for field in &model.fields {
            assert!(
                !field.ty.has_map(),
                "{}: {}.{}: {:?}",
                model.file,
                model.name,
                field.name,
                field.ty
            );
        }
    }
}

#[test]
fn templates_read_only_existing_fields_and_mark_only_html_as_safe() {
    let models = Models::read();
    let reads = Reads::collect(&models, BUILT_IN);
    assert!(reads.wrong.is_empty(), "{}", reads.wrong.join("\n"));
    // Fails if the reader of templates follows too few names.
    assert!(reads.seen > 300, "only {} reads were seen", reads.seen);
}

#[test]
fn a_template_that_reads_a_missing_field_is_detected() {
    let models = Models::read();
    let wrong = |text: &'static str| {
        let mut all: Vec<(&str, &str)> = BUILT_IN.to_vec();
        all.retain(|(name, _)| *name != "agenda.html");
        all.push(("agenda.html", text));
        Reads::collect(&models, &all).wrong.join("\n")
    };
    for (text, word) in [
        ("{{ page.leed }}", "page.leed"),
        ("{% if page.body.titel %}{% endif %}", "page.body.titel"),
        (
            "{% for point in page.body.points %}{{ point.titel }}{% endfor %}",
            "point.titel",
        ),
        ("{{ <entries of={page.earlyer} /> }}", "page.earlyer"),
        ("{{ <facts rows={page.earlier} /> }}", "row.label"),
        ("{{ page.lede | safe }}", "page.lede"),
        ("{{ chrome.clint }}", "chrome.clint"),
        ("{{ lede }}", "lede"),
    ] {
        assert!(wrong(text).contains(word), "{text}: {}", wrong(text));
    }
    assert_eq!(
        wrong("{{ page.lede }}{% for p in page.body.points %}{{ p.title }}{% endfor %}"),
        ""
    );
}

#[test]
fn the_page_on_templates_matches_the_models() {
    let models = Models::read();
    let reads = Reads::collect(&models, BUILT_IN);
    let generated = page::generated(&models, &reads);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(BEGIN).expect("the first marker");
    let (old, after) = rest.split_once(END).expect("the last marker");
    if std::env::var_os("COACHGEN_WRITE_DOCS").is_some() {
        fs::write(path, format!("{before}{BEGIN}{generated}{END}{after}")).unwrap();
    } else {
        assert!(
            old == generated,
            "COACHGEN_WRITE_DOCS=1 cargo test --test suite templates:: updates {PAGE}"
        );
    }
}

#[test]
fn types_are_described_in_words() {
    let list = Ty::List(Box::new(Ty::Text));
    assert_eq!(list.in_words(), "list of texts");
    assert_eq!(
        Ty::Maybe(Box::new(list)).in_words(),
        "list of texts, may be absent"
    );
}
