//! Random states of the canary engagement: its content, and what decides who may see it.

use coachgen::policy::Policy;

use super::edits::{Dice, edit};
use super::folder::{BuildHarness, Folder};
use super::generated::{Canary, early, generate};

/// The number of states in a normal run; `COACHGEN_STATES` sets another number.
const STATES: usize = 1_000;

/// The number of states to compare.
pub fn state_count() -> usize {
    let requested = std::env::var("COACHGEN_STATES").ok();
    let requested = requested.and_then(|count| count.parse().ok());
    requested.unwrap_or(STATES)
}

/// The engagements to change: everything approved, nothing shared yet, and nothing approved. Then what is in them.
pub fn bases(bench: &BuildHarness) -> ([Folder; 3], Vec<Canary>) {
    let (late, canaries) = generate();
    let mut approved = late.clone();
    bench.approve(&mut approved, &Policy::default());
    ([approved, early(&late), late], canaries)
}

/// The folder after up to four changes of its content and of what decides who may see it.
pub fn changed(bench: &BuildHarness, base: &Folder, seed: u64) -> Folder {
    let mut dice = Dice::new(seed);
    let mut folder = base.clone();
    for _ in 0..1 + dice.roll(4) {
        let mut next = folder.clone();
        match dice.roll(3) {
            0 => {
                let model = bench.model(&folder);
                edit(&mut next, &model, &mut dice);
            }
            _ => change_access(&mut next, &mut dice),
        }
        // A change that blocks the build is not made.
        if bench.loaded(&next, |_, _| ()).is_some() {
            folder = next;
        }
    }
    folder
}

/// Changes a switch, a date, the agreement, a marker or an approval.
fn change_access(folder: &mut Folder, dice: &mut Dice) {
    let records = folder.records();
    let Some(path) = dice.pick(&records).cloned() else {
        return;
    };
    let text = folder.text(&path);
    let with_line = |line: &str| text.replacen("---\n", &format!("---\n{line}\n"), 1);
    let without = |start: &str| {
        let lines = text
            .split_inclusive('\n')
            .filter(|line| !line.starts_with(start));
        lines.collect::<String>()
    };
    let agreement = folder.text("engagement.md");
    let (path, text) = match dice.roll(8) {
        0 if path != "engagement.md" => (path, with_line("draft: true")),
        1 if path != "engagement.md" => (path, with_line("body: coach-only")),
        2 => (
            path,
            without(["debriefed:", "shared_with_client:"][dice.roll(2)]),
        ),
        3 => {
            let marker = ["{.coach-only}", "{.client-only}", "{.shared}"][dice.roll(3)];
            (
                path,
                format!("{text}\n## Appended {marker}\n\nAppended words.\n"),
            )
        }
        4 => {
            let kinds = [
                "agenda",
                "review",
                "interview",
                "evidence",
                "stakeholder-themes",
                "pulse",
                "session",
            ];
            let kind = kinds[dice.roll(kinds.len())];
            let level = ["hidden", "fact", "shared"][dice.roll(3)];
            let line = format!("  sponsor_sees:\n    {kind}: {level}\n");
            let own = format!("    {kind}:");
            let others = agreement
                .split_inclusive('\n')
                .filter(|line| !line.starts_with(&own));
            let others: String = others.collect();
            (
                "engagement.md".to_owned(),
                others.replacen("  sponsor_sees:\n", &line, 1),
            )
        }
        5 => {
            // The dates of the canaries begin with 2013.
            let until = format!(
                "    until: 201{}-0{}-11\n",
                3 + dice.roll(2),
                2 + dice.roll(8)
            );
            let changed = match dice.roll(2) {
                0 => agreement.replacen("    until: 2031-03-05\n", &until, 1),
                _ => {
                    let name = "  - name: Lark Osei\n";
                    agreement.replacen(name, &format!("{name}{until}"), 1)
                }
            };
            ("engagement.md".to_owned(), changed)
        }
        6 => {
            folder
                .files
                .retain(|path, _| !path.starts_with("approvals/"));
            return;
        }
        _ => {
            let word = dice.word();
            (path, format!("{text}\n{word}\n"))
        }
    };
    folder.put(&path, text);
}
