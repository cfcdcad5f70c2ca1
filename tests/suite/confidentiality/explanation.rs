//! What `coachgen access` explains is what the portals contain, in engagements that were changed at random.
//!
//! Each word of the canary engagement is in one field or passage only. So an explanation that calls it visible is wrong if
//! the reader's files do not contain the word, and one that calls it hidden is wrong if they do.

use std::collections::BTreeMap;

use coachgen::access::RecordPart;
use coachgen::pipeline::{ExportFormat, export, readers_of};
use coachgen::policy::{AccessLevel, Policy};
use coachgen::reader::Reader;
use coachgen::span::Span;
use coachgen::view::{
    Access, Explanation, LevelReason, PartAccess, ProjectionInput, explain, texts_in,
};

use super::folder::{BuildHarness, Folder, portal};
use super::generated::{Audience, Canary, Sort, generate};
use super::states::{bases, changed, state_count};
use super::text::Pages;
use crate::parallel::in_parallel;

/// Every twentieth state is compared with the portals, the others with the exports, which have every field of a view.
const PAGES_EVERY: usize = 20;

#[test]
fn explanations_agree_with_what_each_reader_gets() {
    let states = state_count();
    let bench = BuildHarness::pages_only();
    let (bases, canaries) = bases(&bench);
    let words: Vec<&Canary> = canaries
        .iter()
        .filter(|canary| canary.sort == Sort::Word)
        .collect();
    let all = in_parallel(states, |state| {
        let mut counts = Counts::default();
        let folder = changed(&bench, &bases[state % bases.len()], state as u64);
        let faults = compare(&bench, &folder, &words, state, &mut counts);
        let faults = faults.iter().map(|fault| format!("state {state}: {fault}"));
        counts.faults.extend(faults);
        counts
    });
    let mut counts = Counts::default();
    all.into_iter().for_each(|one| counts.add(one));
    assert!(
        counts.faults.is_empty(),
        "{} faults\n{}",
        counts.faults.len(),
        counts
            .faults
            .iter()
            .take(40)
            .cloned()
            .collect::<Vec<_>>()
            .join("\n")
    );
    // The test must not pass because nothing was compared.
    assert!(
        counts.compared * 2 > states,
        "{} of {states} were built",
        counts.compared
    );
    assert!(counts.visible > states * 100 && counts.hidden > states * 100);
    for reason in [
        "Approved",
        "NotApproved",
        "Draft",
        "Agreement",
        "NotPassedOn",
        "NotPresent",
        "AfterLastDay",
    ] {
        assert!(
            counts.reasons.contains_key(reason),
            "no state had {reason}: {:?}",
            counts.reasons
        );
    }
}

#[derive(Default)]
struct Counts {
    faults: Vec<String>,
    /// States that nothing blocked.
    compared: usize,
    visible: usize,
    hidden: usize,
    /// How often each reason decided a level.
    reasons: BTreeMap<String, usize>,
}

impl Counts {
    fn add(&mut self, other: Counts) {
        self.faults.extend(other.faults);
        self.compared += other.compared;
        self.visible += other.visible;
        self.hidden += other.hidden;
        for (reason, count) in other.reasons {
            *self.reasons.entry(reason).or_default() += count;
        }
    }
}

/// The differences between the explanations and what each reader gets.
fn compare(
    bench: &BuildHarness,
    folder: &Folder,
    words: &[&Canary],
    state: usize,
    counts: &mut Counts,
) -> Vec<String> {
    let mut faults = Vec::new();
    let pages = state
        .is_multiple_of(PAGES_EVERY)
        .then(|| bench.build_with_exports(folder, &Policy::default()));
    if pages.as_ref().is_some_and(|built| built.portals.is_empty()) {
        return faults;
    }
    let found = bench.with_loaded(folder, |loaded, shared, source| {
        let access = &loaded.access;
        for reader in access.readers().filter(|reader| **reader != Reader::Coach) {
            let files = match &pages {
                Some(built) => ReaderFiles::Portal(Pages::of(portal(built, reader))),
                None => match export(loaded, reader, ExportFormat::Json, shared) {
                    Ok(files) => ReaderFiles::Export(files),
                    // The scan stops what could leak.
                    Err(_) => continue,
                },
            };
            let copied = copied_words(access, reader);
            for (place, record) in source.model.records.iter().enumerate() {
                let id = coachgen::model::RecordId(place);
                let Some(has) = explain(source, access, reader, id) else {
                    continue;
                };
                faults.extend(
                    level_fault(&has).map(|fault| format!("{reader:?} {}: {fault}", record.path)),
                );
                for condition in &has.conditions {
                    let name = format!("{:?}", condition.reason);
                    let name = name.split('(').next().unwrap_or_default().to_owned();
                    *counts.reasons.entry(name).or_default() += 1;
                }
                let Some(file) = source.model.sources.file(record.file) else {
                    continue;
                };
                // What an editor shows beside the lines.
                let shown = readers_of(loaded, &file.path, shared).expect("a record");
                for word in words.iter().filter(|word| word.file == record.path) {
                    let Some(at) = file.text.find(&word.text) else {
                        continue;
                    };
                    let Some(part) = part_at(&has, at) else {
                        continue;
                    };
                    if !is_shown(&shown.parts, source, (&has, at), reader) {
                        faults.push(format!(
                            "{reader:?}, {}:{}: an editor shows other readers",
                            record.path, word.line
                        ));
                    }
                    let is_there = files.contains(&word.text);
                    let what = || format!("{reader:?}, {}:{} is {part:?}", record.path, word.line);
                    match part {
                        PartAccess::Visible => {
                            counts.visible += 1;
                            if !is_there && word.most > Audience::Nobody {
                                faults.push(format!("{} but missing", what()));
                            }
                        }
                        PartAccess::OnceApproved | PartAccess::Hidden(_) => {
                            counts.hidden += 1;
                            // An approved copy quotes other records.
                            if is_there && !copied.contains(&word.text) {
                                faults.push(format!("{} but there", what()));
                            }
                        }
                    }
                }
            }
        }
    });
    counts.compared += usize::from(found.is_some());
    faults
}

