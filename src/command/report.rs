//! `coachgen report`: one report as a PDF, as one reader may have it.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::Exit;
use super::open::Opened;
use super::summary;
use super::terminal::Terminal;
use crate::check::human;
use crate::cli::{ReportArgs, ReportKind};
use crate::output::{PdfCache, new_files};
use crate::pipeline::{self, Built, PdfChoice, Portal, Reports, Stopped};
use crate::policy::Policy;
use crate::reader::Reader;
use crate::record::safe_path;
use crate::source::{EngagementFiles, committed, portable};
use crate::view::same_name;

/// Makes the report.
pub fn run(args: &ReportArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, String> {
    let opened = Opened::keeping(&args.engagement, None)?;
    let Some(files) = one(&opened, args, out)? else {
        return Ok(Exit::NoRecords);
    };
    if opened.report_practice(out) {
        return Err("coachgen.yaml cannot be used as it is; nothing was made".to_owned());
    }
    let renderer = opened.practice.pdf_renderer().ok_or(WITHOUT)?;
    let kept = PdfCache::open(opened.disk.root());
    let policy = Policy::default();
    let committed = committed(opened.disk.root(), std::slice::from_ref(&files.dir));
    let mut shared = opened.practice.build_context(&policy, today);
    shared.committed = Some(&committed);
    shared.reports = Some(Reports {
        renderer,
        store: Some(&kept),
        which: PdfChoice::Kind(args.report.word()),
    });
    // Prose may be nested deeper than the first thread's stack has room for.
    let mut all = pipeline::run_parallel(1, 1, |_| {
        Ok::<_, String>(pipeline::build(
            &opened.disk,
            files,
            &opened.name(files),
            &shared,
        ))
    })?;
    let built = all.pop().ok_or("nothing was made")?;
    if let Some(stopped) = &built.stopped {
        return Err(not_made(stopped, &built, &opened, out));
    }
    let about = built.diags.iter().filter(|diag| about_reports(diag));
    for told in human::all(&built.sources, about, out.colour()) {
        out.finding(&told);
    }
    let portal = portal(&built, &args.reader)?;
    let (name, bytes) = chosen(portal, &built, args)?;
    write(args, &built.name, portal, (&name, bytes), out)?;
    Ok(Exit::Clean)
}

/// The engagement that was asked for.
fn one<'o>(
    opened: &'o Opened,
    args: &ReportArgs,
    out: &Terminal,
) -> Result<Option<&'o EngagementFiles>, String> {
    match opened.asked().as_slice() {
        [] => {
            out.error(&summary::no_records(&args.engagement));
            Ok(None)
        }
        [one] => Ok(Some(one)),
        several => {
            let names = several.iter().take(5).map(|files| opened.name(files));
            let names: Vec<String> = names.map(|name| safe_path(&name)).collect();
            Err(format!(
                "{} holds {} engagements, {}{}; a report is made of one: name its folder",
                safe_path(&args.engagement.display().to_string()),
                several.len(),
                names.join(", "),
                if several.len() > 5 { ", …" } else { "" },
            ))
        }
    }
}

/// Whether a finding is about the reports themselves; what else there is, `coachgen check` says.
fn about_reports(diag: &crate::diag::Diagnostic) -> bool {
    diag.rule == &crate::diag::UNCOVERED_CHARACTER
}

fn not_made(stopped: &Stopped, built: &Built, opened: &Opened, out: &Terminal) -> String {
    let name = safe_path(&built.name);
    match stopped {
        Stopped::Forbidden => {
            let forbids = built.diags.iter().filter(|diag| diag.forbids());
            for told in human::all(&built.sources, forbids, out.colour()) {
                out.finding(&told);
            }
            format!(
                "{name} has errors that must be mended before anybody gets a report; nothing was made"
            )
        }
        Stopped::Template(fault) => {
            let mut sources = crate::source::SourceMap::default();
            let found = crate::check::template_fault(fault, &opened.practice.theme, &mut sources);
            out.finding(&human::render(&sources, &found, out.colour()));
            format!(
                "templates/{} cannot be used as it is; nothing was made",
                safe_path(&fault.template)
            )
        }
        Stopped::Leak { reader, records } => {
            let records: Vec<String> = records.iter().map(|path| safe_path(path)).collect();
            format!(
                "nothing was made: the portal of {reader} would have held text that they may not see, from {}",
                records.join(", ")
            )
        }
    }
}

