//! The formats of the log, and which one is meant.

use std::io::Write as _;
use std::path::Path;

use anstream::adapter::strip_str;
use clap::ValueEnum;

use crate::command::CommandError;
use crate::command::terminal::Terminal;
use crate::hours::{HoursLog, csv_file, text, xlsx_file};
use crate::record::safe_path;

/// Output format of `coachgen hours`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum HoursFormat {
    /// A table, the totals, and what each credential requires
    Human,
    /// The rows, with the columns of the ICF's client coaching log
    Csv,
    /// JSON
    Json,
    /// A workbook with the same rows and the totals; needs --output
    Xlsx,
}

impl HoursFormat {
    /// The format that is requested, by the option or by the end of the file's name.
    ///
    /// # Errors
    /// If the two differ, if neither names a format, or if a workbook would be printed on the terminal.
    pub(super) fn chosen(
        requested: Option<HoursFormat>,
        output: Option<&Path>,
    ) -> Result<HoursFormat, CommandError> {
        let named = output.and_then(HoursFormat::of_file);
        let ending = output.and_then(Path::extension);
        if let (Some(ending), None, None) = (ending, named, requested) {
            return Err(CommandError::new(format!(
                "no format is known for files that end in .{}",
                safe_path(&ending.to_string_lossy())
            ))
            .hint("use .csv, .json, .xlsx or .txt, or name the format with `--format`"));
        }
        let format = requested.or(named).unwrap_or(HoursFormat::Human);
        if named.is_some_and(|named| named != format) {
            return Err(CommandError::new(format!(
                "the file name ends in .{}, but the format is {}",
                ending.unwrap_or_default().to_string_lossy(),
                format.word()
            ))
            .hint("leave out `--format`, or name the file differently"));
        }
        if format == HoursFormat::Xlsx && output.is_none() {
            return Err(CommandError::new("a workbook is written to a file")
                .hint("name it with `-o`, for example `-o coaching-log.xlsx`"));
        }
        Ok(format)
    }

    fn of_file(path: &Path) -> Option<HoursFormat> {
        match path.extension()?.to_str()?.to_lowercase().as_str() {
            "txt" => Some(HoursFormat::Human),
            "csv" => Some(HoursFormat::Csv),
            "json" => Some(HoursFormat::Json),
            "xlsx" => Some(HoursFormat::Xlsx),
            _ => None,
        }
    }

    fn word(self) -> &'static str {
        match self {
            HoursFormat::Human => "human",
            HoursFormat::Csv => "csv",
            HoursFormat::Json => "json",
            HoursFormat::Xlsx => "xlsx",
        }
    }

    /// Whether it only has the rows, and not what is left out.
    pub(super) fn is_table(self) -> bool {
        matches!(self, HoursFormat::Csv | HoursFormat::Xlsx)
    }

    /// The log in this format.
    pub(super) fn bytes(self, log: &HoursLog) -> Result<Vec<u8>, CommandError> {
        Ok(match self {
            HoursFormat::Human => format!("{}\n", text::text(log)).into_bytes(),
            HoursFormat::Csv => csv_file::write(log)?.into_bytes(),
            HoursFormat::Json => {
                let json = serde_json::to_string_pretty(log).map_err(|error| error.to_string())?;
                format!("{}\n", crate::check::json::escaped(&json)).into_bytes()
            }
            HoursFormat::Xlsx => xlsx_file::write(log)?,
        })
    }

    /// Prints it on standard output.
    pub(super) fn print(self, bytes: &[u8], out: &Terminal) -> Result<(), CommandError> {
        if self != HoursFormat::Xlsx {
            let text = String::from_utf8_lossy(bytes);
            out.result(text.strip_suffix('\n').unwrap_or(&text));
            return Ok(());
        }
        let mut stdout = std::io::stdout().lock();
        let written = stdout.write_all(bytes).and_then(|()| stdout.flush());
        written.map_err(|error| {
            CommandError::new(format!("cannot write the log to standard output: {error}"))
        })
    }

    /// The bytes for a file, without colours.
    pub(super) fn for_file(self, bytes: Vec<u8>) -> Vec<u8> {
        match self {
            HoursFormat::Human => {
                let text = String::from_utf8_lossy(&bytes);
                strip_str(&text).to_string().into_bytes()
            }
            _ => bytes,
        }
    }
}
