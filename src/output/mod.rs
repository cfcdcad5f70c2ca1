//! The writers of portals: everything a build puts on disk goes through here.
//!
//! A build is staged in a hidden folder beside the target and swapped in as one step, so a crash leaves the whole old
//! portals or the whole new ones. Only files that a sealed manifest lists, and whose content is what it says, are ever
//! replaced or deleted; a whole portal only where that was asked for. This module must not know what a page means: it sees paths and bytes, and whom they are for.

mod approvals;
mod commit;
mod digest;
mod error;
mod leftover;
mod lock;
mod manifest;
mod names;
mod pictures;
mod plan;
mod portals;
mod recovery;
mod redirect_file;
mod retained;
mod safe_open;
mod seal;
mod staging;
mod store;
mod survey;
mod swap;
mod target;
mod times;

pub mod edit;
pub mod new_files;

pub use approvals::ApprovalsFolder;
pub use commit::CommitOutcome;
pub use error::OutputError;
pub use pictures::KeptPictures;
pub use portals::Portals;
pub use redirect_file::RedirectFile;
pub use seal::Seal;
pub use store::Kept;

/// The name of the manifest, beside the portals and never inside one.
pub const MANIFEST: &str = "manifest.json";

/// Keeps the portals out of the practice's git, and marks a folder as one that coachgen made.
const GITIGNORE: &str = ".gitignore";

/// The text of the `.gitignore`; its first line is the mark.
const GITIGNORE_TEXT: &str =
    "# Written by coachgen: portals are built from the records and stay out of git.\n*\n";
