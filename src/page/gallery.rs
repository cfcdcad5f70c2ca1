//! The look on one page, for whoever works on templates: every component with invented data, every token with its
//! contrast.
//!
//! Nobody's portal has this page. Must not show anything of a practice but its accent, and must not draw a component
//! itself: the page is made of the components that all pages are made of.

mod charts;

use serde::Serialize;
use tera::Value;

use super::Page;
use super::chrome::{Chrome, NavLine, PhaseStep};
use crate::theme::{AA, Colour, DARK, DEFAULT_ACCENT, Ground, LIGHT};
use crate::words::Words;

/// What `page` holds in gallery.html.
#[derive(Serialize)]
struct GalleryPage {
    /// What the components are given, in the form that pages give it.
    samples: Value,
    /// A chart of each sort.
    charts: Vec<Drawing>,
    /// How readable the accent is, on each ground.
    contrasts: Vec<Contrast>,
}

/// A chart.
#[derive(Serialize)]
struct Drawing {
    /// What sort of chart it is.
    name: &'static str,
    /// HTML, safe as it is.
    svg: String,
}

/// How readable a text is.
#[derive(Serialize)]
struct Contrast {
    /// The token of the text.
    text: &'static str,
    /// The token of its ground.
    ground: &'static str,
    /// The contrast in light, such as `5.62`.
    light: String,
    /// The contrast in dark.
    dark: String,
    /// Whether one of the two is less than AA asks for.
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
    ("states", "Empty, narrowed, awaiting, wrong"),
];

const PHASES: [(&str, &str, &str); 5] = [
    ("passed", "Contracting", "complete"),
    ("passed", "Diagnosis", "complete"),
    ("passed", "Agenda", "1 thing is missing"),
    ("current", "Development", "3 of 6 sessions"),
    ("ahead", "Review", "to come"),
];

/// The page, and the frame around it.
pub fn page(words: &'static Words, accent: Option<&str>) -> (Chrome, Page) {
    let accent = accent.and_then(Colour::parse);
    let accent = accent.or_else(|| Colour::parse(DEFAULT_ACCENT));
    let model = GalleryPage {
        samples: samples(),
        charts: charts::all(),
        contrasts: accent.map(contrasts).unwrap_or_default(),
    };
    let page = Page {
        path: "gallery.html".to_owned(),
        template: "gallery.html",
        section: "gallery",
        title: "The parts of the look".to_owned(),
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
        copy: "A maintainer’s copy".to_owned(),
        copy_note: "everybody in it is invented".to_owned(),
        phases: steps
            .map(|((class, name, state), number)| PhaseStep {
                class,
                current: *class == "current",
                number,
                name: (*name).to_owned(),
                state: (*state).to_owned(),
            })
            .collect(),
        nav: SECTIONS
            .iter()
            .map(|(id, label)| NavLine {
                section: id,
                href: format!("#{id}"),
                label: (*label).to_owned(),
                count: None,
                apart: false,
            })
            .collect(),
        footer: vec!["Coach".to_owned(), "coach@practice.example".to_owned()],
    }
}

/// The file beside the template; a test renders the page, and with it every field that a component asks for.
fn samples() -> Value {
    let samples: serde_json::Value =
        serde_json::from_str(include_str!("../../templates/gallery.json")).unwrap_or_default();
    super::value(&samples)
}

/// The pairs of tokens that stand on each other and follow from the accent.
fn contrasts(accent: Colour) -> Vec<Contrast> {
    let pairs = |ground: &Ground| {
        let shades = accent.on(ground);
        let read = |text| Colour::parse(text).unwrap_or(accent);
        let (paper, muted, warn) = (
            read(ground.paper),
            read(ground.inks[0]),
            read(ground.inks[1]),
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
