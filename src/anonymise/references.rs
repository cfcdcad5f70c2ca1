//! Ids, paths and the links to them: the same text is replaced by the same text everywhere, and different texts by different
//! ones, so that every reference still leads to its target.

use super::SourceFile;
use super::edits::{Draft, Kept, Replaced};
use super::markup::Markup;
use super::text::Engine;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// The ids and parts of paths that change.
#[derive(Debug, Default)]
pub(super) struct References {
    changed: FxHashMap<String, String>,
    ids: FxHashSet<String>,
    file_names: FxHashSet<String>,
}

/// A changed reference.
#[derive(Debug, Default)]
pub(super) struct Changed {
    /// The new reference.
    pub text: String,
    /// What was replaced.
    pub replaced: Vec<Replaced>,
    /// What is listed.
    pub kept: Vec<Kept>,
}

impl References {
    /// Collects the ids and paths of all files.
    pub fn collect(files: &[SourceFile], engine: &Engine) -> References {
        let mut references = References::default();
        let mut defined: Vec<String> = Vec::new();
        for file in files {
            let (folders, name) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
            references.file_names.insert(name.to_owned());
            defined.extend(
                folders
                    .split('/')
                    .filter(|one| !one.is_empty())
                    .map(str::to_owned),
            );
            defined.push(split_extension(name).0.to_owned());
        }
        for file in files {
            let markup = Markup::of(&file.path, &file.text);
            let ids = markup
                .values
                .into_iter()
                .filter(|value| value.is_id)
                .map(|value| value.range);
            let heading = |range: &Range<usize>| file.text[..range.start].ends_with("{#");
            for range in ids.chain(markup.links.into_iter().filter(heading)) {
                let id = file.text[range].to_owned();
                if !id.contains(char::is_whitespace) {
                    references.ids.insert(id.clone());
                    defined.push(id);
                }
            }
        }
        let mut seen = FxHashSet::default();
        defined.retain(|id| seen.insert(id.clone()));
        let (same, changed): (Vec<_>, Vec<_>) = defined
            .into_iter()
            .map(|id| (engine.slug(&id).0, id))
            .partition(|(new, id)| new == id);
        let mut used: FxHashSet<String> = same.iter().map(|(_, id)| id.to_lowercase()).collect();
        for (new, id) in changed {
            let mut unique = new.clone();
            let mut number = 2;
            while !used.insert(unique.to_lowercase()) {
                unique = format!("{new}-{number}");
                number += 1;
            }
            references.changed.insert(id, unique);
        }
        references
    }

    /// Replaces a path, an id, or a path with an id: `../notes/amara.md#goals`.
    pub fn replace(&self, engine: &Engine, written: &str) -> Changed {
        let mut changed = Changed::default();
        let (path, fragment) = match written.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment)),
            None => (written, None),
        };
        let last = path.split('/').count() - 1;
        for (at, part) in path.split('/').enumerate() {
            if at > 0 {
                changed.text.push('/');
            }
            let (stem, extension) = if at == last {
                split_extension(part)
            } else {
                (part, "")
            };
            self.replace_part(engine, stem, &mut changed);
            changed.text.push_str(extension);
        }
        if let Some(fragment) = fragment {
            changed.text.push('#');
            self.replace_part(engine, fragment, &mut changed);
        }
        changed
    }

    fn replace_part(&self, engine: &Engine, part: &str, changed: &mut Changed) {
        let decoded = percent_decoded(part);
        let plain = decoded.as_deref().unwrap_or(part);
        let (general, draft) = engine.slug(plain);
        let new = self.changed.get(plain).unwrap_or(&general);
        changed.replaced.extend(draft.replaced);
        changed.kept.extend(draft.kept);
        match decoded {
            Some(_) if new != plain => changed.text.push_str(&percent_encoded(new)),
            Some(_) => changed.text.push_str(part),
            None => changed.text.push_str(new),
        }
    }

    /// Replaces the references in a text.
    pub fn replace_in(&self, engine: &Engine, draft: &mut Draft<'_>, markup: &Markup) {
        for range in &markup.links {
            let written = &draft.text[range.clone()];
            let scheme = written.split(['/', '#', '?']).next().unwrap_or_default();
            if !scheme.contains([':', '@']) && !written.starts_with("//") {
                self.apply(engine, draft, range.clone());
            }
        }
        for value in &markup.values {
            if !draft.is_any_taken(value.range.clone())
                && self.is_reference(&draft.text[value.range.clone()])
            {
                self.apply(engine, draft, value.range.clone());
            }
        }
        if !self.changed.is_empty() {
            self.replace_ids(engine, draft);
        }
    }

    /// Whether a value in YAML is an id, a path, or written like one.
    fn is_reference(&self, value: &str) -> bool {
        let (path, fragment) = value.split_once('#').unwrap_or((value, ""));
        let name = path.rsplit('/').next().unwrap_or(path);
        let is_written_so = value
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '#'))
            && value.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || c == '.')
            && value.contains(char::is_alphabetic);
        is_written_so
            || self.ids.contains(value)
            || self.file_names.contains(name)
            || (!fragment.is_empty()
                && self.ids.contains(fragment)
                && !value.contains(char::is_whitespace))
    }

    /// Replaces ids in prose and in lists that continue over several lines. A single word is left to the names.
    fn replace_ids(&self, engine: &Engine, draft: &mut Draft<'_>) {
        let is_id = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        let text = draft.text;
        let mut at = 0;
        while let Some(found) = text[at..].find(is_id) {
            let start = at + found;
            let length = text[start..]
                .find(|c| !is_id(c))
                .unwrap_or(text.len() - start);
            at = start + length;
            let id = &text[start..at];
            if id.contains(['-', '_'])
                && self.changed.contains_key(id)
                && !draft.is_any_taken(start..at)
            {
                self.apply(engine, draft, start..at);
            }
        }
    }

    fn apply(&self, engine: &Engine, draft: &mut Draft<'_>, range: Range<usize>) {
        let written = &draft.text[range.clone()];
        let changed = self.replace(engine, written);
        let at = range.start;
        if changed.text == written {
            draft.take(range);
        } else {
            draft.edit(range, &changed.text);
        }
        draft.replaced.extend(changed.replaced);
        draft
            .kept
            .extend(changed.kept.into_iter().map(|kept| Kept { at, ..kept }));
    }
}

/// A file name without and with only its extension.
fn split_extension(name: &str) -> (&str, &str) {
    let at = name.rfind('.').filter(|at| {
        let extension = &name[at + 1..];
        *at > 0
            && (1..=5).contains(&extension.len())
            && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && extension.bytes().any(|byte| byte.is_ascii_alphabetic())
    });
    name.split_at(at.unwrap_or(name.len()))
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after
            .get(..2)
            .and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    let decoded = String::from_utf8(bytes).ok()?;
    (decoded != text).then_some(decoded)
}

fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'-' | b'_' | b'.' | b'~' => encoded.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}
