//! What a rule is: its identity, its page, what it needs, to whom it yields, and its one function.
//!
//! Must not hold a rule itself; those are a file each in `rules/`.

use super::RuleInput;
use super::context::RuleContext;
use crate::diag::{Diagnostic, Rule};
use crate::kind::Kind;

/// One rule, whole.
pub struct RegisteredRule {
    /// Code, name and level.
    pub rule: &'static Rule,
    /// What it does, why it matters, a bad and a good example, and how to mend it: Markdown.
    pub page: &'static str,
    /// What must have been read for the rule to be sure. It is silent while some of it could not be.
    pub needs: &'static [RequiredFields],
    /// Rules that say the same thing better. Where one of them speaks of the same record, or of something
    /// that the whole engagement lacks, this rule is silent.
    pub superseded_by: &'static [&'static Rule],
    /// How it is found.
    pub run: RuleFunction,
}

/// A kind of record and the top-level fields of it that a rule reads. Without fields, that every record of
/// the kind is known is enough.
pub type RequiredFields = (Kind, &'static [&'static str]);

/// How a rule's findings are made.
#[derive(Clone, Copy)]
pub enum RuleFunction {
    /// While files are read, or when allows are settled: nothing is left for the list to do.
    Elsewhere,
    /// Over the records, also where engagement.md cannot be used.
    Records(fn(RuleInput<'_>, &mut Vec<Diagnostic>)),
    /// Over the course of the engagement, as the coach sees it.
    Context(fn(&RuleContext<'_>, &mut Vec<Diagnostic>)),
}

/// A line of an example; the mark where the finding stands is an arrow for people too.
fn example_line(line: &str) -> String {
    let words = line.split_once('←').map(|(words, _)| words.trim_end());
    let words = words.map(|words| words.strip_suffix("<!--").unwrap_or(words));
    let words = words.map(|words| words.strip_suffix('#').unwrap_or(words).trim_end());
    match words {
        Some(words) => format!("{words}  ← here\n"),
        None => format!("{line}\n"),
    }
}

impl RegisteredRule {
    /// The page without its title, for people: above each example stands the name of its file, and what only
    /// tests read of an example's head is left out.
    pub fn prose(&self) -> String {
        let mut text = String::new();
        let mut inside = false;
        for line in self.page.trim().lines().skip(1) {
            match (line.strip_prefix("```"), inside) {
                (Some(info), false) => {
                    inside = true;
                    let mut words = info.split_whitespace();
                    let language = words.next().unwrap_or_default();
                    let file = words.find(|word| {
                        let ends = [".md", ".yaml", ".html", ".css"];
                        !word.contains('=') && ends.iter().any(|end| word.ends_with(end))
                    });
                    if let Some(file) = file {
                        text.push_str(&format!("`{file}`\n\n"));
                    }
                    text.push_str(&format!("```{language}\n"));
                }
                (Some(_), true) => {
                    inside = false;
                    text.push_str("```\n");
                }
                (None, true) => text.push_str(&example_line(line)),
                (None, false) => text.push_str(&format!("{line}\n")),
            }
        }
        text.trim().to_owned()
    }

    /// What the rule finds, in a sentence: the first paragraph of its page after the title.
    pub fn summary(&self) -> String {
        let mut paragraphs = self.page.split("\n\n").map(str::trim);
        let first = paragraphs.find(|text| !text.is_empty() && !text.starts_with('#'));
        let sentence: Vec<&str> = first.unwrap_or_default().split_whitespace().collect();
        let sentence = sentence.join(" ");
        let finds = sentence.strip_prefix("Says that ").unwrap_or(&sentence);
        let mut letters = finds.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(letters).collect()
        })
    }
}
