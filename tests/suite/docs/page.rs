//! The parts of a page of the documentation: its sections, tables, examples and links.

use std::collections::BTreeSet;

use coachgen::html::slug;
use pulldown_cmark::{Event, Options, Parser, Tag};

/// The second-level sections: heading and text.
pub fn sections(page: &str) -> Vec<(&str, &str)> {
    page.split("\n## ")
        .skip(1)
        .filter_map(|section| section.split_once('\n'))
        .collect()
}

/// The first cells of the rows of a section's tables.
pub fn first_cells(text: &str) -> Vec<&str> {
    text.lines()
        .filter_map(|line| {
            line.strip_prefix("| `")
                .map(|_| line[2..].split(" |").next().unwrap_or(""))
        })
        .collect()
}

/// The texts between backticks.
pub fn code_spans(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The fenced blocks of a language.
pub fn code_blocks<'p>(page: &'p str, language: &str) -> Vec<&'p str> {
    let open = format!("\n```{language}\n");
    page.split(&open)
        .skip(1)
        .filter_map(|rest| Some(rest.split_once("```")?.0))
        .collect()
}

/// Targets of Markdown links outside of code.
pub fn links(page: &str) -> Vec<String> {
    Parser::new_ext(page, Options::ENABLE_TABLES)
        .filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                Some(dest_url.to_string())
            }
            _ => None,
        })
        .collect()
}

/// The anchors of a page's headings.
pub fn anchors(page: &str) -> BTreeSet<String> {
    let headings = page.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|line| line.trim_start_matches('#').trim())
        .flat_map(|heading| [slug(heading), forge_anchor(heading)])
        .collect()
}

/// The anchor that the forge makes from a heading: punctuation is removed.
fn forge_anchor(heading: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || "-_ ".contains(*c);
    let letters = heading.chars().flat_map(char::to_lowercase).filter(kept);
    letters.map(|c| if c == ' ' { '-' } else { c }).collect()
}
