//! `coachgen status`: prints the status of engagements.

use chrono::NaiveDate;

use super::Exit;
use super::open::OpenedPractice;
use super::progress::Progress;
use super::summary;
use super::terminal::Terminal;
use crate::check::human;
use crate::cli::{StatusArgs, StatusFormat};
use crate::diag::{Diagnostic, ENGAGEMENT_MISSING};
use crate::pipeline;
use crate::policy::Policy;
use crate::status::{self, EngagementPlace, EngagementStatus, Findings, StatusReport, text};

/// Prints the status of each requested engagement.
pub fn run(args: &StatusArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, String> {
    let opened = OpenedPractice::open(&args.dir, None)?;
    if opened.requested().is_empty() {
        out.error(&summary::no_records(&args.dir));
        return Ok(Exit::NoRecords);
    }
    let (engagements, missing): (Vec<_>, Vec<_>) =
        load_engagements(&opened, today, out)?.into_iter().unzip();
    let missing: Vec<String> = missing.into_iter().flatten().collect();
    for finding in &missing {
        out.finding(finding);
    }
    let practice = count_findings(&opened.practice.file.diags);
    let report = StatusReport::new(today, practice, engagements);
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

/// An engagement's status, and the findings about a missing engagement.md.
type EngagementFound = (EngagementStatus, Vec<String>);

/// Loads the engagements; each is dropped from memory once its status is known.
fn load_engagements(
    opened: &OpenedPractice,
    today: NaiveDate,
    out: &Terminal,
) -> Result<Vec<EngagementFound>, String> {
    let policy = Policy::default();
    let shared = opened.practice.build_context(&policy, today);
    let asked = opened.requested();
    let progress = Progress::new(asked.len(), out.has_terminal());
    let engagements = pipeline::run_parallel(asked.len(), pipeline::worker_count(), |number| {
        let files = asked[number];
        let name = opened.name(files);
        let mut loaded = pipeline::load(&opened.disk, files, &name, &shared);
        pipeline::check(&mut loaded, &shared);
        let findings = count_findings(&loaded.diags);
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
    progress.finish();
    engagements
}

fn count_findings(diags: &[Diagnostic]) -> Findings {
    Findings::of(diags.iter().map(|diag| diag.level))
}
