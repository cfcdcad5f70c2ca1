//! A new engagement: its folder with an engagement.md.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::NewArgs;
use super::find::FoundEngagement;
use crate::command::CommandError;
use crate::command::open::OpenedPractice;
use crate::command::terminal::Terminal;
use crate::kind::Kind;
use crate::output::{OutputError, new_files};
use crate::record::safe_path;
use crate::skeleton::{NamesIn, NewEngagement, folder_name, template_name};
use crate::source::{Tree, split, within};

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
    let mut values = NewEngagement::with_client(client);
    if let Some(earlier) = args.renews.as_deref().or(args.like.as_deref()) {
        let found = FoundEngagement::find(earlier)?;
        let files = found.files();
        let path = match files.dir.is_empty() {
            true => FILE.to_owned(),
            false => format!("{}/{FILE}", files.dir),
        };
        let view = found.coach_view(today)?;
        let bytes = found.opened.disk.read(&path);
        let bytes =
            bytes.map_err(|error| format!("cannot read {}: {}", safe_path(&path), error.cause))?;
        let text = String::from_utf8_lossy(&bytes);
        // The same client may read their own name.
        let names = match args.renews {
            Some(_) => NamesIn::default(),
            None => NamesIn::engagement(&view.view.engagement),
        };
        if let Some(front) = split(&text) {
            let left_out = values.copy_terms(&text[front.yaml], &names);
            if !left_out.is_empty() {
                out.note(&format!(
                    "Not copied, because the text contains a name from that engagement: {}.",
                    left_out.join(", ")
                ));
            }
        }
        if args.renews.is_some() {
            values = values.renewing(&view.view.engagement, &files.dir);
        }
    }
    let opened = OpenedPractice::open(Path::new("."), None)?;
    let path = write(&opened, client, &values)?;
    out.message(&format!(
        "Wrote {}.",
        safe_path(&path.display().to_string())
    ));
    out.note(
        "Next: complete the file. Then, in its folder, run `coachgen check` and `coachgen new chemistry`.",
    );
    Ok(path)
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
    let free = names.find(|name| !new_files::exists(root, "", name));
    let folder =
        free.ok_or_else(|| format!("no free folder name for {name} (tried up to {name}-999)"))?;
    new_files::create(root, &folder, FILE, &text)
        .map_err(|error: OutputError| error.to_string().into())
}
