//! CG606: private words stand again where others read them.

use std::collections::BTreeMap;

use crate::check::{Check, Checked, Run};
use crate::diag::{self, Diagnostic, Level, Rule};
use crate::kind::Kind;
use crate::reader::Party;
use crate::source::SourceMap;
use crate::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "CG606",
    name: "private-text-repeated",
    level: Level::Error,
};

/// The rule and all that belongs to it.
pub static CHECK: Check = Check {
    rule: &RULE,
    page: include_str!("private_text_repeated.md"),
    needs: &[],
    yields: &[&diag::UNKNOWN_MARKER],
    run: Run::Records(check),
};

/// Reports every record that repeats the words of a coach-only passage or of a personal point.
pub fn check(checked: Checked<'_>, diags: &mut Vec<Diagnostic>) {
    for repeat in &checked.standing.repeats {
        let sponsor = repeat
            .from
            .iter()
            .any(|reader| reader.party() == Party::Sponsor);
        let client = repeat
            .from
            .iter()
            .any(|reader| reader.party() == Party::Client);
        let whom = match (client, sponsor) {
            (true, true) => "the client and the sponsor",
            (true, false) => "the client",
            _ => "the sponsor",
        };
        let sources = &checked.source.model.sources;
        let (span, private) =
            run(sources, repeat.span, repeat.private).unwrap_or((repeat.span, repeat.private));
        // The agreement cannot be held back without the whole portal.
        let agreement = checked.source.model.record(repeat.record).kind == Kind::Engagement;
        let (level, then) = if agreement {
            (
                Level::Forbid,
                "nothing is built until it is mended".to_owned(),
            )
        } else {
            (
                Level::Error,
                format!("the record is held back from {whom}"),
            )
        };
        diags.push(
            Diagnostic::new(
                &RULE,
                span,
                format!("this repeats the words of a private passage; {then}"),
            )
            .level(level)
            .related(private, "the private passage")
            .help("say it here in other words, or mark this passage too"),
        );
    }
}

/// How many words in a row are no accident.
const RUN: usize = 6;

/// The first run of words that two passages share, in both of them.
fn run(sources: &SourceMap, shared: Span, private: Span) -> Option<(Span, Span)> {
    let text = |span: Span| sources.file(span.file)?.text.get(span.range());
    let (here, there) = (words(text(shared)?), words(text(private)?));
    let least = RUN.min(there.len()).max(1);
    let mut runs: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    for (place, window) in there.windows(least).enumerate() {
        let run = window.iter().map(|(_, _, word)| word.as_str()).collect();
        runs.entry(run).or_insert(place);
    }
    let (from, other) = here
        .windows(least)
        .enumerate()
        .find_map(|(place, window)| {
            let run: Vec<&str> = window.iter().map(|(_, _, word)| word.as_str()).collect();
            Some((place, *runs.get(&run)?))
        })?;
    let length = here[from..]
        .iter()
        .zip(&there[other..])
        .take_while(|((_, _, one), (_, _, two))| one == two)
        .count();
    let narrowed = |span: Span, words: &[(usize, usize, String)]| {
        let start = span.start as usize;
        let end = words.last().map_or(start, |(_, end, _)| start + end);
        let first = words.first().map_or(start, |(first, _, _)| start + first);
        Span::new(span.file, first, end)
    };
    Some((
        narrowed(shared, &here[from..from + length]),
        narrowed(private, &there[other..other + length]),
    ))
}

/// Each word with its place, in small letters.
fn words(text: &str) -> Vec<(usize, usize, String)> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            let at = word.as_ptr() as usize - text.as_ptr() as usize;
            (at, at + word.len(), word.to_lowercase())
        })
        .collect()
}
