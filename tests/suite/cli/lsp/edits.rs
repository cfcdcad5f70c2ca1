//! Thousands of random edits: afterwards, the findings are those of `coachgen check` on the saved texts.

use serde_json::json;

use super::super::Workspace;
use super::client::Client;
use super::{checked, records, sent};

const EDITS: usize = 10_000;

/// Edits after which the findings are compared.
const BATCH: usize = 250;

struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }

    fn pick<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

/// What is typed: characters of one to four bytes, line ends of both sorts, markers and fields.
const TYPED: [&str; 22] = [
    "a",
    "ß",
    "→",
    "🎨",
    " ",
    "\n",
    "\r\n",
    "\n\n",
    "-",
    ":",
    "#",
    "{.coach-only}",
    "## Part {.client-only}\n",
    "draft: true\n",
    "date: 2026-02-30\n",
    "coach_only: true\n",
    "colour: red\n",
    "\t",
    "[[session-1]]",
    "\u{2028}",
    "```\n",
    "---\n",
];

#[test]
fn random_edits_have_the_findings_of_check() {
    let workspace = Workspace::practice_in_memory();
    let mut dice = Dice(0x1d0_c0ac_4e51);
    let mut client = Client::ready(&workspace);
    let paths = records(&workspace);
    let originals: Vec<String> = paths.iter().map(|path| workspace.read(path)).collect();
    let mut texts = originals.clone();
    let mut open = vec![false; paths.len()];
    let (mut done, mut with_findings) = (0, 0);
    while done < EDITS {
        for _ in 0..BATCH {
            let record = dice.below(paths.len());
            let path = &paths[record];
            if !open[record] {
                client.open(path, &texts[record]);
                open[record] = true;
            }
            let text = &texts[record];
            // Now and then everything is undone, so that the records do not become noise.
            if dice.below(40) == 0 || text.len() > 2 * originals[record].len() + 400 {
                client.change(path, serde_json::Value::Null, &originals[record]);
                texts[record] = originals[record].clone();
                continue;
            }
            let start = outside_line_end(text, dice.below(text.len() + 1));
            let most = if dice.below(3) == 0 { 12 } else { 1 };
            let end = outside_line_end(text, (start + dice.below(most)).min(text.len()));
            let typed = dice.pick(&TYPED);
            let range = json!({"start": position(text, start), "end": position(text, end)});
            client.change(path, range, typed);
            texts[record] = format!("{}{typed}{}", &text[..start], &text[end..]);
        }
        done += BATCH;
        client.settle();
        for (path, text) in paths.iter().zip(&texts) {
            workspace.write(path, text);
        }
        let text_of = |path: &str| {
            let record = paths.iter().position(|one| one == path);
            record.map_or_else(|| workspace.read(path), |record| texts[record].clone())
        };
        let expected = checked(&workspace);
        with_findings += usize::from(!expected.is_empty());
        let found = sent(&client, text_of);
        let missing: Vec<_> = expected.difference(&found).collect();
        let more: Vec<_> = found.difference(&expected).collect();
        assert!(
            missing.is_empty() && more.is_empty(),
            "after {done} edits\nmissing: {missing:#?}\nnot of check: {more:#?}"
        );
    }
    assert!(with_findings > EDITS / BATCH / 2);
    client.end();
}

/// The offset of a character, but not between `\r` and `\n`, where no editor has a position.
fn outside_line_end(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    match text[..at].ends_with('\r') && text[at..].starts_with('\n') {
        true => at - 1,
        false => at,
    }
}

/// A position as the protocol counts it. Not every line end of the protocol is one of `lines`.
fn position(text: &str, at: usize) -> serde_json::Value {
    let before = &text[..at];
    let mut line = 0;
    let mut start = 0;
    let bytes = text.as_bytes();
    for (index, byte) in bytes[..at].iter().enumerate() {
        let ends = *byte == b'\n' || *byte == b'\r' && bytes.get(index + 1) != Some(&b'\n');
        if ends {
            line += 1;
            start = index + 1;
        }
    }
    let units: usize = before[start..].chars().map(char::len_utf16).sum();
    json!({"line": line, "character": units})
}
