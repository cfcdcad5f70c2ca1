//! Whatever accent a practice chooses, the colours derived from it are readable.

use coachgen::theme::{AA, Colour, DARK, Ground, LIGHT, PRINTED_WASH, STYLES, sheet};
use palette::{FromColor, Oklch, Srgb};
use proptest::prelude::*;

proptest! {
    #[test]
    fn every_accent_is_readable(red: u8, green: u8, blue: u8) {
        let accent = format!("#{red:02x}{green:02x}{blue:02x}");
        prop_assert_eq!(unreadable(&accent), Vec::<String>::new());
    }
}

#[test]
fn the_hardest_accents_are_readable() {
    for accent in [
        "#ffffff", "#000000", "#ffff00", "#0000ff", "#00ff00", "#ff0000", "#00ffff", "#ff00ff",
        "#808080", "#767676", "#fefdfb", "#1a1917", "#2f5d62",
    ] {
        assert_eq!(unreadable(accent), Vec::<String>::new(), "{accent}");
    }
}

#[test]
fn a_readable_accent_is_not_changed() {
    for accent in ["#2f5d62", "#0000ff", "#000000", "#7a1f3d"] {
        assert_eq!(shades(accent, &LIGHT).ink.to_string(), accent);
    }
    for accent in ["#ffffff", "#ffd27f", "#a9cdd0"] {
        assert_eq!(shades(accent, &DARK).ink.to_string(), accent);
    }
}

#[test]
fn an_adjusted_accent_keeps_its_hue() {
    for accent in ["#ffd200", "#ff6600", "#e60073", "#00b894", "#66aaff"] {
        for ground in [&LIGHT, &DARK] {
            let away = (hue(accent) - hue(&shades(accent, ground).ink.to_string())).abs();
            // Eight bits per channel shift the hue of a dark colour slightly.
            assert!(
                away.min(360.0 - away) < 4.0,
                "the hue of {accent} shifts by {away} degrees"
            );
        }
    }
}

#[test]
fn shades_of_white_black_yellow_and_blue() {
    let all = |accent: &str| sheet(Some(accent), "a4");
    insta::assert_snapshot!(format!(
        "{}\n{}\n{}\n{}",
        all("#ffffff"),
        all("#000000"),
        all("#ffff00"),
        all("#0000ff")
    ));
}

#[test]
fn the_backgrounds_match_the_style_sheet() {
    let (_, base) = STYLES.iter().find(|(name, _)| *name == "base.css").unwrap();
    let (light, dark) = base.split_once("(prefers-color-scheme: dark)").unwrap();
    for (ground, text) in [(&LIGHT, light), (&DARK, dark)] {
        let [muted, warn] = ground.inks;
        for (token, value) in [
            ("--paper", ground.paper),
            ("--muted", muted),
            ("--warn", warn),
        ] {
            assert!(
                text.contains(&format!("{token}: {value};")),
                "base.css and src/theme/colour.rs do not agree on {token}, {value}"
            );
        }
    }
    // Colours derived from the accent are only in theme.css; forced colours are the reader's.
    for (name, text) in STYLES {
        for token in ["--accent", "--accent-ink", "--on-accent", "--wash"] {
            for value in ["#", "var(", "color-mix(", "oklch("] {
                assert!(
                    !text.contains(&format!("{token}: {value}")),
                    "{name} sets {token}"
                );
            }
        }
    }
}

#[test]
fn the_text_colours_of_the_style_sheet_are_readable_on_paper() {
    let (_, base) = STYLES.iter().find(|(name, _)| *name == "base.css").unwrap();
    let (light, dark) = base.split_once("(prefers-color-scheme: dark)").unwrap();
    for (ground, text) in [(&LIGHT, light), (&DARK, dark)] {
        let token = |name: &str| {
            let (_, rest) = text.split_once(&format!("{name}: ")).unwrap();
            read(&rest[..7])
        };
        let paper = read(ground.paper);
        for (name, least) in [
            ("--ink", 7.0),
            ("--muted", AA),
            ("--warn", AA),
            ("--edge", 3.0),
        ] {
            let contrast = token(name).contrast(paper);
            assert!(
                contrast >= least,
                "{name} on {}: {contrast:.2}",
                ground.paper
            );
        }
    }
}

#[test]
fn a_colour_has_six_hex_digits() {
    for text in [
        "red", "#fff", "#12345g", "123456", "#1234567", "#+12345", "#é1234",
    ] {
        assert_eq!(Colour::parse(text), None, "{text}");
    }
    assert_eq!(Colour::parse("#A1b2C3").unwrap().to_string(), "#a1b2c3");
}

fn read(text: &str) -> Colour {
    Colour::parse(text).unwrap()
}

fn shades(accent: &str, ground: &Ground) -> coachgen::theme::Shades {
    read(accent).on(ground)
}

fn hue(text: &str) -> f64 {
    let part = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
    let colour = Srgb::new(part(1), part(3), part(5)).into_format::<f64>();
    Oklch::from_color(colour).hue.into_positive_degrees()
}

/// Every pair of text and background below AA, in light, in dark and on paper.
fn unreadable(accent: &str) -> Vec<String> {
    let mut poor = Vec::new();
    let mut pair = |text: Colour, ground: Colour, what: &str| {
        let contrast = text.contrast(ground);
        if contrast < AA {
            poor.push(format!("{what}: {contrast:.2}"));
        }
    };
    for (ground, name) in [(&LIGHT, "light"), (&DARK, "dark")] {
        let found = shades(accent, ground);
        pair(
            found.ink,
            read(ground.paper),
            &format!("text on paper, {name}"),
        );
        pair(found.ink, found.wash, &format!("text on the wash, {name}"));
        pair(
            found.ink.text_on(),
            found.ink,
            &format!("on the accent, {name}"),
        );
        // Text in filled shapes also has the colour of the paper.
        pair(
            read(ground.paper),
            found.ink,
            &format!("paper on the accent, {name}"),
        );
        for ink in ground.inks {
            pair(read(ink), found.wash, &format!("{ink} on the wash, {name}"));
        }
    }
    let printed = shades(accent, &LIGHT).ink;
    pair(printed, read("#ffffff"), "printed text");
    pair(printed, PRINTED_WASH, "printed text on the wash");
    poor
}
