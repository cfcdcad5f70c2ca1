//! The rows of the log: one for each client and kind of session.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{CoachingTime, EarlierRow, LogClient, LogRow, RowKind};

/// A row, and the number of its client.
#[derive(Debug, Clone)]
pub(super) struct NumberedRow {
    pub(super) client: usize,
    pub(super) row: LogRow,
}

/// A part of a session that counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct CountedPart {
    pub(super) day: NaiveDate,
    pub(super) length: CoachingTime,
    pub(super) participants: u32,
    pub(super) paid: bool,
}

/// Returns the rows of a client: one for individual and one for group sessions, if there are both.
pub(super) fn rows_of(client: &LogClient, ongoing: bool, parts: &[CountedPart]) -> Vec<LogRow> {
    let mut rows: BTreeMap<RowKind, LogRow> = BTreeMap::new();
    for part in parts {
        let kind = RowKind::of_participants(part.participants);
        let row = rows.entry(kind).or_insert_with(|| LogRow {
            client: client.name.clone(),
            email: client.email.clone(),
            kind,
            participants: part.participants,
            start: part.day,
            end: Some(part.day),
            paid: CoachingTime(0),
            pro_bono: CoachingTime(0),
            earlier: false,
        });
        row.participants = row.participants.max(part.participants);
        row.start = row.start.min(part.day);
        row.end = row.end.max(Some(part.day));
        match part.paid {
            true => row.paid += part.length,
            false => row.pro_bono += part.length,
        }
    }
    let rows = rows.into_values().map(|row| LogRow {
        end: row.end.filter(|_| !ongoing),
        ..row
    });
    rows.collect()
}

/// Returns the row of the log for a row of earlier hours.
pub(super) fn earlier_row(row: &EarlierRow) -> LogRow {
    LogRow {
        client: row.client.clone(),
        email: row.email.clone(),
        kind: RowKind::of_participants(row.participants),
        participants: row.participants,
        start: row.start,
        end: row.end,
        paid: row.paid,
        pro_bono: row.pro_bono,
        earlier: true,
    }
}
