//! `coachgen check`: reports findings, or fixes them.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::Exit;
use super::complete;
use super::find;
use super::fix;
use super::open::OpenedPractice;
use super::summary;
use super::terminal::Terminal;
use super::tracked_files;
use crate::check::{self, FixedFile, RegisteredRule, concise, human, json, words};
use crate::command::CommandError;
use crate::command::args::FailOn;
use crate::diag::{Diagnostic, HANDOVERS, Level, nearest};
use crate::pipeline::{self, PdfChoice, Reports};
use crate::policy::Policy;
use crate::record::safe;
use crate::source::SourceMap;

/// `coachgen check`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen check
  coachgen check amara --fix
  coachgen check --only private-word

A record that calls something private without a marker is held back from the client and the
sponsors, and reported (CG609). If it names a reader, as in \u{201c}coach only\u{201d}, the engagement is
not built (CG602).")]
pub struct CheckArgs {
    /// A practice, a folder of engagements, or one engagement, by its folder or a part of its name
    #[arg(default_value = ".", value_name = "DIR", add = complete::engagements())]
    pub dir: PathBuf,

    /// Output format of the findings
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,

    /// Fail if there are findings of this level or higher
    #[arg(long, value_name = "LEVEL", default_value = "error")]
    pub fail_on: FailOn,

    /// Report only this rule, given by its code or name; can be repeated
    #[arg(long, value_name = "RULE", add = complete::rules())]
    pub only: Vec<String>,

    /// Apply safe fixes, then check again
    #[arg(long)]
    pub fix: bool,

    /// Show what --fix would change, without changing anything
    #[arg(long, conflicts_with_all = ["fix", "format"])]
    pub diff: bool,
}

/// Output format of `coachgen check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With excerpts of the records
    Human,
    /// One line per finding, without the text of records: for hooks, logs and editors
    Concise,
    /// JSON, without the text of records; `coachgen schema findings` prints its schema
    Json,
}

/// The findings in coachgen.yaml, or in one engagement.
#[derive(Default)]
struct CheckPart {
    /// Each finding as text, for the formats `human` and `concise`.
    texts: Vec<String>,
    /// Each finding as data, for the format `json`.
    data: Vec<json::JsonFinding>,
    levels: Vec<Level>,
    fixed: Vec<FixedFile>,
    /// Findings that block the build but are not among the rules of `--only`.
    left_out: usize,
    /// Findings with a safe fix.
    fixable: usize,
    records: usize,
    accepted: usize,
    /// Whether a record could not be read, so that references to it were not checked.
    unread: bool,
}

/// Checks the requested engagements, and reports every finding.
pub fn run(args: &CheckArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, CommandError> {
    let only = selected_rules(&args.only)?;
    let dir = find::folder(&args.dir)?;
    let opened = OpenedPractice::open(&dir, None)?;
    if opened.requested().is_empty() {
        return Err(summary::no_engagement(&args.dir));
    }
    let parts = check_all(args, &opened, &only, today, out)?;
    if args.diff {
        fix::print_diff(parts.into_iter().flat_map(|part| part.fixed), out);
        return Ok(Exit::Clean);
    }
    let fixed: Vec<FixedFile> = parts.iter().flat_map(|part| &part.fixed).cloned().collect();
    if args.fix && !fixed.is_empty() {
        fix::write_fixes(&opened, &fixed, out)?;
        let opened = OpenedPractice::open(&dir, None)?;
        let parts = self::check_all(args, &opened, &only, today, out)?;
        return Ok(report(args, parts, today, out));
    }
    Ok(report(args, parts, today, out))
}

/// The rules given with `--only`; empty for all rules.
fn selected_rules(names: &[String]) -> Result<Vec<&'static RegisteredRule>, CommandError> {
    names
        .iter()
        .map(|name| check::find(name).ok_or_else(|| unknown_rule(name)))
        .collect()
}

