//! The navigation: the sections of a portal in groups, and the practice's own pages for the coach.

use serde::Serialize;

use super::super::PageContext;
use super::Home;
use crate::route::{NavEntry, NavGroup};
use crate::words::Words;

/// A group of the navigation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NavBlock {
    /// Its heading, if any.
    pub label: Option<String>,
    /// Its entries.
    pub lines: Vec<NavLine>,
}

/// One entry of the navigation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NavLine {
    /// Its section; the section of the current page is marked.
    pub section: &'static str,
    /// The link target.
    pub href: String,
    /// Its text.
    pub label: String,
    /// The number of items; absent for none.
    pub count: Option<usize>,
}

/// The sections that this reader has, in groups; a group without sections is left out.
pub(super) fn nav(cx: &PageContext<'_>, home: &Home) -> Vec<NavBlock> {
    let line = |NavEntry { section, count }: &NavEntry| NavLine {
        section: section.word(),
        href: section.path().to_owned(),
        label: cx.section_title(*section).to_owned(),
        count: *count,
    };
    let block = |group: NavGroup| {
        let entries = cx.route.nav().iter();
        let entries = entries.filter(|entry| entry.section.group() == group);
        NavBlock {
            label: group
                .word()
                .map(|word| cx.words.choice("nav", word).to_owned()),
            lines: entries.map(line).collect(),
        }
    };
    let mut blocks: Vec<NavBlock> = NavGroup::ALL.map(block).into_iter().collect();
    blocks.retain(|block| !block.lines.is_empty());
    if let Home::Practice { up, findings } = home {
        blocks.push(practice_block(cx.words, up, *findings));
    }
    blocks
}

/// The practice's own pages. They need no heading on themselves, where there is no other group.
pub(super) fn practice_block(words: &Words, up: &str, findings: usize) -> NavBlock {
    let line = |section, page: &str, count| NavLine {
        section,
        href: format!("{up}{page}"),
        label: words.choice("section", section).to_owned(),
        count,
    };
    NavBlock {
        label: (!up.is_empty()).then(|| words.choice("nav", "practice").to_owned()),
        lines: vec![
            line("practice", "index.html", None),
            line("health", "health.html", (findings > 0).then_some(findings)),
            line("practice_search", "search.html", None),
        ],
    }
}
