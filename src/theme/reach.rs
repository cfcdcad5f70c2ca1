//! Determines which templates a template uses: those that it extends, includes, and takes components from.
//!
//! Works on the text, so that it also works for a template that does not compile.

use std::collections::BTreeSet;

/// Returns every template that `name` uses, including itself, from the given names and texts.
pub(super) fn reachable<'a>(name: &'a str, all: &[(&'a str, &'a str)]) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut left = vec![name];
    while let Some(name) = left.pop() {
        let Some((name, text)) = all.iter().find(|(other, _)| *other == name) else {
            continue;
        };
        if reached.insert(*name) {
            let drawn = all
                .iter()
                .filter(|(other, body)| other != name && uses(text, other, body));
            left.extend(drawn.map(|(other, _)| *other));
        }
    }
    reached
}

/// Returns the names of the components that a template defines.
pub(super) fn components(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("component ").filter_map(|(at, word)| {
        let before = text[..at].trim_end_matches(['-', ' ']);
        let name = text[at + word.len()..]
            .split(|c: char| !is_letter(c))
            .next()?;
        (before.ends_with("{%") && !name.is_empty()).then_some(name)
    })
}

fn uses(text: &str, other: &str, body: &str) -> bool {
    let quoted = |mark: char| text.contains(&format!("{mark}{other}{mark}"));
    quoted('"') || quoted('\'') || components(body).any(|name| calls(text, name))
}

/// Returns true if the text contains `<name …`, with anything after the name.
fn calls(text: &str, component: &str) -> bool {
    text.match_indices(&format!("<{component}"))
        .any(|(at, found)| !text[at + found.len()..].starts_with(is_letter))
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}
