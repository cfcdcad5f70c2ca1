//! What every command begins with: the practice on disk, and which engagements were asked for.

use std::path::Path;

use chrono::NaiveDate;

use super::report::Out;
use crate::build::Shared;
use crate::check::{Settings, human};
use crate::diag::Diagnostic;
use crate::model::{PracticeFile, load_practice};
use crate::policy::Policy;
use crate::source::{Disk, EngagementFiles, EntrySort, Layout, Tree, layout};
use crate::theme::Theme;

/// A practice, opened.
pub struct Opened {
    pub disk: Disk,
    pub layout: Layout,
    pub practice: PracticeFile,
    /// The practice's own levels of rules.
    pub settings: Settings,
    /// Folders of the engagements, from the practice's.
    pub folders: Vec<String>,
    /// Names of the engagements in the output, in the order of the layout.
    names: Vec<String>,
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
        let mut practice = load_practice(&disk, layout.practice.as_ref());
        let settings = Settings::of(&mut practice);
        let root = disk.root().file_name().and_then(|name| name.to_str());
        let names = names(&layout.engagements, root.unwrap_or("engagement"));
        let folders = layout.engagements.iter();
        let folders = folders.map(|files| files.dir.clone()).collect();
        Ok(Opened {
            disk,
            layout,
            practice,
            settings,
            folders,
            names,
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

    /// What every engagement of the practice shares on its way.
    pub fn shared<'s>(
        &'s self,
        policy: &'s Policy,
        theme: &'s Theme,
        today: NaiveDate,
    ) -> Shared<'s> {
        Shared {
            practice: &self.practice,
            settings: &self.settings,
            folders: &self.folders,
            policy,
            theme,
            today,
        }
    }

    /// The name of an engagement in the output.
    pub fn name(&self, files: &EngagementFiles) -> String {
        let place = self
            .layout
            .engagements
            .iter()
            .position(|other| other.dir == files.dir);
        place
            .and_then(|place| self.names.get(place).cloned())
            .unwrap_or_else(|| files.dir.replace('/', "-"))
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

/// What the coach's portal has beside the engagements' folders.
const TAKEN: [&str; 4] = ["assets", "files", "index.html", "health.html"];

/// One name for each engagement: its folder's; its whole path where another engagement's is the same on
/// some machine; a number where even that is not enough.
fn names(engagements: &[EngagementFiles], root: &str) -> Vec<String> {
    let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
    let mut names: Vec<String> = Vec::new();
    for files in engagements {
        let plain = files.name(root);
        let shared = engagements
            .iter()
            .filter(|other| same(other.name(root), plain))
            .count();
        let base = if shared > 1 && !files.dir.is_empty() {
            files.dir.replace('/', "-")
        } else {
            plain.to_owned()
        };
        let taken = |names: &[String], name: &str| {
            names.iter().any(|other| same(other, name))
                || TAKEN.iter().any(|other| same(other, name))
        };
        let mut name = base.clone();
        let mut number = 2;
        while taken(&names, &name) {
            name = format!("{base}-{number}");
            number += 1;
        }
        names.push(name);
    }
    names
}
