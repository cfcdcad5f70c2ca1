//! `coachgen approve`: writes the client's approval into records, and seals the words of an agreed agenda.

mod names;
mod seal;

use std::path::Path;

use chrono::NaiveDate;

use super::Exit;
use super::open::Opened;
use super::out::Out;
use crate::build;
use crate::check::human;
use crate::cli::ApproveArgs;
use crate::diag::Diagnostic;
use crate::model::{Model, RecordId};
use crate::output::edit;
use crate::policy::{Level, Policy};
use crate::reader::Reader;
use crate::record::{Content, safe_path, yaml};
use crate::source::{composed, split};
use crate::span::FileId;
use crate::view::{Source, Standing, approvable, date_of, digest};
use seal::Agreed;

/// Approves each file in the order in which one record's words depend on another's.
pub fn run(args: &ApproveArgs, today: NaiveDate, out: &Out) -> Result<Exit, String> {
    let on = args.on.unwrap_or(today);
    if on > today {
        return Err(format!(
            "an approval cannot be dated in the future: {on} is after {today}"
        ));
    }
    // Every file is looked at before any is written. An agenda is approved before a review that quotes
    // it, whatever the order of the arguments, for the review's copy depends on it.
    let mut ranked = Vec::new();
    for file in &args.files {
        let rank = prepare(file, args, on, today, out)?.rank;
        ranked.push((rank, file.as_path()));
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    for (_, file) in ranked {
        let approval = prepare(file, args, on, today, out)?;
        if let Some(text) = &approval.text {
            edit::write(file, text).map_err(|error| error.to_string())?;
        }
        if !approval.sponsors.is_empty() {
            out.say(&format!(
                "Approved by {} on {on} for {}: {}",
                args.by,
                approval.sponsors.join(", "),
                file.display()
            ));
        }
        if let Some(agreed) = &approval.agreed {
            out.say(&agreed.said(file));
        }
        if !approval.dropped.is_empty() {
            out.say(&format!(
                "  no longer for {}, for whom it was approved before; name every sponsor with --for to keep them",
                approval.dropped.join(", ")
            ));
        }
    }
    Ok(Exit::Clean)
}

/// What is to be written into one file.
struct Approval {
    rank: usize,
    /// The record with the approval in it; none where there is nothing to write.
    text: Option<String>,
    /// None where there is no sponsor, and only the agreed words are sealed.
    sponsors: Vec<String>,
    /// What became of the agreed words, where it is worth saying.
    agreed: Option<Agreed>,
    /// Sponsors whom an earlier approval named and this one does not.
    dropped: Vec<String>,
}

/// Looks at one file, and makes its text with the approval in it.
fn prepare(
    file: &Path,
    args: &ApproveArgs,
    on: NaiveDate,
    today: NaiveDate,
    out: &Out,
) -> Result<Approval, String> {
    let shown = safe_path(&file.display().to_string());
    let full = file
        .canonicalize()
        .map_err(|error| format!("cannot read {shown}: {error}"))?;
    let folder = full
        .ancestors()
        .skip(1)
        .find(|folder| folder.join("engagement.md").is_file())
        .ok_or_else(|| {
            format!("{shown} lies in no engagement: no folder above it holds an engagement.md")
        })?;
    let opened = Opened::at(folder, None)?;
    let asked = opened.asked();
    let path = full
        .strip_prefix(opened.disk.root())
        .map(|path| {
            path.iter()
                .map(|name| name.to_string_lossy())
                .collect::<Vec<_>>()
                .join("/")
        })
        .map(|path| composed(&path).into_owned())
        .map_err(|_| format!("{shown} lies outside the practice"))?;
    let files = asked
        .into_iter()
        .find(|files| files.entries.iter().any(|entry| entry.path == path))
        .ok_or_else(|| format!("{shown} is no record of an engagement"))?;
    let policy = Policy::default();
    let shared = opened.practice.shared(&policy, today);
    let mut loaded = build::load(&opened.disk, files, &opened.name(files), &shared);
    build::check(&mut loaded, &shared);
    let forbids: Vec<&Diagnostic> = loaded.diags.iter().filter(|diag| diag.forbids()).collect();
    if !forbids.is_empty() {
        for told in human::all(&loaded.model.sources, forbids, out.colour()) {
            out.finding(&told);
        }
        return Err(format!(
            "{shown} was not approved: mend the errors above first"
        ));
    }
    let source = Source {
        model: &loaded.model,
        practice: &opened.practice.file,
        policy: &policy,
        today,
    };
    let id = record_at(&loaded.model, &path)
        .ok_or_else(|| format!("{shown} is no record that could be read; run `coachgen check`"))?;
    let Some(rank) = approvable(source).iter().position(|known| *known == id) else {
        let record = loaded.model.record(id);
        return Err(if record.common.draft {
            format!("{shown} is a draft; take `draft: true` out when it is ready")
        } else {
            format!(
                "{shown} is a record of kind `{}`, which no approval shares with a sponsor; only stakeholder-themes, agenda and review can be approved",
                record.kind
            )
        });
    };
    let record = loaded.model.record(id);
    let text = loaded
        .model
        .sources
        .file(record.file)
        .map(|file| file.text.to_string())
        .unwrap_or_default();
    let agreed = seal::look(record, &text, today).map_err(|why| format!("{shown}{why}"))?;
    if args.sponsors.is_empty()
        && matches!(record.content, Some(Content::Agenda(_)))
        && !names::any_sponsor(&loaded.model)
    {
        // Nobody is to get a copy, and what was agreed is to stay agreed all the same.
        let agreed = agreed.ok_or_else(|| {
            format!(
                "{shown} is not agreed yet: no day up to {today} stands as `client` under `agreed`"
            )
        })?;
        return Ok(Approval {
            rank,
            text: agreed.text().map(str::to_owned),
            sponsors: Vec::new(),
            agreed: Some(agreed),
            dropped: Vec::new(),
        });
    }
    let text = match agreed.as_ref().and_then(Agreed::text) {
        Some(sealed) => sealed.to_owned(),
        None => text,
    };
    let sponsors = names::sponsors(&loaded.model, args, on)?;
    let names: Vec<&str> = sponsors.iter().map(String::as_str).collect();
    for name in &names {
        if loaded
            .standing
            .levels(&Reader::Sponsor((*name).to_owned()))
            .is_none()
        {
            return Err(format!("{name} is no sponsor of this engagement"));
        }
    }
    in_time(source, &loaded.standing, id, &shown, on)?;
    let digest = digest(source, &loaded.standing, id, &names);
    let block = edit::Approval {
        by: args.by.clone(),
        on,
        sponsors: sponsors.clone(),
        digest,
    };
    let text = edit::approved(&text, &block)
        .filter(|text| stands_in(text, &block.digest))
        .ok_or_else(|| {
            format!("{shown}: the approval finds no place in this front matter; write each of its fields on a line of its own, from the margin and without braces around them all")
        })?;
    let earlier = record.common.approved.as_ref();
    let dropped = earlier
        .into_iter()
        .flat_map(|approved| {
            approved
                .value
                .sponsors
                .iter()
                .map(|name| String::from(name.value.clone()))
        })
        .filter(|name| !sponsors.contains(name))
        .collect();
    Ok(Approval {
        rank,
        text: Some(text),
        sponsors,
        agreed: agreed.filter(|agreed| agreed.text().is_some()),
        dropped,
    })
}

/// An approval is given of something that took place, and that the client has.
fn in_time(
    source: Source<'_>,
    standing: &Standing,
    id: RecordId,
    shown: &str,
    on: NaiveDate,
) -> Result<(), String> {
    let record = source.model.record(id);
    if let Some(date) = record.content.as_ref().and_then(date_of)
        && on < date
    {
        return Err(format!(
            "{shown} is dated {date}; it cannot have been approved on {on}"
        ));
    }
    let client_has = standing
        .levels(&Reader::Client)
        .is_some_and(|levels| levels.of(id) == Level::Shared);
    if client_has {
        return Ok(());
    }
    if standing.repeats.iter().any(|repeat| repeat.record == id) {
        return Err(format!(
            "{shown} repeats words of a private passage (CG606); mend that first"
        ));
    }
    if standing.is_held_back(id) {
        return Err(format!(
            "{shown} says that it is private, so the client does not have it (CG609); fix that first"
        ));
    }
    Err(format!(
        "the client does not have {shown} yet and cannot approve it; write `debriefed:` with the day on which they got it"
    ))
}

/// Whether an edited record would be read with this approval.
fn stands_in(text: &str, digest: &str) -> bool {
    split(text)
        .and_then(|front| yaml::parse(&text[front.yaml.clone()], front.yaml.start, FileId(0)).ok())
        .is_some_and(|node| {
            node.get("approved")
                .and_then(|block| block.get("digest")?.text())
                == Some(digest)
        })
}

fn record_at(model: &Model, path: &str) -> Option<RecordId> {
    model
        .records
        .iter()
        .position(|record| {
            model
                .sources
                .file(record.file)
                .is_some_and(|file| file.path == path)
        })
        .map(RecordId)
}
