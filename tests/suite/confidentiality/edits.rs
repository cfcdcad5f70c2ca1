//! Random edits of content that some readers may not see. Each is valid, and comes with the readers it is hidden
//! from.

mod file;
mod leaf;
mod within;

use coachgen::model::Model;
use coachgen::reader::Reader;
use coachgen::record::yaml::{YamlNode, YamlValue};

use super::folder::Folder;

/// The readers that an edit is hidden from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HiddenFrom {
    Sponsors,
    /// The client and the sponsors.
    Both,
}

impl HiddenFrom {
    pub fn hides(self, reader: &Reader) -> bool {
        match reader {
            Reader::Coach => false,
            Reader::Client => self == HiddenFrom::Both,
            Reader::Sponsor(_) => true,
        }
    }
}

/// A small random number generator, so that a seed reproduces everything.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) as usize % sides.max(1)
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        (!from.is_empty()).then(|| &from[self.roll(from.len())])
    }

    /// A word that is not in any record.
    pub fn word(&mut self) -> String {
        let syllables = ["zor", "blax", "quim", "fel", "vok", "jup", "wex", "xan"];
        (0..4).map(|_| syllables[self.roll(8)]).collect()
    }

    pub fn words(&mut self) -> String {
        let count = 1 + self.roll(9);
        (0..count)
            .map(|_| self.word())
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn date(&mut self) -> String {
        format!("2025-{:02}-{:02}", 1 + self.roll(12), 1 + self.roll(28))
    }
}

/// One random edit: its description and whom it is hidden from; `None` if there was nothing to edit.
pub fn edit(folder: &mut Folder, model: &Model, dice: &mut Dice) -> Option<(String, HiddenFrom)> {
    match dice.roll(14) {
        0..4 => leaf::leaf(folder, model, dice),
        4 => item(folder, model, dice),
        5 | 6 => body(folder, model, dice),
        7 => file::record(folder, dice),
        8 => file::rename(folder, model, dice),
        9 => file::add_comment(folder, dice),
        10 => within::add_nested_item(folder, model, dice),
        11 => within::reorder(folder, model, dice),
        12 => within::add_comment(folder, model, dice),
        _ => within::rename_with_links(folder, model, dice),
    }
}

/// Inserts a coach-only item or a personal point before another item of a list.
fn item(folder: &mut Folder, model: &Model, dice: &mut Dice) -> Option<(String, HiddenFrom)> {
    let record = dice.pick(&model.records)?;
    let (word, words, id, date) = (dice.word(), dice.words(), dice.word(), dice.date());
    let objective = model
        .index
        .objectives
        .keys()
        .nth(dice.roll(model.index.objectives.len()))?;
    let point = model
        .index
        .points
        .keys()
        .nth(dice.roll(model.index.points.len()))?;
    let milestone = model
        .index
        .milestones
        .keys()
        .nth(dice.roll(model.index.milestones.len()))?;
    let own = [
        (
            "findings",
            format!("{{id: {id}, text: {words}, coach_only: true}}"),
        ),
        (
            "expectations",
            format!("{{id: {id}, text: {words}, coach_only: true}}"),
        ),
        (
            "themes",
            format!("{{id: {id}, text: {words}, kind: advice, coach_only: true}}"),
        ),
        (
            "scores",
            format!("{{scale: {word}, value: 3, coach_only: true}}"),
        ),
        (
            "points",
            format!(
                "{{id: {id}, title: {words}, coach_only: true, objectives: [{{id: {word}, specific: {words}}}]}}"
            ),
        ),
        (
            "points",
            format!(
                "{{id: {id}, title: {words}, personal: true, objectives: [{{id: {word}, due: {date}}}]}}"
            ),
        ),
        (
            "actions",
            format!("{{id: {id}, what: {words}, due: {date}, point: {point}, coach_only: true}}"),
        ),
        (
            "objectives",
            format!("{{objective: {objective}, at: 7, evidence: {words}, coach_only: true}}"),
        ),
        (
            "milestones",
            format!("{{milestone: {milestone}, met: {date}, coach_only: true}}"),
        ),
        (
            "coach_effectiveness",
            format!("{{by: coach, criterion: {words}, score: 1, coach_only: true}}"),
        ),
        (
            "changes",
            format!(
                "{{objective: {objective}, change: reword, now: {{specific: {words}}}, because: {words}, coach_only: true}}"
            ),
        ),
        (
            "planned",
            format!("{{what: {words}, date: {date}, coach_only: true}}"),
        ),
        (
            "contacts",
            format!("{{date: {date}, channel: phone, by: sponsor, about: {words}}}"),
        ),
    ];
    let lists: Vec<_> = own
        .iter()
        .filter(|(key, _)| {
            matches!(
                record.node.get(key),
                Some(YamlNode {
                    value: YamlValue::List(_),
                    ..
                })
            )
        })
        .collect();
    let (key, new) = *dice.pick(&lists)?;
    let YamlValue::List(items) = &record.node.get(key)?.value else {
        return None;
    };
    let start = dice.pick(items)?.span.start as usize;
    let mut text = folder.text(&record.path);
    let line = text[..start].rfind('\n')? + 1;
    let indent = text[line..start].find("- ")?;
    text.insert_str(line, &format!("{:indent$}- {new}\n", ""));
    folder.put(&record.path, text);
    let from = if new.contains("personal") {
        HiddenFrom::Sponsors
    } else {
        HiddenFrom::Both
    };
    Some((format!("{}: {key} has {new}", record.path), from))
}

