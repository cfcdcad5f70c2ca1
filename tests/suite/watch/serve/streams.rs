//! The stream of events over a connection, and the stop.

use std::{
    io::{Read, Write},
    net::TcpStream,
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::{Duration, Instant},
};

use super::{guarded, running::Running};

const SOON: Duration = Duration::from_secs(10);

/// The next number that is told.
fn number(events: &Receiver<String>) -> u64 {
    loop {
        let line = events.recv_timeout(SOON).unwrap();
        if let Some(number) = line
            .strip_prefix("data: ")
            .map(|data| data.strip_suffix(" run").unwrap())
        {
            return number.parse().unwrap();
        }
    }
}

#[test]
fn the_number_comes_at_once_and_after_each_change() {
    let preview = Running::start();
    let events = preview.events();
    assert_eq!(number(&events), 1);
    preview.changes.send_replace(2);
    assert_eq!(number(&events), 2);
    // A burst may come as one, but its last is told.
    for change in 3..=50 {
        preview.changes.send_replace(change);
    }
    while number(&events) != 50 {}
    let late = preview.events();
    assert_eq!(number(&late), 50);
}

#[test]
fn the_stream_has_the_headers_of_every_answer() {
    let mut preview = Running::start();
    let lines = preview.events();
    let mut head = String::new();
    loop {
        let line = lines.recv_timeout(SOON).unwrap();
        if line.is_empty() {
            break;
        }
        head.push_str(&line);
        head.push('\n');
    }
    preview.stop();
    let reply = super::Reply::read(format!("{}\r\n\r\n", head.trim_end()).as_bytes());
    guarded(&reply);
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("content-type"), Some("text/event-stream"));
}

#[test]
fn a_stop_ends_open_streams_and_idle_connections_at_once() {
    let mut preview = Running::start();
    let streams: Vec<_> = (0..8).map(|_| preview.events()).collect();
    for events in &streams {
        assert_eq!(number(events), 1);
    }
    // One that says nothing, one that is in the middle of a head, one between two requests.
    let silent = preview.connect();
    let mut slow = preview.connect();
    slow.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
    let mut idle = preview.connect();
    let host = preview.host();
    write!(idle, "GET / HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
    assert!(idle.read(&mut [0; 64]).unwrap() > 0);

    let begin = Instant::now();
    preview.stop();
    assert!(
        begin.elapsed() < Duration::from_secs(1),
        "{:?}",
        begin.elapsed()
    );
    for events in &streams {
        let end = loop {
            match events.recv_timeout(SOON) {
                Ok(_) => {}
                Err(end) => break end,
            }
        };
        assert_eq!(end, RecvTimeoutError::Disconnected);
    }
    drop((silent, slow, idle));
    assert!(TcpStream::connect(preview.address).is_err());
}

#[test]
fn many_that_say_nothing_do_not_keep_the_others_out() {
    let preview = Running::start();
    let silent: Vec<_> = (0..100).map(|_| preview.connect()).collect();
    assert_eq!(preview.get("/coach/").status, 200);
    drop(silent);
}

#[test]
fn more_streams_than_are_held_end_the_oldest() {
    let preview = Running::start();
    let streams: Vec<_> = (0..65)
        .map(|_| {
            let events = preview.events();
            assert_eq!(number(&events), 1);
            events
        })
        .collect();
    preview.changes.send_replace(2);
    for events in &streams[1..] {
        assert_eq!(number(events), 2);
    }
    // The end of a body in chunks; after it, nothing is told.
    let mut rest = streams[0].iter();
    assert!(
        rest.by_ref()
            .take_while(|line| line != "0")
            .all(|line| !line.starts_with("data: "))
    );
}
