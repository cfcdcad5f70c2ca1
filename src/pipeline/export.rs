//! The export of one reader, in memory.

use super::{BuildContext, Loaded, ReaderFiles, ReaderFilesError, for_reader};
use crate::check::json::escaped;
use crate::export::{Export, own_words, tables, to_json};
use crate::reader::Reader;

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

/// The document. Characters that change how other text is displayed are escaped, because it may be printed in a terminal.
fn json(data: &Export) -> Result<Vec<u8>, String> {
    let json = to_json(data).map_err(|error| error.to_string())?;
    let text = String::from_utf8(json).map_err(|error| error.to_string())?;
    Ok(escaped(&text).into_bytes())
}
