//! Converts the inline content of the syntax tree: text, emphasis, links, images.
//!
//! Must not drop text, except the back link of a footnote, which has no use on paper.

use super::Inline;
use super::read::{Element, HtmlPiece};
use super::space::{Space, trim_end};

/// The context of inline content.
#[derive(Clone, Copy)]
pub(super) struct LineSpot {
    /// The mark of the enclosing task.
    pub(super) task: &'static str,
}

impl LineSpot {
    /// Returns the content of one paragraph.
    pub(super) fn line<'p>(self, pieces: impl IntoIterator<Item = &'p HtmlPiece>) -> Vec<Inline> {
        let (mut out, mut space) = (Vec::new(), Space::new());
        for piece in pieces {
            self.inline(piece, &mut space, &mut out);
        }
        trim_end(&mut out);
        out
    }

    fn inline(self, piece: &HtmlPiece, space: &mut Space, out: &mut Vec<Inline>) {
        let element = match piece {
            HtmlPiece::Text(text) => return push_text(space.collapse(text), out),
            HtmlPiece::Element(element) => element,
        };
        let inner = |space: &mut Space| {
            let mut c = Vec::new();
            self.inlines(&element.pieces, space, &mut c);
            c
        };
        match element.name.as_str() {
            "br" => {
                space.after_break();
                out.push(Inline::Br);
            }
            "img" => image(element, space, out),
            "code" => {
                let mut s = String::new();
                collect_text(&element.pieces, &mut s);
                let s = space.collapse(&s);
                if !s.is_empty() {
                    out.push(Inline::Code { s });
                }
            }
            "span" if element.has_class("visually-hidden") && !self.task.is_empty() => {
                space.collapse(self.task);
                let s = self.task.to_owned();
                out.push(Inline::S { s });
            }
            "em" => push_unless_empty(inner(space), |c| Inline::Em { c }, out),
            "strong" => push_unless_empty(inner(space), |c| Inline::Strong { c }, out),
            "del" => push_unless_empty(inner(space), |c| Inline::Del { c }, out),
            "sup" => push_unless_empty(inner(space), |c| Inline::Sup { c }, out),
            "sub" => push_unless_empty(inner(space), |c| Inline::Sub { c }, out),
            "a" if is_way_back(element) => {}
            "a" => match element.attribute("href").filter(|href| is_external(href)) {
                Some(href) => {
                    let href = href.to_owned();
                    push_unless_empty(inner(space), |c| Inline::Link { href, c }, out);
                }
                None => self.inlines(&element.pieces, space, out),
            },
            // A block inside a line is reduced to its text, separated by spaces.
            name if is_block(name) => {
                push_text(space.collapse(" "), out);
                self.inlines(&element.pieces, space, out);
                push_text(space.collapse(" "), out);
            }
            _ => self.inlines(&element.pieces, space, out),
        }
    }

    fn inlines(self, pieces: &[HtmlPiece], space: &mut Space, out: &mut Vec<Inline>) {
        for piece in pieces {
            self.inline(piece, space, out);
        }
    }
}

/// Returns true for block elements.
pub(super) fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 20] = [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "ul",
        "ol",
        "li",
        "div",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "hr",
    ];
    BLOCKS.contains(&name)
}

/// Collects all text, unchanged.
pub(super) fn collect_text(pieces: &[HtmlPiece], out: &mut String) {
    for piece in pieces {
        match piece {
            HtmlPiece::Text(text) => out.push_str(text),
            HtmlPiece::Element(element) => collect_text(&element.pieces, out),
        }
    }
}

/// Adds text, merged with preceding text.
fn push_text(text: String, out: &mut Vec<Inline>) {
    if text.is_empty() {
        return;
    }
    match out.last_mut() {
        // The mark of a task stays separate, so that it can be formatted.
        Some(Inline::S { s }) if s != super::DONE && s != super::TO_DO => s.push_str(&text),
        _ => out.push(Inline::S { s: text }),
    }
}

/// Adds an element with this content, unless it is empty.
fn push_unless_empty(
    c: Vec<Inline>,
    inline: impl FnOnce(Vec<Inline>) -> Inline,
    out: &mut Vec<Inline>,
) {
    if !c.is_empty() {
        out.push(inline(c));
    }
}

fn image(element: &Element, space: &mut Space, out: &mut Vec<Inline>) {
    let source = element.attribute("src").unwrap_or_default();
    let alt = element.attribute("alt").unwrap_or_default();
    let name = source.rsplit_once("files/").map(|(_, name)| name);
    match name.filter(|name| !name.is_empty() && !name.contains('/')) {
        Some(name) => {
            space.after_content();
            let (name, alt) = (name.to_owned(), alt.to_owned());
            out.push(Inline::Img { name, alt });
        }
        None => push_text(space.collapse(alt), out),
    }
}

/// Returns true for the link from a footnote back to the text.
fn is_way_back(link: &Element) -> bool {
    let inside = link
        .attribute("href")
        .is_some_and(|href| href.starts_with('#'));
    inside && matches!(link.pieces.as_slice(), [HtmlPiece::Text(text)] if text == "↩")
}

fn is_external(href: &str) -> bool {
    let schemes = ["https://", "http://", "mailto:"];
    schemes.iter().any(|scheme| {
        let start = href.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}
