//! What a rule is: its identity, its page, what it needs, to whom it yields, and its one function.
//!
//! Must not hold a rule itself; those are a file each in `rules/`.

use super::RuleInput;
use super::context::RuleContext;
use crate::diag::{Diagnostic, Rule};
use crate::kind::Kind;

/// Declares the rule of a module: `RULE`, its identity, and `CHECK`, its entry in the list of rules.
///
/// `identity` instead of `code`, `name` and `level` is for a rule whose identity is in [`crate::diag`], because its findings are
/// made, at least in part, before the checker runs. Without `run`, all of them are.
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

/// A registered rule.
pub struct RegisteredRule {
    /// Code, name and level.
    pub rule: &'static Rule,
    /// What it does, why it matters, a bad and a good example, and how to mend it: Markdown.
    pub page: &'static str,
    /// What must have been read for the rule to be sure. It is silent while some of it could not be.
    pub needs: &'static [RequiredFields],
    /// Rules that report the same cause better. If one of them has a finding on the same record, or on the engagement as a
    /// whole, this rule is silent.
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
    /// Outside the list of rules: while files are read, or when allows are applied.
    Elsewhere,
    /// Over the records, also where engagement.md cannot be used.
    Records(fn(RuleInput<'_>, &mut Vec<Diagnostic>)),
    /// With what follows from the coach's view; not run if engagement.md cannot be used.
    Context(fn(&RuleContext<'_>, &mut Vec<Diagnostic>)),
}

/// A line of an example; the mark where the finding stands is an arrow for people too.
fn pointed(line: &str) -> String {
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
                (None, true) => text.push_str(&pointed(line)),
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
