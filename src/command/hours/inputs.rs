//! What the log needs besides the records: the file of earlier hours, and what credentials require.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::check::human;
use crate::command::CommandError;
use crate::command::open::OpenedPractice;
use crate::command::terminal::Terminal;
use crate::hours::EarlierHoursProblem;
use crate::hours::earlier::{self, EarlierHours};
use crate::record::value::CredentialRequirements;
use crate::record::{credentials, safe_path};
use crate::source::{MAX_RECORD, SourceMap, Tree};
use crate::text::{counted, join_words};
use crate::theme;

/// The name of the file of credentials among the templates.
const CREDENTIALS: &str = "credentials.yaml";

/// How much of a wrong value a message shows, in characters.
const VALUE: usize = 40;

/// What the requested credentials require; all of them if none is named.
pub(super) fn credentials(
    opened: &OpenedPractice,
    requested: &[String],
    out: &Terminal,
) -> Result<Vec<CredentialRequirements>, CommandError> {
    let path = format!("templates/{CREDENTIALS}");
    let own = opened
        .layout
        .templates
        .iter()
        .find(|entry| entry.path == path);
    let text = match own {
        Some(entry) => read_text(opened, &entry.path)?,
        None => theme::built_in(CREDENTIALS).unwrap_or_default(),
    };
    let mut sources = SourceMap::default();
    let file = sources.add(path.clone(), Arc::from(text.as_str()));
    let mut diags = Vec::new();
    let rules = credentials::read(file, &text, &mut diags);
    if !diags.is_empty() {
        for diag in &diags {
            out.finding(&human::render(&sources, diag, out.colour()));
        }
        return Err(CommandError::new(format!("{path} cannot be used"))
            .hint("fix the errors above, or remove the file to use the built-in one"));
    }
    let known: Vec<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
    let is = |id: &str, name: &String| id.eq_ignore_ascii_case(name.trim());
    if let Some(unknown) = requested
        .iter()
        .find(|name| !known.iter().any(|id| is(id, name)))
    {
        return Err(
            CommandError::new(format!("no credential is called `{}`", safe_path(unknown)))
                .hint(format!("the credentials are {}", join_words(&known))),
        );
    }
    let all = requested.is_empty();
    let wanted = |rule: &CredentialRequirements| requested.iter().any(|name| is(&rule.id, name));
    Ok(rules
        .into_iter()
        .filter(|rule| all || wanted(rule))
        .collect())
}

/// The path and the rows of the file of earlier hours, if the practice has one.
pub(super) fn earlier(
    opened: &OpenedPractice,
    today: NaiveDate,
) -> Result<Option<(String, EarlierHours)>, CommandError> {
    let Some(path) = &opened.practice.file.practice.coach.earlier_hours else {
        return Ok(None);
    };
    let path = path.trim().replace('\\', "/");
    let path = path.strip_prefix("./").unwrap_or(&path).to_owned();
    let inside = |part: &str| !part.is_empty() && part != "." && part != "..";
    if path.contains(':') || !path.split('/').all(inside) {
        return Err(CommandError::new(
            "`coach.earlier_hours` in coachgen.yaml is not the path of a file in the practice",
        )
        .hint("write a path below the folder of coachgen.yaml, for example earlier-hours.csv"));
    }
    let bytes = read(opened, &path)?;
    let rows = earlier::read(&bytes, today);
    Ok(Some((path, rows)))
}

fn read_text(opened: &OpenedPractice, path: &str) -> Result<String, CommandError> {
    String::from_utf8(read(opened, path)?).map_err(|_| {
        CommandError::new(format!("{} is not UTF-8", safe_path(path))).hint("save it as UTF-8")
    })
}

fn read(opened: &OpenedPractice, path: &str) -> Result<Vec<u8>, CommandError> {
    let most = usize::try_from(MAX_RECORD).unwrap_or(usize::MAX);
    let bytes = opened.disk.head(path, most.saturating_add(1));
    let bytes = bytes.map_err(|error| safe_path(&error.to_string()))?;
    match bytes.len() > most {
        true => Err(format!("{} is larger than 2 MiB", safe_path(path)).into()),
        false => Ok(bytes),
    }
}

/// Prints every problem of the file of earlier hours, and returns the error that follows.
pub(super) fn earlier_hours_error(
    path: &str,
    problems: &[EarlierHoursProblem],
    out: &Terminal,
) -> CommandError {
    for problem in problems {
        out.finding(&described(path, problem));
    }
    let count = counted(problems.len(), "problem");
    CommandError::new(format!("{} has {count}", safe_path(path)))
        .hint("correct the rows above, so that no hours are missing or count twice")
}

/// Returns `earlier-hours.csv:3: Paid hours "abc": write hours …`.
fn described(path: &str, problem: &EarlierHoursProblem) -> String {
    let mut place = Vec::new();
    if let Some(column) = problem.column {
        place.push(column.to_owned());
    }
    if let Some(value) = &problem.value {
        let mut shown: String = value.chars().take(VALUE).collect();
        if value.chars().count() > VALUE {
            shown.push('…');
        }
        place.push(format!("\"{}\"", safe_path(&shown)));
    }
    let place = match place.is_empty() {
        true => String::new(),
        false => format!("{}: ", place.join(" ")),
    };
    format!(
        "{}:{}: {place}{}",
        safe_path(path),
        problem.line,
        problem.message
    )
}
