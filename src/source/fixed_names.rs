//! The names of the two files that define a practice and an engagement.

/// The practice's file.
pub const PRACTICE_FILE: &str = "coachgen.yaml";

/// The file that makes a folder an engagement.
pub(super) const ENGAGEMENT_FILE: &str = "engagement.md";
