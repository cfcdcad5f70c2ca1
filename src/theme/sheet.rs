//! The style sheets of a portal: its own parts, and assets/theme.css: what the practice's file says of the look.
//!
//! Made of colours and a size alone: nothing of coachgen.yaml is copied into it as it stands.

use std::borrow::Cow;

use super::colour::{Colour, DARK, DEFAULT_ACCENT, LIGHT, Shades};
use super::purpose::{REPORT_STYLE, WHOLE_STYLE};
use super::{GALLERY_STYLE, STYLES};

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
        ":root{{--accent:{accent};{}}}\n\
         @media (prefers-color-scheme:dark){{:root{{{}}}}}\n\
         @media print{{:root{{{};--wash:{PRINTED_WASH}}}}}\n\
         @page{{size:{size}}}\n",
        shades(light),
        shades(accent.on(&DARK)),
        inks(light.ink),
    )
}

/// Paper is white and takes no breath of colour.
pub const PRINTED_WASH: &str = "#f4f4f4";

fn shades(Shades { ink, wash }: Shades) -> String {
    format!("{};--wash:{wash}", inks(ink))
}

/// The accent as text and as a filled shape, and what stands on the shape.
fn inks(ink: Colour) -> String {
    format!("--accent-ink:{ink};--on-accent:{}", ink.text_on())
}

/// assets/portal.css: a `portal.css` of the practice's, else the parts, each its own where there is one.
pub(super) fn portal(own: &[(String, String)]) -> String {
    let parts = || {
        let parts = STYLES.iter().filter(|(name, _)| *name != REPORT_STYLE);
        let parts: Vec<Cow<'_, str>> = parts.map(|(name, text)| part(own, name, text)).collect();
        parts.join("\n")
    };
    let whole = own.iter().find(|(name, _)| name == WHOLE_STYLE);
    whole.map_or_else(parts, |(_, text)| text.clone())
}

/// assets/report.css, which reports have beside it.
pub(super) fn report(own: &[(String, String)]) -> String {
    let built_in = STYLES.iter().find(|(name, _)| *name == REPORT_STYLE);
    let text = built_in.map_or("", |(_, text)| text);
    part(own, REPORT_STYLE, text).into_owned()
}

/// The practice's own part of that name, else the built-in without its comments: pages are light, and who changes a part
/// has them in the copy that `eject` makes.
fn part<'t>(own: &'t [(String, String)], name: &str, built_in: &'t str) -> Cow<'t, str> {
    let own = own.iter().find(|(other, _)| other == name);
    own.map_or_else(
        || Cow::Owned(without_comments(built_in)),
        |(_, text)| Cow::Borrowed(text.as_str()),
    )
}

/// A style sheet without comments and empty lines. The built-in ones have no comment within quotation marks.
fn without_comments(sheet: &str) -> String {
    let (mut plain, mut rest) = (String::with_capacity(sheet.len()), sheet);
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, rest)| rest);
    }
    plain.push_str(rest);
    let lines = plain.lines().map(str::trim_end);
    let lines = lines.filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The page of all parts shows light and dark beside each other: the tokens of both in classes, read from the style
/// sheet in force.
pub fn gallery_style(style: &str, accent: Option<&str>) -> String {
    let look = sheet(accent, "a4");
    let dark = |sheet: &str| {
        let at = sheet.find("(prefers-color-scheme:");
        at.map(|at| tokens(&sheet[at..])).unwrap_or_default()
    };
    let (light, both) = (tokens(style), tokens(&look));
    format!(
        "{GALLERY_STYLE}\n.scheme-light{{{light}{both}}}\n.scheme-dark{{{}{}}}\n",
        dark(style),
        dark(&look)
    )
}

/// The declarations of colours in the first `:root` of a sheet.
fn tokens(sheet: &str) -> String {
    let root = sheet.find(":root").map_or("", |at| &sheet[at..]);
    let block = root.split(['{', '}']).nth(1).unwrap_or_default();
    let colours = block.split(';').map(str::trim).filter_map(|line| {
        // A comment may stand behind the declaration before.
        let line = line.rsplit("*/").next().unwrap_or(line).trim();
        let (name, value) = line.split_once(':')?;
        let is_colour = name.starts_with("--") && value.trim().starts_with('#');
        is_colour.then(|| format!("{name}:{};", value.trim()))
    });
    colours.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_keeps_its_rules_without_its_comments() {
        let sheet = "/* Head\n */\na { b: c; } /* d */\n\n/* e */ f { g: h; /* i */ j: k; }\n";
        assert_eq!(
            without_comments(sheet),
            "a { b: c; }\n f { g: h;  j: k; }\n"
        );
        let open = |sheet: &str| sheet.matches('{').count();
        let all: usize = STYLES
            .iter()
            .map(|(_, text)| open(&without_comments(text)))
            .sum();
        assert_eq!(open(&portal(&[])) + open(&report(&[])), all);
        assert!(!portal(&[]).contains("/*"));
    }
}
