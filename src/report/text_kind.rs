//! What a text of a report is, and what receives each text.

/// What a text of a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// Text on one line.
    Line,
    /// Text that keeps its line breaks.
    Lines,
    /// Code, which keeps its line breaks too.
    Code,
    /// The URL of a link.
    Url,
    /// The SVG of a chart, which has text between its tags.
    Drawing,
}

/// Receives each text.
pub type VisitText<'v> = dyn FnMut(TextKind, &mut String) + 'v;
