//! Findings for characters in an engagement's reports that no text font has.
//!
//! Must not build a report unless it is needed: most records only contain characters that every text font has.

use std::collections::{BTreeMap, BTreeSet};

use unicode_script::{Script, UnicodeScript};

use super::BuildContext;
use super::language::words_of;
use super::loaded::Loaded;
use crate::diag::{Diagnostic, UNCOVERED_CHARACTER};
use crate::page::report::{self, NamedReport};
use crate::report::{MissingGlyphs, PdfRenderer, TextKind};
use crate::source::SourceMap;
use crate::span::{FileId, Span};

/// Returns findings for characters in the reports that no text font has.
pub(super) fn missing_glyphs(loaded: &Loaded, shared: &BuildContext<'_>) -> Vec<Diagnostic> {
    let (Some(options), Some(coach)) = (shared.reports, &loaded.coach) else {
        return Vec::new();
    };
    let sources = &loaded.model.sources;
    // Most records only contain characters that every text font has, so no report has to be built.
    if files(sources).all(|(_, text)| text.chars().all(is_always_covered)) {
        return Vec::new();
    }
    let all = report::all(coach, words_of(&coach.view), None);
    let missing = missing_in(options.renderer, all);
    let japanese = missing.keys().any(|c| is_kana(c.script()));
    let scripts: Vec<Script> = missing.keys().map(|c| c.script()).collect();
    // One finding for each script; one for each line with characters that belong to no script.
    let mut groups: BTreeMap<(Option<&str>, FileId, usize), CharacterGroup> = BTreeMap::new();
    for (c, what) in missing {
        let Some(span) = first_span(sources, c) else {
            continue;
        };
        let name = script_name(own_script(c, &scripts), japanese);
        let (line, _) = sources.line_column(span);
        let key = match name {
            Some(_) => (name, FileId(0), 0),
            None => (None, span.file, line),
        };
        let group = groups.entry(key).or_insert_with(|| CharacterGroup {
            span,
            what,
            characters: Vec::new(),
        });
        // Keep the first location, and the worst problem.
        if (span.file, span.start) < (group.span.file, group.span.start) {
            group.span = span;
        }
        group.what = group.what.min(what);
        group.characters.push(c);
    }
    let found = groups.into_iter();
    found
        .map(|((name, ..), group)| group.finding(name, sources))
        .collect()
}

/// Characters with the same problem.
struct CharacterGroup {
    /// The first location of one of them.
    span: Span,
    what: MissingGlyphs,
    characters: Vec<char>,
}

impl CharacterGroup {
    fn finding(self, script: Option<&str>, sources: &SourceMap) -> Diagnostic {
        let what = match script {
            Some(name) => name.to_owned(),
            None => code_points(&self.characters),
        };
        let place = match field_on_line(sources, self.span) {
            Some(field) => format!(" in `{field}`"),
            None => String::new(),
        };
        let message = match self.what {
            MissingGlyphs::Glyph => format!(
                "no report font has {what}{place}; the PDF shows empty boxes there and is not suitable for archiving"
            ),
            MissingGlyphs::Typeface => format!(
                "no text font for reports has {what}{place}; the PDF uses a font for code or mathematics instead"
            ),
        };
        let help = match (script, script.and_then(suggested_font)) {
            (Some(name), Some(font)) => format!(
                "add a font with {name}, such as {font}, to templates/fonts/; see docs/reports.md for the steps"
            ),
            (Some(name), None) => format!(
                "add a font with {name} to templates/fonts/; see docs/reports.md for the steps"
            ),
            (None, _) => {
                "use other characters, or add a font with them to templates/fonts/".to_owned()
            }
        };
        Diagnostic::new(&UNCOVERED_CHARACTER, self.span, message).help(help)
    }
}

/// How many characters a finding lists.
const MAX_LISTED: usize = 4;

fn code_points(characters: &[char]) -> String {
    let names = characters.iter().take(MAX_LISTED);
    let names: Vec<String> = names.map(|c| format!("U+{:04X}", u32::from(*c))).collect();
    let more = characters.len().saturating_sub(MAX_LISTED);
    match more {
        0 => names.join(", "),
        more => format!("{} and {more} more", names.join(", ")),
    }
}

/// Returns the script of a character. For a character that several scripts share, such as a full stop, returns the
/// first script in `missing` that uses it.
fn own_script(c: char, missing: &[Script]) -> Script {
    let own = c.script();
    if !matches!(own, Script::Common | Script::Inherited) {
        return own;
    }
    let wide = matches!(u32::from(c), 0x3000..=0x303F | 0xFF00..=0xFFEF);
    let uses = |script: &&Script| match script {
        Script::Common | Script::Inherited | Script::Unknown => false,
        Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul if wide => true,
        script => {
            let several = c.script_extension();
            !several.is_common() && !several.is_inherited() && several.contains_script(**script)
        }
    };
    missing.iter().find(uses).copied().unwrap_or(own)
}