/// Whether the part that an editor shows for a byte has the same access.
fn is_shown(
    parts: &[RecordPart],
    source: ProjectionInput<'_>,
    (has, at): (&Explanation, usize),
    reader: &Reader,
) -> bool {
    let contains = |span: Span| span.range().contains(&at);
    let field = has.fields.iter().find(|field| contains(field.span));
    let section = has.sections.iter().find(|section| contains(section.span));
    let Some((span, access)) = field
        .map(|field| (field.span, field.access))
        .or(section.map(|section| (section.span, section.access)))
    else {
        return true;
    };
    let name = match reader {
        Reader::Sponsor(name) => name.as_str(),
        _ => "client",
    };
    // A section is shown from its first line with text.
    let from = match field {
        Some(_) => span,
        None => Span {
            start: u32::try_from(at).expect("a small file"),
            ..span
        },
    };
    let (line, _) = source.model.sources.line_column(from);
    let mut here = parts.iter().filter(|part| {
        part.is_section == field.is_none() && part.lines.0 <= line && line <= part.lines.1
    });
    here.any(|part| {
        let mut readers = part.readers.iter();
        readers.any(|one| one.name == name && one.access == access)
    })
}

/// What a reader gets.
enum ReaderFiles {
    /// The portal, with the export in it.
    Portal(Pages),
    /// Only the export.
    Export(Vec<(String, Vec<u8>)>),
}

impl ReaderFiles {
    fn contains(&self, word: &str) -> bool {
        match self {
            ReaderFiles::Portal(pages) => pages.file_with(word).is_some(),
            ReaderFiles::Export(files) => files.iter().any(|(_, bytes)| {
                bytes
                    .windows(word.len())
                    .any(|window| window == word.as_bytes())
            }),
        }
    }
}

/// The words of the copies that a sponsor has. The client has read those of all sponsors.
fn copied_words(access: &Access, reader: &Reader) -> String {
    let histories = access.approvals.histories.iter();
    let decided = histories.flat_map(|history| &history.decided);
    let own = decided.filter(|(name, _)| reader.sponsor().is_none_or(|sponsor| sponsor == *name));
    let copies = own.filter_map(|(_, decided)| decided.copy.as_ref()?.copy.as_ref().ok());
    let texts = copies.flat_map(|copy| texts_in(copy));
    texts.map(|(_, text)| text).collect::<Vec<_>>().join("\n")
}

/// The part of the record at a byte.
fn part_at(has: &Explanation, at: usize) -> Option<PartAccess> {
    let contains = |span: Span| span.range().contains(&at);
    let field = has.fields.iter().find(|field| contains(field.span));
    let section = has.sections.iter().find(|section| contains(section.span));
    field
        .map(|field| field.access)
        .or(section.map(|section| section.access))
}

/// A level that differs from the one that the conditions give.
fn level_fault(has: &Explanation) -> Option<String> {
    let is_approved = |reason: LevelReason| matches!(reason, LevelReason::Approved(_));
    let approved = has.conditions.iter().any(|one| is_approved(one.reason));
    let least = has.conditions.iter().map(|one| one.level).min();
    let expected = match (approved, least) {
        (true, _) => AccessLevel::Shared,
        (false, least) => least.unwrap_or(AccessLevel::Hidden),
    };
    (expected != has.level).then(|| format!("{:?}, but {:?}", has.level, has.conditions))
}

#[test]
fn a_wrong_explanation_is_detected() {
    let has = |level, reason| Explanation {
        level: AccessLevel::Shared,
        conditions: vec![coachgen::view::Condition {
            reason,
            level,
            at: None,
        }],
        fields: Vec::new(),
        sections: Vec::new(),
    };
    assert!(
        level_fault(&has(
            AccessLevel::Fact,
            LevelReason::NotPassedOn("debriefed")
        ))
        .is_some()
    );
    assert!(level_fault(&has(AccessLevel::Shared, LevelReason::Coach)).is_none());
}

/// Every word of the engagement is in a part that the explanation lists.
#[test]
fn every_field_and_passage_is_explained() {
    let bench = BuildHarness::pages_only();
    let (late, canaries) = generate();
    let seen = bench.loaded(&late, |source: ProjectionInput<'_>, access| {
        // Nobody sees a comment.
        let words = canaries.iter().filter(|canary| canary.sort == Sort::Word);
        for canary in words.filter(|canary| canary.most > Audience::Nobody) {
            let mut records = source.model.records.iter();
            let place = records.position(|record| record.path == canary.file);
            let id = coachgen::model::RecordId(place.expect("a record"));
            let text = &source
                .model
                .sources
                .file(source.model.record(id).file)
                .expect("a file")
                .text;
            let at = text.find(&canary.text).expect("the canary");
            let has = explain(source, access, &Reader::Client, id).expect("a portal");
            let is_listed = part_at(&has, at).is_some();
            assert!(is_listed, "{}:{}", canary.file, canary.line);
        }
    });
    assert!(seen.is_some(), "the engagement is blocked");
}
