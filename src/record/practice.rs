//! coachgen.yaml: the practice, its coach, its appearance and its defaults.

use std::cell::RefCell;

use chrono::NaiveDate;

use super::conflict;
use super::decode::{Fields, Scalar, Shape, Shapes, block_invalid_dates};
use super::engagement::{Programme, programme};
use super::questions::{self, InterviewQuestion};
use super::value::{Editor, Language, Paper};
use super::yaml;
use crate::diag::Diagnostic;
use crate::policy::Field;
use crate::span::{FileId, Span};

/// The practice. It is not part of any record; the projection decides what readers see of it.
#[derive(Debug, Clone, Default)]
pub struct PracticeRecord {
    pub name: Option<String>,
    /// Path of the logo, relative to the practice's folder.
    pub logo: Option<(String, Span)>,
    /// `#rrggbb`.
    pub accent: Option<String>,
    pub language: Option<Language>,
    pub paper: Option<Paper>,
    /// The font family of reports.
    pub font: Option<(String, Span)>,
    pub coach: PracticeCoach,
    /// The practice's defaults.
    pub programme: Programme,
    /// The practice's own interview questions; empty if it uses the built-in ones.
    pub questions: Vec<InterviewQuestion>,
    /// The levels that the practice sets for rules.
    pub rules: Vec<RuleSet>,
    pub editor: Option<Editor>,
    /// The folder for portals, relative to the practice's folder.
    pub output: Option<String>,
}

/// The coach.
#[derive(Debug, Clone, Default)]
pub struct PracticeCoach {
    pub name: Option<String>,
    pub email: Option<String>,
    pub credentials: Option<String>,
    /// Hours of coaching before this date do not count.
    pub training_started: Option<NaiveDate>,
    /// Path of the log of earlier coaching hours, relative to the practice's folder.
    pub earlier_hours: Option<String>,
}

/// A rule and the level that the practice sets for it, both as written.
#[derive(Debug, Clone)]
pub struct RuleSet {
    /// The rule's name or code.
    pub rule: String,
    /// The span of the rule.
    pub rule_span: Span,
    /// The name of the level.
    pub level: String,
    /// The span of the level.
    pub level_span: Span,
}

/// Reads coachgen.yaml. A value that cannot be read is reported, and its default is used.
pub fn read(file: FileId, text: &str, diags: &mut Vec<Diagnostic>) -> PracticeRecord {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let conflicts = conflict::conflicts(file, text, 0..text.len());
    if !conflicts.is_empty() {
        diags.extend(conflicts);
        return PracticeRecord::default();
    }
    let node = match yaml::parse(&text[start..], start, file) {
        Ok(node) => node,
        Err(diagnostic) => {
            diags.push(*diagnostic);
            return PracticeRecord::default();
        }
    };
    let found = RefCell::new(Vec::new());
    let mut practice = PracticeRecord::default();
    if let Some(mut d) = Fields::new(&node, Span::new(file, 0, 0), &found) {
        sections(&mut d, &mut practice);
        d.finish();
    }
    let mut found = found.into_inner();
    block_invalid_dates(&mut found);
    diags.append(&mut found);
    practice
}

/// The fields that coachgen.yaml may have.
pub fn shapes() -> Shapes {
    Fields::shapes(|d| sections(d, &mut PracticeRecord::default()))
}

fn sections(d: &mut Fields<'_, '_>, practice: &mut PracticeRecord) {
    d.section("practice", |d| {
        practice.name = d.setting("name").map(|(name, _)| name);
        practice.logo = d.setting("logo");
        practice.accent = d.setting::<Accent>("accent").map(|(accent, _)| accent.0);
        practice.language = d.setting("language").map(|(language, _)| language);
        practice.paper = d.setting("paper").map(|(paper, _)| paper);
        practice.font = d.setting("font");
    });
    d.section("coach", |d| {
        practice.coach = PracticeCoach {
            name: d.setting("name").map(|(name, _)| name),
            email: d.setting("email").map(|(email, _)| email),
            credentials: d.setting("credentials").map(|(credentials, _)| credentials),
            training_started: d.setting("training_started").map(|(date, _)| date),
            earlier_hours: d.setting("earlier_hours").map(|(path, _)| path),
        };
    });
    if let Some(programme) = d.group(Field::EngagementProgramme, programme) {
        practice.programme = programme.value;
    }
    practice.questions = questions::read(d);
    practice.rules = d.named_pairs("rules", |rule, rule_span, level, level_span| RuleSet {
        rule,
        rule_span,
        level,
        level_span,
    });
    practice.editor = d.setting("editor").map(|(editor, _)| editor);
    practice.output = d.setting("output").map(|(output, _)| output);
}

struct Accent(String);

impl Scalar for Accent {
    fn read(text: &str, _plain: bool) -> Result<Self, String> {
        let text = text.trim();
        let hex = text.strip_prefix('#').unwrap_or("");
        if hex.len() == 6 && hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            Ok(Accent(text.to_ascii_lowercase()))
        } else {
            Err("a colour as \"#rrggbb\", in quotes, for example \"#2f5d62\"".to_owned())
        }
    }

    fn shape() -> Shape {
        Shape::Colour
    }
}
