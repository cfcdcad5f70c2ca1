//! The practice's accent made readable: for light, for dark and for paper, in the same hue.
//!
//! Contrast is that of WCAG 2.2, taken from the colours as they are written, not from what was aimed at. Must not
//! know what the colours are for beyond text and its ground.

use palette::color_difference::Wcag21RelativeContrast;
use palette::{FromColor, IsWithinBounds, Mix, Oklab, Oklch, Srgb};

/// A colour of the style sheet, as it is written: `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(Srgb<u8>);

/// A practice without an accent of its own has this one.
pub const DEFAULT_ACCENT: &str = "#2f5d62";

/// What a portal is set on, and the inks of base.css that stand on the accent's wash.
#[derive(Debug, Clone, Copy)]
pub struct Ground {
    /// `--paper`.
    pub paper: &'static str,
    /// `--muted` and `--warn`: the faintest that must stay readable on the wash.
    pub inks: [&'static str; 2],
    /// Whether text becomes readable by getting lighter.
    pub dark: bool,
}

/// base.css in light.
pub const LIGHT: Ground = Ground {
    paper: "#fefdfb",
    inks: ["#625c55", "#913a1c"],
    dark: false,
};

/// base.css in dark.
pub const DARK: Ground = Ground {
    paper: "#1a1917",
    inks: ["#b0a99e", "#eda58a"],
    dark: true,
};

/// What follows from an accent on one ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shades {
    /// The accent as text, and as a filled shape.
    pub ink: Colour,
    /// The ground under what is set off, a breath of the accent in the paper.
    pub wash: Colour,
}

/// Least contrast of text, by WCAG 2.2 AA.
pub const AA: f64 = 4.5;

/// What the accent's text is given where it can be: small type is read at arm's length.
const AIM: f64 = 5.5;

/// The same in the dark, where a thin letter seems thinner than it is.
const AIM_DARK: f64 = 7.0;

/// The steps in which a colour is made darker or lighter, of a lightness between 0 and 1.
const STEP: f64 = 0.004;

/// How much of the ink is in the wash; less where the faint inks would not be readable on it.
const WASH: [f64; 4] = [0.06, 0.045, 0.03, 0.0];

/// Most chroma of text on a dark ground, where a saturated colour glows.
const GLOW: f64 = 0.13;

impl Colour {
    /// A colour from `#rrggbb`; nothing else is one.
    pub fn read(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        let hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        hex.then_some(Colour(Srgb::new(part(0)?, part(2)?, part(4)?)))
    }

    /// The contrast between two colours, from 1 to 21.
    pub fn contrast(self, other: Colour) -> f64 {
        let light = |colour: Colour| colour.0.into_format::<f64>();
        light(self).relative_contrast(light(other))
    }

    /// What is readable on a ground of this colour: nearly black or nearly white.
    pub fn text_on(self) -> Colour {
        let soft = [LIGHT.paper, DARK.paper];
        // One of the two extremes always is: the worst ground for both gives either 4.58.
        let hard = ["#ffffff", "#000000"];
        let best = |pair: [&str; 2]| {
            let pair = pair.into_iter().filter_map(Colour::read);
            pair.max_by(|a, b| self.contrast(*a).total_cmp(&self.contrast(*b)))
        };
        let soft = best(soft).filter(|colour| self.contrast(*colour) >= AA);
        soft.or_else(|| best(hard)).unwrap_or(self)
    }

    /// This accent's shades on a ground; each is readable on the other and on the paper, whatever the accent.
    pub fn on(self, ground: &Ground) -> Shades {
        let paper = Colour::read(ground.paper).unwrap_or(self);
        let mut tone = Oklch::from_color(self.0.into_format::<f64>());
        let (mut ink, mut chroma) = (self, tone.chroma);
        let aim = if ground.dark { AIM_DARK } else { AIM };
        if ground.dark {
            chroma = chroma.min(GLOW);
        }
        // The colour as the practice chose it comes first, then lightness by lightness away from the paper.
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
            ink = Colour::of(tone);
        }
    }

    /// The nearest colour that a screen has, of that lightness and hue: what it cannot show loses chroma alone.
    fn of(mut tone: Oklch<f64>) -> Colour {
        let mut shown = Srgb::from_color(tone);
        while !shown.is_within_bounds() && tone.chroma > 0.002 {
            tone.chroma -= 0.002;
            shown = Srgb::from_color(tone);
        }
        Colour(shown.into_format())
    }
}

impl Ground {
    fn wash(&self, ink: Colour, paper: Colour) -> Colour {
        let inks = self.inks.into_iter().filter_map(Colour::read);
        let inks: Vec<Colour> = inks.collect();
        let readable = |wash: &Colour| inks.iter().all(|one| one.contrast(*wash) >= AA);
        let mixed = WASH.into_iter().map(|part| paper.mixed(ink, part));
        mixed.into_iter().find(readable).unwrap_or(paper)
    }
}

impl Colour {
    /// This colour with a part of another in it.
    fn mixed(self, other: Colour, part: f64) -> Colour {
        let lab = |colour: Colour| Oklab::from_color(colour.0.into_format::<f64>());
        let mixed = Srgb::from_color(lab(self).mix(lab(other), part));
        Colour(mixed.into_format())
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
