//! A record's text as it could appear in output: its Markdown undone, with destinations and titles set aside.
//!
//! Markup is undone with every extension a page might use, whatever the page really does with it: the words must be
//! found in any rendering. It must not decide what is withheld.

use super::Folded;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

/// One leaf, folded.
pub struct FoldedLeaf {
    /// The words as a reader meets them, in order.
    pub main: Folded,
    /// Numbers of the words at which a paragraph, list item, cell or heading starts, ascending, without nought.
    pub blocks: Vec<usize>,
    /// What stands outside the running text, each by itself: link destinations, titles, pictures' descriptions, and
    /// a line as it was typed if Markdown took something from it.
    pub asides: Vec<Folded>,
    empty: fn() -> Folded,
}

impl FoldedLeaf {
    /// Reads a withheld text.
    pub fn withheld(text: &str) -> FoldedLeaf {
        FoldedLeaf::read(text, Folded::record)
    }

    /// Reads an allowed text. Its words part where those of a page do.
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
        if !text.contains(MARKUP) {
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
                    Some(picture) => picture.part(),
                    None => self.main.part(),
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
                    // A bare wiki link's target is its text and comes again as such.
                    if !matches!(link_type, LinkType::WikiLink { has_pothole: false }) {
                        self.aside(&dest_url);
                    }
                    self.aside(&title);
                }
                Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
                | Event::End(
                    TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link,
                ) => {}
                // Blocks, and footnote marks, which put a number of their own between the words.
                _ => self.block(),
            }
        }
        // Definitions that nothing refers to are no event.
        for line in text.lines().map(str::trim_start) {
            if line.starts_with('[') && line.contains("]:") {
                self.aside(line);
            }
        }
    }

    fn block(&mut self) {
        self.main.part();
        let words = self.main.starts.len();
        if words > 0 && self.blocks.last() != Some(&words) {
            self.blocks.push(words);
        }
    }

    fn aside(&mut self, text: &str) {
        // The scheme is not the record's: a page writes `mailto:` before an address it may show.
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

/// Characters without which Markdown is plain text.
const MARKUP: [char; 17] = [
    '\n', '*', '_', '[', '<', '&', '`', '~', '#', '|', '>', '\\', '{', '-', '+', '.', ')',
];
