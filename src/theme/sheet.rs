//! assets/theme.css: what the practice's file says of the look, as style.
//!
//! Made of colours and a size alone: nothing of coachgen.yaml is copied into it as it stands.

use super::colour::{Colour, DARK, DEFAULT_ACCENT, LIGHT, Shades};

/// The style sheet of a practice: its accent for light, dark and paper, and the size of its paper.
///
/// An accent that is no `#rrggbb` is taken for none. `paper` is the word of CSS for a page size.
pub fn sheet(accent: Option<&str>, paper: &str) -> String {
    let accent = accent.and_then(Colour::read);
    let accent = accent.or_else(|| Colour::read(DEFAULT_ACCENT));
    let size = match paper {
        "letter" => "letter",
        _ => "A4",
    };
    let Some(accent) = accent else {
        return format!("@page{{size:{size}}}\n");
    };
    let light = accent.on(&LIGHT);
    format!(
        ":root{{--accent:{accent};--on-accent:{};{}}}\n\
         @media (prefers-color-scheme:dark){{:root{{{}}}}}\n\
         @media print{{:root{{--accent-ink:{};--wash:{PRINTED_WASH}}}}}\n\
         @page{{size:{size}}}\n",
        accent.text_on(),
        shades(light),
        shades(accent.on(&DARK)),
        light.ink,
    )
}

/// Paper is white and takes no breath of colour.
pub const PRINTED_WASH: &str = "#f4f4f4";

fn shades(Shades { ink, wash }: Shades) -> String {
    format!("--accent-ink:{ink};--wash:{wash}")
}
