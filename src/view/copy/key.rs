//! What a copy calls another record: by what the sponsor knows of it, never by its file.

use crate::kind::Kind;
use crate::view::types::Fact;

/// The key of a record: `session-3`, `review-interim-2026-06-05`, `sponsor-meeting-2026-01-22`. Two records may have
/// the same key; then it identifies neither.
pub fn key(fact: &Fact) -> String {
    let mut key = fact.kind.word().to_owned();
    let mut add = |word: &str| {
        key.push('-');
        key.push_str(word);
    };
    if let Some(number) = fact.number {
        // A session may be moved; its number stays.
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
