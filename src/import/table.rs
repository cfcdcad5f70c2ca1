//! What the rows of a table become: a session each, or another kind.

use super::dates::dates_in;
use super::kinds::kind_in;
use super::plan::ImportOptions;
use super::{ImportedDraft, NotImported, digest, readable};
use crate::kind::Kind;
use crate::record::decode::Scalar as _;
use crate::record::value::Minutes;
use crate::text::words;

/// What a column contains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ColumnSort {
    Date,
    Minutes,
    Number,
    Kind,
    /// Text, with the name of the column as its heading.
    Text,
}

/// Names of columns, in folded form.
const NAMES: [(ColumnSort, &[&str]); 4] = [
    (ColumnSort::Date, &["date", "datum", "day", "jour"]),
    (
        ColumnSort::Minutes,
        &["minutes", "minuten", "duration", "dauer", "duree", "length"],
    ),
    (
        ColumnSort::Number,
        &["number", "session", "sitzung", "seance", "nr", "no"],
    ),
    (ColumnSort::Kind, &["kind", "type", "art"]),
];

/// Columns of coachgen's own tables that contain nothing to import.
const OWN: [&str; 2] = ["record", "content"];

/// The rows of a table, or why it is not imported.
pub(super) fn rows(
    path: &str,
    bytes: &[u8],
    options: &ImportOptions,
    refused: &mut Vec<NotImported>,
) -> Result<Vec<ImportedDraft>, String> {
    let text = readable(bytes)?;
    let first = text.lines().next().unwrap_or_default();
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(first))
        .flexible(true)
        .from_reader(text.as_bytes());
    let header = reader.headers().map_err(|_| NO_TABLE.to_owned())?.clone();
    let sorts: Vec<ColumnSort> = header.iter().map(sort).collect();
    if !sorts.contains(&ColumnSort::Date) {
        return Err("its first row has no column `date`".to_owned());
    }
    let mut drafts = Vec::new();
    for row in reader.records() {
        let row = row.map_err(|_| NO_TABLE.to_owned())?;
        let line = row.position().map_or(0, csv::Position::line);
        let source = format!("{path}, line {line}");
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if row.len() != header.len() {
            let why = format!(
                "it has {} cells, the first row has {}",
                row.len(),
                header.len()
            );
            refused.push(NotImported { source, why });
            continue;
        }
        let cells = header.iter().zip(&sorts).zip(&row);
        let cells = cells.map(|((name, sort), cell)| (name, *sort, cell));
        match draft(source.clone(), cells, options) {
            Ok(draft) => drafts.push(draft),
            Err(why) => refused.push(NotImported { source, why }),
        }
    }
    Ok(drafts)
}

const NO_TABLE: &str = "it cannot be read as a table";

/// The character that separates columns: the one that the first row has most of.
fn delimiter(first: &str) -> u8 {
    let count = |delimiter: u8| first.bytes().filter(|byte| *byte == delimiter).count();
    // Of several with the same number, the last one is used.
    let known = [b'\t', b';', b','].into_iter();
    known
        .max_by_key(|delimiter| count(*delimiter))
        .unwrap_or(b',')
}

fn sort(name: &str) -> ColumnSort {
    let words = words(name);
    let [word] = words.as_slice() else {
        return ColumnSort::Text;
    };
    let found = NAMES
        .iter()
        .find(|(_, names)| names.contains(&word.folded.as_str()));
    found.map_or(ColumnSort::Text, |(sort, _)| *sort)
}

fn draft<'c>(
    source: String,
    cells: impl Iterator<Item = (&'c str, ColumnSort, &'c str)>,
    options: &ImportOptions,
) -> Result<ImportedDraft, String> {
    let mut why = Vec::new();
    let (mut date, mut minutes, mut number) = (None, None, None);
    let mut kind = options.kind.unwrap_or(Kind::Session);
    let (mut text, mut original) = (String::new(), String::new());
    for (name, sort, cell) in cells {
        let cell = crate::export::without_guard(cell.trim());
        original.push_str(&format!("{name}\u{1f}{cell}\u{1e}"));
        if cell.is_empty() {
            continue;
        }
        let used = match sort {
            ColumnSort::Date => {
                let found = dates_in(&cell, options.day_first);
                match (found.dates.as_slice(), found.is_ambiguous) {
                    ([one], false) => date = Some(*one),
                    ([], true) => why.push("no date: it is ambiguous".to_owned()),
                    _ => why.push("no date".to_owned()),
                }
                date.is_some()
            }
            ColumnSort::Minutes => {
                minutes = whole(&cell).filter(|minutes| *minutes <= 24 * 60);
                minutes.is_some()
            }
            ColumnSort::Number => {
                number = whole(&cell).filter(|number| (1..1000).contains(number));
                number.is_some()
            }
            ColumnSort::Kind => match Kind::from_word(&cell).or_else(|| kind_in(&cell)) {
                Some(Kind::Engagement) => {
                    return Err(
                        "it is an agreement, which `coachgen new engagement` creates".to_owned(),
                    );
                }
                Some(found) => {
                    kind = options.kind.unwrap_or(found);
                    true
                }
                None => false,
            },
            ColumnSort::Text => OWN.contains(&name),
        };
        if !used {
            text.push_str(&format!("## {}\n\n{cell}\n\n", one_line(name)));
        }
    }
    if date.is_some() {
        why.push("date: column".to_owned());
    }
    if number.is_some() {
        why.push("number: column".to_owned());
    }
    Ok(ImportedDraft {
        source,
        kind,
        date,
        number: number.filter(|_| kind == Kind::Session),
        minutes: minutes.filter(|_| kind.is_meeting()),
        why,
        folder: String::new(),
        stem: String::new(),
        digest: digest(original.as_bytes()),
        fields: String::new(),
        text: text.trim_end().to_owned(),
    })
}

fn whole(text: &str) -> Option<u32> {
    if let Some(minutes) = Minutes::normal_form(text) {
        return minutes.parse().ok();
    }
    let digits = text.split_whitespace().next().unwrap_or_default();
    let rest = text[digits.len()..]
        .trim()
        .trim_end_matches('.')
        .to_lowercase();
    let is_unit = matches!(rest.as_str(), "" | "min" | "minutes" | "minuten");
    is_unit.then(|| digits.parse().ok()).flatten()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
