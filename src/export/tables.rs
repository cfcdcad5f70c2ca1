//! The tables of an export as CSV, for spreadsheets: RFC 4180 in UTF-8, with a byte order mark and a header row.
//!
//! Every table is always made, so that the set of files reveals nothing. Texts cannot run as formulas; see [`cell`].

mod cell;
mod course;
mod records;
mod reviews;

use super::Export;
use cell::Cell;

pub use cell::without_guard;

/// A column: its name, and what it contains.
pub type Column = (&'static str, &'static str);

/// A table with fixed columns.
pub struct Table {
    /// The file's name without its extension.
    pub name: &'static str,
    /// What each row is.
    pub about: &'static str,
    /// The columns, in order.
    pub columns: &'static [Column],
    /// Makes the rows; each has as many cells as there are columns.
    rows: fn(&Export) -> Vec<Vec<Cell>>,
}

/// Every table, in the order of the documentation.
pub const TABLES: &[&Table] = &[
    &records::RECORDS,
    &records::FINDINGS,
    &records::SESSIONS,
    &course::MEETINGS,
    &records::CONTACTS,
    &course::ACTIONS,
    &course::ACTION_REVIEWS,
    &course::OBJECTIVES,
    &course::VALUES,
    &course::MILESTONES,
    &reviews::REVIEWS,
    &reviews::OPINIONS,
    &reviews::COACH_FEEDBACK,
    &reviews::SCORES,
    &course::PULSE_RESULTS,
];

/// Excel reads a file without this mark in the character set of the computer, and shows `Ã¼` for `ü`.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Returns the tables of an export: the name and the bytes of each file.
///
/// # Errors
/// If a row cannot be written, which would be a fault of the program.
pub fn tables(export: &Export) -> Result<Vec<(String, Vec<u8>)>, csv::Error> {
    let written = TABLES.iter().map(|table| {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(BYTE_ORDER_MARK.to_vec());
        writer.write_record(table.columns.iter().map(|(name, _)| name))?;
        for row in (table.rows)(export) {
            writer.write_record(row.iter().map(Cell::text))?;
        }
        let bytes = writer.into_inner().map_err(|error| error.into_error())?;
        Ok((format!("{}.csv", table.name), bytes))
    });
    written.collect()
}
