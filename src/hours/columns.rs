//! The columns of the log in a file: those of the client coaching log of the ICF.

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Client,
    Contact,
    Kind,
    Participants,
    Start,
    End,
    Paid,
    ProBono,
}

impl Column {
    /// Every column, in the order of the file.
    pub(super) const ALL: [Column; 8] = [
        Column::Client,
        Column::Contact,
        Column::Kind,
        Column::Participants,
        Column::Start,
        Column::End,
        Column::Paid,
        Column::ProBono,
    ];

    /// The title in the first row.
    pub(super) fn title(self) -> &'static str {
        match self {
            Column::Client => "Client name",
            Column::Contact => "Contact information",
            Column::Kind => "Individual or group",
            Column::Participants => "Number in group",
            Column::Start => "Start date",
            Column::End => "End date",
            Column::Paid => "Paid hours",
            Column::ProBono => "Pro bono hours",
        }
    }

    /// The column with this title, ignoring case, spaces and hyphens. The template of the ICF has
    /// `Individual / Group`.
    pub(super) fn from_title(title: &str) -> Option<Column> {
        let title = letters(title);
        let mut all = Column::ALL.into_iter();
        match title.as_str() {
            "individualgroup" => Some(Column::Kind),
            "contactinfo" => Some(Column::Contact),
            _ => all.find(|column| letters(column.title()) == title),
        }
    }
}

fn letters(title: &str) -> String {
    let letters = title.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// What a cell of a CSV file must not begin with: a spreadsheet would run the text as a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Returns the text of a cell that no spreadsheet runs as a formula: an apostrophe before what would begin one.
pub(super) fn guarded(text: &str) -> String {
    match text.starts_with(FORMULA) || is_guarded(text) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

/// Returns the text of a cell without the apostrophe that [`guarded`] put there.
pub(super) fn unguarded(text: &str) -> &str {
    match is_guarded(text) {
        true => &text[1..],
        false => text,
    }
}

/// Whether the text has such an apostrophe. A second one is added to a text that begins like this, so that reading it
/// gives the same text.
fn is_guarded(text: &str) -> bool {
    text.strip_prefix('\'')
        .is_some_and(|rest| rest.starts_with(FORMULA) || is_guarded(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_no_formula_and_reads_back_as_it_was() {
        for text in [
            "=1+2", "+44 20", "-x", "@SUM(A1)", "\tx", "\rx", "'=1", "''=1", "'quoted", "plain",
            "", "a=b", "'",
        ] {
            let cell = guarded(text);
            assert!(!cell.starts_with(FORMULA), "{cell}");
            assert_eq!(unguarded(&cell), text, "{cell}");
        }
        assert_eq!(guarded("=1+2"), "'=1+2");
        assert_eq!(guarded("'quoted"), "'quoted");
    }

    #[test]
    fn a_title_is_found_in_other_spellings() {
        for column in Column::ALL {
            assert_eq!(Column::from_title(column.title()), Some(column));
        }
        assert_eq!(Column::from_title("INDIVIDUAL / GROUP"), Some(Column::Kind));
        assert_eq!(Column::from_title("Pro-bono Hours"), Some(Column::ProBono));
        assert_eq!(Column::from_title("Hours"), None);
    }
}
