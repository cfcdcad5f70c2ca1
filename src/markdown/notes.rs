//! Footnotes: numbered by first reference and written after the text; unreferenced footnotes come last.

use std::collections::HashMap;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::safe::escape;
use super::writer::HtmlWriter;

/// The footnotes of one run.
#[derive(Default)]
pub(super) struct Footnotes {
    pub(super) defined: HashMap<String, Footnote>,
    /// Name, number and id of each footnote, in order of reference.
    pub(super) order: Vec<(String, u32, String)>,
}

/// The state of a footnote while the text is written.
#[derive(Default)]
pub(super) struct Footnote {
    /// Its position in the order of reference; `None` before the first reference.
    place: Option<usize>,
    /// The number of references so far.
    references: u32,
}

impl Footnotes {
    /// Returns how often the text has referred to a footnote so far.
    fn references(&self, name: &str) -> u32 {
        self.defined.get(name).map_or(0, |note| note.references)
    }
}

impl HtmlWriter<'_> {
    /// Numbers the first of these footnotes without a reference; returns false if there is none.
    pub(super) fn first_unused(&mut self, names: &mut impl Iterator<Item = String>) -> bool {
        let unused = names.find(|name| self.notes.references(name) == 0);
        if let Some(name) = &unused {
            let place = self.notes.order.len();
            if let Some(note) = self.notes.defined.get_mut(name) {
                note.place = Some(place);
            }
            self.first_reference(name);
        }
        unused.is_some()
    }

    pub(super) fn note(&mut self, name: &str, id: &str, events: Vec<Event<'_>>) {
        let start = self.out.len();
        self.out.push_str(&format!("<li id=\"{id}\" dir=\"auto\">"));
        self.events(events);
        self.right_to_left(start, self.first);
        let paragraph = self.out.ends_with("</p>\n");
        if paragraph {
            self.out.truncate(self.out.len() - "</p>\n".len());
        }
        if self.notes.references(name) > 0 {
            self.out
                .push_str(&format!(" <a href=\"#{id}-back\" aria-label=\""));
            escape(&self.labels.back, &mut self.out);
            self.out.push_str("\">↩</a>");
        }
        self.out
            .push_str(if paragraph { "</p></li>\n" } else { "</li>\n" });
    }

    pub(super) fn reference(&mut self, name: &CowStr<'_>) {
        let Some(note) = self.notes.defined.get_mut(name.as_ref()) else {
            return self.text(&format!("[^{name}]"));
        };
        note.references += 1;
        let first = note.references == 1;
        let place = *note.place.get_or_insert(self.notes.order.len());
        if place == self.notes.order.len() {
            self.first_reference(name);
        }
        let Some((_, number, id)) = self.notes.order.get(place) else {
            return;
        };
        self.out.push_str(&format!("<sup><a href=\"#{id}\""));
        if first {
            self.out.push_str(&format!(" id=\"{id}-back\""));
        }
        self.out.push_str(" aria-label=\"");
        escape(&self.labels.footnote, &mut self.out);
        self.out
            .push_str(&format!(" {number}\">{number}</a></sup>"));
    }

    fn first_reference(&mut self, name: &str) {
        let number = self.ids.footnote();
        let id = self.ids.claim(&format!("note {number}"));
        // The back link has a separate id, which no heading may use.
        self.ids.claim(&format!("{id}-back"));
        self.notes.order.push((name.to_owned(), number, id));
    }
}

/// Separates the events of the text from those of each footnote; also returns the names in order of definition.
pub(super) fn split_footnotes<'e>(
    events: impl Iterator<Item = Event<'e>>,
) -> (Vec<Event<'e>>, HashMap<String, Vec<Event<'e>>>, Vec<String>) {
    let (mut text, mut notes) = (Vec::new(), HashMap::<String, Vec<Event<'e>>>::new());
    let mut names = Vec::new();
    let mut inside: Vec<String> = Vec::new();
    for event in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(name)) => {
                inside.push(name.to_string());
                notes.entry(name.to_string()).or_insert_with(|| {
                    names.push(name.to_string());
                    Vec::new()
                });
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                inside.pop();
            }
            event => match inside.last().and_then(|name| notes.get_mut(name)) {
                Some(note) => note.push(event),
                None => text.push(event),
            },
        }
    }
    (text, notes, names)
}
