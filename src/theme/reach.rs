//! Which templates a template draws in: what it extends, includes, and takes components from.
//!
//! Read from the text, so that it is known of a template that does not compile as well.

use std::collections::BTreeSet;

/// Every template that `name` draws in, itself among them, of these names and texts.
pub(super) fn reached<'a>(name: &'a str, all: &[(&'a str, &'a str)]) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut left = vec![name];
    while let Some(name) = left.pop() {
        let Some((name, text)) = all.iter().find(|(other, _)| *other == name) else {
            continue;
        };
        if reached.insert(*name) {
            let drawn = all
                .iter()
                .filter(|(other, body)| other != name && draws(text, other, body));
            left.extend(drawn.map(|(other, _)| *other));
        }
    }
    reached
}

/// Names of the components that a template defines.
pub(super) fn components(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("component ").filter_map(|(at, word)| {
        let before = text[..at].trim_end_matches(['-', ' ']);
        let name = text[at + word.len()..]
            .split(|c: char| !is_letter(c))
            .next()?;
        (before.ends_with("{%") && !name.is_empty()).then_some(name)
    })
}

fn draws(text: &str, other: &str, body: &str) -> bool {
    let quoted = |mark: char| text.contains(&format!("{mark}{other}{mark}"));
    quoted('"') || quoted('\'') || components(body).any(|name| calls(text, name))
}

/// `<name …`, whatever follows the name.
fn calls(text: &str, component: &str) -> bool {
    text.match_indices(&format!("<{component}"))
        .any(|(at, found)| !text[at + found.len()..].starts_with(is_letter))
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}
