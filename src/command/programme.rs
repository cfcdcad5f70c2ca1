//! `coachgen programme`: reports on the coaching of several clients of one organisation.

mod added;
mod engagements;
mod themes;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::Exit;
use super::complete;
use super::find;
use super::open::OpenedPractice;
use super::own_coach;
use super::summary;
use super::target::refuse_inside_practice;
use super::terminal::Terminal;
use crate::check::human;
use crate::command::CommandError;
use crate::command::report::NO_PDF_SUPPORT;
use crate::output::{OutputError, new_files};
use crate::pipeline;
use crate::policy::Policy;
use crate::programme::{self, ClientFacts, Contribution, ProgrammeReport, ReportSubject, text};
use crate::record::safe_path;
use crate::source::SourceMap;
use engagements::OrganisationParts;

/// `coachgen programme`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen programme \"Northwind Cold Chain\"
  coachgen programme northwindcoldchain --pdf ../programme.pdf
  coachgen programme \"Northwind Cold Chain\" --contribution ../contribution.json
  coachgen programme \"Northwind Cold Chain\" --add contribution.json --pdf ../programme.pdf

Five or more clients are behind every number. It counts only what all current sponsors of a client see. Give an
organisation one report, at the end of the programme: two reports with one new client between them show the numbers of
that client. docs/programmes.md says what counts, and what a report cannot protect.

A contribution is not a report. Each of its entries is about one person, who may be recognisable. Give it only to the coach
who makes the report, and only if your agreements with the clients and the organisation allow it.")]
pub struct ProgrammeArgs {
    /// The organisation, as in engagement.md; capitals, accents and spaces do not matter
    #[arg(value_name = "ORGANISATION")]
    pub organisation: String,

    /// A practice, or a folder of engagements
    #[arg(default_value = ".", value_name = "DIR", add = complete::engagements())]
    pub dir: PathBuf,

    /// Add the contribution of another practice; can be repeated
    #[arg(long, value_name = "FILE")]
    pub add: Vec<PathBuf>,

    /// Output format; `coachgen schema programme` prints the schema of the JSON [default: human, or none with --pdf]
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<ProgrammeFormat>,

    /// Write the report to this PDF file, in the practice's language
    #[arg(long, value_name = "FILE")]
    pub pdf: Option<PathBuf>,

    /// Write what this practice contributes to the report of another coach, instead of a report; one entry is about one person
    #[arg(long, value_name = "FILE", conflicts_with_all = ["add", "format", "pdf"])]
    pub contribution: Option<PathBuf>,

    /// Leave out the themes of the agendas
    #[arg(long)]
    pub no_themes: bool,

    /// Overwrite the file if it exists
    #[arg(long)]
    pub force: bool,
}

/// Output format of `coachgen programme`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ProgrammeFormat {
    /// A page of text
    Human,
    /// JSON
    Json,
}

