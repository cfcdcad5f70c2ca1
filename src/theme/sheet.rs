//! The style sheets of a portal: assets/portal.css from its parts, and assets/theme.css from coachgen.yaml.
//!
//! Only contains colours and a page size: no text of coachgen.yaml is copied into it.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::colour::{Colour, DARK, LIGHT, PRINTED_WASH, Shades};
use super::{GALLERY_STYLE, STYLES};

/// A custom file with this name replaces every part of the style sheet.
pub const WHOLE_STYLE: &str = "portal.css";

/// The additional style sheet of reports, separate so that other pages do not load it.
pub const REPORT_STYLE: &str = "report.css";

/// Returns the practice's style sheet: its accent for light, dark and print, and its paper size.
///
/// An accent that is not `#rrggbb` is ignored. `paper` is the CSS keyword for a page size.
pub fn sheet(accent: Option<&str>, paper: &str) -> String {
    let accent = Colour::accent(accent);
    let size = match paper {
        "letter" => "letter",
        _ => "A4",
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

/// The style sheet of a practice, computed once: a theme usually serves one practice.
#[derive(Default)]
pub(super) struct KnownSheet(OnceLock<KnownStyle>);

struct KnownStyle {
    accent: Option<String>,
    paper: String,
    style: String,
}

impl KnownSheet {
    /// Returns the same as [`sheet`].
    pub(super) fn get(&self, accent: Option<&str>, paper: &str) -> Cow<'_, str> {
        let known = self.0.get_or_init(|| KnownStyle {
            accent: accent.map(str::to_owned),
            paper: paper.to_owned(),
            style: sheet(accent, paper),
        });
        match known.accent.as_deref() == accent && known.paper == paper {
            true => Cow::Borrowed(&known.style),
            false => Cow::Owned(sheet(accent, paper)),
        }
    }
}

fn shades(Shades { ink, wash }: Shades) -> String {
    format!("{};--wash:{wash}", inks(ink))
}

/// Returns the accent for text and filled shapes, and the text colour on such a shape.
fn inks(ink: Colour) -> String {
    format!("--accent-ink:{ink};--on-accent:{}", ink.text_on())
}

/// Returns assets/portal.css: a custom `portal.css`, or else all parts, each of which may be custom.
pub(super) fn portal(own: &[(String, String)]) -> String {
    let parts = || {
        let parts = STYLES.iter().filter(|(name, _)| *name != REPORT_STYLE);
        let parts: Vec<Cow<'_, str>> = parts.map(|(name, text)| part(own, name, text)).collect();
        parts.join("\n")
    };
    let whole = own.iter().find(|(name, _)| name == WHOLE_STYLE);
    whole.map_or_else(parts, |(_, text)| text.clone())
}

/// Returns assets/report.css, the additional style sheet of reports.
pub(super) fn report(own: &[(String, String)]) -> String {
    let built_in = STYLES.iter().find(|(name, _)| *name == REPORT_STYLE);
    let text = built_in.map_or("", |(_, text)| text);
    part(own, REPORT_STYLE, text).into_owned()
}

/// Returns the custom part with that name, or else the built-in one minified, to keep pages small. The copy that
/// `eject` writes is as in the source.
fn part<'t>(own: &'t [(String, String)], name: &str, built_in: &'t str) -> Cow<'t, str> {
    let own = own.iter().find(|(other, _)| other == name);
    own.map_or_else(
        || Cow::Owned(minify(&without_comments(built_in))),
        |(_, text)| Cow::Borrowed(text.as_str()),
    )
}

/// Returns a built-in style sheet without optional spaces. No selector has a space after a colon, and no
/// string contains any of these.
fn minify(sheet: &str) -> String {
    let spaces = [
        (": ", ":"),
        (" {", "{"),
        ("{ ", "{"),
        ("; ", ";"),
        (" }", "}"),
        (";}", "}"),
    ];
    spaces
        .iter()
        .fold(sheet.to_owned(), |sheet, (spaced, compact)| {
            sheet.replace(spaced, compact)
        })
}

/// Returns a style sheet without comments, indentation and empty lines. The built-in ones have no comment markers inside quotes.
pub(super) fn without_comments(sheet: &str) -> String {
    let (mut plain, mut rest) = (String::with_capacity(sheet.len()), sheet);
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, rest)| rest);
    }
    plain.push_str(rest);
    let lines = plain.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Returns the styles of the gallery, which shows light and dark next to each other: the custom properties of both as
/// classes, read from the style sheet in use.
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

/// Returns the colour declarations in the first `:root` of a style sheet.
fn tokens(sheet: &str) -> String {
    let root = sheet.find(":root").map_or("", |at| &sheet[at..]);
    let block = root.split(['{', '}']).nth(1).unwrap_or_default();
    let colours = block.split(';').map(str::trim).filter_map(|line| {
        // A comment may precede the declaration.
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
        assert_eq!(without_comments(sheet), "a { b: c; }\nf { g: h;  j: k; }\n");
        let open = |sheet: &str| sheet.matches('{').count();
        let all: usize = STYLES
            .iter()
            .map(|(_, text)| open(&without_comments(text)))
            .sum();
        assert_eq!(open(&portal(&[])) + open(&report(&[])), all);
        assert!(!portal(&[]).contains("/*"));
    }
}
