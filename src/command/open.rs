//! What every command begins with: the practice on disk, and which engagements were asked for.

use std::path::Path;

use super::report::Out;
use crate::check::human;
use crate::diag::Diagnostic;
use crate::model::{PracticeFile, load_practice};
use crate::source::{Disk, EngagementFiles, EntrySort, Layout, Tree, layout};
use crate::theme::Theme;

/// A practice, opened.
pub struct Opened {
    pub disk: Disk,
    pub layout: Layout,
    pub practice: PracticeFile,
}

impl Opened {
    /// Opens the practice that `dir` belongs to, leaving out the output folders.
    ///
    /// # Errors
    /// A sentence that says what cannot be read.
    pub fn at(dir: &Path, without: Option<&Path>) -> Result<Opened, String> {
        let mut disk = Disk::open(dir).map_err(|error| error.to_string())?;
        if let Some(folder) = without.and_then(|folder| folder.canonicalize().ok()) {
            disk = disk.without(folder);
        }
        let entries = disk.entries().map_err(|error| error.to_string())?;
        let layout = layout(entries);
        let practice = load_practice(&disk, layout.practice.as_ref());
        Ok(Opened {
            disk,
            layout,
            practice,
        })
    }

    /// The engagements that were asked for.
    pub fn asked(&self) -> Vec<&EngagementFiles> {
        let scope = self.disk.scope();
        self.layout
            .engagements
            .iter()
            .filter(|files| within(&files.dir, scope) || within(scope, &files.dir))
            .collect()
    }

    /// The name of the practice's folder: an engagement's, where the two are one.
    pub fn root_name(&self) -> &str {
        self.disk
            .root()
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or("engagement")
    }

    /// The name of an engagement in the output: its folder's, and the path's where two share one.
    pub fn name(&self, files: &EngagementFiles) -> String {
        let name = files.name(self.root_name());
        let shared = self
            .layout
            .engagements
            .iter()
            .filter(|other| other.name(self.root_name()).eq_ignore_ascii_case(name))
            .count();
        if shared > 1 {
            files.dir.replace('/', "-")
        } else {
            name.to_owned()
        }
    }

    /// The templates in force: the practice's own in place of the built-in.
    ///
    /// # Errors
    /// A sentence with file and line.
    pub fn theme(&self) -> Result<Theme, String> {
        let mut own = Vec::new();
        for entry in &self.layout.templates {
            let Some(name) = entry.path.strip_prefix("templates/") else {
                continue;
            };
            if !matches!(entry.sort, EntrySort::File(_))
                || !(name.ends_with(".html") || name.ends_with(".css"))
            {
                continue;
            }
            let bytes = self
                .disk
                .read(&entry.path)
                .map_err(|error| error.to_string())?;
            let text =
                String::from_utf8(bytes).map_err(|_| format!("{} is not UTF-8", entry.path))?;
            own.push((name.to_owned(), text));
        }
        Theme::with(&own).map_err(|error| format!("templates/{error}"))
    }

    /// Says what is wrong with coachgen.yaml. True when it cannot be built with.
    pub fn report_practice(&self, out: &Out) -> bool {
        for diag in &self.practice.diags {
            out.finding(&human::render(&self.practice.sources, diag, out.colour()));
        }
        self.practice.diags.iter().any(Diagnostic::forbids)
    }
}

/// Whether `path` is `folder` or lies below it.
fn within(path: &str, folder: &str) -> bool {
    folder.is_empty()
        || path == folder
        || path
            .strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/'))
}
