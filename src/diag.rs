//! Diagnostics: findings about records, as data.
//!
//! A message contains ids, field names, numbers and dates, but never the text of a record. That appears only in the
//! excerpts that the human-readable format and the coach's Checks page add from the span.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// The severity of a finding. `Forbid` blocks the build of the engagement and cannot be lowered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// A hint that blocks nothing.
    Warn,
    /// An error that should be fixed, but does not block the build.
    Error,
    /// Would publish something that must not be published, or make the output wrong.
    Forbid,
}

impl Level {
    /// Every level, from least to most severe.
    pub const ALL: [Level; 3] = [Level::Warn, Level::Error, Level::Forbid];

    /// The word in settings, in the table of rules and in machine-readable output.
    pub fn word(self) -> &'static str {
        match self {
            Level::Warn => "warn",
            Level::Error => "error",
            Level::Forbid => "forbid",
        }
    }

    /// The word shown to people, for whom `forbid` is an error.
    pub fn display_word(self) -> &'static str {
        match self {
            Level::Warn => "warning",
            Level::Error | Level::Forbid => "error",
        }
    }
}

/// A rule. The meaning of its code never changes.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rule {
    /// `CG` and a number, which is never reused.
    pub code: &'static str,
    /// Chosen to read well after "allow".
    pub name: &'static str,
    /// The default level of its findings.
    pub level: Level,
}

impl Rule {
    /// Whether `word` identifies this rule, by its code or its name.
    pub fn is_named(&self, word: &str) -> bool {
        self.name == word || self.code.eq_ignore_ascii_case(word)
    }
}

/// One finding, with its location and advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that reported it.
    pub rule: &'static Rule,
    /// The level of this finding: the rule's level, unless this case is less or more serious, or the practice sets
    /// another level.
    pub level: Level,
    /// In the coach's terms, without text of a record.
    pub message: String,
    /// The span of the exact value it is about.
    pub span: Span,
    /// Other locations that explain this one.
    pub related: Vec<(Span, String)>,
    /// What to write instead.
    pub help: Option<String>,
    /// The fix, if there is exactly one that is safe to apply without asking.
    pub fix: Option<Fix>,
}

/// A fix for one finding: replacements of spans, all in the file of the finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// A description, such as `rename ‘dat’ to ‘date’`.
    pub what: String,
    /// Each span with its replacement text. The spans do not overlap.
    pub edits: Vec<(Span, String)>,
}

