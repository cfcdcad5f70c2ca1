//! Characters of an engagement's reports that no font has, as findings.
//!
//! Must not make a report that need not be looked at: most records hold nothing that a text font lacks.

use std::collections::{BTreeMap, BTreeSet};

use super::Shared;
use super::engagement::{Loaded, words_of};
use crate::diag::{Diagnostic, UNCOVERED_CHARACTER};
use crate::page::report::{self, Named};
use crate::report::Press;
use crate::span::{FileId, Span};

/// Characters of the reports that no font has: their PDFs are made, and cannot be kept for ever.
pub(super) fn uncovered(loaded: &Loaded, shared: &Shared<'_>) -> Vec<Diagnostic> {
    let (Some(how), Some(coach)) = (shared.reports, &loaded.coach) else {
        return Vec::new();
    };
    let sources = &loaded.model.sources;
    let files = || {
        (0..)
            .map(FileId)
            .map_while(|id| Some((id, sources.file(id)?)))
    };
    // Most records hold nothing that a text font lacks, and no report need be made to know it.
    if files().all(|(_, file)| file.text.chars().all(surely_covered)) {
        return Vec::new();
    }
    let all = report::all(coach, words_of(coach), None);
    let lacking = lacking_in(how.press, &all);
    // One finding for each line, with all that it has.
    let mut lines: BTreeMap<(FileId, usize), (Span, Vec<char>)> = BTreeMap::new();
    for lacking in lacking {
        let found = files().find_map(|(id, file)| Some((id, file.text.find(lacking)?)));
        let Some((id, at)) = found else { continue };
        let span = Span::new(id, at, at + lacking.len_utf8());
        let (line, _) = sources.line_column(span);
        let entry = lines.entry((id, line)).or_insert((span, Vec::new()));
        entry.1.push(lacking);
    }
    let found = lines.into_values().map(|(span, mut characters)| {
        let more = characters.len().saturating_sub(NAMED);
        characters.truncate(NAMED);
        let names: Vec<String> = characters
            .iter()
            .map(|c| format!("U+{:04X}", u32::from(*c)))
            .collect();
        let message = format!(
            "no font of the reports has {}{}: a PDF shows an empty box there, and is not fit for an archive",
            names.join(", "),
            if more > 0 { format!(" and {more} more") } else { String::new() },
        );
        let help = "write it in other words, or put a font that has it into templates/fonts/";
        Diagnostic::new(&UNCOVERED_CHARACTER, span, message).help(help)
    });
    found.collect()
}

/// Characters that a finding names.
const NAMED: usize = 4;

/// Characters of the coach's reports, which say the most, that no font has.
fn lacking_in(press: &dyn Press, reports: &[Named]) -> BTreeSet<char> {
    let mut all = BTreeSet::new();
    for named in reports {
        let text = serde_json::to_string(&named.report).unwrap_or_default();
        all.append(&mut press.lacking(&text));
    }
    all
}

/// Whether every text font has `c`: the letters and signs of European languages.
fn surely_covered(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | ' '..='~' | '\u{a0}'..='\u{17f}' | '–' | '—' | '‘' | '’' | '“' | '”' | '„' | '…' | '€')
}
