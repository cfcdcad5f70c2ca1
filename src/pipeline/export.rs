//! The export of one reader, in memory.

use super::engagement::{projection_input, reader_folders};
use super::{BuildContext, Loaded, ReaderFiles, ReaderFilesError, for_reader};
use crate::check::json::escaped;
use crate::derive::ReaderView;
use crate::export::{Export, own_words, tables, to_json};
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
) -> Result<Vec<(String, Vec<u8>)>, ReaderFilesError> {
    let made = for_reader(loaded, reader, shared, |view, _| {
        let data = Export::from(view);
        let files = match format {
            ExportFormat::Json => vec![("export.json".to_owned(), json(&data)?)],
            ExportFormat::Csv => tables(&data).map_err(|error| error.to_string())?,
        };
        Ok(ReaderFiles {
            files,
            own_words: own_words().to_vec(),
            ..ReaderFiles::default()
        })
    })?;
    Ok(made.files)
}

/// What each reader sees, as data, the coach first. Nothing of it is scanned: it is only for the coach.
pub fn exports(loaded: &Loaded, shared: &BuildContext<'_>) -> Vec<(Reader, Export)> {
    let source = projection_input(&loaded.model, &loaded.today, shared);
    let readers = reader_folders(&loaded.model).into_iter();
    let exports = readers.filter_map(|(reader, _)| {
        let view = project(source, &loaded.access, &reader)?;
        Some((reader, Export::from(&ReaderView::new(view))))
    });
    exports.collect()
}

/// The document. Characters that change how other text is displayed are escaped, because it may be printed in a terminal.
fn json(data: &Export) -> Result<Vec<u8>, String> {
    let json = to_json(data).map_err(|error| error.to_string())?;
    let text = String::from_utf8(json).map_err(|error| error.to_string())?;
    Ok(escaped(&text).into_bytes())
}
