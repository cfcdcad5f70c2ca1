//! The elements that are open while the tree is built.

use pulldown_cmark::{LinkType, Tag, TagEnd};

use super::{Alignment, Block, Cell, Inline, Item, LinkSort, Written};

/// An open element.
pub(super) struct Frame {
    pub(super) container: Container,
    pub(super) blocks: Vec<Block<Written>>,
    pub(super) words: Vec<Inline<Written>>,
}

/// What an open element becomes when it is closed.
pub(super) enum Container {
    Root,
    Paragraph,
    Heading(u8),
    Quote,
    List {
        first: Option<u64>,
        items: Vec<Item<Written>>,
    },
    Item(Option<bool>),
    Code(String),
    Html(String),
    Note(usize),
    Table {
        columns: Vec<Alignment>,
        head: Vec<Cell<Written>>,
        rows: Vec<Vec<Cell<Written>>>,
    },
    Row(Vec<Cell<Written>>),
    Cell,
    Emphasis,
    Strong,
    Strikethrough,
    Link {
        to: Written,
        /// Its words are its destination.
        is_bare: bool,
    },
    Image {
        to: Written,
        alt: String,
        /// Its alternative text is its destination.
        is_bare: bool,
    },
}

impl Frame {
    pub(super) fn new(container: Container) -> Frame {
        Frame {
            container,
            blocks: Vec::new(),
            words: Vec::new(),
        }
    }
}

impl Container {
    /// Returns the container for a tag, if it has a meaning here. `note` returns the index of a footnote.
    pub(super) fn from_tag(tag: Tag<'_>, note: impl FnOnce(&str) -> usize) -> Option<Container> {
        Some(match tag {
            Tag::Paragraph => Container::Paragraph,
            Tag::Heading { level, .. } => Container::Heading(level as u8),
            Tag::BlockQuote(_) => Container::Quote,
            Tag::CodeBlock(_) => Container::Code(String::new()),
            Tag::List(first) => Container::List {
                first,
                items: Vec::new(),
            },
            Tag::Item => Container::Item(None),
            Tag::FootnoteDefinition(name) => Container::Note(note(&name)),
            Tag::Table(columns) => Container::Table {
                columns: columns.into_iter().map(alignment).collect(),
                head: Vec::new(),
                rows: Vec::new(),
            },
            Tag::TableHead | Tag::TableRow => Container::Row(Vec::new()),
            Tag::TableCell => Container::Cell,
            Tag::Emphasis => Container::Emphasis,
            Tag::Strong => Container::Strong,
            Tag::Strikethrough => Container::Strikethrough,
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => Container::Link {
                is_bare: is_bare(link_type),
                to: Written {
                    to: match link_type {
                        LinkType::Email => format!("mailto:{dest_url}"),
                        _ => dest_url.into_string(),
                    },
                    sort: match link_type {
                        LinkType::WikiLink { .. } => LinkSort::Wiki,
                        _ => LinkSort::Markdown,
                    },
                },
            },
            Tag::Image {
                link_type,
                dest_url,
                ..
            } => Container::Image {
                is_bare: is_bare(link_type),
                to: Written {
                    to: dest_url.into_string(),
                    sort: LinkSort::Image,
                },
                alt: String::new(),
            },
            // The builder collects it itself.
            Tag::HtmlBlock => Container::Html(String::new()),
            // These extensions are not enabled.
            Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition => return None,
        })
    }

    /// Whether it contains blocks rather than inline content.
    pub(super) fn has_blocks(&self) -> bool {
        matches!(
            self,
            Container::Root | Container::Quote | Container::Item(_) | Container::Note(_)
        )
    }
}

/// `[[session-3]]`.
fn is_bare(link: LinkType) -> bool {
    matches!(link, LinkType::WikiLink { has_pothole: false })
}

/// The words of a bare link: its destination without a heading, which may be a hidden one; `None` if there is no heading.
pub(super) fn without_heading(to: &Written) -> Option<&str> {
    let (name, _) = to.to.split_once('#')?;
    Some(match name.trim() {
        // A heading of the same record.
        "" => "…",
        name => name,
    })
}

fn alignment(of: pulldown_cmark::Alignment) -> Alignment {
    match of {
        pulldown_cmark::Alignment::Right => Alignment::Right,
        pulldown_cmark::Alignment::Center => Alignment::Centre,
        pulldown_cmark::Alignment::Left | pulldown_cmark::Alignment::None => Alignment::Start,
    }
}

pub(super) fn is_inline(end: &TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}
