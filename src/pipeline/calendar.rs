//! The calendar of one reader.

use super::language::words_of;
use super::{BuildContext, Loaded, ReaderFiles, ReaderFilesError, for_reader};
use crate::calendar::{CalendarEvent, CalendarOptions, events, to_text, unfolded};
use crate::reader::Reader;

/// The name under which the scan reads the file.
const FILE: &str = "calendar.ics";

/// Returns the coach's events of an engagement; `None` without a usable engagement.md. Findings that block the portals
/// do not block it: like `coachgen status`, it is for the coach only.
pub fn coach_events(loaded: &Loaded, options: CalendarOptions<'_>) -> Option<Vec<CalendarEvent>> {
    let coach = loaded.coach.as_ref()?;
    Some(events(coach, words_of(&coach.view), options))
}

/// Returns the calendar file of a client or a sponsor, made from that reader's view only and scanned like a portal.
///
/// # Errors
/// If the reader has no portal, a finding blocks the portals, or the file would contain text that its reader may not see.
pub fn reader_calendar(
    loaded: &Loaded,
    reader: &Reader,
    shared: &BuildContext<'_>,
    options: CalendarOptions<'_>,
) -> Result<String, ReaderFilesError> {
    let made = for_reader(loaded, reader, shared, |view, words| {
        let text = to_text(
            words.get("calendar_coaching"),
            &events(view, words, options),
        );
        Ok(ReaderFiles {
            // Line breaks inside lines would split words, so the scan also reads the text without them.
            shown: vec![(FILE.to_owned(), unfolded(&text))],
            files: vec![(FILE.to_owned(), text.into_bytes())],
            ..ReaderFiles::default()
        })
    })?;
    let text = made.files.into_iter().next().map(|(_, bytes)| bytes);
    String::from_utf8(text.unwrap_or_default())
        .map_err(|error| ReaderFilesError::Failed(error.to_string()))
}
