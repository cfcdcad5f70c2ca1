//! Errors in templates, with a location and a message that contains no text of a record.
//!
//! The template engine may include a value in its message, and that can be a client's text. So the message of a
//! rendering error is replaced by one from a list of known errors; only names that also appear in the template are kept
//! from the engine's message. Compile errors never involve a value, so their messages are kept.

use std::collections::BTreeSet;
use std::ops::Range;

use tera::{Error, ErrorKind};

use super::reach;

/// An error in a template.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("{template}:{line}: {message}")]
pub struct TemplateError {
    /// The template's name.
    pub template: String,
    /// The line, from 1; 0 if the location is unknown.
    pub line: usize,
    /// The location as byte offsets in the template's text; empty at 0 if it is unknown.
    pub at: (usize, usize),
    /// The message; contains no text of a record.
    pub message: String,
    /// How to fix it.
    pub help: Option<String>,
}

/// Converts errors of the engine. `template` is the requested template; `text` returns a template's text by name.
pub(super) fn faults<'t>(
    error: &Error,
    template: &str,
    text: &dyn Fn(&str) -> Option<&'t str>,
) -> Vec<TemplateError> {
    let at = |name: &str, at: Range<usize>, (message, help): TemplateMessage| {
        let text = text(name).unwrap_or_default();
        let start = at.start.min(text.len());
        TemplateError {
            template: name.to_owned(),
            line: text.as_bytes()[..start]
                .iter()
                .filter(|b| **b == b'\n')
                .count()
                + 1,
            at: (start, at.end.clamp(start, text.len())),
            message,
            help,
        }
    };
    // If the engine names a template without a location, the location of `word` in it is used.
    let found = |name: &str, word: &str, sentence: TemplateMessage| {
        let start = text(name).and_then(|text| text.find(word));
        at(
            name,
            start.map_or(0..0, |start| start..start + word.len()),
            sentence,
        )
    };
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            let sentence = (
                format!(
                    "this is not a valid template: {}",
                    lower_first(report.message())
                ),
                None,
            );
            vec![at(report.filename(), report.span().range.clone(), sentence)]
        }
        ErrorKind::RenderingError(report) => {
            let name = match report.filename() {
                "" => template,
                name => name,
            };
            let sentence = rendering_message(report.message(), text(name).unwrap_or_default());
            vec![at(name, report.span().range.clone(), sentence)]
        }
        ErrorKind::MissingParent { current, parent } => {
            let help = "the built-in pages extend \"layout.html\"".to_owned();
            vec![found(
                current,
                parent,
                (
                    format!("there is no template `{parent}` to extend"),
                    Some(help),
                ),
            )]
        }
        ErrorKind::CircularExtend { tpl, .. } => {
            vec![found(
                tpl,
                "extends",
                (
                    "this template extends itself, directly or through another template".to_owned(),
                    None,
                ),
            )]
        }
        ErrorKind::CircularInclude { tpl, .. } => {
            vec![found(
                tpl,
                "include",
                (
                    "this template includes itself, directly or through another template"
                        .to_owned(),
                    None,
                ),
            )]
        }
        ErrorKind::Msg(message) => {
            let several = compile_errors(message, text);
            match several.is_empty() {
                true => vec![
                    duplicate_component(message, text)
                        .unwrap_or_else(|| without_location(template)),
                ],
                false => several,
            }
        }
        _ => vec![without_location(template)],
    }
}

/// A message, and how to fix the error.
type TemplateMessage = (String, Option<String>);

/// Parses several compile errors in one text: `error: …` and ` --> NAME:LINE:COLUMN` for each.
fn compile_errors<'t>(message: &str, text: &dyn Fn(&str) -> Option<&'t str>) -> Vec<TemplateError> {
    let reports = message.split("\n\n").filter_map(|report| {
        let mut lines = report.lines();
        let sentence = lines.next()?.strip_prefix("error: ")?;
        let place = lines.next()?.trim_start().strip_prefix("--> ")?;
        let mut parts = place.rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        let name = parts.next()?;
        let marks = report.lines().last()?.matches('^').count();
        let text = text(name).unwrap_or_default();
        let before: usize = text
            .split_inclusive('\n')
            .take(line - 1)
            .map(str::len)
            .sum();
        let shown = text.get(before..)?;
        let offset = |count: usize| {
            shown
                .char_indices()
                .nth(count)
                .map_or(shown.len(), |(at, _)| at)
        };
        let (start, end) = (offset(column - 1), offset(column - 1 + marks));
        Some(TemplateError {
            template: name.to_owned(),
            line,
            at: (before + start, before + end),
            message: not_found_message(sentence),
            help: None,
        })
    });
    reports.collect()
}

