//! Parses tags and entities, as far as our own pages use them.
//!
//! Must not reject anything: what is not a tag or entity is text.

use memchr::memchr;

use crate::text::tag_end;

/// One tag.
pub(super) struct HtmlTag<'h> {
    /// Its name as written; empty for a comment or a declaration.
    pub(super) name: &'h str,
    /// Everything between the name and the `>`.
    attributes: &'h str,
    /// `</name>`.
    pub(super) closes: bool,
}

impl<'h> HtmlTag<'h> {
    /// Reads the tag at the start of `html`; returns it and the rest.
    pub(super) fn read(html: &'h str) -> Option<(HtmlTag<'h>, &'h str)> {
        if html.starts_with("<!--") {
            let (comment, after) = html.split_once("-->").unwrap_or((html, ""));
            return Some((HtmlTag::parse(&comment[..0]), after));
        }
        let inside = html.get(1..)?;
        if !inside.starts_with(|first: char| first.is_ascii_alphabetic() || "/!".contains(first)) {
            return None;
        }
        let end = tag_end(inside)?;
        Some((HtmlTag::parse(&inside[..end]), &inside[end + 1..]))
    }

    /// Parses the text between `<` and `>`.
    fn parse(inside: &'h str) -> HtmlTag<'h> {
        let bare = inside.strip_prefix('/').unwrap_or(inside);
        let letters = bare.bytes().take_while(u8::is_ascii_alphanumeric);
        let end = letters.count();
        HtmlTag {
            name: &bare[..end],
            attributes: &bare[end..],
            closes: bare.len() < inside.len(),
        }
    }

    /// Returns the value of an attribute in double quotes, undecoded.
    pub(super) fn attribute(&self, name: &str) -> Option<&'h str> {
        // The quotes separate names and values in turn.
        let mut rest = self.attributes;
        loop {
            let (before, after) = split_at_quote(rest)?;
            let (value, after) = split_at_quote(after).unwrap_or((after, ""));
            let others = before
                .strip_suffix('=')
                .and_then(|names| names.strip_suffix(name));
            if others.is_some_and(|others| others.ends_with(|c: char| c.is_ascii_whitespace())) {
                return Some(value);
            }
            rest = after;
        }
    }

    /// Returns true if it has one of these classes.
    pub(super) fn has_class(&self, classes: &[&str]) -> bool {
        let all = self.attribute("class").unwrap_or_default();
        let mut all = all.split_ascii_whitespace();
        all.any(|class| classes.contains(&class))
    }

    /// Returns true if the content of this element is not part of the text.
    pub(super) fn is_excluded(&self) -> bool {
        matches!(
            self.name,
            "h1" | "nav" | "script" | "style" | "svg" | "template"
        ) || self.has_class(&[
            "crumb",
            "figures-label",
            "pager",
            "source-file",
            "visually-hidden",
        ])
    }
}

fn split_at_quote(text: &str) -> Option<(&str, &str)> {
    let at = memchr(b'"', text.as_bytes())?;
    Some((&text[..at], &text[at + 1..]))
}

/// Decodes entities. Templates escape with five of them; custom templates may use `&nbsp;` and numeric ones. Others
/// stay as they are.
pub(super) fn decode_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let entity = after
            .split_once(';')
            .and_then(|(name, after)| Some((character(name)?, after)));
        match entity {
            Some((character, after)) => {
                out.push(character);
                rest = after;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(entity: &str) -> Option<char> {
    Some(match entity {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "shy" => '\u{ad}',
        _ => {
            let number = entity.strip_prefix('#')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)?
        }
    })
}
