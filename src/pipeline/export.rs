//! The export of one reader, in memory: made from the reader's view and, for a client or a sponsor, scanned like a portal.

use super::engagement::{projection_input, reader_folders};
use super::loaded::Loaded;
use super::{BuildContext, Stopped, scan};
use crate::check::json::escaped;
use crate::derive::ReaderView;
use crate::export::{Export, own_words, tables, to_json};
use crate::leak::FoldedTexts;
use crate::reader::Reader;
use crate::view::project;

/// The form of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// One JSON document.
    Json,
    /// Tables as CSV.
    Csv,
}

/// Why there is no export.
#[derive(Debug)]
pub enum ExportError {
    /// The reader has no portal.
    NoReader,
    /// The engagement is blocked.
    Stopped(Stopped),
    /// The data could not be written, which is a fault of the program.
    Unwritable(String),
}

/// Returns the readers of an engagement that have a portal, each with the name of its folder.
pub fn readers(loaded: &Loaded, shared: &BuildContext<'_>) -> Vec<(Reader, String)> {
    let source = projection_input(&loaded.model, &loaded.today, shared);
    let mut readers = reader_folders(&loaded.model);
    readers.retain(|(reader, _)| project(source, &loaded.access, reader).is_some());
    readers
}

/// Returns the files of a reader's export, with their names. The coach's export is made even if errors block the build,
/// because nothing of it reaches anybody else.
///
/// # Errors
/// If the engagement is blocked, or if the reader has no portal. Findings must have been checked before.
pub fn export(
    loaded: &Loaded,
    reader: &Reader,
    format: ExportFormat,
    shared: &BuildContext<'_>,
) -> Result<Vec<(String, Vec<u8>)>, ExportError> {
    if *reader != Reader::Coach && loaded.is_stopped() {
        return Err(ExportError::Stopped(Stopped::Forbidden));
    }
    let source = projection_input(&loaded.model, &loaded.today, shared);
    let view = project(source, &loaded.access, reader).ok_or(ExportError::NoReader)?;
    let view = ReaderView::new(view);
    let data = Export::from(&view);
    let files = match format {
        ExportFormat::Json => json(&data)?,
        ExportFormat::Csv => {
            tables(&data).map_err(|error| ExportError::Unwritable(error.to_string()))?
        }
    };
    if *reader != Reader::Coach {
        scan::check_portal(
            source,
            &loaded.access,
            &view.view,
            (&files, &[]),
            (shared.theme, own_words()),
            &mut FoldedTexts::default(),
        )
        .map_err(ExportError::Stopped)?;
    }
    Ok(files)
}

/// The document. Characters that change how other text is displayed are escaped, because it may be printed in a terminal.
fn json(data: &Export) -> Result<Vec<(String, Vec<u8>)>, ExportError> {
    let json = to_json(data).map_err(|error| ExportError::Unwritable(error.to_string()))?;
    let text =
        String::from_utf8(json).map_err(|error| ExportError::Unwritable(error.to_string()))?;
    Ok(vec![(
        "export.json".to_owned(),
        escaped(&text).into_bytes(),
    )])
}
