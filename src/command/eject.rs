//! `coachgen eject`: copies built-in templates into the practice, or lists them.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Exit;
use super::open::OpenedPractice;
use super::terminal::Terminal;
use crate::check::TEMPLATES;
use crate::command::{CommandError, ErrorKind};
use crate::diag::nearest;
use crate::output::{Portals, Seal, new_files};
use crate::record::{safe, safe_path};
use crate::render::render_gallery;
use crate::theme::{
    BUILT_IN, DATA, DOCUMENTS, SKELETONS, STYLES, WHOLE_STYLE, built_in, ejected, purpose,
};
use crate::view::practice as practice_view;

/// `coachgen eject`
#[derive(Debug, Args)]
#[command(
    override_usage = "coachgen eject [OPTIONS] [NAME]... [DIR]",
    after_help = "\
Examples:
  coachgen eject
  coachgen eject agenda.html base.css

A file in the practice's templates/ replaces the built-in template of the same name; all others stay built in.
Existing files are never overwritten. To go back to a built-in template, remove its file from templates/.
docs/templates.md lists the data that each template receives; for new records, docs/new-records.md does."
)]
pub struct EjectArgs {
    /// Templates or parts of the style sheet, for example agenda.html or base.css; the last argument can be the folder
    /// of a practice [default: this folder]
    #[arg(value_name = "NAME")]
    pub what: Vec<String>,

    /// Write a page with all interface components to OUT, in the practice's accent colour: for authors of templates
    #[arg(long, value_name = "OUT", hide_short_help = true)]
    pub gallery: Option<PathBuf>,
}

/// Copies the named templates, lists all built-in ones, or writes the gallery.
pub fn run(args: &EjectArgs, out: &Terminal) -> Result<Exit, CommandError> {
    let (names, dir) = split_arguments(&args.what)?;
    let opened = OpenedPractice::open(&dir, args.gallery.as_deref())?;
    if opened.layout.practice.is_none() && opened.layout.engagements.is_empty() {
        let dir = safe_path(&dir.display().to_string());
        return Err(CommandError::new(format!("no practice found in {dir}"))
            .kind(ErrorKind::NoEngagement)
            .hint("templates are kept next to a coachgen.yaml or an engagement.md"));
    }
    match &args.gallery {
        Some(target) => write_gallery(&opened, target, out),
        None if names.is_empty() => {
            list(&opened, out);
            Ok(Exit::Clean)
        }
        None => copy(&opened, &names, out),
    }
}

/// Splits the arguments into names of templates and the folder of the practice, which can be the last argument.
fn split_arguments(what: &[String]) -> Result<(Vec<&str>, PathBuf), CommandError> {
    let mut names: Vec<&str> = what.iter().map(String::as_str).collect();
    let last = names.last().copied();
    let folder = last.filter(|last| built_in(last).is_none() && Path::new(last).is_dir());
    if folder.is_some() {
        names.pop();
    }
    for name in &names {
        if built_in(name).is_none() {
            return Err(unknown_template(name));
        }
    }
    Ok((
        names,
        folder.map_or_else(|| PathBuf::from("."), PathBuf::from),
    ))
}

/// The message about a name that is not a built-in template.
fn unknown_template(name: &str) -> CommandError {
    let near = match nearest(name, built_in_names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`coachgen eject` lists all templates".to_owned(),
    };
    CommandError::new(format!("there is no built-in template `{}`", safe(name))).hint(near)
}

/// The names of all built-in templates, in the order of the list.
fn built_in_names() -> impl Iterator<Item = &'static str> {
    let all = BUILT_IN.iter().chain(STYLES).map(|(name, _)| *name);
    let documents = DOCUMENTS.iter().map(|(name, _)| *name);
    let skeletons = SKELETONS.iter().map(|(name, _)| *name);
    let data = DATA.iter().map(|(name, _)| *name);
    all.chain([WHOLE_STYLE])
        .chain(documents)
        .chain(skeletons)
        .chain(data)
}

