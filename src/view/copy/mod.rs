//! The exact copy of a record that a client approves for a sponsor, and that the sponsor then has.
//!
//! A copy contains everything that the sponsor's pages show of the record: its words, the words of what it quotes,
//! the records that it links to, and the digests of its pictures. It does not depend on any other file. This module
//! must not decide who may read a copy.

mod agenda;
mod create;
mod key;
mod present;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::types::{AgendaView, ChangeView, Fact, PulseView, ReviewView, ThemesView};
use crate::kind::Kind;
use crate::model::{CopyProblem, sha256};
use crate::policy::AccessLevel;
use crate::prose::Prose;

pub(super) use create::copy_levels;
pub use create::{amendments_in_force, create_copy};
pub use key::key;
pub(super) use present::{KeyNames, shown};

/// The format name in a copy's file.
pub const FORMAT: &str = "coachgen-approval";

/// The format version that this program reads and writes. `docs/schemas/approval.schema.json` describes it.
pub const VERSION: u32 = 1;

/// A record as one sponsor gets it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApprovedCopy {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub version: u32,
    /// The client's name, so that a copy cannot be used in another engagement.
    pub client: String,
    /// What the agreement gave sponsors of each kind on the day of the approval.
    pub agreed: BTreeMap<Kind, AccessLevel>,
    /// Kind, day, number and title.
    pub record: Fact,
    /// The record's fields.
    pub content: CopyContent,
    /// The record's text, without what the sponsor may not see. Links refer to records by their [`key`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub text: Vec<Prose>,
    /// The files that the text shows or links to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<CopyFile>,
}

/// The fields of a kind that is shared by approval.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum CopyContent {
    #[serde(rename = "stakeholder-themes")]
    Themes(Box<ThemesView>),
    #[serde(rename = "agenda")]
    Agenda(Box<AgendaView>),
    #[serde(rename = "review")]
    Review(Box<ReviewView>),
    #[serde(rename = "pulse")]
    Pulse(Box<PulseView>),
}

/// A file that belongs to a copy. It is stored in `approvals/` under its name.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct CopyFile {
    /// Derived from the content; the same name as in portals.
    pub name: String,
    /// SHA-256 of its bytes, as 64 hexadecimal digits.
    pub sha256: String,
    /// Whether it is shown as a picture.
    pub image: bool,
}

impl CopyContent {
    /// The kind of the record.
    pub fn kind(&self) -> Kind {
        match self {
            CopyContent::Themes(_) => Kind::StakeholderThemes,
            CopyContent::Agenda(_) => Kind::Agenda,
            CopyContent::Review(_) => Kind::Review,
            CopyContent::Pulse(_) => Kind::Pulse,
        }
    }
}

impl ApprovedCopy {
    /// Reads a copy's file.
    ///
    /// # Errors
    /// If it is not a copy, or was written by a later version.
    pub fn read(text: &str) -> Result<ApprovedCopy, CopyProblem> {
        /// The fields that every version has.
        #[derive(Deserialize)]
        struct CopyVersion {
            format: String,
            version: u32,
        }
        let head: CopyVersion = serde_json::from_str(text).map_err(|_| CopyProblem::Changed)?;
        if head.format != FORMAT {
            return Err(CopyProblem::Changed);
        }
        if head.version > VERSION {
            return Err(CopyProblem::Newer);
        }
        let copy: ApprovedCopy = serde_json::from_str(text).map_err(|_| CopyProblem::Changed)?;
        match copy.record.kind == copy.content.kind() {
            true => Ok(copy),
            false => Err(CopyProblem::Changed),
        }
    }

    /// The text of the copy's file, in the canonical form from which the digest is computed. The order of fields is
    /// fixed and each is on a separate line, so that git shows what changed from one copy to the next.
    pub fn written(&self) -> String {
        // Serializing a structure of texts, numbers and dates cannot fail.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// SHA-256 of the compared fields: the copy without levels and days of agreement.
    pub fn digest_of_words(&self) -> String {
        self.words().digest()
    }

    /// The copy without fields that are not compared: the levels, and the days on which an agenda or an amendment
    /// was agreed.
    pub(super) fn words(&self) -> ApprovedCopy {
        let mut copy = self.clone();
        copy.agreed.clear();
        let unagreed = |change: &mut ChangeView| {
            (change.agreed_client, change.agreed_sponsor) = (None, None);
        };
        match &mut copy.content {
            CopyContent::Agenda(agenda) => {
                (agenda.agreed_client, agenda.agreed_sponsor) = (None, None);
                agenda
                    .amendments
                    .iter_mut()
                    .map(|one| &mut one.change)
                    .for_each(unagreed);
            }
            CopyContent::Review(review) => review.changes.iter_mut().for_each(unagreed),
            CopyContent::Themes(_) | CopyContent::Pulse(_) => {}
        }
        copy
    }

    /// SHA-256 of the copy's file, as 64 hexadecimal digits.
    pub fn digest(&self) -> String {
        sha256(self.written().as_bytes())
    }
}

/// A copy with the bytes of its files.
#[derive(Debug, Clone)]
pub struct NewCopy {
    /// The copy.
    pub copy: ApprovedCopy,
    /// The bytes of each of [`ApprovedCopy::files`], in the same order.
    pub files: Vec<Arc<[u8]>>,
}
