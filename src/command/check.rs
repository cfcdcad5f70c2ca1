//! `coachgen check`.

use chrono::NaiveDate;

use super::Exit;
use super::fix;
use super::open::Opened;
use super::summary;
use super::terminal::Terminal;
use crate::check::{FixedFile, RegisteredRule, concise, find, human, json, words};
use crate::cli::{CheckArgs, Format};
use crate::diag::{Diagnostic, Level, nearest};
use crate::pipeline::{self, PdfChoice, Reports};
use crate::policy::Policy;
use crate::record::safe;
use crate::source::SourceMap;

/// What was found in coachgen.yaml, or in one engagement.
#[derive(Default)]
struct CheckPart {
    /// Each finding as text.
    told: Vec<String>,
    /// Each finding as data.
    data: Vec<json::JsonFinding>,
    levels: Vec<Level>,
    mended: Vec<FixedFile>,
    /// Findings that stop the build and were not asked for.
    left_out: usize,
    /// Findings with one obvious mend.
    fixable: usize,
    records: usize,
    accepted: usize,
    /// Something could not be read, so that references to it were not checked.
    unread: bool,
}

/// Checks what was asked for, and reports every finding.
pub fn run(args: &CheckArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, String> {
    let only = only(&args.only)?;
    let opened = Opened::at(&args.dir, None)?;
    if opened.asked().is_empty() {
        out.error(&summary::no_records(&args.dir));
        return Ok(Exit::NoRecords);
    }
    let parts = parts(args, &opened, &only, today, out)?;
    if args.diff {
        fix::show(parts.into_iter().flat_map(|part| part.mended), out);
        return Ok(Exit::Clean);
    }
    let mended: Vec<FixedFile> = parts
        .iter()
        .flat_map(|part| &part.mended)
        .cloned()
        .collect();
    if args.fix && !mended.is_empty() {
        fix::write(&opened, &mended, out)?;
        let opened = Opened::at(&args.dir, None)?;
        let parts = self::parts(args, &opened, &only, today, out)?;
        return Ok(tell(args, parts, today, out));
    }
    Ok(tell(args, parts, today, out))
}

/// The rules that were asked for; none stands for all.
fn only(names: &[String]) -> Result<Vec<&'static RegisteredRule>, String> {
    names
        .iter()
        .map(|name| find(name).ok_or_else(|| no_rule(name)))
        .collect()
}

/// What to say where a rule was named that does not exist.
pub(super) fn no_rule(name: &str) -> String {
    let near = match nearest(name, words()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`coachgen explain` lists them".to_owned(),
    };
    format!("there is no rule `{}`; {near}", safe(name))
}

