//! `build --shard` and `build --merge`: several builds that each build some of the engagements, and one that puts their
//! portals together.
//!
//! A shard contains, beside the portals, what a build caches about each engagement. So the merging build can check that a
//! rebuild here would give the same portals, as it does for its own cache; it builds every other engagement itself.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use super::open::OpenedPractice;
use super::reuse::{IncrementalBuild, inputs_of, join_cached, split_cached};
use super::staged::StagedEngagement;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::output::{
    CacheKey, PortalDigest, Portals, Seal, ShardOutput, ShardPortal, shard_cache_path,
};
use crate::pipeline::{BuildContext, CachedEngagement};
use crate::record::safe_path;
use crate::source::EngagementFiles;
use crate::text::counted;

/// One part of the engagements: `2/3` is every third engagement, beginning with the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    number: usize,
    count: usize,
}

impl FromStr for Shard {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Shard, &'static str> {
        let parsed = text.split_once('/').and_then(|(number, count)| {
            let shard = Shard {
                number: number.parse().ok()?,
                count: count.parse().ok()?,
            };
            (1..=shard.count).contains(&shard.number).then_some(shard)
        });
        parsed.ok_or("use a form such as 2/3: the second of three shards")
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.number, self.count)
    }
}

impl Shard {
    /// Returns true if the engagement with this index in the order of folders belongs to this shard.
    pub(super) fn includes(self, index: usize) -> bool {
        index % self.count == self.number - 1
    }
}

/// Refuses what a build of a shard, or one that merges shards, cannot do.
pub(super) fn check_request(
    shard: Option<Shard>,
    merge: &[PathBuf],
    opened: &OpenedPractice,
) -> Result<(), CommandError> {
    let option = match (shard, merge) {
        (None, []) => return Ok(()),
        (Some(_), _) => "--shard",
        (None, _) => "--merge",
    };
    if !opened.disk.scope().is_empty() {
        let error = CommandError::new(format!(
            "`{option}` needs the folder of the practice, not a folder inside it"
        ));
        return Err(error.hint("name the folder that contains coachgen.yaml"));
    }
    Ok(())
}

/// Refuses to mix a shard with the portals of a whole practice, whose start page would become wrong.
pub(super) fn check_target(shard: Option<Shard>, portals: &Portals) -> Result<(), CommandError> {
    if shard.is_some() && portals.has_portal("coach") {
        let error = CommandError::new("the output folder contains the portals of a whole practice");
        return Err(error.hint("name another folder for this shard with --output"));
    }
    Ok(())
}

/// Refuses to build a shard that could not be merged.
pub(super) fn check_cache(shard: Option<Shard>) -> Result<(), CommandError> {
    match shard {
        Some(_) => Err(CommandError::new(
            "a shard cannot be built without a cache: the folder .coachgen beside the records was not created by coachgen, or there is no home folder for the key of the seals",
        )
        .hint("delete the folder .coachgen if it is not needed, and set HOME to an existing folder")),
        None => Ok(()),
    }
}

/// Prints how many engagements were taken from the shards, and which were not.
pub(super) fn print_merged(staged: &[StagedEngagement], out: &Terminal) {
    let (merged, others): (Vec<_>, Vec<_>) = staged.iter().partition(|one| one.from_shard);
    out.message(&format!(
        "{} taken from the shards.",
        counted(merged.len(), "engagement")
    ));
    let is_built = |one: &&&StagedEngagement| !one.portals.is_empty();
    let built = others.iter().filter(is_built);
    let built: Vec<String> = built.map(|one| safe_path(&one.name)).collect();
    if !built.is_empty() {
        out.note(&format!(
            "built here, because no shard has up-to-date portals for them: {}",
            built.join(", ")
        ));
    }
}