/// Lists each built-in template with its purpose, and marks those that the practice replaces.
fn list(opened: &OpenedPractice, out: &Terminal) {
    let wide = built_in_names().map(str::len).max().unwrap_or_default();
    let mut text = String::new();
    for name in built_in_names() {
        if name == BUILT_IN[0].0 {
            text.push_str("Templates\n");
        } else if name == STYLES[0].0 {
            text.push_str("\nParts of the style sheet\n");
        } else if name == DOCUMENTS[0].0 {
            text.push_str("\nPDF reports\n");
        } else if name == SKELETONS[0].0 {
            text.push_str("\nNew records\n");
        } else if name == DATA[0].0 {
            text.push_str("\nData\n");
        }
        text.push_str(&format!("  {name:wide$}  {}", purpose(name)));
        if let Some(mark) = custom_mark(opened, name) {
            text.push_str(&format!(" [{mark}]"));
        }
        text.push('\n');
    }
    text.push_str(&format!(
        "\n`coachgen eject NAME` copies a template into {}, where you can change it.",
        templates_folder(opened)
    ));
    out.result(&text);
}

/// The mark in the list if the practice has a file of that name.
fn custom_mark(opened: &OpenedPractice, name: &str) -> Option<&'static str> {
    let path = format!("{TEMPLATES}{name}");
    let mut custom = opened.layout.templates.iter();
    custom.find(|entry| entry.path == path)?;
    let mut errors = opened.practice.theme.faults().iter();
    let text = match name.ends_with(".css") {
        true => None,
        false => opened.practice.theme.text(name).map(str::to_owned),
    };
    Some(match text {
        _ if errors.any(|error| error.template == name) => "custom, cannot be used",
        Some(text) if Some(&text) == built_in(name).as_ref() => "custom, same as the built-in",
        text if text.is_some() && text == ejected(name) => "custom, same as the built-in",
        _ => "custom",
    })
}

fn copy(opened: &OpenedPractice, names: &[&str], out: &Terminal) -> Result<Exit, CommandError> {
    let root = opened.disk.root();
    let folder_name = TEMPLATES.trim_end_matches('/');
    // All or none, so that an error does not leave some of the templates copied.
    let existing = names
        .iter()
        .filter(|name| new_files::exists(root, folder_name, name));
    let existing: Vec<String> = existing.map(|name| format!("{TEMPLATES}{name}")).collect();
    if !existing.is_empty() {
        let existing = match existing.as_slice() {
            [one] => (format!("{one} already exists"), "it"),
            several => (format!("{} already exist", several.join(", ")), "them"),
        };
        let (what, them) = existing;
        return Err(
            CommandError::new(format!("{what}; nothing was written")).hint(format!(
                "to start from the built-in template again, move or delete {them} first"
            )),
        );
    }
    let mut done: Vec<&str> = Vec::new();
    for name in names {
        if done.contains(name) {
            continue;
        }
        let text = ejected(name).ok_or_else(|| unknown_template(name))?;
        new_files::create(root, folder_name, name, &text).map_err(|error| error.to_string())?;
        out.message(&format!(
            "Wrote {}{name}: {}.",
            templates_folder(opened),
            purpose(name)
        ));
        done.push(name);
    }
    let all_end_in = |ending: &str| names.iter().all(|name| name.ends_with(ending));
    out.note(match (all_end_in(".md"), all_end_in(".yaml")) {
        (true, _) => "`coachgen new` now uses this file. `coachgen check` reports errors in it.",
        (_, true) => "`coachgen hours` now uses this file, and reports errors in it.",
        _ => "From the next build on, files in templates/ replace the built-in ones. The build reports errors in them.",
    });
    Ok(Exit::Clean)
}

/// The practice's folder of templates, escaped for messages.
fn templates_folder(opened: &OpenedPractice) -> String {
    safe_path(&format!("{}/{TEMPLATES}", opened.disk.root().display()))
}

/// Writes the gallery: one page with all interface components.
fn write_gallery(
    opened: &OpenedPractice,
    target: &Path,
    out: &Terminal,
) -> Result<Exit, CommandError> {
    let view = practice_view(&opened.practice.file);
    let tree = render_gallery(&opened.practice.theme, &view)
        .map_err(|error| format!("{TEMPLATES}{}", safe_path(&error.to_string())))?;
    let portals = Portals::open(target, opened.disk.root(), &Seal::of_user())
        .map_err(|error| error.to_string())?;
    let staged = portals.stage("maintainer", "", &tree.files);
    staged.map_err(|error| error.to_string())?;
    portals.commit().map_err(|error| error.to_string())?;
    out.message(&format!("Open {}", target.join("gallery.html").display()));
    Ok(Exit::Clean)
}
