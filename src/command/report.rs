//! `coachgen report`: creates one report as a PDF for one reader.

mod missing;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::Exit;
use super::complete;
use super::find;
use super::open::OpenedPractice;
use super::readers;
use super::terminal::Terminal;
use crate::check::human;
use crate::command::CommandError;
use crate::command::args::parse_date;
use crate::output::{PdfCache, new_files};
use crate::pipeline::{self, Built, PdfChoice, Portal, PortalReport, Reports, Stopped};
use crate::policy::Policy;
use crate::reader::Reader;
use crate::report::ReportKind;
use crate::source::{CommittedRecords, portable};
use missing::no_report;

/// `coachgen report`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen report amara final
  coachgen report amara scorecard --for \"Catherine Llewellyn\" -o scorecard.pdf

A report contains only what its reader may see: the sponsor's final review differs from the coach's.
It is the same PDF that `coachgen build` writes to that reader's portal.")]
pub struct ReportArgs {
    /// Folder of the engagement, or part of its name
    #[arg(value_name = "ENGAGEMENT", add = complete::engagements())]
    pub engagement: PathBuf,

    /// Report to create
    #[arg(value_name = "REPORT")]
    pub report: ReportKind,

    /// Reader of the report: coach, client, sponsor, or a sponsor's name
    #[arg(long = "for", value_name = "READER", default_value = "coach")]
    pub reader: String,

    /// Date of the review, if there are several (YYYY-MM-DD) [default: the last]
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub on: Option<NaiveDate>,

    /// Write the PDF to this file; `-` is standard output [default: a file in this folder with the names of engagement, report and reader, for example northwind-review-final-coach.pdf]
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Overwrite the file if it exists
    #[arg(long)]
    pub force: bool,
}

impl ValueEnum for ReportKind {
    fn value_variants<'a>() -> &'a [ReportKind] {
        &ReportKind::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            ReportKind::Agreement => "The coaching agreement",
            ReportKind::Agenda => "The coaching agenda in force",
            ReportKind::Interim => "An interim review",
            ReportKind::Final => "The final review",
            ReportKind::Scorecard => "The scorecard of a sponsor, on one page; needs --for",
            // Made by `coachgen programme`.
            ReportKind::Programme => return None,
            ReportKind::Brief => {
                "What you read before a meeting; for the coach, until the engagement is over"
            }
        };
        Some(PossibleValue::new(self.word()).help(help))
    }
}

