//! The words of an agenda are sealed once the client agreed to them: `agreed.digest`.
//!
//! Writes no file. A seal that stands is never renewed: that would make a rewritten agenda look agreed.

use std::path::Path;

use chrono::NaiveDate;

use crate::output::edit;
use crate::record::{Content, Record, yaml};
use crate::source::split;
use crate::span::FileId;
use crate::view::agreed_digest;

/// What becomes of the words that were agreed.
pub(super) struct DigestUpdate {
    /// The day on which the client agreed.
    on: NaiveDate,
    /// The record with the digest in it; none where it stood there already.
    text: Option<String>,
}

impl DigestUpdate {
    /// The record with the digest in it, where it is new.
    pub(super) fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// What is said of it.
    pub(super) fn said(&self, file: &Path) -> String {
        match self.text {
            Some(_) => format!(
                "Sealed the words agreed on {}; what changes from now on goes under `changes` of a session or review: {}",
                self.on,
                file.display()
            ),
            None => format!(
                "The words agreed on {} are sealed already, and unchanged: {}",
                self.on,
                file.display()
            ),
        }
    }
}

/// Looks at the words of an agenda; none for another record, and for an agenda that is not agreed yet.
///
/// # Errors
/// What follows the name of the file: the words are not those that were agreed, or find no place for a digest.
pub(super) fn look(
    record: &Record,
    text: &str,
    today: NaiveDate,
) -> Result<Option<DigestUpdate>, String> {
    let Some(Content::Agenda(agenda)) = &record.content else {
        return Ok(None);
    };
    let Some(agreed) = &agenda.agreed else {
        return Ok(None);
    };
    let now = agreed_digest(&record.node);
    if let Some(held) = &agreed.value.digest
        && held.value != now
    {
        return Err(" differs from what was agreed; put the agreed words back and record the change under `changes` of the session or review that decided it, or, if the words that the digest was made of were never agreed, take `digest` out of `agreed` and approve again".to_owned());
    }
    let Some(on) = agreed.value.client.as_ref().map(|day| day.value) else {
        return Ok(None);
    };
    if agreed.value.digest.is_some() {
        return Ok(Some(DigestUpdate { on, text: None }));
    }
    if on > today {
        return Ok(None);
    }
    let text = edit::with_digest(text, &record.node, &now)
        .filter(|text| stands_in(text, &now))
        .ok_or_else(|| {
            ": `digest` finds no place under `agreed`; write `client` and `sponsor` on a line each, and take out a `digest` that is empty".to_owned()
        })?;
    Ok(Some(DigestUpdate {
        on,
        text: Some(text),
    }))
}

/// Whether an edited agenda would be read with this digest, and with the words that it is of.
fn stands_in(text: &str, digest: &str) -> bool {
    split(text)
        .and_then(|front| yaml::parse(&text[front.yaml.clone()], front.yaml.start, FileId(0)).ok())
        .is_some_and(|node| {
            let held = node
                .get("agreed")
                .and_then(|agreed| agreed.get("digest")?.text());
            held == Some(digest) && agreed_digest(&node) == digest
        })
}