/// Prints or writes the report, or writes the contribution.
pub fn run(args: &ProgrammeArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, CommandError> {
    let ending = args.pdf.as_deref().map(Path::extension);
    if ending.is_some_and(|ending| !ending.is_some_and(|it| it.eq_ignore_ascii_case("pdf"))) {
        let path = args.pdf.as_deref().unwrap_or(Path::new(""));
        let path = safe_path(&path.display().to_string());
        return Err(CommandError::new(format!(
            "`--pdf` writes a PDF, and `{path}` does not end in .pdf"
        ))
        .hint("name a file that ends in .pdf"));
    }
    let opened = OpenedPractice::open(&find::folder(&args.dir)?, None)?;
    if opened.requested().is_empty() && args.add.is_empty() {
        return Err(summary::no_engagement(&args.dir));
    }
    own_coach::check_settings(&opened, out)?;
    if let Some(path) = &args.contribution {
        refuse_inside_practice(&opened, path, "it would be committed with the records")?;
    }
    let parts = engagements::collect(&opened, &args.organisation, today, out)?;
    if parts.is_unknown && args.add.is_empty() {
        return Err(parts.unknown_organisation(&args.organisation));
    }
    print_left_out(&parts, out);
    let exit = match parts.blocked.is_empty() {
        true => Exit::Clean,
        false => Exit::Findings,
    };
    match &args.contribution {
        Some(path) => write_contribution(args, path, &opened, parts, out)?,
        None => make_report(args, &opened, parts, today, out)?,
    }
    Ok(exit)
}

/// Tells the coach what is left out, by folder. It goes to standard error, because the report goes to the organisation.
fn print_left_out(parts: &OrganisationParts, out: &Terminal) {
    let folders = |folders: &[String]| folders.join(", ");
    if !parts.blocked.is_empty() {
        out.finding(&format!(
            "Left out because of an error that blocks the portals: {}. Run `coachgen check` to see the error.",
            safe_path(&folders(&parts.blocked))
        ));
    }
    if !parts.without_sponsor.is_empty() {
        out.note(&format!(
            "Left out because there is no current sponsor: {}",
            folders(&parts.without_sponsor)
        ));
    }
    if parts.is_part_of_practice {
        out.note("Only a part of the practice is counted. Give an organisation only a report on the whole practice: reports on different parts can be compared, which may show the numbers of single clients.");
    }
}

/// The practice's name, or its coach's.
fn practice_name(opened: &OpenedPractice) -> Option<String> {
    let practice = &opened.practice.file.practice;
    practice.name.clone().or(practice.coach.name.clone())
}

fn write_contribution(
    args: &ProgrammeArgs,
    path: &Path,
    opened: &OpenedPractice,
    mut parts: OrganisationParts,
    out: &Terminal,
) -> Result<(), CommandError> {
    let practice = practice_name(opened).ok_or_else(|| {
        CommandError::new("this practice has no name, which a contribution needs so that no practice is counted twice")
            .hint("add `name` under `practice` in coachgen.yaml")
    })?;
    if parts.clients.is_empty() {
        return Err(CommandError::new(
            "no engagement of this organisation contributes anything; nothing was written",
        )
        .hint("an engagement counts if it is neither a draft, prospective nor declined, has a client and a current sponsor, and no error blocks its portals"));
    }
    match args.no_themes {
        true => parts.clients.iter_mut().for_each(|one| one.themes.clear()),
        false => themes::check(&parts, &[])?,
    }
    let organisation = parts.spelling(&[], &args.organisation);
    let clients = parts.clients.len();
    let contribution = Contribution::new(organisation, practice, parts.clients);
    let json = serde_json::to_string_pretty(&contribution).map_err(|error| error.to_string())?;
    write(path, format!("{json}\n").as_bytes(), args.force)?;
    out.message(&format!(
        "Wrote {} with {}. This is not a report: each entry is about one person, who may be recognisable. Give it only to the coach who makes the report.",
        safe_path(&path.display().to_string()),
        match clients {
            1 => "1 entry".to_owned(),
            count => format!("{count} entries"),
        }
    ));
    Ok(())
}

fn make_report(
    args: &ProgrammeArgs,
    opened: &OpenedPractice,
    parts: OrganisationParts,
    today: NaiveDate,
    out: &Terminal,
) -> Result<(), CommandError> {
    let own = practice_name(opened);
    let added = added::read(&args.add, &args.organisation, (own.as_deref(), &parts), out)?;
    let organisation = parts.spelling(&added, &args.organisation);
    if !args.no_themes {
        themes::check(&parts, &added_files(args, &added))?;
    }
    let mut clients: Vec<ClientFacts> = parts.clients;
    clients.extend(added.into_iter().flat_map(|one| one.clients));
    let subject = ReportSubject {
        today,
        organisation,
        practice: opened.practice.file.practice.name.clone(),
        with_themes: !args.no_themes,
    };
    let report = ProgrammeReport::new(subject, &clients).map_err(|few| too_few(few.0))?;
    if let Some(path) = &args.pdf {
        let pdf = render(&report, opened, today, out)?;
        write(path, &pdf, args.force)?;
        out.message(&format!(
            "Wrote {}.",
            safe_path(&path.display().to_string())
        ));
    }
    match (args.format, &args.pdf) {
        (Some(ProgrammeFormat::Human), _) | (None, None) => out.result(&text::text(&report)),
        (Some(ProgrammeFormat::Json), _) => {
            let json = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
            out.result(&crate::check::json::escaped(&json));
        }
        (None, Some(_)) => {}
    }
    Ok(())
}

/// The files given with `--add`, and what is in each.
fn added_files<'a>(
    args: &'a ProgrammeArgs,
    added: &'a [Contribution],
) -> Vec<(&'a Path, &'a [ClientFacts])> {
    let files = args.add.iter().zip(added);
    files
        .map(|(path, one)| (path.as_path(), one.clients.as_slice()))
        .collect()
}

fn too_few(clients: usize) -> CommandError {
    CommandError::new(format!(
        "a report needs at least five clients, and this one would have {clients}: numbers about fewer people could identify them"
    ))
    .hint("add the contributions of other practices with `--add`")
}

/// The PDF. Runs on a worker thread, because the main thread's stack may be too small for the renderer.
fn render(
    report: &ProgrammeReport,
    opened: &OpenedPractice,
    today: NaiveDate,
    out: &Terminal,
) -> Result<Vec<u8>, CommandError> {
    let renderer = opened.practice.pdf_renderer().ok_or(NO_PDF_SUPPORT)?;
    let policy = Policy::default();
    let shared = opened.practice.build_context(&policy, today);
    let mut made = pipeline::run_parallel(1, 1, |_| {
        let pdf = pipeline::practice_pdf(renderer, &shared, |settings, words| {
            programme::report(report, settings, words)
        });
        Ok::<_, String>(pdf)
    })?;
    let made = made.pop().ok_or("no report was created")?;
    made.map(|pdf| pdf.bytes).map_err(|error| {
        let mut sources = SourceMap::default();
        let found = crate::check::template_fault(&error, &opened.practice.theme, &mut sources);
        out.finding(&human::render(&sources, &found, out.colour()));
        let template = safe_path(&error.template);
        format!("templates/{template} cannot be used; no report was created").into()
    })
}

/// Writes a file that only its owner can read, and that does not exist yet unless `force` is given.
fn write(path: &Path, bytes: &[u8], force: bool) -> Result<(), CommandError> {
    new_files::write_to(path, bytes, force).map_err(|error| match error {
        OutputError::FileExists { path } => CommandError::new(format!(
            "{} already exists",
            safe_path(&path.display().to_string())
        ))
        .hint("name another file, or replace it with `--force`"),
        error => error.to_string().into(),
    })
}