/// Opens the shards to merge. All that cannot be used are in the error.
pub(super) fn open_shards(folders: &[PathBuf]) -> Result<Vec<ShardOutput>, CommandError> {
    let seal = Seal::of_user();
    let opened = folders
        .iter()
        .map(|folder| ShardOutput::open(folder, &seal));
    let (shards, errors): (Vec<_>, Vec<_>) = opened.partition(Result::is_ok);
    let errors: Vec<String> = errors
        .into_iter()
        .filter_map(Result::err)
        .map(|error| error.to_string())
        .collect();
    match errors.as_slice() {
        [] => Ok(shards.into_iter().flatten().collect()),
        errors => Err(errors.join("\n").into()),
    }
}

impl IncrementalBuild<'_> {
    /// Stages what this build cached about an engagement of the shard, for the merging build.
    pub(super) fn stage_shard_cache(
        &self,
        files: &EngagementFiles,
        staged: &StagedEngagement,
        shared: &BuildContext<'_>,
    ) -> Result<(), CommandError> {
        if staged.stopped.is_some() {
            return Ok(());
        }
        let content = self.cache.get(CacheKey::Engagement(&files.dir));
        let content = content.and_then(|content| {
            let (cached, summary) = split_cached(&content)?;
            let mut cached: CachedEngagement<PortalDigest> = serde_json::from_slice(cached).ok()?;
            cached.inputs_digest =
                inputs_of(self.portable_inputs.as_ref(), files, &staged.name, shared)?;
            join_cached(&cached, summary)
        });
        let Some(content) = content else {
            // The merging build then builds it.
            return Ok(());
        };
        let files = [(shard_cache_path(&staged.name), content)];
        let staged = self.portals.stage("coach", "", &files);
        staged.map(drop).map_err(|error| error.to_string().into())
    }

    /// Stages the portals of an engagement from one of the shards, if a rebuild here would give the same result.
    pub(super) fn reuse_from_shards(
        &self,
        files: &EngagementFiles,
        shared: &BuildContext<'_>,
    ) -> Result<Option<StagedEngagement>, CommandError> {
        for shard in self.shards {
            let found = self.reuse_from_shard(shard, files, shared)?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    fn reuse_from_shard(
        &self,
        shard: &ShardOutput,
        files: &EngagementFiles,
        shared: &BuildContext<'_>,
    ) -> Result<Option<StagedEngagement>, CommandError> {
        let name = self.opened.name(files);
        let Some(content) = shard
            .cached_engagement(&name)
            .map_err(|error| error.to_string())?
        else {
            return Ok(None);
        };
        let Some((cached, summary)) = split_cached(&content) else {
            return Ok(None);
        };
        let Ok(mut cached) = serde_json::from_slice::<CachedEngagement<PortalDigest>>(cached)
        else {
            return Ok(None);
        };
        let inputs = inputs_of(self.portable_inputs.as_ref(), files, &name, shared);
        if inputs.as_ref() != Some(&cached.inputs_digest) || !self.is_valid(&cached, shared) {
            return Ok(None);
        }
        let mut portals: Vec<(&str, ShardPortal)> = Vec::new();
        for portal in &cached.portals {
            let found = shard.portal(&portal.folder, &portal.digest);
            match found.map_err(|error| error.to_string())? {
                Some(found) => portals.push((&portal.folder, found)),
                None => return Ok(None),
            }
        }
        for (folder, portal) in portals {
            let staged = self.portals.stage(&portal.reader, folder, &portal.files);
            staged.map_err(|error| error.to_string())?;
        }
        // From now on it is cached here like an engagement that was built here.
        if let Some(inputs) = inputs_of(self.inputs.as_ref(), files, &name, shared) {
            cached.inputs_digest = inputs;
            if let Some(content) = join_cached(&cached, summary) {
                self.cache
                    .put(CacheKey::Engagement(&files.dir), &[&content]);
            }
        }
        let mut staged = StagedEngagement::from_cached(name, cached);
        staged.from_shard = true;
        Ok(Some(staged))
    }
}
