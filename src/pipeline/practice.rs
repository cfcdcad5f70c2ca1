//! Everything in a practice that its engagements share: coachgen.yaml, templates, fonts, rule levels, and portal names.
//!
//! Depends only on the practice's files. Must not read a record.

use chrono::NaiveDate;

use super::{BuildContext, font_fault, names};
use crate::check::{self, ReadTemplates, Settings};
use crate::diag::{BROKEN_TEMPLATE, Diagnostic};
use crate::model::{PracticeFile, load_practice};
use crate::policy::Policy;
use crate::report::PdfRenderer;
use crate::source::{Layout, Tree, portable};
use crate::span::FileId;
use crate::theme::{TemplateError, Theme};

/// The data that every engagement of a practice shares, loaded and checked.
pub struct Practice {
    /// The contents of coachgen.yaml, with the findings in it and in the practice's templates.
    pub file: PracticeFile,
    /// The templates in use: the practice's custom templates, and built-in ones for the rest.
    pub theme: Theme,
    /// The practice's rule levels.
    pub settings: Settings,
    /// Folders of the engagements, relative to the practice's.
    pub folders: Vec<String>,
    renderer: Option<Box<dyn PdfRenderer>>,
    unreadable_templates: Vec<FileId>,
    /// Names of the engagements in the output, in the order of the layout.
    names: Vec<String>,
}

impl Practice {
    /// Reads the shared files of `layout`. `root` is the practice's folder, which gives its name to an engagement in
    /// the same folder.
    pub fn read(tree: &dyn Tree, layout: &Layout, root: &str) -> Practice {
        let mut file = load_practice(tree, layout.practice.as_ref());
        let ReadTemplates { theme, unreadable } =
            check::templates(tree, &layout.templates, &mut file);
        let fonts = check::fonts(tree, &layout.templates, &mut file);
        let settings = Settings::read(&mut file);
        let folders = layout.engagements.iter();
        let mut practice = Practice {
            file,
            renderer: new_renderer(&theme, fonts),
            theme,
            settings,
            unreadable_templates: unreadable,
            folders: folders.map(|files| files.dir.clone()).collect(),
            names: names::engagement_names(&layout.engagements, root),
        };
        // Only checked if a font is set, because loading fonts takes time.
        if practice.file.practice.font.is_some()
            && let Some(renderer) = practice.pdf_renderer()
        {
            let found = font_fault(&practice.file.practice, renderer);
            practice.file.diags.extend(found);
        }
        practice
    }

    /// Returns the build context that every engagement uses.
    pub fn build_context<'s>(&'s self, policy: &'s Policy, today: NaiveDate) -> BuildContext<'s> {
        BuildContext {
            practice: &self.file,
            settings: &self.settings,
            folders: &self.folders,
            policy,
            theme: &self.theme,
            reports: None,
            committed: None,
            today,
        }
    }

    /// Returns the name in the output of the engagement in `dir`.
    pub fn name(&self, dir: &str) -> String {
        let place = self.folders.iter().position(|folder| folder == dir);
        place
            .and_then(|place| self.names.get(place).cloned())
            .unwrap_or_else(|| portable(&dir.replace('/', "-"), "engagement"))
    }

    /// Returns the path of the file whose error blocks the whole build, if there is one: coachgen.yaml, or a template that
    /// cannot be read. A template with an error in it only blocks the pages that need it.
    pub fn blocking_file(&self) -> Option<&str> {
        let is_blocking = |diag: &&Diagnostic| {
            diag.forbids()
                && (diag.rule != &BROKEN_TEMPLATE
                    || self.unreadable_templates.contains(&diag.span.file))
        };
        let found = self.file.diags.iter().find(is_blocking)?;
        Some(self.file.sources.path(found.span))
    }

    /// Adds template errors that were found on rendering to the findings of `file`, and returns the new ones without
    /// duplicates.
    pub fn add_template_errors(
        &self,
        file: &mut PracticeFile,
        mut faults: Vec<TemplateError>,
    ) -> Vec<Diagnostic> {
        faults.sort();
        faults.dedup();
        let mut fresh = Vec::new();
        for fault in faults {
            let found = check::template_fault(&fault, &self.theme, &mut file.sources);
            if !file.diags.contains(&found) {
                file.diags.push(found.clone());
                fresh.push(found);
            }
        }
        fresh
    }

    /// Returns the practice's file with template errors that were found on rendering among its findings.
    pub fn with_faults(&self, faults: Vec<TemplateError>) -> PracticeFile {
        let mut file = self.file.clone();
        self.add_template_errors(&mut file, faults);
        file
    }

    /// Returns the PDF renderer with this practice's templates and fonts, which it loads on first use. `None` if the
    /// program was built without PDF support.
    pub fn pdf_renderer(&self) -> Option<&dyn PdfRenderer> {
        self.renderer.as_deref()
    }
}

#[cfg(feature = "pdf")]
fn new_renderer(theme: &Theme, fonts: Vec<Vec<u8>>) -> Option<Box<dyn PdfRenderer>> {
    Some(Box::new(crate::report::pdf::Lazy::new(
        theme.documents(),
        fonts,
    )))
}

/// Returns `None`, because the program was built without PDF support.
#[cfg(not(feature = "pdf"))]
fn new_renderer(_theme: &Theme, _fonts: Vec<Vec<u8>>) -> Option<Box<dyn PdfRenderer>> {
    None
}
