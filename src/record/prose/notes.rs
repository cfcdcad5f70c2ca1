//! Footnotes and link definitions that readers of the referring text do not have.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::Parser;

use super::{BodySpans, Narrowed, Section, options};
use crate::diag::{DEFINITION_OUT_OF_REACH, Diagnostic};

/// A definition that is used elsewhere.
#[derive(Debug, Clone)]
pub(super) struct Definition {
    /// The destination of a link; empty for a footnote.
    pub(super) target: String,
    /// In bytes of the body.
    range: Range<usize>,
    narrowed: Option<Narrowed>,
}

/// The definitions of a body by name; the first of each name.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    links: HashMap<String, Definition>,
    notes: HashMap<String, Definition>,
    /// Names of used link definitions.
    used: HashSet<String>,
}

/// A use of a definition, in bytes of the body.
#[derive(Debug)]
pub(super) struct DefinitionUse {
    pub(super) name: String,
    pub(super) range: Range<usize>,
    pub(super) narrowed: Option<Narrowed>,
}

impl Definitions {
    /// The link definitions of every section.
    pub(super) fn collect(text: &str, base: usize, sections: &[Section]) -> Definitions {
        let mut found = Definitions::default();
        if !text.contains("]:") {
            return found;
        }
        for section in sections {
            let start = section.span.start as usize - base;
            let parser = Parser::new_ext(&text[start..section.span.end as usize - base], options());
            let mut links: Vec<_> = parser.reference_definitions().iter().collect();
            links.sort_by_key(|(_, link)| link.span.start);
            for (name, link) in links {
                let name = folded(name);
                found.links.entry(name).or_insert_with(|| Definition {
                    target: link.dest.to_string(),
                    range: start + link.span.start..start + link.span.end,
                    narrowed: section.narrowed,
                });
            }
        }
        found
    }

    pub(super) fn link(&self, name: &str) -> Option<&Definition> {
        self.links.get(&folded(name))
    }

    pub(super) fn note(&mut self, name: &str, range: Range<usize>, narrowed: Option<Narrowed>) {
        self.notes.entry(folded(name)).or_insert(Definition {
            target: String::new(),
            range,
            narrowed,
        });
    }

    /// Notes that a link uses its definition.
    pub(super) fn used(&mut self, name: &str) {
        self.used.insert(folded(name));
    }

    /// Reports text that is hidden because it has the form of an unused link definition: `[Amara]: Yes` in a
    /// transcript.
    pub(super) fn report_unused(&self, place: &BodySpans, diags: &mut Vec<Diagnostic>) {
        let unused = self.links.iter().filter(|(name, definition)| {
            // `[//]: # (words)` is an intentional comment.
            let comment = definition.target == "#";
            let read = definition.narrowed != Some(Narrowed::CoachOnly);
            read && !comment && !self.used.contains(*name)
        });
        for (_, definition) in unused {
            diags.push(
                Diagnostic::new(
                    &DEFINITION_OUT_OF_REACH,
                    place.span(&definition.range),
                    "this line defines a link that nothing uses, so no reader sees it",
                )
                .help("if it is text, write `\\[` at its beginning; if not, remove it"),
            );
        }
    }

    /// Reports each use for which some readers do not have the definition.
    pub(super) fn report(
        &self,
        place: &BodySpans,
        links: &[DefinitionUse],
        notes: &[DefinitionUse],
        diags: &mut Vec<Diagnostic>,
    ) {
        let links = links
            .iter()
            .map(|used| (used, self.links.get(&folded(&used.name)), "link"));
        let notes = notes
            .iter()
            .map(|used| (used, self.notes.get(&folded(&used.name)), "footnote"));
        for (used, definition, what) in links.chain(notes) {
            let Some((definition, narrowed)) =
                definition.and_then(|definition| Some((definition, definition.narrowed?)))
            else {
                continue;
            };
            if Some(narrowed) <= used.narrowed {
                continue;
            }
            let message = format!(
                "this {what} is defined in a section with `{}`, so some readers of this passage do not have it",
                narrowed.marker()
            );
            diags.push(
                Diagnostic::new(&DEFINITION_OUT_OF_REACH, place.span(&used.range), message)
                    .related(place.span(&definition.range), "defined here")
                    .help(format!(
                        "move the definition into the section that uses it, where all readers of that section have it, or remove the {what}"
                    )),
            );
        }
    }
}

/// The names in `[^name]` in a line of text.
pub(super) fn unresolved(words: &str) -> impl Iterator<Item = &str> {
    words.match_indices("[^").filter_map(|(at, _)| {
        let rest = &words[at + 2..];
        let rest = &rest[..rest.floor_char_boundary(120)];
        let name = &rest[..rest.find(']')?];
        (!name.is_empty()).then_some(name)
    })
}

fn folded(name: &str) -> String {
    name.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}
