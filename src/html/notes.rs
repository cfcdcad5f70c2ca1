//! Writes footnotes and the references to them.

use super::direction;
use super::safe::escape;
use super::writer::{HtmlWriter, NoteNumber};
use crate::prose::Block;

impl HtmlWriter<'_> {
    /// Numbers the footnotes and reserves their ids.
    pub(super) fn number_notes(&mut self, order: &[usize]) {
        self.notes = vec![NoteNumber::default(); order.len()];
        for note in order {
            let number = self.ids.footnote();
            let id = self.ids.claim(&format!("note {number}"));
            // The back link has a separate id, which no heading may use.
            self.ids.claim(&format!("{id}-back"));
            self.notes[*note] = NoteNumber {
                number,
                id,
                referenced: false,
            };
        }
    }

    pub(super) fn write_note(&mut self, note: usize, blocks: &[Block]) {
        let turn = direction::of_item(blocks);
        let id = self.notes[note].id.clone();
        self.out.push_str(&format!("<li id=\"{id}\" {turn}>"));
        self.blocks(blocks);
        let paragraph = self.out.ends_with("</p>\n");
        if paragraph {
            self.out.truncate(self.out.len() - "</p>\n".len());
        }
        if self.notes[note].referenced {
            self.out
                .push_str(&format!(" <a href=\"#{id}-back\" aria-label=\""));
            escape(&self.labels.back, &mut self.out);
            self.out.push_str("\">↩</a>");
        }
        self.out
            .push_str(if paragraph { "</p></li>\n" } else { "</li>\n" });
    }

    pub(super) fn reference(&mut self, note: usize) {
        let Some(NoteNumber {
            number,
            id,
            referenced,
        }) = self.notes.get_mut(note)
        else {
            return;
        };
        self.out.push_str(&format!("<sup><a href=\"#{id}\""));
        if !std::mem::replace(referenced, true) {
            self.out.push_str(&format!(" id=\"{id}-back\""));
        }
        self.out.push_str(" aria-label=\"");
        escape(&self.labels.footnote, &mut self.out);
        self.out
            .push_str(&format!(" {number}\">{number}</a></sup>"));
    }
}
