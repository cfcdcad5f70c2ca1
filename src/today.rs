//! Today's date. It records the range of days on which every comparison made so far has the same result.
//!
//! The pages of an engagement depend on the day, but not all of them on every day. A build that keeps them for the next
//! one has to know for how long they are valid. So the code that builds them uses a [`Today`] and not a plain date: it can
//! be compared with dates, and each comparison narrows its [`ValidDays`]. Whatever shows the date, or
//! counts days from it, is valid on that day only.

use std::cmp::Ordering;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering::Relaxed};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// Today's date. Clones share the recorded range.
#[derive(Debug, Clone)]
pub struct Today {
    date: NaiveDate,
    /// `None` for a date that does not depend on the day.
    range: Option<Arc<SharedRange>>,
}

/// The first and the last day on which every result is the same, as in [`Datelike::num_days_from_ce`].
#[derive(Debug)]
struct SharedRange {
    first: AtomicI32,
    last: AtomicI32,
}

/// The days on which a result holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValidDays {
    /// The first day, as in [`Datelike::num_days_from_ce`]; far in the past if there is no limit.
    pub first: i32,
    /// The last day, in the same way; far in the future if there is no limit.
    pub last: i32,
}

impl ValidDays {
    /// Returns true if the result holds on `day`.
    pub fn contain(&self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day.num_days_from_ce())
    }
}

impl Today {
    /// Returns `date` as today's date, with no comparison recorded yet.
    pub fn new(date: NaiveDate) -> Today {
        let range = SharedRange {
            first: AtomicI32::new(i32::MIN),
            last: AtomicI32::new(i32::MAX),
        };
        Today {
            date,
            range: Some(Arc::new(range)),
        }
    }

    /// Returns a date that does not depend on the day on which the program runs, for code that also takes today's.
    pub fn fixed(date: NaiveDate) -> Today {
        Today { date, range: None }
    }

    /// Returns the days on which this date and its clones would have given the same results.
    pub fn valid_days(&self) -> ValidDays {
        match &self.range {
            Some(range) => ValidDays {
                first: range.first.load(Relaxed),
                last: range.last.load(Relaxed),
            },
            None => ValidDays {
                first: i32::MIN,
                last: i32::MAX,
            },
        }
    }

    /// Returns the date itself, to show it or to calculate with it. The result is valid on this day only.
    pub fn date(&self) -> NaiveDate {
        self.narrow(self.date, self.date);
        self.date
    }

    /// Returns whether it is in the same year as `date`.
    pub fn is_in_year_of(&self, date: NaiveDate) -> bool {
        let first = date.with_ordinal(1).unwrap_or(date);
        let next = NaiveDate::from_ymd_opt(date.year().saturating_add(1), 1, 1);
        first <= *self && next.is_none_or(|next| next > *self)
    }

    /// Returns the earlier of today and `last`. The result is the same on every day from `last` on.
    pub fn at_most(&self, last: NaiveDate) -> Today {
        if last > self.date {
            self.narrow(NaiveDate::MIN, last);
            return self.clone();
        }
        self.narrow(last, NaiveDate::MAX);
        Today::fixed(last)
    }

    fn narrow(&self, first: NaiveDate, last: NaiveDate) {
        if let Some(range) = &self.range {
            range.first.fetch_max(first.num_days_from_ce(), Relaxed);
            range.last.fetch_min(last.num_days_from_ce(), Relaxed);
        }
    }

    /// Returns whether `date` is before today.
    fn is_after(&self, date: NaiveDate) -> bool {
        let after = date < self.date;
        match after {
            true => self.narrow(date.succ_opt().unwrap_or(self.date), NaiveDate::MAX),
            false => self.narrow(NaiveDate::MIN, date),
        }
        after
    }

    /// Returns whether `date` is after today.
    fn is_before(&self, date: NaiveDate) -> bool {
        let before = date > self.date;
        match before {
            true => self.narrow(NaiveDate::MIN, date.pred_opt().unwrap_or(self.date)),
            false => self.narrow(date, NaiveDate::MAX),
        }
        before
    }
}

impl PartialEq<Today> for NaiveDate {
    fn eq(&self, today: &Today) -> bool {
        !today.is_after(*self) && !today.is_before(*self)
    }
}

