//! Random Markdown around a secret in a narrowed section: the secret is never in another reader's bytes.

use coachgen::policy::Policy;
use coachgen::reader::Reader;

use super::edits::Dice;
use super::folder::{BuildHarness, Folder};
use crate::page_text::page_text;
use crate::parallel::in_parallel;

/// The number of bodies in a normal run; `COACHGEN_BODIES` sets another number.
const BODIES: usize = 20_000;
/// Records of one engagement: a build costs more than a record.
const RECORDS: usize = 40;

const AROUND: &[&str] = &[
    "Words and *stress* and **more",
    "text\n---",
    "text\n===",
    "---",
    "***",
    "=======",
    "#",
    "# of calls: 3",
    "## Next",
    "###### Deep",
    "#5 is late",
    " ## Indented",
    "> ## Quoted\n> words",
    "- one\n- two\n  - three",
    "- ## In a list\n\n  words",
    "1. one\n\n   two",
    "```\ncode\n```",
    "```\nopen",
    "~~~~\nopen ~~~",
    "    indented code",
    "\tindented by a tab",
    "<div>\nwords\n</div>",
    "<div>",
    "<pre>",
    "<b>bold</b> and <i",
    "<!-- a comment -->",
    "words <!-- a\ncomment --> words",
    "| a | b |\n|---|---|\n| c | d |",
    "| a\n|-",
    "[ref]: https://example.org/x",
    "See [ref] and [other][ref] and ![ref].",
    "[^n]: a note\n\n    goes on",
    "Used.[^n]",
    "[[session-2]] and [x](session-3.md)",
    "![x](attachments/none.png)",
    "term\n: about",
    ": about",
    "`` ` `` and `open",
    "\\# escaped \\",
    "&#35; &amp; &copy",
    "a  \nb\\\nc",
    "\u{2028}## Line separator",
    "\u{feff}# BOM",
    "\u{200b}## Zero width",
    "\u{a0}## Space",
    "- [ ] task\n- [x] done",
    "~~struck",
    "$$ x $$",
    "+++\nx\n+++",
    "\u{b}## Vertical tab",
    "x\r## Carriage return",
    "* * *\n\n* a",
    "[x](<",
    "![[x",
    "{}",
    "\\{x}",
];

fn pieces(dice: &mut Dice, most: usize) -> String {
    let count = dice.roll(most + 1);
    let mut out = String::new();
    for _ in 0..count {
        out.push_str(dice.pick(AROUND).expect("a piece"));
        out.push_str(
            dice.pick(&["\n\n", "\n", "\r\n\r\n", "\n\n\n", "\r", " "])
                .expect("an end"),
        );
    }
    out
}

/// The secret inside a piece of Markdown, or beside one.
fn secret(dice: &mut Dice, word: &str) -> String {
    let form = dice.pick(&[
        "@",
        "**@**",
        "# @",
        "@\n---",
        "@\n===",
        "- @",
        "> @",
        "`@`",
        "```\n@\n```",
        "<b>@</b>",
        "<!-- @ -->",
        "| @ |\n|---|\n| @ |",
        "[@]: https://example.org/@",
        "[^@]: @",
        "[x](https://example.org/@ \"@\")",
        "    @",
        "# @ {#@}",
        "\\@",
        "[[@]]",
        "![@](@.png)",
    ]);
    form.expect("a form").replace('@', word)
}

fn body(dice: &mut Dice, word: &str, open: &str) -> String {
    let end = ["\n", "\n\n", "\r\n", "\r", "\n\n\n"];
    let mut out = pieces(dice, 4);
    if !out.is_empty() && !out.ends_with(['\n', '\r']) {
        out.push('\n');
    }
    let signs = "#".repeat(1 + dice.roll(6));
    out.push_str(&format!("{signs} Mine {{.coach-only}}"));
    out.push_str(dice.pick(&end).expect("an end"));
    out.push_str(&pieces(dice, 4));
    out.push('\n');
    out.push_str(&secret(dice, word));
    out.push('\n');
    out.push_str(&pieces(dice, 5));
    if dice.roll(2) == 0 {
        out.push_str(&format!(
            "\n## Open {{.shared}}\n\n{open}\n\n{}",
            pieces(dice, 3)
        ));
    }
    out
}

