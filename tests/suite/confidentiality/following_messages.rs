//! A coach pastes meeting notes from another program into a session and follows every message, one after the other:
//! no line that those notes called private is ever published, and all other lines are published in the end.
//!
//! The coach here knows only the messages: what to write, and on which line.

use coachgen::diag::Diagnostic;
use coachgen::pipeline::Built;
use coachgen::policy::Policy;
use coachgen::reader::Reader;

use super::folder::{BuildHarness, Folder, findings, portal};
use super::text::Pages;
use crate::page_text::page_text;

/// Is in every line that the notes call private, and in no other.
const SECRET: &str = "quillfeather";

const RECORD: &str = "4-development/session-2.md";

/// The number of messages after which the notes must be clean.
const MAX_MESSAGES: usize = 40;

/// Which of several messages a coach follows first.
#[derive(Debug, Clone, Copy)]
enum Order {
    FirstLineFirst,
    LastLineFirst,
}

#[test]
fn following_every_message_publishes_no_private_line() {
    let bench = BuildHarness::pages_only();
    let sound = Folder::read("tests/fixtures/sound/anneli");
    let known = findings(&bench.build(&sound, &Policy::default()));
    let notes = Folder::read("tests/suite/confidentiality/meeting_notes");
    let mut faults = Vec::new();
    for (name, bytes) in &notes.files {
        let body = String::from_utf8(bytes.clone()).expect("UTF-8");
        for order in [Order::FirstLineFirst, Order::LastLineFirst] {
            let walk = Walk {
                bench: &bench,
                sound: &sound,
                known: &known,
                body: &body,
            };
            if let Err(fault) = walk.run(order) {
                faults.push(format!("{name}, {order:?}: {fault}"));
            }
        }
    }
    assert!(notes.files.len() >= 6, "there are meeting notes");
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

struct Walk<'w> {
    bench: &'w BuildHarness,
    sound: &'w Folder,
    /// The findings in the engagement without the notes.
    known: &'w str,
    body: &'w str,
}

impl Walk<'_> {
    /// Follows messages until there are none left; an error has the messages and the record.
    fn run(&self, order: Order) -> Result<(), String> {
        let mut folder = self.sound.clone();
        let before = folder.text(RECORD);
        let (front, _) = before[4..].split_once("\n---\n").expect("front matter");
        folder.put(RECORD, format!("---\n{front}\n---\n\n{}", self.body));
        let mut messages = String::new();
        for _ in 0..MAX_MESSAGES {
            let built = self.bench.build(&folder, &Policy::default());
            let text = folder.text(RECORD);
            let fault = |what: &str| Err(format!("{what}\n{messages}\n{text}"));
            if let Some(page) = leaking_page(&built) {
                return fault(&format!("a private line is published in {page}"));
            }
            let Some(diag) = next_message(&built, order) else {
                let found = findings(&built);
                if messages.is_empty() || found != self.known {
                    return fault(&format!("no message to obey\n{found}"));
                }
                let unread = self.unshared_line(&built);
                return unread.map_or(Ok(()), |line| fault(&format!("not shared: {line}")));
            };
            let (line, _) = built.sources.line_column(diag.span);
            let (code, message) = (diag.rule.code, &diag.message);
            let help = diag.help.as_deref().unwrap_or_default();
            let obeyed = follow_help(&text, line - 1, help).filter(|new| *new != text);
            let message = format!("{line} {code} {message}: {help}\n");
            match obeyed {
                Some(new) => folder.put(RECORD, new),
                None => return fault(&format!("cannot be obeyed: {message}")),
            }
            messages.push_str(&message);
        }
        Err(format!("never clean\n{messages}\n{}", folder.text(RECORD)))
    }

    /// The first line that the notes do not call private and that the client cannot read.
    fn unshared_line(&self, built: &Built) -> Option<String> {
        let pages = Pages::of(portal(built, &Reader::Client));
        let lines = self
            .body
            .lines()
            .filter(|line| !line.to_lowercase().contains(SECRET));
        lines
            .filter_map(sentence)
            .find(|words| pages.page_with(&words.to_lowercase()).is_none())
            .map(str::to_owned)
    }
}

/// The longest run of words in a line between punctuation; `None` if the line is not a sentence.
fn sentence(line: &str) -> Option<&str> {
    let runs = line.split(|c: char| !c.is_alphanumeric() && !" ,".contains(c));
    let longest = runs.max_by_key(|run| run.len())?.trim();
    (longest.len() >= 25).then_some(longest)
}

/// The page of a reader other than the coach that contains a private line.
fn leaking_page(built: &Built) -> Option<&str> {
    let others = built
        .portals
        .iter()
        .filter(|portal| portal.reader != Reader::Coach);
    let mut files = others.flat_map(|portal| &portal.tree.files);
    files
        .find(|(_, bytes)| page_text(bytes).to_lowercase().contains(SECRET))
        .map(|(path, _)| path.as_str())
}

/// The message that is followed next.
fn next_message(built: &Built, order: Order) -> Option<&Diagnostic> {
    let mut here = built
        .diags
        .iter()
        .filter(|diag| built.sources.path(diag.span) == RECORD);
    match order {
        Order::FirstLineFirst => here.next(),
        Order::LastLineFirst => here.next_back(),
    }
}

/// The record after a coach did what the help asks for at a line; `None` if it asks for nothing that can be done.
fn follow_help(text: &str, at: usize, help: &str) -> Option<String> {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let quoted: Vec<&str> = help.split('`').skip(1).step_by(2).collect();
    let marker = *quoted.iter().find(|form| form.starts_with("{."))?;
    if help.starts_with("write the text under a new heading instead") {
        let heading = quoted.iter().find(|form| form.starts_with('#'))?;
        lines.splice(
            at..at,
            [String::new(), (*heading).to_owned(), String::new()],
        );
    } else if help.starts_with("end the heading with") {
        end_with(&mut lines[at], marker);
    } else if help.contains("at its end to share what follows") {
        let shared = quoted.iter().find(|form| **form == "{.shared}")?;
        end_with(&mut lines[at], shared);
    } else if help.starts_with("the heading says that the text is private; end its line with")
        || help.starts_with("end the line with")
    {
        end_with(&mut lines[at], marker);
    } else {
        return None;
    }
    Some(lines.join("\n") + "\n")
}

/// Ends a heading's line with a marker, which replaces an existing one.
fn end_with(line: &mut String, marker: &str) {
    let words = line.find("{.").map_or(line.as_str(), |at| &line[..at]);
    *line = format!("{} {marker}", words.trim_end());
}
