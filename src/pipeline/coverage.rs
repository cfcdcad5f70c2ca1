//! Characters of an engagement's reports that no text font has, as findings.
//!
//! Must not make a report that need not be looked at: most records hold nothing that a text font lacks.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use unicode_script::{Script, UnicodeScript};

use super::BuildContext;
use super::engagement::{Loaded, words_of};
use crate::diag::{Diagnostic, UNCOVERED_CHARACTER};
use crate::page::report::{self, NamedReport};
use crate::report::{MissingGlyphs, PdfRenderer};
use crate::source::SourceMap;
use crate::span::{FileId, Span};

/// Characters of the reports that no text font has.
pub(super) fn uncovered(loaded: &Loaded, shared: &BuildContext<'_>) -> Vec<Diagnostic> {
    let (Some(how), Some(coach)) = (shared.reports, &loaded.coach) else {
        return Vec::new();
    };
    let sources = &loaded.model.sources;
    // Most records hold nothing that a text font lacks, and no report need be made to know it.
    if files(sources).all(|(_, text)| text.chars().all(surely_covered)) {
        return Vec::new();
    }
    let all = report::all(coach, words_of(&coach.view), None);
    let missing = missing_in(how.press, &all);
    let japanese = missing.keys().any(|c| is_kana(c.script()));
    let scripts: Vec<Script> = missing.keys().map(|c| c.script()).collect();
    // One finding for each script; one for each line with the signs that belong to none.
    let mut groups: BTreeMap<(Option<&str>, FileId, usize), CharacterGroup> = BTreeMap::new();
    for (c, what) in missing {
        let Some(span) = place(sources, c) else {
            continue;
        };
        let name = script(own_script(c, &scripts), japanese);
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
        // The first place, and the worst that is wrong.
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

/// Characters that lack the same.
struct CharacterGroup {
    /// The first place of one of them.
    span: Span,
    what: MissingGlyphs,
    characters: Vec<char>,
}

impl CharacterGroup {
    fn finding(self, script: Option<&str>, sources: &SourceMap) -> Diagnostic {
        let what = match script {
            Some(name) => name.to_owned(),
            None => named(&self.characters),
        };
        let place = match field(sources, self.span) {
            Some(field) => format!(" in `{field}`"),
            None => String::new(),
        };
        let message = match self.what {
            MissingGlyphs::Glyph => format!(
                "no font of the reports has {what}{place}: a PDF shows empty boxes there, and is not fit for an archive"
            ),
            MissingGlyphs::Typeface => format!(
                "no text font of the reports has {what}{place}: a PDF sets it in a font for code or mathematics"
            ),
        };
        let help = match (script, script.and_then(font)) {
            (Some(name), Some(font)) => format!(
                "put a font that has {name}, such as {font}, into templates/fonts/; docs/reports.md has the steps"
            ),
            (Some(name), None) => format!(
                "put a font that has {name} into templates/fonts/; docs/reports.md has the steps"
            ),
            (None, _) => "write it in other words, or put a font that has it into templates/fonts/"
                .to_owned(),
        };
        Diagnostic::new(&UNCOVERED_CHARACTER, self.span, message).help(help)
    }
}

/// Characters that a finding names.
const NAMED: usize = 4;

fn named(characters: &[char]) -> String {
    let names = characters.iter().take(NAMED);
    let names: Vec<String> = names.map(|c| format!("U+{:04X}", u32::from(*c))).collect();
    let more = characters.len().saturating_sub(NAMED);
    match more {
        0 => names.join(", "),
        more => format!("{} and {more} more", names.join(", ")),
    }
}

/// The script of a character; of a sign that several share, such as a vowel's or a full stop, that one of `missing` which uses it.
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

/// The name of a script; none for that of signs which belong to no script or to many.
fn script(script: Script, japanese: bool) -> Option<&'static str> {
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

/// A font for a script, of those whose licence allows to put them into a PDF.
fn font(script: &str) -> Option<&'static str> {
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

/// Characters of the coach's reports, which say the most, that no text font has.
fn missing_in(press: &dyn PdfRenderer, reports: &[NamedReport]) -> BTreeMap<char, MissingGlyphs> {
    let (mut text, mut code) = (BTreeSet::new(), BTreeSet::new());
    for named in reports {
        let report = serde_json::to_value(&named.report).unwrap_or_default();
        collect("", &report, false, &mut text, &mut code);
    }
    let text: String = text.into_iter().collect();
    let code: String = code.into_iter().collect();
    let mut all = press.lacking(&code, true);
    all.extend(press.lacking(&text, false));
    all
}

/// The characters of text, and those of code, which may be set in any font.
fn collect(
    key: &str,
    value: &Value,
    is_code: bool,
    text: &mut BTreeSet<char>,
    code: &mut BTreeSet<char>,
) {
    match value {
        // The tree of prose says the same.
        Value::String(_) if key == "html" => {}
        Value::String(words) => match is_code {
            true => code.extend(words.chars()),
            false => text.extend(words.chars()),
        },
        Value::Array(values) => values
            .iter()
            .for_each(|value| collect(key, value, is_code, text, code)),
        Value::Object(fields) => {
            let kind = fields.get("t").and_then(Value::as_str);
            let is_code = is_code || matches!(kind, Some("code" | "pre"));
            fields
                .iter()
                .for_each(|(name, value)| collect(name, value, is_code, text, code));
        }
        _ => {}
    }
}

fn files(sources: &SourceMap) -> impl Iterator<Item = (FileId, &str)> {
    (0..)
        .map(FileId)
        .map_while(|id| Some((id, &*sources.file(id)?.text)))
}

/// The first place of `c`.
fn place(sources: &SourceMap, c: char) -> Option<Span> {
    let (id, at) = files(sources).find_map(|(id, text)| Some((id, text.find(c)?)))?;
    Some(Span::new(id, at, at + c.len_utf8()))
}

/// The name of the front matter's field on the line of `span`, where it is on one.
fn field(sources: &SourceMap, span: Span) -> Option<&str> {
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

/// Whether every text font has `c`: the letters and signs of European languages.
fn surely_covered(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | ' '..='~' | '\u{a0}'..='\u{17f}' | '–' | '—' | '‘' | '’' | '“' | '”' | '„' | '…' | '€')
}
