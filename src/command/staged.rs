//! Stages the portals of one engagement, and what the end of a build needs to know about it.

use super::terminal::Terminal;
use crate::check::human;
use crate::command::CommandError;
use crate::diag::{Diagnostic, Level};
use crate::output::Portals;
use crate::pipeline::{Built, EngagementOutcome, Stopped};
use crate::reader::Reader;
use crate::record::safe_path;

/// One engagement after its pages are staged.
pub(super) struct StagedEngagement {
    pub outcome: EngagementOutcome,
    pub rendered: Vec<String>,
    pub levels: Vec<Level>,
    pub stopped: Option<Stopped>,
    /// Locations of the findings that block its build.
    pub blocking: Vec<String>,
    pub kept: bool,
    pub name: String,
    pub pages: usize,
    pub pdfs: usize,
    pub readers: (usize, usize),
}

/// Stages one engagement's portals. An engagement that cannot be built or was not requested keeps its old portals.
pub(super) fn stage_engagement(
    built: Built,
    portals: &Portals,
    asked: bool,
    out: &Terminal,
) -> Result<StagedEngagement, CommandError> {
    let mut staged = StagedEngagement {
        rendered: Vec::new(),
        levels: Vec::new(),
        outcome: built.outcome,
        blocking: built
            .diags
            .iter()
            .filter(|diag| diag.forbids())
            .map(|diag| {
                let (line, _) = built.sources.line_column(diag.span);
                let path = safe_path(built.sources.path(diag.span));
                format!("{path}:{line} ({})", diag.rule.code)
            })
            .collect(),
        stopped: built.stopped,
        kept: false,
        name: built.name,
        pages: 0,
        pdfs: 0,
        readers: (0, 0),
    };
    if asked {
        staged.rendered = human::render_all(&built.sources, &built.diags, out.colour());
        staged.levels = built
            .diags
            .iter()
            .map(|diag: &Diagnostic| diag.level)
            .collect();
    }
    if staged.stopped.is_some() || !asked {
        let kept: Vec<bool> = built
            .folders
            .iter()
            .map(|folder| portals.keep(folder))
            .collect();
        staged.kept = kept.contains(&true);
        if !asked {
            staged.stopped = None;
            staged.outcome.summary.stopped = !staged.kept;
        }
        return Ok(staged);
    }
    for portal in built.portals {
        match &portal.reader {
            Reader::Coach => {}
            Reader::Client => staged.readers.0 += 1,
            Reader::Sponsor(_) => staged.readers.1 += 1,
        }
        staged.pdfs += portal.shown.len();
        staged.pages += portal
            .tree
            .files
            .iter()
            .filter(|(path, _)| path.ends_with(".html"))
            .count();
        let reader = match portal.reader.sponsor() {
            Some(_) => portal
                .folder
                .rsplit('/')
                .next()
                .map(|name| format!("sponsor {name}")),
            None => Some(portal.reader.party().word().to_owned()),
        };
        portals
            .stage(
                &reader.unwrap_or_default(),
                &portal.folder,
                &portal.tree.files,
            )
            .map_err(|error| error.to_string())?;
    }
    Ok(staged)
}