/// Returns the name of a script; `None` for characters that belong to no script or to many.
fn script_name(script: Script, japanese: bool) -> Option<&'static str> {
    match script {
        Script::Common | Script::Inherited | Script::Unknown => None,
        script if is_kana(script) || (japanese && script == Script::Han) => Some("Japanese"),
        Script::Han => Some("Chinese characters"),
        Script::Hangul => Some("Korean"),
        script => Some(script.full_name()),
    }
}

fn is_kana(script: Script) -> bool {
    matches!(script, Script::Hiragana | Script::Katakana)
}

/// Returns a suggested font for a script, with a licence that allows embedding in a PDF.
fn suggested_font(script: &str) -> Option<&'static str> {
    Some(match script {
        "Arabic" => "Noto Naskh Arabic",
        "Armenian" => "Noto Serif Armenian",
        "Bengali" => "Noto Serif Bengali",
        "Chinese characters" => "Noto Serif SC or Noto Serif TC",
        "Devanagari" => "Noto Serif Devanagari",
        "Ethiopic" => "Noto Serif Ethiopic",
        "Georgian" => "Noto Serif Georgian",
        "Gujarati" => "Noto Serif Gujarati",
        "Gurmukhi" => "Noto Serif Gurmukhi",
        "Hebrew" => "Noto Serif Hebrew",
        "Japanese" => "Noto Serif JP",
        "Kannada" => "Noto Serif Kannada",
        "Khmer" => "Noto Serif Khmer",
        "Korean" => "Noto Serif KR",
        "Lao" => "Noto Serif Lao",
        "Malayalam" => "Noto Serif Malayalam",
        "Myanmar" => "Noto Serif Myanmar",
        "Oriya" => "Noto Serif Oriya",
        "Sinhala" => "Noto Serif Sinhala",
        "Tamil" => "Noto Serif Tamil",
        "Telugu" => "Noto Serif Telugu",
        "Thai" => "Noto Serif Thai",
        "Tibetan" => "Noto Serif Tibetan",
        _ => return None,
    })
}

/// Returns the characters of the coach's reports that no text font has. The coach's reports contain the most text.
fn missing_in(
    renderer: &dyn PdfRenderer,
    reports: Vec<NamedReport>,
) -> BTreeMap<char, MissingGlyphs> {
    // Code may use any font.
    let (mut text, mut code) = (BTreeSet::new(), BTreeSet::new());
    for mut named in reports {
        named.report.visit_texts(&mut |kind, shown| match kind {
            TextKind::Code => code.extend(shown.chars()),
            TextKind::Line | TextKind::Lines | TextKind::Url | TextKind::Drawing => {
                text.extend(shown.chars());
            }
        });
    }
    let text: String = text.into_iter().collect();
    let code: String = code.into_iter().collect();
    let mut all = renderer.lacking(&code, true);
    all.extend(renderer.lacking(&text, false));
    all
}

fn files(sources: &SourceMap) -> impl Iterator<Item = (FileId, &str)> {
    (0..)
        .map(FileId)
        .map_while(|id| Some((id, &*sources.file(id)?.text)))
}

/// Returns the first location of `c`.
fn first_span(sources: &SourceMap, c: char) -> Option<Span> {
    let (id, at) = files(sources).find_map(|(id, text)| Some((id, text.find(c)?)))?;
    Some(Span::new(id, at, at + c.len_utf8()))
}

/// Returns the name of the front matter field on the line of `span`, if any.
fn field_on_line(sources: &SourceMap, span: Span) -> Option<&str> {
    let text = &sources.file(span.file)?.text;
    let before = text.get(..span.start as usize)?;
    let inside = before.strip_prefix("---")?;
    if inside.contains("\n---") {
        return None;
    }
    let line = inside.rsplit('\n').next()?;
    let (name, _) = line.trim_start_matches([' ', '-']).split_once(':')?;
    let plain = |c: char| c.is_ascii_lowercase() || c == '_';
    (!name.is_empty() && name.chars().all(plain)).then_some(name)
}

/// Returns true if every text font has `c`: the letters and punctuation of European languages.
fn is_always_covered(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | ' '..='~' | '\u{a0}'..='\u{17f}' | '–' | '—' | '‘' | '’' | '“' | '”' | '„' | '…' | '€')
}
