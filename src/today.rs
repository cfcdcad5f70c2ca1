//! Today's date, which remembers what it was asked: on which days every answer given so far would be the same.
//!
//! The pages of an engagement depend on the day, but not all of them on every day. A build that keeps them for the next
//! one has to know for how long they are valid. So the code that builds them never gets a plain date for today, only a
//! [`Today`]: it can be compared with dates, and each comparison narrows its [`ValidDays`]. Whatever shows the date, or
//! counts days from it, is valid on that day only.

use std::cmp::Ordering;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering::Relaxed};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// Today's date. Clones share what they were asked.
#[derive(Debug, Clone)]
pub struct Today {
    date: NaiveDate,
    /// `None` for a date that does not depend on the day.
    asked: Option<Arc<Asked>>,
}

/// The first and the last day on which every answer is the same, in days since the first day of year 1.
#[derive(Debug)]
struct Asked {
    first: AtomicI32,
    last: AtomicI32,
}

/// The days on which a result holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValidDays {
    /// The first day, as in [`Datelike::num_days_from_ce`]; `i32::MIN` if there is none.
    pub first: i32,
    /// The last day, in the same way; `i32::MAX` if there is none.
    pub last: i32,
}

impl ValidDays {
    /// Returns true if the result holds on `day`.
    pub fn contain(&self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day.num_days_from_ce())
    }
}

impl Today {
    /// Returns `date` as today's date, of which nothing was asked yet.
    pub fn new(date: NaiveDate) -> Today {
        let asked = Asked {
            first: AtomicI32::new(i32::MIN),
            last: AtomicI32::new(i32::MAX),
        };
        Today {
            date,
            asked: Some(Arc::new(asked)),
        }
    }

    /// Returns a date that does not depend on the day on which the program runs, for code that also takes today's.
    pub fn fixed(date: NaiveDate) -> Today {
        Today { date, asked: None }
    }

    /// Returns the days on which this date and its clones would have given the same answers.
    pub fn valid_days(&self) -> ValidDays {
        match &self.asked {
            Some(asked) => ValidDays {
                first: asked.first.load(Relaxed),
                last: asked.last.load(Relaxed),
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

    /// Returns the earlier of today and `last`. From `last` on it does not depend on the day.
    pub fn at_most(&self, last: NaiveDate) -> Today {
        if last > self.date {
            self.narrow(NaiveDate::MIN, last);
            return self.clone();
        }
        self.narrow(last, NaiveDate::MAX);
        Today::fixed(last)
    }

    fn narrow(&self, first: NaiveDate, last: NaiveDate) {
        if let Some(asked) = &self.asked {
            asked.first.fetch_max(first.num_days_from_ce(), Relaxed);
            asked.last.fetch_min(last.num_days_from_ce(), Relaxed);
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

    // Each of these asks less than the comparison of three outcomes above, so the answer holds on more days.
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

    /// A way to ask.
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

    /// Whatever is asked, the answer is the same on every day of the valid days; and for one question these are all
    /// such days around today, so that nothing is rebuilt without need.
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
                    // The third kind of question asks two things at once.
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
    fn clones_share_what_they_were_asked_and_a_fixed_day_narrows_nothing() {
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
