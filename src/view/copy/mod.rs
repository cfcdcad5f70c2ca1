//! The exact copy of a record that a client approves for a sponsor, and that the sponsor then has.
//!
//! A copy holds everything that the sponsor's pages show of the record: its words, the words of what it quotes, the
//! records that it links to, and the digests of its pictures. Nothing in it depends on another file. Must not
//! decide who may have it.

mod agenda;
mod create;
mod key;
mod present;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::types::{AgendaView, ChangeView, Fact, ReviewView, ThemesView};
use crate::kind::Kind;
use crate::model::{CopyProblem, sha256};
use crate::policy::AccessLevel;

pub use create::{NewCopy, amendments_in_force, make};
pub use key::key;
pub(super) use present::{KeyNames, shown};

/// What a copy's file says it is.
pub const FORMAT: &str = "coachgen-approval";

/// The version of the form that this program reads and writes. `docs/schemas/approval.schema.json` describes it.
pub const VERSION: u32 = 1;

/// A record as one sponsor gets it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApprovedCopy {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub version: u32,
    /// The client's name, which keeps a copy from being used in another engagement.
    pub client: String,
    /// What the agreement gave sponsors of each kind on the day of the approval.
    pub agreed: BTreeMap<Kind, AccessLevel>,
    /// Kind, day, number and title.
    pub record: Fact,
    /// Its fields.
    pub content: CopyContent,
    /// Its text as Markdown, without what the sponsor may not see. A link to a record is `record:KEY`; see [`key`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub text: Vec<String>,
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
}

/// A file that belongs to a copy; it is kept in `approvals/` under its name.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct CopyFile {
    /// From its content; the same as in portals.
    pub name: String,
    /// SHA-256 of its bytes, as 64 hexadecimal digits.
    pub sha256: String,
    /// Whether it is shown as a picture.
    pub image: bool,
}

impl CopyContent {
    /// The kind of record that it is of.
    pub fn kind(&self) -> Kind {
        match self {
            CopyContent::Themes(_) => Kind::StakeholderThemes,
            CopyContent::Agenda(_) => Kind::Agenda,
            CopyContent::Review(_) => Kind::Review,
        }
    }
}

impl ApprovedCopy {
    /// Reads a copy's file.
    ///
    /// # Errors
    /// If it is not a copy, or a later version wrote it.
    pub fn read(text: &str) -> Result<ApprovedCopy, CopyProblem> {
        /// What every version has.
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

    /// The text of its file: the canonical form, of which the digest is made. The fields are in one order, and each
    /// is on a line of its own, so that git shows what changed from one copy to the next.
    pub fn written(&self) -> String {
        // A structure of texts, numbers and dates cannot fail to be written.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// SHA-256 of what a comparison is about: the copy without levels and days of agreement.
    pub fn digest_of_words(&self) -> String {
        self.words().digest()
    }

    /// The copy without fields that are not compared: the levels, and the days on which an agenda or an amendment was
    /// agreed.
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
            CopyContent::Themes(_) => {}
        }
        copy
    }

    /// SHA-256 of its file, as 64 hexadecimal digits.
    pub fn digest(&self) -> String {
        sha256(self.written().as_bytes())
    }
}
