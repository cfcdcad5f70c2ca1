//! What one reader sees of a record, line by line, with the reasons.

use std::fmt::Write;

use super::reasons::Reason;
use super::rows::rows;
use super::table::{LINES_WIDTH, MAX_LABEL, line_range, shortened};
use super::{RecordAccess, name};
use crate::policy::AccessLevel;
use crate::reader::Reader;
use crate::status::text::line::{DONE, NAME, SOON, paint, safe, wrap};
use crate::view::{Explanation, LevelReason, PartAccess};

/// Returns the list for one reader; with `part`, of one field or section. `None` if the record has no such part.
pub fn list(record: &RecordAccess<'_>, reader: &Reader, part: Option<&str>) -> Option<String> {
    let rows = rows(record, part);
    let (place, has) = record
        .readers
        .iter()
        .enumerate()
        .find_map(|(place, (one, has))| (one == reader).then_some((place, has)))?;
    if part.is_some() && rows.is_empty() {
        return None;
    }
    let mut out = format!(
        "{}: {}\n",
        paint(NAME, &safe(record.path())),
        record.kind().noun()
    );
    let _ = writeln!(out, "{}", safe(&summary(reader, has)));
    for reason in record.level_reasons(reader, has) {
        out.push_str("  · ");
        wrap(&mut out, 4, 4, &safe(&reason));
    }
    if has.level == AccessLevel::Hidden
        && !has
            .fields
            .iter()
            .any(|field| field.access == PartAccess::OnceApproved)
        && !has
            .sections
            .iter()
            .any(|section| section.access == PartAccess::OnceApproved)
    {
        return Some(out.trim_end().to_owned());
    }
    out.push('\n');
    let width = rows
        .iter()
        .map(|row| row.label.chars().count())
        .max()
        .unwrap_or(0)
        .min(MAX_LABEL);
    for row in &rows {
        let label = safe(&shortened(&row.label, MAX_LABEL));
        let _ = write!(
            out,
            "{:>LINES_WIDTH$}  {label:width$}  ",
            line_range(row.lines)
        );
        let at = LINES_WIDTH + 2 + width + 2;
        let (style, word, reason) = match row.access[place] {
            PartAccess::Visible => (DONE, "yes", None),
            PartAccess::OnceApproved => (SOON, "once approved", None),
            PartAccess::Hidden(by) => {
                let reason = match record.part_reason(reader, has, by) {
                    Reason::OfRecord => None,
                    Reason::OfPart(text) => Some(text),
                };
                (SOON, "no", reason)
            }
        };
        out.push_str(&paint(style, word));
        match reason {
            None => out.push('\n'),
            Some(reason) => {
                out.push_str("  ");
                wrap(
                    &mut out,
                    at + word.len() + 2,
                    at + word.len() + 2,
                    &safe(&reason),
                );
            }
        }
    }
    Some(out.trim_end().to_owned())
}

fn summary(reader: &Reader, has: &Explanation) -> String {
    let who = match reader {
        Reader::Sponsor(_) => name(reader).to_owned(),
        reader => format!("The {}", reader.party().word()),
    };
    let is_approved = has
        .conditions
        .iter()
        .any(|one| matches!(one.reason, LevelReason::Approved(_)));
    match has.level {
        AccessLevel::Shared if is_approved => {
            format!(
                "{who} has an approved copy. Rows marked “once approved” are not in it, or differ there."
            )
        }
        AccessLevel::Shared => format!("{who} sees this record today, except rows marked “no”:"),
        AccessLevel::Fact => format!("{who} sees only the fact that it took place:"),
        AccessLevel::Hidden => format!("{who} does not see this record:"),
    }
}
