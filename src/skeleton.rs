//! What `coachgen new` writes: the next record of a kind, with everything that is already known.
//!
//! A skeleton is a draft in the record format. The text of records is only repeated in comments and as names, each safe
//! to write as YAML. Must not access the disk.

mod choices;
mod data;
mod earlier;
mod engagement;
mod place;
mod yaml;

use chrono::NaiveDate;

use tera::Context;

use crate::derive::ReaderView;
use crate::kind::Kind;
use crate::record::value::ReviewType;
use crate::words::Words;

pub use data::SkeletonData;
pub use engagement::NewEngagement;
pub use place::{SkeletonPlace, folder_for, folder_name};

/// A new record, and what is known about it.
#[derive(Debug, Clone)]
pub struct Skeleton {
    /// The kind of the record.
    pub kind: Kind,
    /// Where it belongs in the engagement.
    pub place: SkeletonPlace,
    /// The values for its template.
    pub data: SkeletonData,
    /// The path of an earlier record, if an engagement usually has only one of this kind.
    pub earlier: Option<String>,
}

/// Options for a new record; what is not given is taken from the engagement.
#[derive(Debug, Clone, Copy, Default)]
pub struct SkeletonOptions {
    /// The date of the record.
    pub date: Option<NaiveDate>,
    /// For a review.
    pub review: Option<ReviewType>,
}

/// Why there is no skeleton.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SkeletonError {
    /// A draft of the same record exists, at this path in the practice.
    DraftExists(String),
}

/// Returns the next record of a kind, from the coach's view of the engagement in `folder`.
///
/// # Errors
/// If a draft of that record exists.
pub fn skeleton(
    coach: &ReaderView,
    words: &'static Words,
    folder: &str,
    kind: Kind,
    options: SkeletonOptions,
) -> Result<Skeleton, SkeletonError> {
    let data = SkeletonData::new(coach, words, kind, options);
    if let Some(path) = data.existing_draft(&coach.view, kind) {
        return Err(SkeletonError::DraftExists(path));
    }
    Ok(Skeleton {
        kind,
        place: place::place(&coach.view, folder, kind, &data),
        earlier: data.earlier_record(&coach.view, kind),
        data,
    })
}

impl Skeleton {
    /// The values for its template.
    pub fn context(&self) -> Context {
        let mut context = Context::new();
        context.insert("record", &self.data);
        context
    }
}

impl NewEngagement {
    /// The values for its template.
    pub fn context(&self) -> Context {
        let mut context = Context::new();
        context.insert("engagement", self);
        context
    }
}

/// Whether front matter has the line `draft: true`.
pub fn is_draft(front_matter: &str) -> bool {
    let mut lines = front_matter.lines();
    lines.any(|line| line.trim_end() == "draft: true")
}

/// Returns the name of the template for records of a kind: `new-session.md`.
pub fn template_name(kind: Kind) -> String {
    format!("new-{}.md", kind.word())
}