impl Diagnostic {
    /// A finding of `rule` at `span`.
    pub fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        Diagnostic {
            rule,
            level: rule.level,
            message: message.into(),
            span,
            related: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Sets a level other than the rule's.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// Adds a safe fix.
    #[must_use]
    pub fn fix(mut self, what: impl Into<String>, edits: Vec<(Span, String)>) -> Self {
        self.fix = Some(Fix {
            what: what.into(),
            edits,
        });
        self
    }

    /// Adds advice on what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another location that explains this one.
    #[must_use]
    pub fn related(mut self, span: Span, note: impl Into<String>) -> Self {
        self.related.push((span, note.into()));
        self
    }

    /// Whether this finding blocks the build of the engagement.
    pub fn forbids(&self) -> bool {
        self.level == Level::Forbid
    }
}

/// The maximum length of names in bytes for which a suggestion is made. The cost of a comparison is the product of
/// both lengths.
const LONGEST_NAME: usize = 200;

/// The candidate nearest to `word`, if it is near enough to be what was meant: a typo, different capitals, or one
/// name is the beginning of the other.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.is_empty() || word.len() > LONGEST_NAME {
        return None;
    }
    let word = word.to_lowercase();
    let letters = word.chars().count();
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= LONGEST_NAME)
        .filter_map(|candidate| {
            let folded = candidate.to_lowercase();
            let most = 1 + folded.len().max(word.len()) / 4;
            // Each extra letter is at least one step, which rules out most candidates.
            let far = folded.chars().count().abs_diff(letters) > most;
            let distance = match far {
                true => usize::MAX,
                false => strsim::damerau_levenshtein(&word, &folded),
            };
            let near = distance <= most;
            let begun = |long: &str, short: &str| short.len() >= 3 && long.starts_with(short);
            // A name with the same beginning is suggested only if no other is spelt similarly.
            match near {
                true => Some((distance, candidate)),
                false if begun(&word, &folded) || begun(&folded, &word) => {
                    Some((usize::MAX, candidate))
                }
                false => None,
            }
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The only candidate of which `word` can be a typo, near enough to fix without asking. `None` if two are equally
/// near.
pub fn typo_of<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST_NAME {
        return None;
    }
    let word = word.to_lowercase();
    let most = if word.chars().count() < 5 { 1 } else { 2 };
    let mut near: Vec<(usize, &str)> = candidates
        .into_iter()
        .map(|candidate| {
            let distance = strsim::damerau_levenshtein(&word, &candidate.to_lowercase());
            (distance, candidate)
        })
        .filter(|(distance, _)| *distance <= most)
        .collect();
    near.sort_unstable();
    near.dedup();
    match near.as_slice() {
        [(_, only)] => Some(only),
        [(first, nearest), (second, _), ..] if first < second => Some(nearest),
        _ => None,
    }
}

/// Rules that report findings outside the list of rules: while files, records and templates are read, or when allows are
/// applied.
macro_rules! identities {
    ($($(#[$doc:meta])* $ident:ident $code:literal $name:literal $level:ident;)*) => {
        $($(#[$doc])* pub static $ident: Rule = Rule { code: $code, name: $name, level: Level::$level };)*
    };
}

identities! {
    /// Not UTF-8, too large, no front matter, not a regular file.
    UNREADABLE_RECORD "CG001" "unreadable-record" Forbid;
    /// Invalid YAML syntax, an unknown kind or field, or a wrong type.
    INVALID_FRONT_MATTER "CG002" "invalid-front-matter" Forbid;
    /// Two items of the same type have the same id. A `forbid` if the id is referred to without its record: text
    /// could appear under the wrong item.
    DUPLICATE_ID "CG003" "duplicate-id" Error;
    /// A reference to a record, finding, point, objective, action, link or attachment that does not exist.
    UNKNOWN_REFERENCE "CG004" "unknown-reference" Error;
    /// A required field is missing.
    MISSING_FIELD "CG009" "missing-field" Error;
    /// A file contains two versions that a merge left behind.
    MERGE_CONFLICT "CG010" "merge-conflict" Forbid;
    /// A field in a place where it has no effect.
    FIELDS_OUTSIDE "CG011" "fields-outside-front-matter" Forbid;
    /// A folder looks like an engagement but has no usable engagement.md.
    ENGAGEMENT_MISSING "CG013" "engagement-missing" Forbid;
    /// A second record claims to be the agreement.
    TWO_AGREEMENTS "CG014" "two-agreements" Forbid;
    /// A record and a copy of it that a program made are in the same folder.
    CONFLICTING_COPY "CG015" "conflicting-copy" Forbid;
    /// A date or a time that cannot be read. Leaves the record out; in engagement.md and coachgen.yaml it is
    /// [`INVALID_FRONT_MATTER`].
    INVALID_DATE "CG018" "invalid-date" Error;
    /// A date that is not written as YYYY-MM-DD and can only mean one day.
    DATE_FORM "CG019" "date-form" Warn;
    /// The agreement or a record asks for more than the ceiling allows.
    WIDER_THAN_AGREED "CG601" "wider-than-agreed" Forbid;
    /// An unknown class on a heading, or a marker where it has no effect.
    UNKNOWN_MARKER "CG602" "unknown-marker" Forbid;
    /// A heading without a marker in a section that a marker restricts.
    UNMARKED_HEADING "CG610" "unmarked-heading" Warn;
    /// A block of code or HTML that is never closed.
    UNCLOSED "CG611" "unclosed-block" Error;
    /// A footnote or a link whose definition some of its readers do not have.
    DEFINITION_OUT_OF_REACH "CG614" "definition-out-of-reach" Error;
    /// The ledger of approvals cannot be read, or a copy in it is missing, damaged or from another engagement.
    LEDGER "CG615" "unusable-approval" Forbid;
    /// The ledger of handovers cannot be read.
    HANDOVERS "CG618" "unreadable-handovers" Error;
    /// An allow without its reason.
    ALLOW_WITHOUT_REASON "CG801" "allow-without-reason" Error;
    /// An allow that allows nothing, names no rule, or names a rule that cannot be allowed.
    ALLOW_UNUSED "CG802" "allow-unused" Warn;
    /// A custom template of the practice that cannot be used.
    BROKEN_TEMPLATE "CG901" "broken-template" Forbid;
    /// A file in the template folder that is not used for any page.
    IDLE_TEMPLATE "CG902" "idle-template" Warn;
    /// A logo larger than 100 KiB.
    HEAVY_LOGO "CG903" "heavy-logo" Warn;
    /// A character in a report that no font contains.
    UNCOVERED_CHARACTER "CG904" "uncovered-character" Warn;
    /// A font that is not found, or a font file that cannot be read.
    UNKNOWN_FONT "CG905" "unknown-font" Warn;
    /// Portals, caches or handed-over files that git tracks.
    TRACKED_OUTPUT "CG906" "tracked-output" Error;
}
