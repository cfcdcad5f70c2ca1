//! `coachgen status`.

use chrono::NaiveDate;

use super::Exit;
use super::open::Opened;
use super::progress::Progress;
use super::summary;
use super::terminal::Terminal;
use crate::check::human;
use crate::cli::{StatusArgs, StatusFormat};
use crate::diag::{Diagnostic, ENGAGEMENT_MISSING};
use crate::pipeline;
use crate::policy::Policy;
use crate::status::{self, EngagementPlace, EngagementStatus, Findings, StatusReport, text};

/// Tells where each engagement stands that was asked for.
pub fn run(args: &StatusArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, String> {
    let opened = Opened::at(&args.dir, None)?;
    if opened.asked().is_empty() {
        out.error(&summary::no_records(&args.dir));
        return Ok(Exit::NoRecords);
    }
    let (engagements, missing): (Vec<_>, Vec<_>) =
        engagements(&opened, today, out)?.into_iter().unzip();
    let missing: Vec<String> = missing.into_iter().flatten().collect();
    for finding in &missing {
        out.finding(finding);
    }
    let own = levels(&opened.practice.file.diags);
    let report = StatusReport::new(today, own, engagements);
    match (args.format, report.engagements.as_slice()) {
        (StatusFormat::Json, _) => {
            let json = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
            out.result(&crate::check::json::escaped(&json));
        }
        (StatusFormat::Human, [one]) => out.result(&text::details(one)),
        (StatusFormat::Human, _) => {
            let list = text::list(&report, out.is_quiet(), args.all);
            if !list.is_empty() {
                out.result(&list);
            }
        }
    }
    match missing.is_empty() {
        true => Ok(Exit::Clean),
        false => Ok(Exit::Findings),
    }
}

/// An engagement, and what is there in place of an agreement that it lacks.
type EngagementFound = (EngagementStatus, Vec<String>);

/// Each engagement by itself, let go once its status is known.
fn engagements(
    opened: &Opened,
    today: NaiveDate,
    out: &Terminal,
) -> Result<Vec<EngagementFound>, String> {
    let policy = Policy::default();
    let shared = opened.practice.build_context(&policy, today);
    let asked = opened.asked();
    let progress = Progress::over(asked.len(), out.has_terminal());
    let engagements = pipeline::run_parallel(asked.len(), pipeline::worker_count(), |number| {
        let files = asked[number];
        let name = opened.name(files);
        let mut loaded = pipeline::load(&opened.disk, files, &name, &shared);
        pipeline::check(&mut loaded, &shared);
        let findings = levels(&loaded.diags);
        let place = EngagementPlace {
            name,
            folder: files.dir.clone(),
        };
        let sources = &loaded.model.sources;
        let missing = loaded.diags.iter();
        let missing = missing.filter(|diag| diag.rule == &ENGAGEMENT_MISSING);
        let missing = missing.map(|diag| human::render(sources, diag, out.colour()));
        let missing = missing.collect();
        progress.step();
        let engagement = match &loaded.coach {
            Some(view) => status::engagement(view, place, findings),
            None => status::unreadable(place, findings),
        };
        Ok::<_, String>((engagement, missing))
    });
    progress.done();
    engagements
}

fn levels(diags: &[Diagnostic]) -> Findings {
    Findings::of(diags.iter().map(|diag| diag.level))
}
