//! The changes to one text, and what is listed about it.

use super::language::{Language, language_of};
use super::{ReplacementSort, ResidualSort};
use chrono::NaiveDate;
use std::ops::Range;

/// A change.
#[derive(Debug)]
struct Edit {
    range: Range<usize>,
    with: String,
}

/// Something replaced, for the list.
#[derive(Debug)]
pub(super) struct Replaced {
    /// What it is.
    pub sort: ReplacementSort,
    /// The text as written.
    pub original: String,
    /// The text in its place.
    pub substitute: String,
}

/// Something kept, for the list.
#[derive(Debug)]
pub(super) struct Kept {
    /// Offset in the text.
    pub at: usize,
    /// The text as written.
    pub text: String,
    /// Why it is listed.
    pub sort: ResidualSort,
}

/// A text while it is changed. Later stages skip what an earlier one has taken.
#[derive(Debug)]
pub(super) struct Draft<'t> {
    /// The text before any change.
    pub text: &'t str,
    /// Its language.
    pub language: Language,
    /// Whether the text is a path, a link or an id, in which labels are written as `sponsor-1`.
    pub is_slug: bool,
    /// The front matter, or the whole text of a YAML file.
    pub yaml: Range<usize>,
    /// Whether `\n` in the text may be a line break.
    pub has_escapes: bool,
    /// The date near which a date without a year is.
    pub near: Option<NaiveDate>,
    /// What was replaced.
    pub replaced: Vec<Replaced>,
    /// What is listed.
    pub kept: Vec<Kept>,
    taken: Vec<bool>,
    edits: Vec<Edit>,
}

impl<'t> Draft<'t> {
    /// A draft without changes.
    pub fn new(text: &'t str) -> Draft<'t> {
        Draft {
            text,
            language: language_of(text),
            is_slug: false,
            yaml: 0..0,
            has_escapes: false,
            near: None,
            replaced: Vec::new(),
            kept: Vec::new(),
            taken: vec![false; text.len()],
            edits: Vec::new(),
        }
    }

    /// Whether a stage has taken the text at an offset.
    pub fn is_taken(&self, at: usize) -> bool {
        self.taken.get(at).copied().unwrap_or(false)
    }

    /// Whether a stage has taken any of a range.
    pub fn is_any_taken(&self, range: Range<usize>) -> bool {
        self.taken
            .get(range)
            .is_some_and(|taken| taken.contains(&true))
    }

    /// Keeps later stages out of a range.
    pub fn take(&mut self, range: Range<usize>) {
        if let Some(taken) = self.taken.get_mut(range) {
            taken.fill(true);
        }
    }

    /// Replaces a range, and adds it to the list.
    pub fn replace(&mut self, range: Range<usize>, with: &str, sort: ReplacementSort) {
        self.note(range.clone(), with, sort);
        self.edit(range, with);
    }

    /// Adds a range to the list of replaced texts.
    pub fn note(&mut self, range: Range<usize>, substitute: &str, sort: ReplacementSort) {
        let original = self.text.get(range).unwrap_or_default();
        if original != substitute {
            let original = original.split_whitespace().collect::<Vec<_>>().join(" ");
            self.replaced.push(Replaced {
                sort,
                original,
                substitute: substitute.to_owned(),
            });
        }
    }

    /// Replaces a range without adding it to the list.
    pub fn edit(&mut self, range: Range<usize>, with: &str) {
        self.take(range.clone());
        self.edits.push(Edit {
            range,
            with: with.to_owned(),
        });
    }

    /// Lists a range.
    pub fn keep(&mut self, range: Range<usize>, sort: ResidualSort) {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.kept.push(Kept {
            at: range.start,
            text,
            sort,
        });
    }

    /// Whether an offset is in the front matter.
    pub fn is_yaml(&self, at: usize) -> bool {
        self.yaml.contains(&at)
    }

    /// The changed text.
    pub fn finish(&mut self) -> String {
        self.edits.sort_by_key(|edit| edit.range.start);
        let mut changed = String::with_capacity(self.text.len());
        let mut at = 0;
        for edit in &self.edits {
            // Stages skip what is taken, so ranges do not overlap.
            if edit.range.start < at {
                continue;
            }
            changed.push_str(self.text.get(at..edit.range.start).unwrap_or_default());
            changed.push_str(&edit.with);
            at = edit.range.end;
        }
        changed.push_str(self.text.get(at..).unwrap_or_default());
        changed
    }
}
