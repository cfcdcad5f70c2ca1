//! Keys by which a copy refers to other records: built from what the sponsor knows, never from a file name.

use crate::kind::Kind;
use crate::view::types::Fact;

/// The key of a record: `session-3`, `review-interim-2026-06-05`, `sponsor-meeting-2026-01-22`. If two records have
/// the same key, it identifies neither.
pub fn key(fact: &Fact) -> String {
    let mut key = fact.kind.word().to_owned();
    let mut add = |word: &str| {
        key.push('-');
        key.push_str(word);
    };
    if let Some(number) = fact.number {
        // A session's date may move, but its number does not change.
        add(&number.to_string());
        return key;
    }
    if let Some(part) = fact.part {
        add("part");
        add(part.word());
    }
    if let Some(review) = fact.review {
        add(review.word());
    }
    if let Some(date) = fact.date
        && fact.kind != Kind::Engagement
    {
        add(&date.to_string());
    }
    key
}
