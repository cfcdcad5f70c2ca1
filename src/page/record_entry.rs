//! A record as a list item with details: its contents and its state.
//!
//! Must not show content of a record whose content is not in the view.

use chrono::NaiveDate;
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
    /// Details, in one sentence or a few words each.
    pub(super) marks: Vec<RecordMark>,
}

/// A short statement about a record.
#[derive(Debug, Serialize)]
pub struct RecordMark {
    /// In words.
    text: String,
    /// `done`, `open` or empty; shown as a symbol as well.
    state: &'static str,
}

impl RecordMark {
    /// A neutral statement.
    pub(super) fn plain(text: impl Into<String>) -> RecordMark {
        RecordMark {
            text: text.into(),
            state: "",
        }
    }

    /// A statement about something done.
    pub(super) fn done(text: impl Into<String>) -> RecordMark {
        RecordMark {
            text: text.into(),
            state: "done",
        }
    }

    /// A statement about something still to do.
    pub(super) fn open(text: impl Into<String>) -> RecordMark {
        RecordMark {
            text: text.into(),
            state: "open",
        }
    }
}

impl PageContext<'_> {
    /// A record's list item, without details.
    pub(super) fn listed(&self, fact: &Fact) -> RecordEntry {
        RecordEntry {
            entry: self.entry(fact),
            marks: Vec::new(),
        }
    }

    /// Adds the debrief. The coach has to debrief what is not yet debriefed; other readers cannot see it until then.
    pub(super) fn add_debrief(&self, date: Option<NaiveDate>, listed: &mut RecordEntry) {
        match (date, self.view.reader.party()) {
            (Some(date), party) => {
                let id = match party {
                    Party::Client => "listed_debriefed_to_client",
                    _ => "listed_debriefed",
                };
                listed.marks.push(RecordMark::done(self.dated(id, date)));
            }
            (None, Party::Coach) => {
                let text = self.words.get("listed_not_debriefed");
                listed.marks.push(RecordMark::open(text));
            }
            (None, _) => {}
        }
    }

    /// Says to the client that the content of a record follows when it has been discussed.
    pub(super) fn add_hidden_until_debrief(&self, is_shared: bool, listed: &mut RecordEntry) {
        if !is_shared && self.view.reader.party() == Party::Client {
            let text = self.words.get("listed_once_discussed");
            listed.marks.push(RecordMark::open(text));
        }
    }

    /// How many findings, expectations or themes there are, by the message `id`, and how many of them the agenda
    /// draws on. Sponsors do not see the latter: it would not count points that are hidden from them.
    pub(super) fn drawn(&self, id: &str, all: usize, reflected: usize) -> Option<RecordMark> {
        if all == 0 {
            return None;
        }
        let words = self.words;
        let mut text = words.with(id, &[("count", all.into())]);
        let agenda = self.derived.agenda.is_some();
        if agenda && self.view.reader.party() != Party::Sponsor {
            text += words.get("list_mark");
            text += &words.with("listed_reflected", &[("count", reflected.into())]);
        }
        Some(RecordMark::plain(text))
    }
}