/// Parses ``Component `x` is defined in both `a` and `b` ``.
fn duplicate_component<'t>(
    message: &str,
    text: &dyn Fn(&str) -> Option<&'t str>,
) -> Option<TemplateError> {
    let mut quoted = message.strip_prefix("Component `")?.split('`').step_by(2);
    let (component, first, second) = (quoted.next()?, quoted.next()?, quoted.next()?);
    let word = format!("component {component}");
    // Either of the two may be removed; the second one is reported.
    let body = text(second)?;
    let start = body.find(&word).unwrap_or(0);
    Some(TemplateError {
        template: second.to_owned(),
        line: body[..start].matches('\n').count() + 1,
        at: (start, (start + word.len()).min(body.len())),
        message: format!("the component `{component}` is defined here and in {first}"),
        help: Some("rename or remove one of the two".to_owned()),
    })
}

fn without_location(template: &str) -> TemplateError {
    TemplateError {
        template: template.to_owned(),
        line: 0,
        at: (0, 0),
        message: "this template cannot be rendered".to_owned(),
        help: None,
    }
}

/// Converts ``Unknown filter `x` `` and similar messages.
fn not_found_message(sentence: &str) -> String {
    match sentence.strip_prefix("Unknown ") {
        Some(rest) => format!("there is no {rest}"),
        None => lower_first(sentence),
    }
}

/// Returns the first line of the engine's message in the form of ours: lower-case, without a full stop.
fn lower_first(message: &str) -> String {
    let first = message
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end_matches('.');
    let mut letters = first.chars();
    letters.next().map_or_else(String::new, |letter| {
        letter.to_lowercase().chain(letters).collect()
    })
}

/// Known errors: the start of the engine's message, our message, and how to fix it.
const KNOWN: [(&str, &str, &str); 12] = [
    (
        "Tried to render a variable",
        "this value is not defined here",
        "check it before it is shown: `{% if … %}`",
    ),
    (
        "Cannot index into an undefined",
        "this value is not defined here",
        "check it before it is used: `{% if … %}`",
    ),
    (
        "Iteration not possible",
        "this is not a list",
        "`for` needs a list",
    ),
    (
        "Key/value iteration",
        "this is not a map with keys",
        "remove the first of the two names after `for`",
    ),
    (
        "Cannot compare",
        "these two values have different types and cannot be compared",
        "",
    ),
    ("Math operations", "this is not a number", ""),
    (
        "`+` requires",
        "this is not a number",
        "use `~` to join text",
    ),
    (
        "Invalid type for the value",
        "this value has the wrong type",
        "",
    ),
    (
        "Missing keyword argument",
        "an argument is missing here",
        "",
    ),
    (
        "Unknown argument(s)",
        "the component has no argument with this name",
        "",
    ),
    (
        "Component argument",
        "an argument of the component is missing or has the wrong type",
        "",
    ),
    ("Missing", "an argument of the component is missing", ""),
];

fn rendering_message(message: &str, text: &str) -> TemplateMessage {
    let name = message
        .split('`')
        .nth(1)
        .filter(|name| is_name(name) && text.contains(name));
    let name = name.unwrap_or("…");
    if message.starts_with("Variable `") || message.starts_with("Field `") {
        let sentence = match message.contains("exists but") {
            true => format!("`{name}` has no value here"),
            false => format!("`{name}` does not exist here"),
        };
        let known = message
            .split_once(" Available ")
            .and_then(|(_, list)| list.split_once(": "));
        let known: Vec<&str> = known
            .map(|(_, list)| list.split(", ").collect())
            .unwrap_or_default();
        return (sentence, Some(suggestion(name, &known)));
    }
    let known = KNOWN
        .iter()
        .find(|(begins, ..)| message.starts_with(begins));
    match known {
        Some((_, sentence, "")) => ((*sentence).to_owned(), None),
        Some((_, sentence, help)) => ((*sentence).to_owned(), Some((*help).to_owned())),
        None => ("this does not work with the given value".to_owned(), None),
    }
}

/// Suggests the nearest known name, or lists all if there are only a few.
fn suggestion(name: &str, known: &[&str]) -> String {
    let names = known.iter().copied().filter(|one| is_name(one));
    let names: Vec<&str> = names.collect();
    let near = names
        .iter()
        .map(|one| (strsim::damerau_levenshtein(name, one), *one))
        .filter(|(distance, one)| *distance <= 1 + one.len().max(name.len()) / 4)
        .min();
    match near {
        Some((_, near)) => format!("did you mean `{near}`?"),
        None if names.is_empty() || names.len() > 12 => {
            "see docs/templates.md for the data of each template".to_owned()
        }
        None => format!("available names: {}", names.join(", ")),
    }
}

/// Returns true for a field name: lower-case letters, digits and underscores. Anything else is not repeated in a
/// message.
fn is_name(word: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    !word.is_empty() && word.len() <= 40 && word.chars().all(plain)
}

/// Returns true if an error only says that something is missing that is defined in a template that is left out.
pub(super) fn is_consequence(
    fault: &TemplateError,
    own: &[(String, String)],
    out: &BTreeSet<String>,
) -> bool {
    let Some(name) = fault.message.split('`').nth(1) else {
        return false;
    };
    let mut left_out = own.iter().filter(|(other, _)| out.contains(other));
    left_out.any(|(other, text)| other == name || reach::components(text).any(|one| one == name))
}
