//! The text of a message that the coach sends with a file for its reader, and the list of such files.
//!
//! The message is made from the reader's own view, so it cannot contain anything else. It names no client to a sponsor,
//! since a message is less protected than what is attached to it. coachgen sends nothing.

use serde::Serialize;

use super::PageContext;
use super::parts::When;
use crate::derive::ReaderView;
use crate::reader::Reader;
use crate::record::value::HandoverForm;
use crate::route::Route;
use crate::view::types::HandoverView;
use crate::words::Words;

/// The number of digits of a file's digest that the list shows.
const DIGITS: usize = 12;

/// A file that was made for a reader.
#[derive(Serialize)]
pub(super) struct HandoverEntry {
    /// The reader's name.
    reader: String,
    /// The day.
    date: When,
    /// Its form, and the commit of the records.
    about: String,
    /// The beginning of its digest.
    digest: String,
}

/// The files that were handed over, the latest first; for the coach.
pub(super) fn entries(cx: &PageContext<'_>) -> Vec<HandoverEntry> {
    let handovers = cx.view.handovers.iter();
    handovers
        .map(|one| HandoverEntry {
            reader: one
                .sponsor
                .clone()
                .unwrap_or_else(|| cx.client().to_owned()),
            date: cx.when(one.on),
            about: about(cx.words, one),
            digest: one.sha256.chars().take(DIGITS).collect(),
        })
        .collect()
}

/// `Encrypted HTML file, from commit 0123456789ab of the records, with uncommitted changes`
fn about(words: &Words, one: &HandoverView) -> String {
    let form = words.get(match one.form {
        HandoverForm::Html => "handover_html",
        HandoverForm::Sealed => "handover_sealed",
        HandoverForm::Zip => "handover_zip",
    });
    let Some(commit) = &one.commit else {
        return form.to_owned();
    };
    let id = match one.uncommitted {
        true => "handover_commit_changed",
        false => "handover_commit",
    };
    words.with(
        id,
        &[("form", form.into()), ("commit", commit.as_str().into())],
    )
}

/// The message.
pub fn message(reader: &ReaderView, words: &'static Words, form: HandoverForm) -> String {
    let route = Route::new(reader);
    let cx = PageContext::of_document(reader, words, &route);
    let name = match &reader.view.reader {
        Reader::Sponsor(name) => name,
        _ => cx.client(),
    };
    let date = words.date(reader.view.today.date());
    let how = match form {
        HandoverForm::Html => "handover_mail_html",
        HandoverForm::Sealed => "handover_mail_sealed",
        HandoverForm::Zip => "handover_mail_zip",
    };
    let mut parts = vec![
        words.with("follow_up_hello", &[("client", name.into())]),
        words.with("handover_mail", &[("date", date.as_str().into())]),
        words.get(how).to_owned(),
        words.get("handover_mail_private").to_owned(),
    ];
    parts.extend(cx.coach().map(str::to_owned));
    parts.join("\n\n")
}
