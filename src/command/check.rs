//! `coachgen check`.

use chrono::NaiveDate;

use super::Exit;
use super::open::Opened;
use super::report::Out;
use crate::build::{self, Shared};
use crate::check::human;
use crate::cli::CheckArgs;
use crate::diag::Level;
use crate::policy::Policy;
use crate::theme::Theme;

/// Checks what was asked for, and reports every finding.
pub fn run(args: &CheckArgs, today: NaiveDate, out: &Out) -> Result<Exit, String> {
    let opened = Opened::at(&args.dir, None)?;
    let asked = opened.asked();
    if asked.is_empty() {
        out.error(&super::closing::no_records(&args.dir));
        return Ok(Exit::NoRecords);
    }
    opened.report_practice(out);
    let theme = Theme::built_in().map_err(|error| error.to_string())?;
    let policy = Policy::default();
    let shared = Shared {
        practice: &opened.practice,
        settings: &opened.settings,
        policy: &policy,
        theme: &theme,
        today,
    };
    let mut levels: Vec<Level> = opened
        .practice
        .diags
        .iter()
        .map(|diag| diag.level)
        .collect();
    let jobs = super::build::processors();
    let checked = build::each(asked.len(), jobs, |number| {
        let files = asked[number];
        let mut loaded = build::load(&opened.disk, files, &opened.name(files), &shared);
        build::check(&mut loaded, &shared);
        let rendered: Vec<String> = loaded
            .diags
            .iter()
            .map(|diag| human::render(&loaded.model.sources, diag, out.colour()))
            .collect();
        let levels: Vec<Level> = loaded.diags.iter().map(|diag| diag.level).collect();
        let hides = loaded.diags.iter().any(|diag| {
            let file = diag.span.file;
            diag.level > Level::Warn
                && loaded
                    .model
                    .records
                    .iter()
                    .all(|record| record.file != file)
        });
        Ok::<_, String>((rendered, levels, loaded.model.records.len(), hides))
    })?;
    let mut records = 0;
    let mut unread = false;
    for (rendered, found, count, hides) in checked {
        for finding in rendered {
            out.finding(&finding);
        }
        levels.extend(found);
        records += count;
        unread |= hides;
    }
    let warnings = levels.iter().filter(|level| **level == Level::Warn).count();
    let errors = levels.len() - warnings;
    out.say(&format!(
        "Checked {} in {}: {}.",
        super::closing::records(records),
        super::closing::engagements(asked.len()),
        human::count(errors, warnings)
    ));
    if unread {
        out.say("Some records could not be read. References to them are checked once they can be.");
    }
    Ok(if errors > 0 {
        Exit::Findings
    } else {
        Exit::Clean
    })
}
