//! The gallery, for authors of templates: every component with invented data, every design token with its
//! contrast.
//!
//! Not shown to any reader. Must not show anything of a practice except its accent, and must not draw a component
//! itself: it uses the components that all pages use.

mod charts;

use serde::Serialize;
use tera::Value;

use super::Page;
use super::chrome::{Chrome, NavBlock, NavLine, PhaseStep};
use crate::theme::{AA, Colour, DARK, Ground, LIGHT};
use crate::words::Words;

/// The `page` value of gallery.html.
#[derive(Serialize)]
struct GalleryPage {
    /// The components’ arguments, in the form that pages use.
    samples: Value,
    /// One chart of each kind.
    charts: Vec<Drawing>,
    /// The contrast of the accent on each background.
    contrasts: Vec<Contrast>,
}

/// A chart.
#[derive(Serialize)]
struct Drawing {
    /// The kind of chart.
    name: &'static str,
    /// Safe HTML.
    svg: String,
}

/// The contrast of a text on a background.
#[derive(Serialize)]
struct Contrast {
    /// The token of the text colour.
    text: &'static str,
    /// The token of the background.
    ground: &'static str,
    /// The contrast in the light theme, such as `5.62`.
    light: String,
    /// The contrast in the dark theme.
    dark: String,
    /// Whether one of the two is below AA.
    poor: bool,
}

/// The sections, by anchor.
const SECTIONS: [(&str, &str); 8] = [
    ("type", "Type"),
    ("colours", "Colours"),
    ("marks", "Tags and verdicts"),
    ("facts", "Facts, measures, lists"),
    ("actions", "Actions and changes"),
    ("tables", "Tables and charts"),
    ("prose", "Prose"),
    ("states", "Empty, limited, waiting, wrong"),
];

const PHASES: [(&str, &str, &str); 5] = [
    ("passed", "Contracting", "Passed"),
    ("passed", "Diagnosis", "Passed"),
    ("passed", "Agenda", "Passed, one item missing"),
    ("current", "Development", "3 of 6 sessions held"),
    ("ahead", "Review", "Upcoming"),
];

/// The page and its frame.
pub fn page(words: &'static Words, accent: Option<&str>) -> (Chrome, Page) {
    let model = GalleryPage {
        samples: samples(),
        charts: charts::all(),
        contrasts: contrasts(Colour::accent(accent)),
    };
    let page = Page {
        path: "gallery.html".to_owned(),
        template: "gallery.html",
        section: "gallery",
        title: "Gallery".to_owned(),
        model: super::value(&model),
    };
    (chrome(words), page)
}

fn chrome(words: &'static Words) -> Chrome {
    let steps = PHASES.iter().zip(1..);
    Chrome {
        lang: words.locale(),
        assets: "assets/".to_owned(),
        practice: Some("Practice".to_owned()),
        logo: None,
        logo_alt: String::new(),
        engagement: Some("Client, Organisation".to_owned()),
        client: None,
        copy: "Sample copy".to_owned(),
        copy_note: "all names are invented".to_owned(),
        phases: steps
            .map(|((class, name, state), number)| PhaseStep {
                class,
                current: *class == "current",
                number,
                name: (*name).to_owned(),
                state: (*state).to_owned(),
            })
            .collect(),
        phase_line: Some("Phase 3 of 5, Agenda setting".to_owned()),
        nav: vec![NavBlock {
            label: None,
            lines: SECTIONS
                .iter()
                .map(|(id, label)| NavLine {
                    section: id,
                    href: format!("#{id}"),
                    label: (*label).to_owned(),
                    count: None,
                })
                .collect(),
        }],
        footer: vec!["Coach".to_owned(), "coach@practice.example".to_owned()],
    }
}

/// The sample data, from the file next to the template; a test renders the page, and so covers every field that a
/// component uses.
fn samples() -> Value {
    let samples: serde_json::Value =
        serde_json::from_str(include_str!("../../templates/gallery.json")).unwrap_or_default();
    super::value(&samples)
}

/// The pairs of text and background tokens that depend on the accent.
fn contrasts(accent: Colour) -> Vec<Contrast> {
    let pairs = |ground: &Ground| {
        let shades = accent.on(ground);
        let parse = |text| Colour::parse(text).unwrap_or(accent);
        let (paper, muted, warn) = (
            parse(ground.paper),
            parse(ground.inks[0]),
            parse(ground.inks[1]),
        );
        let (ink, wash) = (shades.ink, shades.wash);
        [
            ("--accent-ink", "--paper", ink.contrast(paper)),
            ("--accent-ink", "--wash", ink.contrast(wash)),
            ("--on-accent", "--accent-ink", ink.contrast(ink.text_on())),
            ("--muted", "--wash", muted.contrast(wash)),
            ("--warn", "--wash", warn.contrast(wash)),
        ]
    };
    let both = pairs(&LIGHT).into_iter().zip(pairs(&DARK));
    both.map(|((text, ground, light), (.., dark))| Contrast {
        text,
        ground,
        light: format!("{light:.2}"),
        dark: format!("{dark:.2}"),
        poor: light.min(dark) < AA,
    })
    .collect()
}
