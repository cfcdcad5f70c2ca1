//! A file that leads a browser to an address which nobody else may learn.

use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

/// A page that only this account can read, and that leads on to an address; it goes when this is dropped.
pub struct RedirectFile(NamedTempFile);

impl RedirectFile {
    /// Writes the page, among the system's temporary files.
    ///
    /// # Errors
    /// What the system says.
    pub fn to(url: &str) -> io::Result<RedirectFile> {
        let mut file = tempfile::Builder::new()
            .prefix("coachgen-")
            .suffix(".html")
            .tempfile()?;
        // The address is the program's own: figures, letters and the marks of a URL without quotes.
        write!(
            file,
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <meta http-equiv=\"refresh\" content=\"0; url={url}\">\n<title>coachgen watch</title>\n</head>\n\
             <body>\n<p><a href=\"{url}\">Open the preview</a></p>\n</body>\n</html>\n"
        )?;
        file.flush()?;
        Ok(RedirectFile(file))
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        self.0.path()
    }
}
