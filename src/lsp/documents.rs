//! The texts that are open in the editor, and the practices that they belong to.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use gen_lsp_types::{
    DidChangeTextDocumentParams, DidOpenTextDocumentParams, TextDocumentContentChangeEvent, Uri,
};

use super::messages::follow;
use super::practice::OpenPractice;
use super::server::Server;
use super::text::LineText;
use crate::source::Disk;

/// A text that is open in the editor.
pub struct Document {
    /// The address as the editor writes it.
    pub uri: Uri,
    pub version: i32,
    pub text: LineText,
    /// The folder of the practice that contains it, and its path there.
    pub place: Option<(PathBuf, String)>,
}

impl Document {
    /// Whether this is the file at a path of a practice.
    pub fn is_at(&self, root: &Path, path: &str) -> bool {
        let mut place = self.place.iter();
        place.any(|(folder, own)| folder == root && own == path)
    }
}

impl<W: Write> Server<'_, W> {
    pub(super) fn opened(&mut self, params: DidOpenTextDocumentParams) -> io::Result<()> {
        let item = params.text_document;
        let place = match item.uri.to_file_path() {
            Ok(file) => self.place_of(&file)?,
            // A text without a file, or one that is not on this machine.
            Err(()) => None,
        };
        let document = Document {
            text: LineText::new(item.text),
            version: item.version,
            uri: item.uri.clone(),
            place,
        };
        self.changed_text(&document, true);
        self.documents.insert(item.uri.to_string(), document);
        Ok(())
    }

    /// The practice of a file, which is opened if it is not open yet, and the path there.
    fn place_of(&mut self, file: &Path) -> io::Result<Option<(PathBuf, String)>> {
        let Some(disk) = Disk::containing(file) else {
            return Ok(None);
        };
        let root = disk.root().to_path_buf();
        if !self.practices.contains_key(&root) {
            // Before it is read, so that no change in between is missed.
            follow(&disk, self.queue.clone());
            let Ok(practice) = OpenPractice::open(disk, (self.clock)()) else {
                self.log("the practice was not checked, because its folder cannot be listed")?;
                return Ok(None);
            };
            self.practices.insert(root.clone(), practice);
            self.send_findings(&root)?;
        }
        // The address may lead through a link.
        let folder = file.parent().and_then(|folder| folder.canonicalize().ok());
        let file = folder
            .zip(file.file_name())
            .map(|(folder, name)| folder.join(name));
        let path = file.and_then(|file| self.practices.get(&root)?.path_of(&file));
        Ok(path.map(|path| (root, path)))
    }

    pub(super) fn edited(&mut self, params: DidChangeTextDocumentParams) -> io::Result<()> {
        let uri = params
            .text_document
            .text_document_identifier
            .uri
            .to_string();
        let Some(mut document) = self.documents.remove(&uri) else {
            return self.log("a text that is not open was changed; the change was ignored");
        };
        for change in params.content_changes {
            let (range, text) = match change {
                TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                    (Some(part.range), part.text)
                }
                TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => {
                    (None, whole.text)
                }
            };
            document.text = document.text.changed(range, &text);
        }
        document.version = params.text_document.version;
        self.changed_text(&document, true);
        self.documents.insert(uri, document);
        Ok(())
    }

    pub(super) fn closed(&mut self, uri: &Uri) {
        if let Some(document) = self.documents.remove(&uri.to_string()) {
            self.changed_text(&document, false);
        }
    }

    /// Passes the text to the practice, which is checked when no message waits.
    fn changed_text(&mut self, document: &Document, is_open: bool) {
        let Some((root, path)) = &document.place else {
            return;
        };
        if let Some(practice) = self.practices.get(root) {
            practice.set_text(path, is_open.then(|| document.text.as_str()));
            let changed = self.changed.entry(root.clone()).or_default();
            changed.insert(path.clone());
        }
    }
}
