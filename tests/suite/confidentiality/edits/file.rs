//! Edits that add, delete and rename files, and comments in files.

use coachgen::model::Model;

use super::super::folder::{Folder, picture};
use super::{Dice, HiddenFrom};

/// Adds or deletes a whole record or an attachment.
pub(super) fn record(folder: &mut Folder, dice: &mut Dice) -> Option<(String, HiddenFrom)> {
    let (name, words, date, id) = (dice.word(), dice.words(), dice.date(), dice.word());
    let place = ["", "0/", "notes/", "3-agenda/", "9/"][dice.roll(5)];
    let note = format!(
        "---\nkind: note\ndate: {date}\ntitle: {words}\n---\n{words} ![{words}](/{name})\n"
    );
    let (text, from) = match dice.roll(6) {
        0 => (
            note.replace("(/", "(")
                .replace(&format!("({name})"), &format!("({name}.png)")),
            HiddenFrom::Both,
        ),
        1 => (
            format!("---\nkind: review\ndraft: true\ndate: {date}\ntype: interim\n---\n{words}\n"),
            HiddenFrom::Both,
        ),
        2 => (
            format!(
                "---\nkind: contacts\ncontacts:\n  - {{date: {date}, channel: phone, minutes: 9, about: {words}}}\n---\n"
            ),
            HiddenFrom::Sponsors,
        ),
        3 => (
            format!(
                "---\nkind: review\ntype: final\ndate: {date}\nafter_session: 6\npresent: [{words}]\nnext_steps: {words}\n---\n{words}\n"
            ),
            HiddenFrom::Sponsors,
        ),
        4 => (
            format!(
                "---\nkind: evidence\ntype: appraisal\ndate: {date}\nfindings:\n  - {{id: {id}, text: {words}}}\n---\n{words}\n"
            ),
            HiddenFrom::Sponsors,
        ),
        _ => {
            let notes: Vec<String> = folder
                .records()
                .into_iter()
                .filter(|path| path.starts_with("notes/"))
                .collect();
            let path = dice.pick(&notes)?;
            folder.files.remove(path);
            return Some((format!("{path} removed"), HiddenFrom::Both));
        }
    };
    folder.put(&format!("{place}{name}.md"), text);
    folder.put(&format!("{place}{name}.png"), picture(&words, &name));
    Some((format!("{place}{name}.md added"), from))
}

/// Renames a record's file; nothing may refer to it.
pub(super) fn rename(
    folder: &mut Folder,
    model: &Model,
    dice: &mut Dice,
) -> Option<(String, HiddenFrom)> {
    let record = dice.pick(&model.records)?;
    let (path, stem) = (record.path.clone(), record.stem());
    let named = folder
        .records()
        .iter()
        .any(|other| folder.text(other).contains(stem));
    if named || path == "engagement.md" {
        return None;
    }
    let new = path.replace(&format!("{stem}.md"), &format!("{}.md", dice.word()));
    let bytes = folder.files.remove(&path)?;
    folder.put(&new, bytes);
    Some((format!("{path} renamed {new}"), HiddenFrom::Both))
}

/// Adds a comment, in YAML or in HTML.
pub(super) fn add_comment(folder: &mut Folder, dice: &mut Dice) -> Option<(String, HiddenFrom)> {
    let records = folder.records();
    let path = dice.pick(&records)?;
    let (words, text) = (dice.words(), folder.text(path));
    let new = match dice.roll(5) {
        0 => text.replacen("\nkind:", &format!("\n# {words}\n\nkind:"), 1),
        1 => format!("{}\n\n<!-- {words}\n\n{words} -->\n", text.trim_end()),
        2 | 3 => in_a_line(&text, dice)?,
        _ => {
            let at = text.rfind("\n## ")?;
            format!(
                "{}\n\n<!-- {words} -->\n{}",
                text[..at].trim_end(),
                &text[at..]
            )
        }
    };
    folder.put(path, new);
    Some((format!("{path}: a comment"), HiddenFrom::Both))
}

/// A comment within a line of prose, at its beginning or end, or on a separate line in a paragraph.
fn in_a_line(text: &str, dice: &mut Dice) -> Option<String> {
    let body = text[4..].find("\n---\n")? + 9;
    let mut at = body;
    let mut lines = Vec::new();
    for line in text[body..].split_inclusive('\n') {
        let plain = !line.contains(['[', ']', '`', '<', '|', '{', '*', '_', '!']);
        if plain && line.len() > 20 && line.starts_with(char::is_alphabetic) {
            lines.push((at, line.trim_end()));
        }
        at += line.len();
    }
    let (start, line) = *dice.pick(&lines)?;
    let comment = format!("<!-- {} -->", dice.words());
    let (at, new) = match dice.roll(4) {
        0 => (start + line.len(), format!(" {comment}")),
        1 => (start + line.len(), format!("\n{comment}")),
        2 => (start + line.find(' ')?, comment),
        _ => (start + line.find(' ')? + 1, format!("{comment} ")),
    };
    Some(format!("{}{new}{}", &text[..at], &text[at..]))
}
