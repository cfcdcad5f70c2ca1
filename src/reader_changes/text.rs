//! Changes as text: one line for each reader, or every difference word by word.

use std::fmt::Write;

use chrono::NaiveDate;

use super::records::WAITING;
use super::{ChangeSort, PortalChange, ReaderChanges, RecordChange};
use crate::kind::Kind;
use crate::reader::{Party, Reader};
use crate::record::safe_lines;
use crate::record::value::Language;
use crate::status::text::line::{DONE, LATE, NAME, QUIET, SOON, paint, safe};
use crate::text::counted;
use crate::view::types::{Difference, WordsView};
use crate::words::Words;

/// Returns what changes for a reader, in one line: `Catherine Llewellyn: 1 new record, 2 changed records`.
pub fn summary(changes: &ReaderChanges) -> String {
    let who = reader_name(&changes.reader);
    match changes.portal {
        PortalChange::New => return format!("{who}: gets a portal"),
        PortalChange::Gone => return format!("{who}: no longer has a portal"),
        PortalChange::Unchanged => {}
    }
    let count = |sort: ChangeSort| {
        let records = changes.records.iter();
        records.filter(|record| record.sort == sort).count()
    };
    let (new, changed, gone) = (
        count(ChangeSort::New),
        count(ChangeSort::Changed),
        count(ChangeSort::Gone),
    );
    let parts = [
        (new > 0).then(|| counted(new, "new record")),
        (changed > 0).then(|| counted(changed, "changed record")),
        (gone > 0).then(|| format!("{} no longer visible", counted(gone, "record"))),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    match parts.is_empty() {
        true => format!("{who}: no changes"),
        false => format!("{who}: {}", parts.join(", ")),
    }
}

/// Returns what changes for a reader, word by word, in terminal colours.
pub fn details(changes: &ReaderChanges) -> String {
    details_under(&summary(changes), changes)
}

/// The same, with the day of the earlier state in the first line.
pub fn details_since(changes: &ReaderChanges, day: NaiveDate) -> String {
    details_under(&format!("{} since {day}", summary(changes)), changes)
}

fn details_under(first_line: &str, changes: &ReaderChanges) -> String {
    let mut out = paint(NAME, &safe(first_line));
    out.push('\n');
    for record in &changes.records {
        let (word, style) = match record.sort {
            ChangeSort::New => ("new", DONE),
            ChangeSort::Changed => ("changed", SOON),
            ChangeSort::Gone => ("no longer visible", LATE),
        };
        let _ = writeln!(out, "  {} {}", paint(style, word), safe(&title(record)));
        let mut last = String::new();
        for change in &record.differences {
            let at = place(change);
            if at != last {
                let _ = writeln!(out, "    {}", paint(QUIET, &at));
            }
            last = at;
            let words = match record.sort {
                ChangeSort::Changed => word_diff(change),
                // All of it is new or gone, so no word is marked.
                ChangeSort::New | ChangeSort::Gone => plain(change),
            };
            let _ = writeln!(out, "      {}", words.replace('\n', "\n      "));
        }
    }
    out.trim_end().to_owned()
}

fn title(record: &RecordChange) -> String {
    match record.kind {
        None if record.id == WAITING => "copies waiting for approval".to_owned(),
        None => "attached files".to_owned(),
        Some(Kind::Engagement) => format!("the {}", record.id),
        Some(_) => record.id.clone(),
    }
}

/// What the text calls a reader.
pub fn reader_name(reader: &Reader) -> String {
    match reader {
        Reader::Sponsor(name) => name.clone(),
        reader => match reader.party() {
            Party::Client => "Client".to_owned(),
            _ => "Coach".to_owned(),
        },
    }
}

/// Returns where a passage is: the English names of its fields, if they have any, and ids.
pub fn place(change: &Difference) -> String {
    let words = Words::for_language(Language::En);
    let names = change.place.iter();
    let names: Vec<&str> = names
        .map(|name| words.copy_field(name).unwrap_or(name))
        .collect();
    safe_lines(&names.join(" › "))
}

/// Returns a passage with `[-…-]` around removed and `{+…+}` around added words, as in git's word diff.
pub fn word_diff(change: &Difference) -> String {
    let words = change.words.iter().map(|words| match words {
        WordsView::Same(text) => text.clone(),
        WordsView::Gone(text) => format!("[-{text}-]"),
        WordsView::New(text) => format!("{{+{text}+}}"),
    });
    let text: String = words.collect();
    safe_lines(&text)
}

fn plain(change: &Difference) -> String {
    let words = change.words.iter().map(|words| match words {
        WordsView::Same(text) | WordsView::Gone(text) | WordsView::New(text) => text.as_str(),
    });
    safe_lines(&words.collect::<String>())
}
