//! The practice's own templates: read, put in place of the built-in, and what is wrong with them as findings.
//!
//! Must not render anything. An excerpt of a template holds no word of a record.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{BROKEN_TEMPLATE, Diagnostic, IDLE_TEMPLATE, nearest, typo_of};
use crate::model::PracticeFile;
use crate::record::{safe, safe_path};
use crate::source::{EntrySort, SourceMap, Tree, TreeEntry};
use crate::span::{FileId, Span};
use crate::theme::{BUILT_IN, DOCUMENTS, STYLES, TemplateError, Theme, WHOLE_STYLE};

/// Where a practice keeps its own templates, from its folder.
pub const FOLDER: &str = "templates/";

/// Largest template that is read, in bytes.
const MOST: u64 = 1024 * 1024;

/// The templates in force; what is wrong with the practice's own is added to the findings of its file.
pub fn templates(tree: &dyn Tree, entries: &[TreeEntry], file: &mut PracticeFile) -> Theme {
    let mut own = Vec::new();
    let mut places: BTreeMap<String, FileId> = BTreeMap::new();
    for entry in entries {
        let name = entry.path.strip_prefix(FOLDER).unwrap_or(&entry.path);
        if !is_template(name) && !entry.sort.is_folder() {
            if let Some(near) = typo_of(name, names()).filter(|_| !is_elsewhere(name)) {
                let id = file.sources.add(entry.path.clone(), Arc::from(""));
                let found = Diagnostic::new(&IDLE_TEMPLATE, Span::new(id, 0, 0), IDLE);
                file.diags
                    .push(found.help(format!("did you mean `{near}`?")));
            }
            continue;
        }
        match text(tree, entry) {
            Ok(text) => {
                let id = file
                    .sources
                    .add(entry.path.clone(), Arc::from(text.as_str()));
                places.insert(name.to_owned(), id);
                own.push((name.to_owned(), text));
            }
            Err((message, help)) => {
                let id = file.sources.add(entry.path.clone(), Arc::from(""));
                let found = Diagnostic::new(&BROKEN_TEMPLATE, Span::new(id, 0, 0), message);
                file.diags.push(found.help(help));
            }
        }
    }
    let theme = Theme::with(&own);
    for fault in theme.faults() {
        let found = template_fault(fault, &theme, &mut file.sources);
        file.diags.push(found);
    }
    for name in theme.idle() {
        if let Some(id) = places.get(name) {
            let help = match typo_of(name, names()) {
                Some(near) => format!("did you mean `{near}`? `coachgen eject` lists the built-in ones"),
                None => "`coachgen eject` lists the built-in ones; a file of another name is drawn in by `include`, `extends` or a component of its".to_owned(),
            };
            let found = Diagnostic::new(&IDLE_TEMPLATE, Span::new(*id, 0, 0), IDLE);
            file.diags.push(found.help(help));
        }
    }
    theme
}

/// A template's fault as a finding, in the practice's own text of it, else in the built-in.
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
    let found = Diagnostic::new(&BROKEN_TEMPLATE, Span::new(id, start, end), message);
    found.help(match &fault.help {
        Some(help) => safe_path(help),
        None => help(&fault.message, theme),
    })
}

/// What to write instead of a name that is none.
fn help(message: &str, theme: &Theme) -> String {
    let name = message.split('`').nth(1).unwrap_or_default();
    let known: Vec<&str> = match message.strip_prefix("there is no ") {
        Some(rest) if rest.starts_with("component") => theme.components(),
        Some(rest) if rest.starts_with("template") => names().collect(),
        _ => Vec::new(),
    };
    match nearest(name, known) {
        Some(near) => format!("did you mean `{}`?", safe(near)),
        None => "docs/templates.md says what a template may hold; take the file out to go back to the built-in one".to_owned(),
    }
}

const IDLE: &str =
    "no page is made with this file: it replaces no built-in, and no template draws it in";

/// Every name that replaces something.
fn names() -> impl Iterator<Item = &'static str> {
    let all = BUILT_IN.iter().chain(STYLES).chain(DOCUMENTS);
    let all = all.map(|(name, _)| *name);
    all.chain([WHOLE_STYLE])
}

fn is_template(name: &str) -> bool {
    [".html", ".css", ".typ"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

/// What a practice may keep here for itself: pictures, and what to know about the folder.
fn is_elsewhere(name: &str) -> bool {
    [".md", ".png", ".jpg", ".jpeg", ".webp", ".gif"]
        .iter()
        .any(|ending| name.to_lowercase().ends_with(ending))
}

fn text(tree: &dyn Tree, entry: &TreeEntry) -> Result<String, (String, &'static str)> {
    match entry.sort {
        EntrySort::File(length) if length > MOST => Err((
            "this file is larger than 1 MiB and is not read".to_owned(),
            "divide it, or take it out of templates/",
        )),
        EntrySort::File(_) => match tree.read(&entry.path).map(String::from_utf8) {
            Ok(Ok(text)) => Ok(text),
            Ok(Err(_)) => Err((
                "this file is not UTF-8".to_owned(),
                "save it again as UTF-8, the encoding that editors offer under “Save as”",
            )),
            Err(error) => Err((
                format!("this file cannot be read: {}", error.cause),
                "check that it is there and that you may read it",
            )),
        },
        EntrySort::Symlink => Err((
            "this is a symbolic link, and links are not followed".to_owned(),
            "put the file itself here",
        )),
        EntrySort::FolderLink { .. } => Err((
            "this is a symbolic link to a folder, and links are not followed".to_owned(),
            "put the folder itself here",
        )),
        EntrySort::Closed => Err((
            "this folder cannot be opened".to_owned(),
            "give your account permission to read it",
        )),
        EntrySort::TwinFiles | EntrySort::TwinFolders => Err((
            "two names here differ only in how their accents are stored".to_owned(),
            "rename one of the two",
        )),
        EntrySort::Special | EntrySort::Unnameable => Err((
            "this is not an ordinary file".to_owned(),
            "take it out of templates/",
        )),
    }
}
