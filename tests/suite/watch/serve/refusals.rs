//! What the preview refuses over real connections, and with which words.

use std::io::{Read, Write};

use super::{
    assert_common_headers,
    running::{Reply, Running},
};

/// Checks that this is a refusal with these words, and that it repeats nothing that was sent.
pub fn assert_refused(reply: &Reply, status: u16, words: &str) {
    assert_common_headers(reply);
    assert_eq!(reply.status, status, "{reply:?}");
    assert!(reply.body.contains(words), "{reply:?}");
    assert!(!reply.body.contains("evil") && !reply.body.contains("coach/"));
    assert_eq!(reply.header("set-cookie"), None);
    assert_eq!(
        reply.header("content-type"),
        Some("text/html; charset=utf-8")
    );
}

#[test]
fn a_request_with_another_host_gets_the_address() {
    let preview = Running::start();
    let cookie = preview.cookie();
    let address = format!(
        "The preview is only available at http://{}.",
        preview.host()
    );
    for host in ["localhost", "127.0.0.1", "127.0.0.1:1", "evil.example"] {
        for target in [
            "/",
            "/coach/",
            "/-/events",
            "/-/watch.js",
            &preview.first_target(),
        ] {
            let asked = format!(
                "GET {target} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n"
            );
            assert_refused(&preview.send(&asked), 421, &address);
        }
    }
    let host = preview.host();
    for head in [
        "GET / HTTP/1.0\r\n\r\n".to_owned(),
        "GET / HTTP/1.1\r\nConnection: close\r\n\r\n".to_owned(),
        format!("GET / HTTP/1.1\r\nHost: {host}\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
    ] {
        assert_refused(&preview.send(&head), 400, &address);
    }
    let named = preview.request("GET", "http://evil.example/coach/", &[]);
    assert_refused(&named, 421, &address);
}

#[test]
fn paths_that_are_not_plain_are_refused() {
    let preview = Running::start();
    for path in [
        "//coach/",
        "/coach//",
        "/../a",
        "/coach/..",
        "/..%2fa",
        "/%2e%2e/a",
        "/a%5cb",
        "/a\\b",
        "/C:/a",
        "/c%3a/a",
        "/a%00",
        "/a%0d%0ab",
        "/%252e%252e/a",
        "/a%252fb",
        "/a%255cb",
        "/%ff",
        "/a%zz",
        "/-/%2e%2e/a",
        "/-//events",
        "*",
    ] {
        assert_refused(&preview.get(path), 400, "This address is not valid");
    }
}

#[test]
fn other_sites_and_other_methods_are_refused() {
    let preview = Running::start();
    let cookie = format!("Cookie: {}", preview.cookie());
    for target in ["/coach/", "/-/events", "/-/watch.js", "/coach/agenda.pdf"] {
        for line in [
            "Origin: null",
            "Origin: http://evil.example",
            "Origin: http://127.0.0.1:1",
            "Sec-Fetch-Site: cross-site",
            "Sec-Fetch-Site: same-site",
        ] {
            let reply = preview.request("GET", target, &[&cookie, line]);
            assert_refused(&reply, 403, "A page of another site sent this request");
        }
        for method in [
            "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "PROPFIND",
        ] {
            let reply = preview.request(method, target, &[&cookie, "Origin: http://evil.example"]);
            // The target of CONNECT is only a host; hyper finds no path in it and refuses it by itself.
            if method != "CONNECT" {
                assert_refused(&reply, 405, "is read-only");
                assert_eq!(reply.header("allow"), Some("GET, HEAD"));
            }
        }
    }
    let link = [
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Mode: navigate",
        "Sec-Fetch-Dest: document",
    ];
    let entered = preview.request("GET", &preview.first_target(), &link);
    assert_eq!(entered.status, 200);
    let typed = preview.request("GET", "/-/events", &[&cookie, "Sec-Fetch-Site: none"]);
    assert_refused(&typed, 403, "A page of another site sent this request");
}

#[test]
fn a_body_is_not_waited_for() {
    let preview = Running::start();
    let mut stream = preview.connect();
    let host = preview.host();
    let head = format!("POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1000000\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 405");
}

#[test]
fn malformed_requests_get_no_explanation() {
    let preview = Running::start();
    let large = format!(
        "GET / HTTP/1.1\r\nHost: x\r\nA: {}\r\n\r\n",
        "x".repeat(20_000)
    );
    let many = format!(
        "GET / HTTP/1.1\r\nHost: x\r\n{}\r\n",
        "A: b\r\n".repeat(100)
    );
    for head in [
        "GET / evil\r\n\r\n",
        "GET /<evil> HTTP/1.1\r\n\r\n",
        "GET /\u{7f} HTTP/1.1\r\n\r\n",
        &large,
        &many,
    ] {
        let reply = preview.send(head);
        assert!(matches!(reply.status, 400 | 431), "{reply:?}");
        assert_eq!(reply.body, "");
        assert!(
            reply
                .headers
                .iter()
                .all(|(name, _)| name == "connection" || name == "content-length"),
            "{reply:?}"
        );
    }
}
