//! Stages the portals of all engagements and the practice's pages: new ones where something changed, and the others as
//! they are on disk.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use chrono::NaiveDate;

use super::build::BuildArgs;
use super::open::OpenedPractice;
use super::practice_pages::{self, StageError};
use super::progress::Progress;
use super::reuse::IncrementalBuild;
use super::shard;
use super::staged::{StagedEngagement, stage_engagement};
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::output::{BuildCache, PdfCache, Portals};
use crate::pipeline::{
    self, BuildContext, CachedSummary, EngagementOutcome, PdfChoice, PracticePages, Reports,
    Stopped,
};
use crate::policy::Policy;
use crate::record::safe_path;
use crate::report::PdfStore;
use crate::search::WordIndex;
use crate::source::{CommittedRecords, EngagementFiles, InputDigest, Layout};
use crate::text::counted;
use crate::theme::TemplateError;

/// The staged engagements, in the order of their folders.
pub(super) struct StagedPractice {
    pub engagements: Vec<StagedEngagement>,
    pub template_errors: Vec<TemplateError>,
    cache: Arc<BuildCache>,
    /// What the practice's pages show; `None` if they are staged as they are on disk.
    pages: Option<PagesToRender>,
}

/// What the practice's pages show.
struct PagesToRender {
    /// The digest of everything that they depend on, if it can be compared.
    inputs: Option<String>,
    outcomes: Vec<EngagementOutcome>,
    index: WordIndex,
}

/// Stages every engagement.
///
/// # Errors
/// If one cannot be staged.
pub(super) fn stage_all(
    args: &BuildArgs,
    today: NaiveDate,
    opened: &OpenedPractice,
    committed: &CommittedRecords,
    (portals, cache): (&Portals, Arc<BuildCache>),
    out: &Terminal,
) -> Result<StagedPractice, CommandError> {
    let policy = Policy::default();
    let renderer = match args.no_pdf {
        true => None,
        false => opened.practice.pdf_renderer(),
    };
    let pdfs = renderer
        .is_some()
        .then(|| PdfCache::open(opened.disk.root()));
    let pdfs = match args.all {
        true => pdfs.map(PdfCache::write_only),
        false => pdfs,
    };
    let mut shared = opened.practice.build_context(&policy, today);
    shared.committed = Some(committed);
    shared.reports = renderer.map(|renderer| Reports {
        renderer,
        store: pdfs.as_ref().map(|pdfs| pdfs as &dyn PdfStore),
        which: PdfChoice::All,
    });
    let mut inputs = opened.inputs.clone();
    let shards = shard::open_shards(&args.merge)?;
    let is_portable = args.shard.is_some() || !shards.is_empty();
    let mut portable_inputs = is_portable.then(|| opened.portable_inputs()).flatten();
    for inputs in [&mut inputs, &mut portable_inputs].into_iter().flatten() {
        inputs.add(if renderer.is_some() { "pdf" } else { "no pdf" });
    }
    let build = IncrementalBuild {
        opened,
        portals,
        cache: Arc::clone(&cache),
        pdfs: pdfs.as_ref(),
        inputs,
        portable_inputs,
        shards: &shards,
    };
    let index = Mutex::new(WordIndex::default());
    let staged = stage_engagements(args, &build, &shared, &index, out)?;
    if let Some(pdfs) = &pdfs {
        pdfs.tidy();
    }
    let all = opened.layout.engagements.iter();
    cache.tidy(all.map(|files| files.dir.as_str()));
    let (engagements, outcomes): (Vec<StagedEngagement>, Vec<_>) = staged.into_iter().unzip();
    let errors = engagements.iter().filter_map(|one| match &one.stopped {
        Some(Stopped::Template(error)) => Some(error.clone()),
        _ => None,
    });
    let template_errors: Vec<TemplateError> = errors.collect();
    if args.shard.is_some() {
        // The practice's pages are about all engagements, so the merging build makes them.
        return Ok(StagedPractice {
            engagements,
            template_errors,
            cache,
            pages: None,
        });
    }
    let inputs = match template_errors.as_slice() {
        [] => practice_inputs(build.inputs.clone(), today, &opened.layout, &engagements),
        // Template errors are findings on the practice's pages, so these are made again.
        _ => None,
    };
    let is_reused = match &inputs {
        Some(inputs) => practice_pages::reuse(&cache, inputs, portals),
        None => Ok(false),
    };
    let pages = match is_reused.map_err(|error| error.to_string())? {
        true => None,
        false => {
            let mut index = index.into_inner().unwrap_or_else(PoisonError::into_inner);
            let outcomes = build.all_outcomes(&engagements, outcomes, &mut index, &shared);
            Some(PagesToRender {
                inputs,
                outcomes,
                index,
            })
        }
    };
    Ok(StagedPractice {
        engagements,
        template_errors,
        cache,
        pages,
    })
}

