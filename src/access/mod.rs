//! Who sees each part of a record, and why: as a table of all readers, or as a list for one of them.
//!
//! The decisions and their reasons come from the view module. Must not decide anything, or print the text of a record
//! beyond its headings.

mod list;
mod notes;
mod parts;
mod reasons;
mod rows;
mod table;

use std::collections::BTreeMap;

use crate::kind::Kind;
use crate::policy::Policy;
use crate::reader::Reader;
use crate::record::Record;
use crate::source::SourceMap;
use crate::span::Span;
use crate::view::Explanation;

pub use list::list;
pub use parts::{PartReader, RecordPart, RecordReaders, record_readers};
pub use rows::selectable;
pub use table::table;

/// A record, and what each reader has of it.
pub struct RecordAccess<'m> {
    /// The texts of the engagement's files, for lines.
    pub sources: &'m SourceMap,
    /// Who sees which field.
    pub policy: &'m Policy,
    /// The record.
    pub record: &'m Record,
    /// Where the last day of each sponsor who has one is written, by name.
    pub last_days: BTreeMap<String, Span>,
    /// The readers and what they have, the coach first.
    pub readers: Vec<(Reader, Explanation)>,
}

impl RecordAccess<'_> {
    fn kind(&self) -> Kind {
        self.record.kind
    }

    fn path(&self) -> &str {
        let file = self.sources.file(self.record.file);
        file.map_or(self.record.path.as_str(), |file| file.path.as_str())
    }
}

/// What the text calls a reader.
fn name(reader: &Reader) -> &str {
    match reader {
        Reader::Sponsor(name) => name,
        reader => reader.party().word(),
    }
}
