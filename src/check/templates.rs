//! Reads the practice's custom templates, which replace the built-in ones, and reports errors in them.
//!
//! Must not render anything. An excerpt of a template contains no text of a record.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{BROKEN_TEMPLATE, Diagnostic, IDLE_TEMPLATE, nearest, typo_of};
use crate::model::PracticeFile;
use crate::record::{safe, safe_path};
use crate::source::{EntrySort, SourceMap, Tree, TreeEntry};
use crate::span::{FileId, Span};
use crate::theme::{
    BUILT_IN, DATA, DOCUMENTS, SKELETONS, STYLES, TemplateError, Theme, WHOLE_STYLE,
};

/// The folder of custom templates, relative to the practice's folder.
pub const FOLDER: &str = "templates/";

/// The largest template that is read, in bytes.
const MAX_SIZE: u64 = 1024 * 1024;

/// The templates of a practice.
pub struct ReadTemplates {
    /// The templates to use.
    pub theme: Theme,
    /// Custom templates that cannot be read. It is unknown what they would change, so nothing can be built.
    pub unreadable: Vec<FileId>,
}

/// Reads the templates to use. Adds errors in custom templates to the findings of the practice's file.
pub fn templates(tree: &dyn Tree, entries: &[TreeEntry], file: &mut PracticeFile) -> ReadTemplates {
    let mut custom = Vec::new();
    let mut unreadable = Vec::new();
    let mut ids: BTreeMap<String, FileId> = BTreeMap::new();
    for entry in entries {
        let name = entry.path.strip_prefix(FOLDER).unwrap_or(&entry.path);
        if !is_template(name) && !entry.sort.is_folder() {
            if let Some(near) = typo_of(name, names()).filter(|_| !is_other_file(name)) {
                let id = file.sources.add(entry.path.clone(), Arc::from(""));
                let finding = Diagnostic::new(&IDLE_TEMPLATE, Span::new(id, 0, 0), UNUSED_MESSAGE);
                file.diags
                    .push(finding.help(format!("did you mean `{near}`?")));
            }
            continue;
        }
        match read_text(tree, entry) {
            Ok(text) => {
                let id = file
                    .sources
                    .add(entry.path.clone(), Arc::from(text.as_str()));
                ids.insert(name.to_owned(), id);
                custom.push((name.to_owned(), text));
            }
            Err((message, help)) => {
                let id = file.sources.add(entry.path.clone(), Arc::from(""));
                let finding = Diagnostic::new(&BROKEN_TEMPLATE, Span::new(id, 0, 0), message);
                file.diags.push(finding.help(help));
                unreadable.push(id);
            }
        }
    }
    let theme = Theme::lenient(&custom);
    for error in theme.faults() {
        let finding = template_fault(error, &theme, &mut file.sources);
        file.diags.push(finding);
    }
    for name in theme.unused() {
        if let Some(id) = ids.get(name) {
            let help = match typo_of(name, names()) {
                Some(near) => format!("did you mean `{near}`? `coachgen eject` lists the built-in ones"),
                None => "`coachgen eject` lists the built-in ones; a file with another name is used only if a template includes it, extends it or uses one of its components".to_owned(),
            };
            let finding = Diagnostic::new(&IDLE_TEMPLATE, Span::new(*id, 0, 0), UNUSED_MESSAGE);
            file.diags.push(finding.help(help));
        }
    }
    ReadTemplates { theme, unreadable }
}

/// An error in a template as a finding, in the custom template if there is one, else in the built-in one.
pub fn template_fault(fault: &TemplateError, theme: &Theme, sources: &mut SourceMap) -> Diagnostic {
    let path = format!("{FOLDER}{}", fault.template);
    let known = (0..)
        .map(FileId)
        .map_while(|id| Some((id, sources.file(id)?)));
    let known = known
        .filter(|(_, file)| file.path == path)
        .map(|(id, _)| id)
        .next();
    let id = known.unwrap_or_else(|| {
        let text = theme.text(&fault.template).unwrap_or_default();
        sources.add(path, Arc::from(text))
    });
    let (start, end) = fault.at;
    let message = safe_path(&fault.message);
    let finding = Diagnostic::new(&BROKEN_TEMPLATE, Span::new(id, start, end), message);
    finding.help(match (built_in_help(fault, theme), &fault.help) {
        (Some(help), _) => help,
        (None, Some(help)) => safe_path(help),
        (None, None) => name_help(&fault.message, theme),
    })
}

