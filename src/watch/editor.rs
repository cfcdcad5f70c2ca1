//! Links that open a record in the editor named in coachgen.yaml.

use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::record::value::Editor;

/// The characters of a URL path that are not percent-encoded.
pub(super) const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// Links to files of the practice.
#[derive(Debug, Clone)]
pub struct EditorLinks {
    root: PathBuf,
}

impl EditorLinks {
    /// Creates links to files below `root`.
    pub fn below(root: &Path) -> EditorLinks {
        EditorLinks {
            root: root.to_path_buf(),
        }
    }

    /// Returns the URL that opens a line of the file at `path` in an editor. `None` for an editor without a URL scheme.
    pub fn page(&self, editor: Option<Editor>, path: &str, line: usize) -> Option<String> {
        let file = self.file(path);
        match editor? {
            Editor::Plain => None,
            Editor::Vscode => Some(format!("vscode://file{file}:{line}")),
            // Obsidian opens files, not lines.
            Editor::Obsidian => Some(format!(
                "obsidian://open?path={}",
                utf8_percent_encode(&self.root.join(path).to_string_lossy(), NON_ALPHANUMERIC)
            )),
        }
    }

    /// Returns the URL for a terminal, which can open a file even if no editor is configured.
    pub fn terminal(&self, editor: Option<Editor>, path: &str, line: usize) -> String {
        let file = || format!("file://{}", self.file(path));
        self.page(editor, path, line).unwrap_or_else(file)
    }

    /// Returns the absolute path in URL form, starting with a slash.
    fn file(&self, path: &str) -> String {
        let whole = self.root.join(path);
        let text = whole.to_string_lossy().replace('\\', "/");
        // Windows puts `//?/` before a canonical path.
        let text = text.strip_prefix("//?/").unwrap_or(&text);
        let slash = if text.starts_with('/') { "" } else { "/" };
        format!("{slash}{}", utf8_percent_encode(text, PLAIN))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_editor_has_its_url_scheme() {
        let links = EditorLinks::below(Path::new("/home/c/My records"));
        let at = |editor| links.page(editor, "a b/x#1.md", 7);
        assert_eq!(
            at(Some(Editor::Vscode)).as_deref(),
            Some("vscode://file/home/c/My%20records/a%20b/x%231.md:7")
        );
        assert_eq!(
            at(Some(Editor::Obsidian)).as_deref(),
            Some("obsidian://open?path=%2Fhome%2Fc%2FMy%20records%2Fa%20b%2Fx%231%2Emd")
        );
        assert_eq!(at(Some(Editor::Plain)), None);
        assert_eq!(at(None), None);
        assert_eq!(
            links.terminal(None, "x.md", 1),
            "file:///home/c/My%20records/x.md"
        );
    }
}
