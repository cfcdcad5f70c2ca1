//! Findings as one line each, without the text of records: for hooks, logs and editors.

use crate::diag::Diagnostic;
use crate::record::safe_path;
use crate::source::SourceMap;

/// Renders a finding as `path:line:column: level[CG302 agenda-size]: message; help; note: path:line`.
pub fn render(sources: &SourceMap, diagnostic: &Diagnostic) -> String {
    let (line, column) = sources.line_column(diagnostic.span);
    let mut text = format!(
        "{}:{line}:{column}: {}[{} {}]: {}",
        safe_path(sources.path(diagnostic.span)),
        diagnostic.level.display_word(),
        diagnostic.rule.code,
        diagnostic.rule.name,
        diagnostic.message,
    );
    if let Some(help) = &diagnostic.help {
        text.push_str("; ");
        text.push_str(help);
    }
    for (span, note) in &diagnostic.related {
        let (line, _) = sources.line_column(*span);
        let path = safe_path(sources.path(*span));
        text.push_str(&format!("; {note}: {path}:{line}"));
    }
    text
}
