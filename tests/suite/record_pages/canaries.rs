//! Unique words and dates, and facts made of them.

use chrono::NaiveDate;
use coachgen::kind::Kind;
use coachgen::record::value::{Language, Measure};
use coachgen::view::types::{Fact, Narrowed, Passage};
use coachgen::words::Words;

/// Unique words, and how many of them there are.
#[derive(Default)]
pub struct Canaries(pub Vec<String>);

impl Canaries {
    pub fn text(&mut self) -> String {
        let canary = format!("canary{}x", self.0.len());
        self.0.push(canary.clone());
        canary
    }

    pub fn some(&mut self) -> Option<String> {
        Some(self.text())
    }

    pub fn words(&mut self) -> Measure {
        let words = Measure::parse(&self.text()).expect("words");
        assert_eq!(words.number, None);
        words
    }

    pub fn body(&mut self) -> Vec<Passage> {
        [None, Some(Narrowed::CoachOnly), Some(Narrowed::ClientOnly)]
            .into_iter()
            .map(|narrowed| {
                let markdown = format!("## {}\n\n{}\n\n", self.text(), self.text());
                crate::html::passage(&markdown, narrowed)
            })
            .collect()
    }

    /// A unique date.
    pub fn date(&mut self) -> Option<NaiveDate> {
        let date = day(3000) + chrono::Days::new(self.0.len() as u64);
        self.0.push(Words::for_language(Language::En).date(date));
        Some(date)
    }
}

pub fn day(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 3, 4).expect("a date")
}

pub fn measure(number: f64) -> Measure {
    Measure::parse(&number.to_string()).expect("a number")
}

pub fn fact(c: &mut Canaries, slug: &str, kind: Kind) -> Fact {
    Fact {
        slug: slug.to_owned(),
        kind,
        date: c.date(),
        number: None,
        cancelled: false,
        part: None,
        review: None,
        evidence: None,
        minutes: Some(75),
        decision: None,
        title: c.some(),
        path: c.some(),
        id: None,
    }
}
