//! Derives readable colours from the practice's accent, for light, dark and print, in the same hue.
//!
//! Contrast is calculated as in WCAG 2.2, from the final colour values. Must not know what the colours are for beyond
//! text and its background.

use palette::color_difference::Wcag21RelativeContrast;
use palette::convert::FromColorUnclamped;
use palette::{FromColor, IsWithinBounds, Mix, Oklab, Oklch, Srgb};
use serde::{Serialize, Serializer};

/// A colour of the style sheet, written as `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(Srgb<u8>);

/// The accent of a practice that does not set one.
const DEFAULT_ACCENT: Colour = Colour(Srgb::new(0x2f, 0x5d, 0x62));

/// The background of highlighted areas in print: a neutral grey without the accent.
pub const PRINTED_WASH: Colour = Colour(Srgb::new(0xf4, 0xf4, 0xf4));

/// The background of a portal, and the text colours in base.css that are used on the accent's wash.
#[derive(Debug, Clone, Copy)]
pub struct Ground {
    /// `--paper`.
    pub paper: &'static str,
    /// `--muted` and `--warn`: the faintest text colours that must stay readable on the wash.
    pub inks: [&'static str; 2],
    /// Whether text becomes more readable when it is lighter.
    pub dark: bool,
}

/// The light colours of base.css.
pub const LIGHT: Ground = Ground {
    paper: "#fefdfb",
    inks: ["#625c55", "#913a1c"],
    dark: false,
};

/// The dark colours of base.css.
pub const DARK: Ground = Ground {
    paper: "#1a1917",
    inks: ["#b0a99e", "#eda58a"],
    dark: true,
};

/// The colours derived from an accent for one background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shades {
    /// The accent for text and filled shapes.
    pub ink: Colour,
    /// The background of highlighted areas: the paper with a little of the accent.
    pub wash: Colour,
}

/// The minimum contrast of text, by WCAG 2.2 AA.
pub const AA: f64 = 4.5;

/// The target contrast of the accent's text, higher than the minimum because small text is read from a distance.
const AIM: f64 = 5.5;

/// The target on a dark background, where thin letters look thinner.
const AIM_DARK: f64 = 7.0;

/// The step by which a colour's lightness is changed, on a scale from 0 to 1.
const STEP: f64 = 0.004;

/// The share of the ink in the wash; the first value at which the faint text colours are readable is used.
const WASH: [f64; 4] = [0.06, 0.045, 0.03, 0.0];

/// The maximum chroma of text on a dark background, where saturated colours glow.
const GLOW: f64 = 0.13;

impl Colour {
    /// Parses `#rrggbb`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        let hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        hex.then_some(Colour(Srgb::new(part(0)?, part(2)?, part(4)?)))
    }

    /// Returns the accent of a practice: the given one, or the default if that is not `#rrggbb`.
    pub fn accent(given: Option<&str>) -> Colour {
        given.and_then(Colour::parse).unwrap_or(DEFAULT_ACCENT)
    }

    /// Returns the contrast between two colours, from 1 to 21.
    pub fn contrast(self, other: Colour) -> f64 {
        let light = |colour: Colour| colour.0.into_format::<f64>();
        light(self).relative_contrast(light(other))
    }

    /// Returns a readable text colour on a background of this colour: nearly black or nearly white.
    pub fn text_on(self) -> Colour {
        let soft = [LIGHT.paper, DARK.paper];
        // Pure black or white is always readable: on the worst background both have a contrast of 4.58.
        let hard = ["#ffffff", "#000000"];
        let best = |pair: [&str; 2]| {
            let pair = pair.into_iter().filter_map(Colour::parse);
            pair.max_by(|a, b| self.contrast(*a).total_cmp(&self.contrast(*b)))
        };
        let soft = best(soft).filter(|colour| self.contrast(*colour) >= AA);
        soft.or_else(|| best(hard)).unwrap_or(self)
    }

    /// Returns this accent's shades on a background. Ink and wash are readable with each other and on the paper, for
    /// any accent.
    pub fn on(self, ground: &Ground) -> Shades {
        let paper = Colour::parse(ground.paper).unwrap_or(self);
        let mut tone = Oklch::from_color(self.0.into_format::<f64>());
        let (mut ink, mut chroma) = (self, tone.chroma);
        let aim = if ground.dark { AIM_DARK } else { AIM };
        if ground.dark {
            chroma = chroma.min(GLOW);
        }
        // Tries the practice's colour first, then changes its lightness in steps away from the paper.
        loop {
            let wash = ground.wash(ink, paper);
            let enough = ink.contrast(paper) >= aim && ink.contrast(wash) >= aim;
            let end = if ground.dark {
                tone.l >= 1.0
            } else {
                tone.l <= 0.0
            };
            if enough || end {
                return Shades { ink, wash };
            }
            tone.l = match ground.dark {
                true => (tone.l + STEP).min(1.0),
                false => (tone.l - STEP).max(0.0),
            };
            tone.chroma = chroma;
            ink = Colour::clamped(tone);
        }
    }

    /// Returns the nearest sRGB colour with this lightness and hue; only chroma is reduced if it is out of range.
    fn clamped(mut tone: Oklch<f64>) -> Colour {
        let mut shown = Srgb::from_color_unclamped(tone);
        while !shown.is_within_bounds() && tone.chroma > 0.002 {
            tone.chroma -= 0.002;
            shown = Srgb::from_color_unclamped(tone);
        }
        Colour(shown.into_format())
    }
}

impl Ground {
    fn wash(&self, ink: Colour, paper: Colour) -> Colour {
        let inks = self.inks.into_iter().filter_map(Colour::parse);
        let inks: Vec<Colour> = inks.collect();
        let readable = |wash: &Colour| inks.iter().all(|one| one.contrast(*wash) >= AA);
        let mixed = WASH.into_iter().map(|part| paper.mixed(ink, part));
        mixed.into_iter().find(readable).unwrap_or(paper)
    }
}

impl Colour {
    /// Mixes a share of another colour into this one.
    fn mixed(self, other: Colour, part: f64) -> Colour {
        let lab = |colour: Colour| Oklab::from_color(colour.0.into_format::<f64>());
        let mixed = Srgb::from_color(lab(self).mix(lab(other), part));
        Colour(mixed.into_format())
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Srgb {
            red, green, blue, ..
        } = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}
