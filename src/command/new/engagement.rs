//! A new engagement: its folder with an engagement.md.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::NewArgs;
use crate::command::CommandError;
use crate::command::find::FoundEngagement;
use crate::command::open::OpenedPractice;
use crate::command::terminal::Terminal;
use crate::kind::Kind;
use crate::output::{OutputError, new_files};
use crate::record::safe_path;
use crate::skeleton::{NewEngagement, folder_name, template_name};
use crate::source::{name_problem, within};
use crate::text::same_name;

/// Folders with another meaning in a practice.
const RESERVED: [&str; 3] = ["portal", "portals", "templates"];

/// The name of the file.
const FILE: &str = "engagement.md";

/// Creates the engagement that the arguments describe, and returns the path of its engagement.md.
pub(super) fn create(
    args: &NewArgs,
    today: NaiveDate,
    out: &Terminal,
) -> Result<PathBuf, CommandError> {
    let client = args.engagement.as_deref().and_then(Path::to_str);
    let client = client.map(str::trim).filter(|name| !name.is_empty());
    let client = client.ok_or_else(|| {
        CommandError::new("the client's name is missing")
            .hint("for example `coachgen new engagement \"Amara Okafor\"`")
    })?;
    let opened = OpenedPractice::open(Path::new("."), None)?;
    let mut values = NewEngagement::new(client, coach_name(&opened));
    if let Some(earlier) = args.renews.as_deref().or(args.like.as_deref()) {
        let found = FoundEngagement::find(earlier)?;
        let files = found.files();
        let view = found.coach_view(today)?;
        let before = view.view.engagement.client.as_ref();
        if args.renews.is_some() && before.is_none_or(|before| !same_name(&before.name, client)) {
            return Err(CommandError::new(
                "the engagement to renew has another client; `--renews` copies the people",
            )
            .hint("use `--like` to copy the terms only"));
        }
        values = values.with_terms_of(&view.view.engagement);
        if args.renews.is_some() {
            values = values.renewing(&view.view.engagement, &files.dir);
        }
    }
    let path = write(&opened, client, &values)?;
    out.message(&format!(
        "Wrote {}.",
        safe_path(&path.display().to_string())
    ));
    out.note(match args.renews.is_some() {
        true => "Next: complete the file. Then, in its folder, run `coachgen check` and `coachgen status`.",
        false => "Next: complete the file. Then, in its folder, run `coachgen check` and `coachgen new chemistry`.",
    });
    Ok(path)
}

/// The coach's name in coachgen.yaml.
pub(in crate::command) fn coach_name(opened: &OpenedPractice) -> Option<&str> {
    let coach = &opened.practice.file.practice.coach;
    coach.name.as_deref()
}

/// Writes the engagement to a new folder of the practice, and returns the path of its engagement.md.
pub(in crate::command) fn write(
    opened: &OpenedPractice,
    client: &str,
    values: &NewEngagement,
) -> Result<PathBuf, CommandError> {
    let text = opened
        .practice
        .theme
        .skeleton(&template_name(Kind::Engagement), &values.context())
        .map_err(|error| format!("templates/{}", safe_path(&error.to_string())))?;
    let name = folder_name(client);
    if name.is_empty() {
        return Err(CommandError::new(
            "the client's name contains no letters or digits",
        ));
    }
    let scope = opened.disk.scope();
    let engagements = &opened.layout.engagements;
    if engagements.iter().any(|files| within(scope, &files.dir)) {
        return Err(CommandError::new(
            "this folder is in an engagement, which cannot contain another one",
        )
        .hint("run the command in the folder of the practice"));
    }
    let root = &opened.disk.root().join(scope);
    // A folder that exists is not used, even if it has no engagement.md: it belongs to something else.
    let numbered = (2..1000).map(|number| format!("{name}-{number}"));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    let is_free = |name: &String| {
        let is_usable = !RESERVED.contains(&name.as_str()) && name_problem(name).is_none();
        is_usable && !new_files::exists(root, "", name)
    };
    let free = names.find(is_free);
    let folder =
        free.ok_or_else(|| format!("no free folder name for {name} (tried up to {name}-999)"))?;
    new_files::create(root, &folder, FILE, &text)
        .map_err(|error: OutputError| error.to_string().into())
}
