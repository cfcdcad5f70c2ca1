//! After an approval, random edits of any record change no byte of a sponsor's portal until the record is approved
//! again; what then changes is exactly what the differences showed.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use coachgen::view::{Decide, texts_in};

use super::*;
use crate::confidentiality::edits::Dice;

/// The number of edits in a normal run; `COACHGEN_EDITS` sets another number.
const EDITS: usize = 3_000;

/// The maximum number of edits in one build.
const MAX_EDITS_PER_BUILD: usize = 4;

/// Records whose facts or words a sponsor sees without any approval.
const OPEN: [&str; 3] = [
    "engagement.md",
    "1-contracting/first-talk.md",
    "1-contracting/second-talk.md",
];

/// One edit of one record; `None` if there was nothing to edit.
fn edit(folder: &mut Folder, dice: &mut Dice) -> Option<()> {
    let records: Vec<String> = folder
        .records()
        .into_iter()
        .filter(|path| !OPEN.contains(&path.as_str()))
        .collect();
    let path = dice.pick(&records)?.clone();
    let text = folder.text(&path);
    // Sponsors see that a session took place.
    let fact = path.starts_with("4-development/");
    let end = text[4..].find("\n---\n")? + 4;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let free = |line: &&str| {
        ![
            "---", "kind:", "number:", "date:", "minutes:", "draft:", "agreed:",
        ]
        .iter()
        .any(|key| line.starts_with(key))
    };
    let new = match dice.roll(9) {
        // Replaces one word, anywhere.
        0..3 => {
            let line = *dice.pick(&lines.iter().copied().filter(free).collect::<Vec<_>>())?;
            let words: Vec<&str> = line
                .split([' ', ',', '}', '{', ':', '[', ']'])
                .filter(|word| {
                    word.len() > 2
                        && word.chars().all(char::is_alphabetic)
                        && !line.contains(&format!("{word}:"))
                })
                .collect();
            let word = *dice.pick(&words)?;
            text.replacen(line, &line.replacen(word, &dice.word(), 1), 1)
        }
        // Deletes a line.
        3 => {
            let line = *dice.pick(&lines.iter().copied().filter(free).collect::<Vec<_>>())?;
            text.replacen(line, "", 1)
        }
        // Duplicates or moves a line.
        4 => {
            let line = *dice.pick(&lines.iter().copied().filter(free).collect::<Vec<_>>())?;
            let at = *dice.pick(&lines.iter().copied().filter(free).collect::<Vec<_>>())?;
            text.replacen(at, &format!("{at}{line}"), 1)
        }
        // Adds a paragraph.
        5 => format!("{text}\n{}\n", dice.words()),
        // Replaces a number.
        6 => {
            let digits: Vec<usize> = text
                .char_indices()
                .filter(|(at, c)| c.is_ascii_digit() && *at < end)
                .map(|(at, _)| at)
                .collect();
            let at = *dice.pick(&digits)?;
            let line = &text[text[..at].rfind('\n')? + 1..];
            if line.starts_with("agreed:") || fact && !free(&line) {
                return None;
            }
            format!("{}{}{}", &text[..at], dice.roll(10), &text[at + 1..])
        }
        _ if fact => return None,
        // Deletes or renames the record.
        7 => {
            folder.files.remove(&path);
            return Some(());
        }
        _ => {
            folder.files.remove(&path);
            folder.put(&format!("moved/{}.md", dice.word()), text);
            return Some(());
        }
    };
    folder.put(&path, new);
    Some(())
}

/// What a sponsor would get of each record, compared with what they have, as `coachgen approve --diff` prints it.
fn promised_differences(
    folder: &Folder,
) -> Option<Vec<(String, Vec<coachgen::view::types::Difference>)>> {
    BuildHarness::pages_only().loaded(folder, |source, access| {
        access
            .waiting
            .iter()
            .filter_map(|one| {
                let before = one.before.as_ref()?;
                let differences = coachgen::view::differences(&before.copy, &one.made.copy);
                Some((source.model.record(one.record).path.clone(), differences))
            })
            .collect()
    })
}

/// The texts that a sponsor has, by thread.
fn sponsor_texts(folder: &Folder, name: &str) -> BTreeMap<String, Vec<(Vec<String>, String)>> {
    BuildHarness::pages_only()
        .loaded(folder, |_, access| {
            access
                .approvals
                .copies(name)
                .map(|held| (held.history.name.clone(), texts_in(held.copy)))
                .collect()
        })
        .unwrap_or_default()
}

