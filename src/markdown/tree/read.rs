//! Parses the generated HTML into elements and text.
//!
//! Other HTML is parsed as far as possible: an end tag without a start tag is ignored, and an unclosed element ends
//! with the text. Must not interpret any element.

/// The maximum nesting depth; deeper elements are replaced by their text. The HTML writer itself nests up to 24 levels.
const MAX_DEPTH: usize = 48;

/// A node of the HTML.
#[derive(Debug)]
pub(super) enum HtmlPiece {
    /// Text, with entities decoded.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element and its content.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) pieces: Vec<HtmlPiece>,
}

impl Element {
    /// Returns the value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut all = self.attributes.iter();
        all.find(|(other, _)| other == name)
            .map(|(_, value)| value.as_str())
    }

    /// Returns true if it has that class.
    pub(super) fn has_class(&self, class: &str) -> bool {
        let classes = self.attribute("class").unwrap_or_default();
        classes.split_ascii_whitespace().any(|one| one == class)
    }
}

/// Parses HTML into elements and text.
pub(super) fn elements(html: &str) -> Vec<HtmlPiece> {
    let mut open = vec![Element::default()];
    // The names of open elements that are omitted because they are too deep.
    let mut flat: Vec<String> = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let Some(tag) = SourceTag::at(rest) else {
            // Something that looks like a tag but is not one is text.
            let begun = usize::from(rest.starts_with('<'));
            let next = rest[begun..].find('<').map(|at| at + begun);
            let end = next.unwrap_or(rest.len());
            push(&mut open, HtmlPiece::Text(entities(&rest[..end])));
            rest = &rest[end..];
            continue;
        };
        rest = &rest[tag.length..];
        if tag.end {
            match flat.last() {
                Some(name) if *name == tag.element.name => drop(flat.pop()),
                _ => close(&mut open, &tag.element.name),
            }
        } else if VOID.contains(&tag.element.name.as_str()) {
            push(&mut open, HtmlPiece::Element(tag.element));
        } else if open.len() > MAX_DEPTH {
            flat.push(tag.element.name);
        } else {
            open.push(tag.element);
        }
    }
    while open.len() > 1 {
        fold(&mut open);
    }
    open.pop().map(|root| root.pieces).unwrap_or_default()
}

/// Elements without content and end tag.
const VOID: [&str; 3] = ["br", "hr", "img"];

fn push(open: &mut [Element], piece: HtmlPiece) {
    if let Some(last) = open.last_mut() {
        last.pieces.push(piece);
    }
}

/// Closes the innermost open element with that name, and those inside it; ignored if there is none.
fn close(open: &mut Vec<Element>, name: &str) {
    let Some(at) = open.iter().rposition(|element| element.name == name) else {
        return;
    };
    while open.len() > at.max(1) {
        fold(open);
    }
}

fn fold(open: &mut Vec<Element>) {
    if let Some(element) = open.pop() {
        push(open, HtmlPiece::Element(element));
    }
}

/// A tag in the source.
struct SourceTag {
    element: Element,
    end: bool,
    /// Its length in bytes.
    length: usize,
}

impl SourceTag {
    /// Parses the tag at the start of a text.
    fn at(text: &str) -> Option<SourceTag> {
        let inner = text.strip_prefix('<')?;
        let (end, inner) = match inner.strip_prefix('/') {
            Some(inner) => (true, inner),
            None => (false, inner),
        };
        let (name, mut rest) = word(inner)?;
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_ascii_start();
            if let Some(after) = rest.strip_prefix('>') {
                let element = Element {
                    name: name.to_owned(),
                    attributes,
                    pieces: Vec::new(),
                };
                let length = text.len() - after.len();
                return Some(SourceTag {
                    element,
                    end,
                    length,
                });
            }
            let (key, after) = word(rest)?;
            match after.strip_prefix("=\"") {
                None => {
                    attributes.push((key.to_owned(), String::new()));
                    rest = after;
                }
                Some(value) => {
                    let (value, after) = value.split_once('"')?;
                    attributes.push((key.to_owned(), entities(value)));
                    rest = after;
                }
            }
        }
    }
}

/// Returns the name at the start of a text, and the rest.
fn word(text: &str) -> Option<(&str, &str)> {
    let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let end = text.find(|c| !letter(c)).unwrap_or(text.len());
    text.starts_with(|c: char| c.is_ascii_lowercase())
        .then(|| text.split_at(end))
}

/// Decodes entities; those that the writer does not use stay unchanged.
fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let read = rest.find(';').filter(|end| *end <= 9);
        match read.and_then(|end| Some((entity(&rest[1..end])?, end))) {
            Some((character, end)) => {
                out.push(character);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(number) => u32::from_str_radix(number, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(number)
        }
    }
}
