//! The levels that a practice sets for rules: `rules` in coachgen.yaml.
//!
//! The level forbid cannot be lowered; a setting that tries is reported.

use std::collections::BTreeMap;

use super::rules::{find, private_text_repeated, private_word, words};
use crate::diag::{ALLOW_UNUSED, Diagnostic, INVALID_FRONT_MATTER, Level, Rule, nearest};
use crate::model::PracticeFile;
use crate::record::safe;

/// The practice's levels, by the code of the rule; `None` means `allow`.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    levels: BTreeMap<&'static str, Option<Level>>,
}

/// The help for a setting or an allow that tries to lower a rule of level forbid.
pub(super) const GUARDED: &str = "remove this; the rule protects what others may read, or makes sure that what they read is true, \
     so it cannot be switched off";

/// Rules that report that a record is held back. They cannot be allowed, because the record is held back at any level
/// and the coach must know.
const HOLD_BACK_RULES: [&Rule; 2] = [&private_text_repeated::RULE, &private_word::RULE];

/// The level that each word sets.
const LEVEL_WORDS: [(&str, Option<Level>); 3] = [
    ("allow", None),
    ("warn", Some(Level::Warn)),
    ("error", Some(Level::Error)),
];

impl Settings {
    /// Reads the levels from coachgen.yaml, reports invalid ones, and applies the levels to the findings in
    /// coachgen.yaml.
    pub fn read(practice: &mut PracticeFile) -> Settings {
        let mut settings = Settings::default();
        for set in &practice.practice.rules {
            let level = LEVEL_WORDS.iter().find(|(word, _)| *word == set.level);
            match (find(&set.rule), level) {
                (None, _) => practice.diags.push(unknown_rule(&set.rule, set.rule_span)),
                (Some(_), None) => practice.diags.push(
                    Diagnostic::new(
                        &INVALID_FRONT_MATTER,
                        set.level_span,
                        format!(
                            "`{}` is not a level that a practice can set",
                            safe(&set.level)
                        ),
                    )
                    .help("write `allow`, `warn` or `error`"),
                ),
                (Some(check), Some(_)) if check.rule.level == Level::Forbid => {
                    practice.diags.push(
                        Diagnostic::new(
                            &ALLOW_UNUSED,
                            set.rule_span,
                            format!("`{}` cannot be set to another level", check.rule.name),
                        )
                        .help(GUARDED),
                    );
                }
                (Some(check), Some((word, None))) if HOLD_BACK_RULES.contains(&check.rule) => {
                    practice.diags.push(
                        Diagnostic::new(
                            &ALLOW_UNUSED,
                            set.level_span,
                            format!("`{}` cannot be set to `{word}`", check.rule.name),
                        )
                        .help("write `warn` or `error`; otherwise a record would be held back without a message"),
                    );
                }
                (Some(check), Some((_, level))) => {
                    settings.levels.insert(check.rule.code, *level);
                }
            }
        }
        settings.apply(&mut practice.diags);
        settings
    }

    /// Whether the practice allows a finding.
    pub fn drops(&self, diag: &Diagnostic) -> bool {
        !diag.forbids() && self.levels.get(diag.rule.code) == Some(&None)
    }

    /// Sets the practice's levels on findings, and removes those that it allows. Findings of level forbid do not
    /// change.
    pub fn apply(&self, diags: &mut Vec<Diagnostic>) {
        diags.retain_mut(|diag| {
            if diag.forbids() {
                return true;
            }
            match self.levels.get(diag.rule.code) {
                None => true,
                Some(None) => false,
                Some(Some(level)) => {
                    diag.level = *level;
                    true
                }
            }
        });
    }
}

/// The finding about the name of a rule that does not exist.
pub(super) fn unknown_rule(word: &str, span: crate::span::Span) -> Diagnostic {
    let help = match nearest(word, words()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`coachgen explain` lists every rule".to_owned(),
    };
    Diagnostic::new(
        &ALLOW_UNUSED,
        span,
        format!("there is no rule `{}`", safe(word)),
    )
    .help(help)
}
