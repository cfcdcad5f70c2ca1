//! Writes the portals: everything that a build writes to disk goes through this module.
//!
//! A build is staged in a hidden folder next to the target and swapped in as one step, so a crash leaves either the old
//! portals or the new ones, complete. A file is only replaced or deleted if a sealed manifest lists it and its content
//! matches; a whole portal only if that was requested. This module must not know what a page means: it handles paths,
//! bytes and readers.

mod approvals;
mod build_cache;
mod commit;
mod digest;
mod dispose;
mod error;
mod handovers;
mod known_files;
mod leftover;
mod lock;
mod manifest;
mod marker;
mod names;
mod parallel;
mod pictures;
mod plan;
mod portals;
mod practice_copy;
mod private;
mod recovery;
mod redirect_file;
mod replace;
mod reports;
mod retained;
mod safe_open;
mod seal;
mod sealed_folder;
mod shard;
mod staging;
mod survey;
mod swap;
mod target;
mod times;

pub mod edit;
pub mod new_files;
pub mod new_folder;

pub use approvals::ApprovalsFolder;
pub use build_cache::{BuildCache, CacheKey, clear_caches};
pub use commit::CommitOutcome;
pub use digest::PortalDigest;
pub use dispose::{FileCount, HiddenFolder, count_files, delete_interrupted};
pub use error::OutputError;
pub use handovers::write_handover;
pub use pictures::PictureCache;
pub use portals::Portals;
pub use practice_copy::PracticeCopy;
pub use redirect_file::RedirectFile;
pub use reports::PdfCache;
pub use seal::Seal;
pub use shard::{ShardOutput, ShardPortal, cache_path as shard_cache_path};

/// The name of the manifest, next to the portals and never inside one.
pub const MANIFEST: &str = "manifest.json";

/// Keeps the portals out of the practice's git repository, and marks a folder as created by coachgen.
const GITIGNORE: &str = ".gitignore";

/// The text of the `.gitignore`; its first line is the mark.
const GITIGNORE_TEXT: &str =
    "# Written by coachgen: portals are built from the records and stay out of git.\n*\n";
