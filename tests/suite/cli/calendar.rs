//! `coachgen calendar`: the files for each reader, their identity over time, and what wrong input does.

mod conformance;
mod events;
mod identity;
mod import;
mod refused;

use std::collections::BTreeMap;

use super::{RunOutcome, Workspace, mode};

/// An event as the test reads it from a file: its properties by name, with their parameters, unescaped.
type Event = BTreeMap<String, String>;

/// The events of a calendar, read without the program.
fn events_in(text: &str) -> Vec<Event> {
    let text = text.replace("\r\n ", "");
    let mut events = Vec::new();
    let mut event: Option<Event> = None;
    for line in text.lines() {
        match line {
            "BEGIN:VEVENT" => event = Some(Event::new()),
            "END:VEVENT" => events.extend(event.take()),
            line => {
                if let Some(event) = &mut event {
                    let (name, value) = line.split_once(':').expect(line);
                    let name = name.split(';').next().expect("a name");
                    let before = event.insert(name.to_owned(), unescaped(value));
                    assert_eq!(before, None, "{line}");
                }
            }
        }
    }
    events
}

fn unescaped(value: &str) -> String {
    let mut out = String::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => out.push('\\'),
            },
            (c, _) => out.push(c),
        }
    }
    out
}

/// The calendar that the program prints.
fn printed(workspace: &Workspace, args: &[&str]) -> String {
    let all: Vec<&str> = ["calendar"]
        .into_iter()
        .chain(args.iter().copied())
        .chain(["-o", "-"])
        .collect();
    let ran: RunOutcome = workspace.run(&all);
    assert_eq!(ran.code, 0, "{all:?}\n{}", ran.err);
    ran.out
}

fn events(workspace: &Workspace, args: &[&str]) -> Vec<Event> {
    events_in(&printed(workspace, args))
}

/// The only event whose title contains `words`.
fn event<'e>(events: &'e [Event], words: &str) -> &'e Event {
    let found: Vec<&Event> = events
        .iter()
        .filter(|event| event["SUMMARY"].contains(words))
        .collect();
    assert_eq!(found.len(), 1, "{words}: {found:?}\n{events:?}");
    found[0]
}

fn sequence(event: &Event) -> u32 {
    event["SEQUENCE"].parse().expect("a number")
}
