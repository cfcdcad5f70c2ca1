//! The cells of one row of earlier hours.

use chrono::NaiveDate;

use super::{EarlierHoursProblem, EarlierRow};
use crate::hours::CoachingTime;
use crate::hours::columns::{Column, unguarded};

/// The largest number of hours in a cell; more is a typing error.
const MAX_HOURS: u64 = 100_000;

/// The cells of a row, by column.
pub(super) struct Cells<'r> {
    line: u64,
    columns: &'r [Option<Column>],
    cells: &'r [&'r str],
}

impl<'r> Cells<'r> {
    pub(super) fn new(line: u64, columns: &'r [Option<Column>], cells: &'r [&'r str]) -> Cells<'r> {
        Cells {
            line,
            columns,
            cells,
        }
    }

    /// Reads the row; `None` if a cell cannot be used.
    pub(super) fn read(
        &self,
        today: NaiveDate,
        problems: &mut Vec<EarlierHoursProblem>,
    ) -> Option<EarlierRow> {
        let before = problems.len();
        self.check_width(problems);
        let client = self.text(Column::Client);
        if client.is_empty() {
            problems.push(self.problem(Column::Client, "write the client's name"));
        }
        let participants = self.participants(problems);
        let start = self.date(Column::Start, today, problems);
        if self.text(Column::Start).is_empty() {
            let message = "write the date of the first session, for example 2024-03-25";
            problems.push(self.problem(Column::Start, message));
        }
        let end = self.date(Column::End, today, problems);
        if start.is_some() && end.is_some() && end < start {
            problems
                .push(self.problem(Column::End, "before the start date; correct one of the two"));
        }
        let paid = self.hours(Column::Paid, problems);
        let pro_bono = self.hours(Column::ProBono, problems);
        if problems.len() == before && paid + pro_bono == CoachingTime(0) {
            let message = "no hours; write them as paid or pro bono hours, or remove the row";
            problems.push(EarlierHoursProblem::row(self.line, message));
        }
        if problems.len() > before {
            return None;
        }
        Some(EarlierRow {
            line: self.line,
            client,
            email: Some(self.text(Column::Contact)).filter(|email| !email.is_empty()),
            participants,
            start: start?,
            end,
            paid,
            pro_bono,
        })
    }

    /// Reports values beyond the last column: usually a comma that is not in quotes.
    fn check_width(&self, problems: &mut Vec<EarlierHoursProblem>) {
        let known = self.columns.iter();
        let beyond = self.cells.iter().enumerate().find(|(at, cell)| {
            let column = known.clone().nth(*at).copied().flatten();
            column.is_none() && !cell.trim().is_empty()
        });
        if let Some((_, cell)) = beyond {
            problems.push(EarlierHoursProblem {
                line: self.line,
                column: None,
                value: Some((*cell).to_owned()),
                message: "beyond the last column; put a text that contains the separator in quotes"
                    .to_owned(),
            });
        }
    }

    fn text(&self, column: Column) -> String {
        let at = self.columns.iter().position(|one| *one == Some(column));
        let cell = at.and_then(|at| self.cells.get(at)).copied();
        unguarded(cell.unwrap_or_default()).trim().to_owned()
    }

    fn problem(&self, column: Column, message: impl Into<String>) -> EarlierHoursProblem {
        EarlierHoursProblem::cell(self.line, column, &self.text(column), message)
    }

    fn participants(&self, problems: &mut Vec<EarlierHoursProblem>) -> u32 {
        let number = self.text(Column::Participants);
        match self.text(Column::Kind).to_lowercase().as_str() {
            "individual" => {
                if !matches!(number.as_str(), "" | "1") {
                    let message =
                        "leave this empty for an individual client, or write group as the type";
                    problems.push(self.problem(Column::Participants, message));
                }
                1
            }
            "group" => match number.parse() {
                Ok(participants @ 2..=1000) => participants,
                _ => {
                    let message = "write the number of participants, a whole number from 2";
                    problems.push(self.problem(Column::Participants, message));
                    1
                }
            },
            _ => {
                problems.push(self.problem(Column::Kind, "write individual or group"));
                1
            }
        }
    }

    /// Reads a date; `None` for an empty cell.
    fn date(
        &self,
        column: Column,
        today: NaiveDate,
        problems: &mut Vec<EarlierHoursProblem>,
    ) -> Option<NaiveDate> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        let day = NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok();
        // chrono also accepts months and days without their zero, and years with a sign.
        let day = day.filter(|day| day.to_string() == text);
        match day {
            None => {
                let message = "write a date as YYYY-MM-DD, for example 2024-03-25";
                problems.push(self.problem(column, message));
            }
            Some(day) if day > today => {
                let message = format!("after today ({today}); only sessions that were held count");
                problems.push(self.problem(column, message));
            }
            Some(_) => {}
        }
        day
    }

    /// Reads hours, with a point or a comma before at most two decimals; an empty cell is no hours.
    fn hours(&self, column: Column, problems: &mut Vec<EarlierHoursProblem>) -> CoachingTime {
        let text = self.text(column);
        let minutes = match text.as_str() {
            "" => Some(CoachingTime(0)),
            text => parse_hours(text),
        };
        minutes.unwrap_or_else(|| {
            let message = "write hours with a point and at most two decimals, for example 12.50";
            problems.push(self.problem(column, message));
            CoachingTime(0)
        })
    }
}

/// The minutes, to the nearest minute: 0.33 hours are 20 minutes.
fn parse_hours(text: &str) -> Option<CoachingTime> {
    let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(decimals) || decimals.len() > 2 {
        return None;
    }
    let whole: u64 = whole.parse().ok().filter(|hours| *hours <= MAX_HOURS)?;
    let hundredths: u64 = format!("{decimals:0<2}").parse().ok()?;
    Some(CoachingTime(whole * 60 + (hundredths * 60 + 50) / 100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_to_the_nearest_minute() {
        for (text, minutes) in [
            ("12.50", Some(750)),
            ("12,5", Some(750)),
            ("0.33", Some(20)),
            ("0.67", Some(40)),
            ("3", Some(180)),
            ("1,234.5", None),
            ("1.234", None),
            ("-1", None),
            ("1e3", None),
            (".5", None),
            ("5.", None),
            ("2:30", None),
            ("100001", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(parse_hours(text), minutes.map(CoachingTime), "{text}");
        }
    }

    #[test]
    fn printed_hours_are_read_as_the_same_minutes() {
        for minutes in 0..10_000 {
            let printed = CoachingTime(minutes).hours();
            assert_eq!(
                parse_hours(&printed),
                Some(CoachingTime(minutes)),
                "{printed}"
            );
        }
    }
}