/// The portal of whoever was named.
fn portal<'b>(built: &'b Built, who: &str) -> Result<&'b Portal, String> {
    let sponsors: Vec<(&String, &Portal)> = built
        .portals
        .iter()
        .filter_map(|portal| match &portal.reader {
            Reader::Sponsor(name) => Some((name, portal)),
            _ => None,
        })
        .collect();
    let plain = |reader: &Reader| built.portals.iter().find(|one| one.reader == *reader);
    let found = match who {
        "coach" => plain(&Reader::Coach),
        "client" => plain(&Reader::Client),
        "sponsor" => match sponsors.as_slice() {
            [(_, only)] => Some(*only),
            _ => None,
        },
        name => sponsors
            .iter()
            .find(|(other, _)| same_name(other, name))
            .map(|(_, portal)| *portal),
    };
    found.ok_or_else(|| {
        let names: Vec<String> = sponsors
            .iter()
            .map(|(name, _)| format!("--for \"{}\"", safe_path(name)))
            .collect();
        let choice = match names.as_slice() {
            [] => "it has no sponsor; --for coach and --for client are there".to_owned(),
            names => format!("write --for coach, --for client, {}", names.join(" or ")),
        };
        match who {
            "sponsor" if sponsors.len() > 1 => format!("there are several sponsors: {choice}"),
            _ => format!(
                "this engagement has no reader `{}`: {choice}",
                safe_path(who)
            ),
        }
    })
}

/// The name and the bytes of the report, or why this reader has none.
fn chosen<'p>(
    portal: &'p Portal,
    built: &Built,
    args: &ReportArgs,
) -> Result<(String, &'p [u8]), String> {
    let fits = |named: &&pipeline::PortalReport| {
        named.kind == args.report.word() && args.on.is_none_or(|on| named.date == Some(on))
    };
    if let Some(made) = portal.reports.iter().rev().find(fits) {
        let path = format!("reports/{}.pdf", made.name);
        let file = portal.tree.files.iter().find(|(other, _)| *other == path);
        if let Some((_, bytes)) = file {
            return Ok((made.name.clone(), bytes));
        }
    }
    let what = match args.report {
        ReportKind::Agreement => "agreement",
        ReportKind::Agenda => "coaching agenda",
        ReportKind::Interim => "interim review",
        ReportKind::Final => "final review",
    };
    let on = args.on.map_or_else(String::new, |on| format!(" of {on}"));
    let coachs = built.portals.iter().find(|one| one.reader == Reader::Coach);
    let there = coachs.is_some_and(|portal| portal.reports.iter().any(|one| fits(&one)));
    Err(match (&portal.reader, there) {
        (Reader::Sponsor(name), true) => format!(
            "{} has no {what}{on}: the client has not approved it for them, or the agreement does not share it",
            safe_path(name)
        ),
        (_, true) => format!("the {} has no {what}{on}", portal.reader.party().word()),
        (_, false) => {
            let days = coachs.into_iter().flat_map(|portal| &portal.reports);
            let days: Vec<String> = days
                .filter(|one| one.kind == args.report.word())
                .filter_map(|one| one.date)
                .map(|date| date.to_string())
                .collect();
            match (args.on, days.as_slice()) {
                (None, _) => format!("this engagement has no {what} yet"),
                (Some(_), []) => format!(
                    "this engagement has no {what}{on}; --on is for reviews, and it has none of that sort"
                ),
                (Some(_), days) => format!(
                    "this engagement has no {what}{on}; there is one of {}",
                    days.join(", ")
                ),
            }
        }
    })
}

fn write(
    args: &ReportArgs,
    engagement: &str,
    portal: &Portal,
    (name, bytes): (&str, &[u8]),
    out: &Terminal,
) -> Result<(), String> {
    if args.output.as_deref() == Some(Path::new("-")) {
        let mut stdout = std::io::stdout().lock();
        return stdout
            .write_all(bytes)
            .and_then(|()| stdout.flush())
            .map_err(|error| format!("standard output took no report: {error}"));
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
    out.say(&format!(
        "Wrote {}: {}’s copy.",
        path.display(),
        match &portal.reader {
            Reader::Sponsor(name) => safe_path(name),
            reader => format!("the {}", reader.party().word()),
        }
    ));
    Ok(())
}

/// What to do where PDFs cannot be made.
const WITHOUT: &str = "this coachgen was built without PDF; build it with the feature `pdf`, which is on by default: `cargo install --path . --force`. Until then each report is in the portals, to print from the browser";
