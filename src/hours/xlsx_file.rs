//! The log as a workbook: the rows on one sheet, the totals on another.
//!
//! Text is stored as text, so no cell is a formula. The same log gives the same bytes: the only time in the file is
//! that of its creation, which is the start of the day used as today.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::columns::Column;
use super::{CoachingTime, HoursLog, LogRow, RowKind};

/// The width of each column, in characters.
const WIDTHS: [f64; 8] = [28.0, 32.0, 18.0, 16.0, 12.0, 12.0, 12.0, 15.0];

/// The formats of cells.
struct Formats {
    title: Format,
    date: Format,
    hours: Format,
}

/// Returns the bytes of the workbook.
///
/// # Errors
/// What the writer of workbooks reports, for example a text that is too long for a cell.
pub fn write(log: &HoursLog) -> Result<Vec<u8>, String> {
    workbook(log).map_err(|error| error.to_string())
}

fn workbook(log: &HoursLog) -> Result<Vec<u8>, XlsxError> {
    let formats = Formats {
        title: Format::new().set_bold(),
        date: Format::new().set_num_format("yyyy-mm-dd"),
        hours: Format::new().set_num_format("0.00"),
    };
    let mut book = Workbook::new();
    let mut properties = DocProperties::new().set_title("Client coaching log");
    if let Some(coach) = &log.coach {
        properties = properties.set_author(coach);
    }
    if let Some(day) = excel_date(log.today) {
        properties = properties.set_creation_datetime(&day);
    }
    book.set_properties(&properties);
    let sheet = book.add_worksheet();
    sheet.set_name("Coaching log")?;
    sheet.set_freeze_panes(1, 0)?;
    let columns = || (0_u16..).zip(Column::ALL);
    for ((at, column), width) in columns().zip(WIDTHS) {
        sheet.set_column_width(at, width)?;
        sheet.write_string_with_format(0, at, column.title(), &formats.title)?;
    }
    for (line, row) in (1_u32..).zip(&log.rows) {
        for (at, column) in columns() {
            write_cell(sheet, (line, at), row, column, &formats)?;
        }
    }
    totals(book.add_worksheet(), log, &formats)?;
    book.save_to_buffer()
}

/// Writes one cell; nothing if the row has no value for it.
fn write_cell(
    sheet: &mut Worksheet,
    (line, at): (u32, u16),
    row: &LogRow,
    column: Column,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match column {
        Column::Client => drop(sheet.write_string(line, at, &row.client)?),
        Column::Contact => {
            if let Some(email) = &row.email {
                sheet.write_string(line, at, email)?;
            }
        }
        Column::Kind => drop(sheet.write_string(line, at, row.kind.word())?),
        Column::Participants => {
            if row.kind == RowKind::Group {
                sheet.write_number(line, at, row.participants)?;
            }
        }
        Column::Start => write_date(sheet, (line, at), row.start, formats)?,
        Column::End => {
            if let Some(end) = row.end {
                write_date(sheet, (line, at), end, formats)?;
            }
        }
        Column::Paid => write_hours(sheet, (line, at), row.paid, formats)?,
        Column::ProBono => write_hours(sheet, (line, at), row.pro_bono, formats)?,
    }
    Ok(())
}

fn totals(sheet: &mut Worksheet, log: &HoursLog, formats: &Formats) -> Result<(), XlsxError> {
    let totals = &log.totals;
    sheet.set_name("Totals")?;
    sheet.set_column_width(0, 40.0)?;
    sheet.set_column_width(1, 12.0)?;
    let recent = format!(
        "Hours since {} (last {} months)",
        totals.recent.since, totals.recent.months
    );
    let hours = [
        ("Hours", totals.all),
        ("Paid hours", totals.paid),
        ("Pro bono hours", totals.pro_bono),
        (recent.as_str(), totals.recent.length),
    ];
    for (line, (label, length)) in (0_u32..).zip(hours) {
        sheet.write_string(line, 0, label)?;
        write_hours(sheet, (line, 1), length, formats)?;
    }
    let counts = [
        ("Clients, each group as one", totals.clients),
        (
            "Clients, each participant of a group",
            totals.clients_in_groups_counted,
        ),
    ];
    for (line, (label, count)) in (4_u32..).zip(counts) {
        sheet.write_string(line, 0, label)?;
        sheet.write_number(line, 1, u32::try_from(count).unwrap_or(u32::MAX))?;
    }
    sheet.write_string(6, 0, "First session")?;
    if let Some(first) = totals.first_session {
        write_date(sheet, (6, 1), first, formats)?;
    }
    sheet.write_string(7, 0, "Date of this log")?;
    write_date(sheet, (7, 1), log.today, formats)
}

fn write_hours(
    sheet: &mut Worksheet,
    (line, at): (u32, u16),
    length: CoachingTime,
    formats: &Formats,
) -> Result<(), XlsxError> {
    sheet.write_number_with_format(line, at, length.hours_number(), &formats.hours)?;
    Ok(())
}

/// Writes a date; as text if it is before 1900, where the dates of workbooks begin.
fn write_date(
    sheet: &mut Worksheet,
    (line, at): (u32, u16),
    day: NaiveDate,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match excel_date(day) {
        Some(date) => sheet.write_datetime_with_format(line, at, &date, &formats.date)?,
        None => sheet.write_string(line, at, day.to_string())?,
    };
    Ok(())
}

fn excel_date(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let month = u8::try_from(day.month()).ok()?;
    ExcelDateTime::from_ymd(year, month, u8::try_from(day.day()).ok()?).ok()
}
