//! The text of a draft.

use super::ImportedDraft;
use super::plan::DIGEST_MARK;

/// How the original is contained in the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftForm {
    /// As prose, its fields as comments.
    Prose,
    /// In a code block, with its fields: for a text that would have an effect as prose.
    Block,
}

/// The line that makes a record a draft.
const DRAFT: &str = "draft: true\n";

/// The longest list of fields that becomes comments, in bytes. Front matter is limited.
const MAX_COMMENTS: usize = 16 * 1024;

impl ImportedDraft {
    /// The form in which the draft is tried first.
    pub fn first_form(&self) -> DraftForm {
        // Under `body: coach-only` a `{.shared}` blocks the build, and without that line it would widen.
        let widens = self.text.contains(".shared");
        match widens || self.fields.len() > MAX_COMMENTS {
            true => DraftForm::Block,
            false => DraftForm::Prose,
        }
    }

    /// The text of the record.
    pub fn record(&self, form: DraftForm) -> String {
        let mut out = format!("---\nkind: {}\n{DRAFT}", self.kind);
        out.push_str(
            "# Only you see the text, even after you remove the line above\nbody: coach-only\n",
        );
        if let Some(number) = self.number {
            out.push_str(&format!("number: {number}\n"));
        }
        if let Some(date) = self.date {
            out.push_str(&format!("date: {date}\n"));
        }
        if let Some(minutes) = self.minutes {
            out.push_str(&format!("minutes: {minutes}\n"));
        }
        out.push_str(&format!("{DIGEST_MARK}{}\n", self.digest));
        if form == DraftForm::Prose && !self.fields.trim().is_empty() {
            out.push_str("# Fields of the original, without effect:\n");
            for line in self.fields.lines() {
                out.push_str(format!("#   {line}").trim_end());
                out.push('\n');
            }
        }
        out.push_str("---\n\n");
        match form {
            DraftForm::Prose => out.push_str(&self.text),
            DraftForm::Block => out.push_str(&self.block()),
        }
        out.push('\n');
        out
    }

    /// The original in a code block that no line of it can end.
    fn block(&self) -> String {
        let whole = match self.fields.trim().is_empty() {
            true => self.text.clone(),
            false => format!("{}\n\n{}", self.fields, self.text),
        };
        let mut longest = 0;
        for run in whole.split(|c| c != '`') {
            longest = longest.max(run.len());
        }
        let fence = "`".repeat(longest.max(2) + 1);
        // A heading at the left margin has its marker also in a code block.
        let lines = whole.lines().map(|line| format!("    {line}"));
        let lines: Vec<String> = lines.map(|line| line.trim_end().to_owned()).collect();
        format!("{fence}markdown\n{}\n{fence}", lines.join("\n"))
    }
}

/// The text of a record without its draft line, as after the coach has completed it.
pub fn without_draft_line(record: &str) -> String {
    record.replacen(DRAFT, "", 1)
}
