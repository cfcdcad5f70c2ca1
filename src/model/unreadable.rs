//! Records that are left out because they cannot be read: which files they are, and what is known about them.
//!
//! Must not decide whether the build continues; the findings do that.

use chrono::NaiveDate;

use super::agreement;
use crate::diag::nearest;
use crate::kind::{Kind, Phase};
use crate::record::Record;
use crate::record::decode::Scalar;
use crate::record::value::{EvidenceType, Part, ReviewType};
use crate::record::yaml::YamlNode;
use crate::source::split;

/// A file that should contain a record, but cannot be read. The values are those that can be read, or that its name
/// states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadableRecord {
    /// Relative to the engagement's folder.
    pub path: String,
    /// The kinds of record that it may be; empty if nothing suggests a kind.
    pub kinds: Vec<Kind>,
    /// The day of the record.
    pub date: Option<NaiveDate>,
    /// The number of a session.
    pub number: Option<u32>,
    /// The part of an interview.
    pub part: Option<Part>,
    /// The type of a review.
    pub review: Option<ReviewType>,
    /// The type of evidence.
    pub evidence: Option<EvidenceType>,
}

impl UnreadableRecord {
    /// The record in the file at `path`, which has this text; `None` for engagement.md, without which there is no
    /// engagement.
    pub(super) fn from_text(path: &str, text: &str) -> Option<UnreadableRecord> {
        let stated = Values {
            number: number_in_name(path),
            ..Values::default()
        };
        UnreadableRecord::new(path, kinds_of(path, text), stated)
    }

    /// A record without a field that it needs, or with a date that cannot be read; `None` if it has all of them, and for
    /// a draft, which may lack any field.
    pub(super) fn from_record(record: &Record) -> Option<UnreadableRecord> {
        if record.content.is_some() || record.common.draft {
            return None;
        }
        let text = |key: &str| record.node.get(key).and_then(YamlNode::text);
        let number = text("number").and_then(|number| number.parse().ok());
        let stated = Values {
            date: text("date").and_then(|date| NaiveDate::read(date, true).ok()),
            number: number.or_else(|| number_in_name(&record.path)),
            part: text("part").map(str::to_owned),
            sort: text("type").map(str::to_owned),
        };
        UnreadableRecord::new(&record.path, vec![record.kind], stated)
    }

    fn new(path: &str, kinds: Vec<Kind>, stated: Values) -> Option<UnreadableRecord> {
        let Values {
            date,
            number,
            part,
            sort,
        } = stated;
        // Without a type in the front matter, the usual file names of reviews begin with it.
        let name = path.rsplit('/').next().unwrap_or(path);
        let named = ReviewType::ALL
            .iter()
            .copied()
            .find(|one| name.starts_with(one.word()));
        let part = part.or_else(|| number.map(|number| number.to_string()));
        let is = |kind: Kind| kinds.contains(&kind);
        let record = UnreadableRecord {
            path: path.to_owned(),
            kinds: kinds.clone(),
            date,
            number: number.filter(|_| is(Kind::Session)),
            part: part
                .and_then(|part| Part::ALL.iter().copied().find(|one| one.word() == part))
                .filter(|_| is(Kind::Interview)),
            review: ReviewType::ALL
                .iter()
                .copied()
                .find(|one| Some(one.word()) == sort.as_deref())
                .or(named)
                .filter(|_| is(Kind::Review)),
            evidence: EvidenceType::ALL
                .iter()
                .copied()
                .find(|one| Some(one.word()) == sort.as_deref())
                .filter(|_| is(Kind::Evidence)),
        };
        (path != agreement::AGREEMENT).then_some(record)
    }
}

/// What the front matter or the file's name states.
#[derive(Default)]
struct Values {
    date: Option<NaiveDate>,
    number: Option<u32>,
    part: Option<String>,
    sort: Option<String>,
}

/// The number at the end of a file's name: 4 for `session-4.md`.
fn number_in_name(path: &str) -> Option<u32> {
    let stem = path.strip_suffix(".md")?;
    let digits = stem.len() - stem.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    stem[stem.len() - digits..].parse().ok()
}

/// The kinds of record that an unreadable file may be: the `kind` that it contains, else those that its name or folder
/// suggests, else all. Empty for a file without a `kind`, a known name or a front matter.
pub fn kinds_of(path: &str, text: &str) -> Vec<Kind> {
    let front = split(text).map(|front| &text[front.yaml]);
    let stated = front.unwrap_or(text).lines().find_map(|line| {
        let word = line.strip_prefix("kind:")?;
        let word = word.split('#').next()?.trim().trim_matches(['"', '\'']);
        nearest(word, Kind::ALL.iter().map(|kind| kind.word())).and_then(Kind::from_word)
    });
    if let Some(kind) = stated {
        return vec![kind];
    }
    if let Some(kind) = Kind::from_file_name(path) {
        return vec![kind];
    }
    if text.trim_start_matches('\u{feff}').starts_with("---") {
        return match Phase::from_folder(path) {
            Some(phase) => kinds_in_phase(phase),
            None => Kind::ALL.to_vec(),
        };
    }
    Vec::new()
}

fn kinds_in_phase(phase: Phase) -> Vec<Kind> {
    Kind::ALL
        .into_iter()
        .filter(|kind| kind.phase() == Some(phase))
        .collect()
}
