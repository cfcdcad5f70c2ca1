//! The files, fonts and templates that Typst can access while it builds one report.
//!
//! The three templates, `/data.json` and `/files/NAME`: no disk, no package, no clock.

use std::collections::BTreeMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

use super::engine::Engine;

/// Pictures, by the file ID that a template uses.
pub(super) type PictureFiles = BTreeMap<String, Bytes>;

/// The Typst world of one report.
pub(super) struct ReportWorld<'a> {
    pub(super) engine: &'a Engine,
    pub(super) main: Source,
    pub(super) data: Bytes,
    pub(super) files: &'a PictureFiles,
}

/// The pictures by file ID; a name that is not a plain file name is left out.
pub(super) fn files(named: &[(&str, &[u8])]) -> PictureFiles {
    let placed = |(name, bytes): &(&str, &[u8])| Some((plain(name)?, Bytes::new(bytes.to_vec())));
    named.iter().filter_map(placed).collect()
}

/// The path of the picture `name`.
pub(super) fn plain(name: &str) -> Option<String> {
    let path = VirtualPath::new(format!("/files/{name}")).ok()?;
    let place = path.get_with_slash();
    (place.strip_prefix("/files/") == Some(name)).then(|| place.to_owned())
}

impl World for ReportWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.engine.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.engine.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        let mut sources = self.engine.sources.iter();
        let found = sources.find(|source| source.id() == id);
        found.cloned().ok_or_else(|| refused(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if *id.root() != VirtualRoot::Project {
            return Err(refused(id));
        }
        match id.vpath().get_with_slash() {
            "/data.json" => Ok(self.data.clone()),
            place => self.files.get(place).cloned().ok_or_else(|| refused(id)),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.engine.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn refused(id: FileId) -> FileError {
    let why = match id.root() {
        VirtualRoot::Package(_) => "a template can use no packages",
        VirtualRoot::Project => {
            "a template can read /data.json, the pictures in /files and the other templates, nothing else"
        }
    };
    FileError::Other(Some(why.into()))
}
