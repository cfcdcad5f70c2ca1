//! The summary at the end of a build, and phrases that several commands share.

use std::collections::BTreeMap;
use std::path::Path;

use super::Exit;
use super::shard::Shard;
use super::staged::StagedEngagement;
use super::terminal::Terminal;
use crate::check::human;
use crate::command::CommandError;
use crate::command::ErrorKind;
use crate::diag::Level;
use crate::output::CommitOutcome;
use crate::pipeline::Stopped;
use crate::record::safe_path;
use crate::text::counted;

/// Prints the findings, what was not built, what was built for whom, where to open it, how many findings there are, and
/// what is waiting or overdue. `practice` are the levels of the findings in coachgen.yaml and the templates. The start page is
/// missing in a shard.
pub(super) fn print(
    staged: &[StagedEngagement],
    practice: &[Level],
    committed: &CommitOutcome,
    target: &Path,
    shard: Option<Shard>,
    out: &Terminal,
) -> Exit {
    for one in staged {
        for finding in &one.rendered {
            out.finding(finding);
        }
    }
    let mut stopped = 0;
    let mut by_template: BTreeMap<&str, Vec<&StagedEngagement>> = BTreeMap::new();
    for one in staged {
        let Some(why) = &one.stopped else {
            continue;
        };
        stopped += 1;
        match why {
            // One template can block every engagement; it is reported once.
            Stopped::Template(error) => by_template.entry(&error.template).or_default().push(one),
            why => out.error(stopped_message(one, why)),
        }
    }
    for (template, stopped) in by_template {
        out.error(template_message(template, &stopped));
    }
    for path in &committed.foreign {
        out.detail(&format!(
            "left in place, because coachgen did not create it: {}",
            safe_path(path)
        ));
    }
    if let Some(left) = &committed.left_behind {
        out.error(format!(
            "an old folder could not be removed; you can delete it: {}",
            left.display()
        ));
    }
    let clients: usize = staged.iter().map(|one| one.readers.0).sum();
    let sponsors: usize = staged.iter().map(|one| one.readers.1).sum();
    let pages: usize = staged.iter().map(|one| one.pages).sum();
    let pdfs: usize = staged.iter().map(|one| one.pdfs).sum();
    let pdfs = match pdfs {
        0 => String::new(),
        count => format!(", {}", counted(count, "PDF")),
    };
    let built = staged.iter().filter(|one| one.pages > 0).count();
    let changed = match committed.written + committed.removed {
        0 => None,
        changed => Some(format!("{} changed", counted(changed, "file"))),
    };
    out.message(&match (built, changed) {
        (0, Some(_)) if shard.is_some() => "No portals were built.".to_owned(),
        (0, None) => "No portals were built; nothing changed.".to_owned(),
        // The start page and the findings are about all engagements, including those that are blocked.
        (0, Some(changed)) => {
            format!("No portals were built. Only the coach's start page and checks were updated: {changed}.")
        }
        (built, changed) => format!(
            "Built {} for the coach, {} and {}: {}{pdfs}, {}.",
            engagements(built),
            counted(clients, "client"),
            counted(sponsors, "sponsor"),
            counted(pages, "page"),
            changed.as_deref().unwrap_or("nothing changed"),
        ),
    });
    let page = match built > 0 || staged.iter().any(|one| one.kept) {
        true => "index.html",
        // Without any portal, the start page only leads to the findings.
        false => "health.html",
    };
    out.message(&match shard {
        Some(shard) => format!(
            "This is shard {shard}, without the coach's start page. To merge all shards, run `coachgen build` with one `--merge FOLDER` for each shard."
        ),
        None => format!("Open {}", target.join("coach").join(page).display()),
    });
    let levels: Vec<Level> = staged
        .iter()
        .flat_map(|one| one.levels.iter().copied())
        .chain(practice.iter().copied())
        .collect();
    let warnings = levels.iter().filter(|level| **level == Level::Warn).count();
    let overdue: usize = staged.iter().map(|one| one.overdue).sum();
    let awaiting: usize = staged.iter().map(|one| one.awaiting).sum();
    let mut pending: Vec<String> = Vec::new();
    if !levels.is_empty() {
        let count = human::count(levels.len() - warnings, warnings);
        out.message(&format!("{count}, listed above."));
    }
    if awaiting > 0 {
        pending.push(format!(
            "{} waiting for a client's approval",
            counted(awaiting, "record")
        ));
    }
    if overdue > 0 {
        pending.push(format!("{} overdue", counted(overdue, "action")));
    }
    if !pending.is_empty() {
        out.message(&format!("{}.", pending.join(", ")));
    }
    if stopped > 0 {
        Exit::Findings
    } else {
        Exit::Clean
    }
}

/// The most locations or engagements that one message lists.
const MAX_LISTED: usize = 5;

fn stopped_message(one: &StagedEngagement, why: &Stopped) -> String {
    let old = if one.kept {
        "its existing portals are unchanged"
    } else {
        "it has no portals yet"
    };
    let name = safe_path(&one.name);
    match why {
        Stopped::Forbidden => {
            let mut places: Vec<String> = one.blocking.iter().take(MAX_LISTED).cloned().collect();
            if one.blocking.len() > MAX_LISTED {
                places.push(format!("{} more", one.blocking.len() - MAX_LISTED));
            }
            format!(
                "{name} was not built; {old}. Errors that block it: {}",
                places.join(", ")
            )
        }
        Stopped::Template(error) => template_message(&error.template, &[one]),
        Stopped::Leak { reader, records } => format!(
            "{name} was not built: the portal of {reader} would contain text that they may not see, from {}; {old}. \
             If the text is nowhere else in what they receive, this is a bug in coachgen or in a template in templates/",
            records
                .iter()
                .map(|path| safe_path(path))
                .collect::<Vec<_>>()
                .join(", ")
        ),
    }
}

/// The message about a template that cannot be used, with the engagements that were not built because of it.
fn template_message(template: &str, stopped: &[&StagedEngagement]) -> String {
    let mut names: Vec<String> = stopped.iter().map(|one| safe_path(&one.name)).collect();
    if names.len() > MAX_LISTED {
        let more = names.split_off(MAX_LISTED - 1).len();
        names.push(format!("{more} more"));
    }
    let old = match stopped.iter().filter(|one| one.kept).count() {
        0 => "no portals yet",
        _ => "existing portals are unchanged",
    };
    format!(
        "not built because templates/{} cannot be used: {}; {old}",
        safe_path(template),
        names.join(", ")
    )
}

/// `1 record`, `3 records`.
pub(super) fn records(count: usize) -> String {
    counted(count, "record")
}

/// `1 of them blocks`, `3 of them block`.
pub(super) fn blocks(count: usize) -> String {
    format!("{count} of them block{}", if count == 1 { "s" } else { "" })
}

/// `1 finding`, `3 findings`.
pub(super) fn findings(count: usize) -> String {
    counted(count, "finding")
}

/// `1 engagement`, `3 engagements`.
pub(super) fn engagements(count: usize) -> String {
    counted(count, "engagement")
}

/// The error if no engagement was found.
pub(super) fn no_engagement(dir: &Path) -> CommandError {
    CommandError::new(format!("no engagement found in {}", dir.display()))
        .kind(ErrorKind::NoEngagement)
        .hint("an engagement is a folder that contains an engagement.md")
}
