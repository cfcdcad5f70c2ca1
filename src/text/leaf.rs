//! A record's text as it could appear in output: without Markdown, and with destinations and titles kept
//! separately.
//!
//! Markup is parsed with every extension that a page might use, whatever the page actually does with it, since the
//! words must be found in any rendering. This module must not decide what is withheld.

use super::Folded;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

/// One leaf, folded.
pub struct FoldedLeaf {
    /// The words in reading order.
    pub main: Folded,
    /// Indices of the words at which a paragraph, list item, cell or heading starts, ascending, without 0.
    pub blocks: Vec<usize>,
    /// Texts outside the running text, each separate: link destinations, titles, descriptions of pictures, and the
    /// source of a line from which Markdown removed something.
    pub asides: Vec<Folded>,
    empty: fn() -> Folded,
}

impl FoldedLeaf {
    /// Parses a withheld text.
    pub fn withheld(text: &str) -> FoldedLeaf {
        FoldedLeaf::read(text, Folded::record)
    }

    /// Parses an allowed text. Its words are split as on a page.
    pub fn allowed(text: &str) -> FoldedLeaf {
        FoldedLeaf::read(text, || Folded::rendered(0))
    }

    fn read(text: &str, empty: fn() -> Folded) -> FoldedLeaf {
        let mut leaf = FoldedLeaf {
            main: empty(),
            blocks: Vec::new(),
            asides: Vec::new(),
            empty,
        };
        if is_plain(text) {
            leaf.main.text(text);
            return leaf;
        }
        leaf.markdown(text);
        let typed = leaf.plain(text);
        if !text.contains('\n') && typed.bytes != leaf.main.bytes {
            leaf.asides.push(typed);
        }
        leaf
    }

    fn markdown(&mut self, text: &str) {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_WIKILINKS;
        let mut picture: Option<Folded> = None;
        for event in Parser::new_ext(text, options) {
            match event {
                Event::Text(words) | Event::Code(words) => match &mut picture {
                    Some(picture) => picture.text(&words),
                    None => self.main.text(&words),
                },
                Event::SoftBreak | Event::HardBreak => match &mut picture {
                    Some(picture) => picture.end_word(),
                    None => self.main.end_word(),
                },
                Event::Html(words) | Event::InlineHtml(words) => {
                    self.block();
                    self.main.text(&words);
                    self.block();
                }
                Event::Start(Tag::Image {
                    dest_url, title, ..
                }) => {
                    self.block();
                    self.aside(&dest_url);
                    self.aside(&title);
                    picture = Some((self.empty)());
                }
                Event::End(TagEnd::Image) => self.asides.extend(picture.take()),
                Event::Start(Tag::Link {
                    link_type,
                    dest_url,
                    title,
                    ..
                }) => {
                    // The target of a bare wiki link is also its text, and is added as such.
                    if !matches!(link_type, LinkType::WikiLink { has_pothole: false }) {
                        self.aside(&dest_url);
                    }
                    self.aside(&title);
                }
                Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
                | Event::End(
                    TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link,
                ) => {}
                // Blocks, and footnote marks, which put their number between the words.
                _ => self.block(),
            }
        }
        // Unused definitions produce no event.
        for line in text.lines().map(str::trim_start) {
            if line.starts_with('[') && line.contains("]:") {
                self.aside(line);
            }
        }
    }

    fn block(&mut self) {
        self.main.end_word();
        let words = self.main.starts.len();
        if words > 0 && self.blocks.last() != Some(&words) {
            self.blocks.push(words);
        }
    }

    fn aside(&mut self, text: &str) {
        // The scheme is not part of the record's text: a page may write `mailto:` before an allowed address.
        let text = ["mailto:", "https://", "http://"]
            .iter()
            .find_map(|scheme| text.strip_prefix(scheme))
            .unwrap_or(text);
        if !text.is_empty() {
            self.asides.push(self.plain(text));
        }
    }

    fn plain(&self, text: &str) -> Folded {
        let mut folded = (self.empty)();
        folded.text(text);
        folded
    }
}

/// Whether a text is certainly one paragraph without Markdown, as most values are. Parsing costs many times more.
///
/// Outside the markup within a line, Markdown only looks at how a line begins: with a number or a sign. A byte order
/// mark before it is ignored.
fn is_plain(text: &str) -> bool {
    let begins_plainly = |first: char| !first.is_ascii_digit() && !"#>-+=:\u{feff}".contains(first);
    let is_markup = |byte| {
        matches!(
            byte,
            b'\n' | b'\r' | b'*' | b'_' | b'[' | b'<' | b'&' | b'`' | b'~' | b'|' | b'\\'
        )
    };
    text.trim_start().chars().next().is_none_or(begins_plainly) && !text.bytes().any(is_markup)
}

#[cfg(test)]
mod tests {
    use super::{Folded, FoldedLeaf, is_plain};

    /// Parsing gives a plain text the same words, and nothing besides.
    #[test]
    fn parsing_adds_nothing_to_a_plain_text() {
        let signs = "aZ é1,.;:!?\"'()-+=#>%/@^${}€你\t*_[]<&`~|\\";
        let signs: Vec<char> = signs.chars().collect();
        let mut plain = 0;
        // Every text of three signs, before and after a word.
        for (a, b, c) in signs.iter().flat_map(|a| {
            let pairs = signs.iter().flat_map(|b| signs.iter().map(move |c| (b, c)));
            pairs.map(move |(b, c)| (a, b, c))
        }) {
            for text in [format!("{a}{b}{c} word"), format!("word {a}{b}{c}")] {
                if !is_plain(&text) {
                    continue;
                }
                plain += 1;
                let mut parsed = FoldedLeaf {
                    main: Folded::record(),
                    blocks: Vec::new(),
                    asides: Vec::new(),
                    empty: Folded::record,
                };
                parsed.markdown(&text);
                let read = FoldedLeaf::withheld(&text);
                assert_eq!(parsed.main.bytes, read.main.bytes, "{text:?}");
                assert_eq!(parsed.main.starts, read.main.starts, "{text:?}");
                assert!(parsed.asides.is_empty(), "{text:?}");
            }
        }
        assert!(plain > 10_000, "{plain}");
    }
}