fn parts(
    args: &CheckArgs,
    opened: &Opened,
    only: &[&'static RegisteredRule],
    today: NaiveDate,
    out: &Terminal,
) -> Result<Vec<CheckPart>, String> {
    let policy = Policy::default();
    let renderer = opened.practice.pdf_renderer();
    let mut shared = opened.practice.build_context(&policy, today);
    shared.reports = renderer.map(|renderer| Reports {
        renderer,
        store: None,
        which: PdfChoice::All,
    });
    let asked = opened.asked();
    let keep =
        |diag: &Diagnostic| only.is_empty() || only.iter().any(|check| check.rule == diag.rule);
    let part = |sources: &SourceMap, diags: &mut Vec<Diagnostic>| {
        let left_out = diags
            .iter()
            .filter(|diag| diag.forbids() && !keep(diag))
            .count();
        diags.retain(keep);
        let part = CheckPart::of(args, sources, diags, out.colours_results());
        CheckPart { left_out, ..part }
    };
    let mut own = opened.practice.file.diags.clone();
    let mut first = part(&opened.practice.file.sources, &mut own);
    if !opened.disk.scope().is_empty() {
        // Who asked for one engagement did not ask for the practice's file to be changed.
        first.mended.clear();
    }
    let mut parts = vec![first];
    let jobs = pipeline::worker_count();
    parts.extend(pipeline::run_parallel(asked.len(), jobs, |number| {
        let files = asked[number];
        let mut loaded = pipeline::load(&opened.disk, files, &opened.name(files), &shared);
        pipeline::check(&mut loaded, &shared);
        let model = &loaded.model;
        let unread = loaded.diags.iter().any(|diag| {
            let read = |record: &crate::record::Record| {
                record.file == diag.span.file && (record.content.is_some() || record.common.draft)
            };
            diag.level > Level::Warn && !model.records.iter().any(read)
        });
        let mut part = part(&model.sources, &mut loaded.diags);
        part.records = model.records.len();
        let accepted = loaded.accepted.iter();
        part.accepted = accepted.filter(|one| !one.because.is_empty()).count();
        part.unread = unread;
        Ok::<_, String>(part)
    })?);
    Ok(parts)
}

impl CheckPart {
    fn of(args: &CheckArgs, sources: &SourceMap, diags: &[Diagnostic], colour: bool) -> CheckPart {
        let mut part = CheckPart {
            levels: diags.iter().map(|diag| diag.level).collect(),
            fixable: diags.iter().filter(|diag| diag.fix.is_some()).count(),
            ..CheckPart::default()
        };
        if args.fix || args.diff {
            part.mended = crate::check::mend(sources, diags);
        }
        match args.format {
            Format::Human => {
                let told = human::all(sources, diags, colour).into_iter();
                part.told = told.map(|told| told + "\n").collect();
            }
            Format::Concise => {
                let told = diags.iter().map(|diag| concise::render(sources, diag));
                part.told = told.collect();
            }
            Format::Json => {
                let data = diags
                    .iter()
                    .map(|diag| json::JsonFinding::of(sources, diag));
                part.data = data.collect();
            }
        }
        part
    }
}

fn tell(args: &CheckArgs, parts: Vec<CheckPart>, today: NaiveDate, out: &Terminal) -> Exit {
    let levels: Vec<Level> = parts.iter().flat_map(|part| part.levels.clone()).collect();
    let records = parts.iter().map(|part| part.records).sum();
    let accepted = parts.iter().map(|part| part.accepted).sum();
    let engagements = parts.len() - 1;
    let unread = parts.iter().any(|part| part.unread);
    let fixable = parts.iter().map(|part| part.fixable).sum::<usize>();
    let left_out: usize = parts.iter().map(|part| part.left_out).sum();
    if left_out > 0 {
        out.note(&format!(
            "{} of other rules left out, each of which stops the build.",
            summary::findings(left_out)
        ));
    }
    match args.format {
        Format::Json => {
            let mut summary = json::JsonSummary {
                engagements,
                records,
                accepted,
                ..json::JsonSummary::default()
            };
            levels.iter().for_each(|level| summary.count(*level));
            let findings = parts.into_iter().flat_map(|part| part.data).collect();
            out.result(&json::report(today, findings, summary));
        }
        Format::Human | Format::Concise => {
            for told in parts.iter().flat_map(|part| &part.told) {
                out.result(told);
            }
        }
    }
    if args.format == Format::Human {
        let warnings = levels.iter().filter(|level| **level == Level::Warn).count();
        let mut line = format!(
            "Checked {} in {}: {}.",
            summary::records(records),
            summary::engagements(engagements),
            human::count(levels.len() - warnings, warnings)
        );
        let forbids = levels
            .iter()
            .filter(|level| **level == Level::Forbid)
            .count();
        if forbids > 0 {
            line.push_str(&format!(" {} the build.", summary::stops(forbids)));
        }
        if accepted > 0 {
            line.push_str(&format!(
                " {} accepted, with a reason.",
                summary::findings(accepted)
            ));
        }
        out.say(&line);
        if unread {
            out.say(
                "Some records could not be read. What depends on them is checked once they can be.",
            );
        }
        if fixable > 0 {
            out.say(&format!(
                "{} with one obvious mend: `coachgen check --diff` shows it, `--fix` makes it.",
                summary::findings(fixable)
            ));
        }
    }
    if levels.iter().any(|level| args.fail_on.fails(*level)) {
        Exit::Findings
    } else {
        Exit::Clean
    }
}
