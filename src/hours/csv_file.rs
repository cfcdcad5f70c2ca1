//! The log as a CSV file, which [`super::earlier`] can read again.

use super::columns::{Column, guarded};
use super::{HoursLog, LogRow, RowKind};

/// Returns the rows as CSV, with a row of titles.
///
/// # Errors
/// What the CSV writer reports; in memory, nothing is known to fail.
pub fn write(log: &HoursLog) -> Result<String, String> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    let fail = |error: csv::Error| error.to_string();
    csv.write_record(Column::ALL.map(Column::title))
        .map_err(fail)?;
    for row in &log.rows {
        let cells = Column::ALL.map(|column| guarded(&cell(row, column)));
        csv.write_record(cells).map_err(fail)?;
    }
    let bytes = csv.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

fn cell(row: &LogRow, column: Column) -> String {
    match column {
        Column::Client => row.client.clone(),
        Column::Contact => row.email.clone().unwrap_or_default(),
        Column::Kind => row.kind.word().to_owned(),
        Column::Participants => match row.kind {
            RowKind::Individual => String::new(),
            RowKind::Group => row.participants.to_string(),
        },
        Column::Start => row.start.to_string(),
        Column::End => row.end.map(|end| end.to_string()).unwrap_or_default(),
        Column::Paid => row.paid.hours(),
        Column::ProBono => row.pro_bono.hours(),
    }
}
