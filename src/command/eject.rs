//! `coachgen eject`: copies built-in templates into the practice, or lists them.

use std::path::{Path, PathBuf};

use super::Exit;
use super::open::Opened;
use super::terminal::Terminal;
use crate::check::TEMPLATES;
use crate::cli::EjectArgs;
use crate::diag::nearest;
use crate::output::{Portals, Seal, new_files};
use crate::record::{safe, safe_path};
use crate::render::render_gallery;
use crate::theme::{BUILT_IN, DOCUMENTS, STYLES, WHOLE_STYLE, built_in, ejected, purpose};
use crate::view::practice as practice_seen;

/// Copies what was asked for; lists every built-in where nothing was.
pub fn run(args: &EjectArgs, out: &Terminal) -> Result<Exit, String> {
    let (names, dir) = divided(&args.what)?;
    let opened = Opened::at(&dir, args.gallery.as_deref())?;
    if opened.layout.practice.is_none() && opened.layout.engagements.is_empty() {
        out.error(&format!(
            "no practice found in {}: templates belong beside a coachgen.yaml, or an engagement.md",
            safe_path(&dir.display().to_string())
        ));
        return Ok(Exit::NoRecords);
    }
    match &args.gallery {
        Some(target) => gallery(&opened, target, out),
        None if names.is_empty() => {
            list(&opened, out);
            Ok(Exit::Clean)
        }
        None => copy(&opened, &names, out),
    }
}

/// The names, and the folder that may stand behind them.
fn divided(what: &[String]) -> Result<(Vec<&str>, PathBuf), String> {
    let mut names: Vec<&str> = what.iter().map(String::as_str).collect();
    let last = names.last().copied();
    let folder = last.filter(|last| built_in(last).is_none() && Path::new(last).is_dir());
    if folder.is_some() {
        names.pop();
    }
    for name in &names {
        if built_in(name).is_none() {
            return Err(unknown(name));
        }
    }
    Ok((
        names,
        folder.map_or_else(|| PathBuf::from("."), PathBuf::from),
    ))
}

/// What to say of a name that is no template's.
fn unknown(name: &str) -> String {
    let near = match nearest(name, names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`coachgen eject` lists them".to_owned(),
    };
    format!("there is no built-in template `{}`; {near}", safe(name))
}

/// Every built-in, in the order in which it is listed.
fn names() -> impl Iterator<Item = &'static str> {
    let all = BUILT_IN.iter().chain(STYLES).map(|(name, _)| *name);
    let documents = DOCUMENTS.iter().map(|(name, _)| *name);
    all.chain([WHOLE_STYLE]).chain(documents)
}

/// Each built-in with what it is for, and whether the practice has its own.
fn list(opened: &Opened, out: &Terminal) {
    let wide = names().map(str::len).max().unwrap_or_default();
    let mut text = String::new();
    for name in names() {
        if name == BUILT_IN[0].0 {
            text.push_str("Templates\n");
        } else if name == STYLES[0].0 {
            text.push_str("\nThe style sheet, in parts\n");
        } else if name == DOCUMENTS[0].0 {
            text.push_str("\nReports as PDF\n");
        }
        text.push_str(&format!("  {name:wide$}  {}", purpose(name)));
        if let Some(mark) = mark(opened, name) {
            text.push_str(&format!(" [{mark}]"));
        }
        text.push('\n');
    }
    text.push_str(&format!(
        "\n`coachgen eject NAME` copies one into {} to be changed there.",
        folder(opened)
    ));
    out.result(&text);
}

/// Whether the practice has a file of that name, and what is to be said of it.
fn mark(opened: &Opened, name: &str) -> Option<&'static str> {
    let path = format!("{TEMPLATES}{name}");
    let mut own = opened.layout.templates.iter();
    own.find(|entry| entry.path == path)?;
    let mut faults = opened.practice.theme.faults().iter();
    let text = match name.ends_with(".css") {
        true => None,
        false => opened.practice.theme.text(name).map(str::to_owned),
    };
    Some(match text {
        _ if faults.any(|fault| fault.template == name) => "yours, and cannot be used as it is",
        Some(text) if Some(&text) == built_in(name).as_ref() => "yours, the same as the built-in",
        text if text.is_some() && text == ejected(name) => "yours, the same as the built-in",
        _ => "yours",
    })
}

fn copy(opened: &Opened, names: &[&str], out: &Terminal) -> Result<Exit, String> {
    let root = opened.disk.root();
    let folder_name = TEMPLATES.trim_end_matches('/');
    // All or none: who asked for three templates is not left with one.
    let there = names
        .iter()
        .filter(|name| new_files::exists(root, folder_name, name));
    let there: Vec<String> = there.map(|name| format!("{TEMPLATES}{name}")).collect();
    if !there.is_empty() {
        return Err(format!(
            "{} there already and never overwritten; nothing was written. To begin with the built-in again, move {} away or delete {} first",
            match there.as_slice() {
                [one] => format!("{one} is"),
                several => format!("{} are", several.join(", ")),
            },
            if there.len() == 1 { "it" } else { "them" },
            if there.len() == 1 { "it" } else { "them" },
        ));
    }
    let mut done: Vec<&str> = Vec::new();
    for name in names {
        if done.contains(name) {
            continue;
        }
        let text = ejected(name).ok_or_else(|| unknown(name))?;
        new_files::create(root, folder_name, name, &text).map_err(|error| error.to_string())?;
        out.say(&format!(
            "Wrote {}{name}: {}.",
            folder(opened),
            purpose(name)
        ));
        done.push(name);
    }
    out.note("It takes the place of the built-in from the next build on; that build says what is wrong with it, if anything is.");
    Ok(Exit::Clean)
}

/// The folder of the practice's own templates, as it is shown.
fn folder(opened: &Opened) -> String {
    safe_path(&format!("{}/{TEMPLATES}", opened.disk.root().display()))
}

/// Writes the page of all parts.
fn gallery(opened: &Opened, target: &Path, out: &Terminal) -> Result<Exit, String> {
    let seen = practice_seen(&opened.practice.file);
    let tree = render_gallery(&opened.practice.theme, &seen)
        .map_err(|fault| format!("{TEMPLATES}{}", safe_path(&fault.to_string())))?;
    let portals = Portals::open(target, opened.disk.root(), &Seal::of_user())
        .map_err(|error| error.to_string())?;
    let staged = portals.stage("maintainer", "", &tree.files);
    staged.map_err(|error| error.to_string())?;
    portals.commit().map_err(|error| error.to_string())?;
    out.say(&format!("Open {}", target.join("gallery.html").display()));
    Ok(Exit::Clean)
}