/// The help for an error in a built-in template: without custom templates there is none, so one of them is the cause.
fn built_in_help(fault: &TemplateError, theme: &Theme) -> Option<String> {
    let (_, ending) = fault.template.rsplit_once('.')?;
    let own: Vec<&str> = theme
        .own_names()
        .filter(|name| name.rsplit_once('.').is_some_and(|(_, own)| own == ending))
        .collect();
    if own.is_empty() || own.contains(&fault.template.as_str()) {
        return None;
    }
    let own: Vec<String> = own
        .into_iter()
        .map(|name| format!("templates/{}", safe_path(name)))
        .collect();
    Some(format!(
        "this is the built-in {}; the cause is in one of your templates: {}",
        safe_path(&fault.template),
        own.join(", ")
    ))
}

/// The help for an error message: the nearest existing name, or a general hint.
fn name_help(message: &str, theme: &Theme) -> String {
    let name = message.split('`').nth(1).unwrap_or_default();
    let known: Vec<&str> = match message.strip_prefix("there is no ") {
        Some(rest) if rest.starts_with("component") => theme.components(),
        Some(rest) if rest.starts_with("template") => names().collect(),
        _ => Vec::new(),
    };
    match nearest(name, known) {
        Some(near) => format!("did you mean `{}`?", safe(near)),
        None => "docs/templates.md says what a template may contain; remove the file to use the built-in one again".to_owned(),
    }
}

const UNUSED_MESSAGE: &str =
    "no page uses this file: it replaces no built-in template, and no template includes it";

/// The names of all files that can be replaced.
fn names() -> impl Iterator<Item = &'static str> {
    let all = BUILT_IN.iter().chain(STYLES).chain(DOCUMENTS);
    let all = all.chain(SKELETONS).chain(DATA);
    let all = all.map(|(name, _)| *name);
    all.chain([WHOLE_STYLE])
}

fn is_template(name: &str) -> bool {
    [".html", ".css", ".typ"]
        .iter()
        .any(|ending| name.ends_with(ending))
        || SKELETONS.iter().any(|(known, _)| *known == name)
}

/// Whether a file is a picture or Markdown, which a practice may keep in the folder.
fn is_other_file(name: &str) -> bool {
    [".md", ".png", ".jpg", ".jpeg", ".webp", ".gif"]
        .iter()
        .any(|ending| name.to_lowercase().ends_with(ending))
}

fn read_text(tree: &dyn Tree, entry: &TreeEntry) -> Result<String, (String, &'static str)> {
    match entry.sort {
        EntrySort::File(length) if length > MAX_SIZE => Err((
            "this file is larger than 1 MiB and is not read".to_owned(),
            "split it, or remove it from templates/",
        )),
        EntrySort::File(_) => match tree.read(&entry.path).map(String::from_utf8) {
            // A program that synchronises files can leave an empty one.
            Ok(Ok(text)) if text.trim().is_empty() => Err((
                "this file is empty".to_owned(),
                "write the template, or remove the file to use the built-in one; a style sheet without rules needs a comment",
            )),
            Ok(Ok(text)) => Ok(text),
            Ok(Err(_)) => Err((
                "this file is not UTF-8".to_owned(),
                "save it again as UTF-8, the encoding that editors offer under “Save as”",
            )),
            Err(error) => Err((
                format!("this file cannot be read: {}", error.cause),
                "check that it exists and that you may read it",
            )),
        },
        EntrySort::Symlink => Err((
            "this is a symbolic link, and links are not followed".to_owned(),
            "replace the link with the file itself",
        )),
        EntrySort::FolderLink { .. } => Err((
            "this is a symbolic link to a folder, and links are not followed".to_owned(),
            "replace the link with the folder itself",
        )),
        EntrySort::Closed => Err((
            "this folder cannot be opened".to_owned(),
            "give your account permission to read it",
        )),
        EntrySort::TwinFiles | EntrySort::TwinFolders => Err((
            "two names in this folder differ only in how their accents are encoded".to_owned(),
            "rename one of the two",
        )),
        EntrySort::Special | EntrySort::Unnameable => Err((
            "this is not an ordinary file".to_owned(),
            "remove it from templates/",
        )),
    }
}
