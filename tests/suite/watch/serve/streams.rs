//! The stream of events over a connection, and the stop.

use std::{
    io::{Read, Write},
    net::TcpStream,
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::{Duration, Instant},
};

use super::{assert_common_headers, running::Running};

const SOON: Duration = Duration::from_secs(10);

/// The next number in the stream.
fn next_number(events: &Receiver<String>) -> u64 {
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
fn the_number_is_sent_at_once_and_after_each_change() {
    let preview = Running::start();
    let events = preview.events();
    assert_eq!(next_number(&events), 1);
    preview.changes.send_replace(2);
    assert_eq!(next_number(&events), 2);
    // A burst may arrive as one change, but its last number is sent.
    for change in 3..=50 {
        preview.changes.send_replace(change);
    }
    while next_number(&events) != 50 {}
    let late = preview.events();
    assert_eq!(next_number(&late), 50);
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
    assert_common_headers(&reply);
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("content-type"), Some("text/event-stream"));
}

#[test]
fn a_stop_ends_open_streams_and_idle_connections_at_once() {
    let mut preview = Running::start();
    let streams: Vec<_> = (0..8).map(|_| preview.events()).collect();
    for events in &streams {
        assert_eq!(next_number(events), 1);
    }
    // One connection that sends nothing, one in the middle of a head, one between two requests.
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

/// The longest time a reader may wait behind a crowd: much less than the ten seconds after which the program ends
/// each connection that is not admitted.
const AT_ONCE: Duration = Duration::from_secs(3);

#[test]
fn a_crowd_without_the_cookie_does_not_block_readers() {
    let preview = Running::start();
    let (host, secret_folder) = (preview.host(), preview.secret_folder());
    // More than may be open at once: silent, in the middle of a head, and refused without reading the response.
    let mut crowd: Vec<TcpStream> = Vec::new();
    for number in 0..300 {
        let mut stream = preview.connect();
        let said = match number % 3 {
            0 => String::new(),
            1 => format!("GET {secret_folder}/coach/ HTTP/1.1\r\nHost: {host}\r\nCookie: a="),
            _ => format!("GET {secret_folder}/coach/ HTTP/1.1\r\nHost: {host}\r\n\r\n"),
        };
        // The connection may already have been ended.
        let _ = stream.write_all(said.as_bytes());
        crowd.push(stream);
    }
    for _ in 0..5 {
        let begin = Instant::now();
        assert_eq!(preview.get("/coach/").status, 200);
        assert!(begin.elapsed() < AT_ONCE, "{:?}", begin.elapsed());
        // The connections that are still open send another byte.
        for stream in &mut crowd {
            let _ = stream.write_all(b"x");
        }
    }
}

#[test]
fn a_slow_request_is_not_waited_for() {
    let preview = Running::start();
    let host = preview.host();
    let mut slow = preview.connect();
    write!(slow, "GET / HTTP/1.1\r\nHost: {host}\r\nX: ").unwrap();
    let begin = Instant::now();
    // Each byte arrives long before the time limit for a head.
    while slow.write_all(b"x").is_ok() {
        assert!(begin.elapsed() < SOON, "a head may take forever");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_crowd_does_not_end_admitted_connections() {
    let preview = Running::start();
    let events = preview.events();
    assert_eq!(next_number(&events), 1);
    let (host, secret_folder, cookie) = (preview.host(), preview.secret_folder(), preview.cookie());
    let ask = |stream: &mut TcpStream| {
        write!(
            stream,
            "HEAD {secret_folder}/coach/index.html HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n"
        )
        .unwrap();
        let mut head = [0; 4096];
        let length = stream.read(&mut head).unwrap();
        assert!(head[..length].starts_with(b"HTTP/1.1 200"));
    };
    let mut kept = preview.connect();
    ask(&mut kept);
    let crowd: Vec<_> = (0..100).map(|_| preview.connect()).collect();
    // Longer than a connection stays open that was not admitted.
    std::thread::sleep(Duration::from_secs(3));
    ask(&mut kept);
    preview.changes.send_replace(2);
    assert_eq!(next_number(&events), 2);
    drop(crowd);
}

#[test]
fn too_many_streams_end_the_oldest() {
    let preview = Running::start();
    let streams: Vec<_> = (0..65)
        .map(|_| {
            let events = preview.events();
            assert_eq!(next_number(&events), 1);
            events
        })
        .collect();
    preview.changes.send_replace(2);
    for events in &streams[1..] {
        assert_eq!(next_number(events), 2);
    }
    // The end of a chunked body; nothing follows it.
    let mut rest = streams[0].iter();
    assert!(
        rest.by_ref()
            .take_while(|line| line != "0")
            .all(|line| !line.starts_with("data: "))
    );
}