/// Creates the report and writes it to a file or to standard output.
pub fn run(args: &ReportArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, CommandError> {
    let ending = args.output.as_deref().and_then(Path::extension);
    if ending.is_some_and(|ending| !ending.eq_ignore_ascii_case("pdf")) {
        return Err(CommandError::new("a report is a PDF").hint("name a file that ends in .pdf"));
    }
    let opened = OpenedPractice::open_to_build(&find::folder(&args.engagement)?, None, true)?;
    let files = &opened.layout.engagements[find::one_requested(&opened, &args.engagement)?];
    if let Some(file) = opened.report_practice(out) {
        return Err(format!("{file} cannot be used; no report was created").into());
    }
    let renderer = opened.practice.pdf_renderer().ok_or(NO_PDF_SUPPORT)?;
    let kept = PdfCache::open(opened.disk.root());
    let policy = Policy::default();
    let wanted = std::slice::from_ref(&files.dir);
    let committed = CommittedRecords::read(opened.disk.root(), &opened.practice.folders, wanted);
    let mut shared = opened.practice.build_context(&policy, today);
    shared.committed = Some(&committed);
    shared.reports = Some(Reports {
        renderer,
        store: Some(&kept),
        which: PdfChoice::Kind(args.report),
    });
    // Runs on a worker thread, because deeply nested prose can overflow the main thread's stack.
    let mut all = pipeline::run_parallel(1, 1, |_| {
        Ok::<_, String>(pipeline::build(
            &opened.disk,
            files,
            &opened.name(files),
            &shared,
        ))
    })?;
    let built = all.pop().ok_or("no report was created")?;
    if let Some(stopped) = &built.stopped {
        return Err(stopped_message(stopped, &built, &opened, out).into());
    }
    let findings = built.diags.iter().filter(|diag| about_reports(diag));
    for text in human::render_all(&built.sources, findings, out.colour()) {
        out.finding(&text);
    }
    let portal = find_portal(&built, &args.reader)?;
    let (name, bytes) = find_report(portal, &built, args)?;
    write_report(args, &built.name, portal, (&name, bytes), out)?;
    Ok(Exit::Clean)
}

/// Whether a finding is about the reports themselves. `coachgen check` reports the others.
fn about_reports(diag: &crate::diag::Diagnostic) -> bool {
    diag.rule == &crate::diag::UNCOVERED_CHARACTER
}

fn stopped_message(
    stopped: &Stopped,
    built: &Built,
    opened: &OpenedPractice,
    out: &Terminal,
) -> String {
    let found = (built.diags.as_slice(), &built.sources);
    readers::stopped(
        stopped,
        (&built.name, found),
        opened,
        ("report", "all reports"),
        out,
    )
}

/// The portal of the reader given with `--for`.
fn find_portal<'b>(built: &'b Built, who: &str) -> Result<&'b Portal, CommandError> {
    let readers: Vec<&Reader> = built.portals.iter().map(|one| &one.reader).collect();
    let reader = readers::named(&readers, ("for", who))?;
    let portal = built.portals.iter().find(|one| one.reader == *reader);
    portal.ok_or_else(|| "no report was created".into())
}

/// Whether it is the report that the arguments name.
fn is_requested(named: &PortalReport, args: &ReportArgs) -> bool {
    named.kind == args.report && args.on.is_none_or(|on| named.date == Some(on))
}

/// The name and the bytes of the report, or a message that says why this reader has none.
fn find_report<'p>(
    portal: &'p Portal,
    built: &Built,
    args: &ReportArgs,
) -> Result<(String, &'p [u8]), CommandError> {
    let mut reports = portal.reports.iter().rev();
    if let Some(made) = reports.find(|one| is_requested(one, args)) {
        let path = format!("reports/{}.pdf", made.name);
        let file = portal.tree.files.iter().find(|(other, _)| *other == path);
        if let Some((_, bytes)) = file {
            return Ok((made.name.clone(), bytes));
        }
    }
    Err(no_report(portal, built, args))
}

fn write_report(
    args: &ReportArgs,
    engagement: &str,
    portal: &Portal,
    (name, bytes): (&str, &[u8]),
    out: &Terminal,
) -> Result<(), CommandError> {
    if args.output.as_deref() == Some(Path::new("-")) {
        let mut stdout = std::io::stdout().lock();
        return stdout
            .write_all(bytes)
            .and_then(|()| stdout.flush())
            .map_err(|error| {
                CommandError::new(format!(
                    "cannot write the report to standard output: {error}"
                ))
            });
    }
    let reader = match &portal.reader {
        Reader::Sponsor(_) => portal.folder.rsplit('/').next().unwrap_or("sponsor"),
        reader => reader.party().word(),
    };
    let path = match &args.output {
        Some(path) => path.clone(),
        None => {
            let stem = portable(&format!("{engagement}-{name}-{reader}"), "report");
            PathBuf::from(format!("{stem}.pdf"))
        }
    };
    new_files::write_to(&path, bytes, args.force).map_err(|error| error.to_string())?;
    out.message(&format!(
        "Wrote {} for {}.",
        path.display(),
        readers::called(&portal.reader)
    ));
    Ok(())
}

/// The message of a program that was built without PDF support.
pub(super) const NO_PDF_SUPPORT: &str = "this coachgen was built without PDF support; rebuild it with the feature `pdf`, which is on by default: `cargo install --path . --force`. Until then, you can print each report from the portals in the browser";
