//! What a Markdown file becomes.

use chrono::NaiveDate;

use super::dates::dates_in;
use super::kinds::{kind_in, session_number};
use super::plan::ImportOptions;
use super::{ImportedDraft, digest, readable};
use crate::kind::Kind;
use crate::source::split;

/// Fields of other programs that contain the date on which something took place. `created` is when the file was made.
const DATE_FIELDS: [&str; 4] = ["date", "datum", "day", "jour"];

/// Fields that say what the file is.
const KIND_FIELDS: [&str; 3] = ["kind", "type", "art"];

/// Fields with the number of a session.
const NUMBER_FIELDS: [&str; 4] = ["number", "session", "nr", "no"];

/// A Markdown file, or why it is not imported.
pub(super) fn note(
    path: &str,
    bytes: &[u8],
    options: &ImportOptions,
) -> Result<ImportedDraft, String> {
    let text = readable(bytes)?;
    let (fields, body) = match split(&text) {
        Some(front) => (&text[front.yaml], &text[front.body]),
        None => ("", text.as_str()),
    };
    if body.trim().is_empty() {
        return Err("it has no text".to_owned());
    }
    let stem = path.rsplit('/').next().unwrap_or(path);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let heading = heading(body);
    let mut why = Vec::new();
    let kind = kind(fields, (path, stem), heading, options, &mut why)?;
    let date = date(fields, stem, heading, options, &mut why);
    let number = match kind {
        Kind::Session => number(fields, stem, heading, &mut why),
        _ => None,
    };
    Ok(ImportedDraft {
        source: path.to_owned(),
        kind,
        date,
        number,
        minutes: None,
        why,
        folder: String::new(),
        stem: String::new(),
        digest: digest(bytes),
        fields: fields.trim_end().to_owned(),
        text: body.trim_matches('\n').trim_end().to_owned(),
    })
}

/// The value of an unindented field, without quotation marks.
fn field<'f>(fields: &'f str, names: &[&str]) -> Option<&'f str> {
    fields.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        let is_named = names.contains(&name.trim_end().to_lowercase().as_str());
        let value = value.trim().trim_matches(['"', '\'']);
        (is_named && !value.is_empty()).then_some(value)
    })
}

/// The first heading, if no other text is above it.
fn heading(body: &str) -> Option<&str> {
    let first = body.lines().find(|line| !line.trim().is_empty())?;
    let heading = first.trim_start_matches('#');
    (heading.len() < first.len() && heading.starts_with(' ')).then(|| heading.trim())
}

fn kind(
    fields: &str,
    (path, stem): (&str, &str),
    heading: Option<&str>,
    options: &ImportOptions,
    why: &mut Vec<String>,
) -> Result<Kind, String> {
    if let Some(kind) = options.kind {
        why.push("kind: --kind".to_owned());
        return Ok(kind);
    }
    let folder = path.rsplit_once('/').map_or("", |(folders, _)| folders);
    let folder = folder.rsplit('/').next().unwrap_or_default();
    let named = field(fields, &KIND_FIELDS);
    let named = named.and_then(|word| Kind::from_word(word).or_else(|| kind_in(word)));
    let found = [
        (named, "field"),
        (kind_in(stem), "file name"),
        (heading.and_then(kind_in), "heading"),
        (kind_in(folder), "folder"),
    ];
    let found = found
        .into_iter()
        .find_map(|(kind, place)| Some((kind?, place)));
    match found {
        Some((Kind::Engagement, _)) => {
            Err("it is an agreement, which `coachgen new engagement` creates".to_owned())
        }
        Some((kind, place)) => {
            why.push(format!("kind: {place}"));
            Ok(kind)
        }
        None => {
            why.push("kind: note, because nothing suggests another".to_owned());
            Ok(Kind::Note)
        }
    }
}

fn date(
    fields: &str,
    stem: &str,
    heading: Option<&str>,
    options: &ImportOptions,
    why: &mut Vec<String>,
) -> Option<NaiveDate> {
    let places = [
        (field(fields, &DATE_FIELDS), "field"),
        (Some(stem), "file name"),
        (heading, "heading"),
    ];
    let mut problem = "no date";
    for (text, place) in places {
        let found = dates_in(text.unwrap_or_default(), options.day_first);
        match found.dates.as_slice() {
            [date] if !found.is_ambiguous => {
                why.push(format!("date: {place}"));
                return Some(*date);
            }
            [] if !found.is_ambiguous => {}
            [] => problem = "no date: it is ambiguous",
            _ => problem = "no date: there are several",
        }
    }
    why.push(problem.to_owned());
    None
}

fn number(fields: &str, stem: &str, heading: Option<&str>, why: &mut Vec<String>) -> Option<u32> {
    let written = field(fields, &NUMBER_FIELDS).and_then(|text| text.parse().ok());
    let found = [
        (written.filter(|number| (1..1000).contains(number)), "field"),
        (session_number(stem), "file name"),
        (heading.and_then(session_number), "heading"),
    ];
    let (number, place) = found
        .into_iter()
        .find_map(|(number, place)| Some((number?, place)))?;
    why.push(format!("number: {place}"));
    Some(number)
}
