//! `coachgen hand-over`: makes one file of a reader's portal, to be sent, and notes it in the engagement's ledger.

mod archive;
mod sealing;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::Exit;
use super::complete;
use super::find::FoundEngagement;
use super::open::OpenedPractice;
use super::readers;
use super::target::refuse_inside_practice;
use super::terminal::Terminal;
use crate::command::CommandError;
use crate::model::sha256;
use crate::output::{OutputError, PdfCache, write_handover};
use crate::pipeline::{self, PdfChoice, ReaderPortal, Reports};
use crate::policy::Policy;
use crate::reader::Reader;
use crate::record::handovers::{Handover, ledger_name};
use crate::record::safe_path;
use crate::record::value::HandoverForm;
use crate::sealed_file::Passphrase;
use crate::single_file::{Scripts, document};
use crate::source::{find_commit, has_uncommitted_inputs};

/// `coachgen hand-over`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coachgen hand-over amara --for client -o ../amara.html
  coachgen hand-over amara --for client --seal -o ../documents.html
  coachgen hand-over amara --for \"Catherine Llewellyn\" --zip -o ../documents.zip

The file contains what `coachgen build` writes to the portal of this reader, and nothing else. The HTML file contains all
pages, pictures and attached files; it opens in a browser from disk, without an internet connection. It does not contain the reports as
PDFs: print its pages, or use `--zip`. The command adds the digest of the file to handovers.yaml, beside the records, and prints a draft of the
message to send. coachgen sends nothing.")]
pub struct HandOverArgs {
    /// Folder of the engagement, or part of its name
    #[arg(default_value = ".", value_name = "ENGAGEMENT", add = complete::engagements())]
    pub engagement: PathBuf,

    /// Reader: client, sponsor, or a sponsor's name
    #[arg(long = "for", value_name = "READER")]
    pub reader: String,

    /// Write to this file, outside the practice
    #[arg(long, short, value_name = "FILE")]
    pub output: PathBuf,

    /// Write a ZIP archive of the portal, with the PDFs of the reports
    #[arg(long, conflicts_with = "seal")]
    pub zip: bool,

    /// Encrypt the HTML file; it opens in a browser with a passphrase of six words, which is printed once
    #[arg(long)]
    pub seal: bool,

    /// Use your own passphrase instead of six words; it is asked for, or read from standard input
    #[arg(long, requires = "seal")]
    pub own_passphrase: bool,

    /// Replace the file if it exists
    #[arg(long)]
    pub force: bool,
}

impl HandOverArgs {
    fn form(&self) -> HandoverForm {
        match (self.zip, self.seal) {
            (true, _) => HandoverForm::Zip,
            (false, true) => HandoverForm::Sealed,
            (false, false) => HandoverForm::Html,
        }
    }

    /// # Errors
    /// If the file's extension does not match its form, or the file is in the practice.
    fn check_output(&self, opened: &OpenedPractice) -> Result<(), CommandError> {
        let ending = match self.form() {
            HandoverForm::Zip => "zip",
            HandoverForm::Html | HandoverForm::Sealed => "html",
        };
        let shown = safe_path(&self.output.display().to_string());
        let named = self.output.extension();
        if !named.is_some_and(|named| named.eq_ignore_ascii_case(ending)) {
            return Err(CommandError::new(format!("{shown} must end in .{ending}"))
                .hint("change the name after `-o`; `--zip` writes .zip, all others .html"));
        }
        refuse_inside_practice(
            opened,
            &self.output,
            "it would be committed with the records",
        )
    }
}

/// Makes the file, and adds it to the ledger.
pub fn run(args: &HandOverArgs, today: NaiveDate, out: &Terminal) -> Result<Exit, CommandError> {
    let found = FoundEngagement::find(&args.engagement)?;
    let opened = &found.opened;
    args.check_output(opened)?;
    if let Some(file) = opened.report_practice(out) {
        return Err(format!("{file} cannot be used; nothing was handed over").into());
    }
    // On a worker thread, because deeply nested prose can overflow the main thread's stack.
    let mut made = pipeline::run_parallel(1, 1, |_| render_portal(args, &found, today, out))?;
    let (reader, portal) = made.pop().ok_or("nothing was handed over")?;
    let (bytes, passphrase) = encode(args, &reader, &portal)?;
    let entry = ledger_entry(args, &found, today, &reader, &bytes);
    if let Some(passphrase) = passphrase {
        // Before the file is written, and not on standard output, where the message is.
        let shown = out.require(&format!("Passphrase: {}", passphrase.text()));
        shown.map_err(|error| format!("the passphrase cannot be shown: {error}"))?;
        out.note("Tell the reader the passphrase by phone or in person, never in the same message. It is stored nowhere: without it, nobody can open the file.");
    }
    write_file_and_entry(args, &found, (&entry, &bytes))?;
    // Standard output is for the message to the reader.
    out.note(&format!(
        "Wrote {} ({} kB) for {}, and added an entry to {}.",
        safe_path(&args.output.display().to_string()),
        bytes.len().div_ceil(1000),
        readers::called(&reader),
        safe_path(&found.files().handovers_path()),
    ));
    if entry.uncommitted {
        out.note("Some records have uncommitted changes, so the commit in the ledger does not contain everything in this file; to record it exactly, commit the records and make the file again with `--force`.");
    }
    if !out.is_quiet() {
        out.note("Draft of the message:");
        out.result_line(&portal.message);
    }
    Ok(Exit::Clean)
}

