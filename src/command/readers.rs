//! What `--for` and `--as` mean: the reader of a report, an export or an explanation; and why a reader's files cannot be
//! made.

use super::open::OpenedPractice;
use super::terminal::Terminal;
use crate::check::human;
use crate::command::CommandError;
use crate::diag::Diagnostic;
use crate::pipeline::{Loaded, ReaderFilesError, Stopped};
use crate::reader::Reader;
use crate::record::safe_path;
use crate::source::SourceMap;
use crate::view::same_name;

/// The reader that an option names: `coach`, `client`, `sponsor` if there is one sponsor, or a sponsor's name.
///
/// # Errors
/// If none of `readers` has this name. The message lists them.
pub(super) fn named<'r>(
    readers: &[&'r Reader],
    (option, who): (&str, &str),
) -> Result<&'r Reader, CommandError> {
    let sponsors: Vec<(&'r Reader, &str)> = readers
        .iter()
        .filter_map(|reader| Some((*reader, reader.sponsor()?)))
        .collect();
    let known = |reader: &Reader| readers.iter().copied().find(|one| *one == reader);
    let found = match who {
        "coach" => known(&Reader::Coach),
        "client" => known(&Reader::Client),
        "sponsor" => match sponsors.as_slice() {
            [(only, _)] => Some(*only),
            _ => None,
        },
        name => sponsors
            .iter()
            .find(|(_, other)| same_name(other, name))
            .map(|(reader, _)| *reader),
    };
    found.ok_or_else(|| {
        let names: Vec<String> = sponsors
            .iter()
            .map(|(_, name)| format!("--{option} \"{}\"", safe_path(name)))
            .collect();
        let parties = [Reader::Coach, Reader::Client].into_iter();
        let parties = parties.filter(|reader| readers.contains(&reader));
        let parties = parties.map(|reader| format!("--{option} {}", reader.party().word()));
        let choices: Vec<String> = parties.chain(names.iter().cloned()).collect();
        let choice = match names.as_slice() {
            [] => format!("use {}; there is no sponsor", choices.join(" or ")),
            _ => format!("use one of {}", choices.join(", ")),
        };
        let error = match who {
            "sponsor" if sponsors.len() > 1 => CommandError::new("there are several sponsors"),
            _ => CommandError::new(format!(
                "this engagement has no reader `{}`",
                safe_path(who)
            )),
        };
        error.hint(choice)
    })
}

/// What a message calls a reader: `the client`, or a sponsor's name.
pub(super) fn called(reader: &Reader) -> String {
    match reader {
        Reader::Sponsor(name) => safe_path(name),
        reader => format!("the {}", reader.party().word()),
    }
}

/// The message that says why an engagement is blocked. Prints the findings that block it. `what` is what would have been
/// made: one of it, and all of it.
pub(super) fn stopped(
    stopped: &Stopped,
    (name, (diags, sources)): (&str, (&[Diagnostic], &SourceMap)),
    opened: &OpenedPractice,
    (what, all): (&str, &str),
    out: &Terminal,
) -> String {
    match stopped {
        Stopped::Forbidden => {
            let blocking = diags.iter().filter(|diag| diag.forbids());
            for text in human::render_all(sources, blocking, out.colour()) {
                out.finding(&text);
            }
            format!(
                "{} has errors that block {all}; no {what} was created. Fix the errors above first",
                safe_path(name)
            )
        }
        Stopped::Template(error) => {
            let mut sources = SourceMap::default();
            let found = crate::check::template_fault(error, &opened.practice.theme, &mut sources);
            out.finding(&human::render(&sources, &found, out.colour()));
            format!(
                "templates/{} cannot be used; no {what} was created",
                safe_path(&error.template)
            )
        }
        Stopped::Leak { reader, records } => {
            let records: Vec<String> = records.iter().map(|path| safe_path(path)).collect();
            let place = match what {
                "report" => "portal",
                what => what,
            };
            format!(
                "no {what} was created: the {place} of {reader} would contain text that they may not see, from {}",
                records.join(", ")
            )
        }
    }
}

/// The error of a file for one reader that is not made. `what` is as for [`stopped`].
pub(super) fn refused(
    error: ReaderFilesError,
    loaded: &Loaded,
    opened: &OpenedPractice,
    (what, all): (&str, &str),
    out: &Terminal,
) -> CommandError {
    match error {
        ReaderFilesError::NoReader => {
            format!("this reader has no portal; no {what} was created").into()
        }
        ReaderFilesError::Failed(why) => format!("no {what} was created: {why}").into(),
        ReaderFilesError::Stopped(reason) => {
            let found = (loaded.diags.as_slice(), &loaded.model.sources);
            stopped(
                &reason,
                (&loaded.model.name, found),
                opened,
                (what, all),
                out,
            )
            .into()
        }
    }
}

/// The reader in the name of a file; a sponsor as in the folder of their portal.
pub(super) fn file_part<'f>(reader: &Reader, folder: &'f str) -> &'f str {
    match reader {
        Reader::Sponsor(_) => folder.rsplit('/').next().unwrap_or("sponsor"),
        reader => reader.party().word(),
    }
}
