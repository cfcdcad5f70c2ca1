//! Periods of months and years that end today.

use chrono::{Datelike, Months, NaiveDate};

/// The first day within the last `months` before `today`: the first that is no more than this number of months ago. A
/// day that its later month lacks counts as the last day of that month, so 31 August is 18 months before 28 February.
pub fn recent_since(today: NaiveDate, months: u32) -> NaiveDate {
    let months = Months::new(months);
    let mut day = today.checked_sub_months(months).unwrap_or(NaiveDate::MIN);
    // The last day of a short month is too early for the last days of a long one.
    while day
        .checked_add_months(months)
        .is_some_and(|end| end < today)
    {
        let Some(next) = day.succ_opt() else { break };
        day = next;
    }
    day
}

/// The number of full years from `first` to `today`.
pub fn full_years(first: NaiveDate, today: NaiveDate) -> u32 {
    let years = u32::try_from(today.year() - first.year()).unwrap_or_default();
    let anniversary = first.checked_add_months(Months::new(years.saturating_mul(12)));
    match anniversary.is_some_and(|day| day <= today) {
        true => years,
        false => years.saturating_sub(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn eighteen_months_end_today_also_at_the_end_of_a_month() {
        for (today, since) in [
            ("2026-11-20", "2025-05-20"),
            ("2026-08-28", "2025-02-28"),
            // 28 February 2025 and 18 months are 28 August 2026, so it is too early for these three days.
            ("2026-08-29", "2025-03-01"),
            ("2026-08-30", "2025-03-01"),
            ("2026-08-31", "2025-03-01"),
            ("2026-09-01", "2025-03-01"),
            // 28 to 31 August 2025 and 18 months are 28 February 2027.
            ("2027-02-28", "2025-08-28"),
            ("2027-03-01", "2025-09-01"),
            ("2025-08-29", "2024-02-29"),
        ] {
            assert_eq!(recent_since(day(today), 18), day(since), "{today}");
        }
    }

    #[test]
    fn a_year_is_full_on_its_anniversary() {
        for (first, today, years) in [
            ("2024-11-20", "2026-11-19", 1),
            ("2024-11-20", "2026-11-20", 2),
            ("2024-02-29", "2025-02-28", 1),
            ("2024-02-29", "2025-02-27", 0),
            ("2026-11-20", "2026-11-20", 0),
            ("2027-01-01", "2026-11-20", 0),
        ] {
            assert_eq!(full_years(day(first), day(today)), years, "{first} {today}");
        }
    }
}