/// The reader, and their portal.
fn render_portal(
    args: &HandOverArgs,
    found: &FoundEngagement,
    today: NaiveDate,
    out: &Terminal,
) -> Result<(Reader, ReaderPortal), CommandError> {
    let opened = &found.opened;
    let files = found.files();
    let policy = Policy::default();
    let mut shared = opened.practice.build_context(&policy, today);
    let pdf_cache = args.zip.then(|| PdfCache::open(opened.disk.root()));
    if let Some(pdf_cache) = &pdf_cache {
        shared.reports = opened.practice.pdf_renderer().map(|renderer| Reports {
            renderer,
            store: Some(pdf_cache),
            which: PdfChoice::All,
        });
    }
    let mut loaded = pipeline::load(&opened.disk, files, &opened.name(files), &shared);
    pipeline::check(&mut loaded, &shared);
    let known = pipeline::readers(&loaded, &shared);
    if known.is_empty() {
        return Err(CommandError::new(format!(
            "the engagement.md in {} cannot be read",
            safe_path(&files.dir)
        ))
        .hint("run `coachgen check` to see what to fix"));
    }
    if args.reader == Reader::Coach.party().word() {
        return Err(
            CommandError::new("the coach's portal cannot be handed over")
                .hint("name the client or a sponsor with `--for`"),
        );
    }
    let known = known.iter().map(|(reader, _)| reader);
    let known: Vec<&Reader> = known.filter(|reader| **reader != Reader::Coach).collect();
    let reader = readers::named(&known, ("for", &args.reader))?.clone();
    let ledger = &crate::diag::HANDOVERS;
    if loaded.diags.iter().any(|diag| diag.rule == ledger) {
        return Err(CommandError::new(format!(
            "{} cannot be read; nothing was handed over",
            safe_path(&files.handovers_path())
        ))
        .hint("run `coachgen check` to see what to fix"));
    }
    let made = pipeline::reader_portal(&loaded, &reader, args.form(), &shared);
    let portal = made.map_err(|error| {
        let what = ("file", "its portals");
        readers::refused(error, &loaded, opened, what, out)
    })?;
    Ok((reader, portal))
}

/// The bytes of the file, and the passphrase that was generated for it.
fn encode(
    args: &HandOverArgs,
    reader: &Reader,
    portal: &ReaderPortal,
) -> Result<(Vec<u8>, Option<Passphrase>), CommandError> {
    let html = |scripts| {
        let document = document(&portal.files, portal.words, scripts);
        document.map_err(|error| CommandError::new(error.to_string()))
    };
    match args.form() {
        HandoverForm::Zip => {
            let archive = archive::zip(&portal.files);
            Ok((archive.map_err(|error| error.to_string())?, None))
        }
        HandoverForm::Html => Ok((html(Scripts::Included)?, None)),
        HandoverForm::Sealed => {
            let passphrase = sealing::passphrase(args.own_passphrase, &portal.names)?;
            // The frame that shows an encrypted document runs no scripts.
            let document = html(Scripts::LeftOut)?;
            let bytes = sealing::seal_for(reader, &document, &passphrase, portal.words)?;
            Ok((bytes, (!args.own_passphrase).then_some(passphrase)))
        }
    }
}

/// The entry of the ledger for a file.
fn ledger_entry(
    args: &HandOverArgs,
    found: &FoundEngagement,
    today: NaiveDate,
    reader: &Reader,
    bytes: &[u8],
) -> Handover {
    let root = found.opened.disk.root();
    let dir = &found.files().dir;
    let commit = find_commit(root, "HEAD").map(|commit| commit.hash.chars().take(12).collect());
    Handover {
        on: today,
        reader: ledger_name(reader).to_owned(),
        form: args.form(),
        sha256: sha256(bytes),
        uncommitted: commit.is_some() && has_uncommitted_inputs(root, dir),
        commit,
    }
}

/// Writes the file and its entry.
fn write_file_and_entry(
    args: &HandOverArgs,
    found: &FoundEngagement,
    (entry, bytes): (&Handover, &[u8]),
) -> Result<(), CommandError> {
    let engagement = found.opened.disk.root().join(&found.files().dir);
    let written = write_handover((&args.output, bytes), args.force, (&engagement, entry));
    let shown = safe_path(&args.output.display().to_string());
    written.map_err(|failed| match failed.error {
        OutputError::FileExists { .. } => CommandError::new(format!("{shown} already exists"))
            .hint("name another file with `-o`, or replace it with `--force`"),
        error if failed.is_file_unlisted => CommandError::new(error.to_string()).hint(format!(
            "{shown} was written but is not listed in the ledger: delete it, and run the command again"
        )),
        error => CommandError::new(format!("{error}; no file was written")),
    })
}
