//! The changes that an import makes: entries under `planned`, and drafts of sessions.
//!
//! Everything is prepared before anything is written. Must not replace or remove anything in a record.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::import::LoadedTarget;
use crate::calendar::Proposal;
use crate::check::append;
use crate::command::CommandError;
use crate::command::new;
use crate::command::open::OpenedPractice;
use crate::command::terminal::Terminal;
use crate::kind::Kind;
use crate::output::edit;
use crate::pipeline;
use crate::policy::Policy;
use crate::record::safe_path;
use crate::record::value::yaml_text;
use crate::skeleton::{Skeleton, SkeletonOptions};
use crate::source::{EngagementFiles, Tree as _};

/// A change that was prepared.
pub(super) enum Change<'o> {
    /// New entries under `planned`.
    Plans {
        /// The path of engagement.md in the practice.
        path: String,
        /// Each as its words and its date.
        entries: Vec<(String, NaiveDate)>,
        /// The text before and after; `None` if the list is not written in a form that can be extended.
        texts: Option<(String, String)>,
    },
    /// A draft of a session.
    Draft {
        files: &'o EngagementFiles,
        skeleton: Box<Skeleton>,
        text: String,
    },
}

impl Change<'_> {
    /// Whether only the coach can make it.
    pub(super) fn is_by_hand(&self) -> bool {
        matches!(self, Change::Plans { texts: None, .. })
    }

    /// The change as lines to print.
    pub(super) fn shown(&self) -> String {
        match self {
            Change::Plans {
                path,
                entries,
                texts,
            } => {
                let entries: String = entries
                    .iter()
                    .map(|(what, date)| {
                        format!("\n  - what: {}\n    date: {date}", yaml_text(what))
                    })
                    .collect();
                let how = match texts {
                    Some(_) => "add under `planned`",
                    None => "add under `planned` by hand, because the list is written on one line",
                };
                format!("{}: {how}:{entries}", safe_path(path))
            }
            Change::Draft {
                files, skeleton, ..
            } => {
                let place = &skeleton.place;
                let folders = [
                    files.dir.as_str(),
                    place.folder.as_str(),
                    place.stem.as_str(),
                ];
                let path: Vec<&str> = folders
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect();
                format!(
                    "{}.md: a draft of the session of {}",
                    safe_path(&path.join("/")),
                    skeleton.data.date()
                )
            }
        }
    }
}

/// Prepares the changes of all proposals that only add something.
pub(super) fn prepare<'o>(
    opened: &OpenedPractice,
    targets: &[LoadedTarget<'o>],
    proposals: &[Proposal],
    today: NaiveDate,
) -> Result<Vec<Change<'o>>, CommandError> {
    let mut plans: BTreeMap<usize, Vec<(String, NaiveDate)>> = BTreeMap::new();
    let mut changes = Vec::new();
    for proposal in proposals {
        match proposal {
            Proposal::Plan {
                engagement,
                what,
                date,
            } => plans
                .entry(*engagement)
                .or_default()
                .push((what.clone(), *date)),
            Proposal::Draft {
                engagement, date, ..
            } => changes.push(draft(opened, &targets[*engagement], *date)?),
            Proposal::ByHand { .. } | Proposal::Unused { .. } => {}
        }
    }
    for (engagement, mut entries) in plans {
        entries.sort_by_key(|(_, date)| *date);
        changes.push(add_plans(
            opened,
            targets[engagement].files,
            entries,
            today,
        )?);
    }
    Ok(changes)
}

fn draft<'o>(
    opened: &OpenedPractice,
    target: &LoadedTarget<'o>,
    date: NaiveDate,
) -> Result<Change<'o>, CommandError> {
    let options = SkeletonOptions {
        date: Some(date),
        review: None,
    };
    let skeleton = new::next_record(&target.coach, target.files, Kind::Session, options)?;
    let text = new::render_record(opened, &skeleton)?;
    Ok(Change::Draft {
        files: target.files,
        skeleton: Box::new(skeleton),
        text,
    })
}

fn add_plans<'o>(
    opened: &OpenedPractice,
    files: &EngagementFiles,
    entries: Vec<(String, NaiveDate)>,
    today: NaiveDate,
) -> Result<Change<'o>, CommandError> {
    let policy = Policy::default();
    let shared = opened.practice.build_context(&policy, today);
    // Loaded on a worker thread, because deeply nested prose can overflow the main thread's stack.
    let mut all = pipeline::run_parallel(1, 1, |_| {
        let loaded = pipeline::load(&opened.disk, files, &opened.name(files), &shared);
        let model = &loaded.model;
        let (id, _) = model.engagement().ok_or("engagement.md cannot be read")?;
        let record = model.record(id);
        let file = model.sources.file(record.file);
        let file = file.ok_or("engagement.md cannot be read")?;
        let items: Vec<Vec<String>> = entries
            .iter()
            .map(|(what, date)| {
                vec![
                    format!("what: {}", yaml_text(what)),
                    format!("date: {date}"),
                ]
            })
            .collect();
        let edits = append(&file.text, record, "planned", &items);
        let texts = edits.map(|edits| {
            let mut after = file.text.to_string();
            for (span, added) in edits {
                after.insert_str(span.start as usize, &added);
            }
            (file.text.to_string(), after)
        });
        Ok::<_, String>((file.path.clone(), texts))
    })?;
    let (path, texts) = all.pop().ok_or("engagement.md cannot be read")?;
    Ok(Change::Plans {
        path,
        entries,
        texts,
    })
}

/// Makes the changes.
pub(super) fn write(
    opened: &OpenedPractice,
    changes: &[Change<'_>],
    out: &Terminal,
) -> Result<(), CommandError> {
    for change in changes {
        match change {
            Change::Plans {
                path,
                texts: Some((before, after)),
                ..
            } => {
                let current = opened.disk.read(path).map_err(|error| error.to_string())?;
                if current != before.as_bytes() {
                    return Err(CommandError::new(format!(
                        "{} changed during the import; nothing was written to it",
                        safe_path(path)
                    )));
                }
                edit::write(&opened.disk.locate(path), after).map_err(|error| error.to_string())?;
                out.message(&format!("Wrote {}.", safe_path(path)));
            }
            Change::Plans { texts: None, .. } => {}
            Change::Draft {
                files,
                skeleton,
                text,
            } => {
                let path = new::write_record(opened, files, skeleton, text)?;
                out.message(&format!(
                    "Wrote {}, a draft. Only you see it until you remove the line `draft: true`.",
                    safe_path(&path.display().to_string())
                ));
            }
        }
    }
    Ok(())
}