impl StagedPractice {
    /// Stages the practice's pages, unless they are staged as they are on disk.
    pub(super) fn stage_pages(
        &mut self,
        opened: &OpenedPractice,
        today: NaiveDate,
        portals: &Portals,
    ) -> Result<(), StageError> {
        let Some(to_render) = self.pages.take() else {
            return Ok(());
        };
        let pages = PracticePages {
            file: &opened.practice.file,
            theme: &opened.practice.theme,
            today,
            outcomes: to_render.outcomes.iter().collect(),
        };
        let digest = practice_pages::stage(&pages, &to_render.index, portals)?;
        if let Some(inputs) = to_render.inputs {
            practice_pages::store(&self.cache, inputs, digest);
        }
        Ok(())
    }
}

/// Stages each engagement on the worker threads. Returns what the practice's pages show of those that were built, and
/// adds their words to the index.
fn stage_engagements(
    args: &BuildArgs,
    build: &IncrementalBuild<'_>,
    shared: &BuildContext<'_>,
    index: &Mutex<WordIndex>,
    out: &Terminal,
) -> Result<Vec<(StagedEngagement, Option<EngagementOutcome>)>, CommandError> {
    let opened = build.opened;
    let all = opened.layout.engagements.iter().enumerate();
    let all: Vec<&EngagementFiles> = all
        .filter(|(place, _)| args.shard.is_none_or(|shard| shard.includes(*place)))
        .map(|(_, files)| files)
        .collect();
    let requested: HashSet<&str> = opened
        .requested()
        .iter()
        .map(|files| files.dir.as_str())
        .collect();
    let jobs = args.jobs.map_or_else(pipeline::worker_count, usize::from);
    let progress = Progress::new(all.len(), out.has_terminal());
    let staged = pipeline::run_parallel(all.len(), jobs, |number| {
        let files = all[number];
        let is_requested = requested.contains(files.dir.as_str());
        if let Some(staged) = build.reuse(files, is_requested, shared)? {
            if args.shard.is_some() {
                build.stage_shard_cache(files, &staged, shared)?;
            }
            progress.step();
            out.detail(&format!("{}: unchanged", safe_path(&staged.name)));
            return Ok((staged, None));
        }
        if let Some(staged) = build.reuse_from_shards(files, shared)? {
            progress.step();
            out.detail(&format!("{}: from a shard", safe_path(&staged.name)));
            return Ok((staged, None));
        }
        let began = Instant::now();
        let mut tracked = build.build(files, shared);
        let mut staged = stage_engagement(&mut tracked.built, build.portals, is_requested)?;
        let summary = build.store(files, tracked, &mut staged, shared);
        if args.shard.is_some() {
            build.stage_shard_cache(files, &staged, shared)?;
        }
        add_words(&mut lock(index), number, &summary);
        progress.step();
        let took = began.elapsed().as_millis();
        out.detail(&format!(
            "{}: {}, {took} ms",
            safe_path(&staged.name),
            counted(staged.pages, "page")
        ));
        Ok((staged, Some(summary.outcome)))
    });
    progress.finish();
    staged
}

impl IncrementalBuild<'_> {
    /// Returns the outcomes of all engagements. Reads those of engagements that were not built from the cache, and adds
    /// their words to the index.
    fn all_outcomes(
        &self,
        engagements: &[StagedEngagement],
        outcomes: Vec<Option<EngagementOutcome>>,
        index: &mut WordIndex,
        shared: &BuildContext<'_>,
    ) -> Vec<EngagementOutcome> {
        let all = self.opened.layout.engagements.iter();
        let all = all.zip(engagements).zip(outcomes);
        all.enumerate()
            .map(|(number, ((files, one), outcome))| {
                outcome.unwrap_or_else(|| {
                    let digest = one.summary_digest.as_deref();
                    let cached = digest.and_then(|digest| self.cached_summary(files, digest));
                    // It may have been removed or replaced since the engagement was found to be unchanged.
                    let summary = cached
                        .unwrap_or_else(|| CachedSummary::new(self.build(files, shared).built));
                    add_words(index, number, &summary);
                    summary.outcome
                })
            })
            .collect()
    }
}

fn add_words(index: &mut WordIndex, number: usize, summary: &CachedSummary) {
    for words in &summary.words {
        index.add(number, words);
    }
}

/// Returns the digest of everything that the practice's pages depend on.
fn practice_inputs(
    inputs: Option<InputDigest>,
    today: NaiveDate,
    layout: &Layout,
    engagements: &[StagedEngagement],
) -> Option<String> {
    let mut digest = inputs?;
    digest.add("the practice's pages");
    digest.add(&today.to_string());
    for (files, one) in layout.engagements.iter().zip(engagements) {
        digest.add(&files.dir);
        digest.add(&one.name);
        digest.add(one.summary_digest.as_ref()?);
    }
    Some(digest.finish())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