#[test]
fn a_secret_in_a_narrowed_section_is_in_no_other_readers_portal() {
    let asked = std::env::var("COACHGEN_BODIES")
        .ok()
        .and_then(|count| count.parse().ok());
    let count: usize = asked.unwrap_or(BODIES);
    let rounds = count.div_ceil(RECORDS);
    let rounds = in_parallel(rounds, round);
    let (built, seen) = rounds.into_iter().fold((0, 0), add);
    // The test would prove nothing if most bodies were refused, or if nothing after a section was shared.
    assert!(
        built * 10 > count * 5,
        "only {built} of {count} bodies were built"
    );
    assert!(
        seen * 10 > count,
        "only {seen} of {count} shared passages were seen"
    );
}

fn add(a: (usize, usize), b: (usize, usize)) -> (usize, usize) {
    (a.0 + b.0, a.1 + b.1)
}

/// Builds an engagement of random bodies; returns how many were built, and how many shared passages were published.
fn round(seed: usize) -> (usize, usize) {
    let mut dice = Dice::new(seed as u64);
    let bench = BuildHarness::pages_only();
    let mut folder = Folder::default();
    folder.put(
        "engagement.md",
        "---\nkind: engagement\nclient: {name: Ida Moreau}\nsponsors: [{name: Paul Renner}]\nstatus: active\nstart: 2026-01-05\n---\n",
    );
    let mut bodies = Vec::new();
    for number in 0..RECORDS {
        let (word, open) = (
            format!("zqsecret{number}quail"),
            format!("zqopen{number}quail"),
        );
        let body = body(&mut dice, &word, &open);
        let path = format!("session-{}.md", number + 1);
        // Sponsors read every other record too.
        let head = match number % 2 {
            0 => format!("kind: session\nnumber: {}\ndate: 2026-03-25", number + 1),
            _ => "kind: sponsor-meeting\ndate: 2026-02-25\npresent: [Paul Renner]\nshared_with_client: 2026-02-26".to_owned(),
        };
        folder.put(&path, format!("---\n{head}\n---\n\n{body}"));
        bodies.push((path, body));
    }
    let mut built = bench.build(&folder, &Policy::default());
    if built.portals.is_empty() {
        // A refused record publishes nothing; the others are still tested.
        for diag in built.diags.iter().filter(|diag| diag.forbids()) {
            folder.files.remove(built.sources.path(diag.span));
        }
        built = bench.build(&folder, &Policy::default());
    }
    let mut seen = 0;
    for portal in built
        .portals
        .iter()
        .filter(|portal| portal.reader != Reader::Coach)
    {
        for (path, bytes) in &portal.tree.files {
            let text = page_text(bytes).to_lowercase();
            if let Some(at) = text.find("zqsecret") {
                let number: String = text[at + 8..]
                    .chars()
                    .take_while(char::is_ascii_digit)
                    .collect();
                let (_, body) = &bodies[number.parse::<usize>().expect("a number")];
                panic!(
                    "seed {seed}: {:?} reads the secret in {path}:\n{body:?}",
                    portal.reader
                );
            }
        }
        if portal.reader == Reader::Client {
            let pages: Vec<String> = portal
                .tree
                .files
                .iter()
                .map(|(_, bytes)| page_text(bytes))
                .collect();
            seen += (0..RECORDS)
                .filter(|number| {
                    pages
                        .iter()
                        .any(|page| page.contains(&format!("zqopen{number}quail")))
                })
                .count();
        }
    }
    let built = if built.portals.is_empty() {
        0
    } else {
        folder.files.len() - 1
    };
    (built, seen)
}
