//! Replaces people, organisations, places, contact details and dates in the texts of an engagement, for supervision.
//!
//! Texts in, texts out. What may still identify somebody is listed and not changed.
//!
//! Must not read the disk, and must not use the kinds or fields of records: the caller passes the known names.

mod aliases;
mod common;
mod contact;
mod date_forms;
mod dates;
mod digit_dates;
mod edits;
mod forms;
mod language;
mod letters;
mod markup;
mod matcher;
mod months;
mod numbers;
mod organisations;
mod phones;
mod placing;
mod references;
mod residual;
mod slugs;
mod spelling;
mod table;
mod text;
mod types;
mod written_dates;

pub use types::{
    Anonymised, KnownNames, KnownPerson, PersonRole, Replacement, ReplacementSort, Residual,
    ResidualSort, SourceFile,
};

use references::References;
use table::NameTable;
use text::{Engine, State};

/// Replaces known names, contact details and dates in all files and their paths. `shift_days` is added to every date; a
/// multiple of 7 keeps the weekdays.
pub fn anonymise(files: &[SourceFile], known: &KnownNames, shift_days: i64) -> Anonymised {
    let engine = Engine {
        table: NameTable::new(known),
        references: References::default(),
        shift_days,
        is_month_first: dates::is_month_first(files.iter().map(|file| file.text.as_str())),
    };
    let references = References::collect(files, &engine);
    let engine = Engine {
        references,
        ..engine
    };
    let mut state = State::new(files);
    let mut changed = Vec::with_capacity(files.len());
    for file in files {
        let path = state.path(&engine, &file.path);
        let text = state.text(&engine, file);
        changed.push(SourceFile { path, text });
    }
    state.finish(changed)
}
