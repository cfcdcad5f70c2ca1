//! Where a new record belongs: the folder of similar records, and a file name like theirs.

use crate::kind::{Kind, Phase};
use crate::record::value::{Part, ReviewType};
use crate::view::types::{AnyRecord, Fact, View};

use super::SkeletonData;

/// The folder and the name of a new file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkeletonPlace {
    /// The folder, in the engagement's folder; empty for that folder itself.
    pub folder: String,
    /// The name without its extension.
    pub stem: String,
}

impl SkeletonPlace {
    /// The names to try, in order: the name, then the name with a number.
    pub fn stems(&self) -> impl Iterator<Item = String> + '_ {
        let numbered = (2..1000).map(|number| format!("{}-{number}", self.stem));
        std::iter::once(self.stem.clone()).chain(numbered)
    }
}

/// Where the next record of a kind belongs in the engagement in `folder`.
pub(super) fn place(view: &View, folder: &str, kind: Kind, data: &SkeletonData) -> SkeletonPlace {
    let facts: Vec<(&Fact, String)> = facts(view)
        .filter_map(|fact| Some((fact, within(fact.path.as_deref()?, folder)?)))
        .collect();
    let same = facts.iter().filter(|(fact, _)| fact.kind == kind);
    let last = same
        .clone()
        .max_by_key(|(fact, _)| (fact.number, fact.date));
    let known = last.map(|(_, path)| folder_of(path).to_owned());
    SkeletonPlace {
        folder: known.unwrap_or_else(|| usual_folder(&facts, kind)),
        stem: last
            .and_then(|(fact, path)| next_session_stem(fact, path, data))
            .or_else(|| next_numbered_stem(kind, same.map(|(_, path)| path.as_str())))
            .unwrap_or_else(|| usual_stem(kind, data)),
    }
}

/// The folder for a record of this kind in the engagement in `folder`: that of the last one, else the usual one.
pub fn folder_for(view: &View, folder: &str, kind: Kind) -> String {
    let facts: Vec<(&Fact, String)> = facts(view)
        .filter_map(|fact| Some((fact, within(fact.path.as_deref()?, folder)?)))
        .collect();
    let same = facts.iter().filter(|(fact, _)| fact.kind == kind);
    let last = same.max_by_key(|(fact, _)| (fact.number, fact.date));
    match last {
        Some((_, path)) => folder_of(path).to_owned(),
        None => usual_folder(&facts, kind),
    }
}

/// Every record that can be read, also drafts.
fn facts(view: &View) -> impl Iterator<Item = &Fact> {
    let records = view.records.iter().map(AnyRecord::fact);
    records.chain(view.drafts.iter().map(|draft| &draft.fact))
}

/// A path in the practice as a path in the engagement.
fn within(path: &str, folder: &str) -> Option<String> {
    if folder.is_empty() {
        return Some(path.to_owned());
    }
    let rest = path.strip_prefix(folder)?.strip_prefix('/')?;
    Some(rest.to_owned())
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The folder of other records of the same phase, else the usual one; an engagement without subfolders gets none.
fn usual_folder(facts: &[(&Fact, String)], kind: Kind) -> String {
    // The first pulse round is before the sessions.
    let phase = match kind {
        Kind::Pulse => Some(Phase::Diagnosis),
        kind => kind.phase(),
    };
    let near = facts.iter().filter(|(fact, _)| {
        phase.is_some() && fact.kind != Kind::Engagement && fact.kind.phase() == phase
    });
    if let Some((_, path)) = near.max_by_key(|(fact, _)| fact.date) {
        return folder_of(path).to_owned();
    }
    let flat = !facts.is_empty() && facts.iter().all(|(_, path)| !path.contains('/'));
    match (flat, phase) {
        (true, _) => String::new(),
        (false, Some(phase)) => phase.folder().to_owned(),
        (false, None) => "notes".to_owned(),
    }
}

/// The name of the last session, with the next number: `sitzung-4` after `sitzung-3`.
fn next_session_stem(last: &Fact, path: &str, data: &SkeletonData) -> Option<String> {
    let (before, next) = (last.number?, data.number()?);
    let stem = path.rsplit('/').next()?.strip_suffix(".md")?;
    let name = stem.strip_suffix(&before.to_string())?;
    let free = !name.ends_with(|c: char| c.is_ascii_digit());
    // `session-03` is followed by `session-04`.
    let zeros = name.len() - name.trim_end_matches('0').len();
    match (free, zeros) {
        (true, _) => Some(format!("{name}{next}")),
        (false, 1..) => {
            let digits = zeros + before.to_string().len();
            let name = name.trim_end_matches('0');
            let free = !name.ends_with(|c: char| c.is_ascii_digit());
            free.then(|| format!("{name}{next:0digits$}"))
        }
        _ => None,
    }
}

/// The name after the last one of records that are only numbered by their names: `stakeholder-5` after `stakeholder-4`.
fn next_numbered_stem<'p>(kind: Kind, paths: impl Iterator<Item = &'p str>) -> Option<String> {
    if !matches!(kind, Kind::StakeholderInterview | Kind::Pulse) {
        return None;
    }
    let numbered = paths.filter_map(|path| {
        let stem = path.rsplit('/').next()?.strip_suffix(".md")?;
        let (name, number) = stem.rsplit_once('-')?;
        // A longer number is a year.
        let number: u32 = number.parse().ok().filter(|number| *number < 1000)?;
        let dated = name.ends_with(|c: char| c.is_ascii_digit());
        (!dated).then_some((number, name))
    });
    let (number, name) = numbered.max()?;
    Some(format!("{name}-{}", number + 1))
}

/// The usual name of a record.
fn usual_stem(kind: Kind, data: &SkeletonData) -> String {
    let dated = |name: &str| format!("{name}-{}", data.date());
    match kind {
        Kind::Engagement => "engagement".to_owned(),
        Kind::Chemistry => "chemistry-meeting".to_owned(),
        Kind::Interview => match data.part() {
            Some(Part::One) => "interview-part-1".to_owned(),
            Some(Part::Two) => "interview-part-2".to_owned(),
            _ => "interview".to_owned(),
        },
        Kind::Session => format!("session-{}", data.number().unwrap_or(1)),
        Kind::Review => match data.review() {
            Some(ReviewType::Final) => "final-review".to_owned(),
            _ => "interim-review".to_owned(),
        },
        Kind::StakeholderInterview => "stakeholder-1".to_owned(),
        Kind::SponsorMeeting | Kind::Agenda | Kind::StakeholderThemes => kind.word().to_owned(),
        Kind::Contacts => "contacts".to_owned(),
        Kind::Pulse => "pulse-1".to_owned(),
        Kind::Evidence | Kind::Psychometric | Kind::Note => dated(kind.word()),
    }
}

/// A folder name for a client: `amara-okafor`. Letters of every script are kept, since a name may have no other.
pub fn folder_name(client: &str) -> String {
    let words = client
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    words.join("-")
}
