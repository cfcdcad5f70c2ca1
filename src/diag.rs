//! Diagnostics: what coachgen says about a record, as data.
//!
//! A message holds ids, field names, numbers and dates, never the text of a record; that appears
//! only in the excerpts that the human format and the coach's Health page add from the span.

use crate::span::Span;

/// How much a finding weighs. `Forbid` stops the engagement and cannot be lowered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth a look; stops nothing.
    Warn,
    /// Wrong, and to be mended; the work goes on.
    Error,
    /// Would publish what must not be, or make the output wrong.
    Forbid,
}

impl Level {
    /// Every level, from light to heavy.
    pub const ALL: [Level; 3] = [Level::Warn, Level::Error, Level::Forbid];

    /// The word in settings, in the rules' table and in machine-readable output.
    pub fn word(self) -> &'static str {
        match self {
            Level::Warn => "warn",
            Level::Error => "error",
            Level::Forbid => "forbid",
        }
    }

    /// The word a person reads; a forbid is an error to them.
    pub fn said(self) -> &'static str {
        match self {
            Level::Warn => "warning",
            Level::Error | Level::Forbid => "error",
        }
    }
}

/// A rule's identity: its code never changes meaning.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rule {
    /// `CG` and a number, never used for anything else.
    pub code: &'static str,
    /// Reads as "allow ‹name›".
    pub name: &'static str,
    /// What its findings weigh, unless one says otherwise.
    pub level: Level,
}

impl Rule {
    /// Whether somebody who wrote `word` means this rule: by its code or by its name.
    pub fn answers_to(&self, word: &str) -> bool {
        self.name == word || self.code.eq_ignore_ascii_case(word)
    }
}

/// One thing to say, with its place and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// What this finding weighs: its rule's level, unless the case is lighter or heavier, or the practice
    /// sets another.
    pub level: Level,
    /// In the coach's words; no text of a record.
    pub message: String,
    /// The exact value it is about.
    pub span: Span,
    /// Other places that explain this one.
    pub related: Vec<(Span, String)>,
    /// What to write instead.
    pub help: Option<String>,
    /// The one obvious mend, where there is one that is safe to make without asking.
    pub fix: Option<Fix>,
}

/// A mend of one finding: texts in place of spans, all in the file of the finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as `rename ‘dat’ to ‘date’`.
    pub what: String,
    /// Each span with the text that takes its place; they do not overlap.
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

    /// Weighs this finding otherwise than its rule does.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// Adds the obvious mend.
    #[must_use]
    pub fn fix(mut self, what: impl Into<String>, edits: Vec<(Span, String)>) -> Self {
        self.fix = Some(Fix {
            what: what.into(),
            edits,
        });
        self
    }

    /// Adds what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place that explains this one.
    #[must_use]
    pub fn related(mut self, span: Span, note: impl Into<String>) -> Self {
        self.related.push((span, note.into()));
        self
    }

    /// Whether this finding stops the engagement's build.
    pub fn forbids(&self) -> bool {
        self.level == Level::Forbid
    }
}

/// Names beyond so many bytes are not guessed at: a comparison costs as much as both lengths multiplied.
const LONGEST_NAME: usize = 200;

/// The word of `candidates` nearest to `word`, when it is near enough to be what was meant: a slip of
/// the fingers, other capitals, or a name begun or continued.
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
            // Each letter that one has more is a step at least: most candidates are done with here.
            let far = folded.chars().count().abs_diff(letters) > most;
            let distance = match far {
                true => usize::MAX,
                false => strsim::damerau_levenshtein(&word, &folded),
            };
            let near = distance <= most;
            let begun = |long: &str, short: &str| short.len() >= 3 && long.starts_with(short);
            // A name that is only begun alike is meant when no other is spelt alike.
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

/// The one word of `candidates` that `word` is a slip of the fingers of: so near that it can be mended
/// without asking. None where two are as near.
pub fn slip_of<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
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

/// Identities of rules whose findings are not, or not all, made by the list of rules: they are made while files, records and
/// templates are read, or when allows are applied.
macro_rules! identities {
    ($($(#[$doc:meta])* $ident:ident $code:literal $name:literal $level:ident;)*) => {
        $($(#[$doc])* pub static $ident: Rule = Rule { code: $code, name: $name, level: Level::$level };)*
    };
}

identities! {
    /// Not UTF-8, too large, no front matter, not a regular file.
    UNREADABLE_RECORD "CG001" "unreadable-record" Forbid;
    /// YAML syntax, unknown kind or field, wrong type.
    INVALID_FRONT_MATTER "CG002" "invalid-front-matter" Forbid;
    /// Two things of one sort share an id. A forbid where the id is referred to without its record: words
    /// would stand under the wrong one.
    DUPLICATE_ID "CG003" "duplicate-id" Error;
    /// A record, finding, point, objective, action, link or attachment that is not there.
    UNKNOWN_REFERENCE "CG004" "unknown-reference" Error;
    /// A field without which the record has no meaning is missing.
    MISSING_FIELD "CG009" "missing-field" Error;
    /// Two versions of a file in one, as a merge left them.
    MERGE_CONFLICT "CG010" "merge-conflict" Forbid;
    /// A field in a place where it has no effect.
    FIELDS_OUTSIDE "CG011" "fields-outside-front-matter" Forbid;
    /// A folder that looks like an engagement and has no engagement.md that can be read as one.
    ENGAGEMENT_MISSING "CG013" "engagement-missing" Forbid;
    /// A second record that says it is the agreement.
    TWO_AGREEMENTS "CG014" "two-agreements" Forbid;
    /// A record and what a program made of it as a copy, side by side.
    CONFLICTING_COPY "CG015" "conflicting-copy" Forbid;
    /// The agreement or a record asks for more than the ceiling.
    WIDER_THAN_AGREED "CG601" "wider-than-agreed" Forbid;
    /// An unknown class on a heading, or a marker where it has no effect.
    UNKNOWN_MARKER "CG602" "unknown-marker" Forbid;
    /// A heading without a marker in a section that a marker narrows.
    UNMARKED_HEADING "CG610" "unmarked-heading" Warn;
    /// A block of code or of HTML that nothing closes.
    UNCLOSED "CG611" "unclosed-block" Error;
    /// A footnote or a link whose definition not every reader of it has.
    DEFINITION_OUT_OF_REACH "CG614" "definition-out-of-reach" Error;
    /// The ledger of approvals cannot be read, or a copy in it is missing, damaged or of another engagement.
    LEDGER "CG615" "unusable-approval" Forbid;
    /// An allow without its reason.
    ALLOW_WITHOUT_REASON "CG801" "allow-without-reason" Error;
    /// An allow that allows nothing, names no rule, or names a rule that cannot be allowed.
    ALLOW_UNUSED "CG802" "allow-unused" Warn;
    /// A template of the practice's own that cannot be used.
    BROKEN_TEMPLATE "CG901" "broken-template" Forbid;
    /// A file among the templates that no page is made with.
    IDLE_TEMPLATE "CG902" "idle-template" Warn;
    /// A logo that is larger than the pages it stands on.
    HEAVY_LOGO "CG903" "heavy-logo" Warn;
    /// A character of a report that no font has.
    UNCOVERED_CHARACTER "CG904" "uncovered-character" Warn;
    /// A font that is named and not there, or a file that is none.
    UNKNOWN_FONT "CG905" "unknown-font" Warn;
}
