//! Stages the portals of one engagement, and what the end of a build needs to know about it.

use crate::check::human;
use crate::command::CommandError;
use crate::diag::{Diagnostic, Level};
use crate::output::{PortalDigest, Portals};
use crate::pipeline::{Built, CachedEngagement, CachedPortal, Stopped};
use crate::reader::Reader;
use crate::record::safe_path;

/// One engagement after its pages are staged.
pub(super) struct StagedEngagement {
    /// Its findings as text with colour codes, which are removed on output if colours are off.
    pub rendered: Vec<String>,
    pub levels: Vec<Level>,
    pub stopped: Option<Stopped>,
    /// Locations of the findings that block its build.
    pub blocking: Vec<String>,
    pub kept: bool,
    /// Whether its portals were taken from a shard.
    pub from_shard: bool,
    pub name: String,
    pub pages: usize,
    pub pdfs: usize,
    /// The numbers of portals for clients and for sponsors.
    pub readers: (usize, usize),
    pub overdue: usize,
    /// The number of records that wait for the client's approval.
    pub awaiting: usize,
    /// The portals that were staged from new pages.
    pub portals: Vec<CachedPortal<PortalDigest>>,
    /// The digest of what the practice's pages show about it.
    pub summary_digest: Option<String>,
}

impl StagedEngagement {
    /// An engagement of which nothing is staged yet.
    pub(super) fn new(name: String) -> StagedEngagement {
        StagedEngagement {
            rendered: Vec::new(),
            levels: Vec::new(),
            stopped: None,
            blocking: Vec::new(),
            kept: false,
            from_shard: false,
            name,
            pages: 0,
            pdfs: 0,
            readers: (0, 0),
            overdue: 0,
            awaiting: 0,
            portals: Vec::new(),
            summary_digest: None,
        }
    }

    /// An engagement whose portals and findings are those that were cached.
    pub(super) fn from_cached(
        name: String,
        cached: CachedEngagement<PortalDigest>,
    ) -> StagedEngagement {
        StagedEngagement {
            pages: cached.portals.iter().map(|portal| portal.pages).sum(),
            pdfs: cached.portals.iter().map(|portal| portal.pdfs).sum(),
            readers: cached.readers(),
            rendered: cached.findings,
            levels: cached.levels,
            overdue: cached.overdue,
            awaiting: cached.awaiting,
            summary_digest: Some(cached.summary_digest),
            ..StagedEngagement::new(name)
        }
    }
}

/// Stages one engagement's portals. An engagement that cannot be built or was not requested keeps its old portals.
pub(super) fn stage_engagement(
    built: &mut Built,
    portals: &Portals,
    is_requested: bool,
) -> Result<StagedEngagement, CommandError> {
    let mut staged = StagedEngagement::new(built.name.clone());
    let blocking = built.diags.iter().filter(|diag| diag.forbids());
    staged.blocking = blocking
        .map(|diag| {
            let (line, _) = built.sources.line_column(diag.span);
            let path = safe_path(built.sources.path(diag.span));
            format!("{path}:{line} ({})", diag.rule.code)
        })
        .collect();
    staged.stopped = built.stopped.clone();
    staged.overdue = built.outcome.summary.overdue;
    staged.awaiting = built.outcome.summary.awaiting;
    if is_requested {
        staged.rendered = human::render_all(&built.sources, &built.diags, true);
        let levels = built.diags.iter().map(|diag: &Diagnostic| diag.level);
        staged.levels = levels.collect();
    }
    if staged.stopped.is_some() || !is_requested {
        let folders = built.folders.iter();
        let kept: Vec<bool> = folders.map(|folder| portals.keep(folder)).collect();
        staged.kept = kept.contains(&true);
        if !is_requested {
            staged.stopped = None;
            built.outcome.summary.stopped = !staged.kept;
        }
        return Ok(staged);
    }
    for portal in &built.portals {
        let reader = match &portal.reader {
            Reader::Sponsor(_) => {
                let name = portal.folder.rsplit('/').next().unwrap_or_default();
                format!("sponsor {name}")
            }
            reader => reader.party().word().to_owned(),
        };
        let files = &portal.tree.files;
        let digest = portals
            .stage(&reader, &portal.folder, files)
            .map_err(|error| error.to_string())?;
        let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
        staged.portals.push(CachedPortal {
            folder: portal.folder.clone(),
            digest,
            pages: pages.count(),
            pdfs: portal.shown.len(),
        });
        match &portal.reader {
            Reader::Coach => {}
            Reader::Client => staged.readers.0 += 1,
            Reader::Sponsor(_) => staged.readers.1 += 1,
        }
    }
    staged.pages = staged.portals.iter().map(|portal| portal.pages).sum();
    staged.pdfs = staged.portals.iter().map(|portal| portal.pdfs).sum();
    Ok(staged)
}
