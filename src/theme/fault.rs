//! What is wrong with a template, as data: its place, and words that hold nothing of a record.
//!
//! The engine may put the value at hand into what it says, and that can be a client's words. So an error of
//! rendering is told anew, from a list of what is known; of the engine's sentence only names are kept that stand
//! in the template itself. What does not compile was never given a value: there its own words are kept.

use std::ops::Range;

use tera::{Error, ErrorKind};

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("{template}:{line}: {message}")]
pub struct TemplateError {
    /// The template's name.
    pub template: String,
    /// From 1; 0 where the error has no place.
    pub line: usize,
    /// The place in the template's text, in bytes; empty at 0 where the error has none.
    pub at: (usize, usize),
    /// Holds no text of a record.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
}

/// Errors of the engine as ours. `template` is the one that was asked for, `text` gives a template's text by name.
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
    // Where the engine names a template and no place, the name is looked for in it.
    let found = |name: &str, word: &str, said: TemplateMessage| {
        let start = text(name).and_then(|text| text.find(word));
        at(
            name,
            start.map_or(0..0, |start| start..start + word.len()),
            said,
        )
    };
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            let said = (
                format!(
                    "this cannot be read as a template: {}",
                    plain(report.message())
                ),
                None,
            );
            vec![at(report.filename(), report.span().range.clone(), said)]
        }
        ErrorKind::RenderingError(report) => {
            let name = match report.filename() {
                "" => template,
                name => name,
            };
            let said = rendering(report.message(), text(name).unwrap_or_default());
            vec![at(name, report.span().range.clone(), said)]
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
                ("this template comes to extend itself".to_owned(), None),
            )]
        }
        ErrorKind::CircularInclude { tpl, .. } => {
            vec![found(
                tpl,
                "include",
                ("this template comes to include itself".to_owned(), None),
            )]
        }
        ErrorKind::Msg(message) => {
            let several = gathered(message, text);
            match several.is_empty() {
                true => vec![twice(message, text).unwrap_or_else(|| unplaced(template))],
                false => several,
            }
        }
        _ => vec![unplaced(template)],
    }
}

/// A message, and what to write instead.
type TemplateMessage = (String, Option<String>);

/// Several errors of compiling come as one text: `error: …` and ` --> NAME:LINE:COLUMN` for each.
fn gathered<'t>(message: &str, text: &dyn Fn(&str) -> Option<&'t str>) -> Vec<TemplateError> {
    let reports = message.split("\n\n").filter_map(|report| {
        let mut lines = report.lines();
        let said = lines.next()?.strip_prefix("error: ")?;
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
            message: unknown(said),
            help: None,
        })
    });
    reports.collect()
}

/// ``Component `x` is defined in both `a` and `b` ``.
fn twice<'t>(message: &str, text: &dyn Fn(&str) -> Option<&'t str>) -> Option<TemplateError> {
    let mut quoted = message.strip_prefix("Component `")?.split('`').step_by(2);
    let (component, first, second) = (quoted.next()?, quoted.next()?, quoted.next()?);
    let word = format!("component {component}");
    // The later by name is as good as the other: one of the two must go.
    let body = text(second)?;
    let start = body.find(&word).unwrap_or(0);
    Some(TemplateError {
        template: second.to_owned(),
        line: body[..start].matches('\n').count() + 1,
        at: (start, (start + word.len()).min(body.len())),
        message: format!("the component `{component}` is defined here and in {first}"),
        help: Some("give one of the two another name, or take it out".to_owned()),
    })
}

fn unplaced(template: &str) -> TemplateError {
    TemplateError {
        template: template.to_owned(),
        line: 0,
        at: (0, 0),
        message: "this template cannot be rendered".to_owned(),
        help: None,
    }
}

/// ``Unknown filter `x` `` and its like, as a sentence.
fn unknown(said: &str) -> String {
    match said.strip_prefix("Unknown ") {
        Some(rest) => format!("there is no {rest}"),
        None => plain(said),
    }
}

/// The engine's sentence as part of one of ours.
fn plain(message: &str) -> String {
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

/// How the engine begins, what is said instead, and what to write.
const KNOWN: [(&str, &str, &str); 12] = [
    (
        "Tried to render a variable",
        "this has no value here",
        "ask before it is shown: `{% if … %}`",
    ),
    (
        "Cannot index into an undefined",
        "this has no value here",
        "ask before it is used: `{% if … %}`",
    ),
    (
        "Iteration not possible",
        "this is no list",
        "`for` goes through a list",
    ),
    (
        "Key/value iteration",
        "this has no names to go through",
        "leave the first of the two words out",
    ),
    (
        "Cannot compare",
        "these two are not of one kind and cannot be compared",
        "",
    ),
    ("Math operations", "this is no number", ""),
    ("`+` requires", "this is no number", "`~` joins texts"),
    (
        "Invalid type for the value",
        "this is not the kind of value that is needed here",
        "",
    ),
    (
        "Missing keyword argument",
        "an argument is missing here",
        "",
    ),
    (
        "Unknown argument(s)",
        "the component has no argument of this name",
        "",
    ),
    (
        "Component argument",
        "an argument of the component is missing, or of another kind",
        "",
    ),
    ("Missing", "an argument of the component is missing", ""),
];

fn rendering(message: &str, text: &str) -> TemplateMessage {
    let name = message
        .split('`')
        .nth(1)
        .filter(|name| is_name(name) && text.contains(name));
    let name = name.unwrap_or("…");
    if message.starts_with("Variable `") || message.starts_with("Field `") {
        let said = match message.contains("exists but") {
            true => format!("`{name}` has no value here"),
            false => format!("`{name}` is not among what stands here"),
        };
        let known = message
            .split_once(" Available ")
            .and_then(|(_, list)| list.split_once(": "));
        let known: Vec<&str> = known
            .map(|(_, list)| list.split(", ").collect())
            .unwrap_or_default();
        return (said, Some(instead(name, &known)));
    }
    let known = KNOWN
        .iter()
        .find(|(begins, ..)| message.starts_with(begins));
    match known {
        Some((_, said, "")) => ((*said).to_owned(), None),
        Some((_, said, help)) => ((*said).to_owned(), Some((*help).to_owned())),
        None => (
            "this does not work with the value that it is given".to_owned(),
            None,
        ),
    }
}

/// The nearest of the names there are, or all of them where they are few.
fn instead(name: &str, known: &[&str]) -> String {
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
            "docs/templates.md says what each template is given".to_owned()
        }
        None => format!("there is: {}", names.join(", ")),
    }
}

/// Names of fields are small letters; whatever else stands in their place is not repeated.
fn is_name(word: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    !word.is_empty() && word.len() <= 40 && word.chars().all(plain)
}
