//! CG606: reports private text that is repeated where others read it.

use std::collections::HashMap;

use crate::check::RuleInput;
use crate::diag::{self, Diagnostic, Level};
use crate::kind::Kind;
use crate::reader::Party;
use crate::source::SourceMap;
use crate::span::Span;
use crate::text::{RUN, WORD, Word, weigh, words};

rule! {
    code: "CG606",
    name: "private-text-repeated",
    level: Error,
    page: "private_text_repeated.md",
    needs: &[],
    superseded_by: [&diag::UNKNOWN_MARKER],
    run: Records(check),
}

/// Reports each record that repeats the text of a private passage, such as a coach-only passage or a personal point.
pub fn check(input: RuleInput<'_>, diags: &mut Vec<Diagnostic>) {
    for repeat in &input.access.repeats {
        let sponsor = repeat
            .hidden_from
            .iter()
            .any(|reader| reader.party() == Party::Sponsor);
        let client = repeat
            .hidden_from
            .iter()
            .any(|reader| reader.party() == Party::Client);
        let (readers, do_not) = match (client, sponsor) {
            (true, true) => ("the client and the sponsor", "do not"),
            (true, false) => ("the client", "does not"),
            _ => ("the sponsor", "does not"),
        };
        let sources = &input.source.model.sources;
        let (span, private) = shared_spans(sources, repeat.span, repeat.private)
            .unwrap_or((repeat.span, repeat.private));
        // engagement.md cannot be held back without the whole portal.
        let agreement = input.source.model.record(repeat.record).kind == Kind::Engagement;
        let (level, then) = if agreement {
            (
                Level::Forbid,
                "nothing is built until it is fixed".to_owned(),
            )
        } else {
            (Level::Error, format!("{readers} {do_not} get this record"))
        };
        diags.push(
            Diagnostic::new(
                &RULE,
                span,
                format!("this repeats the text of a private passage; {then}"),
            )
            .level(level)
            .related(private, "the private passage")
            .help("use other words here, or mark this passage too"),
        );
    }
}

/// The spans of the first sequence of words that two passages share. `None` if markup interrupts the sequence.
fn shared_spans(sources: &SourceMap, shared: Span, private: Span) -> Option<(Span, Span)> {
    let text = |span: Span| sources.file(span.file)?.text.get(span.range());
    let (here, there) = (words(text(shared)?), words(text(private)?));
    let min_weight = RUN.min(there.iter().map(weight).sum()).max(WORD);
    let mut runs: HashMap<String, usize> = HashMap::new();
    for from in 0..there.len() {
        if let Some(run) = words_of_weight(&there, from, min_weight) {
            runs.entry(run).or_insert(from);
        }
    }
    let (from, other) = (0..here.len()).find_map(|from| {
        let run = words_of_weight(&here, from, min_weight)?;
        Some((from, *runs.get(&run)?))
    })?;
    let length = here[from..]
        .iter()
        .zip(&there[other..])
        .take_while(|(one, two)| one.folded == two.folded)
        .count();
    let narrowed = |span: Span, words: &[Word]| {
        let start = span.start as usize;
        let end = words.last().map_or(start, |word| start + word.end);
        let first = words.first().map_or(start, |word| start + word.start);
        Span::new(span.file, first, end)
    };
    Some((
        narrowed(shared, &here[from..from + length]),
        narrowed(private, &there[other..other + length]),
    ))
}

/// The words from the index `from` on, until their weight reaches `least`.
fn words_of_weight(words: &[Word], from: usize, min_weight: usize) -> Option<String> {
    let mut weighed = 0;
    let mut run = String::new();
    for word in words.get(from..)? {
        weighed += weight(word);
        run.push_str(&word.folded);
        run.push(' ');
        if weighed >= min_weight {
            return Some(run);
        }
    }
    None
}

fn weight(word: &Word) -> usize {
    word.folded.chars().next().map_or(WORD, weigh)
}