impl PartialOrd<Today> for NaiveDate {
    fn partial_cmp(&self, today: &Today) -> Option<Ordering> {
        Some(if today.is_after(*self) {
            Ordering::Less
        } else if today.is_before(*self) {
            Ordering::Greater
        } else {
            Ordering::Equal
        })
    }

    // Each of these has two possible results and not three as above, so its result is the same on more days.
    fn lt(&self, today: &Today) -> bool {
        today.is_after(*self)
    }

    fn le(&self, today: &Today) -> bool {
        !today.is_before(*self)
    }

    fn gt(&self, today: &Today) -> bool {
        today.is_before(*self)
    }

    fn ge(&self, today: &Today) -> bool {
        !today.is_after(*self)
    }
}

impl PartialEq<NaiveDate> for Today {
    fn eq(&self, date: &NaiveDate) -> bool {
        date == self
    }
}

impl PartialOrd<NaiveDate> for Today {
    fn partial_cmp(&self, date: &NaiveDate) -> Option<Ordering> {
        date.partial_cmp(self).map(Ordering::reverse)
    }

    fn lt(&self, date: &NaiveDate) -> bool {
        date > self
    }

    fn le(&self, date: &NaiveDate) -> bool {
        date >= self
    }

    fn gt(&self, date: &NaiveDate) -> bool {
        date < self
    }

    fn ge(&self, date: &NaiveDate) -> bool {
        date <= self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One way to use a date.
    type Question = fn(&Today, NaiveDate) -> String;

    const QUESTIONS: [Question; 11] = [
        |today, date| (date < *today).to_string(),
        |today, date| (date <= *today).to_string(),
        |today, date| (date > *today).to_string(),
        |today, date| (date >= *today).to_string(),
        |today, date| (date == *today).to_string(),
        |today, date| (*today < date).to_string(),
        |today, date| (*today >= date).to_string(),
        |today, date| format!("{:?}", today.partial_cmp(&date)),
        |today, date| today.is_in_year_of(date).to_string(),
        |today, _| today.date().to_string(),
        |today, date| {
            let least = today.at_most(date);
            let before = date.checked_sub_days(chrono::Days::new(2)).unwrap();
            format!("{} {}", before < least, date <= least)
        },
    ];

    /// The result is the same on all valid days; and for one comparison these are all such days around today, so that
    /// nothing is rebuilt without need.
    #[test]
    fn an_answer_holds_on_its_valid_days_and_no_others() {
        let start = NaiveDate::from_ymd_opt(2026, 12, 20).unwrap();
        let days: Vec<NaiveDate> = start.iter_days().take(24).collect();
        for (number, ask) in QUESTIONS.into_iter().enumerate() {
            for date in &days[8..16] {
                for now in &days {
                    let today = Today::new(*now);
                    let answer = ask(&today, *date);
                    let valid = today.valid_days();
                    assert!(valid.contain(*now));
                    let same = |day: &NaiveDate| ask(&Today::new(*day), *date) == answer;
                    for day in &days {
                        assert!(
                            !valid.contain(*day) || same(day),
                            "question {number} about {date}: the answer of {now} does not hold on {day}"
                        );
                    }
                    let reach = days.iter().filter(|day| valid.contain(**day)).count();
                    let at = days.iter().position(|day| day == now).unwrap();
                    let before = days[..at].iter().rev().take_while(|day| same(day)).count();
                    let after = days[at..].iter().take_while(|day| same(day)).count();
                    // The last one makes two comparisons.
                    if number < 10 {
                        assert_eq!(
                            reach,
                            before + after,
                            "question {number} about {date} on {now}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn clones_share_the_range_and_a_fixed_day_narrows_nothing() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        let today = Today::new(day(10));
        let left = today.at_most(day(4));
        assert!(day(4) == left && day(5) > left);
        let valid = today.valid_days();
        assert!(valid.contain(day(4)) && !valid.contain(day(3)) && valid.contain(day(31)));
        let clone = today.clone();
        assert_eq!(clone.date(), day(10));
        assert!(!today.valid_days().contain(day(11)));
    }
}