/// The message about the name of a rule that does not exist.
pub(super) fn unknown_rule(name: &str) -> CommandError {
    let near = match nearest(name, words()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`coachgen explain` lists all rules".to_owned(),
    };
    CommandError::new(format!("there is no rule `{}`", safe(name))).hint(near)
}

fn check_all(
    args: &CheckArgs,
    opened: &OpenedPractice,
    only: &[&'static RegisteredRule],
    today: NaiveDate,
    out: &Terminal,
) -> Result<Vec<CheckPart>, CommandError> {
    let policy = Policy::default();
    let renderer = opened.practice.pdf_renderer();
    let mut shared = opened.practice.build_context(&policy, today);
    shared.reports = renderer.map(|renderer| Reports {
        renderer,
        store: None,
        which: PdfChoice::All,
    });
    let asked = opened.requested();
    let keep =
        |diag: &Diagnostic| only.is_empty() || only.iter().any(|check| check.rule == diag.rule);
    let part = |sources: &SourceMap, diags: &mut Vec<Diagnostic>| {
        let left_out = diags
            .iter()
            .filter(|diag| diag.forbids() && !keep(diag))
            .count();
        diags.retain(keep);
        let part = CheckPart::new(args, sources, diags, out.colours_results());
        CheckPart { left_out, ..part }
    };
    let mut practice = opened.practice.file.clone();
    if opened.disk.scope().is_empty() {
        tracked_files::add_findings(opened, &mut practice);
    }
    let mut first = part(&practice.sources, &mut practice.diags);
    if !opened.disk.scope().is_empty() {
        // A check of one engagement must not change the practice's files.
        first.fixed.clear();
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
            // The ledger of handovers is no record.
            diag.level > Level::Warn && diag.rule != &HANDOVERS && !model.records.iter().any(read)
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
    fn new(args: &CheckArgs, sources: &SourceMap, diags: &[Diagnostic], colour: bool) -> CheckPart {
        let mut part = CheckPart {
            levels: diags.iter().map(|diag| diag.level).collect(),
            fixable: diags.iter().filter(|diag| diag.fix.is_some()).count(),
            ..CheckPart::default()
        };
        if args.fix || args.diff {
            part.fixed = crate::check::apply_fixes(sources, diags);
        }
        match args.format {
            Format::Human => {
                let texts = human::render_all(sources, diags, colour).into_iter();
                part.texts = texts.map(|text| text + "\n").collect();
            }
            Format::Concise => {
                let texts = diags.iter().map(|diag| concise::render(sources, diag));
                part.texts = texts.collect();
            }
            Format::Json => {
                let data = diags
                    .iter()
                    .map(|diag| json::JsonFinding::new(sources, diag));
                part.data = data.collect();
            }
        }
        part
    }
}

fn report(args: &CheckArgs, parts: Vec<CheckPart>, today: NaiveDate, out: &Terminal) -> Exit {
    let levels: Vec<Level> = parts.iter().flat_map(|part| part.levels.clone()).collect();
    let records = parts.iter().map(|part| part.records).sum();
    let accepted = parts.iter().map(|part| part.accepted).sum();
    let engagements = parts.len() - 1;
    let unread = parts.iter().any(|part| part.unread);
    let fixable = parts.iter().map(|part| part.fixable).sum::<usize>();
    let left_out: usize = parts.iter().map(|part| part.left_out).sum();
    if left_out > 0 {
        out.note(&format!(
            "Not shown: {} of other rules, each of which blocks the build.",
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
            for text in parts.iter().flat_map(|part| &part.texts) {
                out.result(text);
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
            line.push_str(&format!(" {} the build.", summary::blocks(forbids)));
        }
        if accepted > 0 {
            line.push_str(&format!(
                " {} accepted with a reason.",
                summary::findings(accepted)
            ));
        }
        out.message(&line);
        if unread {
            out.message(
                "Some records could not be read. Fix them first: what depends on them was not checked.",
            );
        }
        if fixable > 0 {
            out.message(&format!(
                "{} fixable with `coachgen check --fix`; `--diff` shows the changes.",
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
