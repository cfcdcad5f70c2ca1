//! Converts Typst errors to template errors with a location.
//!
//! A message may quote the templates, but never a record.

use typst::World;
use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst::syntax::DiagSpan;

use super::engine::Engine;
use crate::theme::TemplateError;

/// The template errors for `errors`.
pub(super) fn faults(
    engine: &Engine,
    world: &dyn World,
    errors: &[SourceDiagnostic],
) -> Vec<TemplateError> {
    errors
        .iter()
        .map(|error| fault(engine, world, error))
        .collect()
}

/// An error without a location.
pub(super) fn error_without_location(engine: &Engine, message: &str) -> TemplateError {
    let main = engine.sources.first().map(name_of);
    TemplateError {
        template: main.unwrap_or_default(),
        line: 1,
        at: (0, 0),
        message: message.to_owned(),
        help: None,
    }
}

fn fault(engine: &Engine, world: &dyn World, error: &SourceDiagnostic) -> TemplateError {
    let hints: Vec<String> = error
        .hints
        .iter()
        .map(|hint| without_records(engine, &hint.v))
        .collect();
    let message = without_records(engine, &error.message);
    // If the error itself is not in a template, uses the calls that led to it.
    let calls = error.trace.iter().map(|call| DiagSpan::from(call.span));
    let place = [error.span]
        .into_iter()
        .chain(calls)
        .find_map(|span| place(engine, world, span));
    let mut fault = error_without_location(engine, &message);
    if let Some((template, line, at)) = place {
        (fault.template, fault.line, fault.at) = (template, line, at);
    }
    fault.help = (!hints.is_empty()).then(|| hints.join("; "));
    fault
}

fn place(
    engine: &Engine,
    world: &dyn World,
    span: DiagSpan,
) -> Option<(String, usize, (usize, usize))> {
    let id = span.id()?;
    let source = engine.sources.iter().find(|source| source.id() == id)?;
    let at = world.range(span)?;
    let line = source.lines().byte_to_line(at.start)? + 1;
    Some((name_of(source), line, (at.start, at.end)))
}

fn name_of(source: &typst::syntax::Source) -> String {
    source.id().vpath().get_without_slash().to_owned()
}

/// `message`, without quotations that do not occur in the templates.
fn without_records(engine: &Engine, message: &str) -> String {
    let ours = |part: &str| {
        engine
            .sources
            .iter()
            .any(|source| source.text().contains(part))
    };
    // A template's own failure message may contain text of a record.
    for lead in ["panicked with: ", "assertion failed: "] {
        if let Some(rest) = message.strip_prefix(lead)
            && !ours(rest.trim_matches('"'))
        {
            return format!("{lead}…");
        }
    }
    let (mut out, mut quoted, mut part) = (String::new(), false, String::new());
    let mut escaped = false;
    for c in message.chars() {
        if c == '"' && !escaped {
            out.push_str(if !quoted || ours(&part) { &part } else { "…" });
            out.push('"');
            part.clear();
            quoted = !quoted;
        } else {
            part.push(c);
        }
        escaped = c == '\\' && !escaped;
    }
    out.push_str(if quoted { "…" } else { &part });
    out
}