/// Adds text to a hidden body, to a hidden section or in a new section; or deletes a section.
fn body(folder: &mut Folder, model: &Model, dice: &mut Dice) -> Option<(String, HiddenFrom)> {
    let record = dice.pick(&model.records)?;
    let path = &record.path;
    let text = folder.text(path);
    let hidden = match record.kind.word() {
        "note" | "stakeholder-interview" | "chemistry" => Some(HiddenFrom::Both),
        "session" | "interview" | "psychometric" | "evidence" | "contacts" => {
            Some(HiddenFrom::Sponsors)
        }
        _ => None,
    };
    let (word, words, stem) = (
        dice.word(),
        dice.words(),
        dice.pick(&model.records)?.stem().to_owned(),
    );
    let passage = match dice.roll(10) {
        0 => format!("{words}\n\n\n\n{words}"),
        1 => format!("[{word}]: ../notes/{stem}.md \"{words}\"\n\n[{word}] and [[{stem}]]"),
        2 => format!("{word}[^{word}]\n\n[^{word}]: {words}"),
        3 => format!("### {words}\n\n- {words}\n- {word}"),
        4 => format!("{words}\n---\n\n{words}\n===\n\n---"),
        5 => format!("# of {word}: 3\n\n#\n\n# {words}\n\n{words}"),
        6 => format!("~~~~~~~ {word}\n{words}"),
        7 => format!("<!-- {words} -->\n\n{words} <!-- {word} --> {word}"),
        8 => format!("> ## {words}\n\n- # {words}\n\n    ## {words}\n\n<pre>\n{words}"),
        _ => format!("| {word} | {word} |\n|---|---|\n| {words} | {word} |"),
    };
    if let Some(from) = hidden
        && dice.roll(2) == 0
    {
        folder.put(path, format!("{}\n\n{passage}\n", text.trim_end()));
        return Some((format!("{path}: more prose"), from));
    }
    let (marker, from) = match dice.roll(2) {
        0 => ("client-only", HiddenFrom::Sponsors),
        _ => ("coach-only", HiddenFrom::Both),
    };
    let closed = hidden == Some(HiddenFrom::Both) || text.contains("\nbody: coach-only");
    if closed && marker == "client-only" {
        return None;
    }
    if let Some(at) = text.find(&format!("{{.{marker}}}\n"))
        && dice.roll(2) == 0
    {
        // Either into the existing section, or deletes all of it.
        let head = text[..at].rfind('\n')? + 1;
        let after = at + marker.len() + 4;
        let end = marked(&text)
            .find(|next| *next >= after)
            .unwrap_or(text.len());
        let new = match dice.roll(3) {
            0 => format!("{}{}", &text[..head], &text[end..]),
            1 => format!("{}\n\n\n{passage}\n{}", &text[..after], &text[after..]),
            _ => format!(
                "{}\n\n{passage}\n\n{}",
                text[..end].trim_end(),
                &text[end..]
            ),
        };
        folder.put(path, new);
        return Some((format!("{path}: another {marker} section"), from));
    }
    let section = format!("## {word} {{.{marker}}}\n\n{passage}\n\n");
    // Only a marker ends a section: what follows the new section must have its own marker.
    let first = marked(&text).next().unwrap_or(text.len());
    let free = text[..first].match_indices("\n## ").map(|(at, _)| at + 1);
    let places: Vec<usize> = free
        .filter(|_| !closed)
        .chain(marked(&text))
        .chain([text.len()])
        .collect();
    let at = *dice.pick(&places)?;
    let mut rest = text[at..].to_owned();
    if at < first {
        let end = rest.find('\n')?;
        rest.insert_str(end, " {.shared}");
    }
    folder.put(
        path,
        format!("{}\n\n{section}{rest}", text[..at].trim_end()),
    );
    Some((format!("{path}: a new {marker} section"), from))
}

/// The positions of the headings with a marker.
fn marked(text: &str) -> impl Iterator<Item = usize> + '_ {
    let markers = text
        .match_indices("-only}\n")
        .chain(text.match_indices(" {.shared}\n"));
    let mut starts: Vec<usize> = markers
        .filter_map(|(at, _)| Some(text[..at].rfind('\n')? + 1))
        .filter(|start| text[*start..].starts_with('#'))
        .collect();
    starts.sort_unstable();
    starts.into_iter()
}
