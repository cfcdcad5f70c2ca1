//! The digest of the wording of an agreed agenda: `agreed.digest`.
//!
//! Writes no file. An existing digest is never replaced, because that would make a rewritten agenda look agreed.

use std::path::Path;

use chrono::NaiveDate;

use crate::command::CommandError;
use crate::output::edit;
use crate::record::agenda::Agenda;
use crate::record::{Content, Record, yaml};
use crate::source::split;
use crate::span::FileId;
use crate::view::agreed_digest;

/// The digest of an agreed agenda, and whether it has to be written.
pub(super) struct DigestUpdate {
    /// The day on which the client agreed.
    on: NaiveDate,
    /// The record with the digest added; `None` if it already has one.
    text: Option<String>,
}

impl DigestUpdate {
    /// The record with the digest added; `None` if it already had one.
    pub(super) fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// The line to print about the digest of the agenda in `file`.
    pub(super) fn message(&self, file: &Path) -> String {
        match self.text {
            Some(_) => format!(
                "Wrote the digest of the wording agreed on {}; record later changes under `changes` in a session or review: {}",
                self.on,
                file.display()
            ),
            None => format!(
                "The wording agreed on {} has a digest already, and is unchanged: {}",
                self.on,
                file.display()
            ),
        }
    }
}

/// Computes the digest of an agenda; `None` for other records and for an agenda that is not agreed yet.
///
/// # Errors
/// The end of a message that starts with the file's name: the wording differs from what was agreed, or the digest
/// cannot be added to the front matter.
pub(super) fn digest_update(
    record: &Record,
    text: &str,
    today: NaiveDate,
) -> Result<Option<DigestUpdate>, CommandError> {
    let agenda: Option<&Agenda> = record.content.as_ref().and_then(Content::as_kind);
    let Some(agreed) = agenda.and_then(|agenda| agenda.agreed.as_ref()) else {
        return Ok(None);
    };
    let current = agreed_digest(&record.node);
    if let Some(held) = &agreed.value.digest
        && held.value != current
    {
        return Err(" differs from the agreed wording; restore the agreed wording, and record the change under `changes` in the session or review that decided it. If the wording with the digest was never agreed, remove `digest` from `agreed` and approve again".into());
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
    let text = edit::with_digest(text, &record.node, &current)
        .filter(|text| reads_back(text, &current))
        .ok_or_else(|| {
            ": cannot add `digest` under `agreed`; write `client` and `sponsor` on separate lines, and remove an empty `digest`".to_owned()
        })?;
    Ok(Some(DigestUpdate {
        on,
        text: Some(text),
    }))
}

/// Whether an edited agenda, when parsed, has this digest and the wording that it was computed from.
fn reads_back(text: &str, digest: &str) -> bool {
    split(text)
        .and_then(|front| yaml::parse(&text[front.yaml.clone()], front.yaml.start, FileId(0)).ok())
        .is_some_and(|node| {
            let held = node
                .get("agreed")
                .and_then(|agreed| agreed.get("digest")?.text());
            held == Some(digest) && agreed_digest(&node) == digest
        })
}
