//! Footnotes: numbered by first reference, and written after the text.
//!
//! Must not write a note that no visible text refers to.

use std::collections::HashMap;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::safe::escape;
use super::writer::Writer;

/// The footnotes of one run.
#[derive(Default)]
pub(super) struct Notes {
    pub(super) defined: HashMap<String, Note>,
    /// Name, number and id of each note, in the order of reference.
    pub(super) order: Vec<(String, u32, String)>,
}

/// What is known of a note while the text is written.
#[derive(Default)]
pub(super) struct Note {
    /// Its place in the order of reference; none before the first reference.
    place: Option<usize>,
    /// References so far.
    references: u32,
}

impl Writer<'_> {
    pub(super) fn note(&mut self, id: &str, events: Vec<Event<'_>>) {
        self.out.push_str(&format!("<li id=\"{id}\">"));
        self.events(events);
        let paragraph = self.out.ends_with("</p>\n");
        if paragraph {
            self.out.truncate(self.out.len() - "</p>\n".len());
        }
        self.out
            .push_str(&format!(" <a href=\"#{id}-back\" aria-label=\""));
        escape(&self.labels.back, &mut self.out);
        self.out.push_str("\">↩</a>");
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
        // The way back has an id of its own, which no heading may take.
        self.ids.claim(&format!("{id}-back"));
        self.notes.order.push((name.to_owned(), number, id));
    }
}

/// Events of the text, and those of each footnote by its name.
pub(super) fn apart<'e>(
    events: impl Iterator<Item = Event<'e>>,
) -> (Vec<Event<'e>>, HashMap<String, Vec<Event<'e>>>) {
    let (mut text, mut notes) = (Vec::new(), HashMap::<String, Vec<Event<'e>>>::new());
    let mut inside: Vec<String> = Vec::new();
    for event in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(name)) => {
                inside.push(name.to_string());
                notes.entry(name.to_string()).or_default();
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
    (text, notes)
}
