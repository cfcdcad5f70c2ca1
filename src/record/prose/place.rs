//! Where a line of text stands: in a heading, a title, prose or a field.

/// The context of a line of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextPlace {
    /// A heading.
    Heading,
    /// A title in a field.
    Title,
    /// A line of prose.
    Prose,
    /// A line of a field's text, which is not parsed as Markdown or HTML.
    Field,
}

impl TextPlace {
    pub(super) fn is_heading(self) -> bool {
        matches!(self, TextPlace::Heading | TextPlace::Title)
    }

    pub(super) fn is_field(self) -> bool {
        matches!(self, TextPlace::Field | TextPlace::Title)
    }
}
