//! Arguments that several commands share.

use chrono::NaiveDate;
use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::diag::Level;
use crate::record::decode::Scalar as _;

/// The lowest level of findings at which a command fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Any finding
    Warn,
    /// Errors, including those that block the build
    Error,
    /// Only errors that block the build
    Forbid,
}

impl FailOn {
    /// Whether a finding of `level` makes the command fail.
    pub fn fails(self, level: Level) -> bool {
        let least = match self {
            FailOn::Warn => Level::Warn,
            FailOn::Error => Level::Error,
            FailOn::Forbid => Level::Forbid,
        };
        level >= least
    }
}

/// Parses a date in one of the forms that records may use.
pub(crate) fn parse_date(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::read(text, true).map_err(|expected| format!("write {expected}"))
}

/// Parses one of the words of a field with fixed words.
pub(crate) fn word_of<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    let words = all.iter().map(move |one| word(*one));
    PossibleValuesParser::new(words).try_map(move |given| {
        let mut known = all.iter().copied();
        known
            .find(|one| word(*one) == given)
            .ok_or("use a word listed in the help")
    })
}
