//! A record as a line of a list that says more than its name: what it holds and where it stands.
//!
//! Must not show a thing of which the view holds only the fact.

use serde::Serialize;

use super::PageContext;
use super::parts::RecordLine;
use crate::reader::Party;
use crate::view::types::Fact;

/// A record in a list. Templates: `{{ <listed of={…} /> }}`.
#[derive(Debug, Serialize)]
pub struct RecordEntry {
    /// The record.
    pub(super) entry: RecordLine,
    /// What it holds, a sentence or two words each.
    pub(super) marks: Vec<RecordMark>,
}

/// One thing that is so of a record.
#[derive(Debug, Serialize)]
pub struct RecordMark {
    /// In words.
    text: String,
    /// `done`, `open` or nothing: told by its sign as well as its words.
    state: &'static str,
}

impl RecordMark {
    /// Something that is so, without more.
    pub(super) fn plain(text: impl Into<String>) -> RecordMark {
        RecordMark {
            text: text.into(),
            state: "",
        }
    }

    /// Something that has been done.
    pub(super) fn done(text: impl Into<String>) -> RecordMark {
        RecordMark {
            text: text.into(),
            state: "done",
        }
    }

    /// Something still to be done.
    pub(super) fn open(text: impl Into<String>) -> RecordMark {
        RecordMark {
            text: text.into(),
            state: "open",
        }
    }
}

impl PageContext<'_> {
    /// A record's line, with nothing yet said of it.
    pub(super) fn listed(&self, fact: &Fact) -> RecordEntry {
        RecordEntry {
            entry: self.entry(fact),
            marks: Vec::new(),
        }
    }

    /// How many findings, expectations or themes there are, by the message `id`, and how many of them the agenda
    /// took up. A sponsor is not told the latter: a point that is not for sponsors would be counted as none.
    pub(super) fn drawn(&self, id: &str, all: usize, taken: usize) -> Option<RecordMark> {
        if all == 0 {
            return None;
        }
        let words = self.words;
        let mut text = words.with(id, &[("count", all.into())]);
        let agenda = self.derived.agenda.is_some();
        if agenda && self.view.reader.party() != Party::Sponsor {
            text += words.get("list_mark");
            text += &words.with("listed_taken_up", &[("count", taken.into())]);
        }
        Some(RecordMark::plain(text))
    }
}
