//! The folded texts of a rendered file: its visible text, and the content of attributes, comments, scripts and
//! names.
//!
//! No format is validated here. Anything that cannot be parsed as markup or an escape counts as text, so that
//! broken output is searched rather than skipped. This module must not know what is searched for.

use crate::text::{Folded, tag_end};
use escape::Entity;
use memchr::memchr;
use rustc_hash::FxHashSet;
use std::borrow::Cow;

mod escape;

/// Extracts the texts of files one after another.
#[derive(Default)]
pub(super) struct Extractor {
    /// The tags with attributes that were extracted already. Pages have most of their tags in common, and the text of
    /// a tag is separate from any other, so it only has to be searched once.
    known_tags: FxHashSet<Box<str>>,
}

impl Extractor {
    /// Everything to search in one file, except for tags of earlier files. For pictures, fonts and other binary files,
    /// only the path is searched.
    pub(super) fn file(&mut self, path: &str, bytes: &[u8]) -> [Folded; 2] {
        let mut texts = ExtractedTexts {
            shown: Folded::rendered(bytes.len()),
            aside: Folded::rendered(bytes.len() / 2 + path.len()),
            known_tags: &mut self.known_tags,
        };
        texts.value(path);
        let ending = path.rsplit(['.', '/']).next().unwrap_or_default();
        let ending = ending.to_ascii_lowercase();
        if !BINARY.contains(&ending.as_str()) {
            // Checking valid text for validity is much faster than looking for invalid parts.
            let text =
                str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::from);
            if MARKUP.contains(&ending.as_str()) {
                texts.markup(&text);
            } else {
                texts.code(&text, &ending);
            }
        }
        [texts.shown, texts.aside]
    }
}

const BINARY: [&str; 18] = [
    "png", "jpg", "jpeg", "gif", "webp", "avif", "heic", "ico", "bmp", "tif", "tiff", "woff",
    "woff2", "ttf", "otf", "pdf", "zip", "gz",
];
const MARKUP: [&str; 7] = ["html", "htm", "xhtml", "xml", "svg", "atom", "rss"];

struct ExtractedTexts<'k> {
    /// The visible text. Tags separate words but do not end a stretch, so inline and block tags need not be
    /// distinguished.
    shown: Folded,
    /// Everything outside the visible text, separated by barriers.
    aside: Folded,
    known_tags: &'k mut FxHashSet<Box<str>>,
}

impl ExtractedTexts<'_> {
    fn markup(&mut self, text: &str) {
        let mut rest = text;
        while let Some((mark, after)) = rest.split_at_checked(self.shown.until_mark(rest) + 1) {
            rest = match mark.ends_with('&') {
                true => entity(&mut self.shown, after),
                false => {
                    self.shown.end_word();
                    self.tag(after)
                }
            };
        }
        self.shown.barrier();
    }

    /// Consumes a tag after its `<` and returns the text after the tag.
    fn tag<'t>(&mut self, rest: &'t str) -> &'t str {
        if let Some(comment) = rest.strip_prefix("!--") {
            let (inside, after) = comment.split_once("-->").unwrap_or((comment, ""));
            self.value(inside);
            return after;
        }
        if let Some(data) = rest.strip_prefix("![CDATA[") {
            let (inside, after) = data.split_once("]]>").unwrap_or((data, ""));
            self.shown.text(inside);
            return after;
        }
        if !rest.starts_with(|first: char| first.is_ascii_alphabetic() || "/!?".contains(first)) {
            return rest;
        }
        let Some(end) = tag_end(rest) else {
            return rest;
        };
        let (tag, after) = (&rest[..end], &rest[end + 1..]);
        if memchr(b'=', tag.as_bytes()).is_some() && !self.known_tags.contains(tag) {
            self.known_tags.insert(tag.into());
            self.value(tag);
        }
        for name in ["script", "style"] {
            let named = tag
                .get(..name.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(name));
            if named {
                let end = closing(after, name);
                self.code(&after[..end], if name == "style" { "css" } else { "js" });
                return &after[end..];
            }
        }
        after
    }

    /// Adds a text outside the visible text, in every way in which it can be read.
    fn value(&mut self, text: &str) {
        plain_text(&mut self.aside, text);
        self.aside.barrier();
        if memchr(b'%', text.as_bytes()).is_some()
            && let Cow::Owned(decoded) = escape::percent(text)
        {
            plain_text(&mut self.aside, &decoded);
            self.aside.barrier();
        }
        if memchr(b'\\', text.as_bytes()).is_some() {
            plain_text(&mut self.aside, &escape::backslash(text, false));
            self.aside.barrier();
        }
    }

    /// Adds a file or element that is not markup: JSON, scripts, styles, calendars, plain text.
    fn code(&mut self, text: &str, ending: &str) {
        let unescaped = match text.contains('\\') {
            true => Cow::Owned(escape::backslash(text, ending == "css")),
            false => Cow::Borrowed(text),
        };
        let percent = escape::percent(&unescaped);
        let is_data = matches!(ending, "json" | "js" | "mjs" | "map" | "webmanifest");
        let raw = (!is_data && matches!(unescaped, Cow::Owned(_))).then_some(text);
        let decoded = matches!(percent, Cow::Owned(_)).then_some(&*percent);
        for text in [Some(&*unescaped), decoded, raw].into_iter().flatten() {
            self.aside.text(text);
            self.aside.barrier();
        }
        // Strings can contain markup, or words with entities.
        if unescaped.contains("</") || unescaped.contains('&') {
            self.fragment(&unescaped);
        }
    }

    /// Adds markup inside a string. Scripts inside it are read as text, so the nesting ends here.
    fn fragment(&mut self, text: &str) {
        for part in text.split_inclusive('>') {
            match part.rsplit_once('<') {
                Some((before, _)) if part.ends_with('>') => {
                    plain_text(&mut self.shown, before);
                    self.shown.end_word();
                }
                _ => plain_text(&mut self.shown, part),
            }
        }
        self.shown.barrier();
    }
}

/// Adds text with entities.
fn plain_text(into: &mut Folded, text: &str) {
    let mut rest = text;
    while let Some((mark, after)) = rest.split_at_checked(into.until_mark(rest) + 1) {
        rest = match mark.ends_with('&') {
            true => entity(into, after),
            false => {
                into.end_word();
                after
            }
        };
    }
}

/// Consumes an entity after its `&` and returns the text after it.
fn entity<'t>(into: &mut Folded, rest: &'t str) -> &'t str {
    let Some((entity, length)) = escape::entity(rest) else {
        into.end_word();
        return rest;
    };
    match entity {
        Entity::Character(character) => into.character(character),
        Entity::Nothing => {}
        Entity::Mark => into.end_word(),
    }
    &rest[length..]
}

/// Offset of the closing tag of a script or style, or of the end.
fn closing(text: &str, name: &str) -> usize {
    text.match_indices("</")
        .map(|(at, _)| at)
        .find(|at| {
            text.get(at + 2..at + 2 + name.len())
                .is_some_and(|found| found.eq_ignore_ascii_case(name))
        })
        .unwrap_or(text.len())
}
