//! Part of CG004: reports links in prose to nothing, to several records, or to something that a portal cannot contain.

use std::collections::HashMap;

use crate::diag::{Diagnostic, UNKNOWN_REFERENCE, nearest};
use crate::model::{Model, ResolvedLink};
use crate::record::prose::{Link, LinkSort};
use crate::record::{Record, safe_path};
use crate::span::Span;

/// The message for a link to nothing.
pub const NOWHERE: &str = "nothing in the engagement matches this link";

/// The message for a link by name alone to a file that is in another folder.
const NOT_HERE: &str = "there is no file with this name in `attachments/` or in this record's folder, the only places where a name alone is looked up";

/// Reports the broken links of one record.
pub fn check(model: &Model, record: &Record, diags: &mut Vec<Diagnostic>) {
    let mut guesses = HelpCache::default();
    for link in &record.body.links {
        let (message, help) = match model.follow(record, link) {
            ResolvedLink::Unknown => match help_for_other_folder(model, record, &link.target) {
                Some(help) => (NOT_HERE, help),
                None => (NOWHERE, guesses.help(model, record, link)),
            },
            ResolvedLink::Refused => (
                "a portal cannot contain this kind of link",
                "write a path from this record's folder, or an address that begins with https: or mailto:".to_owned(),
            ),
            ResolvedLink::Outside(_) if link.sort == LinkSort::Image => (
                "an external picture is never loaded",
                "save the picture beside the records and link to that file".to_owned(),
            ),
            ResolvedLink::Ambiguous(ids) => {
                diags.push(ambiguous(model, link.span, &ids));
                continue;
            }
            ResolvedLink::Attachment(path) => match attachment_problem(model, record, &link.target, &path) {
                Some(problem) => problem,
                None => continue,
            },
            _ => continue,
        };
        diags.push(Diagnostic::new(&UNKNOWN_REFERENCE, link.span, message).help(help));
    }
}

/// The message and help for a problem with a link to an existing file.
fn attachment_problem(
    model: &Model,
    record: &Record,
    target: &str,
    path: &str,
) -> Option<(&'static str, String)> {
    match model.attachments.get(path).map(|file| &file.content) {
        None => Some((
            "this attachment cannot be read or is larger than 64 MiB, so no portal contains it",
            "check that it exists and that you may read it, or attach a smaller copy".to_owned(),
        )),
        Some(Err(error)) => Some((
            "this attachment cannot be put into a portal",
            error.to_string(),
        )),
        Some(Ok(_)) => {
            let beside = model.namesake(&record.path, target)?;
            let name = beside.rsplit('/').next().unwrap_or(&beside);
            Some((
                "two files have this name, and the one in `attachments/` is used",
                format!(
                    "write the path of the one you mean: `{}` or `./{}`",
                    safe_path(&relative(&record.path, path)),
                    safe_path(name),
                ),
            ))
        }
    }
}

/// The help for a link whose file is in another folder of the engagement; `None` if no file has that name.
fn help_for_other_folder(model: &Model, record: &Record, target: &str) -> Option<String> {
    let found = model.files_named(target);
    let paths: Vec<String> = found
        .iter()
        .map(|path| safe_path(&relative(&record.path, path)))
        .collect();
    let file = match paths.as_slice() {
        [] => return None,
        [one] => format!("there is one at `{one}`"),
        many => format!("there are others at `{}`", many.join("` and `")),
    };
    // The file may be private to the coach, and every reader of the passage would get it.
    Some(format!(
        "{file}; move the one you mean to `attachments/`, or write its path if all readers of this passage may have it"
    ))
}

/// The name of the file that a link leads to, given the link as written. It is the same for all links to one file, so
/// that a missing file is reported once.
pub fn target_of(written: &str) -> String {
    let inside = written
        .rsplit_once("](")
        .map_or(written, |(_, target)| target)
        .trim_matches(['[', ']', '(', ')', '!', '<', '>']);
    let path = inside.split(['|', '#', ' ']).next().unwrap_or(inside);
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name).to_lowercase()
}

/// The help texts for the unknown links of one record, each computed once. Their number is limited.
#[derive(Default)]
struct HelpCache(HashMap<(String, bool), String>);

/// The number of targets for which a similar name is suggested. So many broken links are unlikely to be typos.
const MAX_GUESSES: usize = 500;

impl HelpCache {
    fn help(&mut self, model: &Model, from: &Record, link: &Link) -> String {
        let key = (link.target.clone(), link.sort == LinkSort::Wiki);
        if let Some(known) = self.0.get(&key) {
            return known.clone();
        }
        if self.0.len() >= MAX_GUESSES {
            return CHECK_PATH.to_owned();
        }
        let help = unknown_help(model, from, &link.target, link.sort);
        self.0.insert(key, help.clone());
        help
    }
}

const CHECK_PATH: &str = "check the path; it is relative to this record's folder";

fn unknown_help(model: &Model, from: &Record, target: &str, sort: LinkSort) -> String {
    let stem = target.rsplit('/').next().unwrap_or(target);
    let stem = stem.split('#').next().unwrap_or(stem);
    let stem = stem.strip_suffix(".md").unwrap_or(stem);
    match nearest(stem, model.index.stems.keys().map(String::as_str)) {
        Some(near) if sort == LinkSort::Wiki => format!("did you mean `[[{near}]]`?"),
        Some(near) => match model.index.stems.get(near).and_then(|ids| ids.first()) {
            Some(id) => format!(
                "did you mean `{}`?",
                relative(&from.path, &model.record(*id).path)
            ),
            None => format!("did you mean `{near}`?"),
        },
        None => CHECK_PATH.to_owned(),
    }
}

/// The finding about a link that matches several records.
pub fn ambiguous(model: &Model, span: Span, ids: &[crate::model::RecordId]) -> Diagnostic {
    let paths: Vec<&str> = ids
        .iter()
        .map(|id| {
            let path = model.record(*id).path.as_str();
            path.strip_suffix(".md").unwrap_or(path)
        })
        .collect();
    Diagnostic::new(&UNKNOWN_REFERENCE, span, "several records have this name")
        .help(format!("write its path: `{}`", paths.join("` or `")))
}

/// The path of `to`, relative to the folder of `from`.
fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let folders = from.len() - 1;
    let same = from[..folders]
        .iter()
        .zip(&to[..to.len() - 1])
        .take_while(|(one, other)| one == other)
        .count();
    let mut path = vec![".."; folders - same];
    path.extend(&to[same..]);
    path.join("/")
}
