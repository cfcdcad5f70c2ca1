//! What the shell offers when the coach presses Tab: engagements, records and rules, as they are at that moment.

use std::ffi::OsStr;
use std::path::Path;

use clap_complete::engine::{
    ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter,
};

use super::find::current_practice;
use crate::check::ALL;
use crate::kind::Kind;
use crate::source::is_record_name;

/// The variable by which a shell asks for completions.
pub const VARIABLE: &str = "COACHGEN_COMPLETE";

/// The engagements of the practice, then folders.
pub fn engagements() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let dirs = practice_paths(|files| vec![files.dir.as_str()]);
        let mut found = beginning_with(dirs, typed);
        found.extend(PathCompleter::dir().complete(typed));
        found
    })
}

/// The records of all engagements as `engagement/record`, then files.
pub fn records() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let names = practice_paths(|files| {
            let paths = files.entries.iter().map(|entry| entry.path.as_str());
            paths.filter(|path| is_record_name(path)).collect()
        });
        let short = names.iter().filter_map(|path| {
            let (folder, name) = path.strip_suffix(".md")?.rsplit_once('/')?;
            let engagement = folder.split('/').next()?;
            Some(format!("{engagement}/{name}"))
        });
        let mut found = beginning_with(short.collect(), typed);
        found.extend(PathCompleter::file().complete(typed));
        found
    })
}

/// The names and codes of rules.
pub fn rules() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let typed = typed.to_string_lossy();
        let rules = ALL.iter().map(|check| check.rule);
        let words = rules.flat_map(|rule| match typed.starts_with(['C', 'c']) {
            true => [Some(rule.code), Some(rule.name)],
            // The names are enough until a code is begun.
            false => [Some(rule.name), None],
        });
        let begun = words.flatten().filter(|word| {
            let length = typed.len();
            word.get(..length)
                .is_some_and(|start| start.eq_ignore_ascii_case(&typed))
        });
        begun.map(CompletionCandidate::new).collect()
    })
}

/// The kinds of record that `coachgen new` writes.
pub fn kinds() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let typed = typed.to_string_lossy();
        let kinds = Kind::ALL
            .iter()
            .filter(|kind| kind.word().starts_with(typed.as_ref()));
        kinds
            .map(|kind| CompletionCandidate::new(kind.word()).help(Some(kind.about().into())))
            .collect()
    })
}

/// Paths of every engagement of the current practice. Empty if it cannot be read, because an error message would disturb the
/// command line that the coach is typing.
fn practice_paths(paths: fn(&crate::source::EngagementFiles) -> Vec<&str>) -> Vec<String> {
    let Ok((_, layout)) = current_practice() else {
        return Vec::new();
    };
    let all = layout.engagements.iter().flat_map(paths);
    all.filter(|path| !path.is_empty())
        .map(str::to_owned)
        .collect()
}

fn beginning_with(names: Vec<String>, typed: &OsStr) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy();
    // The shell offers the files of a path that exists in the current folder.
    let is_path = typed.ends_with('/') && Path::new(typed.as_ref()).is_dir();
    let names = names
        .into_iter()
        .filter(|name| name.starts_with(typed.as_ref()) && !is_path);
    names.map(CompletionCandidate::new).collect()
}