#[test]
fn edits_reach_a_sponsor_only_when_approved_and_exactly_as_shown() {
    let asked = std::env::var("COACHGEN_EDITS")
        .ok()
        .and_then(|count| count.parse().ok());
    let wanted: usize = asked.unwrap_or(EDITS);
    let base = approved();
    let before = built(&base);
    let (made, stopped, changed) = (
        AtomicUsize::new(0),
        AtomicUsize::new(0),
        AtomicUsize::new(0),
    );
    let next = AtomicUsize::new(0);
    let wrong: Mutex<Vec<String>> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                while made.load(Ordering::Relaxed) < wanted {
                    let seed = next.fetch_add(1, Ordering::Relaxed) as u64;
                    let mut dice = Dice::new(seed);
                    let mut folder = base.clone();
                    let count = 1 + dice.roll(MAX_EDITS_PER_BUILD);
                    let done = (0..count)
                        .filter(|_| edit(&mut folder, &mut dice).is_some())
                        .count();
                    made.fetch_add(done, Ordering::Relaxed);
                    let built = BuildHarness::pages_only().build(&folder, &Policy::default());
                    if built.portals.is_empty() {
                        // Its portals stay as they are.
                        stopped.fetch_add(1, Ordering::Relaxed);
                        continue;
                    }
                    for name in [ILSE, TOMAS] {
                        let differing = differing_files(&before, &built, name);
                        if !differing.is_empty() {
                            wrong
                                .lock()
                                .unwrap()
                                .push(format!("{seed}: {name}: {differing:?}"));
                        }
                    }
                    if seed.is_multiple_of(4) {
                        changed.fetch_add(
                            approve_and_compare(&folder, &mut wrong.lock().unwrap(), seed),
                            Ordering::Relaxed,
                        );
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().unwrap();
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong[..wrong.len().min(20)].join("\n")
    );
    let (built, stopped) = (next.into_inner(), stopped.into_inner());
    // Some edits make YAML that cannot be read, and the engagement keeps its portals.
    assert!(
        stopped * 2 < built,
        "{stopped} of {built} builds were stopped"
    );
    assert!(
        changed.into_inner() * 10 > built,
        "too few records changed to show anything"
    );
}

/// Approves everything that waits; returns how many records changed.
fn approve_and_compare(folder: &Folder, wrong: &mut Vec<String>, seed: u64) -> usize {
    let Some(promised) = promised_differences(folder) else {
        return 0;
    };
    let mut after = folder.clone();
    let mut changed = 0;
    for (path, differences) in &promised {
        for name in [ILSE, TOMAS] {
            let old = sponsor_texts(&after, name);
            decide(&mut after, path, &[name], "2026-11-22", &Decide::Approve);
            let new = sponsor_texts(&after, name);
            for (thread, texts) in &new {
                let Some(before) = old.get(thread).filter(|before| *before != texts) else {
                    continue;
                };
                changed += 1;
                let said = promised.iter().filter(|(other, _)| other == path);
                let fits = said.into_iter().any(|(_, differences)| {
                    apply_differences(before, differences) == sorted(texts)
                });
                if !fits {
                    wrong.push(format!(
                        "{seed}: {path} for {name}: not as promised: {differences:?}"
                    ));
                }
            }
        }
    }
    changed
}

fn sorted(texts: &[(Vec<String>, String)]) -> Vec<(Vec<String>, String)> {
    let mut texts = texts.to_vec();
    texts.sort();
    texts
}

/// The texts with the differences applied.
fn apply_differences(
    texts: &[(Vec<String>, String)],
    differences: &[coachgen::view::types::Difference],
) -> Vec<(Vec<String>, String)> {
    use coachgen::view::types::WordsView::{Gone, New, Same};
    let mut texts = texts.to_vec();
    for one in differences {
        let part = |old: bool| {
            let words = one.words.iter().map(|words| match words {
                Same(text) => text.as_str(),
                Gone(text) if old => text,
                New(text) if !old => text,
                _ => "",
            });
            words.collect::<String>()
        };
        let (old, new) = (part(true), part(false));
        if let Some(at) = texts
            .iter()
            .position(|(place, text)| *place == one.place && *text == old)
        {
            texts.remove(at);
        }
        if !new.is_empty() {
            texts.push((one.place.clone(), new));
        }
    }
    sorted(&texts)
}
