//! A temporary HTML file that redirects a browser to a secret URL.

use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

/// An HTML page, readable only by this account, that redirects to a URL. The file is removed when this is dropped.
pub struct RedirectFile(NamedTempFile);

impl RedirectFile {
    /// Writes the page to the system's temporary folder.
    ///
    /// # Errors
    /// The system's error.
    pub fn create(url: &str) -> io::Result<RedirectFile> {
        let mut file = tempfile::Builder::new()
            .prefix("coachgen-")
            .suffix(".html")
            .tempfile()?;
        // The URL comes from this program and contains no quotes or other characters to escape.
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

    /// Returns the path of the file.
    pub fn path(&self) -> &Path {
        self.0.path()
    }
}
