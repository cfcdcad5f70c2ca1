//! Files for one reader other than a portal, in memory: made from that reader's view, and for a client or a sponsor scanned
//! like a portal.

use super::engagement::{projection_input, reader_folders};
use super::language::words_of;
use super::{BuildContext, Loaded, Stopped, scan};
use crate::derive::ReaderView;
use crate::leak::FoldedTexts;
use crate::reader::Reader;
use crate::view::project;
use crate::words::Words;

/// Files made from a reader's view.
#[derive(Debug, Default)]
pub struct ReaderFiles {
    /// Each file with its name.
    pub files: Vec<(String, Vec<u8>)>,
    /// The text of files whose bytes break words, by name. It is scanned too.
    pub shown: Vec<(String, String)>,
    /// Words of the program in these files that are not words of the interface.
    pub own_words: Vec<String>,
}

/// Why there are no files.
#[derive(Debug)]
pub enum ReaderFilesError {
    /// The reader has no portal.
    NoReader,
    /// A finding blocks the portals, or the files would contain text that their reader may not see.
    Stopped(Stopped),
    /// The files could not be made; says why.
    Failed(String),
}

/// The readers of an engagement that have a portal, the coach first, each with the folder of their portal.
pub fn readers(loaded: &Loaded, shared: &BuildContext<'_>) -> Vec<(Reader, String)> {
    let source = projection_input(&loaded.model, &loaded.today, shared);
    let mut readers = reader_folders(&loaded.model);
    readers.retain(|(reader, _)| project(source, &loaded.access, reader).is_some());
    readers
}

/// The files that `make` makes from a reader's view. The coach's are made even if findings block the portals, because
/// nobody else gets them. Findings must have been checked before.
///
/// # Errors
/// If a finding blocks the portals, the reader has no portal, `make` fails, or the files would contain text that the reader
/// may not see.
pub fn for_reader(
    loaded: &Loaded,
    reader: &Reader,
    shared: &BuildContext<'_>,
    make: impl FnOnce(&ReaderView, &'static Words) -> Result<ReaderFiles, String>,
) -> Result<ReaderFiles, ReaderFilesError> {
    let is_coach = *reader == Reader::Coach;
    if !is_coach && loaded.is_stopped() {
        return Err(ReaderFilesError::Stopped(Stopped::Forbidden));
    }
    let source = projection_input(&loaded.model, &loaded.today, shared);
    let view = project(source, &loaded.access, reader).ok_or(ReaderFilesError::NoReader)?;
    let view = ReaderView::new(view);
    let made = make(&view, words_of(&view.view)).map_err(ReaderFilesError::Failed)?;
    if !is_coach {
        scan::check_portal(
            source,
            &loaded.access,
            &view.view,
            (&made.files, &made.shown),
            (shared.theme, &made.own_words),
            &mut FoldedTexts::default(),
        )
        .map_err(ReaderFilesError::Stopped)?;
    }
    Ok(made)
}
