//! The type of a registered rule: its identity, its page, what it needs, which rules supersede it, and its function.
//!
//! Must not contain a rule; each rule is a file in `rules/`.

use super::RuleInput;
use super::context::RuleContext;
use crate::diag::{Diagnostic, Rule};
use crate::kind::Kind;

/// Declares the rule of a module: `RULE`, its identity, and `CHECK`, its entry in the list of rules.
///
/// `identity` instead of `code`, `name` and `level` is for a rule whose identity is in [`crate::diag`], because its
/// findings are made, at least in part, before the checker runs. Without `run`, all of them are.
macro_rules! rule {
    (
        code: $code:literal,
        name: $name:literal,
        level: $level:ident,
        $($rest:tt)*
    ) => {
        /// The identity of the rule.
        pub static RULE: $crate::diag::Rule = $crate::diag::Rule {
            code: $code,
            name: $name,
            level: $crate::diag::Level::$level,
        };

        rule! {
            identity: RULE,
            $($rest)*
        }
    };
    (identity: $identity:path, page: $page:expr $(,)?) => {
        /// The rule's entry in the list of rules.
        pub static CHECK: $crate::check::RegisteredRule = $crate::check::RegisteredRule {
            rule: &$identity,
            page: include_str!($page),
            needs: &[],
            superseded_by: &[],
            run: $crate::check::RuleFunction::Elsewhere,
        };
    };
    (
        identity: $identity:path,
        page: $page:expr,
        needs: $needs:expr,
        superseded_by: $superseded_by:expr,
        run: $run:ident($function:path) $(,)?
    ) => {
        /// The rule's entry in the list of rules.
        pub static CHECK: $crate::check::RegisteredRule = $crate::check::RegisteredRule {
            rule: &$identity,
            page: include_str!($page),
            needs: $needs,
            superseded_by: &$superseded_by,
            run: $crate::check::RuleFunction::$run($function),
        };
    };
}

/// A rule with its page and its function.
pub struct RegisteredRule {
    /// Code, name and level.
    pub rule: &'static Rule,
    /// The page in Markdown: what the rule reports, why it matters, bad and good examples, and how to fix findings.
    pub page: &'static str,
    /// The fields that the rule depends on. It does not run if one of them could not be read.
    pub needs: &'static [RequiredFields],
    /// Rules that report the same cause better. A finding of this rule is removed if one of them has a finding in the
    /// same record or for the engagement as a whole.
    pub superseded_by: &'static [&'static Rule],
    /// The function that finds it.
    pub run: RuleFunction,
}

/// A kind of record and the top-level fields that a rule reads. Without fields, the rule only needs to know all records
/// of the kind.
pub type RequiredFields = (Kind, &'static [&'static str]);

/// The function of a rule.
#[derive(Clone, Copy)]
pub enum RuleFunction {
    /// None: the findings are made while files are read, or while allows are applied.
    Elsewhere,
    /// Runs over the records, even if engagement.md cannot be used.
    Records(fn(RuleInput<'_>, &mut Vec<Diagnostic>)),
    /// Runs over the engagement's data, including the coach's view.
    Context(fn(&RuleContext<'_>, &mut Vec<Diagnostic>)),
}

/// A line of an example for people: the comment that marks the finding's line becomes `← here`.
fn example_line(line: &str) -> String {
    let text = line.split_once('←').map(|(text, _)| text.trim_end());
    let text = text.map(|text| text.strip_suffix("<!--").unwrap_or(text));
    let text = text.map(|text| text.strip_suffix('#').unwrap_or(text).trim_end());
    match text {
        Some(text) => format!("{text}  ← here\n"),
        None => format!("{line}\n"),
    }
}

impl RegisteredRule {
    /// The page for people: without its title, with the file name above each example, and without the attributes of
    /// examples that only tests read.
    pub fn prose(&self) -> String {
        let mut text = String::new();
        let mut in_example = false;
        for line in self.page.trim().lines().skip(1) {
            match (line.strip_prefix("```"), in_example) {
                (Some(info), false) => {
                    in_example = true;
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
                    in_example = false;
                    text.push_str("```\n");
                }
                (None, true) => text.push_str(&example_line(line)),
                (None, false) => text.push_str(&format!("{line}\n")),
            }
        }
        text.trim().to_owned()
    }

    /// What the rule finds, as a sentence: the first paragraph of the page after the title.
    pub fn summary(&self) -> String {
        let mut paragraphs = self.page.split("\n\n").map(str::trim);
        let first = paragraphs.find(|text| !text.is_empty() && !text.starts_with('#'));
        let sentence: Vec<&str> = first.unwrap_or_default().split_whitespace().collect();
        let sentence = sentence.join(" ");
        let finds = ["Reports that ", "Reports "]
            .iter()
            .find_map(|start| sentence.strip_prefix(start))
            .unwrap_or(&sentence);
        let mut letters = finds.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(letters).collect()
        })
    }
}
