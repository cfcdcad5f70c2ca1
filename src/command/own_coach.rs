//! Whose hours and year it is: the coach of the practice, as coachgen.yaml names them.

use crate::check::human;
use crate::command::CommandError;
use crate::command::open::OpenedPractice;
use crate::command::terminal::Terminal;
use crate::diag::Level;
use crate::text::same_name;

/// Refuses coachgen.yaml with errors, and prints them: a wrong field may be one that decides what counts.
pub(super) fn check_settings(opened: &OpenedPractice, out: &Terminal) -> Result<(), CommandError> {
    let file = &opened.practice.file;
    let settings = opened
        .layout
        .practice
        .as_ref()
        .map(|entry| entry.path.as_str());
    let wrong = file.diags.iter().filter(|diag| {
        diag.level >= Level::Error && Some(file.sources.path(diag.span)) == settings
    });
    let wrong: Vec<String> = wrong
        .map(|diag| human::render(&file.sources, diag, out.colour()))
        .collect();
    for finding in &wrong {
        out.finding(finding);
    }
    match wrong.is_empty() {
        true => Ok(()),
        false => Err(CommandError::new(format!(
            "{} has errors, and its fields decide what counts",
            settings.unwrap_or("coachgen.yaml")
        ))
        .hint("fix the errors above first")),
    }
}

/// The coach whose hours these are: that of the practice, or the one that all engagements name.
///
/// # Errors
/// If that is not the same coach for all of them.
pub(super) fn coach_name<'e>(
    practice: Option<&str>,
    engagements: impl IntoIterator<Item = Option<&'e str>>,
) -> Result<Option<String>, CommandError> {
    if let Some(name) = practice {
        return Ok(Some(name.to_owned()));
    }
    let mut names = engagements.into_iter();
    let first = names.next().flatten();
    let is_first = |name: Option<&str>| match (first, name) {
        (Some(first), Some(name)) => same_name(first, name),
        (first, name) => first == name,
    };
    match names.all(is_first) {
        true => Ok(first.map(str::to_owned)),
        false => Err(CommandError::new(
            "coachgen.yaml does not say who you are, and the engagements do not all have the same coach",
        )
        .hint("add your `name` under `coach` in coachgen.yaml")),
    }
}
